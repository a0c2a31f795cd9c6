package plinth.model.cost;

import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * The estimated size of one relation.
 *
 * @param table the table, or the table whose index this is
 * @param index the index's name, absent for the table itself
 * @param rows its rows or entries
 * @param pages its pages of 8 KiB, those of its TOAST table left out
 * @param least the fewest pages that were seen for one like it, after inserts in another order
 * @param most the most pages
 */
public record RelationSize(
        Kind kind, ObjectName table, Optional<Name> index, double rows, long pages, long least, long most) {
    /** What sort of relation. TOAST is where PostgreSQL keeps long values, a table with an index of its own. */
    public enum Kind {
        HEAP,
        INDEX,
        TOAST,
        TOAST_INDEX
    }

    /** Returns its bytes. */
    public long bytes() {
        return pages * 8192;
    }

    /** Returns what a person calls it: the index's name, or the table's. */
    public String label() {
        return switch (kind) {
            case HEAP -> table.toString();
            case INDEX -> index.map(Name::value).orElse("");
            case TOAST -> table + " (TOAST)";
            case TOAST_INDEX -> table + " (TOAST index)";
        };
    }
}
