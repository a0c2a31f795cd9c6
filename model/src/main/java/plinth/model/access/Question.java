package plinth.model.access;

import java.util.List;
import plinth.model.schema.Name;

/** What is asked of a family. Kinds are named by the discriminator's value, columns as the family has them. */
public sealed interface Question {
    /** Returns the stable id of the pattern that asks this. */
    default String id() {
        return switch (this) {
            case BaseRow q -> "base-row";
            case DetailedRow q -> "row-all";
            case KindRow q -> "kind-row";
            case Feed q -> q.all() ? "feed-all" : "feed-base";
            case KindFeed q -> "kind-feed";
            case KindByReference q -> "kind-by-reference";
            case CountByKind q -> "count-by-kind";
            case KindByColumn q -> "kind-by-column";
            case KindMean q -> "kind-mean";
            case BaseMean q -> "base-mean";
        };
    }

    /** One row by its key, of whatever kind, the common columns. */
    record BaseRow() implements Question {}

    /** One row by its key, of whatever kind, the common columns and those of every kind. */
    record DetailedRow() implements Question {}

    /** One row of a kind by its key, all its columns. */
    record KindRow(String kind) implements Question {}

    /**
     * A page of the newest rows of all kinds that belong to one referenced row.
     *
     * @param by the columns of the reference, common to all kinds
     * @param order the common column that says what is new: a time, else the key
     * @param all whether the columns of every kind are wanted, else the common ones
     */
    record Feed(List<Name> by, Name order, boolean all) implements Question {
        public Feed {
            by = List.copyOf(by);
        }
    }

    /** A page of the rows of one kind that belong to one referenced row, within a span of time, the oldest first, all columns. */
    record KindFeed(String kind, List<Name> by, Name time) implements Question {
        public KindFeed {
            by = List.copyOf(by);
        }
    }

    /** All rows of a kind that reference one row by the kind's own columns {@code by}, all columns. */
    record KindByReference(String kind, List<Name> by) implements Question {
        public KindByReference {
            by = List.copyOf(by);
        }
    }

    /** How many rows there are of each kind. */
    record CountByKind() implements Question {}

    /** How many rows of a kind have each value of its own column. */
    record KindByColumn(String kind, Name column) implements Question {}

    /** The mean of a common measure over the rows of a kind for which its own column {@code flag} holds. */
    record KindMean(String kind, Name flag, Measure measure) implements Question {}

    /** The number of rows of all kinds and the mean of a common measure over them; of a length of time, only over those longer than a unit. */
    record BaseMean(Measure measure) implements Question {}

    /** A common quantity of which a mean makes sense. */
    sealed interface Measure {}

    /** A numeric column. */
    record Amount(Name column) implements Measure {}

    /** The time between two columns. */
    record Length(Name from, Name to) implements Measure {}
}
