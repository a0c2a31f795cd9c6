package plinth.model.schema;

import java.util.List;
import plinth.model.text.Identifiers;

/**
 * The type of a column. It is open: what is not known keeps its text.
 */
public sealed interface Type {

    /**
     * A type that the database brings along.
     *
     * @param name its name in the standard's or PostgreSQL's own long form, in lower case: {@code bigint}, {@code timestamp with time zone}
     * @param modifiers what stands in parentheses, as written: {@code 12}, {@code 2}
     */
    record Known(String name, List<String> modifiers) implements Type {
        public Known {
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public String toString() {
            return Types.spelled(name, modifiers);
        }
    }

    /** A type that somebody defined: an enum, a domain, a composite type, one of an extension. */
    record Named(ObjectName name, List<String> modifiers) implements Type {
        public Named {
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public String toString() {
            return name + Types.parenthesised(modifiers);
        }
    }

    /** An array; PostgreSQL takes no notice of sizes and of the number of dimensions. */
    record ArrayOf(Type element) implements Type {
        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /** A type of which nothing but its text is known. */
    record Other(String text) implements Type {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Returns the type as a statement can hold it, without the schema {@code public}; {@code toString} is how a person calls it. */
    default String written() {
        return switch (this) {
            case Named(ObjectName n, List<String> modifiers) ->
                (n.schema().equals(ObjectName.PUBLIC) || n.schema().isEmpty()
                                ? ""
                                : Identifiers.written(n.schema().value()) + ".")
                        + Identifiers.written(n.name().value())
                        + Types.parenthesised(modifiers);
            case ArrayOf(Type element) -> element.written() + "[]";
            case Known k -> k.toString();
            case Other o -> o.toString();
        };
    }

    static Type known(String name) {
        return new Known(name, List.of());
    }

    /** Returns whether this is the known type {@code name}, whatever its modifiers. */
    default boolean is(String name) {
        return this instanceof Known k && k.name().equals(name);
    }
}
