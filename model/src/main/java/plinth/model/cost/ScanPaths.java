package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.Path.SortKey;
import plinth.model.cost.TableFacts.ColumnFacts;
import plinth.model.cost.TableFacts.IndexFacts;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/**
 * The paths to the rows of one table: {@code set_plain_rel_pathlist} of {@code allpaths.c}, {@code indxpath.c}, and the cost functions of
 * {@code costsize.c} and {@code selfuncs.c} for them.
 */
final class ScanPaths {
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

    private final CostModel model;
    private final Settings settings;
    private final Selectivity selectivity;
    private final Use use;
    private final TableFacts table;
    private final double allPages;
    private final Function<Long, Double> loops;
    private final Function<List<SortKey>, List<SortKey>> useful;
    private final Rel rel;

    /**
     * @param allPages pages of all tables of this level of the query: they share the cache
     * @param loops how many rows a set of sources yields
     * @param useful cuts an order down to what is of use to the query
     */
    ScanPaths(
            CostModel model,
            Selectivity selectivity,
            Use use,
            long mask,
            boolean considerStartup,
            double allPages,
            Function<Long, Double> loops,
            Function<List<SortKey>, List<SortKey>> useful) {
        this.model = model;
        this.settings = model.settings;
        this.selectivity = selectivity;
        this.use = use;
        this.table = use.table();
        this.allPages = allPages;
        this.loops = loops;
        this.useful = useful;
        this.rel = new Rel(
                mask, CostModel.rows(table.rows() * selectivity.of(use.conditions())), use.width(), considerStartup);
    }

    Rel paths() {
        sequential();
        indexes();
        return rel;
    }

    private void sequential() {
        double quals = Terms.operators(use.conditions()) * settings.operator();
        double cpu = (settings.tuple() + quals) * table.rows();
        double disk = settings.sequentialPage() * table.pages();
        rel.add(Path.of(
                0,
                cpu + disk,
                rel.rows,
                rel.width,
                List.of(),
                0,
                c -> new Plan.SeqScan(c, table.name(), use.alias(), Terms.texts(use.conditions()), false)));
        int workers = model.workers(table.pages(), -1, use.member());
        if (workers > 0) {
            rel.addPartial(Path.of(
                    0,
                    cpu / CostModel.divisor(workers) + disk,
                    CostModel.rows(rel.rows / CostModel.divisor(workers)),
                    rel.width,
                    List.of(),
                    workers,
                    c -> new Plan.SeqScan(c, table.name(), use.alias(), Terms.texts(use.conditions()), true)));
        }
    }

    /** Conditions that an index takes, in the order of its keys. */
    private record Match(IndexFacts index, List<Condition> all, List<Condition> bounding, boolean point, long outer) {}

    /** A scan of an index with what it reads. */
    private record Bitmap(
            double cost,
            double share,
            double rows,
            List<Condition> conditions,
            List<Condition> where,
            Function<Plan.Cost, Plan> step) {}

    private void indexes() {
        List<Bitmap> bitmaps = new ArrayList<>();
        Set<Long> outers = outers();
        List<List<Bitmap>> linked = new ArrayList<>();
        List<Long> linkedOuters = new ArrayList<>(outers);
        linkedOuters.forEach(o -> linked.add(new ArrayList<>()));
        // Of two that cost the same, PostgreSQL keeps the one that was made last.
        for (IndexFacts index : table.indexes().reversed()) {
            if (!Implication.holds(index.where(), use.conditions())) {
                continue;
            }
            Match plain = match(index, 0);
            index(plain, bitmaps);
            for (int i = 0; i < linkedOuters.size(); i++) {
                Match m = match(index, linkedOuters.get(i));
                if (m.outer() == linkedOuters.get(i)) {
                    index(m, linked.get(i));
                }
            }
        }
        ors(bitmaps);
        Bitmap best = combined(bitmaps, 1, 0);
        if (best != null) {
            heap(best, 0, 1, true);
        }
        for (int i = 0; i < linkedOuters.size(); i++) {
            long outer = linkedOuters.get(i);
            List<Bitmap> all = new ArrayList<>(linked.get(i));
            if (all.isEmpty()) {
                continue;
            }
            all.addAll(bitmaps);
            Bitmap chosen = combined(all, loops.apply(outer), outer);
            if (chosen != null
                    && linked.get(i).stream().anyMatch(b -> chosen.conditions().containsAll(b.conditions()))) {
                heap(chosen, outer, loops.apply(outer), false);
            }
        }
    }

    /** The sets of sources with a join condition on this table: each alone, and two together. */
    private Set<Long> outers() {
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
    private List<Condition> links(long outer) {
        List<Condition> out = new ArrayList<>();
        Set<Integer> groups = new HashSet<>();
        for (Linked l : use.links()) {
            if ((l.outer() & ~outer) == 0 && groups.add(l.group())) {
                out.add(l.condition());
            }
        }
        return out;
    }

    private Match match(IndexFacts index, long outer) {
        List<Condition> offered = new ArrayList<>(use.conditions());
        List<Condition> links = outer == 0 ? List.of() : links(outer);
        offered.addAll(links);
        List<Condition> all = new ArrayList<>();
        List<Condition> bounding = new ArrayList<>();
        boolean bounds = true;
        int equals = 0;
        boolean many = false;
        for (TableFacts.Key k : index.keys()) {
            Term.Column column = new Term.Column(use.alias(), k.column());
            boolean equal = false;
            for (Condition c : offered) {
                Taken taken = taken(c, column, k.equals(index.keys().getFirst()));
                if (taken == Taken.NO || all.contains(c)) {
                    continue;
                }
                all.add(c);
                if (bounds) {
                    bounding.add(c);
                }
                equal |= taken != Taken.RANGE;
                many |= taken == Taken.LIST;
            }
            bounds &= equal;
            equals += bounds ? 1 : 0;
        }
        boolean any = links.stream().anyMatch(all::contains);
        boolean point = index.unique() && equals == index.keys().size() && !many;
        return new Match(index, all, bounding, point, any ? outer : 0);
    }

    private enum Taken {
        NO,
        EQUAL,
        LIST,
        RANGE
    }

    private Taken taken(Condition condition, Term.Column column, boolean first) {
        return switch (condition) {
            case Condition.Compare c -> {
                boolean left = c.left().equals(column) && !mine(c.right());
                boolean right = c.right().equals(column) && !mine(c.left());
                yield !left && !right
                        ? Taken.NO
                        : switch (c.operator()) {
                            case "=" -> Taken.EQUAL;
                            case "<", "<=", ">", ">=" -> Taken.RANGE;
                            default -> Taken.NO;
                        };
            }
            case Condition.In i ->
                i.term().equals(column) && i.values().stream().noneMatch(this::mine) ? Taken.LIST : Taken.NO;
            case Condition.AnyOf a -> a.term().equals(column) && !mine(a.array()) ? Taken.LIST : Taken.NO;
            case Condition.IsNull n -> n.term().equals(column) ? n.not() ? Taken.RANGE : Taken.EQUAL : Taken.NO;
            case Condition.Holds h -> h.term().equals(column) ? Taken.EQUAL : Taken.NO;
            case Condition.Not n ->
                n.condition() instanceof Condition.Holds h && h.term().equals(column) ? Taken.EQUAL : Taken.NO;
            case Condition.CompareRows c ->
                first
                                && !c.left().isEmpty()
                                && c.left().getFirst().equals(column)
                                && c.right().stream().noneMatch(this::mine)
                        ? Taken.RANGE
                        : Taken.NO;
            case Condition.Or o -> Taken.NO;
            case Condition.And a -> Taken.NO;
            case Condition.Exists e -> Taken.NO;
        };
    }

    private boolean mine(Term term) {
        boolean[] any = new boolean[1];
        Terms.columns(term, c -> any[0] |= c.alias().equals(use.alias()));
        return any[0];
    }

    private static double lists(List<Condition> conditions) {
        double times = 1;
        for (Condition c : conditions) {
            times *= switch (c) {
                case Condition.In i -> Math.max(1, i.values().size());
                case Condition.AnyOf a -> 10;
                default -> 1;
            };
        }
        return times;
    }

    /** What reading the index alone costs ({@code genericcostestimate}, {@code btcostestimate}). */
    private record Reading(double startup, double total, double share, double pages) {}

    private Reading reading(Match m, double loop) {
        IndexFacts x = m.index();
        List<Condition> counted = new ArrayList<>(m.bounding());
        List<Condition> sharing = new ArrayList<>(m.all());
        for (Condition c : qualified(x)) {
            if (!Implication.one(c, m.all())) {
                counted.add(c);
                sharing.add(c);
            }
        }
        double share = selectivity.of(sharing);
        double searches = lists(m.bounding());
        if (settings.version() >= 17) {
            searches = Math.max(1, Math.min(searches, Math.ceil(x.pages() * .3333333)));
        }
        double entries = m.point() ? 1 : Math.rint(selectivity.of(counted) * table.rows() / searches);
        entries = Math.max(1, Math.min(entries, Math.max(1, x.tuples())));
        double pages = x.pages() > 1 && x.tuples() > 1 ? Math.ceil(entries * x.pages() / x.tuples()) : 1;
        double all;
        if (searches * loop > 1) {
            double fetched = model.fetched(pages * searches * loop, x.pages(), x.pages(), allPages);
            all = fetched * settings.randomPage() / loop;
        } else {
            all = pages * settings.randomPage();
        }
        all += entries
                * searches
                * (settings.indexTuple() + settings.operator() * m.all().size());
        double descent = (x.tuples() > 1 ? Math.ceil(CostModel.log2(x.tuples())) : 0) * settings.operator()
                + (x.height() + 1) * 50 * settings.operator();
        return new Reading(descent, all + searches * descent, share, pages);
    }

    /** The index's own condition in the query's terms. */
    private List<Condition> qualified(IndexFacts x) {
        return Terms.mapConditions(x.where(), c -> new Term.Column(use.alias(), c.name()));
    }

    private void index(Match m, List<Bitmap> bitmaps) {
        IndexFacts x = m.index();
        List<SortKey> forward = m.outer() == 0 ? useful.apply(keys(x, false)) : List.of();
        List<SortKey> backward = m.outer() == 0 ? useful.apply(keys(x, true)) : List.of();
        boolean only = x.holds(use.needed());
        boolean partial = !x.where().isEmpty();
        double loop = m.outer() == 0 ? 1 : loops.apply(m.outer());
        if (m.all().isEmpty() && forward.isEmpty() && backward.isEmpty() && !only && !partial) {
            return;
        }
        Reading r = reading(m, loop);
        if (!m.all().isEmpty() || !forward.isEmpty() || only || partial) {
            scan(m, r, loop, only, forward, false);
            if (forward.isEmpty() || r.share() < 1) {
                bitmaps.add(bitmap(m, r));
            }
        }
        if (!backward.isEmpty()) {
            scan(m, r, loop, only, backward, true);
        }
    }

    private Bitmap bitmap(Match m, Reading r) {
        double rows = rowsFor(m.outer());
        return new Bitmap(
                r.total() + .1 * settings.operator() * rows,
                r.share(),
                rows,
                m.all(),
                m.index().where(),
                c -> new Plan.BitmapIndexScan(
                        new Plan.Cost(0, r.total(), CostModel.rows(r.share() * table.rows()), 0),
                        m.index().name(),
                        Terms.texts(m.all())));
    }

    private double rowsFor(long outer) {
        if (outer == 0) {
            return rel.rows;
        }
        List<Condition> all = new ArrayList<>(use.conditions());
        all.addAll(links(outer));
        return Math.min(rel.rows, CostModel.rows(table.rows() * selectivity.of(all)));
    }

    private List<SortKey> keys(IndexFacts x, boolean backward) {
        List<SortKey> out = new ArrayList<>();
        for (TableFacts.Key k : x.keys()) {
            if (k.column().isEmpty()) {
                break;
            }
            Optional<Term> canonical = use.canonical().apply(new Term.Column(use.alias(), k.column()));
            if (canonical.isEmpty()) {
                // The same in all rows that are asked for.
                continue;
            }
            SortKey key = new SortKey(canonical.get(), k.descending() != backward, k.nullsFirst() != backward);
            if (out.stream().noneMatch(o -> o.term().equals(key.term()))) {
                out.add(key);
            }
        }
        return out;
    }

    private void scan(Match m, Reading r, double loop, boolean only, List<SortKey> order, boolean backward) {
        double share = r.share();
        double tuples = CostModel.rows(share * table.rows());
        double hidden = only ? 1 - table.visible() : 1;
        double pages = table.pages();
        double worst;
        double best;
        double read;
        if (loop > 1) {
            read = all(model.fetched(tuples * loop, pages, m.index().pages(), allPages), hidden, only);
            worst = read * settings.randomPage() / loop;
            double least = all(
                    model.fetched(
                            Math.ceil(share * pages) * loop, pages, m.index().pages(), allPages),
                    hidden,
                    only);
            best = least * settings.randomPage() / loop;
        } else {
            read = all(model.fetched(tuples, pages, m.index().pages(), allPages), hidden, only);
            worst = read * settings.randomPage();
            double least = all(Math.ceil(share * pages), hidden, only);
            best = least <= 0 ? 0 : settings.randomPage() + (least - 1) * settings.sequentialPage();
        }
        double correlation = m.index().keys().size() > 1
                ? m.index().correlation() * .75
                : m.index().correlation();
        double disk = worst + correlation * correlation * (best - worst);
        List<Condition> filter = remaining(m);
        double cpu = (settings.tuple() + Terms.operators(filter) * settings.operator()) * tuples;
        double rows = rowsFor(m.outer());
        double run = r.total() - r.startup() + disk;
        boolean indexedBound = links(m.outer()).stream().allMatch(m.all()::contains);
        rel.add(new Path(
                r.startup(),
                r.startup() + run + cpu,
                rows,
                rel.width,
                order,
                m.outer(),
                0,
                true,
                null,
                links(m.outer()),
                indexedBound,
                c -> new Plan.IndexScan(
                        c,
                        table.name(),
                        use.alias(),
                        m.index().name(),
                        only,
                        backward,
                        Terms.texts(m.all()),
                        Terms.texts(filter),
                        false)));
        if (m.outer() == 0) {
            int workers = model.workers(only ? -1 : read, r.pages(), use.member());
            if (workers > 0) {
                double d = CostModel.divisor(workers);
                rel.addPartial(Path.of(
                        r.startup(),
                        r.startup() + run + cpu / d,
                        CostModel.rows(rows / d),
                        rel.width,
                        order,
                        workers,
                        c -> new Plan.IndexScan(
                                c,
                                table.name(),
                                use.alias(),
                                m.index().name(),
                                only,
                                backward,
                                Terms.texts(m.all()),
                                Terms.texts(filter),
                                true)));
            }
        }
    }

    private static double all(double pages, double hidden, boolean only) {
        return only ? Math.ceil(pages * hidden) : pages;
    }

    /** Conditions that are asked of each row that the index finds. */
    private List<Condition> remaining(Match m) {
        List<Condition> out = new ArrayList<>();
        List<Condition> where = qualified(m.index());
        for (Condition c : use.conditions()) {
            if (!m.all().contains(c) && !Implication.one(c, where)) {
                out.add(c);
            }
        }
        for (Condition c : links(m.outer())) {
            if (!m.all().contains(c)) {
                out.add(c);
            }
        }
        return out;
    }

    /** Each OR of which every part has an index is a union of bitmaps. */
    private void ors(List<Bitmap> bitmaps) {
        for (Condition c : use.conditions()) {
            if (!(c instanceof Condition.Or o)) {
                continue;
            }
            List<Bitmap> parts = new ArrayList<>();
            for (Condition part : o.conditions()) {
                Bitmap best = null;
                List<Condition> conditions = Terms.flat(List.of(part));
                for (IndexFacts x : table.indexes()) {
                    if (!Implication.holds(x.where(), conditions)) {
                        continue;
                    }
                    ScanPaths alone = alone(conditions);
                    Match m = alone.match(x, 0);
                    if (!m.all().isEmpty()) {
                        Bitmap b = alone.bitmap(m, alone.reading(m, 1));
                        best = best == null || b.cost() < best.cost() ? b : best;
                    }
                }
                if (best == null) {
                    parts.clear();
                    break;
                }
                parts.add(best);
            }
            if (!parts.isEmpty()) {
                bitmaps.add(union(parts, c));
            }
        }
    }

    private ScanPaths alone(List<Condition> conditions) {
        Use part = new Use(
                use.alias(), table, conditions, use.needed(), List.of(), use.member(), use.canonical(), use.width());
        return new ScanPaths(model, selectivity, part, rel.mask, rel.considerStartup, allPages, loops, useful);
    }

    private Bitmap union(List<Bitmap> parts, Condition or) {
        double cost = 0;
        double share = 0;
        for (Bitmap b : parts) {
            cost += b.cost();
            share += b.share();
        }
        double total = cost;
        return new Bitmap(
                cost,
                Math.min(1, share),
                rel.rows,
                List.of(or),
                List.of(),
                c -> new Plan.BitmapCombine(
                        new Plan.Cost(0, total, 0, 0),
                        false,
                        parts.stream().map(p -> p.step().apply(c)).toList()));
    }

    /** The cheapest intersection: from each bitmap on, those are added that make it cheaper ({@code choose_bitmap_and}). */
    private @Nullable Bitmap combined(List<Bitmap> bitmaps, double loop, long outer) {
        List<Bitmap> distinct = new ArrayList<>();
        for (Bitmap b : bitmaps) {
            int same = -1;
            for (int i = 0; i < distinct.size(); i++) {
                if (Set.copyOf(distinct.get(i).conditions()).equals(Set.copyOf(b.conditions()))
                        && distinct.get(i).where().equals(b.where())) {
                    same = i;
                }
            }
            if (same < 0) {
                distinct.add(b);
            } else if (b.cost() < distinct.get(same).cost()) {
                distinct.set(same, b);
            }
        }
        distinct.sort((a, b) -> {
            int c = Double.compare(a.cost(), b.cost());
            return c != 0 ? c : Double.compare(a.share(), b.share());
        });
        Bitmap best = null;
        double cheapest = 0;
        for (int i = 0; i < distinct.size(); i++) {
            List<Bitmap> chosen = new ArrayList<>(List.of(distinct.get(i)));
            double cost = heapCost(and(chosen), outer, loop)[1];
            for (int j = i + 1; j < distinct.size(); j++) {
                Bitmap next = distinct.get(j);
                boolean redundant =
                        chosen.stream().anyMatch(c -> c.conditions().stream().anyMatch(next.conditions()::contains));
                boolean implied = !next.where().isEmpty()
                        && chosen.stream().anyMatch(c -> c.where().equals(next.where()));
                if (redundant
                        || implied
                        || (next.conditions().isEmpty() && next.where().isEmpty())) {
                    continue;
                }
                chosen.add(next);
                double more = heapCost(and(chosen), outer, loop)[1];
                if (more < cost) {
                    cost = more;
                } else {
                    chosen.removeLast();
                }
            }
            if (best == null || cost < cheapest) {
                best = and(chosen);
                cheapest = cost;
            }
        }
        return best;
    }

    private Bitmap and(List<Bitmap> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        double cost = 0;
        double share = 1;
        List<Condition> conditions = new ArrayList<>();
        List<Condition> where = new ArrayList<>();
        for (Bitmap b : parts) {
            cost += b.cost() + (cost > 0 ? 100 * settings.operator() : 0);
            share *= b.share();
            conditions.addAll(b.conditions());
            where.addAll(b.where());
        }
        List<Bitmap> kept = List.copyOf(parts);
        double total = cost;
        double rows = CostModel.rows(share * table.rows());
        return new Bitmap(
                cost,
                share,
                rel.rows,
                conditions,
                where,
                c -> new Plan.BitmapCombine(
                        new Plan.Cost(0, total, rows, 0),
                        true,
                        kept.stream().map(b -> b.step().apply(c)).toList()));
    }

    /** Start-up and total cost, and pages, of reading the table by a bitmap ({@code cost_bitmap_heap_scan}, {@code compute_bitmap_pages}). */
    private double[] heapCost(Bitmap b, long outer, double loop) {
        double t = Math.max(table.pages(), 1);
        double tuples = CostModel.rows(b.share() * table.rows());
        double pages = 2 * t * tuples / (2 * t + tuples);
        double heap = Math.min(pages, table.pages());
        double entries = Math.max(16, settings.workMemory() / 64);
        if (loop > 1) {
            pages = model.fetched(tuples * loop, table.pages(), 0, allPages) / loop;
        }
        pages = pages >= t ? t : Math.ceil(pages);
        if (entries < heap) {
            // The bitmap has no room for single rows of all pages: of some it only knows the page.
            double lossy = Math.max(0, heap - Math.floor(entries / 2));
            double exact = heap - lossy;
            if (lossy > 0) {
                tuples = CostModel.rows(b.share() * (exact / heap) * table.rows() + lossy / heap * table.rows());
            }
        }
        double aPage = pages >= 2
                ? settings.randomPage() - (settings.randomPage() - settings.sequentialPage()) * Math.sqrt(pages / t)
                : settings.randomPage();
        List<Condition> asked = new ArrayList<>(use.conditions());
        asked.addAll(links(outer));
        double cpu = (settings.tuple() + Terms.operators(asked) * settings.operator()) * tuples;
        return new double[] {b.cost(), b.cost() + pages * aPage + cpu, pages, pages * aPage, cpu};
    }

    private void heap(Bitmap b, long outer, double loop, boolean shared) {
        double[] c = heapCost(b, outer, loop);
        double rows = rowsFor(outer);
        rel.add(new Path(
                c[0],
                c[1],
                rows,
                rel.width,
                List.of(),
                outer,
                0,
                true,
                null,
                links(outer),
                links(outer).stream().allMatch(b.conditions()::contains),
                cost -> new Plan.BitmapHeapScan(
                        cost, table.name(), use.alias(), b.step().apply(cost), Terms.texts(use.conditions()), false)));
        int workers = shared ? model.workers(c[2], -1, use.member()) : 0;
        if (workers > 0) {
            double d = CostModel.divisor(workers);
            rel.addPartial(Path.of(
                    c[0],
                    c[0] + c[3] + c[4] / d,
                    CostModel.rows(rows / d),
                    rel.width,
                    List.of(),
                    workers,
                    cost -> new Plan.BitmapHeapScan(
                            cost,
                            table.name(),
                            use.alias(),
                            b.step().apply(cost),
                            Terms.texts(use.conditions()),
                            true)));
        }
    }

    /** Returns the mean width of {@code columns} of {@code table}. */
    static int width(TableFacts table, Set<Name> columns) {
        int sum = 0;
        for (Name n : columns) {
            ColumnFacts f = table.columns().get(n);
            sum += f == null ? 0 : f.width();
        }
        return sum;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.0f rows", use.alias(), rel.rows);
    }
}
