package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import plinth.model.cost.TableFacts.IndexFacts;
import plinth.model.query.Condition;

/**
 * What reading an index alone costs ({@code genericcostestimate} and {@code btcostestimate} of {@code selfuncs.c}).
 *
 * @param share of the table's rows that it finds
 * @param pages of its leaves that are read
 */
record IndexReading(double startup, double total, double share, double pages) {

    /** Returns the cost of one of {@code loop} readings for {@code m}. */
    static IndexReading of(Scanned in, IndexMatch m, double loop) {
        Settings settings = in.model.settings;
        IndexFacts x = m.index();
        List<Condition> counted = new ArrayList<>(m.bounding());
        List<Condition> sharing = new ArrayList<>(m.all());
        for (Condition c : m.where(in)) {
            if (!Implication.one(c, m.all())) {
                counted.add(c);
                sharing.add(c);
            }
        }
        double share = in.selectivity.of(sharing);
        double searches = lists(m.bounding());
        if (settings.version() >= 17) {
            searches = Math.max(1, Math.min(searches, Math.ceil(x.pages() * .3333333)));
        }
        double entries = m.point() ? 1 : Math.rint(in.selectivity.of(counted) * in.table.rows() / searches);
        entries = Math.max(1, Math.min(entries, Math.max(1, x.tuples())));
        double pages = x.pages() > 1 && x.tuples() > 1 ? Math.ceil(entries * x.pages() / x.tuples()) : 1;
        double all;
        if (searches * loop > 1) {
            double fetched = in.model.fetched(pages * searches * loop, x.pages(), x.pages(), in.allPages);
            all = fetched * settings.randomPage() / loop;
        } else {
            all = pages * settings.randomPage();
        }
        all += entries
                * searches
                * (settings.indexTuple() + settings.operator() * m.all().size());
        double descent = (x.tuples() > 1 ? Math.ceil(CostModel.log2(x.tuples())) : 0) * settings.operator()
                + (x.height() + 1) * 50 * settings.operator();
        return new IndexReading(descent, all + searches * descent, share, pages);
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
}
