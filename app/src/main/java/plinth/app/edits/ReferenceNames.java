package plinth.app.edits;

import plinth.model.layout.Plural;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.sql.Sql;

/** What columns are called that reference a table. */
public final class ReferenceNames {
    private ReferenceNames() {}

    /** Returns the name of a column that references the key column {@code key} of {@code table}: {@code user_id} for {@code id} of {@code users}. */
    public static Name of(ObjectName table, Name key) {
        String stem = Plural.singular(table.name().value());
        // A key that is called as its table needs no more, unless SQL would have to quote it.
        boolean enough = key.value().startsWith(stem) && Sql.name(key).equals(key.value());
        return new Name(enough ? key.value() : stem + "_" + key.value());
    }
}
