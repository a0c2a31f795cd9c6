package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import plinth.model.cost.Path.SortKey;
import plinth.model.query.Term;

/** Joins of two sides in the same order: {@code sort_inner_and_outer} of {@code joinpath.c}, {@code cost_mergejoin} of {@code costsize.c}. */
final class MergeJoins {
    private final BlockPlanner planner;
    private final CostModel model;
    private final Settings settings;

    MergeJoins(BlockPlanner planner) {
        this.planner = planner;
        this.model = planner.model;
        this.settings = planner.settings;
    }

    /** Adds the merge joins of {@code p}; there are none without an equality. */
    void add(JoinPair p) {
        List<JoinClause> keys = p.keys();
        if (keys.isEmpty()) {
            return;
        }
        Path outer = p.outer().cheapest();
        Path inner = p.inner().cheapest();
        List<SortKey> outerKeys = keys(keys, p.outer().mask);
        List<SortKey> innerKeys = keys(keys, p.inner().mask);
        p.rel().add(merge(p, keys, sorted(outer, outerKeys), sorted(inner, innerKeys), p.rel().rows));
        for (Path o : p.outer().paths) {
            if (o.outer() == 0 && o != outer && o.presorted(outerKeys) == outerKeys.size()) {
                p.rel().add(merge(p, keys, o, sorted(inner, innerKeys), p.rel().rows));
                for (Path i : p.inner().paths) {
                    if (i.outer() == 0 && i != inner && i.presorted(innerKeys) == innerKeys.size()) {
                        p.rel().add(merge(p, keys, o, i, p.rel().rows));
                    }
                }
            }
        }
        for (Path i : p.inner().paths) {
            if (i.outer() == 0 && i != inner && i.presorted(innerKeys) == innerKeys.size()) {
                p.rel().add(merge(p, keys, sorted(outer, outerKeys), i, p.rel().rows));
            }
        }
        if (p.turned()) {
            return;
        }
        for (Path o : p.outer().partial) {
            if (o.presorted(outerKeys) == outerKeys.size()) {
                double rows = CostModel.rows(p.rel().rows / CostModel.divisor(o.workers()));
                for (Path i : p.inner().paths) {
                    if (i.outer() == 0 && i.safe() && i.presorted(innerKeys) == innerKeys.size()) {
                        p.rel().addPartial(merge(p, keys, o, i, rows));
                    }
                }
            }
        }
    }

    private List<SortKey> keys(List<JoinClause> clauses, long mask) {
        List<SortKey> out = new ArrayList<>();
        for (JoinClause c : clauses) {
            Term t = planner.conditions.equal.canonical(c.side(mask)).orElse(c.side(mask));
            if (out.stream().noneMatch(k -> k.term().equals(t))) {
                out.add(new SortKey(t, false, false));
            }
        }
        return planner.orders.interned(List.copyOf(out));
    }

    private Path sorted(Path p, List<SortKey> keys) {
        return p.sorted(keys) ? p : model.sort(p, keys, 0);
    }

    private Path merge(JoinPair p, List<JoinClause> keys, Path o, Path i, double rows) {
        double[] scanned = scanned(keys.getFirst(), p);
        double outerRows = CostModel.rows(o.rows() * scanned[0]);
        double innerRows = CostModel.rows(i.rows() * scanned[1]);
        double outerAll = p.left() && !p.turned() ? 1 : scanned[0];
        double innerAll = p.left() && p.turned() ? 1 : scanned[1];
        double startup = o.startup() + i.startup();
        double run = (o.total() - o.startup()) * outerAll;
        double innerRun = (i.total() - i.startup()) * innerAll;
        double pairs = CostModel.rows(o.rows() * i.rows() * p.keyShare());
        boolean once = p.unique() && keys.size() == p.clauses().size();
        double again = once ? 0 : Math.max(0, pairs - i.rows());
        double ratio = 1 + again / Math.max(1, i.rows());
        double bare = innerRun * ratio;
        double kept = innerRun + settings.operator() * innerRows * ratio;
        boolean keep = !once && kept < bare;
        run += keep ? kept : bare;
        double test = settings.operator() * keys.size();
        run += test * (outerRows + innerRows * ratio);
        run += (settings.tuple() + p.others() * settings.operator()) * pairs;
        boolean ordered = !p.turned();
        return JoinPair.path(
                startup,
                run,
                rows,
                o,
                i,
                ordered ? planner.orders.useful(o.order()) : List.of(),
                c -> new Plan.MergeJoin(
                        c,
                        p.left(),
                        o.plan(),
                        keep
                                ? new Plan.Materialize(new Plan.Cost(i.startup(), kept, i.rows(), i.width()), i.plan())
                                : i.plan()));
    }

    /** How far each side is read until the other ends ({@code mergejoinscansel}): the lower of the two highest values. */
    private double[] scanned(JoinClause c, JoinPair p) {
        TableFacts.ColumnFacts a = planner.selectivity.facts(c.side(p.outer().mask));
        TableFacts.ColumnFacts b = planner.selectivity.facts(c.side(p.inner().mask));
        if (a == null || b == null || a.range().isEmpty() || b.range().isEmpty()) {
            return new double[] {1, 1};
        }
        ColumnStatistics.Range x = a.range().get();
        ColumnStatistics.Range y = b.range().get();
        return new double[] {read(x, y), read(y, x)};
    }

    private static double read(ColumnStatistics.Range mine, ColumnStatistics.Range other) {
        if (mine.high() <= other.high() || mine.high() <= mine.low()) {
            return 1;
        }
        return Math.max(1e-4, Math.min(1, (other.high() - mine.low()) / (mine.high() - mine.low())));
    }
}
