package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import plinth.model.cost.Block.Base;
import plinth.model.cost.Block.Member;
import plinth.model.cost.Block.Members;
import plinth.model.cost.Block.Source;
import plinth.model.cost.Block.Sub;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/** The paths to the rows of each source by itself: a table, a subquery, several after one another ({@code set_rel_pathlist} of {@code allpaths.c}). */
final class SourcePaths {
    private final BlockPlanner planner;
    private final Block block;
    private final Selectivity selectivity;
    private final Conditions conditions;
    private final double allPages;

    /** {@code allPages}: pages of all tables of this level of the query. */
    SourcePaths(BlockPlanner planner, double allPages) {
        this.planner = planner;
        this.block = planner.block;
        this.selectivity = planner.selectivity;
        this.conditions = planner.conditions;
        this.allPages = allPages;
    }

    /** Returns the rows of the source with number {@code index}. */
    Rel of(Source s, int index) {
        return switch (s) {
            case Base b ->
                ScanPaths.of(new Scanned(
                        planner.model,
                        selectivity,
                        new Scanned.Use(
                                b.alias(),
                                b.table(),
                                conditions.restrictions(index),
                                conditions.columns(b.alias(), conditions.restrictions(index)),
                                conditions.links(1L << index),
                                false,
                                conditions.equal::canonical,
                                ScanPaths.width(b.table(), conditions.needed(b.alias()))),
                        1L << index,
                        planner.considerStartup,
                        allPages,
                        planner::loops,
                        planner.orders::useful));
            case Sub b -> subquery(b, 1L << index, conditions.restrictions(index), t -> conditions.equal.canonical(t));
            case Members m -> new AppendPaths(planner, this, m, 1L << index, conditions.restrictions(index)).paths();
        };
    }

    /** The paths of one table of several. */
    Rel member(Member m, Members whole, long mask, List<Condition> asking, Set<Name> asked) {
        List<Condition> own = Terms.flat(Terms.mapConditions(asking, c -> column(m, whole, c))).stream()
                .filter(c -> !always(c))
                .toList();
        Map<Term, Term> back = new LinkedHashMap<>();
        m.columns().forEach((name, term) -> back.putIfAbsent(term, new Term.Column(whole.alias(), name)));
        Function<Term, Optional<Term>> canonical = t -> {
            Term up = back.get(t);
            return up == null ? Optional.of(t) : conditions.equal.canonical(up);
        };
        return switch (m.source()) {
            case Base b -> {
                Set<Name> columns = new LinkedHashSet<>();
                int width = 0;
                for (Name n : asked) {
                    Term t = m.columns().get(n);
                    if (t instanceof Term.Column c) {
                        columns.add(c.name());
                        width += b.table().column(c.name()).width();
                    } else if (t != null) {
                        width += planner.widths.of(t);
                    }
                }
                for (Condition c : own) {
                    Terms.columns(c, x -> columns.add(x.name()));
                }
                yield ScanPaths.of(new Scanned(
                        planner.model,
                        selectivity,
                        new Scanned.Use(b.alias(), b.table(), own, columns, List.of(), true, canonical, width),
                        mask,
                        planner.considerStartup,
                        allPages,
                        planner::loops,
                        planner.orders::useful));
            }
            case Sub b -> subquery(b, mask, own, canonical);
            case Members x -> throw new NotPlanned("A UNION ALL within a UNION ALL is not reckoned with.");
        };
    }

    private static Term column(Member m, Members whole, Term.Column c) {
        if (!c.alias().equals(whole.alias())) {
            return c;
        }
        Term t = m.columns().get(c.name());
        if (t == null) {
            throw new NotPlanned("There is no column " + Terms.text(c) + " in the query.");
        }
        return t;
    }

    private static boolean always(Condition c) {
        return c instanceof Condition.Compare x
                && x.operator().equals("=")
                && x.left().equals(x.right())
                && Terms.constant(x.left());
    }

    /** A subquery with its own plan; {@code canonical}: what its columns are called in an order here. */
    private Rel subquery(Sub s, long mask, List<Condition> asking, Function<Term, Optional<Term>> canonical) {
        // A limit here is felt there unless all rows are needed first.
        boolean quick = planner.considerStartup
                && block.sources().size() == 1
                && !block.grouped()
                && block.order().isEmpty();
        // What is asked of the subquery's rows is asked inside where it can be.
        Map<Name, Term> outputs = new HashMap<>();
        s.block().outputs().forEach(o -> outputs.put(Block.label(o), o.term()));
        boolean inside = !s.block().grouped() && s.block().limit().isEmpty();
        List<Condition> outside = new ArrayList<>();
        List<Block.Clause> more = new ArrayList<>(s.block().conditions());
        for (Condition c : asking) {
            if (inside) {
                Condition moved = Terms.map(c, x -> outputs.getOrDefault(x.name(), x));
                long[] m = new long[1];
                Terms.columns(moved, x -> {
                    for (int i = 0; i < s.block().sources().size(); i++) {
                        if (s.block().sources().get(i).alias().equals(x.alias())) {
                            m[0] |= 1L << i;
                        }
                    }
                });
                more.add(new Block.Clause(moved, m[0], true));
            } else {
                outside.add(c);
            }
        }
        Block b = s.block();
        Block pushed = new Block(
                b.sources(),
                b.joins(),
                more,
                b.outerJoins(),
                b.outputs(),
                b.groupBy(),
                b.aggregates(),
                b.order(),
                b.limit());
        Rel inner = new QueryPlanner(planner.model).plan(pushed, quick);
        double rows = outside.isEmpty()
                ? inner.cheapest().rows()
                : CostModel.rows(inner.cheapest().rows() * selectivity.of(outside));
        Rel rel = new Rel(mask, rows, inner.cheapest().width(), planner.considerStartup);
        List<String> filter = Terms.texts(outside);
        boolean trivial = outside.isEmpty() && planner.settings.version() >= 16;
        double aRow = trivial ? 0 : planner.settings.tuple() + Terms.operators(outside) * planner.settings.operator();
        SubqueryOrder orders = new SubqueryOrder(s, pushed, canonical, planner.orders::useful);
        for (Path p : inner.paths) {
            Path scan = Path.of(
                    p.startup(),
                    p.total() + aRow * p.rows(),
                    outside.isEmpty() ? p.rows() : rows,
                    p.width(),
                    orders.of(p.order()),
                    0,
                    c -> trivial ? p.plan() : new Plan.SubqueryScan(c, s.alias(), filter, p.plan()));
            rel.add(p.safe() ? scan : scan.withUnsafe());
        }
        for (Path p : inner.partial) {
            rel.addPartial(Path.of(
                    p.startup(),
                    p.total() + aRow * p.rows(),
                    outside.isEmpty() ? p.rows() : CostModel.rows(p.rows() * selectivity.of(outside)),
                    p.width(),
                    orders.of(p.order()),
                    p.workers(),
                    c -> trivial ? p.plan() : new Plan.SubqueryScan(c, s.alias(), filter, p.plan())));
        }
        return rel;
    }
}
