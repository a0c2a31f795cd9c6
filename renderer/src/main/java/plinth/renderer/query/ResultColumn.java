package plinth.renderer.query;

import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;

/**
 * A column of the rows that a statement gives back.
 *
 * @param name what it is called there
 * @param nullable whether it may be NULL
 * @param source the column of a table whose values these are, if they are just that
 * @param row the source whose whole row it belongs to, where a client may take that for one value
 */
public record ResultColumn(String name, Type type, boolean nullable, Optional<Source> source, Optional<String> row) {

    /** A column of a table. */
    public record Source(ObjectName table, Name column) {}

    static ResultColumn of(String name, Type type, boolean nullable) {
        return new ResultColumn(name, type, nullable, Optional.empty(), Optional.empty());
    }

    ResultColumn named(String other) {
        return new ResultColumn(other, type, nullable, source, row);
    }

    ResultColumn orNull() {
        return new ResultColumn(name, type, true, source, row);
    }

    ResultColumn inRow(String alias) {
        return new ResultColumn(name, type, nullable, source, Optional.of(alias));
    }
}
