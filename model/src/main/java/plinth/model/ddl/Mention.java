package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Span;

/** A name in a query with what it means there. */
sealed interface Mention {

    /**
     * A column of a table or view.
     *
     * @param via what the table is called where the column is named: its alias or its own name
     * @param qualified whether that stands before the column
     * @param label where {@code AS name} has to be put so that the output keeps its name when the column's changes, when it has none yet
     */
    record OfColumn(
            ObjectName table, Ident ident, Optional<Name> via, boolean qualified, Optional<Integer> label, Name shown)
            implements Mention {}

    /** A table or view, after FROM or before a column. */
    record OfRelation(Use use) implements Mention {}

    /**
     * A star.
     *
     * @param known whether {@code columns} are all that it stands for
     * @param seen whether their names are seen outside: not so in {@code EXISTS (SELECT * ...)}
     */
    record OfStar(Span span, List<Column> columns, boolean known, boolean seen) implements Mention {}

    /** One column that a star stands for; {@code table} is absent when it is a query's own. */
    record Column(Optional<Name> via, Name name, Optional<ObjectName> table) {}

    /** A join by names that both sides have: those of USING, or, with NATURAL, all that are common. */
    record OfJoin(Span span, List<Name> names, Set<ObjectName> tables, boolean natural) implements Mention {}

    /** A name whose meaning is not known: it belongs to a relation that is not, or to nothing. */
    record Unknown(Ident ident) implements Mention {}

    /** A name at the place of a column that means something else for certain: an output, a query's own column. */
    record Other(Ident ident) implements Mention {}
}
