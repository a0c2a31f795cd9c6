package plinth.model.layout;

import plinth.model.schema.ObjectName;

/**
 * Something of a schema that a layout must have a place for: an object, or what is said of one.
 *
 * @param kind what it is, in the words of DDL: {@code table}, {@code column}, {@code not null}, {@code check}, {@code comment}, {@code view}
 * @param object the object that it is, or is a part of
 * @param part its name there; empty for the object itself and for what an object has but one of
 */
public record Item(String kind, ObjectName object, String part) {
    static Item of(String kind, ObjectName object) {
        return new Item(kind, object, "");
    }

    /** Returns it in words: {@code check stay_open of tickets}. */
    @Override
    public String toString() {
        return switch (kind) {
            case "column" -> "column " + object + "." + part;
            case "not null" -> "NOT NULL of " + object + "." + part;
            case "default", "identity", "serial" -> "default of " + object + "." + part;
            case "generated" -> "expression of " + object + "." + part;
            case "comment" -> "comment on " + object + (part.isEmpty() ? "" : "." + part);
            case "owner" -> "owner of " + object;
            case "statement" -> part;
            default -> part.isEmpty() ? kind + " " + object : kind + " " + part + " of " + object;
        };
    }
}
