package plinth.model.query;

import java.util.List;

/** A condition that a row meets or not. */
public sealed interface Condition {

    /** {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >}, {@code >=}, LIKE and other operators that yield a truth. */
    record Compare(Term left, String operator, Term right) implements Condition {}

    /** A comparison of rows: {@code (a, b) > (x, y)}. */
    record CompareRows(List<Term> left, String operator, List<Term> right) implements Condition {
        public CompareRows {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    record In(Term term, List<Term> values) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** {@code term = ANY (array)}. */
    record AnyOf(Term term, Term array) implements Condition {}

    record IsNull(Term term, boolean not) implements Condition {}

    /** A value that is a truth itself. */
    record Holds(Term term) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    record Exists(Query query, boolean not) implements Condition {}
}
