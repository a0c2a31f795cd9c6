package plinth.model.cost;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plinth.model.cost.Block.Member;
import plinth.model.cost.Block.Members;
import plinth.model.cost.Path.SortKey;
import plinth.model.query.Condition;
import plinth.model.schema.Name;

/** The paths to the rows of several tables or subqueries, one after another: {@code add_paths_to_append_rel} of {@code allpaths.c}. */
final class AppendPaths {
    private final BlockPlanner planner;
    private final SourcePaths sources;
    private final CostModel model;
    private final Members members;
    private final long mask;
    private final List<Condition> conditions;

    AppendPaths(BlockPlanner planner, SourcePaths sources, Members members, long mask, List<Condition> conditions) {
        this.planner = planner;
        this.sources = sources;
        this.model = planner.model;
        this.members = members;
        this.mask = mask;
        this.conditions = conditions;
    }

    Rel paths() {
        Set<Name> asked = planner.conditions.columns(members.alias(), List.of());
        List<Rel> inputs = new ArrayList<>();
        double rows = 0;
        double bytes = 0;
        for (Member m : members.members()) {
            Rel r = sources.member(m, members, mask, conditions, asked);
            inputs.add(r);
            rows += r.rows;
            bytes += r.rows * r.width;
        }
        Rel rel = new Rel(mask, rows, (int) Math.rint(bytes / Math.max(1, rows)), planner.considerStartup);
        rel.add(model.append(inputs.stream().map(Rel::cheapest).toList(), rows, rel.width));
        if (planner.considerStartup && planner.settings.version() >= 17) {
            rel.add(model.append(inputs.stream().map(Rel::quickest).toList(), rows, rel.width));
        }
        parallel(rel, inputs);
        ordered(rel, inputs, rows);
        return rel;
    }

    private void parallel(Rel rel, List<Rel> inputs) {
        int most = planner.settings.maxParallelWorkers();
        int byCount = 32 - Integer.numberOfLeadingZeros(inputs.size());
        List<Path> shared = new ArrayList<>();
        List<Path> whole = new ArrayList<>();
        List<Path> best = new ArrayList<>();
        boolean allShared = true;
        for (Rel r : inputs) {
            Path partial = r.partial.isEmpty() ? null : r.partial.getFirst();
            Path one = r.paths.stream()
                    .filter(p -> p.safe() && p.outer() == 0)
                    .findFirst()
                    .orElse(null);
            if (partial == null) {
                allShared = false;
            } else {
                shared.add(partial);
            }
            if (partial == null && one == null) {
                return;
            }
            if (one == null || (partial != null && partial.total() < one.total())) {
                best.add(partial);
            } else {
                whole.add(one);
            }
        }
        if (most == 0) {
            return;
        }
        Double rows = null;
        if (allShared && !shared.isEmpty()) {
            int workers = shared.stream().mapToInt(Path::workers).max().orElse(0);
            Path p = model.parallelAppend(
                    List.of(), shared, Math.min(most, Math.max(workers, byCount)), rel.width, null);
            rows = p.rows();
            rel.addPartial(p);
        }
        if (!whole.isEmpty()) {
            int workers = best.stream().mapToInt(Path::workers).max().orElse(0);
            rel.addPartial(
                    model.parallelAppend(whole, best, Math.min(most, Math.max(workers, byCount)), rel.width, rows));
        }
    }

    /** For each order that some input has: all inputs so sorted, merged ({@code generate_orderedappend_paths}). */
    private void ordered(Rel rel, List<Rel> inputs, double rows) {
        Set<List<SortKey>> orders = new LinkedHashSet<>();
        for (Rel r : inputs) {
            for (Path p : r.paths) {
                if (!p.order().isEmpty() && p.outer() == 0) {
                    orders.add(p.order());
                }
            }
        }
        for (List<SortKey> order : orders) {
            List<Path> quick = new ArrayList<>();
            List<Path> cheap = new ArrayList<>();
            boolean same = true;
            for (Rel r : inputs) {
                Path startup = null;
                Path total = null;
                for (Path p : r.paths) {
                    if (p.outer() == 0 && p.sorted(order)) {
                        startup = startup == null || p.startup() < startup.startup() ? p : startup;
                        total = total == null || p.total() < total.total() ? p : total;
                    }
                }
                Path sorted =
                        startup == null || total == null ? model.sort(r.cheapest(), order, planner.bound()) : total;
                Path first = startup == null ? sorted : startup;
                same &= first == sorted;
                quick.add(first);
                cheap.add(sorted);
            }
            rel.add(model.mergeAppend(quick, order, rows, rel.width));
            if (!same) {
                rel.add(model.mergeAppend(cheap, order, rows, rel.width));
            }
        }
    }
}
