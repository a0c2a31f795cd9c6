package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.NameChange;
import plinth.model.schema.Column;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.ObjectName;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Schema;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;

/** The names that an edit changes. */
public final class Renames {
    private Renames() {}

    /**
     * Returns the changes of names that {@code edit} makes in {@code s}, in the order in which they are to be followed; empty for an edit that is not
     * about a name. With a table go the sequences that it owns into its new schema, as with PostgreSQL's ALTER TABLE ... SET SCHEMA; a sequence without a
     * statement of its own is called after its table and column.
     */
    public static List<NameChange> of(Schema s, Edit edit) {
        return switch (edit) {
            case Edit.RenameColumn r -> {
                List<NameChange> all = new ArrayList<>();
                all.add(new NameChange.OfColumn(Heirs.withHeirs(s, r.table()), r.from(), r.to()));
                s.table(r.table())
                        .ifPresent(t ->
                                t.column(r.from()).ifPresent(c -> sequence(s, all, t, c, t, c.withName(r.to()))));
                yield all;
            }
            case Edit.RenameTable r -> table(s, r.table(), r.table().sibling(r.to()));
            case Edit.MoveTable m ->
                table(s, m.table(), new ObjectName(m.schema(), m.table().name()));
            case Edit.RenameView r ->
                List.of(new NameChange.OfRelation(r.view(), r.view().sibling(r.to())));
            case Edit.MoveView m ->
                List.of(new NameChange.OfRelation(
                        m.view(), new ObjectName(m.schema(), m.view().name())));
            case Edit.RenameEnum r ->
                List.of(new NameChange.OfType(r.type(), r.type().sibling(r.to())));
            case Edit.RenameLabel r -> List.of(new NameChange.OfLabel(r.type(), r.from(), r.to()));
            default -> List.of();
        };
    }

    private static List<NameChange> table(Schema s, ObjectName from, ObjectName to) {
        List<NameChange> all = new ArrayList<>();
        all.add(new NameChange.OfRelation(from, to));
        if (!from.schema().equals(to.schema())) {
            s.objects().stream()
                    .filter(o -> o instanceof Sequence q
                            && q.ownedBy().filter(w -> w.table().equals(from)).isPresent())
                    .forEach(q -> all.add(new NameChange.OfRelation(
                            q.name(), new ObjectName(to.schema(), q.name().name()))));
        }
        s.table(from).ifPresent(t -> t.columns().forEach(c -> sequence(s, all, t, c, t.withName(to), c)));
        return all;
    }

    private static void sequence(Schema s, List<NameChange> all, Table from, Column column, Table to, Column toColumn) {
        if (!OwnSequence.of(column)) {
            return;
        }
        ObjectName was = ImpliedNames.sequence(from, column);
        ObjectName is = ImpliedNames.sequence(to, toColumn);
        if (!was.equals(is) && !s.hasRelation(was)) {
            all.add(new NameChange.OfRelation(was, is));
        }
    }
}
