package plinth.model.cost;

import plinth.model.query.Condition;
import plinth.model.query.Term;

/**
 * A condition that joins.
 *
 * @param needs the sources that it names
 * @param left one side of an equality with the sources that it names, {@code right} the other; both sides are the condition's own when it is none
 * @param group conditions of one group say the same: only one of them is asked at a join
 * @param outerJoin which left join it belongs to, -1 when none
 */
record JoinClause(
        Condition condition,
        long needs,
        boolean equality,
        Term left,
        long leftMask,
        Term right,
        long rightMask,
        int group,
        int outerJoin) {

    /** Returns whether it is an equality with one side from {@code a} and the other from {@code b}. */
    boolean between(long a, long b) {
        return equality
                && (((leftMask & ~a) == 0 && (rightMask & ~b) == 0) || ((leftMask & ~b) == 0 && (rightMask & ~a) == 0));
    }

    /** Returns the side that is from {@code mask}. */
    Term side(long mask) {
        return (leftMask & ~mask) == 0 ? left : right;
    }
}
