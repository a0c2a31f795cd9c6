package plinth.model.schema;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The full name of a table, view, type, sequence or routine.
 *
 * @param schema the schema that it is in; {@link #NONE} for dialects without schemas
 */
public record ObjectName(Name schema, Name name) implements Comparable<ObjectName> {
    /** PostgreSQL's schema of everything that names none. */
    public static final Name PUBLIC = new Name("public");

    /** The schema of dialects that have none. */
    public static final Name NONE = new Name("");

    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::schema).thenComparing(ObjectName::name);

    public static ObjectName of(String schema, String name) {
        return new ObjectName(new Name(schema), new Name(name));
    }

    /** Returns the name {@code name} in the schema {@code public}. */
    public static ObjectName of(String name) {
        return new ObjectName(PUBLIC, new Name(name));
    }

    /** Returns another name in the same schema. */
    public ObjectName sibling(Name other) {
        return new ObjectName(schema, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectName n && name.equals(n.name) && schema.equals(n.schema);
    }

    @Override
    public int hashCode() {
        return 31 * schema.hashCode() + name.hashCode();
    }

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** Returns how a person calls it: the schema is left out where it is {@code public} or none. */
    @Override
    public String toString() {
        return schema.equals(PUBLIC) || schema.isEmpty() ? name.value() : schema + "." + name;
    }
}
