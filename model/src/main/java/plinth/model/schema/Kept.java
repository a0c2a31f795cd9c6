package plinth.model.schema;

import java.util.Optional;
import java.util.Set;

/**
 * A statement that the schema takes as a whole: it is named and shown, and written back as it stands.
 *
 * @param kind what it makes or does: {@code EXTENSION}, {@code GRANT}, {@code RULE}
 * @param name what it is about, as far as it can be told
 * @param text its tokens, each run of white space and comments reduced to one blank
 * @param about the table that it belongs to, when there is one
 */
public record Kept(String kind, ObjectName name, String text, Optional<ObjectName> about, Optional<String> comment)
        implements SchemaObject {
    /** What stands in no schema: its name's schema is that in which its text is read. */
    private static final Set<String> NO_SCHEMA = Set.of(
            "ACCESS METHOD",
            "EVENT TRIGGER",
            "FOREIGN DATA WRAPPER",
            "LANGUAGE",
            "PUBLICATION",
            "SERVER",
            "SUBSCRIPTION",
            "USER MAPPING");

    public Kept withName(ObjectName name) {
        return new Kept(kind, name, text, about, comment);
    }

    public Kept withText(String text) {
        return new Kept(kind, name, text, about, comment);
    }

    public Kept withComment(Optional<String> comment) {
        return new Kept(kind, name, text, about, comment);
    }

    /** Returns kind and name: {@code EXTENSION btree_gist}. */
    public String label() {
        boolean alone = NO_SCHEMA.contains(kind.startsWith("ALTER ") ? kind.substring("ALTER ".length()) : kind);
        return name.name().isEmpty() ? kind : kind + " " + (alone ? name.name() : name);
    }
}
