package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import plinth.model.cost.Path.SortKey;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/** One table of a query with all that the paths to its rows depend on. */
final class Scanned {
    /** What the table is in the query. */
    record Use(
            String alias,
            TableFacts table,
            List<Condition> conditions,
            Set<Name> needed,
            List<Linked> links,
            boolean member,
            Function<Term, Optional<Term>> canonical,
            int width) {}

    /**
     * A join condition that an outer row makes a plain one.
     *
     * @param outer the sources whose row it takes
     * @param group conditions of one group say the same
     */
    record Linked(Condition condition, long outer, int group) {}

    final CostModel model;
    final Selectivity selectivity;
    final Use use;
    final TableFacts table;
    final double allPages;
    final Function<Long, Double> loops;
    final Function<List<SortKey>, List<SortKey>> useful;
    final Rel rel;

    /**
     * @param allPages pages of all tables of this level of the query: they share the cache
     * @param loops how many rows a set of sources yields
     * @param useful cuts an order down to what is of use to the query
     */
    Scanned(
            CostModel model,
            Selectivity selectivity,
            Use use,
            long mask,
            boolean considerStartup,
            double allPages,
            Function<Long, Double> loops,
            Function<List<SortKey>, List<SortKey>> useful) {
        this.model = model;
        this.selectivity = selectivity;
        this.use = use;
        this.table = use.table();
        this.allPages = allPages;
        this.loops = loops;
        this.useful = useful;
        this.rel = new Rel(
                mask, CostModel.rows(table.rows() * selectivity.of(use.conditions())), use.width(), considerStartup);
    }

    /** Returns the table with {@code conditions} only. */
    Scanned with(List<Condition> conditions) {
        Use part = new Use(
                use.alias(), table, conditions, use.needed(), List.of(), use.member(), use.canonical(), use.width());
        return new Scanned(model, selectivity, part, rel.mask, rel.considerStartup, allPages, loops, useful);
    }

    /** The sets of sources with a join condition on this table: each alone, and two together. */
    Set<Long> outers() {
        Set<Long> single = new LinkedHashSet<>();
        use.links().forEach(l -> single.add(l.outer()));
        Set<Long> all = new LinkedHashSet<>(single);
        Set<Integer> groups = new HashSet<>();
        use.links().forEach(l -> groups.add(l.group()));
        if (groups.size() > 1) {
            for (long a : single) {
                for (long b : single) {
                    if (all.size() < 12) {
                        all.add(a | b);
                    }
                }
            }
        }
        return all;
    }

    /** Join conditions that a row of {@code outer} makes plain, one of each group. */
    List<Condition> links(long outer) {
        List<Condition> out = new ArrayList<>();
        Set<Integer> groups = new HashSet<>();
        for (Linked l : use.links()) {
            if ((l.outer() & ~outer) == 0 && groups.add(l.group())) {
                out.add(l.condition());
            }
        }
        return out;
    }

    /** Returns the rows that it yields when a row of {@code outer} is given. */
    double rowsFor(long outer) {
        if (outer == 0) {
            return rel.rows;
        }
        List<Condition> all = new ArrayList<>(use.conditions());
        all.addAll(links(outer));
        return Math.min(rel.rows, CostModel.rows(table.rows() * selectivity.of(all)));
    }
}
