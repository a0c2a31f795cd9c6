package plinth.renderer.notation;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Column;
import plinth.model.schema.Inherited;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/** A schema as notations without inheritance need it. */
final class Whole {
    private Whole() {}

    /** Returns {@code table} of {@code schema} with the columns that it has from its parents, and without those that it has from a type. */
    static Table of(Schema schema, Table table) {
        if (table.inherits().isEmpty() && table.partitionOf().isEmpty()) {
            return table.withColumns(
                    table.columns().stream().filter(c -> !Inherited.typeless(c)).toList());
        }
        List<Column> columns = new Inherited(schema::table)
                .columns(table).stream().map(Inherited.Part::column).toList();
        return table.withColumns(columns);
    }

    /** Returns the tables of {@code schema} with the columns that they have from their parents, and with no partitions: their rows are their parent's. */
    static Schema entities(Schema schema) {
        List<SchemaObject> all = new ArrayList<>();
        for (SchemaObject o : schema.objects()) {
            switch (o) {
                case Table t when t.partitionOf().isPresent() -> {}
                case Table t -> all.add(of(schema, t));
                default -> all.add(o);
            }
        }
        return new Schema(all);
    }
}
