package plinth.model.cost;

import java.util.List;

/**
 * Pages of a b-tree as {@code CREATE INDEX} builds it ({@code nbtsort.c}, {@code nbtdedup.c}): leaves filled to 90 %, inner pages to 70 %, equal keys of
 * an index that is not unique gathered in posting lists of at most 812 bytes, one metapage.
 *
 * @param pages all pages, and {@code leaves} of them
 * @param height levels above the leaves
 */
record BtreeSize(long pages, long leaves, int height) {
    private static final int POSTING = 812;
    private static final int LINE = 4;

    /** How much fuller a leaf of one value becomes by inserts than by a build: BTREE_SINGLEVAL_FILLFACTOR of 96 for 90. */
    private static final double ONE_VALUE = 1.067;

    /** A leaf's bytes that entries may take, when entries are of many lengths. */
    private static final double LEAF = 7308;

    /** A leaf is finished by the first entry that leaves less than 819 bytes free. */
    private static final int LEAF_LAST = 7305;

    /**
     * What an index is made of.
     *
     * @param entries entries with a key that is not NULL, and {@code keys} how many different ones there are among them; equal when all differ
     * @param nulls entries whose key is NULL
     * @param entry bytes of an entry with its key, aligned, on average
     * @param constant whether all entries are so long
     * @param gathered whether equal keys are put together: not in a unique index, not for numbers of variable length
     * @param groups how many entries each key has when that is known, else none
     */
    record Content(
            double entries,
            double keys,
            double nulls,
            double entry,
            boolean constant,
            boolean gathered,
            List<Double> groups) {}

    /** Returns the size of an index over {@code c}, its leaves holding {@code fill} times what a fresh build puts into one. */
    static BtreeSize of(Content c, double fill) {
        double pivot = c.entry();
        double leaves = keyed(c);
        if (c.keys() < c.entries() && c.gathered() && c.entries() / c.keys() > 200) {
            // A key that fills several leaves is told apart by its row number, 8 bytes more.
            pivot = Storage.aligned((int) Math.round(c.entry()), 8) + 8;
        }
        leaves = fill == 1 ? leaves : Math.ceil(leaves) / fill;
        if (c.nulls() > 0) {
            double without = (c.gathered() ? posting(c.nulls(), 16) : c.nulls() * (16 + LINE)) / LEAF;
            leaves += fill == 1 ? without : without / ONE_VALUE;
        }
        return ofLeaves((long) Math.max(1, Math.ceil(leaves)), pivot, c.entries() + c.nulls() > 0);
    }

    /** Leaves of the entries that are not NULL, as built. */
    static double keyed(Content c) {
        double leaves = 0;
        if (c.entries() > 0) {
            if (!c.gathered() || c.keys() >= c.entries()) {
                leaves = c.constant()
                        ? Math.ceil(c.entries() / (Math.floor(LEAF_LAST / (c.entry() + LINE)) + 1))
                        : c.entries() * (c.entry() + LINE) / LEAF;
            } else {
                double lambda = rate(c.keys() / c.entries());
                double all = c.entries() / lambda;
                int entry = Storage.aligned((int) Math.round(c.entry()), 8);
                double bytes = c.groups().isEmpty()
                        ? all * expected(lambda, entry)
                        : c.groups().stream()
                                .mapToDouble(g -> posting(g, entry))
                                .sum();
                double tuples = Math.max(c.keys(), bytes / (POSTING + LINE));
                // Short lists leave room for half of the next one, on average.
                double room = bytes / c.entries() < 6.3 ? LEAF : LEAF_LAST + bytes / tuples / 2;
                leaves = bytes / room;
            }
        }
        return leaves;
    }

    /**
     * The rows a key, by Poisson, where {@code share} different keys are seen for each row: keys that no row has are among those that it
     * spreads over.
     */
    static double rate(double share) {
        if (share < .05) {
            return 1 / share;
        }
        double low = 1e-9;
        double high = 20;
        for (int i = 0; i < 60; i++) {
            double middle = Math.sqrt(low * high);
            if (-Math.expm1(-middle) / middle > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static BtreeSize ofLeaves(long leaves, double pivot, boolean any) {
        if (!any) {
            return new BtreeSize(1, 0, 0);
        }
        long fanout = Math.max(2, (long) Math.floor(5695 / (pivot + LINE)));
        long inner = 0;
        int height = 0;
        for (long n = leaves; n > 1; height++) {
            n = (n + fanout - 1) / fanout;
            inner += n;
        }
        return new BtreeSize(1 + leaves + inner, leaves, height);
    }

    /** Bytes of one key with {@code count} entries, line pointers included. */
    private static double posting(double count, int entry) {
        int most = (POSTING - entry) / 6;
        while (most > 1 && Storage.aligned(entry + 6 * most, 8) > POSTING) {
            most--;
        }
        if (most < 2) {
            return count * (entry + LINE);
        }
        double full = Math.floor(count / most);
        double rest = Math.round(count - full * most);
        double bytes = full * (Storage.aligned(entry + 6 * most, 8) + LINE);
        if (rest == 1) {
            bytes += entry + LINE;
        } else if (rest > 1) {
            bytes += Storage.aligned(entry + 6 * (int) rest, 8) + LINE;
        }
        return bytes;
    }

    /** The mean of {@link #posting} over keys whose number of entries is spread by Poisson around {@code lambda}. */
    private static double expected(double lambda, int entry) {
        if (lambda > 2000) {
            return posting(Math.round(lambda), entry);
        }
        double bytes = 0;
        double log = -lambda;
        int last = (int) (lambda + 10 * Math.sqrt(lambda) + 20);
        for (int n = 1; n < last; n++) {
            log += Math.log(lambda / n);
            if (log > -40) {
                bytes += Math.exp(log) * posting(n, entry);
            }
        }
        return bytes;
    }
}
