package plinth.renderer.report;

import java.util.Locale;

/**
 * Figures as people read them: three significant digits, a space that does not break before the suffix, binary units for bytes. Figures that stand
 * beside one another share the unit of the greatest.
 */
public final class Figures {
    private static final String SPACE = "\u00a0";
    private static final String[] COUNTS = {"", "k", "M", "B", "T"};
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    /** From here on a cost has a suffix. */
    private static final double LONG_COST = 9_999_999.5;

    private Figures() {}

    /** Returns a count with a suffix: {@code 950}, {@code 1.5 k}, {@code 10 M}. */
    public static String count(double n) {
        if (n < 1000) {
            return n < 10 && n != Math.rint(n) ? shortened(digits(n)) : whole(n);
        }
        int unit = unit(n, 1000, COUNTS);
        return shortened(digits(n / Math.pow(1000, unit))) + SPACE + COUNTS[unit];
    }

    /** Returns a number with what it counts: {@code 1 row}, {@code 10 k rows}. */
    public static String counted(double n, String one) {
        return count(n) + " " + one + (n == 1 ? "" : "s");
    }

    /** Returns an estimate of rows to two digits: more it does not know. */
    public static String roughly(double rows) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(rows, 1))) - 1);
        return count(Math.rint(rows / unit) * unit);
    }

    /** Returns an estimate of bytes: {@code 225 B}, {@code 2.20 GiB}. */
    public static String bytes(double n) {
        return bytes(n, n);
    }

    /** Returns an estimate of bytes in the unit of {@code greatest}: 980 MiB beside {@code 1.49 GiB} is {@code 0.957 GiB}. */
    public static String bytes(double n, double greatest) {
        int unit = unit(greatest, 1024, BYTES);
        return (unit == 0 ? whole(n) : digits(n / Math.pow(1024, unit))) + SPACE + BYTES[unit];
    }

    /** Returns an amount of bytes that is given, not estimated: {@code 16 GiB}, {@code 1.5 TiB}. */
    public static String amount(double n) {
        int unit = unit(n, 1024, BYTES);
        return (unit == 0 ? whole(n) : shortened(digits(n / Math.pow(1024, unit)))) + SPACE + BYTES[unit];
    }

    /** Returns a whole number with commas between thousands. */
    public static String whole(double n) {
        return String.format(Locale.ROOT, "%,.0f", n);
    }

    /** Returns a planner's cost: no decimals from 100 on, else three significant digits; a suffix from ten million on. */
    public static String cost(double n) {
        return cost(n, n);
    }

    /** Returns a planner's cost with the suffix that {@code greatest}, a cost beside it, has. */
    public static String cost(double n, double greatest) {
        if (n < 0.005) {
            return "0";
        }
        if (greatest >= LONG_COST) {
            int unit = unit(greatest, 1000, COUNTS);
            return digits(n / Math.pow(1000, unit)) + SPACE + COUNTS[unit];
        }
        return n >= 99.95 ? whole(n) : digits(n);
    }

    /** Returns a share of one as per cent, with a decimal where it would else be nothing. */
    public static String percent(double share) {
        double p = share * 100;
        String number = p > 0 && p < 0.95 ? String.format(Locale.ROOT, "%.1f", p) : whole(p);
        return number + SPACE + "%";
    }

    /** Returns how many times the greater is the smaller: one decimal below ten, none above. */
    public static String times(double ratio) {
        return ratio(ratio) + "\u00d7";
    }

    /** Returns the figure of {@link #times} without its sign, as sentences have it. */
    static String ratio(double ratio) {
        double r = ratio >= 1 ? ratio : 1 / ratio;
        return r < 9.95 ? String.format(Locale.ROOT, "%.1f", r) : whole(r);
    }

    /** Returns whether two figures are so close that neither wins. */
    public static boolean even(double a, double b) {
        double r = a > b ? a / b : b / a;
        return a == b || r < 1.1;
    }

    /** The unit in which {@code n} has at most three digits before the point. */
    private static int unit(double n, double base, String[] units) {
        int u = 0;
        double v = n;
        while (u < units.length - 1 && v >= 999.5) {
            v /= base;
            u++;
        }
        return u;
    }

    /** Three significant digits, or all that are before the point. */
    private static String digits(double v) {
        if (v <= 0) {
            return "0";
        }
        int decimals = Math.clamp(2 - (long) Math.floor(Math.log10(v * 1.0005)), 0, 12);
        return String.format(Locale.ROOT, "%,." + decimals + "f", v);
    }

    /** Without zeros at the end of a fraction. */
    private static String shortened(String s) {
        return s.contains(".") ? s.replaceAll("0+$", "").replaceAll("\\.$", "") : s;
    }
}
