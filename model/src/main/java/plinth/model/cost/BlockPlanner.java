package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.Block.Base;
import plinth.model.cost.Block.Members;
import plinth.model.cost.Block.Source;
import plinth.model.cost.Block.Sub;
import plinth.model.cost.Path.SortKey;

/** Plans one level of a query: {@code query_planner} and {@code make_one_rel}, up to all sources joined. */
final class BlockPlanner {
    final CostModel model;
    final Settings settings;
    final Block block;
    final Selectivity selectivity;
    final Conditions conditions;
    final Orders orders;
    final TermWidths widths;

    /** Whether rows that come early are worth anything: with a limit. */
    final boolean considerStartup;

    private final List<@Nullable Double> sourceRows = new ArrayList<>();
    private double allPages;
    private @Nullable Map<String, Selectivity.Share> known;

    BlockPlanner(CostModel model, Block block, Selectivity selectivity, boolean considerStartup) {
        this.model = model;
        this.settings = model.settings;
        this.block = block;
        this.selectivity = selectivity;
        this.considerStartup = considerStartup;
        for (Source s : block.sources()) {
            sourceRows.add(null);
            register(s);
        }
        this.conditions = new Conditions(block);
        this.orders = new Orders(block, conditions);
        this.widths = new TermWidths(block, selectivity);
    }

    private void register(Source s) {
        switch (s) {
            case Base b -> selectivity.add(b.alias(), b.table());
            case Members m -> m.members().forEach(x -> register(x.source()));
            case Sub b -> {}
        }
    }
    /** Returns all sources joined, in every way worth keeping. */
    Rel plan() {
        if (block.sources().isEmpty()) {
            Rel rel = new Rel(0, 1, 0, considerStartup);
            rel.add(Path.of(0, settings.tuple(), 1, 0, List.of(), 0, Plan.Result::new));
            return rel;
        }
        for (Source s : block.sources()) {
            count(s);
        }
        JoinPaths joins = new JoinPaths(this);
        List<Rel> rels = sources();
        long all = (1L << block.sources().size()) - 1 & ~conditions.removed;
        if (Long.bitCount(all) > 1) {
            rels.forEach(r -> gatherings(r, r.rows, orders.wanted));
        }
        return new JoinSearch(this, joins, rels, conditions.removed).search(block.joins(), all);
    }

    /** The paths of each source; how many rows there are of all is known before paths by a row of another are looked for ({@code set_base_rel_sizes}). */
    private List<Rel> sources() {
        SourcePaths paths = new SourcePaths(this, allPages);
        Map<Integer, Rel> found = new HashMap<>();
        for (int i = 0; i < block.sources().size(); i++) {
            Source source = block.sources().get(i);
            if ((1L << i & conditions.removed) != 0) {
                found.put(i, new Rel(1L << i, 1, 0, false));
                sourceRows.set(i, 1.0);
            } else if (source instanceof Base b) {
                sourceRows.set(i, CostModel.rows(b.table().rows() * selectivity.of(conditions.restrictions(i))));
            } else {
                Rel rel = paths.of(source, i);
                found.put(i, rel);
                sourceRows.set(i, rel.rows);
            }
        }
        List<Rel> out = new ArrayList<>();
        for (int i = 0; i < block.sources().size(); i++) {
            Rel rel = found.get(i);
            out.add(rel == null ? paths.of(block.sources().get(i), i) : rel);
        }
        return out;
    }

    private void count(Source s) {
        switch (s) {
            case Base b -> allPages += b.table().pages();
            case Members m -> m.members().forEach(x -> count(x.source()));
            case Sub b -> {}
        }
    }

    /** How often an inner side is run: the rows of the outer source that has the fewest ({@code get_loop_count}). */
    double loops(long outer) {
        double least = 0;
        for (int i = 0; i < sourceRows.size(); i++) {
            Double rows = sourceRows.get(i);
            if ((outer & 1L << i) != 0 && rows != null && (least == 0 || rows < least)) {
                least = rows;
            }
        }
        return Math.max(1, least);
    }

    /** Adds paths that collect partial ones ({@code generate_useful_gather_paths}). */
    void gatherings(Rel rel, double rows, List<SortKey> sorted) {
        if (rel.partial.isEmpty()) {
            return;
        }
        Path first = rel.partial.getFirst();
        rel.add(model.gather(first, settings.version() >= 17 ? model.gathered(first) : rows));
        for (Path p : List.copyOf(rel.partial)) {
            double n = settings.version() >= 17 ? model.gathered(p) : rows;
            if (!p.order().isEmpty()) {
                rel.add(model.gatherMerge(p, n));
            }
        }
        if (sorted.isEmpty()) {
            return;
        }
        for (Path p : List.copyOf(rel.partial)) {
            double n = settings.version() >= 17 ? model.gathered(p) : rows;
            int presorted = p.presorted(sorted);
            if (presorted == sorted.size() || (p != first && presorted == 0)) {
                continue;
            }
            Path s = presorted == 0
                    ? model.sort(p, sorted, 0)
                    : model.incrementalSort(p, sorted, presorted, groupsOf(sorted, presorted, p.rows()), 0);
            rel.add(model.gatherMerge(s, n));
        }
    }

    /** How many groups the first {@code presorted} keys make. */
    double groupsOf(List<SortKey> keys, int presorted, double rows) {
        return selectivity.groups(
                keys.subList(0, presorted).stream().map(SortKey::term).toList(), rows, shares());
    }

    /** What is left of each table before it is joined. */
    Map<String, Selectivity.Share> shares() {
        if (known != null) {
            return known;
        }
        Map<String, Selectivity.Share> out = new HashMap<>();
        for (int i = 0; i < block.sources().size(); i++) {
            if (block.sources().get(i) instanceof Base b) {
                Double rows = sourceRows.get(i);
                out.put(
                        b.alias(),
                        new Selectivity.Share(
                                b.table().rows(), rows == null ? b.table().rows() : rows));
            }
        }
        // Asked for at every pair of paths; rows do not change once all sources are counted.
        known = Map.copyOf(out);
        return known;
    }

    /** Returns how many rows a sort of all that is joined need keep, 0 when all. */
    double bound() {
        return block.sources().size() == 1 && !block.grouped() ? block.limit().orElse(0) : 0;
    }
}
