package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plinth.model.edit.Edit;
import plinth.model.pattern.Pattern.Discriminator;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.pattern.Pattern.Subtype;
import plinth.model.pattern.Pattern.SubtypeFamily;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Recognises supertypes: tables to which the keys of others are foreign keys. */
final class Families {
    private Families() {}

    /**
     * A table that may hold a kind of another table's rows.
     *
     * @param key its columns that reference the base's key
     * @param shared whether they are its own key as well, or called as it is; otherwise it has one of its own, and they are unique
     * @param primary whether it is the base's primary key that they reference, and not another one
     */
    private record Child(Table table, ForeignKey reference, List<Name> key, boolean shared, boolean primary) {
        String name() {
            return table.name().name().value();
        }
    }

    static List<Finding> find(Facts facts) {
        Schema schema = facts.schema();
        Map<ObjectName, List<Child>> children = new LinkedHashMap<>();
        for (Table t : schema.tables()) {
            if (t.partitionOf().isEmpty()) {
                children(schema, t)
                        .forEach(c -> children.computeIfAbsent(c.reference.target(), n -> new ArrayList<>())
                                .add(c));
            }
        }
        List<Finding> found = new ArrayList<>();
        Set<ObjectName> below = new HashSet<>();
        for (ObjectName base : topDown(children)) {
            Optional<Finding> f = schema.table(base).flatMap(b -> family(facts, b, children, below.contains(base)));
            f.ifPresent(x -> {
                found.add(x);
                ((SubtypeFamily) x.pattern()).subtypes().forEach(t -> below.add(t.table()));
            });
        }
        return trees(found);
    }

    /** Returns {@code found} with each subtype that is a base again holding its own subtypes; bases stand before their subtypes. */
    private static List<Finding> trees(List<Finding> found) {
        Map<ObjectName, SubtypeFamily> byBase = new LinkedHashMap<>();
        Map<ObjectName, ObjectName> above = new LinkedHashMap<>();
        for (Finding f : found) {
            SubtypeFamily family = (SubtypeFamily) f.pattern();
            byBase.put(family.table(), family);
            family.subtypes().forEach(s -> above.putIfAbsent(s.table(), family.table()));
        }
        List<Finding> all = new ArrayList<>();
        for (Finding f : found) {
            SubtypeFamily family = (SubtypeFamily) f.pattern();
            List<Subtype> subtypes = below(family.table(), byBase, new HashSet<>());
            List<String> evidence = new ArrayList<>(f.evidence());
            family.subtypes().stream()
                    .filter(s -> byBase.containsKey(s.table()))
                    .forEach(s -> evidence.add(s.table() + " has subtypes of its own"));
            all.add(new Finding(
                    new SubtypeFamily(
                            family.table(),
                            family.discriminator(),
                            valued(family, subtypes),
                            family.disjoint(),
                            family.complete(),
                            top(family.table(), above)),
                    evidence,
                    f.gaps()));
        }
        return all;
    }

    private static List<Subtype> below(ObjectName base, Map<ObjectName, SubtypeFamily> byBase, Set<ObjectName> passed) {
        SubtypeFamily family = byBase.get(base);
        if (family == null || !passed.add(base)) {
            return List.of();
        }
        return family.subtypes().stream()
                .map(s -> s.withBelow(below(s.table(), byBase, passed)))
                .toList();
    }

    private static Optional<ObjectName> top(ObjectName base, Map<ObjectName, ObjectName> above) {
        Set<ObjectName> passed = new HashSet<>();
        ObjectName at = base;
        while (above.containsKey(at) && passed.add(at)) {
            at = Objects.requireNonNull(above.get(at));
        }
        return at.equals(base) ? Optional.empty() : Optional.of(at);
    }

    /** Where the values of the top name the leaves, those further down have them too. */
    private static List<Subtype> valued(SubtypeFamily family, List<Subtype> subtypes) {
        if (family.discriminator().isEmpty()) {
            return subtypes;
        }
        Discriminator d = family.discriminator().get();
        Set<String> taken = new HashSet<>();
        subtypes.forEach(s -> s.value().ifPresent(taken::add));
        return subtypes.stream()
                .map(s -> s.withBelow(named(d, family.table(), s.below(), taken)))
                .toList();
    }

    private static List<Subtype> named(Discriminator d, ObjectName base, List<Subtype> below, Set<String> taken) {
        return below.stream()
                .map(s -> s.withValue(s.value()
                                .or(() -> d.values().stream()
                                        .filter(v -> fits(d, v, s.table(), base) && taken.add(v))
                                        .findFirst()))
                        .withBelow(named(d, base, s.below(), taken)))
                .toList();
    }

    private static boolean fits(Discriminator d, String value, ObjectName table, ObjectName base) {
        return Discriminators.fit(d, value, table.name().value(), base.name().value()) >= 2;
    }

    /** Whether a table below {@code child}, at whatever level, is called as a value that no child of the base has. */
    private static boolean carries(
            Discriminator d,
            ObjectName base,
            Child child,
            Map<ObjectName, List<Child>> children,
            Set<String> taken,
            Set<ObjectName> passed) {
        return passed.add(child.table.name())
                && children.getOrDefault(child.table.name(), List.of()).stream()
                        .filter(Child::shared)
                        .anyMatch(c -> d.values().stream()
                                        .anyMatch(v -> !taken.contains(v) && fits(d, v, c.table.name(), base))
                                || carries(d, base, c, children, taken, passed));
    }

    /** Returns the bases, each behind the base that it is a child of, else in the order of the schema. */
    private static List<ObjectName> topDown(Map<ObjectName, List<Child>> children) {
        Set<ObjectName> ordered = new LinkedHashSet<>();
        List<ObjectName> left = new ArrayList<>(children.keySet());
        while (!left.isEmpty()) {
            Set<ObjectName> below = new HashSet<>();
            left.forEach(b -> children.getOrDefault(b, List.of()).forEach(c -> below.add(c.table.name())));
            List<ObjectName> next =
                    left.stream().filter(b -> !below.contains(b)).toList();
            List<ObjectName> taken = next.isEmpty() ? List.of(left.getFirst()) : next;
            ordered.addAll(taken);
            left.removeAll(taken);
        }
        return List.copyOf(ordered);
    }

    /** Returns the references by which a row of {@code t} belongs to just one row of another table, and that one to at most one of {@code t}. */
    private static List<Child> children(Schema schema, Table t) {
        List<Child> all = new ArrayList<>();
        List<Name> key = t.keyColumns();
        for (ForeignKey f : t.foreignKeys()) {
            Optional<Table> base =
                    schema.table(f.target()).filter(b -> !b.name().equals(t.name()));
            List<Name> referenced = schema.referenced(f);
            if (base.isEmpty() || referenced.size() != f.columns().size()) {
                continue;
            }
            List<Name> identity = identity(base.get(), referenced);
            if (identity.isEmpty()) {
                continue;
            }
            boolean primary = identity.equals(base.get().keyColumns());
            List<Name> own = identity.stream()
                    .map(b -> f.columns().get(referenced.indexOf(b)))
                    .toList();
            boolean shared = !key.isEmpty() && own.containsAll(key) && key.containsAll(own);
            // What is called as the base's key is, and unique, is its key again, beside one from before.
            boolean again = primary && own.equals(identity) && t.unique(Set.copyOf(own));
            boolean required = own.stream()
                    .allMatch(n -> t.column(n).filter(c -> !t.nullable(c)).isPresent());
            if (shared || again || (required && t.unique(Set.copyOf(own)) && !key.isEmpty() && !own.containsAll(key))) {
                all.add(new Child(t, f, own, shared || again, primary));
            }
        }
        return nearest(all);
    }

    /** Returns the columns among {@code referenced} by which each row of {@code base} is told: its primary key, or the shortest other key that is never NULL. */
    private static List<Name> identity(Table base, List<Name> referenced) {
        List<Name> key = base.keyColumns();
        if (!key.isEmpty() && referenced.containsAll(key)) {
            return key;
        }
        Stream<List<Name>> index = base.unique(Set.copyOf(referenced)) ? Stream.of(referenced) : Stream.empty();
        return Stream.concat(base.uniques().stream().map(Constraint.Unique::columns), index)
                .filter(referenced::containsAll)
                .filter(u -> u.stream()
                        .allMatch(n ->
                                base.column(n).filter(c -> !base.nullable(c)).isPresent()))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** Of two references by the same columns the one to the table with the longer reference says more: it carries the kind. */
    private static List<Child> nearest(List<Child> all) {
        Map<ObjectName, Child> byBase = new LinkedHashMap<>();
        for (Child c : all) {
            byBase.merge(
                    c.reference.target(),
                    c,
                    (a, b) -> a.primary == b.primary
                            ? b.reference.columns().size()
                                            > a.reference.columns().size()
                                    ? b
                                    : a
                            : a.primary ? a : b);
        }
        return List.copyOf(byBase.values());
    }

    private static Optional<Finding> family(
            Facts facts, Table base, Map<ObjectName, List<Child>> byBase, boolean below) {
        List<Child> children = byBase.getOrDefault(base.name(), List.of());
        Optional<Discriminator> discriminator = Discriminators.of(facts, base, candidates(facts, base, children));
        Map<Child, Subtype> all = subtypes(facts, base, discriminator, children);
        List<Child> certain = new ArrayList<>();
        List<Child> likely = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        all.values().forEach(s -> s.value().ifPresent(taken::add));
        boolean carried = false;
        Set<Subtype> declared =
                discriminator.map(d -> declared(facts, base, d, all.values())).orElse(Set.of());
        for (Child c : children) {
            boolean carrier = c.shared
                    && discriminator
                            .filter(d -> carries(d, base.name(), c, byBase, taken, new HashSet<>()))
                            .isPresent();
            carried |= carrier;
            Subtype s = Objects.requireNonNull(all.get(c));
            if (carrier || certain(base, c, s, declared.contains(s))) {
                certain.add(c);
            } else if (c.shared
                    && c.primary
                    && !Companions.part(base.name().name().value(), c.name())) {
                likely.add(c);
            }
        }
        // Numbers say nothing of which table they mean.
        boolean limited = discriminator
                .filter(d -> !d.called().isEmpty()
                        || d.values().stream().anyMatch(v -> v.chars().anyMatch(Character::isLetter)))
                .isPresent();
        boolean several = certain.size() + likely.size() >= 2;
        // A table beside those that have a value, and that no value means, is no kind.
        boolean take = limited ? certain.isEmpty() && several : !certain.isEmpty() || several || below;
        List<Subtype> members = children.stream()
                .filter(c -> certain.contains(c) || (take && likely.contains(c)))
                .map(c -> all.get(c))
                .toList();
        boolean told = discriminator.isPresent()
                && (carried || members.stream().anyMatch(m -> m.value().isPresent() || !limited));
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Optional<Discriminator> known = told ? discriminator : Optional.empty();
        Enforcement disjoint =
                known.isEmpty() ? Enforcement.NONE : guarded(members) ? Enforcement.ENFORCED : Enforcement.MEANT;
        Enforcement complete = known.isEmpty() ? Enforcement.NONE : Enforcement.MEANT;
        SubtypeFamily family =
                new SubtypeFamily(base.name(), known, ordered(members, known), disjoint, complete, Optional.empty());
        return Optional.of(new Finding(family, evidence(facts, base, family), gaps(facts, base, family)));
    }

    private static List<Discriminators.Candidate> candidates(Facts facts, Table base, List<Child> children) {
        return children.stream()
                .map(c -> new Discriminators.Candidate(
                        c.name(),
                        kind -> guard(base, c, kind),
                        g -> facts.rules(c.table).constant(g)))
                .toList();
    }

    /**
     * Returns the subtypes that the values of {@code d} list by their names, which says more than the word that they are called by; a column that is
     * not called as a kind is must list several.
     */
    private static Set<Subtype> declared(Facts facts, Table base, Discriminator d, Collection<Subtype> all) {
        Column kind = base.column(d.column()).orElseThrow();
        Set<Subtype> listed = new HashSet<>();
        all.stream()
                .filter(s -> s.value()
                        .filter(v -> d.values().contains(v) && fits(d, v, s.table(), base.name()))
                        .isPresent())
                .forEach(listed::add);
        boolean called = Kinds.named(facts, kind.name()) || Kinds.lookedUp(facts, base, kind);
        return !States.named(facts, kind) && (called || listed.size() >= 2) ? listed : Set.of();
    }

    /** Whether more than the shared key says that rows of the child are rows of the base: a value, a name, Django's key. */
    private static boolean certain(Table base, Child c, Subtype s, boolean declared) {
        String name = base.name().name().value();
        if (s.value().isPresent()) {
            return c.shared || s.guard().isPresent() || declared || !Companions.part(name, c.name());
        }
        // A row of what is kept of a code, as stock is of an article's, is no kind by that alone.
        if (!c.primary) {
            return false;
        }
        boolean django = c.shared && c.key.getFirst().value().endsWith("_ptr_id");
        return django || (c.shared && Companions.kind(name, c.name()));
    }

    /** Whether each reference carries another value of the discriminator, and is checked. */
    private static boolean guarded(List<Subtype> members) {
        Set<String> values = new HashSet<>();
        return members.stream()
                .allMatch(s -> s.guard().isPresent()
                        && s.reference().valid()
                        && s.reference().enforced()
                        && values.add(s.value().orElse("")));
    }

    /** Returns the child's column that stands for the base's column {@code kind} in its reference. */
    private static Optional<Name> guard(Table base, Child c, Name kind) {
        int at = c.reference.references().indexOf(kind);
        return at < 0 || base.keyColumns().contains(kind)
                ? Optional.empty()
                : Optional.of(c.reference.columns().get(at));
    }

    private static Map<Child, Subtype> subtypes(
            Facts facts, Table base, Optional<Discriminator> discriminator, List<Child> children) {
        Map<Child, String> values = new LinkedHashMap<>();
        Map<Child, Name> guards = new LinkedHashMap<>();
        if (discriminator.isPresent()) {
            Discriminator d = discriminator.get();
            for (Child c : children) {
                Optional<Name> guard = guard(base, c, d.column());
                Optional<String> constant =
                        guard.flatMap(g -> facts.rules(c.table).constant(g));
                if (guard.isPresent() && constant.isPresent()) {
                    guards.put(c, guard.get());
                    values.put(c, constant.get());
                } else if (guard.isEmpty() && c.table.column(d.column()).isPresent()) {
                    facts.rules(c.table)
                            .constant(d.column())
                            .filter(d.values()::contains)
                            .ifPresent(v -> values.put(c, v));
                }
            }
            Set<String> taken = new HashSet<>(values.values());
            for (int wanted = 3; wanted >= 1; wanted--) {
                for (Child c : children) {
                    for (String v : d.values()) {
                        int fit = Discriminators.fit(
                                d, v, c.name(), base.name().name().value());
                        if (!values.containsKey(c) && !taken.contains(v) && fit >= wanted) {
                            values.put(c, v);
                            taken.add(v);
                        }
                    }
                }
            }
            shortened(base, d, children, values);
        }
        Map<Child, Subtype> out = new LinkedHashMap<>();
        for (Child c : children) {
            out.put(
                    c,
                    new Subtype(
                            c.table.name(),
                            c.key,
                            identity(base, facts.schema().referenced(c.reference)),
                            Optional.ofNullable(values.get(c)),
                            c.reference,
                            Optional.ofNullable(guards.get(c)),
                            List.of()));
        }
        return out;
    }

    /**
     * Gives those children a value that have none yet where a value is short for the name of one alone, and that for no other value; one such match by itself
     * may be chance. The rows that a flag does not mark are those of the one other child that is called by the opposite.
     */
    private static void shortened(Table base, Discriminator d, List<Child> children, Map<Child, String> values) {
        String name = base.name().name().value();
        List<Child> left = children.stream()
                .filter(c -> c.shared && !values.containsKey(c) && !Companions.part(name, c.name()))
                .toList();
        if (d.values().equals(Discriminators.TRUTH)) {
            boolean opposite = left.size() == 1
                    && values.size() == 1
                    && left.getFirst().primary
                    && Words.opposite(d.column().value(), left.getFirst().name());
            if (opposite) {
                values.put(left.getFirst(), "false");
            }
            return;
        }
        List<String> free =
                d.values().stream().filter(v -> !values.containsValue(v)).toList();
        Map<Child, String> found = new LinkedHashMap<>();
        for (Child c : left) {
            List<String> fitting =
                    free.stream().filter(v -> shortFor(base, v, c)).toList();
            boolean alone = fitting.size() == 1
                    && left.stream()
                                    .filter(o -> shortFor(base, fitting.getFirst(), o))
                                    .count()
                            == 1;
            if (alone) {
                found.put(c, fitting.getFirst());
            }
        }
        if (found.size() > 1 || !values.isEmpty()) {
            values.putAll(found);
        }
    }

    private static boolean shortFor(Table base, String value, Child c) {
        return Words.shortFor(value, c.name(), base.name().name().value());
    }

    private static List<Subtype> ordered(List<Subtype> members, Optional<Discriminator> discriminator) {
        List<Subtype> out = new ArrayList<>(members);
        List<String> order = discriminator.map(Discriminator::values).orElse(List.of());
        out.sort(Comparator.comparingInt(
                s -> s.value().map(order::indexOf).filter(i -> i >= 0).orElse(order.size())));
        return out;
    }

    // What is said of it

    private static List<String> evidence(Facts facts, Table base, SubtypeFamily family) {
        List<String> out = new ArrayList<>();
        for (Subtype s : family.subtypes()) {
            String key = join(s.key());
            out.add("The key of " + s.table() + ", " + key + ", is a foreign key to " + base.name()
                    + (s.of().equals(base.keyColumns()) ? "" : " by " + join(s.of()))
                    + (s.reference().onDelete() == Constraint.Action.CASCADE ? " and goes with its row" : "")
                    + s.value()
                            .map(v -> "; its rows are of "
                                    + family.discriminator()
                                            .map(d -> d.column() + " '")
                                            .orElse("'") + v + "'"
                                    + family.discriminator()
                                            .map(d -> why(d, v, base, s))
                                            .orElse(""))
                            .orElse(""));
        }
        family.discriminator()
                .ifPresent(d -> out.add(
                        d.values().isEmpty()
                                ? base.name() + "." + d.column()
                                        + " tells the subtypes apart, but nothing limits its values"
                                : base.name() + "." + d.column() + " tells the subtypes apart: it is one of "
                                        + quoted(d.values())
                                        + (d.called().isEmpty()
                                                ? ""
                                                : ", which the script puts into the lookup table")));
        if (family.discriminator().isEmpty()) {
            family.subtypes()
                    .forEach(s -> flagged(facts, base, s)
                            .ifPresent(n -> out.add(s.table() + " holds rows of " + base.name() + " with " + n
                                    + " alone: its reference includes it, and it is true there")));
        }
        if (family.disjoint() == Enforcement.ENFORCED) {
            out.add("Each subtype's reference includes the "
                    + family.discriminator().orElseThrow().column() + ", so a row of the wrong kind is refused");
        }
        return out;
    }

    /** The truth value of the base that the reference of {@code s} carries, and which is true in all its rows. */
    private static Optional<Name> flagged(Facts facts, Table base, Subtype s) {
        ForeignKey f = s.reference();
        List<Name> referenced = facts.schema().referenced(f);
        Table t = facts.schema().requireTable(s.table());
        for (int i = 0; i < Math.min(referenced.size(), f.columns().size()); i++) {
            Optional<Column> flag =
                    base.column(referenced.get(i)).filter(c -> c.type().is("boolean"));
            if (flag.isPresent() && facts.rules(t).constant(f.columns().get(i)).equals(Optional.of("true"))) {
                return Optional.of(flag.get().name());
            }
        }
        return Optional.empty();
    }

    /** Where the value itself does not say which table it means: what does. */
    private static String why(Discriminator d, String value, Table base, Subtype s) {
        String table = s.table().name().value();
        String of = base.name().name().value();
        if (!d.name(value).equals(value)) {
            return ", which is called '" + d.name(value) + "'";
        }
        boolean brief =
                s.guard().isEmpty() && Discriminators.fit(d, value, table, of) == 0 && Words.shortFor(value, table, of);
        return brief ? ", short for its name" : "";
    }

    static String join(List<Name> names) {
        return String.join(", ", names.stream().map(Name::value).toList());
    }

    static String quoted(List<String> values) {
        return String.join(", ", values.stream().map(v -> "'" + v + "'").toList());
    }

    private static List<Gap> gaps(Facts facts, Table base, SubtypeFamily family) {
        Schema schema = facts.schema();
        List<Gap> gaps = new ArrayList<>();
        if (family.discriminator().isEmpty()) {
            return gaps;
        }
        Discriminator d = family.discriminator().get();
        List<Subtype> valued =
                family.subtypes().stream().filter(s -> s.value().isPresent()).toList();
        boolean lookedUp = Kinds.lookup(facts, base, d.column()).isPresent();
        if (d.values().isEmpty() && !valued.isEmpty() && !lookedUp) {
            gaps.add(new Gap(
                    Gap.Rule.ANY_KIND,
                    List.of(d.column()),
                    base.name() + "." + d.column() + " accepts any value",
                    "A slip of the pen makes a row of a kind that no table knows.",
                    List.of(),
                    "Limit " + d.column() + " by a check"));
        }
        List<Subtype> open = valued.stream().filter(s -> s.guard().isEmpty()).toList();
        if (family.disjoint() == Enforcement.MEANT && !open.isEmpty()) {
            Subtype first = open.getFirst();
            String other = d.values().stream()
                    .filter(v -> !v.equals(first.value().orElseThrow()))
                    .reduce((a, b) -> b)
                    .orElse("another kind");
            gaps.add(new Gap(
                    Gap.Rule.ROW_OF_OTHER_KIND,
                    List.of(d.column()),
                    first.table() + " accepts a row for " + article(base) + " of " + d.column() + " '" + other + "'",
                    "The foreign key takes any row of " + base.name() + ": its " + d.column()
                            + " is not part of the key, so the two tables can contradict each other.",
                    guard(schema, base, d, open),
                    "Make " + d.column() + " part of the key of " + list(open)));
        }
        if (family.complete() == Enforcement.MEANT) {
            gaps.add(new Gap(
                    Gap.Rule.NO_SUBTYPE,
                    List.of(),
                    Strings.capital(article(base)) + " may have no row in any subtype's table",
                    "No foreign key can demand it, for the base row comes first. A deferred constraint trigger can, or"
                            + " one statement that writes both rows, as the query stubs do.",
                    List.of(),
                    ""));
        }
        return gaps;
    }

    private static String list(List<Subtype> subtypes) {
        return String.join(
                ", ", subtypes.stream().map(s -> s.table().toString()).toList());
    }

    static String article(Table t) {
        return Words.article(String.join("_", Words.parts(t.name().name().value())));
    }

    /** The edits that make the discriminator part of the reference: a key over both in the base, a constant column in each subtype. */
    private static List<Edit> guard(Schema schema, Table base, Discriminator d, List<Subtype> open) {
        List<Edit> edits = new ArrayList<>();
        Column kind = base.column(d.column()).orElseThrow();
        Set<List<Name>> keys = new HashSet<>();
        for (Subtype s : open) {
            List<Name> key = new ArrayList<>(s.of());
            key.add(d.column());
            boolean there = base.uniques().stream()
                    .anyMatch(u -> Set.copyOf(u.columns()).equals(Set.copyOf(key)));
            if (keys.add(key) && !there) {
                Constraint.Unique unique = new Constraint.Unique(
                        Optional.empty(),
                        Constraint.Key.of(key),
                        false,
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty());
                edits.add(new Edit.AddConstraint(
                        base.name(), unique.withName(Optional.of(ImpliedNames.base(base, unique)))));
            }
            Table t = schema.requireTable(s.table());
            Name column = t.column(d.column()).isEmpty()
                    ? d.column()
                    : new Name(Words.singular(base.name().name().value()) + "_" + d.column());
            String literal = Strings.literal(s.value().orElseThrow());
            Expression constant = kind.type() instanceof Type.Named n
                    ? Expression.verbatim(literal + "::" + n.written())
                    : Expression.verbatim(literal);
            boolean generated = takesGenerated(s.reference());
            Column guard = Column.of(column.value(), kind.type())
                    .notNullable()
                    .withValue(generated ? new Column.Generated(constant, true) : new Column.Default(constant));
            edits.add(new Edit.AddColumn(
                    t.name(),
                    guard,
                    t.column(s.key().getLast()).map(t.columns()::indexOf).orElse(-1) + 1));
            if (!generated) {
                Expression only = new Expression(
                        List.of(new Expression.Reference(List.of(column)), new Expression.Verbatim(" = " + literal)));
                edits.add(new Edit.AddConstraint(
                        t.name(),
                        Constraint.Check.of(Optional.of(new Name(t.name().name() + "_" + column + "_check")), only)));
            }
            List<Name> own = new ArrayList<>(s.key());
            own.add(column);
            ForeignKey reference = s.reference().withColumns(own).withTarget(base.name(), key);
            ForeignKey named =
                    reference.withName(Optional.of(ImpliedNames.base(t, reference.withName(Optional.empty()))));
            edits.add(new Edit.DropConstraint(t.name(), nameOf(t, s.reference())));
            edits.add(new Edit.AddConstraint(t.name(), named));
        }
        return List.of(new Edit.Together("Enforce " + d.column() + " of " + base.name(), edits));
    }

    /** Whether PostgreSQL lets a generated column be a part of {@code f}: nothing may be written to it when the row it references changes. */
    private static boolean takesGenerated(ForeignKey f) {
        boolean update = f.onUpdate() == Constraint.Action.NO_ACTION || f.onUpdate() == Constraint.Action.RESTRICT;
        boolean delete = f.onDelete() != Constraint.Action.SET_NULL && f.onDelete() != Constraint.Action.SET_DEFAULT;
        return update && delete;
    }

    static Name nameOf(Table t, Constraint c) {
        return ImpliedNames.base(t, c);
    }
}
