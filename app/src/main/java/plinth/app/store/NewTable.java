package plinth.app.store;

import java.util.List;
import java.util.Optional;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Makes a table to begin with: a key and nothing else. */
public final class NewTable {
    private NewTable() {}

    /** Adds a table with a name that is free, and selects it. */
    public static Optional<ObjectName> add(Store store) {
        Schema schema = store.state().get().document().schema();
        ObjectName name = free(schema);
        Column id = Column.of("id", Type.known("bigint")).withValue(new Column.Identity(true, List.of()));
        Constraint key = new Constraint.PrimaryKey(
                Optional.empty(),
                Constraint.Key.of(List.of(new Name("id"))),
                Constraint.Deferral.NOT_DEFERRABLE,
                Optional.empty());
        store.dispatch(Command.Edited.once(
                new Edit.AddTable(Table.of(name, List.of(id)).withConstraints(List.of(key)))));
        if (store.state().get().document().schema().table(name).isEmpty()) {
            return Optional.empty();
        }
        store.dispatch(Command.select(new Selection.OfTable(name)));
        return Optional.of(name);
    }

    private static ObjectName free(Schema schema) {
        Name home = schema.tables().isEmpty()
                ? ObjectName.PUBLIC
                : schema.tables().iterator().next().name().schema();
        for (int i = 1; ; i++) {
            ObjectName name = new ObjectName(home, new Name(i == 1 ? "new_table" : "new_table_" + i));
            if (!schema.hasRelation(name)) {
                return name;
            }
        }
    }
}
