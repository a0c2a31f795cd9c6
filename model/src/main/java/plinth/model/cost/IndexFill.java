package plinth.model.cost;

import plinth.model.cost.BtreeSize.Content;

/**
 * How full the leaves of a b-tree are after inserts, as a share of a fresh build: the best estimate with the least and the most that were seen. By
 * measurement (docs/costs.md), but for keys without order that all differ, which follow from how leaves split.
 */
record IndexFill(double likely, double least, double most) {
    /** All as built. */
    static final IndexFill FRESH = new IndexFill(1, 1, 1);

    /**
     * In which order keys come.
     *
     * @param first how far the first column rises with the rows: 1 rising, -1 falling, 0 by chance
     * @param values how many different values the first column has, when others follow it
     * @param second how far the second column rises; not a number when there is none
     */
    record Arrival(double first, double values, double second) {}

    static IndexFill of(Content c, Arrival a) {
        double leaves = Math.max(1, BtreeSize.keyed(c));
        // Rows that come too early or too late, in leaves: a correlation of ranks that are spread evenly around their
        // place.
        double spread = leaves * Math.sqrt(2 * Math.max(0, 1 - Math.abs(a.first())));
        if (a.first() > .9) {
            return rising(spread, c.gathered() && c.keys() < c.entries() ? largest(c, leaves) : 0);
        }
        if (a.first() < -.9) {
            return spread < 1 ? new IndexFill(.56, .55, .7) : new IndexFill(.7, .55, .9);
        }
        if (a.second() > .9 || a.second() < -.9) {
            return clustered(leaves / Math.max(1, a.values()), a.second());
        }
        if (!c.gathered() || c.keys() > c.entries() * .95) {
            double likely = split(leaves, c.entries() / leaves);
            return new IndexFill(likely, Math.min(.65, likely), Math.max(.93, likely));
        }
        double group = largest(c, leaves);
        return group >= 5
                ? new IndexFill(1.06, .94, 1.08)
                : group >= 1.5
                        ? new IndexFill(.95, .73, 1.06)
                        : group >= .6 ? new IndexFill(.76, .62, 1.03) : new IndexFill(.77, .62, .92);
    }

    /** The leaves that the key of a row takes up, on average over the rows. */
    private static double largest(Content c, double leaves) {
        double share = c.groups().isEmpty()
                ? 1 / Math.max(1, c.keys())
                : c.groups().stream()
                        .mapToDouble(g -> g / c.entries() * (g / c.entries()))
                        .sum();
        return leaves * share;
    }

    private static IndexFill rising(double spread, double group) {
        if (spread >= 1) {
            double likely = 1 - .25 * Math.min(1, (spread - 1) * 5);
            return new IndexFill(likely, .63, 1.05);
        }
        double likely = group < .3 ? 1 : group < 1 ? .9 : group < 2 ? .68 : group < 8 ? .87 : 1.05;
        return new IndexFill(likely, group < .3 ? .92 : .64, 1.07);
    }

    /** A first column by chance, a second that rises: each value's entries grow at their own end. */
    private static IndexFill clustered(double leavesPerValue, double second) {
        boolean jittered = second < 0 || leavesPerValue * Math.sqrt(2 * Math.max(0, 1 - second)) > .01;
        if (jittered) {
            return new IndexFill(second < 0 ? .75 : .65, .58, .85);
        }
        return leavesPerValue < 1
                ? new IndexFill(.73, .6, .87)
                : leavesPerValue < 8 ? new IndexFill(.8, .61, .92) : new IndexFill(.95, .7, .99);
    }

    /**
     * Keys without order that all differ: leaves split in halves when they are full, those of one age at nearly the same time, so that how full they
     * are goes up and down with each doubling of the rows. How far apart they split was fitted to indexes of 25,000 to 400,000 keys.
     *
     * @param leaves leaves as built, {@code each} the entries in one of them
     */
    static double split(double leaves, double each) {
        double full = leaves * .9;
        double now = 1;
        for (int age = 0; age < 48; age++) {
            double parts = Math.pow(2, age);
            double late = Math.log(full / parts) / Math.sqrt((age + 1) * .25 / each);
            if (late < -6) {
                break;
            }
            now += parts * normal(late);
        }
        return leaves / (now * 1.03);
    }

    /** The normal distribution, after Abramowitz and Stegun 26.2.17. */
    private static double normal(double x) {
        double t = 1 / (1 + .2316419 * Math.abs(x));
        double tail = Math.exp(-x * x / 2)
                / Math.sqrt(2 * Math.PI)
                * t
                * (.31938153 + t * (-.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }
}
