package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import plinth.model.cost.Path.SortKey;
import plinth.model.query.Query;
import plinth.model.query.Term;

/** The orders of rows that are worth anything in one level of a query ({@code pathkeys.c}). Equal ones are one object. */
final class Orders {
    /** What the rest of the query wants the joined rows sorted by. */
    final List<SortKey> wanted;

    private final Block block;
    private final Equalities equal;
    private final List<JoinClause> clauses;

    /** Orders that were cut down already: paths of many joins have the same one. */
    private final IdentityHashMap<List<SortKey>, List<SortKey>> useful = new IdentityHashMap<>();

    private final Map<List<SortKey>, List<SortKey>> interned = new HashMap<>();

    Orders(Block block, Conditions conditions) {
        this.block = block;
        this.equal = conditions.equal;
        this.clauses = conditions.clauses;
        this.wanted = !block.groupBy().isEmpty() ? keys(block.groupBy()) : ofQuery();
    }

    /** Returns the order in which groups of {@code terms} come one after the other. */
    List<SortKey> keys(List<Term> terms) {
        List<SortKey> out = new ArrayList<>();
        for (Term t : terms) {
            equal.canonical(t).ifPresent(c -> {
                if (out.stream().noneMatch(o -> o.term().equals(c))) {
                    out.add(new SortKey(c, false, false));
                }
            });
        }
        return out;
    }

    /** Returns the order that the query asks for. */
    List<SortKey> ofQuery() {
        List<SortKey> out = new ArrayList<>();
        for (Query.Order o : block.order()) {
            equal.canonical(o.term()).ifPresent(c -> {
                if (out.stream().noneMatch(x -> x.term().equals(c))) {
                    out.add(new SortKey(c, o.descending(), o.descending()));
                }
            });
        }
        return out;
    }

    /** Cuts an order down to what a join or the rest of the query can use ({@code truncate_useless_pathkeys}). */
    List<SortKey> useful(List<SortKey> order) {
        return order.isEmpty() ? order : useful.computeIfAbsent(order, this::cut);
    }

    /** Returns the one list of all that are equal: then most comparisons end at once. */
    List<SortKey> interned(List<SortKey> order) {
        List<SortKey> known = interned.putIfAbsent(order, order);
        return known == null ? order : known;
    }

    private List<SortKey> cut(List<SortKey> order) {
        int forOrder = 0;
        while (forOrder < order.size()
                && forOrder < wanted.size()
                && order.get(forOrder).equals(wanted.get(forOrder))) {
            forOrder++;
        }
        int forMerge = 0;
        while (forMerge < order.size() && merges(order.get(forMerge).term())) {
            forMerge++;
        }
        int kept = Math.max(forOrder, forMerge);
        return interned(List.copyOf(order.subList(0, kept)));
    }

    private boolean merges(Term canonical) {
        for (JoinClause c : clauses) {
            if (c.equality()
                    && (equal.canonical(c.left()).filter(canonical::equals).isPresent()
                            || equal.canonical(c.right())
                                    .filter(canonical::equals)
                                    .isPresent())) {
                return true;
            }
        }
        return false;
    }
}
