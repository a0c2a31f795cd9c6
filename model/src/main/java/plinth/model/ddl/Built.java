package plinth.model.ddl;

import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/** An object with where it and its parts are written. */
public record Built(SchemaObject object, Origins origins) {
    /** Returns the origins of a table's or view's parts. */
    Origins.OfTable parts() {
        return (Origins.OfTable) origins;
    }

    Table table() {
        return (Table) object;
    }
}
