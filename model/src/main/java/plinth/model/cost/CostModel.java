package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.Path.SortKey;

/** The formulas of PostgreSQL's {@code costsize.c} that are the same for every query. Costs in units of one page read in sequence. */
final class CostModel {
    final Settings settings;

    CostModel(Settings settings) {
        this.settings = settings;
    }

    /** Rows are whole, and at least one ({@code clamp_row_est}). */
    static double rows(double rows) {
        return rows <= 1 ? 1 : Math.rint(rows);
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** How many times faster {@code workers} and the leader are than one process ({@code get_parallel_divisor}). */
    static double divisor(int workers) {
        return workers + Math.max(0, 1 - .3 * workers);
    }

    /** Workers for so many pages ({@code compute_parallel_worker}): one, and one more for each threefold; 0 for few. */
    int workers(double tablePages, double indexPages, boolean member) {
        if (!member
                && ((tablePages >= 0 && tablePages < settings.minParallelTablePages())
                        || (indexPages >= 0 && indexPages < settings.minParallelIndexPages()))) {
            return 0;
        }
        int workers = 0;
        if (tablePages >= 0) {
            workers = threefolds(tablePages, Math.max(1, settings.minParallelTablePages()));
        }
        if (indexPages >= 0) {
            int byIndex = threefolds(indexPages, Math.max(1, settings.minParallelIndexPages()));
            workers = workers > 0 ? Math.min(workers, byIndex) : byIndex;
        }
        return Math.min(workers, settings.maxParallelWorkers());
    }

    private static int threefolds(double pages, long threshold) {
        int workers = 1;
        for (long t = threshold; pages >= t * 3; t *= 3) {
            workers++;
        }
        return workers;
    }

    /**
     * Pages read of a table of {@code pages} when {@code tuples} of it are fetched by an index, some again ({@code index_pages_fetched}: Mackert and
     * Lohman 1989). The cache is shared with an index and the query's other tables.
     */
    double fetched(double tuples, double pages, double indexPages, double allPages) {
        double t = Math.max(pages, 1);
        double b = settings.effectiveCachePages() * t / Math.max(allPages + indexPages, 1);
        b = b <= 1 ? 1 : Math.ceil(b);
        if (t <= b) {
            double f = 2 * t * tuples / (2 * t + tuples);
            return f >= t ? t : Math.ceil(f);
        }
        double limit = 2 * t * b / (2 * t - b);
        return Math.ceil(tuples <= limit ? 2 * t * tuples / (2 * t + tuples) : b + (tuples - limit) * (t - b) / t);
    }

    static double bytes(double rows, int width) {
        return rows * (Storage.aligned(width, 8) + 24);
    }

    static double pages(double rows, int width) {
        return Math.ceil(bytes(rows, width) / 8192);
    }

    /** Start-up and run cost of sorting so many rows, without their input ({@code cost_tuplesort}). */
    private double[] sorting(double rows, int width, double bound) {
        double n = Math.max(rows, 2);
        double comparison = 2 * settings.operator();
        double input = bytes(n, width);
        double kept = bound > 0 && bound < n ? bound : n;
        double output = bytes(kept, width);
        double memory = settings.workMemory();
        double startup;
        if (output > memory) {
            double pages = Math.ceil(input / 8192);
            double runs = input / memory;
            // tuplesort_merge_order: a tape and its buffers take 8 and 32 pages.
            double order = Math.max(6, Math.min(500, Math.floor((memory - 0) / (32 * 8192 + 8192))));
            double passes = runs > order ? Math.ceil(Math.log(runs) / Math.log(order)) : 1;
            startup = comparison * n * log2(n)
                    + 2 * pages * passes * (settings.sequentialPage() * .75 + settings.randomPage() * .25);
        } else if (n > 2 * kept || input > memory) {
            startup = comparison * n * log2(2 * kept);
        } else {
            startup = comparison * n * log2(n);
        }
        return new double[] {startup, settings.operator() * n};
    }

    /** Returns {@code p} sorted; with a {@code bound} above 0, only its first rows are wanted. */
    Path sort(Path p, List<SortKey> keys, double bound) {
        double[] c = sorting(p.rows(), p.width(), bound);
        java.util.Optional<Long> kept =
                bound > 0 && bound < p.rows() ? java.util.Optional.of((long) bound) : java.util.Optional.empty();
        Path sorted = Path.of(
                p.total() + c[0],
                p.total() + c[0] + c[1],
                p.rows(),
                p.width(),
                keys,
                p.workers(),
                cost -> new Plan.Sort(cost, names(keys), kept, p.plan()));
        // Sorted rows are kept and can be read again.
        double again = settings.operator() * p.rows();
        return (p.safe() ? sorted : sorted.withUnsafe()).withRescan(0, again);
    }

    /** Returns {@code p}, sorted by the first of {@code keys}, sorted by all ({@code cost_incremental_sort}). */
    Path incrementalSort(Path p, List<SortKey> keys, int presorted, double groups, double bound) {
        double g = Math.max(1, Math.min(groups, p.rows()));
        double perGroup = p.rows() / g;
        double inputRun = (p.total() - p.startup()) / g;
        double[] c = sorting(perGroup, p.width(), bound);
        double startup = c[0] + p.startup() + inputRun;
        double run = c[1] + (c[1] + c[0]) * (g - 1) + inputRun * (g - 1);
        run += settings.tuple() * p.rows() + 2 * settings.tuple() * g;
        Path sorted = Path.of(
                startup,
                startup + run,
                p.rows(),
                p.width(),
                keys,
                p.workers(),
                cost -> new Plan.IncrementalSort(cost, names(keys), presorted, p.plan()));
        return p.safe() ? sorted : sorted.withUnsafe();
    }

    static List<String> names(List<SortKey> keys) {
        return keys.stream()
                .map(k -> Terms.text(k.term()) + (k.descending() ? " desc" : ""))
                .toList();
    }

    /** Rows that {@code p}'s processes yield together ({@code compute_gather_rows}). */
    double gathered(Path p) {
        return rows(p.rows() * divisor(p.workers()));
    }

    Path gather(Path p, double rows) {
        int workers = p.workers();
        return Path.of(
                        p.startup() + settings.parallelSetup(),
                        p.total() + settings.parallelSetup() + settings.parallelTuple() * rows,
                        rows,
                        p.width(),
                        List.of(),
                        0,
                        cost -> new Plan.Gather(cost, workers, p.plan()))
                .withUnsafe();
    }

    Path gatherMerge(Path p, double rows) {
        double n = p.workers() + 1;
        double log = log2(n);
        double comparison = 2 * settings.operator();
        double startup = comparison * n * log + settings.parallelSetup();
        double run = rows * comparison * log + settings.operator() * rows + settings.parallelTuple() * rows * 1.05;
        int workers = p.workers();
        return Path.of(
                        startup + p.startup(),
                        startup + run + p.total(),
                        rows,
                        p.width(),
                        p.order(),
                        0,
                        cost -> new Plan.GatherMerge(cost, workers, p.plan()))
                .withUnsafe();
    }

    Path limit(Path p, double limit) {
        double count = Math.min(limit, p.rows());
        double total = p.rows() > 0 ? p.startup() + (p.total() - p.startup()) * count / p.rows() : p.total();
        return Path.of(
                p.startup(),
                total,
                Math.max(1, count),
                p.width(),
                p.order(),
                0,
                cost -> new Plan.Limit(cost, p.plan()));
    }

    Path append(List<Path> inputs, double rows, int width) {
        double total = 0;
        double startup = inputs.isEmpty() ? 0 : inputs.getFirst().startup();
        boolean safe = true;
        long outer = 0;
        for (Path p : inputs) {
            total += p.total();
            safe &= p.safe();
            outer |= p.outer();
        }
        total += settings.tuple() * .5 * rows;
        return new Path(
                startup,
                total,
                rows,
                width,
                List.of(),
                outer,
                0,
                safe,
                null,
                List.of(),
                outer != 0,
                cost -> new Plan.Append(cost, inputs.stream().map(Path::plan).toList(), false));
    }

    /**
     * Returns an append that several processes share: each of {@code whole} is one process' work, each of {@code shared} that of all
     * ({@code cost_append}, {@code append_nonpartial_cost}).
     */
    Path parallelAppend(List<Path> whole, List<Path> shared, int workers, int width, @Nullable Double rows) {
        double divisor = divisor(workers);
        List<Path> all = new ArrayList<>(whole);
        // The longest work begins first.
        all.sort(java.util.Comparator.comparingDouble(Path::total).reversed());
        List<Path> sharing = new ArrayList<>(shared);
        sharing.sort(java.util.Comparator.comparingDouble(Path::startup)
                .thenComparingDouble(Path::total)
                .reversed());
        all.addAll(sharing);
        double startup = Double.MAX_VALUE;
        double out = 0;
        double total = 0;
        for (int i = 0; i < all.size(); i++) {
            Path p = all.get(i);
            if (i < Math.max(1, workers)) {
                startup = Math.min(startup, p.startup());
            }
            if (i < whole.size()) {
                out += p.rows() / divisor;
            } else {
                // Rows are shared among more workers than the part asked for; its cost is taken as it is.
                out += p.rows() * divisor(p.workers()) / divisor;
                total += p.total();
            }
            out = rows(out);
        }
        double[] busy = new double[Math.max(1, Math.min(workers, whole.size()))];
        for (int i = 0; i < whole.size(); i++) {
            int least = 0;
            for (int w = 1; w < busy.length; w++) {
                least = busy[w] < busy[least] ? w : least;
            }
            busy[least] += all.get(i).total();
        }
        total += java.util.Arrays.stream(busy).max().orElse(0);
        double n = rows == null ? out : rows;
        total += settings.tuple() * .5 * n;
        return Path.of(
                startup == Double.MAX_VALUE ? 0 : startup,
                total,
                n,
                width,
                List.of(),
                workers,
                cost -> new Plan.Append(cost, all.stream().map(Path::plan).toList(), true));
    }

    Path mergeAppend(List<Path> inputs, List<SortKey> keys, double rows, int width) {
        double startup = 0;
        double total = 0;
        boolean safe = true;
        for (Path p : inputs) {
            startup += p.startup();
            total += p.total();
            safe &= p.safe();
        }
        double n = Math.max(2, inputs.size());
        double comparison = 2 * settings.operator();
        double own = comparison * n * log2(n);
        double run = rows * comparison * log2(n) + settings.tuple() * .5 * rows;
        Path merged = Path.of(
                startup + own,
                total + own + run,
                rows,
                width,
                keys,
                0,
                cost -> new Plan.MergeAppend(
                        cost, names(keys), inputs.stream().map(Path::plan).toList()));
        return safe ? merged : merged.withUnsafe();
    }

    /** Keeps rows so that they can be read again ({@code cost_material}). */
    Path materialize(Path p) {
        double bytes = bytes(p.rows(), p.width());
        double pages = Math.ceil(bytes / 8192);
        boolean spills = bytes > settings.workMemory();
        double run = p.total() - p.startup() + 2 * settings.operator() * p.rows();
        double again = settings.operator() * p.rows();
        if (spills) {
            run += settings.sequentialPage() * pages;
            again += settings.sequentialPage() * pages;
        }
        Path kept = Path.of(
                p.startup(),
                p.startup() + run,
                p.rows(),
                p.width(),
                p.order(),
                p.workers(),
                cost -> new Plan.Materialize(cost, p.plan()));
        return (p.safe() ? kept : kept.withUnsafe()).withRescan(0, again);
    }
}
