package plinth.model.cost;

import java.util.List;

/**
 * Pages of a table after inserts and VACUUM. A page has 8168 bytes for rows and their line pointers of 4 (PageHeaderData in
 * {@code bufpage.h}); with a fill factor a part of 8192 stays free.
 */
final class HeapSize {
    /** What stays empty at the end of a page, as a share of the mean rest that a renewal process leaves; fitted to cost-truth. */
    private static final double WASTE = .45;

    private HeapSize() {}

    /** Rows of one sort: how many, and how long they are. */
    record Group(double rows, Lengths lengths) {}

    /** Returns the pages of a table that holds {@code groups} one among the other. */
    static long pages(List<Group> groups, int fillFactor) {
        double rows = groups.stream().mapToDouble(Group::rows).sum();
        if (rows <= 0) {
            return 0;
        }
        double mean = 0;
        double square = 0;
        int only = -1;
        boolean same = true;
        for (Group g : groups) {
            if (g.rows() > 0) {
                mean += g.rows() / rows * (g.lengths().mean() + 4);
                square += g.rows() / rows * g.lengths().square();
                for (int l : g.lengths().lengths()) {
                    same &= only < 0 || only == l;
                    only = l;
                }
            }
        }
        double room = 8168 - Math.floor(8192.0 * (100 - fillFactor) / 100);
        double aPage = same
                ? Math.max(1, Math.floor(room / mean))
                : Math.max(1, (room - WASTE * square / (2 * mean) + 2) / mean);
        return Math.max(1, (long) Math.ceil(rows / aPage));
    }

    /**
     * Returns the pages of the TOAST table: a value is cut into pieces of 1996 bytes, four full ones to a page ({@code TOAST_MAX_CHUNK_SIZE} in
     * {@code heaptoast.h}); with shorter ones among them, what stays empty at the end of a page is the whole mean rest.
     */
    static long toastPages(Toasting.Outside o) {
        return o.bytes() <= 0
                ? 0
                : Math.max(1, (long) Math.ceil(o.bytes() / (8170 - .95 * o.squares() / o.bytes() / 2)));
    }
}
