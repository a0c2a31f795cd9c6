package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import plinth.model.cost.Path.SortKey;
import plinth.model.query.Query;
import plinth.model.query.Term;

/** What the order of a subquery's rows is called outside of it ({@code convert_subquery_pathkeys} of {@code pathkeys.c}). */
final class SubqueryOrder {
    private final Block.Sub source;
    private final Block block;
    private final Equalities equal;
    private final Function<Term, Optional<Term>> canonical;
    private final Function<List<SortKey>, List<SortKey>> useful;

    /**
     * @param block the subquery with what is asked of it from outside
     * @param canonical the one name outside of all that equal a column of the subquery
     * @param useful cuts an order down to what is of use outside
     */
    SubqueryOrder(
            Block.Sub source,
            Block block,
            Function<Term, Optional<Term>> canonical,
            Function<List<SortKey>, List<SortKey>> useful) {
        this.source = source;
        this.block = block;
        this.equal = new Conditions(block).equal;
        this.canonical = canonical;
        this.useful = useful;
    }

    /** Returns {@code inner} as it is called outside, up to the first key that is no output, or of no use there. */
    List<SortKey> of(List<SortKey> inner) {
        List<SortKey> out = new ArrayList<>();
        for (SortKey key : inner) {
            Optional<Term> outside = outside(key.term());
            if (outside.isEmpty()) {
                break;
            }
            SortKey here = new SortKey(outside.get(), key.descending(), key.nullsFirst());
            if (!out.contains(here)) {
                out.add(here);
            }
        }
        return useful.apply(List.copyOf(out));
    }

    private Optional<Term> outside(Term key) {
        for (Query.Output o : block.outputs()) {
            if (equal.canonical(o.term()).filter(key::equals).isPresent()) {
                Optional<Term> here = canonical.apply(new Term.Column(source.alias(), Block.label(o)));
                if (here.isPresent()) {
                    return here;
                }
            }
        }
        return Optional.empty();
    }
}
