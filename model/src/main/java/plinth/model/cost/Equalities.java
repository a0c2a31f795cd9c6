package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.query.Condition;
import plinth.model.query.Term;

/**
 * Columns that conditions make equal, and the constant that they are equal to when there is one: the equivalence classes of
 * {@code equivclass.c}. From them follow conditions that nobody wrote, and that a sort by a constant column is none.
 */
final class Equalities {
    /** Columns that are equal in every row. */
    static final class Equal {
        final List<Term.Column> members = new ArrayList<>();

        @Nullable
        Term constant;
    }

    private final Map<Term.Column, Equal> of = new HashMap<>();
    private final List<Equal> all = new ArrayList<>();

    /** Takes {@code condition} in when it is an equality of columns or of a column and a constant; returns whether it did. */
    boolean take(Condition condition) {
        if (!(condition instanceof Condition.Compare c) || !c.operator().equals("=")) {
            return false;
        }
        if (c.left() instanceof Term.Column a && c.right() instanceof Term.Column b) {
            merge(of(a), of(b));
            return true;
        }
        if (c.left() instanceof Term.Column a && Terms.constant(c.right())) {
            return constant(a, c.right());
        }
        return c.right() instanceof Term.Column b && Terms.constant(c.left()) && constant(b, c.left());
    }

    private boolean constant(Term.Column column, Term value) {
        Equal e = of(column);
        if (e.constant != null) {
            return e.constant.equals(value);
        }
        e.constant = value;
        return true;
    }

    private Equal of(Term.Column c) {
        return of.computeIfAbsent(c, x -> {
            Equal e = new Equal();
            e.members.add(x);
            all.add(e);
            return e;
        });
    }

    private void merge(Equal a, Equal b) {
        if (a == b) {
            return;
        }
        a.members.addAll(b.members);
        a.constant = a.constant == null ? b.constant : a.constant;
        b.members.forEach(m -> of.put(m, a));
        all.remove(b);
    }

    List<Equal> all() {
        return all;
    }

    Optional<Term> constant(Term term) {
        Equal e = term instanceof Term.Column c ? of.get(c) : null;
        return e == null ? Optional.empty() : Optional.ofNullable(e.constant);
    }

    /** Returns the one name of all that equal {@code term}, or nothing when it is the same in all rows. */
    Optional<Term> canonical(Term term) {
        if (Terms.constant(term)) {
            return Optional.empty();
        }
        Equal e = term instanceof Term.Column c ? of.get(c) : null;
        if (e == null) {
            return Optional.of(term);
        }
        return e.constant != null ? Optional.empty() : Optional.of(e.members.getFirst());
    }
}
