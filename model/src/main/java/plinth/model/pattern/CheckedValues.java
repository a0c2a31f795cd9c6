package plinth.model.pattern;

import java.util.List;
import java.util.Optional;
import plinth.model.logic.TableRules;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Finds the values that a column is limited to: by an enum type, a domain, checks however they are spelled, or partitions. */
public final class CheckedValues {
    private CheckedValues() {}

    /** Returns the values that {@code column} may take, in order, or nothing when it is not limited to a list; of a truth value, nothing. */
    public static Optional<List<String>> of(Schema schema, Table table, Name column) {
        Optional<Type> type = table.column(column).map(c -> c.type());
        boolean told =
                table.checks().stream().anyMatch(k -> k.expression().names().contains(column))
                        || type.filter(Type.Named.class::isInstance).isPresent()
                        || table.partitioning().isPresent()
                        || table.partitionOf().isPresent()
                        || !table.inherits().isEmpty();
        if (!told || type.filter(t -> t.is("boolean")).isPresent()) {
            return Optional.empty();
        }
        return TableRules.of(schema, table).values(column);
    }
}
