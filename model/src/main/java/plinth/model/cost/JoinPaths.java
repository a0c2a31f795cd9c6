package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.Block.Base;
import plinth.model.cost.Path.SortKey;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/** The paths that join two sides: {@code joinpath.c}, and the cost functions of {@code costsize.c} for joins. */
final class JoinPaths {
    private final BlockPlanner planner;
    private final CostModel model;
    private final Settings settings;

    JoinPaths(BlockPlanner planner) {
        this.planner = planner;
        this.model = planner.model;
        this.settings = planner.settings;
    }

    /** What is known of one pair of sides. */
    private record Pair(
            Rel rel,
            Rel outer,
            Rel inner,
            boolean left,
            boolean turned,
            List<JoinClause> clauses,
            boolean unique,
            double matched,
            List<JoinClause> keys,
            double keyShare) {}

    /** Returns the rows that come of joining two sides, without paths yet ({@code calc_joinrel_size_estimate}). */
    Rel rel(Rel outer, Rel inner, int outerJoin) {
        List<JoinClause> clauses = clauses(outer.mask, inner.mask, outerJoin);
        List<JoinClause> own = clauses.stream()
                .filter(c -> outerJoin < 0 || c.outerJoin() == outerJoin)
                .toList();
        double rows = outer.rows * inner.rows * share(own);
        if (outerJoin >= 0) {
            rows = Math.max(rows, outer.rows);
        }
        for (JoinClause c : clauses) {
            if (!own.contains(c)) {
                rows *= planner.selectivity.of(c.condition());
            }
        }
        return new Rel(
                outer.mask | inner.mask, CostModel.rows(rows), outer.width + inner.width, planner.considerStartup);
    }

    /** The conditions that can be asked at this join and at none below it, one of each group. */
    private List<JoinClause> clauses(long a, long b, int outerJoin) {
        List<JoinClause> out = new ArrayList<>();
        Set<Integer> groups = new HashSet<>();
        for (JoinClause c : planner.clauses) {
            boolean here = (c.needs() & ~(a | b)) == 0 && (c.needs() & a) != 0 && (c.needs() & b) != 0;
            if (here && (c.outerJoin() < 0 || c.outerJoin() == outerJoin) && groups.add(c.group())) {
                out.add(c);
            }
        }
        return out;
    }

    /** The share of pairs that meet all; conditions that are a foreign key's count as one. */
    private double share(List<JoinClause> clauses) {
        double share = 1;
        List<JoinClause> left = new ArrayList<>(clauses);
        for (JoinClause c : clauses) {
            if (!c.equality() || !left.contains(c)) {
                continue;
            }
            Optional<Foreign> f = foreign(c, left);
            if (f.isPresent()) {
                left.removeAll(f.get().clauses());
                share *= 1 / Math.max(1, f.get().rows());
            }
        }
        for (JoinClause c : left) {
            share *= c.equality()
                    ? planner.selectivity.join(c.left(), c.right())
                    : planner.selectivity.of(c.condition());
        }
        return share;
    }

    private record Foreign(List<JoinClause> clauses, double rows) {}

    private Optional<Foreign> foreign(JoinClause first, List<JoinClause> all) {
        for (boolean swap : new boolean[] {false, true}) {
            Term from = swap ? first.right() : first.left();
            Term to = swap ? first.left() : first.right();
            Optional<TableFacts> source = planner.selectivity.table(from);
            Optional<TableFacts> target = planner.selectivity.table(to);
            if (source.isEmpty() || target.isEmpty()) {
                continue;
            }
            for (TableFacts.Foreign key : source.get().keys()) {
                if (!key.target().equals(target.get().name())) {
                    continue;
                }
                List<JoinClause> matched = new ArrayList<>();
                for (int i = 0; i < key.columns().size() && i < key.references().size(); i++) {
                    Term a = new Term.Column(
                            ((Term.Column) from).alias(), key.columns().get(i));
                    Term b = new Term.Column(
                            ((Term.Column) to).alias(), key.references().get(i));
                    all.stream()
                            .filter(c -> (c.left().equals(a) && c.right().equals(b))
                                    || (c.left().equals(b) && c.right().equals(a)))
                            .findFirst()
                            .ifPresent(matched::add);
                }
                if (!matched.isEmpty() && matched.size() == key.columns().size() && matched.contains(first)) {
                    return Optional.of(new Foreign(matched, target.get().rows()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether each outer row has at most one partner inside ({@code innerrel_is_unique}). */
    private boolean unique(Rel inner, List<JoinClause> clauses) {
        if (Long.bitCount(inner.mask) != 1 || clauses.isEmpty()) {
            return false;
        }
        int i = Long.numberOfTrailingZeros(inner.mask);
        if (!(planner.block.sources().get(i) instanceof Base b)) {
            return false;
        }
        Set<Name> columns = new LinkedHashSet<>();
        for (JoinClause c : clauses) {
            if (c.equality()
                    && ((c.leftMask() & inner.mask) == 0 || (c.rightMask() & inner.mask) == 0)
                    && c.side(inner.mask) instanceof Term.Column x) {
                columns.add(x.name());
            }
        }
        boolean joined = !columns.isEmpty();
        for (Condition c : planner.restrictions(i)) {
            if (c instanceof Condition.Compare x
                    && x.operator().equals("=")
                    && x.left() instanceof Term.Column l
                    && Terms.constant(x.right())) {
                columns.add(l.name());
            }
        }
        return joined && b.table().unique(columns);
    }

    /**
     * Adds the paths with {@code outer} outside.
     *
     * @param outerJoin the left join that this is, -1 for an inner one
     * @param turned whether the side whose rows all stay is the inner one
     */
    void add(Rel rel, Rel outer, Rel inner, int outerJoin, boolean turned) {
        List<JoinClause> clauses = clauses(outer.mask, inner.mask, outerJoin);
        boolean unique = !turned && unique(inner, clauses);
        // PostgreSQL asks for the share of outer rows with a partner, and gets that of all pairs: nearly none.
        double matched = share(clauses);
        List<JoinClause> keys =
                clauses.stream().filter(c -> c.between(outer.mask, inner.mask)).toList();
        double keyShare = keys.size() == clauses.size() ? matched : share(keys);
        Pair p = new Pair(rel, outer, inner, outerJoin >= 0, turned, clauses, unique, matched, keys, keyShare);
        if (!turned) {
            nestedLoops(p);
        }
        merges(p);
        hashes(p);
    }

    private static boolean satisfied(Path p, Rel by) {
        return (p.outer() & ~by.mask) == 0;
    }

    private void nestedLoops(Pair p) {
        List<Path> inners = p.inner().inners();
        Path cheapest = p.inner().cheapest();
        Path kept = materializes(cheapest) ? null : model.materialize(cheapest);
        for (Path o : p.outer().paths) {
            if (o.outer() != 0) {
                continue;
            }
            for (Path i : inners) {
                if (satisfied(i, p.outer())) {
                    p.rel().add(nestedLoop(p, o, i, p.rel().rows));
                    Path memo = memoize(p, o, i);
                    if (memo != null) {
                        p.rel().add(nestedLoop(p, o, memo, p.rel().rows));
                    }
                }
            }
            if (kept != null) {
                p.rel().add(nestedLoop(p, o, kept, p.rel().rows));
            }
        }
        for (Path o : p.outer().partial) {
            double rows = CostModel.rows(p.rel().rows / CostModel.divisor(o.workers()));
            for (Path i : inners) {
                if (satisfied(i, p.outer()) && i.safe()) {
                    p.rel().addPartial(nestedLoop(p, o, i, rows));
                    Path memo = memoize(p, o, i);
                    if (memo != null) {
                        p.rel().addPartial(nestedLoop(p, o, memo, rows));
                    }
                }
            }
        }
    }

    private static boolean materializes(Path p) {
        return p.rescan() != null;
    }

    private Path nestedLoop(Pair p, Path o, Path i, double rows) {
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
        List<JoinClause> asked = p.clauses().stream().filter(c -> !bound(i, c)).toList();
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
        run += (settings.tuple() + operators(asked)) * tuples;
        return path(
                startup,
                run,
                rows,
                o,
                i,
                planner.useful(o.order()),
                c -> new Plan.NestedLoop(c, p.left(), o.plan(), i.plan()));
    }

    /** Whether {@code i} has seen to {@code c} by the outer row. */
    private boolean bound(Path i, JoinClause c) {
        if (i.bound().contains(c.condition())) {
            return true;
        }
        for (Condition b : i.bound()) {
            for (JoinClause other : planner.clauses) {
                if (other.group() == c.group() && other.condition().equals(b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private double operators(List<JoinClause> clauses) {
        return Terms.operators(clauses.stream().map(JoinClause::condition).toList()) * settings.operator();
    }

    private Path path(
            double startup,
            double run,
            double rows,
            Path o,
            Path i,
            List<SortKey> order,
            java.util.function.Function<Plan.Cost, Plan> step) {
        return new Path(
                startup,
                startup + run,
                rows,
                o.width() + i.width(),
                order,
                0,
                o.workers(),
                o.safe() && i.safe(),
                null,
                List.of(),
                false,
                step);
    }

    /** Keeps inner rows by their key when the outer ones ask for the same again and again ({@code get_memoize_path}). */
    private @Nullable Path memoize(Pair p, Path o, Path i) {
        if (i.outer() == 0 || p.outer().rows < 2 || i.bound().isEmpty()) {
            return null;
        }
        if (p.unique() && p.clauses().stream().anyMatch(c -> !bound(i, c))) {
            return null;
        }
        List<Term> keys = new ArrayList<>();
        for (Condition c : i.bound()) {
            if (c instanceof Condition.Compare x) {
                keys.add((planner.mask(x.left()) & p.inner().mask) == 0 ? x.left() : x.right());
            }
        }
        if (keys.isEmpty()) {
            return null;
        }
        double calls = o.rows();
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
        return new Path(
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
    }

    private void hashes(Pair p) {
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

    private Path hash(Pair p, List<JoinClause> keys, Path o, Path i, double rows, boolean together) {
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
        List<JoinClause> rest =
                p.clauses().stream().filter(c -> !keys.contains(c)).toList();
        run += (settings.tuple() + operators(rest)) * tuples;
        boolean one = table[0] == 1;
        double total = startup + run;
        Path joined = path(
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

    private void merges(Pair p) {
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
            Term t = planner.equal.canonical(c.side(mask)).orElse(c.side(mask));
            if (out.stream().noneMatch(k -> k.term().equals(t))) {
                out.add(new SortKey(t, false, false));
            }
        }
        return out;
    }

    private Path sorted(Path p, List<SortKey> keys) {
        return p.sorted(keys) ? p : model.sort(p, keys, 0);
    }

    private Path merge(Pair p, List<JoinClause> keys, Path o, Path i, double rows) {
        double[] scanned = scanned(keys.getFirst(), p);
        double outerRows = CostModel.rows(o.rows() * scanned[0]);
        double innerRows = CostModel.rows(i.rows() * scanned[1]);
        double outerAll = p.left() && !p.turned() ? 1 : scanned[0];
        double innerAll = p.left() && p.turned() ? 1 : scanned[1];
        double startup = o.startup() + i.startup();
        double run = (o.total() - o.startup()) * outerAll;
        double innerRun = (i.total() - i.startup()) * innerAll;
        double pairs = CostModel.rows(o.rows() * i.rows() * p.keyShare());
        List<JoinClause> rest =
                p.clauses().stream().filter(c -> !keys.contains(c)).toList();
        boolean once = p.unique() && rest.isEmpty();
        double again = once ? 0 : Math.max(0, pairs - i.rows());
        double ratio = 1 + again / Math.max(1, i.rows());
        double bare = innerRun * ratio;
        double kept = innerRun + settings.operator() * innerRows * ratio;
        boolean keep = !once && kept < bare;
        run += keep ? kept : bare;
        double test = settings.operator() * keys.size();
        run += test * (outerRows + innerRows * ratio);
        run += (settings.tuple() + operators(rest)) * pairs;
        boolean ordered = !p.turned();
        return path(
                startup,
                run,
                rows,
                o,
                i,
                ordered ? planner.useful(o.order()) : List.of(),
                c -> new Plan.MergeJoin(
                        c,
                        p.left(),
                        o.plan(),
                        keep
                                ? new Plan.Materialize(new Plan.Cost(i.startup(), kept, i.rows(), i.width()), i.plan())
                                : i.plan()));
    }

    /** How far each side is read until the other ends ({@code mergejoinscansel}): the lower of the two highest values. */
    private double[] scanned(JoinClause c, Pair p) {
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
