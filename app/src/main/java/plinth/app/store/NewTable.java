package plinth.app.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.model.ddl.Reading;
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

    /** Returns a table with a name that is free in {@code document}, in the schema that most of its tables are in. */
    public static Table of(Document document) {
        Schema schema = document.schema();
        ObjectName first = new ObjectName(home(document), new Name("new_table"));
        ObjectName name = first;
        for (int n = 2; schema.hasRelation(name); n++) {
            name = first.sibling(new Name(first.name() + "_" + n));
        }
        Column id = Column.of("id", Type.known("bigint")).withValue(new Column.Identity(true, List.of()));
        Constraint key = new Constraint.PrimaryKey(
                Optional.empty(),
                Constraint.Key.of(List.of(id.name())),
                Constraint.Deferral.NOT_DEFERRABLE,
                Optional.empty());
        return Table.of(name, List.of(id)).withConstraints(List.of(key));
    }

    /** Adds a table with a name that is free, and goes to it. */
    public static Optional<ObjectName> add(Store store) {
        Table table = of(store.state().get().document());
        store.dispatch(Command.Edited.once(new Edit.AddTable(table)));
        if (store.state().get().document().schema().table(table.name()).isEmpty()) {
            return Optional.empty();
        }
        store.dispatch(Command.select(new Selection.OfTable(table.name())));
        return Optional.of(table.name());
    }

    private static Name home(Document document) {
        Map<Name, Long> tables = document.schema().tables().stream()
                .collect(Collectors.groupingBy(t -> t.name().schema(), Collectors.counting()));
        return tables.entrySet().stream()
                .max(Map.Entry.<Name, Long>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElseGet(() -> Reading.defaultSchema(document.reading().dialect()));
    }
}
