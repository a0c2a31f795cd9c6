package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import plinth.model.cost.Path.SortKey;
import plinth.model.query.Condition;
import plinth.model.query.Term;

/**
 * Joins that look the inner side up for each outer row: {@code match_unsorted_outer} and {@code get_memoize_path} of {@code joinpath.c}, {@code
 * cost_nestloop} and {@code cost_memoize_rescan} of {@code costsize.c}.
 */
final class NestedLoops {
    private final BlockPlanner planner;
    private final CostModel model;
    private final Settings settings;

    NestedLoops(BlockPlanner planner) {
        this.planner = planner;
        this.model = planner.model;
        this.settings = planner.settings;
    }

    /**
     * An inner path with what is the same for every outer one.
     *
     * @param test cost of asking one row what the path has not seen to
     * @param keys what a memoize keeps its rows by, empty when there is none
     */
    private record Inner(Path path, double test, List<Term> keys) {}

    /** Adds the nested loops of {@code p}. */
    void add(JoinPair p) {
        List<Inner> inners = new ArrayList<>();
        for (Path i : p.inner().inners()) {
            if ((i.outer() & ~p.outer().mask) == 0) {
                inners.add(inner(p, i));
            }
        }
        Path cheapest = p.inner().cheapest();
        // What can be run again for less keeps its rows itself.
        Inner kept = cheapest.rescan() != null ? null : inner(p, model.materialize(cheapest));
        List<Inner> memos = List.of();
        double calls = -1;
        for (Path o : p.outer().paths) {
            if (o.outer() != 0) {
                continue;
            }
            List<SortKey> order = planner.orders.useful(o.order());
            if (o.rows() != calls) {
                calls = o.rows();
                memos = memos(inners, calls);
            }
            for (int n = 0; n < inners.size(); n++) {
                p.rel().add(join(p, o, inners.get(n), p.rel().rows, order));
                Inner memo = memos.get(n);
                if (memo != inners.get(n)) {
                    p.rel().add(join(p, o, memo, p.rel().rows, order));
                }
            }
            if (kept != null) {
                p.rel().add(join(p, o, kept, p.rel().rows, order));
            }
        }
        for (Path o : p.outer().partial) {
            double rows = CostModel.rows(p.rel().rows / CostModel.divisor(o.workers()));
            List<SortKey> order = planner.orders.useful(o.order());
            if (o.rows() != calls) {
                calls = o.rows();
                memos = memos(inners, calls);
            }
            for (int n = 0; n < inners.size(); n++) {
                if (inners.get(n).path().safe()) {
                    p.rel().addPartial(join(p, o, inners.get(n), rows, order));
                    Inner memo = memos.get(n);
                    if (memo != inners.get(n)) {
                        p.rel().addPartial(join(p, o, memo, rows, order));
                    }
                }
            }
        }
    }

    /** Each of {@code inners} with its rows kept, or itself where that is of no use; {@code calls}: how often it is run. */
    private List<Inner> memos(List<Inner> inners, double calls) {
        List<Inner> out = new ArrayList<>(inners.size());
        for (Inner i : inners) {
            out.add(i.keys().isEmpty() ? i : memoize(i, calls));
        }
        return out;
    }

    private Inner inner(JoinPair p, Path i) {
        double asked = 0;
        boolean all = true;
        for (JoinClause c : p.clauses()) {
            if (!bound(i, c)) {
                all = false;
                asked += Terms.operators(c.condition());
            }
        }
        boolean memoizes = i.outer() != 0 && p.outer().rows >= 2 && (all || !p.unique());
        return new Inner(i, asked * settings.operator(), memoizes ? keys(p, i) : List.of());
    }

    private List<Term> keys(JoinPair p, Path i) {
        List<Term> keys = new ArrayList<>();
        for (Condition c : i.bound()) {
            if (c instanceof Condition.Compare x) {
                keys.add((planner.conditions.mask(x.left()) & p.inner().mask) == 0 ? x.left() : x.right());
            }
        }
        return List.copyOf(keys);
    }

    /** Whether {@code i} has seen to {@code c} by the outer row. */
    private boolean bound(Path i, JoinClause c) {
        if (i.bound().contains(c.condition())) {
            return true;
        }
        for (Condition b : i.bound()) {
            for (JoinClause other : planner.conditions.clauses) {
                if (other.group() == c.group() && other.condition().equals(b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Path join(JoinPair p, Path o, Inner inner, double rows, List<SortKey> order) {
        Path i = inner.path();
        double startup = o.startup() + i.startup();
        double run = o.total() - o.startup();
        double outerRows = Math.max(1, o.rows());
        double innerRows = Math.max(1, i.rows());
        if (outerRows > 1) {
            run += (outerRows - 1) * i.rescanStartup();
        }
        double innerRun = i.total() - i.startup();
        double again = i.rescanTotal() - i.rescanStartup();
        double tuples;
        if (p.unique()) {
            double matched = Math.rint(outerRows * p.matched());
            double unmatched = outerRows - matched;
            // A partner is taken to be found half way through all rows of the inner side.
            double part = 2.0 / (Math.max(1, p.inner().rows) + 1);
            tuples = matched * innerRows * part;
            if (i.outer() != 0 && i.indexedBound()) {
                run += innerRun * part;
                if (matched > 1) {
                    run += (matched - 1) * again * part;
                }
                run += unmatched * again / innerRows;
            } else {
                tuples += unmatched * innerRows;
                run += innerRun;
                if (unmatched >= 1) {
                    unmatched--;
                } else {
                    matched--;
                }
                if (matched > 0) {
                    run += matched * again * part;
                }
                if (unmatched > 0) {
                    run += unmatched * again;
                }
            }
        } else {
            run += innerRun;
            if (outerRows > 1) {
                run += (outerRows - 1) * again;
            }
            tuples = outerRows * innerRows;
        }
        run += (settings.tuple() + inner.test()) * tuples;
        return JoinPair.path(
                startup, run, rows, o, i, order, c -> new Plan.NestedLoop(c, p.left(), o.plan(), i.plan()));
    }

    /** Keeps inner rows by their key when the outer ones ask for the same again and again ({@code get_memoize_path}). */
    private Inner memoize(Inner inner, double calls) {
        List<Term> keys = inner.keys();
        Path i = inner.path();
        double rows = i.rows();
        double entry = CostModel.bytes(rows, i.width()) + 48 + 16 * rows;
        double room = Math.floor(settings.workMemory() * settings.hashMemory() / entry);
        double distinct = planner.selectivity.groups(keys, calls, planner.shares());
        double evicted = 1 - Math.min(room, distinct) / distinct;
        double hits = (calls - distinct) / calls * (room / Math.max(distinct, room));
        hits = Math.max(0, Math.min(1, hits));
        double total = i.total() * (1 - hits) + settings.operator();
        double startup = i.startup() * (1 - hits) + settings.operator();
        total += settings.tuple() * evicted + settings.operator() * evicted * rows;
        total += settings.tuple() + settings.operator() * rows;
        startup += settings.tuple();
        Path memo = new Path(
                i.startup() + settings.tuple(),
                i.total() + settings.tuple(),
                rows,
                i.width(),
                List.of(),
                i.outer(),
                0,
                i.safe(),
                new Path.Rescan(startup, total),
                i.bound(),
                false,
                c -> new Plan.Memoize(c, keys.stream().map(Terms::text).toList(), i.plan()));
        // It is bound by the same conditions as the path below it.
        return new Inner(memo, inner.test(), List.of());
    }
}
