package plinth.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plinth.model.ddl.Dependence;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;

/** Adding and dropping whole tables. */
final class TableEdits {
    private TableEdits() {}

    static Schema add(Schema s, Table t) {
        Edits.free(s, t.name());
        Edits.schemaExists(s, t.name().schema());
        Set<Name> seen = new HashSet<>();
        for (Column c : t.columns()) {
            Edits.needed(c.name());
            if (!seen.add(c.name())) {
                throw new Refusal("There are two columns " + c.name() + " in " + t.name() + ".");
            }
        }
        Schema with = s.with(t.withConstraints(List.of()).withIndexes(List.of()));
        for (Constraint c : t.constraints()) {
            with = ConstraintEdits.add(with, t.name(), c);
        }
        for (var i : t.indexes()) {
            with = IndexEdits.add(with, t.name(), i);
        }
        return with;
    }

    /** The tables that go when {@code table} goes: itself and its partitions. */
    static List<ObjectName> going(Schema s, ObjectName table) {
        List<ObjectName> all = new ArrayList<>();
        all.add(table);
        for (int i = 0; i < all.size(); i++) {
            ObjectName parent = all.get(i);
            s.tables().stream()
                    .filter(t -> t.partitionOf()
                            .filter(p -> p.parent().equals(parent))
                            .isPresent())
                    .forEach(t -> all.add(t.name()));
        }
        return all;
    }

    static Schema drop(Schema s, ObjectName table) {
        Edits.table(s, table);
        List<ObjectName> going = going(s, table);
        List<SchemaObject> kept = new ArrayList<>();
        List<String> blocking = new ArrayList<>();
        for (SchemaObject o : s.objects()) {
            boolean goes = switch (o) {
                case Table t -> going.contains(t.name());
                case Sequence q ->
                    q.ownedBy().filter(w -> going.contains(w.table())).isPresent();
                case Kept k -> about(k, going);
                case Ownership w ->
                    w.space() == Ownership.Space.RELATION && owned(s, going).contains(w.name());
                default -> false;
            };
            if (goes) {
                continue;
            }
            SchemaObject next = o instanceof Table t ? withoutKeys(t, going) : o;
            for (ObjectName g : going) {
                if (Dependence.onRelation(s, next, g)) {
                    blocking.add(o.called());
                }
            }
            kept.add(next);
        }
        Dependents.refuse("The table " + table, blocking);
        return new Schema(kept);
    }

    /** Tables and the sequences that go with them. */
    private static Set<ObjectName> owned(Schema s, List<ObjectName> tables) {
        Set<ObjectName> all = new HashSet<>(tables);
        for (SchemaObject o : s.objects()) {
            if (o instanceof Sequence q
                    && q.ownedBy().filter(w -> tables.contains(w.table())).isPresent()) {
                all.add(q.name());
            }
        }
        return all;
    }

    /** Privileges on a table, its rules and its statistics go with it. */
    static boolean about(Kept k, List<ObjectName> going) {
        boolean privileges = k.kind().equals("GRANT") || k.kind().equals("REVOKE");
        return k.about().filter(going::contains).isPresent() || (privileges && going.contains(k.name()));
    }

    private static Table withoutKeys(Table t, List<ObjectName> going) {
        boolean any = t.foreignKeys().stream().anyMatch(f -> going.contains(f.target()));
        return any
                ? t.withConstraints(t.constraints().stream()
                        .filter(c -> !(c instanceof Constraint.ForeignKey f && going.contains(f.target())))
                        .toList())
                : t;
    }
}
