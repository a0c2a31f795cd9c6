package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.Block.JoinItem;
import plinth.model.cost.Block.OuterJoin;

/**
 * Tries the orders of joins, from pairs to all: {@code standard_join_search} and {@code join_is_legal} of {@code joinrels.c}. Sources without a join
 * condition between them are only joined when nothing else is possible.
 */
final class JoinSearch {
    private final BlockPlanner planner;
    private final JoinPaths joins;
    private final List<Rel> rels;
    private final long removed;

    JoinSearch(BlockPlanner planner, JoinPaths joins, List<Rel> rels, long removed) {
        this.planner = planner;
        this.joins = joins;
        this.rels = rels;
        this.removed = removed;
    }

    Rel search(JoinItem item, long all) {
        Rel rel = group(item, all);
        if (rel == null) {
            throw new NotPlanned("No order of joins was found for this query.");
        }
        return rel;
    }

    private @Nullable Rel group(JoinItem item, long all) {
        return switch (item) {
            case JoinItem.One o -> (1L << o.source() & removed) != 0 ? null : rels.get(o.source());
            case JoinItem.Group g -> {
                List<Rel> items = new ArrayList<>();
                for (JoinItem i : g.items()) {
                    Rel r = group(i, all);
                    if (r != null) {
                        items.add(r);
                    }
                }
                yield items.isEmpty() ? null : items.size() == 1 ? items.getFirst() : join(items, all);
            }
        };
    }

    private Rel join(List<Rel> items, long all) {
        List<Map<Long, Rel>> levels = new ArrayList<>();
        Map<Long, Rel> first = new java.util.LinkedHashMap<>();
        items.forEach(r -> first.put(r.mask, r));
        levels.add(first);
        int n = items.size();
        for (int level = 2; level <= n; level++) {
            Map<Long, Rel> made = new java.util.LinkedHashMap<>();
            Map<Long, Attempt> attempts = new HashMap<>();
            for (Rel old : levels.get(level - 2).values()) {
                boolean linked = items.stream().anyMatch(i -> (i.mask & old.mask) == 0 && related(old.mask, i.mask));
                for (Rel i : items) {
                    if ((i.mask & old.mask) == 0
                            && (!linked || related(old.mask, i.mask))
                            && (level > 2 || !done(attempts, old, i))) {
                        attempt(old, i, made, attempts);
                    }
                }
            }
            for (int k = 2; k <= level - k; k++) {
                for (Rel a : levels.get(k - 1).values()) {
                    for (Rel b : levels.get(level - k - 1).values()) {
                        if ((a.mask & b.mask) == 0 && related(a.mask, b.mask)) {
                            attempt(a, b, made, attempts);
                        }
                    }
                }
            }
            if (made.isEmpty()) {
                for (Rel old : levels.get(level - 2).values()) {
                    for (Rel i : items) {
                        if ((i.mask & old.mask) == 0) {
                            attempt(old, i, made, attempts);
                        }
                    }
                }
            }
            for (Rel r : made.values()) {
                if (r.mask != all) {
                    planner.gatherings(r, r.rows, planner.orders.wanted);
                }
            }
            levels.add(made);
        }
        Map<Long, Rel> last = levels.getLast();
        if (last.isEmpty()) {
            throw new NotPlanned("No order of joins was found for this query.");
        }
        return last.values().iterator().next();
    }

    /** Pairs that were tried already. */
    private record Attempt() {}

    private static boolean done(Map<Long, Attempt> attempts, Rel a, Rel b) {
        return attempts.containsKey(a.mask | b.mask);
    }

    private void attempt(Rel a, Rel b, Map<Long, Rel> made, Map<Long, Attempt> attempts) {
        long mask = a.mask | b.mask;
        if (a.empty() || b.empty()) {
            return;
        }
        Legal legal = legal(a.mask, b.mask);
        if (legal == null) {
            return;
        }
        attempts.put(mask, new Attempt());
        Rel outer = legal.swap() ? b : a;
        Rel inner = legal.swap() ? a : b;
        Rel rel = made.get(mask);
        if (rel == null) {
            rel = joins.rel(outer, inner, legal.join());
            made.put(mask, rel);
        }
        joins.add(rel, outer, inner, legal.join(), false);
        if (legal.join() < 0) {
            joins.add(rel, inner, outer, -1, false);
        } else {
            // A left join with its sides changed: only a hash or merge join can do that.
            joins.add(rel, inner, outer, legal.join(), true);
        }
    }

    private boolean related(long a, long b) {
        for (JoinClause c : planner.conditions.clauses) {
            if ((c.needs() & a) != 0 && (c.needs() & b) != 0) {
                return true;
            }
        }
        return false;
    }

    private record Legal(int join, boolean swap) {}

    /** Returns how {@code a} and {@code b} may be joined, or nothing when a left join forbids it. */
    private @Nullable Legal legal(long a, long b) {
        int found = -1;
        boolean swap = false;
        List<OuterJoin> outer = planner.conditions.outerJoins;
        long both = a | b;
        for (int i = 0; i < outer.size(); i++) {
            OuterJoin o = outer.get(i);
            if ((o.right() & both) == 0) {
                continue;
            }
            boolean within = (both & ~o.right()) == 0;
            if (within) {
                continue;
            }
            // Already joined within one side.
            if (inside(o, a) || inside(o, b)) {
                continue;
            }
            boolean straight = (o.left() & ~a) == 0 && (o.right() & ~b) == 0 && (b & ~o.right()) == 0;
            boolean turned = (o.left() & ~b) == 0 && (o.right() & ~a) == 0 && (a & ~o.right()) == 0;
            if ((!straight && !turned) || found >= 0) {
                return null;
            }
            found = i;
            swap = turned;
        }
        return new Legal(found, swap);
    }

    private static boolean inside(OuterJoin o, long side) {
        return ((o.left() | o.right()) & ~side) == 0;
    }
}
