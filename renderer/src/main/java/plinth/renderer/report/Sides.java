package plinth.renderer.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Figures of several layouts parted into the low and the high ones, so that each low one is less than each high one by a tenth or more. No layout is
 * on both sides; those between them are on none.
 *
 * @param low which layouts have the low figures, by rising index
 * @param high which have the high ones
 */
record Sides(List<Integer> low, List<Integer> high) {
    /** Figures that differ by less than this are even. */
    static final double EVEN = 1.1;

    Sides {
        low = List.copyOf(low);
        high = List.copyOf(high);
    }

    /**
     * Parts {@code figures}, all above 0; both sides are empty when all are even.
     *
     * <p>Lowest and highest gather what is even with them. Where they are so close that this would leave less than a tenth between the sides, they
     * gather less: with a tolerance of t a side spans a factor of t at most, so the least ratio between the sides is the greatest through t twice.
     */
    static Sides of(List<Double> figures) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double f : figures) {
            least = Math.min(least, f);
            most = Math.max(most, f);
        }
        if (!(least > 0) || !(most / least >= EVEN)) {
            return new Sides(List.of(), List.of());
        }
        double tolerance = Math.min(EVEN, Math.sqrt(most / least / EVEN));
        List<Integer> low = new ArrayList<>();
        List<Integer> high = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            double f = figures.get(i);
            // The ends belong to their sides whatever rounding makes of the tolerance.
            if (f == least || f < least * tolerance) {
                low.add(i);
            } else if (f == most || f * tolerance > most) {
                high.add(i);
            }
        }
        return new Sides(low, high);
    }

    boolean apart() {
        return !low.isEmpty();
    }

    /**
     * How many times a high figure is a low one, over all pairs: above 1 the low ones are less.
     *
     * @param least the ratio of the closest pair
     * @param most that of the farthest
     */
    record Ratios(double least, double most) {
        /** Whether every low one is less by a tenth or more. */
        boolean cheaper() {
            return least >= EVEN;
        }

        /** Whether no pair differs by a tenth. */
        boolean even() {
            return least > 1 / EVEN && most < EVEN;
        }

        /** Whether every low one is more by a tenth or more. */
        boolean dearer() {
            return most <= 1 / EVEN;
        }

        Ratios and(Ratios other) {
            return new Ratios(Math.min(least, other.least), Math.max(most, other.most));
        }

        /** Returns {@code 2.4}, or {@code 2.1 to 2.4} where pairs differ in what is shown; of dearer ones how much dearer. */
        String words() {
            String a = Figures.ratio(dearer() ? most : least);
            String b = Figures.ratio(dearer() ? least : most);
            return a.equals(b) ? a : a + " to " + b;
        }
    }

    /** Returns the ratios of the pairs of these sides in {@code figures}, which may be those of another scale. */
    Ratios ratios(List<Double> figures) {
        double lowLeast = Double.POSITIVE_INFINITY;
        double lowMost = 0;
        for (int i : low) {
            lowLeast = Math.min(lowLeast, figures.get(i));
            lowMost = Math.max(lowMost, figures.get(i));
        }
        double highLeast = Double.POSITIVE_INFINITY;
        double highMost = 0;
        for (int i : high) {
            highLeast = Math.min(highLeast, figures.get(i));
            highMost = Math.max(highMost, figures.get(i));
        }
        return new Ratios(times(highLeast, lowMost), times(highMost, lowLeast));
    }

    /** Nothing is as much as nothing. */
    private static double times(double a, double b) {
        return a == b ? 1 : a / b;
    }
}
