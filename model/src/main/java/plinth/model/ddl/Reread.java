package plinth.model.ddl;

import plinth.model.schema.Expression;

/** Expressions as the reader would have them: one that a program puts together of pieces is another value than the same text when it is read. */
public final class Reread {
    private Reread() {}

    /** Returns what reading {@code e} gives; {@code e} itself where it cannot be read. */
    public static Expression expression(Expression e) {
        try {
            return Reparsed.expression(e).node().expression();
        } catch (Unreadable u) {
            return e;
        }
    }

    /** Returns what reading the query {@code e} gives; {@code e} itself where it cannot be read. */
    public static Expression query(Expression e) {
        try {
            return Reparsed.query(e).node().expression();
        } catch (Unreadable u) {
            return e;
        }
    }
}
