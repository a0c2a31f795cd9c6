package plinth.model.pattern;

import java.util.List;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;

/**
 * Something that a pattern means and the schema does not enforce.
 *
 * @param rule what is not enforced
 * @param columns the columns that it is about, empty where it is about whole rows
 * @param title what is accepted although it should not be
 * @param consequence what comes of it, in a sentence
 * @param remedy the edits that make the database refuse it; empty when there is none as simple as that
 * @param remedyTitle the remedy in words, as a button would have it
 */
public record Gap(
        Rule rule, List<Name> columns, String title, String consequence, List<Edit> remedy, String remedyTitle) {
    public Gap {
        columns = List.copyOf(columns);
        remedy = List.copyOf(remedy);
    }

    /** What is not enforced. The names are kept in files of ignored problems. */
    public enum Rule {
        /** The column that tells kinds apart takes any value. */
        ANY_KIND,
        /** Columns of some kinds may have values in rows of the others. */
        COLUMN_OF_OTHER_KIND,
        /** A subtype's table takes a row of another kind. */
        ROW_OF_OTHER_KIND,
        /** A supertype's row need not be in any subtype's table. */
        NO_SUBTYPE,
        /** Tables of several kinds may have rows of the same key. */
        KEY_IN_TWO_TABLES,
        /** A column is named like a reference and no foreign key stands on it. */
        NO_FOREIGN_KEY,
        /** A bridge takes the same pair twice. */
        PAIR_TWICE,
        /** A polymorphic reference takes rows that do not exist. */
        POLYMORPHIC,
        /** Periods of the same subject may overlap. */
        OVERLAP,
        /** Of an exclusive arc none or several may be set. */
        NONE_OR_SEVERAL,
        /** A row may be its own parent. */
        OWN_PARENT
    }
}
