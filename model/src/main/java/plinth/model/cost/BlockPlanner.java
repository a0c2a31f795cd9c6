package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.Block.Base;
import plinth.model.cost.Block.Member;
import plinth.model.cost.Block.Members;
import plinth.model.cost.Block.OuterJoin;
import plinth.model.cost.Block.Source;
import plinth.model.cost.Block.Sub;
import plinth.model.cost.Path.SortKey;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/** Plans one level of a query: {@code query_planner} and {@code make_one_rel}, up to all sources joined. */
final class BlockPlanner {
    final CostModel model;
    final Settings settings;
    final Block block;
    final Selectivity selectivity;
    final Equalities equal = new Equalities();
    final List<JoinClause> clauses = new ArrayList<>();
    final List<OuterJoin> outerJoins;

    /** Whether rows that come early are worth anything: with a limit. */
    final boolean considerStartup;

    /** What the rest of the query wants the joined rows sorted by. */
    final List<SortKey> wanted;

    private final List<List<Condition>> restrictions = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, Set<Name>> needed = new HashMap<>();
    private final List<@Nullable Double> sourceRows = new ArrayList<>();
    private final List<Rel> rels = new ArrayList<>();
    private final long removed;

    /** Orders that were cut down already: paths of many joins have the same one. */
    private final IdentityHashMap<List<SortKey>, List<SortKey>> useful = new IdentityHashMap<>();

    private final Map<List<SortKey>, List<SortKey>> interned = new HashMap<>();
    private double allPages;
    private @Nullable Map<String, Selectivity.Share> known;
    private int groups;

    BlockPlanner(CostModel model, Block block, Selectivity selectivity, boolean considerStartup) {
        this.model = model;
        this.settings = model.settings;
        this.block = block;
        this.selectivity = selectivity;
        this.considerStartup = considerStartup;
        for (int i = 0; i < block.sources().size(); i++) {
            indexes.put(block.sources().get(i).alias(), i);
            restrictions.add(new ArrayList<>());
            sourceRows.add(null);
            register(block.sources().get(i));
        }
        this.removed = removable();
        this.outerJoins = block.outerJoins().stream()
                .filter(o -> (o.right() & removed) == 0)
                .toList();
        spread();
        need();
        this.wanted = !block.groupBy().isEmpty() ? keys(block.groupBy()) : orderKeys();
    }

    private void register(Source s) {
        switch (s) {
            case Base b -> selectivity.add(b.alias(), b.table());
            case Members m -> m.members().forEach(x -> register(x.source()));
            case Sub b -> {}
        }
    }

    /** Left joins that give at most one partner of which nothing is wanted are left out ({@code remove_useless_joins}). */
    private long removable() {
        long gone = 0;
        for (OuterJoin o : block.outerJoins()) {
            if (Long.bitCount(o.right()) != 1) {
                continue;
            }
            Source s = block.sources().get(Long.numberOfTrailingZeros(o.right()));
            if (!(s instanceof Base b)) {
                continue;
            }
            Set<Name> keys = new LinkedHashSet<>();
            for (Condition c : o.on()) {
                if (c instanceof Condition.Compare x && x.operator().equals("=")) {
                    if (x.left() instanceof Term.Column l && l.alias().equals(b.alias())) {
                        keys.add(l.name());
                    }
                    if (x.right() instanceof Term.Column r && r.alias().equals(b.alias())) {
                        keys.add(r.name());
                    }
                }
            }
            boolean[] used = new boolean[1];
            outside(o, c -> used[0] |= c.alias().equals(b.alias()));
            if (!used[0] && b.table().unique(keys)) {
                gone |= o.right();
            }
        }
        return gone;
    }

    private void outside(OuterJoin own, java.util.function.Consumer<Term.Column> found) {
        block.outputs().forEach(o -> Terms.columns(o.term(), found));
        block.groupBy().forEach(t -> Terms.columns(t, found));
        block.order().forEach(o -> Terms.columns(o.term(), found));
        block.conditions().forEach(c -> Terms.columns(c.condition(), found));
        for (OuterJoin o : block.outerJoins()) {
            if (o != own) {
                o.on().forEach(c -> Terms.columns(c, found));
            }
        }
    }

    long mask(Condition c) {
        long[] m = new long[1];
        Terms.columns(c, x -> m[0] |= 1L << index(x));
        return m[0];
    }

    long mask(Term t) {
        long[] m = new long[1];
        Terms.columns(t, x -> m[0] |= 1L << index(x));
        return m[0];
    }

    private int index(Term.Column c) {
        Integer i = indexes.get(c.alias());
        if (i == null) {
            throw new NotPlanned("There is nothing called " + c.alias() + " in the query.");
        }
        return i;
    }

    /** Conditions go to the one source that they name, or become join conditions. */
    private void spread() {
        for (Block.Clause c : block.conditions()) {
            boolean taken = c.above() && equal.take(c.condition());
            if (taken) {
                continue;
            }
            if (Long.bitCount(c.needs()) == 1) {
                restrictions.get(Long.numberOfTrailingZeros(c.needs())).add(c.condition());
            } else if (c.needs() != 0) {
                clauses.add(clause(c.condition(), c.needs(), groups++, -1));
            }
        }
        for (int i = 0; i < outerJoins.size(); i++) {
            OuterJoin o = outerJoins.get(i);
            for (Condition c : o.on()) {
                long m = mask(c);
                Optional<Condition> constant = made(c, o);
                if (constant.isPresent()) {
                    restrictions
                            .get(Long.numberOfTrailingZeros(mask(constant.get())))
                            .add(constant.get());
                } else if (Long.bitCount(m) == 1 && (m & ~o.right()) == 0) {
                    restrictions.get(Long.numberOfTrailingZeros(m)).add(c);
                } else {
                    clauses.add(clause(c, m, groups++, i));
                }
            }
        }
        for (Equalities.Equal e : equal.all()) {
            int group = groups++;
            for (int i = 0; i < e.members.size(); i++) {
                Term.Column a = e.members.get(i);
                if (e.constant != null) {
                    restrictions.get(index(a)).add(new Condition.Compare(a, "=", e.constant));
                    continue;
                }
                for (int j = i + 1; j < e.members.size(); j++) {
                    Term.Column b = e.members.get(j);
                    Condition c = new Condition.Compare(a, "=", b);
                    if (index(a) == index(b)) {
                        restrictions.get(index(a)).add(c);
                    } else {
                        clauses.add(clause(c, mask(c), group, -1));
                    }
                }
            }
        }
    }

    /** A column on the left that is constant makes its partner on the right so ({@code reconsider_outer_join_clauses}). */
    private Optional<Condition> made(Condition c, OuterJoin o) {
        if (c instanceof Condition.Compare x && x.operator().equals("=")) {
            for (boolean swap : new boolean[] {false, true}) {
                Term left = swap ? x.right() : x.left();
                Term right = swap ? x.left() : x.right();
                Optional<Term> constant = equal.constant(left);
                if (right instanceof Term.Column r
                        && (mask(r) & ~o.right()) == 0
                        && (mask(left) & o.right()) == 0
                        && constant.isPresent()) {
                    return Optional.of(new Condition.Compare(r, "=", constant.get()));
                }
            }
        }
        return Optional.empty();
    }

    private JoinClause clause(Condition c, long needs, int group, int outerJoin) {
        if (c instanceof Condition.Compare x && x.operator().equals("=")) {
            long l = mask(x.left());
            long r = mask(x.right());
            if (l != 0 && r != 0 && (l & r) == 0) {
                return new JoinClause(c, needs, true, x.left(), l, x.right(), r, group, outerJoin);
            }
        }
        Term none = new Term.Literal("", plinth.model.schema.Type.known("unknown"));
        return new JoinClause(c, needs, false, none, 0, none, 0, group, outerJoin);
    }

    /** The columns of each source that anything asks for. */
    private void need() {
        java.util.function.Consumer<Term.Column> found = c ->
                needed.computeIfAbsent(c.alias(), a -> new LinkedHashSet<>()).add(c.name());
        block.outputs().forEach(o -> Terms.columns(o.term(), found));
        block.groupBy().forEach(t -> Terms.columns(t, found));
        block.order().forEach(o -> Terms.columns(o.term(), found));
        clauses.forEach(c -> Terms.columns(c.condition(), found));
    }

    List<SortKey> keys(List<Term> terms) {
        List<SortKey> out = new ArrayList<>();
        for (Term t : terms) {
            equal.canonical(t).ifPresent(c -> {
                if (out.stream().noneMatch(o -> o.term().equals(c))) {
                    out.add(new SortKey(c, false, false));
                }
            });
        }
        return out;
    }

    List<SortKey> orderKeys() {
        List<SortKey> out = new ArrayList<>();
        for (Query.Order o : block.order()) {
            equal.canonical(o.term()).ifPresent(c -> {
                if (out.stream().noneMatch(x -> x.term().equals(c))) {
                    out.add(new SortKey(c, o.descending(), o.descending()));
                }
            });
        }
        return out;
    }

    /** Cuts an order down to what a join or the rest of the query can use ({@code truncate_useless_pathkeys}). */
    List<SortKey> useful(List<SortKey> order) {
        return order.isEmpty() ? order : useful.computeIfAbsent(order, this::cut);
    }

    /** Returns the one list of all that are equal: then most comparisons end at once. */
    List<SortKey> interned(List<SortKey> order) {
        List<SortKey> known = interned.putIfAbsent(order, order);
        return known == null ? order : known;
    }

    private List<SortKey> cut(List<SortKey> order) {
        int forOrder = 0;
        while (forOrder < order.size()
                && forOrder < wanted.size()
                && order.get(forOrder).equals(wanted.get(forOrder))) {
            forOrder++;
        }
        int forMerge = 0;
        while (forMerge < order.size() && merges(order.get(forMerge).term())) {
            forMerge++;
        }
        int kept = Math.max(forOrder, forMerge);
        return interned(List.copyOf(order.subList(0, kept)));
    }

    private boolean merges(Term canonical) {
        for (JoinClause c : clauses) {
            if (c.equality()
                    && (equal.canonical(c.left()).filter(canonical::equals).isPresent()
                            || equal.canonical(c.right())
                                    .filter(canonical::equals)
                                    .isPresent())) {
                return true;
            }
        }
        return false;
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
        for (int i = 0; i < block.sources().size(); i++) {
            sourceRows.set(i, rows(i));
        }
        JoinPaths joins = new JoinPaths(this);
        long all = (1L << block.sources().size()) - 1 & ~removed;
        for (int i = 0; i < block.sources().size(); i++) {
            Rel rel = (1L << i & removed) != 0
                    ? new Rel(1L << i, 1, 0, false)
                    : base(block.sources().get(i), i);
            if (Long.bitCount(all) > 1) {
                gatherings(rel, rel.rows, wanted);
            }
            rels.add(rel);
        }
        return new JoinSearch(this, joins, rels, removed).search(block.joins(), all);
    }

    private void count(Source s) {
        switch (s) {
            case Base b -> allPages += b.table().pages();
            case Members m -> m.members().forEach(x -> count(x.source()));
            case Sub b -> {}
        }
    }

    private double rows(int source) {
        return switch (block.sources().get(source)) {
            case Base b -> CostModel.rows(b.table().rows() * selectivity.of(restrictions.get(source)));
            case Members m -> 1000;
            case Sub b -> 1000;
        };
    }

    /** How often an inner side is run: the rows of the outer source that has the fewest ({@code get_loop_count}). */
    private double loops(long outer) {
        double least = 0;
        for (int i = 0; i < sourceRows.size(); i++) {
            Double rows = sourceRows.get(i);
            if ((outer & 1L << i) != 0 && rows != null && (least == 0 || rows < least)) {
                least = rows;
            }
        }
        return Math.max(1, least);
    }

    private Rel base(Source s, int index) {
        return switch (s) {
            case Base b ->
                ScanPaths.of(new Scanned(
                                model,
                                selectivity,
                                new Scanned.Use(
                                        b.alias(),
                                        b.table(),
                                        restrictions.get(index),
                                        columns(b.alias(), restrictions.get(index)),
                                        links(1L << index),
                                        false,
                                        equal::canonical,
                                        ScanPaths.width(b.table(), needed.getOrDefault(b.alias(), Set.of()))),
                                1L << index,
                                considerStartup,
                                allPages,
                                this::loops,
                                this::useful));
            case Sub b -> subquery(b, 1L << index, restrictions.get(index), true);
            case Members m -> new AppendPaths(this, m, 1L << index, restrictions.get(index)).paths();
        };
    }

    private Set<Name> columns(String alias, List<Condition> conditions) {
        Set<Name> all = new LinkedHashSet<>(needed.getOrDefault(alias, Set.of()));
        for (Condition c : conditions) {
            Terms.columns(c, x -> {
                if (x.alias().equals(alias)) {
                    all.add(x.name());
                }
            });
        }
        return all;
    }

    /** Join conditions that a row of other sources makes plain for the source {@code mask}. */
    private List<Scanned.Linked> links(long mask) {
        List<Scanned.Linked> out = new ArrayList<>();
        for (JoinClause c : clauses) {
            if ((c.needs() & mask) == 0 || !c.equality() || Long.bitCount(c.needs()) < 2) {
                continue;
            }
            // A row of the optional side cannot be asked for before the other side's.
            boolean allowed = c.outerJoin() < 0
                    ? outerJoins.stream().noneMatch(o -> (o.right() & mask) != 0 && (c.needs() & ~o.right()) != 0)
                    : (outerJoins.get(c.outerJoin()).right() & mask) != 0;
            boolean single = (c.leftMask() == mask) != (c.rightMask() == mask);
            if (allowed && single) {
                out.add(new Scanned.Linked(c.condition(), c.needs() & ~mask, c.group()));
            }
        }
        return out;
    }

    /** The paths of one table of several. */
    Rel member(Member m, Members whole, long mask, List<Condition> conditions, Set<Name> asked) {
        List<Condition> own = Terms.flat(Terms.mapConditions(conditions, c -> column(m, whole, c))).stream()
                .filter(c -> !always(c))
                .toList();
        return switch (m.source()) {
            case Base b -> {
                Map<Term, Term> back = new LinkedHashMap<>();
                m.columns().forEach((name, term) -> back.putIfAbsent(term, new Term.Column(whole.alias(), name)));
                Set<Name> columns = new LinkedHashSet<>();
                int width = 0;
                for (Name n : asked) {
                    Term t = m.columns().get(n);
                    if (t instanceof Term.Column c) {
                        columns.add(c.name());
                        width += b.table().column(c.name()).width();
                    } else if (t != null) {
                        width += width(t);
                    }
                }
                for (Condition c : own) {
                    Terms.columns(c, x -> columns.add(x.name()));
                }
                yield ScanPaths.of(new Scanned(
                                model,
                                selectivity,
                                new Scanned.Use(
                                        b.alias(),
                                        b.table(),
                                        own,
                                        columns,
                                        List.of(),
                                        true,
                                        t -> {
                                            Term up = back.get(t);
                                            return up == null ? Optional.of(t) : equal.canonical(up);
                                        },
                                        width),
                                mask,
                                considerStartup,
                                allPages,
                                this::loops,
                                this::useful));
            }
            case Sub b ->
                subquery(b, mask, own, !block.grouped() && block.order().isEmpty());
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

    /** A subquery with its own plan; {@code fraction}: whether a limit here is felt there. */
    private Rel subquery(Sub s, long mask, List<Condition> conditions, boolean fraction) {
        boolean quick = fraction && considerStartup && block.sources().size() == 1;
        // What is asked of the subquery's rows is asked inside where it can be.
        Map<Name, Term> outputs = new HashMap<>();
        s.block().outputs().forEach(o -> outputs.put(Block.label(o), o.term()));
        boolean inside = !s.block().grouped() && s.block().limit().isEmpty();
        List<Condition> outside = new ArrayList<>();
        List<Block.Clause> more = new ArrayList<>(s.block().conditions());
        for (Condition c : conditions) {
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
        Rel inner = new QueryPlanner(model).plan(pushed, quick);
        double rows = outside.isEmpty()
                ? inner.cheapest().rows()
                : CostModel.rows(inner.cheapest().rows() * selectivity.of(outside));
        Rel rel = new Rel(mask, rows, inner.cheapest().width(), considerStartup);
        List<String> filter = Terms.texts(outside);
        boolean trivial = outside.isEmpty() && settings.version() >= 16;
        double aRow = trivial ? 0 : settings.tuple() + Terms.operators(outside) * settings.operator();
        for (Path p : inner.paths) {
            Path scan = Path.of(
                    p.startup(),
                    p.total() + aRow * p.rows(),
                    outside.isEmpty() ? p.rows() : rows,
                    p.width(),
                    List.of(),
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
                    List.of(),
                    p.workers(),
                    c -> trivial ? p.plan() : new Plan.SubqueryScan(c, s.alias(), filter, p.plan())));
        }
        return rel;
    }

    Set<Name> neededOf(String alias, List<Condition> conditions) {
        return columns(alias, conditions);
    }

    /** Returns the width of {@code term}'s values. */
    int width(Term term) {
        TableFacts.ColumnFacts f = selectivity.facts(term);
        if (f != null) {
            return f.width();
        }
        return switch (term) {
            case Term.Column c -> columnWidth(c);
            case Term.Parameter p -> Storage.planned(p.type(), plinth.model.schema.Schema.EMPTY);
            case Term.Literal l -> Storage.planned(l.type(), plinth.model.schema.Schema.EMPTY);
            case Term.Cast c -> Storage.planned(c.type(), plinth.model.schema.Schema.EMPTY);
            case Term.Operation o -> o.left().map(this::width).orElseGet(() -> width(o.right()));
            case Term.Call c -> 32;
            case Term.Aggregate a -> 8;
        };
    }

    private int columnWidth(Term.Column c) {
        Integer i = indexes.get(c.alias());
        if (i == null) {
            return 8;
        }
        return switch (block.sources().get(i)) {
            case Base b -> 8;
            case Sub s ->
                s.block().outputs().stream()
                        .filter(o -> Block.label(o).equals(c.name()))
                        .mapToInt(o -> o.term() instanceof Term.Column x ? inner(s, x) : width(o.term()))
                        .findFirst()
                        .orElse(8);
            case Members m -> {
                Term first = m.members().getFirst().columns().get(c.name());
                yield first == null || first.equals(c) ? 8 : width(first);
            }
        };
    }

    private int inner(Sub s, Term.Column x) {
        for (Source inner : s.block().sources()) {
            if (inner instanceof Base b && b.alias().equals(x.alias())) {
                return b.table().column(x.name()).width();
            }
        }
        return 8;
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

    List<Condition> restrictions(int source) {
        return restrictions.get(source);
    }

    /** Returns how many rows a sort of all that is joined need keep, 0 when all. */
    double bound() {
        return block.sources().size() == 1 && !block.grouped() ? block.limit().orElse(0) : 0;
    }
}
