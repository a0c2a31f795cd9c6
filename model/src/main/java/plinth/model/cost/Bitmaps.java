package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.TableFacts.IndexFacts;
import plinth.model.query.Condition;

/** Scans of one table by bitmaps: which indexes are combined, and what reading the table costs then ({@code indxpath.c}, {@code costsize.c}). */
final class Bitmaps {
    private final Scanned in;
    private final CostModel model;
    private final Settings settings;
    private final Scanned.Use use;
    private final TableFacts table;
    private final Rel rel;

    Bitmaps(Scanned in) {
        this.in = in;
        this.model = in.model;
        this.settings = model.settings;
        this.use = in.use;
        this.table = in.table;
        this.rel = in.rel;
    }

    /** A scan of an index with what it reads. */
    record Bitmap(
            double cost,
            double share,
            double rows,
            List<Condition> conditions,
            List<Condition> where,
            Function<Plan.Cost, Plan> step) {}

    /** Returns the scan of one index. */
    Bitmap of(IndexMatch m, IndexReading r) {
        double rows = in.rowsFor(m.outer());
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

    /** Each OR of which every part has an index is a union of bitmaps. */
    void ors(List<Bitmap> bitmaps) {
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
                    Scanned alone = in.with(conditions);
                    IndexMatch m = IndexMatch.of(alone, x, 0);
                    if (!m.all().isEmpty()) {
                        Bitmap b = new Bitmaps(alone).of(m, IndexReading.of(alone, m, 1));
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
    @Nullable
    Bitmap combined(List<Bitmap> bitmaps, double loop, long outer) {
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
            pages = model.fetched(tuples * loop, table.pages(), 0, in.allPages) / loop;
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
        asked.addAll(in.links(outer));
        double cpu = (settings.tuple() + Terms.operators(asked) * settings.operator()) * tuples;
        return new double[] {b.cost(), b.cost() + pages * aPage + cpu, pages, pages * aPage, cpu};
    }

    /** Adds the paths that read the table by {@code b}; {@code shared}: whether workers may share it. */
    void heap(Bitmap b, long outer, double loop, boolean shared) {
        double[] c = heapCost(b, outer, loop);
        double rows = in.rowsFor(outer);
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
                in.links(outer),
                in.links(outer).stream().allMatch(b.conditions()::contains),
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
}
