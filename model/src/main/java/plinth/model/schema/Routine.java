package plinth.model.schema;

import java.util.Optional;

/**
 * A function, procedure or aggregate.
 *
 * @param kind {@code function}, {@code procedure} or {@code aggregate}
 * @param arguments the types that tell it from others of its name, as written, separated by a comma and a blank
 * @param definition everything behind the arguments, layout of the body kept
 */
public record Routine(ObjectName name, String kind, String arguments, String definition, Optional<String> comment)
        implements SchemaObject {
    public Routine withName(ObjectName name) {
        return new Routine(name, kind, arguments, definition, comment);
    }

    public Routine withDefinition(String definition) {
        return new Routine(name, kind, arguments, definition, comment);
    }

    public Routine withComment(Optional<String> comment) {
        return new Routine(name, kind, arguments, definition, comment);
    }
}
