package plinth.model.query;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.Type;

/** A value in a query. */
public sealed interface Term {

    /** A column of the relation or derived table with that alias. */
    record Column(String alias, Name name) implements Term {}

    /** A value that the caller gives; {@code array} when it gives many at once. */
    record Parameter(String name, Type type, boolean array) implements Term {
        public static Parameter of(String name, Type type) {
            return new Parameter(name, type, false);
        }
    }

    /** A constant as it is written, strings in their quotes. */
    record Literal(String text, Type type) implements Term {}

    /** An operator between two values, or before one. */
    record Operation(String operator, Optional<Term> left, Term right) implements Term {
        public static Operation of(Term left, String operator, Term right) {
            return new Operation(operator, Optional.of(left), right);
        }
    }

    /** A function of values in one row. */
    record Call(String function, List<Term> arguments) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A function over many rows; without an argument, {@code count(*)}. */
    record Aggregate(String function, Optional<Term> argument) implements Term {}

    record Cast(Term term, Type type) implements Term {}
}
