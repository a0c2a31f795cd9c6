package plinth.renderer.query;

import plinth.model.query.Term;

/** How a client wants statements to be written: what a parameter looks like, and a whole row among the columns of a result. */
public interface Style {
    /**
     * Returns a parameter as it stands in the text.
     *
     * @param number its place among the parameters of the statement, from 1; a parameter that stands there again has the number that it had
     */
    String parameter(Term.Parameter p, int number);

    /** Returns a parameter as it stands before the type that it is cast to. */
    default String cast(Term.Parameter p, int number) {
        return parameter(p, number);
    }

    /** Returns all columns of one of several sources, with commas between them. */
    String row(Term.WholeRow row);

    /** Returns {@code sql}, a name or an expression of the schema, as the text that holds the statement must have it. */
    default String text(String sql) {
        return sql;
    }
}
