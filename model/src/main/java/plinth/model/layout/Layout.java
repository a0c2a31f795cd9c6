package plinth.model.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/**
 * A family laid out.
 *
 * @param schema the whole schema with the family so
 * @param tables the family's tables in it, the base first
 * @param notEnforced what this layout accepts although it should not be, a sentence each
 * @param mapping where each item is now that belongs to the family or has become another; what is in it nowhere is among the losses
 * @param losses what of the schema it leaves out or weakens, and why
 */
public record Layout(
        Family family,
        Strategy strategy,
        Schema schema,
        List<ObjectName> tables,
        List<KindLayout> kinds,
        List<String> notEnforced,
        Map<Item, List<Item>> mapping,
        List<Loss> losses) {
    public Layout {
        tables = List.copyOf(tables);
        kinds = List.copyOf(kinds);
        notEnforced = List.copyOf(notEnforced);
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
        losses = List.copyOf(losses);
    }

    /** Returns the losses in sentences, each once. */
    public List<String> notCarried() {
        return losses.stream().map(Loss::reason).distinct().toList();
    }

    /** Returns whether these are the user's own tables as they stand. */
    public boolean today() {
        return strategy.equals(family.today());
    }

    /** Returns whether one column tells the kinds apart in its tables. */
    public boolean tells() {
        return !family.overlapping() && (family.told() || !today());
    }

    /**
     * Where one kind's rows are.
     *
     * @param common the table with its common columns, and {@code commonKey} the key there
     * @param own the table with the columns that only it has, and {@code ownKey} the key there; the same as {@code common} but for a class table
     * @param columns what its own columns are called there, in the order of {@link Family.Kind#columns()}
     */
    public record KindLayout(
            Family.Kind kind,
            ObjectName common,
            List<Name> commonKey,
            ObjectName own,
            List<Name> ownKey,
            List<Name> columns) {
        public KindLayout {
            commonKey = List.copyOf(commonKey);
            ownKey = List.copyOf(ownKey);
            columns = List.copyOf(columns);
        }

        /** Returns what the column {@code column} of the kind is called in this layout. */
        public Optional<Name> column(Name column) {
            for (int i = 0; i < columns.size(); i++) {
                if (kind.columns().get(i).name().equals(column)) {
                    return Optional.of(columns.get(i));
                }
            }
            return Optional.empty();
        }
    }
}
