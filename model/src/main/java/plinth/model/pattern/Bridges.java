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

    /**
     * A key of a table.
     *
     * @param whole whether it is unique among all rows, and not among those only that a predicate selects
     */
    private record Key(Set<Name> columns, boolean primary, boolean whole) {}

    private Bridges() {}

    static Optional<Finding> find(Facts facts, Table t) {
        List<ForeignKey> all = ends(t);
        if (all.size() < 2 || ClosureTables.of(t).isPresent()) {
            return Optional.empty();
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
            if (qualified.isEmpty() && rest.size() <= 2 && rest.stream().allMatch(n -> qualifies(t, n))) {
                qualified = Optional.of(finding(t, key, ends, rest));
            }
        }
        return qualified.isPresent() ? qualified : all.size() == 2 ? bare(facts, t, all) : Optional.empty();
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

    private static boolean qualifies(Table t, Name n) {
        List<String> parts = Words.parts(n.value());
        return t.referencing().contains(n) || parts.stream().anyMatch(QUALIFIERS::contains);
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
     * Without a key over them: two references, no NULLs, and nothing that gives the row an identity of its own; a surrogate key is none where the table is
     * called after what it connects.
     */
    private static Optional<Finding> bare(Facts facts, Table t, List<ForeignKey> all) {
        boolean required = all.stream()
                .allMatch(f -> f.columns().stream()
                        .allMatch(n -> t.column(n).filter(c -> !t.nullable(c)).isPresent()));
        List<Name> own = own(t, all);
        List<Name> said = own.stream()
                .filter(n -> t.column(n).filter(Aspects::stamp).isEmpty())
                .toList();
        boolean little = t.primaryKey().isEmpty()
                ? required && t.columns().size() <= 4
                : t.keyColumns().size() == 1
                        && !t.referencing().contains(t.keyColumns().getFirst())
                        && facts.incoming(t.name()).isEmpty()
                        && said.size() <= (required ? 2 : 1)
                        && said.stream().allMatch(n -> light(t, n))
                        && all.stream().anyMatch(f -> after(t, f));
        if (!little) {
            return Optional.empty();
        }
        if (t.primaryKey().isPresent()) {
            List<Name> pair = new ArrayList<>();
            all.forEach(f -> f.columns().stream().filter(n -> !pair.contains(n)).forEach(pair::add));
            Constraint.Unique unique = new Constraint.Unique(
                    Optional.of(new Name(t.name().name() + "_pair_key")),
                    Constraint.Key.of(pair),
                    false,
                    Constraint.Deferral.NOT_DEFERRABLE,
                    Optional.empty());
            return Optional.of(new Finding(
                    new Pattern.Bridge(t.name(), all, own),
                    List.of("It is little more than two references, to " + targets(all) + ", and called after them"),
                    List.of(new Gap(
                            t.name() + " accepts the same pair twice",
                            "No key is over both references.",
                            List.of(new Edit.AddConstraint(t.name(), unique)),
                            "Make the pair unique, if it is to be there once"))));
        }
        List<Name> key = new ArrayList<>();
        all.forEach(f -> f.columns().stream().filter(n -> !key.contains(n)).forEach(key::add));
        Constraint.PrimaryKey primary = new Constraint.PrimaryKey(
                Optional.of(new Name(t.name().name() + "_pkey")),
                Constraint.Key.of(key),
                Constraint.Deferral.NOT_DEFERRABLE,
                Optional.empty());
        return Optional.of(new Finding(
                new Pattern.Bridge(t.name(), all, own(t, all)),
                List.of("It is little more than two references, to " + targets(all)),
                List.of(new Gap(
                        t.name() + " accepts the same pair twice",
                        "It has no key.",
                        List.of(new Edit.AddConstraint(t.name(), primary)),
                        "Make the pair the primary key"))));
    }

    /** Whether a column says no more of a link than when, in which order, or whether. */
    private static boolean light(Table t, Name n) {
        return t.column(n)
                .filter(c -> c.type().is("boolean")
                        || c.type().is("timestamp with time zone")
                        || c.type().is("timestamp without time zone")
                        || c.type().is("date")
                        || (qualifies(t, n) && !c.type().is("text"))
                        || Words.last(n.value()).endsWith("order"))
                .isPresent();
    }

    /** Whether {@code t} is called after what {@code f} references. */
    private static boolean after(Table t, ForeignKey f) {
        String name = String.join("", Words.parts(t.name().name().value()));
        List<String> column = Words.parts(f.columns().getLast().value());
        String end = column.size() > 1 ? String.join("", column.subList(0, column.size() - 1)) : "";
        String target = String.join("", Words.parts(f.target().name().value()));
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
