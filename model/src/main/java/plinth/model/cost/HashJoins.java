package plinth.model.cost;

import java.util.List;
import java.util.Optional;
import plinth.model.query.Term;

/** Joins by a hash table over the inner rows: {@code hash_inner_and_outer} of {@code joinpath.c}, {@code cost_hashjoin} of {@code costsize.c}. */
final class HashJoins {
    private final BlockPlanner planner;
    private final Settings settings;

    HashJoins(BlockPlanner planner) {
        this.planner = planner;
        this.settings = planner.settings;
    }

    /** Adds the hash joins of {@code p}; there are none without an equality. */
    void add(JoinPair p) {
        List<JoinClause> keys = p.keys();
        if (keys.isEmpty()) {
            return;
        }
        Path outer = p.outer().cheapest();
        Path inner = p.inner().cheapest();
        p.rel().add(hash(p, keys, outer, inner, p.rel().rows, false));
        Path quick = p.outer().quickest();
        if (quick != outer) {
            p.rel().add(hash(p, keys, quick, inner, p.rel().rows, false));
        }
        if (p.outer().partial.isEmpty() || p.turned()) {
            return;
        }
        Path shared = p.outer().partial.getFirst();
        double rows = CostModel.rows(p.rel().rows / CostModel.divisor(shared.workers()));
        if (!p.inner().partial.isEmpty()) {
            p.rel().addPartial(hash(p, keys, shared, p.inner().partial.getFirst(), rows, true));
        }
        p.inner().paths.stream()
                .filter(i -> i.safe() && i.outer() == 0)
                .findFirst()
                .ifPresent(i -> p.rel().addPartial(hash(p, keys, shared, i, rows, false)));
    }

    /** Batches and buckets of a hash table ({@code ExecChooseHashTableSize}). */
    private double[] table(double rows, int width, int sharing) {
        double tuple = 16 + 16 + width;
        double bytes = rows * tuple;
        double memory = settings.workMemory() * settings.hashMemory() * (sharing + 1);
        double skewed = tuple + 8 * 8 + 4 + 16;
        double room = memory - Math.floor(Math.floor(memory / skewed) * 2 / 100) * skewed;
        double mostBuckets = Math.pow(2, Math.floor(CostModel.log2(Math.max(1, room / 8))));
        double buckets = power(Math.max(1024, Math.min(Math.ceil(rows), mostBuckets)));
        if (bytes + 8 * buckets <= room) {
            return new double[] {1, buckets};
        }
        if (sharing > 0) {
            return table(rows, width, 0);
        }
        double shared = Math.min(power(Math.floor(room / (tuple + 8))), mostBuckets);
        double batches = power(Math.max(2, Math.ceil(bytes / (room - shared * 8))));
        return new double[] {batches, shared};
    }

    private static double power(double n) {
        return Math.pow(2, Math.ceil(CostModel.log2(Math.max(1, n)) - 1e-9));
    }

    private Path hash(JoinPair p, List<JoinClause> keys, Path o, Path i, double rows, boolean together) {
        double startup = o.startup() + i.total();
        double run = o.total() - o.startup();
        startup += (settings.operator() * keys.size() + settings.tuple()) * i.rows();
        run += settings.operator() * keys.size() * o.rows();
        double all = together ? i.rows() * CostModel.divisor(i.workers()) : i.rows();
        double[] table = table(all, i.width(), together ? o.workers() : 0);
        if (table[0] > 1) {
            double inner = CostModel.pages(i.rows(), i.width());
            startup += settings.sequentialPage() * inner;
            run += settings.sequentialPage() * (inner + 2 * CostModel.pages(o.rows(), o.width()));
        }
        double virtual = table[0] * table[1];
        double bucket = 1;
        for (JoinClause c : keys) {
            bucket = Math.min(bucket, bucket(c.side(p.inner().mask), virtual, p.inner()));
        }
        bucket = Math.max(bucket, 1e-6);
        double test = settings.operator() * keys.size();
        double tuples;
        if (p.unique()) {
            double matched = Math.rint(o.rows() * p.matched());
            double part = 2.0 / (Math.max(1, p.inner().rows) + 1);
            run += test * matched * CostModel.rows(i.rows() * bucket * part) * .5;
            run += test * (o.rows() - matched) * CostModel.rows(i.rows() / virtual) * .05;
            tuples = matched;
        } else {
            run += test * o.rows() * CostModel.rows(i.rows() * bucket) * .5;
            tuples = CostModel.rows(o.rows() * i.rows() * p.keyShare());
        }
        run += (settings.tuple() + p.others() * settings.operator()) * tuples;
        boolean one = table[0] == 1;
        double total = startup + run;
        Path joined = JoinPair.path(
                startup, run, rows, o, i, List.of(), c -> new Plan.HashJoin(c, p.left(), o.plan(), i.plan(), together));
        // A table that is in memory as a whole is not built again.
        return one ? joined.withRescan(0, total - startup) : joined;
    }

    /** The share of rows in one bucket ({@code estimate_hash_bucket_stats}). */
    private double bucket(Term key, double buckets, Rel inner) {
        TableFacts.ColumnFacts f = planner.selectivity.facts(key);
        if (f == null || !f.known()) {
            return Math.max(.1, 1 / buckets);
        }
        double distinct = planner.selectivity.distinct(key);
        double average = (1 - f.nulls()) / distinct;
        Optional<TableFacts> t = planner.selectivity.table(key);
        if (t.isPresent() && t.get().rows() > 0) {
            distinct = CostModel.rows(distinct * inner.rows / t.get().rows());
        }
        double share = distinct > buckets ? 1 / buckets : 1 / distinct;
        double most = f.common().stream()
                .mapToDouble(ColumnStatistics.Common::share)
                .max()
                .orElse(0);
        if (average > 0 && most > average) {
            share *= most / average;
        }
        return Math.max(1e-6, Math.min(1, share));
    }
}
