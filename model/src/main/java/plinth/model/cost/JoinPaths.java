package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.cost.Block.Base;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/** Two sides joined: how many rows that gives ({@code costsize.c}, {@code plancat.c}) and the paths to them ({@code joinpath.c}). */
final class JoinPaths {
    private final BlockPlanner planner;
    private final NestedLoops loops;
    private final MergeJoins merges;
    private final HashJoins hashes;

    JoinPaths(BlockPlanner planner) {
        this.planner = planner;
        this.loops = new NestedLoops(planner);
        this.merges = new MergeJoins(planner);
        this.hashes = new HashJoins(planner);
    }

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
        for (JoinClause c : planner.conditions.clauses) {
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
        for (Condition c : planner.conditions.restrictions(i)) {
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
        JoinPair p = new JoinPair(rel, outer, inner, outerJoin >= 0, turned, clauses, unique, matched, keys, keyShare);
        if (!turned) {
            loops.add(p);
        }
        merges.add(p);
        hashes.add(p);
    }
}
