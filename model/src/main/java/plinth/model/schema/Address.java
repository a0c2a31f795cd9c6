package plinth.model.schema;

/** Names one object of a schema, or one column: what other objects can depend on. PostgreSQL keeps relations, types, routines and schemas apart. */
public sealed interface Address {

    /** A table, view or sequence; with it the type of its rows. */
    record Relation(ObjectName name) implements Address {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /** A type that somebody defined: an enum, a domain, a composite, range or base type. */
    record UserType(ObjectName name) implements Address {
        @Override
        public String toString() {
            return "the type " + name;
        }
    }

    /**
     * A function, procedure or aggregate.
     *
     * @param arguments the types that tell it from others of its name, as {@link plinth.model.schema.Routine#arguments} has them
     */
    record Callable(ObjectName name, String arguments) implements Address {
        @Override
        public String toString() {
            return name + "(" + arguments + ")";
        }
    }

    /** A schema. */
    record Namespace(Name name) implements Address {
        @Override
        public String toString() {
            return "the schema " + name;
        }
    }

    /** Anything else with a name: an extension, a collation, a text search configuration. {@code kind} is in capitals. */
    record Named(String kind, ObjectName name) implements Address {
        @Override
        public String toString() {
            return "the " + kind.toLowerCase(java.util.Locale.ROOT) + " " + name;
        }
    }

    /** A column of a table or view, or an attribute of a composite type. */
    record Column(ObjectName relation, Name name) implements Address {
        @Override
        public String toString() {
            return "the column " + relation + "." + name;
        }
    }
}
