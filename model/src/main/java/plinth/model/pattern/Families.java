package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** A table whose key is a foreign key to {@code base}. */
    private record Child(Table table, ForeignKey reference, List<Name> key) {}

    static List<Finding> find(Schema schema) {
        Map<ObjectName, List<Child>> children = new LinkedHashMap<>();
        for (Table t : schema.tables()) {
            if (t.partitionOf().isEmpty()) {
                child(schema, t)
                        .ifPresent(c -> children.computeIfAbsent(c.reference.target(), n -> new ArrayList<>())
                                .add(c));
            }
        }
        List<Finding> found = new ArrayList<>();
        for (Map.Entry<ObjectName, List<Child>> e : children.entrySet()) {
            schema.table(e.getKey())
                    .flatMap(base -> family(schema, base, e.getValue()))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Returns the reference by which all of {@code t}'s key is the key of another table. */
    private static Optional<Child> child(Schema schema, Table t) {
        List<Name> key = t.keyColumns();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        for (ForeignKey f : t.foreignKeys()) {
            Optional<Table> base =
                    schema.table(f.target()).filter(b -> !b.name().equals(t.name()));
            List<Name> referenced = schema.referenced(f);
            if (base.isEmpty()
                    || !f.columns().containsAll(key)
                    || referenced.size() != f.columns().size()) {
                continue;
            }
            List<Name> baseKey = base.get().keyColumns();
            List<Name> own = new ArrayList<>();
            for (Name b : baseKey) {
                int at = referenced.indexOf(b);
                if (at >= 0 && key.contains(f.columns().get(at))) {
                    own.add(f.columns().get(at));
                }
            }
            if (!baseKey.isEmpty() && own.size() == baseKey.size() && own.size() == key.size()) {
                return Optional.of(new Child(t, f, own));
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> family(Schema schema, Table base, List<Child> children) {
        Optional<Discriminator> discriminator = discriminator(schema, base, children);
        List<Child> members = children.stream()
                .filter(c -> discriminator.isPresent() || !extension(base, c))
                .toList();
        if (members.isEmpty() || (discriminator.isEmpty() && members.size() < 2)) {
            return Optional.empty();
        }
        List<Subtype> subtypes = subtypes(base, discriminator, members);
        if (discriminator.isPresent()) {
            // A table that extends the base one to one is no subtype when none of the values means it.
            List<Subtype> meant = subtypes.stream()
                    .filter(s -> s.value().isPresent()
                            || discriminator.get().values().isEmpty())
                    .filter(s -> s.value().isPresent() || !extension(base, s.table()))
                    .toList();
            if (meant.isEmpty()) {
                return Optional.empty();
            }
            subtypes = meant;
        }
        Enforcement disjoint = discriminator.isEmpty()
                ? Enforcement.NONE
                : subtypes.stream().allMatch(s -> s.guard().isPresent()) ? Enforcement.ENFORCED : Enforcement.MEANT;
        Enforcement complete = discriminator.isEmpty() ? Enforcement.NONE : Enforcement.MEANT;
        SubtypeFamily family = new SubtypeFamily(base.name(), discriminator, subtypes, disjoint, complete);
        return Optional.of(new Finding(family, evidence(base, family), gaps(base, family, schema)));
    }

    private static boolean extension(Table base, Child c) {
        return extension(base, c.table.name());
    }

    /** Whether the name says "more of the same thing", as user_settings does of users. */
    private static boolean extension(Table base, ObjectName child) {
        List<String> b = Words.parts(base.name().name().value());
        List<String> c = Words.parts(child.name().value());
        return c.size() > b.size() && c.subList(0, b.size()).equals(b);
    }

    // The discriminator

    private static Optional<Discriminator> discriminator(Schema schema, Table base, List<Child> children) {
        record Candidate(Discriminator d, int score) {}
        List<Candidate> candidates = new ArrayList<>();
        for (Column c : base.columns()) {
            boolean guarded =
                    children.stream().anyMatch(k -> guard(base, k, c.name()).isPresent());
            Optional<List<String>> values = CheckedValues.of(schema, base, c.name());
            boolean named = namesKind(c.name().value());
            int fits = 0;
            for (Child k : children) {
                fits += values.orElse(List.of()).stream()
                        .mapToInt(v -> Words.fit(
                                v,
                                k.table.name().name().value(),
                                base.name().name().value()))
                        .max()
                        .orElse(0);
            }
            int score = (guarded ? 100 : 0) + fits * 4 + (named ? 3 : 0) + (values.isPresent() ? 1 : 0);
            boolean enough = guarded || fits > 0 || (named && (values.isPresent() || textual(c)));
            if (enough) {
                candidates.add(new Candidate(new Discriminator(c.name(), values.orElse(List.of())), score));
            }
        }
        return candidates.stream()
                .max(Comparator.comparingInt(Candidate::score))
                .map(Candidate::d);
    }

    static boolean textual(Column c) {
        return c.type().is("text")
                || c.type().is("character varying")
                || c.type().is("character");
    }

    /** Whether people call the column that tells kinds apart like this. */
    static boolean namesKind(String column) {
        List<String> parts = Words.parts(column);
        String last = parts.isEmpty() ? "" : parts.getLast();
        return switch (last) {
            case "kind", "type", "dtype", "discriminator", "class", "category", "subtype", "variant" ->
                parts.size() <= 2;
            default -> false;
        };
    }

    /** Returns the child's column that stands for the base's column {@code kind} in its reference. */
    private static Optional<Name> guard(Table base, Child c, Name kind) {
        int at = c.reference.references().indexOf(kind);
        return at < 0 || base.keyColumns().contains(kind)
                ? Optional.empty()
                : Optional.of(c.reference.columns().get(at));
    }

    /** Returns the value that {@code column} of {@code table} always has: generated, or checked to be that. */
    private static Optional<String> constant(Table table, Name column) {
        Optional<String> generated = table.column(column)
                .map(Column::value)
                .filter(Column.Generated.class::isInstance)
                .flatMap(v -> literal(((Column.Generated) v).expression()));
        if (generated.isPresent()) {
            return generated;
        }
        for (Constraint.Check k : table.checks()) {
            Optional<List<String>> listed = CheckedValues.listed(k.expression(), column);
            if (listed.isPresent() && listed.get().size() == 1) {
                return Optional.of(listed.get().getFirst());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> literal(Expression e) {
        String text = e.toString().strip();
        while (text.startsWith("(") && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        int cast = text.lastIndexOf("::");
        String value = cast > 0 ? text.substring(0, cast).strip() : text;
        if (value.matches("-?\\d+")) {
            return Optional.of(value);
        }
        return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
                ? Optional.of(value.substring(1, value.length() - 1).replace("''", "'"))
                : Optional.empty();
    }

    private static List<Subtype> subtypes(Table base, Optional<Discriminator> discriminator, List<Child> children) {
        List<Subtype> out = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Map<Child, String> values = new LinkedHashMap<>();
        Map<Child, Name> guards = new LinkedHashMap<>();
        if (discriminator.isPresent()) {
            for (Child c : children) {
                Optional<Name> guard = guard(base, c, discriminator.get().column());
                Optional<String> constant = guard.flatMap(g -> constant(c.table, g));
                if (guard.isPresent() && constant.isPresent()) {
                    guards.put(c, guard.get());
                    values.put(c, constant.get());
                    taken.add(constant.get());
                }
            }
            for (int wanted = 3; wanted >= 1; wanted--) {
                for (Child c : children) {
                    for (String v : discriminator.get().values()) {
                        int fit = Words.fit(
                                v,
                                c.table.name().name().value(),
                                base.name().name().value());
                        if (!values.containsKey(c) && !taken.contains(v) && fit >= wanted) {
                            values.put(c, v);
                            taken.add(v);
                        }
                    }
                }
            }
        }
        for (Child c : children) {
            out.add(new Subtype(
                    c.table.name(),
                    c.key,
                    Optional.ofNullable(values.get(c)),
                    c.reference,
                    Optional.ofNullable(guards.get(c))));
        }
        List<String> order = discriminator.map(Discriminator::values).orElse(List.of());
        out.sort(Comparator.comparingInt(
                s -> s.value().map(order::indexOf).filter(i -> i >= 0).orElse(order.size())));
        return out;
    }

    // What is said of it

    private static List<String> evidence(Table base, SubtypeFamily family) {
        List<String> out = new ArrayList<>();
        for (Subtype s : family.subtypes()) {
            String key = join(s.key());
            out.add("The key of " + s.table() + ", " + key + ", is a foreign key to " + base.name()
                    + (s.reference().onDelete() == Constraint.Action.CASCADE ? " and goes with its row" : "")
                    + s.value()
                            .map(v -> "; its rows are of "
                                    + family.discriminator()
                                            .map(d -> d.column() + " '")
                                            .orElse("'") + v + "'")
                            .orElse(""));
        }
        family.discriminator()
                .ifPresent(d -> out.add(
                        d.values().isEmpty()
                                ? base.name() + "." + d.column()
                                        + " tells the subtypes apart, but nothing limits its values"
                                : base.name() + "." + d.column() + " tells the subtypes apart: it is one of "
                                        + quoted(d.values())));
        if (family.disjoint() == Enforcement.ENFORCED) {
            out.add("Each subtype's reference includes the "
                    + family.discriminator().orElseThrow().column() + ", so a row of the wrong kind is refused");
        }
        return out;
    }

    static String join(List<Name> names) {
        return String.join(", ", names.stream().map(Name::value).toList());
    }

    static String quoted(List<String> values) {
        return String.join(", ", values.stream().map(v -> "'" + v + "'").toList());
    }

    private static List<Gap> gaps(Table base, SubtypeFamily family, Schema schema) {
        List<Gap> gaps = new ArrayList<>();
        if (family.discriminator().isEmpty()) {
            return gaps;
        }
        Discriminator d = family.discriminator().get();
        List<Subtype> valued =
                family.subtypes().stream().filter(s -> s.value().isPresent()).toList();
        if (d.values().isEmpty() && !valued.isEmpty()) {
            gaps.add(new Gap(
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
                    first.table() + " accepts a row for " + article(base) + " of " + d.column() + " '" + other + "'",
                    "The foreign key takes any row of " + base.name() + ": its " + d.column()
                            + " is not part of the key, so the two tables can contradict each other.",
                    guard(schema, base, d, open),
                    "Make " + d.column() + " part of the key of " + list(open)));
        }
        if (family.complete() == Enforcement.MEANT) {
            gaps.add(new Gap(
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
        List<Name> key = new ArrayList<>(base.keyColumns());
        key.add(d.column());
        if (!base.unique(Set.copyOf(key))
                || base.uniques().stream()
                        .noneMatch(u -> Set.copyOf(u.columns()).equals(Set.copyOf(key)))) {
            Constraint.Unique unique = new Constraint.Unique(
                    Optional.empty(),
                    Constraint.Key.of(key),
                    false,
                    Constraint.Deferral.NOT_DEFERRABLE,
                    Optional.empty());
            edits.add(
                    new Edit.AddConstraint(base.name(), unique.withName(Optional.of(ImpliedNames.base(base, unique)))));
        }
        for (Subtype s : open) {
            Table t = schema.requireTable(s.table());
            Name column = t.column(d.column()).isEmpty()
                    ? d.column()
                    : new Name(Words.singular(base.name().name().value()) + "_" + d.column());
            String literal = Strings.literal(s.value().orElseThrow());
            Expression constant = kind.type() instanceof Type.Named n
                    ? Expression.verbatim(literal + "::" + n.written())
                    : Expression.verbatim(literal);
            Column guard = Column.of(column.value(), kind.type())
                    .notNullable()
                    .withValue(new Column.Generated(constant, true));
            edits.add(new Edit.AddColumn(
                    t.name(),
                    guard,
                    t.columns().indexOf(t.column(s.key().getLast()).orElseThrow()) + 1));
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

    static Name nameOf(Table t, Constraint c) {
        return ImpliedNames.base(t, c);
    }
}
