package plinth.model.schema;

import java.util.Optional;

/**
 * Who owns an object, where the text says it.
 *
 * @param kind what is owned, in capitals, as ALTER has it: {@code TABLE}, {@code TEXT SEARCH CONFIGURATION}
 * @param name its name; the schema of what stands in none ({@code SCHEMA}, {@code PUBLICATION}) is {@link ObjectName#NONE}
 * @param arguments of a routine, the types that tell it from others of its name in parentheses; else empty
 * @param role the owner as a statement can hold it: {@code bob}, {@code "Bob"}, {@code CURRENT_USER}
 */
public record Ownership(String kind, ObjectName name, String arguments, String role) implements SchemaObject {
    /** The space of names that an object is found in. */
    public enum Space {
        RELATION,
        TYPE,
        ROUTINE,
        OTHER
    }

    /** Returns in which space of names a thing of this kind is found; {@code kind} is in capitals. */
    public static Space space(String kind) {
        return switch (kind) {
            case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE" -> Space.RELATION;
            case "TYPE", "DOMAIN" -> Space.TYPE;
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" -> Space.ROUTINE;
            default -> Space.OTHER;
        };
    }

    public Space space() {
        return space(kind);
    }

    /** Returns whether this is about {@code object}, found in {@code space}. */
    public boolean of(Space space, ObjectName object) {
        return space() == space && name.equals(object);
    }

    public Ownership withName(ObjectName name) {
        return new Ownership(kind, name, arguments, role);
    }

    /** An owner is no place for a comment. */
    @Override
    public Optional<String> comment() {
        return Optional.empty();
    }
}
