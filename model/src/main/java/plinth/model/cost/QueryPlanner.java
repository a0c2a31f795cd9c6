package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import plinth.model.cost.Path.SortKey;
import plinth.model.cost.Plan.Grouping;
import plinth.model.cost.Plan.Stage;
import plinth.model.query.Query;
import plinth.model.query.Term;

/** What comes after all sources are joined: outputs, groups, order, limit ({@code grouping_planner} of {@code planner.c}). */
final class QueryPlanner {
    private final CostModel model;
    private final Settings settings;

    QueryPlanner(CostModel model) {
        this.model = model;
        this.settings = model.settings;
    }

    /** Returns the rows of the whole of {@code block}; {@code quick}: whether only the first of them may be wanted. */
    Rel plan(Block block, boolean quick) {
        boolean startup = quick || block.limit().isPresent();
        BlockPlanner planner = new BlockPlanner(model, block, new Selectivity(), startup);
        Rel joined = planner.plan();
        Rel rel;
        if (block.grouped()) {
            rel = new GroupPaths(planner, joined).paths();
        } else {
            rel = projected(planner, joined);
        }
        List<SortKey> order = planner.orders.ofQuery();
        if (!order.isEmpty()) {
            rel = ordered(planner, rel, order);
        }
        if (block.limit().isEmpty()) {
            return rel;
        }
        Rel limited = new Rel(rel.mask, Math.min(rel.rows, block.limit().getAsDouble()), rel.width, startup);
        for (Path p : rel.paths) {
            if (p.outer() == 0) {
                Path l = model.limit(p, block.limit().getAsDouble());
                limited.add(p.safe() ? l : l.withUnsafe());
            }
        }
        return limited;
    }

    /** The rows with the outputs computed, then gathered ({@code apply_scanjoin_target_to_paths}). */
    private Rel projected(BlockPlanner planner, Rel joined) {
        double added = 0;
        int width = 0;
        for (Query.Output o : planner.block.outputs()) {
            added += Terms.operators(o.term()) * settings.operator();
            width += planner.widths.of(o.term());
        }
        Rel rel = new Rel(joined.mask, joined.rows, width, joined.considerStartup);
        for (Path p : joined.paths) {
            if (p.outer() == 0) {
                rel.paths.add(p.projected(width, added));
            }
        }
        for (Path p : joined.partial) {
            rel.partial.add(p.projected(width, added));
        }
        planner.gatherings(rel, rel.rows, planner.orders.wanted);
        return rel;
    }

    /** {@code create_ordered_paths}. */
    private Rel ordered(BlockPlanner planner, Rel rel, List<SortKey> order) {
        Rel out = new Rel(rel.mask, rel.rows, rel.width, rel.considerStartup);
        double bound = planner.block.limit().orElse(0);
        Path cheapest = rel.cheapest();
        for (Path p : rel.paths) {
            if (p.outer() != 0) {
                continue;
            }
            int presorted = p.presorted(order);
            if (presorted == order.size()) {
                out.add(p);
            } else if (presorted > 0) {
                out.add(model.incrementalSort(
                        p, order, presorted, planner.groupsOf(order, presorted, p.rows()), bound));
            } else if (p == cheapest) {
                out.add(model.sort(p, order, bound));
            }
        }
        if (!rel.partial.isEmpty()) {
            Path first = rel.partial.getFirst();
            for (Path p : rel.partial) {
                int presorted = p.presorted(order);
                double n = settings.version() >= 17 ? model.gathered(p) : rel.rows;
                if (presorted == order.size() || (p != first && presorted == 0)) {
                    continue;
                }
                Path s = presorted == 0
                        ? model.sort(p, order, bound)
                        : model.incrementalSort(
                                p, order, presorted, planner.groupsOf(order, presorted, p.rows()), bound);
                out.add(model.gatherMerge(s, n));
            }
        }
        return out;
    }

    /** Groups and aggregates: {@code create_grouping_paths}, {@code create_partial_grouping_paths}, {@code cost_agg}. */
    private static final class GroupPaths {
        private final BlockPlanner planner;
        private final CostModel model;
        private final Settings settings;
        private final Block block;
        private final Rel input;
        private final List<SortKey> keys;
        private final List<String> names;

        /** Cost of one input row in a whole or partial aggregate, in one of partial results, of one group's result. */
        private final double transition;

        private final double combine;
        private final double finish;
        private final double outputs;
        private final int width;

        GroupPaths(BlockPlanner planner, Rel joined) {
            this.planner = planner;
            this.model = planner.model;
            this.settings = planner.settings;
            this.block = planner.block;
            this.keys = planner.orders.keys(block.groupBy());
            this.names = block.groupBy().stream().map(Terms::text).toList();
            double each = 0;
            double merged = 0;
            double last = 0;
            for (Term.Aggregate a : block.aggregates()) {
                each += settings.operator()
                        * (1 + a.argument().map(Terms::operators).orElse(0.0));
                merged += settings.operator();
                last += settings.operator() * finals(a);
            }
            this.transition = each;
            this.combine = merged;
            this.finish = last;
            double extra = 0;
            int wide = 0;
            for (Query.Output o : block.outputs()) {
                extra += Terms.operators(o.term()) * settings.operator();
                wide += planner.widths.of(o.term());
            }
            this.outputs = extra;
            this.width = wide;
            double beforeGroups =
                    block.groupBy().stream().mapToDouble(Terms::operators).sum() * settings.operator();
            Rel rel = new Rel(joined.mask, joined.rows, joined.width, joined.considerStartup);
            for (Path p : joined.paths) {
                if (p.outer() == 0) {
                    rel.paths.add(p.projected(p.width(), beforeGroups));
                }
            }
            for (Path p : joined.partial) {
                rel.partial.add(p.projected(p.width(), beforeGroups));
            }
            planner.gatherings(rel, rel.rows, planner.orders.wanted);
            this.input = rel;
        }

        /** Whether the aggregate's result is computed from its state by a function. */
        private static double finals(Term.Aggregate a) {
            return switch (a.function().toLowerCase(java.util.Locale.ROOT)) {
                case "count", "min", "max", "bool_and", "bool_or", "every", "bit_and", "bit_or" -> 0;
                case "sum" -> 0;
                default -> 1;
            };
        }

        private double groups(double rows) {
            return block.groupBy().isEmpty() ? 1 : planner.selectivity.groups(block.groupBy(), rows, planner.shares());
        }

        Rel paths() {
            double groups = groups(input.rows);
            Rel out = new Rel(input.mask, groups, width, input.considerStartup);
            Path cheapest = input.cheapest();
            if (block.groupBy().isEmpty()) {
                out.add(aggregate(cheapest, Grouping.PLAIN, Stage.WHOLE, 1, transition, finish));
            } else {
                sortedGroups(out, input.paths, cheapest, Stage.WHOLE, groups, transition);
                out.add(aggregate(cheapest, Grouping.HASHED, Stage.WHOLE, groups, transition, finish));
            }
            if (!input.partial.isEmpty() && block.aggregates().stream().allMatch(GroupPaths::splits)) {
                parallel(out, groups);
            }
            return out;
        }

        private void sortedGroups(Rel out, List<Path> paths, Path cheapest, Stage stage, double groups, double each) {
            for (Path p : paths) {
                int presorted = p.presorted(keys);
                if (presorted < keys.size() && p != cheapest && presorted == 0) {
                    continue;
                }
                Path s = presorted == keys.size()
                        ? p
                        : presorted > 0
                                ? model.incrementalSort(
                                        p, keys, presorted, planner.groupsOf(keys, presorted, p.rows()), 0)
                                : model.sort(p, keys, 0);
                out.add(aggregate(s, Grouping.SORTED, stage, groups, each, finish));
            }
        }

        /** Aggregates over parts, and those over their results. */
        private void parallel(Rel out, double groups) {
            Path first = input.partial.getFirst();
            Rel partial = new Rel(input.mask, groups, input.width, false);
            double within = groups(first.rows());
            if (block.groupBy().isEmpty()) {
                partial.addPartial(aggregate(first, Grouping.PLAIN, Stage.PARTIAL, 1, transition, 0));
            } else {
                for (Path p : input.partial) {
                    int presorted = p.presorted(keys);
                    if (presorted == keys.size() || p == first) {
                        Path s = presorted == keys.size() ? p : model.sort(p, keys, 0);
                        partial.addPartial(aggregate(s, Grouping.SORTED, Stage.PARTIAL, within, transition, 0));
                    }
                }
                partial.addPartial(aggregate(first, Grouping.HASHED, Stage.PARTIAL, within, transition, 0));
            }
            for (Path p : partial.partial) {
                double rows = settings.version() >= 17 ? model.gathered(p) : p.rows() * p.workers();
                if (p == partial.partial.getFirst()) {
                    partial.add(model.gather(p, rows));
                }
                if (!keys.isEmpty()) {
                    if (p.presorted(keys) == keys.size()) {
                        partial.add(model.gatherMerge(p, rows));
                    } else if (p == partial.partial.getFirst()) {
                        partial.add(model.gatherMerge(model.sort(p, keys, 0), rows));
                    }
                }
            }
            Path gathered = partial.cheapest();
            if (block.groupBy().isEmpty()) {
                out.add(aggregate(gathered, Grouping.PLAIN, Stage.FINAL, 1, combine, finish));
            } else {
                sortedGroups(out, partial.paths, gathered, Stage.FINAL, groups, combine);
                out.add(aggregate(gathered, Grouping.HASHED, Stage.FINAL, groups, combine, finish));
            }
        }

        /** Whether an aggregate can be computed in parts. */
        private static boolean splits(Term.Aggregate a) {
            return switch (a.function().toLowerCase(java.util.Locale.ROOT)) {
                case "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg", "xmlagg", "mode" -> false;
                default -> !a.function().toLowerCase(java.util.Locale.ROOT).startsWith("percentile");
            };
        }

        private Path aggregate(Path p, Grouping how, Stage stage, double groups, double each, double last) {
            double startup;
            double total;
            switch (how) {
                case PLAIN -> {
                    startup = p.total() + each * p.rows() + last;
                    total = startup + settings.tuple();
                }
                case SORTED -> {
                    startup = p.startup();
                    total = p.total()
                            + (each + settings.operator() * keys.size()) * p.rows()
                            + (last + settings.tuple()) * groups;
                }
                default -> {
                    startup = p.total() + (each + settings.operator() * keys.size()) * p.rows();
                    double entry = 16
                            + Storage.aligned(p.width(), 8)
                            + 24
                            + 16 * block.aggregates().size();
                    double memory = settings.workMemory() * settings.hashMemory();
                    double depth = groups * entry > memory ? 1 : 0;
                    double pages = depth * CostModel.pages(p.rows(), p.width());
                    startup += pages * 2 * settings.randomPage() * .5;
                    total = startup + (last + settings.tuple()) * groups + pages * settings.sequentialPage();
                    total += depth * p.rows() * 2 * settings.tuple();
                }
            }
            double shown = stage == Stage.PARTIAL ? 0 : outputs * groups;
            Path out = Path.of(
                    startup,
                    total + shown,
                    groups,
                    stage == Stage.PARTIAL ? p.width() : width,
                    how == Grouping.SORTED ? p.order() : List.of(),
                    p.workers(),
                    c -> new Plan.Aggregate(c, how, stage, names, p.plan()));
            return p.safe() ? out : out.withUnsafe();
        }
    }

    /** Returns what is asked, as PostgreSQL would answer it. */
    static Plan plan(Settings settings, Block block) {
        Rel rel = new QueryPlanner(new CostModel(settings)).plan(block, false);
        return rel.cheapest().plan();
    }

    /** Returns the steps of {@code plan} as text. */
    static List<String> text(Plan plan) {
        List<String> out = new ArrayList<>();
        plan.lines().forEach(l -> out.add(l.toString()));
        return out;
    }
}
