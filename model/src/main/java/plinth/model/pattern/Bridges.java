package plinth.model.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.Table;

/** Recognises tables that connect others many to many. */
final class Bridges {
    /** What tells several links of the same rows apart: which rank, in which role, since when. */
    private static final Set<String> QUALIFIERS = Set.of(
            ("rank role period order sort position ordinal seq sequence no number index idx priority purpose type kind"
                + " level since from start begin valid effective date day at on year month term season language lang"
                + " locale scope relation relationship context slot capacity reason")
                    .split(" ", -1));

    /** A table with a key of its own that so many others reference, and with so many columns of its own, is a thing by itself. */
    private static final int REFERENCED = 2;

    private static final int OWN = 6;

    /** Without any key, with so many columns of its own a row may still be no more than a link of two others. */
    private static final int SLIGHT = 3;

    /**
     * A key of a table.
     *
     * @param whole whether it is unique among all rows, and not among those only that a predicate selects
     */
    private record Key(Set<Name> columns, boolean primary, boolean whole) {}

    private Bridges() {}

    static Optional<Finding> find(Facts facts, Table t) {
        List<ForeignKey> all = ends(t);
        if (ClosureTables.of(facts, t).isPresent()) {
            return Optional.empty();
        }
        if (all.size() < 2) {
            return named(facts, t, all);
        }
        Optional<Finding> qualified = Optional.empty();
        for (Key key : keys(t)) {
            List<ForeignKey> ends = all.stream()
                    .filter(f -> key.columns.containsAll(f.columns()))
                    .toList();
            Set<Name> rest = new HashSet<>(key.columns);
            ends.forEach(f -> rest.removeAll(f.columns()));
            if (ends.size() < 2 || !apart(ends) || thing(facts, t, key, ends) || (!key.whole && optional(t, ends))) {
                continue;
            }
            if (rest.isEmpty()) {
                return Optional.of(finding(t, key, ends, rest));
            }
            if (qualified.isEmpty() && rest.size() <= 2 && rest.stream().allMatch(n -> qualifies(facts, t, n))) {
                qualified = Optional.of(finding(t, key, ends, rest));
            }
        }
        return qualified.isPresent()
                ? qualified
                : t.primaryKey().isEmpty() ? keyless(facts, t, all) : bare(facts, t, all);
    }

    /** The references to other rows; one whose columns another one carries is to their common owner. */
    private static List<ForeignKey> ends(Table t) {
        List<ForeignKey> all = new ArrayList<>();
        for (ForeignKey f : t.foreignKeys()) {
            boolean carried = t.foreignKeys().stream()
                    .anyMatch(o -> o.columns().size() > f.columns().size()
                            && o.columns().containsAll(f.columns()));
            boolean twice = all.stream().anyMatch(o -> Set.copyOf(o.columns()).equals(Set.copyOf(f.columns())));
            // What references the table itself connects no two others.
            boolean own = f.target().equals(t.name());
            if (!carried && !twice && !own && !f.columns().isEmpty()) {
                all.add(f);
            }
        }
        return all;
    }

    /** Whether each end has a column that is no other's; they may share that of their owner. */
    private static boolean apart(List<ForeignKey> ends) {
        for (ForeignKey f : ends) {
            Set<Name> own = new HashSet<>(f.columns());
            ends.stream().filter(o -> o != f).forEach(o -> own.removeAll(o.columns()));
            if (own.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the table has an identity of its own: others reference it, and there is more to it than the links. */
    private static boolean thing(Facts facts, Table t, Key key, List<ForeignKey> ends) {
        if (key.primary) {
            return false;
        }
        int referenced = facts.incoming(t.name()).size();
        int own = own(t, ends).size();
        boolean exact = ends.stream().mapToInt(f -> f.columns().size()).sum() >= key.columns.size();
        return (referenced >= REFERENCED && own >= OWN) || (referenced > 0 && !exact) || (!key.whole && own >= OWN);
    }

    /** Of rows that a predicate selects, one end may be set in some and another in others: that connects nothing. */
    private static boolean optional(Table t, List<ForeignKey> ends) {
        return ends.stream()
                .flatMap(f -> f.columns().stream())
                .anyMatch(n -> t.column(n).filter(t::nullable).isPresent());
    }

    private static boolean qualifies(Facts facts, Table t, Name n) {
        List<String> parts = facts.words(n);
        return facts.referencing(t).contains(n) || parts.stream().anyMatch(QUALIFIERS::contains);
    }

    private static Finding finding(Table t, Key key, List<ForeignKey> ends, Set<Name> rest) {
        String columns =
                String.join(", ", key.columns.stream().map(Name::value).sorted().toList());
        List<String> evidence = new ArrayList<>();
        evidence.add("The key (" + columns + ") is made of the references to " + targets(ends)
                + (rest.isEmpty()
                        ? ""
                        : " and of " + Families.join(rest.stream().sorted().toList())
                                + ", which tells several links of the same rows apart"));
        if (!key.whole) {
            evidence.add("It is unique among some of the rows only, those that its index selects");
        }
        return new Finding(new Pattern.Bridge(t.name(), ends, own(t, ends)), evidence, List.of());
    }

    /**
     * Two references with a surrogate key, no NULLs, and nothing that gives the row an identity of its own: the table is called after what it connects.
     */
    private static Optional<Finding> bare(Facts facts, Table t, List<ForeignKey> all) {
        if (all.size() != 2 || !surrogate(facts, t) || all.stream().noneMatch(f -> after(facts, t, f))) {
            return Optional.empty();
        }
        boolean required = required(t, all);
        boolean made = made(facts, t, all);
        List<Name> said = said(facts, t, all);
        boolean little = said.size() <= (required ? 2 : 1)
                && said.stream().allMatch(n -> light(facts, t, n) || (made && required && number(t, n)));
        return little
                ? Optional.of(unkeyed(
                        t,
                        all,
                        "It is little more than two references, to " + targets(all) + ", and called after them"))
                : Optional.empty();
    }

    private static boolean surrogate(Facts facts, Table t) {
        return t.keyColumns().size() == 1
                && !facts.referencing(t).contains(t.keyColumns().getFirst())
                && facts.incoming(t.name()).isEmpty();
    }

    /** Without a primary key a row has no identity, and where it is no more than its references it connects them. */
    private static Optional<Finding> keyless(Facts facts, Table t, List<ForeignKey> references) {
        // A word for the link, taken from a list, is no end of it.
        List<ForeignKey> all = references.stream()
                .filter(f -> references.size() <= 2 || required(t, List.of(f)) || !listed(facts, f))
                .toList();
        boolean alone = all.stream().noneMatch(f -> t.unique(Set.copyOf(f.columns())));
        boolean apart = all.stream()
                .allMatch(a -> all.stream()
                        .allMatch(b -> a == b
                                || !facts.rules(t)
                                        .exclude(
                                                a.columns().getLast(),
                                                b.columns().getLast())));
        if (!alone || !apart) {
            return Optional.empty();
        }
        List<ForeignKey> required =
                all.stream().filter(f -> required(t, List.of(f))).toList();
        List<Name> own = own(t, all);
        boolean link = own.stream().noneMatch(n -> contents(t, n)) && !Aspects.past(facts, t);
        boolean slight = own.size() <= SLIGHT;
        boolean few = all.size() == 2 && t.columns().size() <= 4;
        boolean optional = all.size() == 2
                && own.size() < SLIGHT
                && own.stream().allMatch(n -> light(facts, t, n) || whole(t, n))
                && all.stream().anyMatch(f -> after(facts, t, f));
        boolean only = t.referencing().size() == t.columns().size() && all.size() <= 3 && !required.isEmpty();
        List<ForeignKey> ends =
                only || optional ? all : required.size() == 2 && link && (few || slight) ? required : List.of();
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(unkeyed(t, ends, "It is little more than references, to " + targets(ends)));
    }

    private static boolean listed(Facts facts, ForeignKey f) {
        return facts.schema()
                .table(f.target())
                .flatMap(o -> Aspects.lookup(facts, o))
                .isPresent();
    }

    /**
     * Without foreign keys: the names of two columns are those of tables and of their keys, the types agree, and there is little else in the row.
     */
    private static Optional<Finding> named(Facts facts, Table t, List<ForeignKey> declared) {
        List<ForeignKey> implied =
                t.columns().stream().flatMap(c -> implied(facts, t, c).stream()).toList();
        List<ForeignKey> all = new ArrayList<>(declared);
        all.addAll(implied);
        if (all.size() != 2 || implied.isEmpty()) {
            return Optional.empty();
        }
        Set<Name> pair = Set.copyOf(pair(all));
        boolean key = keys(t).stream().anyMatch(k -> k.whole && k.columns.equals(pair));
        Optional<Finding> found = key
                ? Optional.of(new Finding(
                        new Pattern.Bridge(t.name(), all, own(t, all)),
                        List.of("The key is over a column for " + targets(all)),
                        List.of()))
                : t.primaryKey().isEmpty() ? keyless(facts, t, all) : bare(facts, t, all);
        boolean slight = said(facts, t, all).size() <= SLIGHT;
        return found.filter(f -> slight && required(t, all)).map(f -> {
            List<String> evidence = new ArrayList<>(f.evidence());
            List<Gap> gaps = new ArrayList<>(f.gaps());
            for (ForeignKey i : implied) {
                Name column = i.columns().getFirst();
                evidence.add(column + " is called after " + i.target() + " and is of the type of its key");
                gaps.add(new Gap(
                        Gap.Rule.NO_FOREIGN_KEY,
                        i.columns(),
                        t.name() + " accepts " + Words.article(column.value()) + " that is in no row of " + i.target(),
                        "No foreign key stands on it.",
                        List.of(new Edit.AddConstraint(t.name(), i.withName(Optional.of(ImpliedNames.base(t, i))))),
                        "Add a foreign key"));
            }
            return new Finding(f.pattern(), evidence, gaps);
        });
    }

    /** The reference that a name such as {@code tag_id} means, where {@code tags} has a key of that type and no foreign key says so. */
    private static Optional<ForeignKey> implied(Facts facts, Table t, Column c) {
        List<String> words = facts.words(c.name());
        if (words.size() < 2
                || !words.getLast().equals("id")
                || facts.referencing(t).contains(c.name())
                || t.keyColumns().equals(List.of(c.name()))
                || c.generated()) {
            return Optional.empty();
        }
        return facts.tables(words.subList(0, words.size() - 1)).stream()
                .filter(b -> !b.name().equals(t.name())
                        && b.name().schema().equals(t.name().schema())
                        && b.keyColumns().size() == 1
                        && b.column(b.keyColumns().getFirst())
                                .filter(k -> k.type().equals(c.type()) || (Aspects.whole(k) && Aspects.whole(c)))
                                .isPresent())
                .findFirst()
                .map(b -> ForeignKey.of(
                        Optional.empty(), List.of(c.name()), b.name(), b.keyColumns(), Constraint.Action.NO_ACTION));
    }

    private static boolean required(Table t, List<ForeignKey> all) {
        return all.stream()
                .allMatch(f -> f.columns().stream()
                        .allMatch(n -> t.column(n).filter(c -> !t.nullable(c)).isPresent()));
    }

    /** The columns beside the references that say something of the link: no stamps, and no key from before. */
    private static List<Name> said(Facts facts, Table t, List<ForeignKey> all) {
        return own(t, all).stream()
                .filter(n -> t.column(n)
                        .filter(c -> Aspects.stamp(facts, c) || Aspects.former(facts, t, c))
                        .isEmpty())
                .toList();
    }

    private static List<Name> pair(List<ForeignKey> ends) {
        List<Name> pair = new ArrayList<>();
        ends.forEach(f -> f.columns().stream().filter(n -> !pair.contains(n)).forEach(pair::add));
        return pair;
    }

    /** A bridge that accepts a pair twice; the remedy is a key over the references, a primary one where there is none and no NULL. */
    private static Finding unkeyed(Table t, List<ForeignKey> ends, String evidence) {
        boolean primary = t.primaryKey().isEmpty() && required(t, ends);
        Constraint key = primary
                ? new Constraint.PrimaryKey(
                        Optional.of(new Name(t.name().name() + "_pkey")),
                        Constraint.Key.of(pair(ends)),
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty())
                : new Constraint.Unique(
                        Optional.of(new Name(t.name().name() + "_pair_key")),
                        Constraint.Key.of(pair(ends)),
                        false,
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty());
        return new Finding(
                new Pattern.Bridge(t.name(), ends, own(t, ends)),
                List.of(evidence),
                List.of(new Gap(
                        Gap.Rule.PAIR_TWICE,
                        key.columns(),
                        t.name() + " accepts the same pair twice",
                        primary ? "It has no key." : "No key is over both references.",
                        List.of(new Edit.AddConstraint(t.name(), key)),
                        primary
                                ? "Make the pair the primary key"
                                : "Make the pair unique, if it is to be there once")));
    }

    /** Whether a column holds contents rather than a word or a number about the link. */
    private static boolean contents(Table t, Name n) {
        return t.column(n)
                .filter(c -> c.type().is("json")
                        || c.type().is("jsonb")
                        || c.type().is("bytea")
                        || c.type().is("xml")
                        || c.type().is("inet"))
                .isPresent();
    }

    private static boolean whole(Table t, Name n) {
        return t.column(n).filter(Aspects::whole).isPresent();
    }

    private static boolean number(Table t, Name n) {
        return whole(t, n)
                || t.column(n)
                        .filter(c -> c.type().is("numeric")
                                || c.type().is("real")
                                || c.type().is("double precision"))
                        .isPresent();
    }

    /** Whether the name of {@code t} is made of the ends of what both references are called: order_product, but not order_payment of a payment method. */
    private static boolean made(Facts facts, Table t, List<ForeignKey> both) {
        String name = String.join("", facts.words(t.name()));
        for (int at = 3; at <= name.length() - 3; at++) {
            String first = name.substring(0, at);
            String second = name.substring(at);
            if ((ends(facts, both.getFirst(), first) && ends(facts, both.getLast(), second))
                    || (ends(facts, both.getFirst(), second) && ends(facts, both.getLast(), first))) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(Facts facts, ForeignKey f, String part) {
        List<String> column = facts.words(f.columns().getLast());
        String stem = column.size() > 1 ? String.join("", column.subList(0, column.size() - 1)) : "";
        return stem.endsWith(part) || String.join("", facts.words(f.target())).endsWith(part);
    }

    /** Whether a column says no more of a link than when, in which order, or whether. */
    private static boolean light(Facts facts, Table t, Name n) {
        return t.column(n)
                .filter(c -> c.type().is("boolean")
                        || c.type().is("timestamp with time zone")
                        || c.type().is("timestamp without time zone")
                        || c.type().is("date")
                        || (qualifies(facts, t, n) && !c.type().is("text"))
                        || facts.last(n).endsWith("order"))
                .isPresent();
    }

    /** Whether {@code t} is called after what {@code f} references. */
    private static boolean after(Facts facts, Table t, ForeignKey f) {
        String name = String.join("", facts.words(t.name()));
        List<String> column = facts.words(f.columns().getLast());
        String end = column.size() > 1 ? String.join("", column.subList(0, column.size() - 1)) : "";
        String target = String.join("", facts.words(f.target()));
        return (target.length() > 2 && name.contains(target)) || (end.length() > 2 && name.contains(end));
    }

    private static List<Key> keys(Table t) {
        List<Key> keys = new ArrayList<>();
        t.primaryKey().ifPresent(p -> keys.add(new Key(Set.copyOf(p.columns()), true, true)));
        // A surrogate key beside a unique pair of references makes it no less a bridge.
        t.uniques().forEach(u -> keys.add(new Key(Set.copyOf(u.columns()), false, true)));
        t.indexes().stream()
                .filter(i -> i.unique() && i.leadingColumns().size() == i.keys().size())
                .forEach(i -> keys.add(
                        new Key(Set.copyOf(i.leadingColumns()), false, i.where().isEmpty())));
        return keys;
    }

    private static List<Name> own(Table t, List<ForeignKey> ends) {
        Set<Name> taken = new HashSet<>(t.keyColumns());
        ends.forEach(f -> taken.addAll(f.columns()));
        return t.columns().stream()
                .map(Column::name)
                .filter(n -> !taken.contains(n))
                .toList();
    }

    private static String targets(List<ForeignKey> ends) {
        return String.join(
                " and ",
                ends.stream().map(f -> f.target().toString()).distinct().toList());
    }
}
