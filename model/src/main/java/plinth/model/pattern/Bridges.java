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
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Recognises tables that connect others many to many. */
final class Bridges {
    private Bridges() {}

    static Optional<Finding> find(Schema schema, Table t) {
        List<ForeignKey> all = t.foreignKeys();
        if (all.size() < 2) {
            return Optional.empty();
        }
        for (Set<Name> key : keys(t)) {
            List<ForeignKey> ends =
                    all.stream().filter(f -> key.containsAll(f.columns())).toList();
            Set<Name> covered = new HashSet<>();
            ends.forEach(f -> covered.addAll(f.columns()));
            boolean apart = ends.stream().mapToInt(f -> f.columns().size()).sum() == covered.size();
            if (ends.size() >= 2 && apart && covered.equals(key)) {
                return Optional.of(new Finding(
                        new Pattern.Bridge(t.name(), ends, own(t, ends)),
                        List.of("The key ("
                                + String.join(
                                        ", ",
                                        key.stream().map(Name::value).sorted().toList())
                                + ") is made of the references to " + targets(ends)),
                        List.of()));
            }
        }
        // Without a key: two references, no NULLs, and nothing that gives the row an identity of its own.
        boolean bare = all.size() == 2
                && t.primaryKey().isEmpty()
                && t.columns().size() <= 4
                && all.stream()
                        .allMatch(f -> f.columns().stream()
                                .allMatch(n ->
                                        t.column(n).filter(c -> !t.nullable(c)).isPresent()));
        if (!bare || schema.tables().isEmpty()) {
            return Optional.empty();
        }
        List<Name> key = new ArrayList<>();
        all.forEach(f -> key.addAll(f.columns()));
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

    private static List<Set<Name>> keys(Table t) {
        List<Set<Name>> keys = new ArrayList<>();
        t.primaryKey().ifPresent(p -> keys.add(Set.copyOf(p.columns())));
        // A surrogate key beside a unique pair of references makes it no less a bridge.
        t.uniques().forEach(u -> keys.add(Set.copyOf(u.columns())));
        t.indexes().stream()
                .filter(i -> i.unique()
                        && i.where().isEmpty()
                        && i.leadingColumns().size() == i.keys().size())
                .forEach(i -> keys.add(Set.copyOf(i.leadingColumns())));
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
