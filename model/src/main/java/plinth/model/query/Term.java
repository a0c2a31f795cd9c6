package plinth.model.query;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;

/** A value in a query. */
public sealed interface Term {

    /** A column of the relation or derived table with that alias. */
    record Column(String alias, Name name) implements Term {}

    /**
     * A value that the caller gives.
     *
     * @param type the type of the value; of one of the values where there are many
     * @param array whether the caller gives many at once, as an array
     */
    record Parameter(String name, Type type, boolean array, Presence presence) implements Term {
        public Parameter(String name, Type type, boolean array) {
            this(name, type, array, Presence.REQUIRED);
        }

        public static Parameter of(String name, Type type) {
            return new Parameter(name, type, false);
        }

        public static Parameter of(String name, Type type, Presence presence) {
            return new Parameter(name, type, false, presence);
        }
    }

    /** Whether the caller of a statement may give NULL for a parameter. */
    enum Presence {
        /** NULL makes no sense, or is refused. */
        REQUIRED,
        /** NULL is a value like others: that of a column that may be NULL. */
        NULLABLE,
        /** The parameter may be left out, which NULL says. */
        OPTIONAL
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

    /** What statements that are made here have beside what is read of other people's queries; no cost is reckoned for it yet. */
    sealed interface Special extends Term {}

    /** All columns of the rows of {@code table}: {@code *}. */
    record Star(ObjectName table) implements Special {}

    /** All columns of the source {@code alias}, which a client may give back as one value; the source has the columns of {@code table}. */
    record WholeRow(String alias, ObjectName table) implements Special {}

    /** A column of the table that a statement writes, by the table's own name. */
    record OfTable(ObjectName table, Name name) implements Special {}

    /** A column of the row that an insert could not put in. */
    record Excluded(Name name) implements Special {}

    /** The default of the column that is given a value. */
    record Default() implements Special {}

    /** An expression of the schema, as it is written there. */
    record Verbatim(String text, Type type) implements Special {}

    /** The first of the values that is not NULL. */
    record Coalesce(List<Term> values) implements Special {
        public Coalesce {
            values = List.copyOf(values);
        }
    }

    /** An array of one element. */
    record ArrayOf(Term element, Type type) implements Special {}

    /** CASE: the value of the first condition that holds, else {@code otherwise}. */
    record Case(List<When> whens, Term otherwise) implements Special {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    /** A condition and the value where it holds. */
    record When(Condition condition, Term value) {}

    /** Whether a condition holds, as a value. */
    record Truth(Condition condition) implements Special {}
}
