package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Tables that have a table's columns because they inherit from it or are partitions of it. */
final class Heirs {
    private Heirs() {}

    /** Returns {@code table} and all its heirs, each behind its parent. */
    static List<ObjectName> withHeirs(Schema s, ObjectName table) {
        List<ObjectName> all = new ArrayList<>();
        all.add(table);
        for (int i = 0; i < all.size(); i++) {
            ObjectName parent = all.get(i);
            for (Table t : s.tables()) {
                boolean heir = t.inherits().contains(parent)
                        || t.partitionOf()
                                .filter(p -> p.parent().equals(parent))
                                .isPresent();
                if (heir && !all.contains(t.name())) {
                    all.add(t.name());
                }
            }
        }
        return all;
    }

    /** Returns the heirs of {@code table} that write the column {@code column} out with its type, as those do that were attached. */
    static List<ObjectName> spelling(Schema s, ObjectName table, Name column) {
        return withHeirs(s, table).stream()
                .skip(1)
                .filter(h -> s.requireTable(h)
                        .column(column)
                        .filter(c -> typed(c.type()))
                        .isPresent())
                .toList();
    }

    /** Returns the heirs of {@code table} that are tables of their own, attached to it later: a new column is theirs only when they have it too. */
    static List<ObjectName> attached(Schema s, ObjectName table) {
        List<Name> own =
                s.requireTable(table).columns().stream().map(c -> c.name()).toList();
        return own.isEmpty()
                ? List.of()
                : withHeirs(s, table).stream()
                        .skip(1)
                        .filter(h -> own.stream()
                                .allMatch(n -> s.requireTable(h)
                                        .column(n)
                                        .filter(c -> typed(c.type()))
                                        .isPresent()))
                        .toList();
    }

    private static boolean typed(Type type) {
        return !(type instanceof Type.Other o && o.text().isEmpty());
    }

    /** Returns the tables that {@code table} inherits from and that have the column {@code column}. */
    static List<ObjectName> ancestors(Schema s, ObjectName table, Name column) {
        List<ObjectName> found = new ArrayList<>();
        Table t = s.requireTable(table);
        List<ObjectName> parents = new ArrayList<>(t.inherits());
        t.partitionOf().ifPresent(p -> parents.add(p.parent()));
        for (ObjectName p : parents) {
            s.table(p).ifPresent(parent -> {
                if (parent.column(column).isPresent()) {
                    found.add(p);
                }
                found.addAll(ancestors(s, p, column));
            });
        }
        return found;
    }
}
