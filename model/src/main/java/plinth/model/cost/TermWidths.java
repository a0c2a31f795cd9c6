package plinth.model.cost;

import plinth.model.cost.Block.Base;
import plinth.model.cost.Block.Members;
import plinth.model.cost.Block.Source;
import plinth.model.cost.Block.Sub;
import plinth.model.query.Term;
import plinth.model.schema.Schema;

/** How wide the values of terms are, in bytes on average ({@code get_typavgwidth}, {@code set_rel_width}). */
final class TermWidths {
    private final Block block;
    private final Selectivity selectivity;

    TermWidths(Block block, Selectivity selectivity) {
        this.block = block;
        this.selectivity = selectivity;
    }

    /** Returns the width of {@code term}'s values. */
    int of(Term term) {
        TableFacts.ColumnFacts f = selectivity.facts(term);
        if (f != null) {
            return f.width();
        }
        return switch (term) {
            case Term.Column c -> columnWidth(c);
            case Term.Parameter p -> Storage.planned(p.type(), Schema.EMPTY);
            case Term.Literal l -> Storage.planned(l.type(), Schema.EMPTY);
            case Term.Cast c -> Storage.planned(c.type(), Schema.EMPTY);
            case Term.Operation o -> o.left().map(this::of).orElseGet(() -> of(o.right()));
            case Term.Call c -> 32;
            case Term.Aggregate a -> 8;
            case Term.Special s -> 32;
        };
    }

    private int columnWidth(Term.Column c) {
        Source source = block.sources().stream()
                .filter(s -> s.alias().equals(c.alias()))
                .findFirst()
                .orElse(null);
        if (source == null) {
            return 8;
        }
        return switch (source) {
            case Base b -> 8;
            case Sub s ->
                s.block().outputs().stream()
                        .filter(o -> Block.label(o).equals(c.name()))
                        .mapToInt(o -> o.term() instanceof Term.Column x ? inner(s, x) : of(o.term()))
                        .findFirst()
                        .orElse(8);
            case Members m -> {
                Term first = m.members().getFirst().columns().get(c.name());
                yield first == null || first.equals(c) ? 8 : of(first);
            }
        };
    }

    private int inner(Sub s, Term.Column x) {
        for (Source inner : s.block().sources()) {
            if (inner instanceof Base b && b.alias().equals(x.alias())) {
                return b.table().column(x.name()).width();
            }
        }
        return 8;
    }
}
