package plinth.model.cost;

import java.util.List;
import java.util.Optional;
import plinth.model.layout.Layout;

/**
 * What one layout of a family takes and costs.
 *
 * @param relations its tables and indexes, each table followed by its indexes
 * @param patterns its access patterns, in the same order in every layout of a comparison; those that it cannot answer are left out
 * @param assumptions what was assumed for want of statistics, a sentence each
 */
public record LayoutEstimate(
        Layout layout,
        double rows,
        List<RelationSize> relations,
        List<PatternCost> patterns,
        List<String> assumptions) {
    public LayoutEstimate {
        relations = List.copyOf(relations);
        patterns = List.copyOf(patterns);
        assumptions = List.copyOf(assumptions);
    }

    /** Returns the bytes of its tables, TOAST included. */
    public long heapBytes() {
        return bytes(false);
    }

    /** Returns the bytes of its indexes, those of TOAST tables included. */
    public long indexBytes() {
        return bytes(true);
    }

    /** Returns the bytes of tables and indexes. */
    public long bytes() {
        return heapBytes() + indexBytes();
    }

    /** Returns the bytes of tables and indexes for each row of the family; 0 when it has none. */
    public double bytesPerRow() {
        return rows > 0 ? bytes() / rows : 0;
    }

    /** Returns the cost of the pattern with the id {@code id}. */
    public Optional<PatternCost> pattern(String id) {
        return patterns.stream().filter(p -> p.pattern().id().equals(id)).findFirst();
    }

    private long bytes(boolean indexes) {
        return relations.stream()
                .filter(r ->
                        indexes == (r.kind() == RelationSize.Kind.INDEX || r.kind() == RelationSize.Kind.TOAST_INDEX))
                .mapToLong(RelationSize::bytes)
                .sum();
    }
}
