package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** What is there when a query is looked at. */
interface KnownObjects {
    /** Returns the table, view, foreign table or sequence that {@code name} means. */
    Optional<SchemaObject> relation(NameNode name, List<Name> path);

    /** Returns the columns of a table, inherited ones included, or the attributes of a composite type; nothing when they are not known. */
    Optional<List<Column>> columns(ObjectName name);

    /** Returns what {@code read} tells of the columns of {@code view}, which need not be read twice. */
    default Optional<List<Column>> once(View view, Supplier<Optional<List<Column>>> read) {
        return read.get();
    }

    /** Returns all routines of that name. */
    List<Routine> routines(ObjectName name, boolean anySchema);

    /** Returns the type that a domain stands for, of another type itself. */
    Type base(Type type);
}
