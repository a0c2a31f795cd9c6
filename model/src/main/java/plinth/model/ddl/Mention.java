package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/** A name in a query with what it means there. */
sealed interface Mention {

    /**
     * A column of a table or view.
     *
     * @param via what the table is called where the column is named: its alias or its own name
     * @param qualified whether that stands before the column
     * @param output the output that it gives its name, when that is written nowhere else
     * @param place the table in FROM that it is a column of
     */
    record OfColumn(
            ObjectName table,
            Ident ident,
            Optional<Name> via,
            boolean qualified,
            Optional<Output> output,
            Optional<Scope.Place> place)
            implements Mention {
        OfColumn(ObjectName table, Ident ident, Optional<Name> via, boolean qualified, Optional<Output> output) {
            this(table, ident, via, qualified, output, Optional.empty());
        }
    }

    /**
     * An output of a query that is called after what it shows.
     *
     * @param at where {@code AS name} has to be put so that it keeps its name
     * @param seen whether the name is seen outside
     */
    record Output(int at, Name name, boolean seen) {}

    /** A table or view, after FROM or before a column. */
    record OfRelation(Use use) implements Mention {}

    /**
     * A star.
     *
     * @param known whether {@code columns} are all that it stands for
     * @param seen whether their names are seen outside: not so in {@code EXISTS (SELECT * ...)}
     */
    record OfStar(Span span, List<Column> columns, boolean known, boolean seen) implements Mention {
        /** Whether it is no star but {@code TABLE name}, which shows all columns as well. */
        boolean table(Tokens tokens) {
            return tokens.is(tokens.from(span.start()), Keyword.TABLE);
        }

        /** Returns what is to stand in its place to show {@code columns}. */
        String instead(Tokens tokens, String columns) {
            int first = tokens.from(span.start());
            return table(tokens)
                    ? "SELECT " + columns + " FROM " + tokens.text().substring(tokens.start(first + 1), span.end())
                    : columns;
        }
    }

    /** One column that a star stands for; {@code table} is absent when it is a query's own. */
    record Column(Optional<Name> via, Name name, Optional<ObjectName> table, Optional<Scope.Place> place) {}

    /** A function in FROM that gives back rows of a table or composite type. Its columns keep the names that they had when it was written. */
    record OfFunction(Scope.Place place) implements Mention {}

    /** A join by names that both sides have: those of USING, or, with NATURAL, all that are common. */
    record OfJoin(Span span, List<Name> names, Set<ObjectName> tables, boolean natural, List<Scope.Place> places)
            implements Mention {}

    /**
     * An argument of the routine in whose body it stands.
     *
     * @param routine what the routine is called, which may stand before the argument
     * @param prefix where it does
     * @param near the relations of which columns are in scope there: they hide an argument of the same name
     */
    record OfArgument(Ident ident, Name routine, Optional<Ident> prefix, Optional<Type> type, Set<ObjectName> near)
            implements Mention {}

    /**
     * A name whose meaning is not known: it belongs to a relation that is not, or to nothing.
     *
     * @param field whether it is selected of a value whose type is not known
     */
    record Unknown(Ident ident, boolean field) implements Mention {
        Unknown(Ident ident) {
            this(ident, false);
        }
    }

    /** A name at the place of a column that means something else for certain: an output, a query's own column. */
    record Other(Ident ident) implements Mention {}
}
