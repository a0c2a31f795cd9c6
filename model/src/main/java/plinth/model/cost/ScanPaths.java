package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.cost.Bitmaps.Bitmap;
import plinth.model.cost.Path.SortKey;
import plinth.model.cost.TableFacts.ColumnFacts;
import plinth.model.cost.TableFacts.IndexFacts;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/**
 * The paths to the rows of one table: {@code set_plain_rel_pathlist} of {@code allpaths.c}, {@code indxpath.c}, and the cost functions of
 * {@code costsize.c} for them.
 */
final class ScanPaths {
    private final Scanned in;
    private final CostModel model;
    private final Settings settings;
    private final Scanned.Use use;
    private final TableFacts table;
    private final Rel rel;
    private final Bitmaps bitmaps;

    private ScanPaths(Scanned in) {
        this.in = in;
        this.model = in.model;
        this.settings = model.settings;
        this.use = in.use;
        this.table = in.table;
        this.rel = in.rel;
        this.bitmaps = new Bitmaps(in);
    }

    /** Returns the rows of {@code in} with every path worth keeping. */
    static Rel of(Scanned in) {
        ScanPaths paths = new ScanPaths(in);
        paths.sequential();
        paths.indexes();
        return in.rel;
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

    private void indexes() {
        List<Bitmap> plainOnes = new ArrayList<>();
        Set<Long> outers = in.outers();
        List<List<Bitmap>> linked = new ArrayList<>();
        List<Long> linkedOuters = new ArrayList<>(outers);
        linkedOuters.forEach(o -> linked.add(new ArrayList<>()));
        // Of two that cost the same, PostgreSQL keeps the one that was made last.
        for (IndexFacts index : table.indexes().reversed()) {
            if (!Implication.holds(index.where(), use.conditions())) {
                continue;
            }
            IndexMatch plain = IndexMatch.of(in, index, 0);
            index(plain, plainOnes);
            for (int i = 0; i < linkedOuters.size(); i++) {
                IndexMatch m = IndexMatch.of(in, index, linkedOuters.get(i));
                if (m.outer() == linkedOuters.get(i)) {
                    index(m, linked.get(i));
                }
            }
        }
        bitmaps.ors(plainOnes);
        Bitmap best = bitmaps.combined(plainOnes, 1, 0);
        if (best != null) {
            bitmaps.heap(best, 0, 1, true);
        }
        for (int i = 0; i < linkedOuters.size(); i++) {
            long outer = linkedOuters.get(i);
            List<Bitmap> all = new ArrayList<>(linked.get(i));
            if (all.isEmpty()) {
                continue;
            }
            all.addAll(plainOnes);
            Bitmap chosen = bitmaps.combined(all, in.loops.apply(outer), outer);
            if (chosen != null
                    && linked.get(i).stream().anyMatch(b -> chosen.conditions().containsAll(b.conditions()))) {
                bitmaps.heap(chosen, outer, in.loops.apply(outer), false);
            }
        }
    }

    private void index(IndexMatch m, List<Bitmap> found) {
        IndexFacts x = m.index();
        List<SortKey> forward = m.outer() == 0 ? in.useful.apply(keys(x, false)) : List.of();
        List<SortKey> backward = m.outer() == 0 ? in.useful.apply(keys(x, true)) : List.of();
        boolean only = x.holds(use.needed());
        boolean partial = !x.where().isEmpty();
        double loop = m.outer() == 0 ? 1 : in.loops.apply(m.outer());
        if (m.all().isEmpty() && forward.isEmpty() && backward.isEmpty() && !only && !partial) {
            return;
        }
        IndexReading r = IndexReading.of(in, m, loop);
        if (!m.all().isEmpty() || !forward.isEmpty() || only || partial) {
            scan(m, r, loop, only, forward, false);
            if (forward.isEmpty() || r.share() < 1) {
                found.add(bitmaps.of(m, r));
            }
        }
        if (!backward.isEmpty()) {
            scan(m, r, loop, only, backward, true);
        }
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

    private void scan(IndexMatch m, IndexReading r, double loop, boolean only, List<SortKey> order, boolean backward) {
        double share = r.share();
        double tuples = CostModel.rows(share * table.rows());
        double hidden = only ? 1 - table.visible() : 1;
        double pages = table.pages();
        double worst;
        double best;
        double read;
        if (loop > 1) {
            read = all(model.fetched(tuples * loop, pages, m.index().pages(), in.allPages), hidden, only);
            worst = read * settings.randomPage() / loop;
            double least = all(
                    model.fetched(
                            Math.ceil(share * pages) * loop, pages, m.index().pages(), in.allPages),
                    hidden,
                    only);
            best = least * settings.randomPage() / loop;
        } else {
            read = all(model.fetched(tuples, pages, m.index().pages(), in.allPages), hidden, only);
            worst = read * settings.randomPage();
            double least = all(Math.ceil(share * pages), hidden, only);
            best = least <= 0 ? 0 : settings.randomPage() + (least - 1) * settings.sequentialPage();
        }
        double correlation = m.index().keys().size() > 1
                ? m.index().correlation() * .75
                : m.index().correlation();
        double disk = worst + correlation * correlation * (best - worst);
        List<Condition> filter = m.remaining(in);
        double cpu = (settings.tuple() + Terms.operators(filter) * settings.operator()) * tuples;
        double rows = in.rowsFor(m.outer());
        double run = r.total() - r.startup() + disk;
        boolean indexedBound = in.links(m.outer()).stream().allMatch(m.all()::contains);
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
                in.links(m.outer()),
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

    /** Returns the mean width of {@code columns} of {@code table}. */
    static int width(TableFacts table, Set<Name> columns) {
        int sum = 0;
        for (Name n : columns) {
            ColumnFacts f = table.columns().get(n);
            sum += f == null ? 0 : f.width();
        }
        return sum;
    }
}
