package plinth.model.cost;

import java.util.List;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/**
 * Whether conditions make sure of another: so much of PostgreSQL's {@code predtest.c} as the conditions of partial indexes commonly need. Columns are
 * compared by name: both sides are about one table.
 */
final class Implication {
    private Implication() {}

    /** Returns whether rows that meet {@code given} meet all of {@code wanted}. */
    static boolean holds(List<Condition> wanted, List<Condition> given) {
        for (Condition w : wanted) {
            if (!one(w, given)) {
                return false;
            }
        }
        return true;
    }

    static boolean one(Condition wanted, List<Condition> given) {
        for (Condition g : given) {
            if (same(wanted, g) || (wanted instanceof Condition.IsNull n && n.not() && present(n.term(), g))) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Condition a, Condition b) {
        return bare(a).equals(bare(b));
    }

    /** The condition with columns by their names, casts of constants left out and a truth as itself. */
    private static Condition bare(Condition c) {
        Condition by = Terms.map(c, x -> new Term.Column("", x.name()));
        return by instanceof Condition.Compare e
                ? new Condition.Compare(constant(e.left()), e.operator(), constant(e.right()))
                : by;
    }

    private static Term constant(Term t) {
        Term inner = t instanceof Term.Cast c ? c.term() : t;
        return inner instanceof Term.Literal l
                ? new Term.Literal(l.text(), plinth.model.schema.Type.known("unknown"))
                : t;
    }

    /** Whether {@code given} cannot hold when {@code term} is NULL. */
    private static boolean present(Term term, Condition given) {
        if (!(term instanceof Term.Column c) || !Terms.strict(given)) {
            return false;
        }
        Name name = c.name();
        return switch (given) {
            case Condition.Compare x -> is(x.left(), name) || is(x.right(), name);
            case Condition.In i -> is(i.term(), name);
            case Condition.AnyOf a -> is(a.term(), name);
            case Condition.Holds h -> is(h.term(), name);
            case Condition.Not n -> n.condition() instanceof Condition.Holds h && is(h.term(), name);
            case Condition.CompareRows r -> is(r.left().getFirst(), name);
            case Condition.IsNull i -> false;
            case Condition.Or o -> false;
            case Condition.And a -> false;
            case Condition.Exists e -> false;
        };
    }

    private static boolean is(Term t, Name name) {
        return t instanceof Term.Column c && c.name().equals(name);
    }
}
