package plinth.renderer.report;

import java.util.Locale;

/** Figures as people read them: three significant digits, a space that does not break before the suffix, binary units for bytes. */
public final class Figures {
    private static final String SPACE = "\u00a0";
    private static final String[] COUNTS = {"", "k", "M", "B", "T"};
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Figures() {}

    /** Returns a count with a suffix: {@code 950}, {@code 1.5 k}, {@code 10 M}. */
    public static String count(double n) {
        if (n < 1000) {
            return n < 10 && n != Math.rint(n) ? digits(n) : whole(n);
        }
        return scaled(n, 1000, COUNTS);
    }

    /** Returns bytes with a binary unit: {@code 225 B}, {@code 2.48 GiB}. */
    public static String bytes(double n) {
        return n < 1024 ? whole(n) + SPACE + "B" : scaled(n, 1024, BYTES);
    }

    /** Returns a whole number with commas between thousands. */
    public static String whole(double n) {
        return String.format(Locale.ROOT, "%,.0f", n);
    }

    /** Returns a planner's cost: no decimals from 100 on, else three significant digits; a suffix from ten million on. */
    public static String cost(double n) {
        if (n >= 9_999_999.5) {
            return scaled(n, 1000, COUNTS);
        }
        return n >= 99.95 ? whole(n) : n < 0.005 ? "0" : digits(n);
    }

    /** Returns a share of one as per cent, with a decimal where it would else be nothing. */
    public static String percent(double share) {
        double p = share * 100;
        String number = p > 0 && p < 0.95 ? String.format(Locale.ROOT, "%.1f", p) : whole(p);
        return number + SPACE + "%";
    }

    /** Returns how many times the greater is the smaller: one decimal below ten, none above. */
    public static String times(double ratio) {
        double r = ratio >= 1 ? ratio : 1 / ratio;
        return (r < 9.95 ? String.format(Locale.ROOT, "%.1f", r) : whole(r)) + "\u00d7";
    }

    /** Returns whether two figures are so close that neither wins. */
    public static boolean even(double a, double b) {
        double r = a > b ? a / b : b / a;
        return a == b || r < 1.1;
    }

    private static String scaled(double n, double base, String[] units) {
        int u = 0;
        double v = n;
        while (u < units.length - 1 && v >= base * 0.9995) {
            v /= base;
            u++;
        }
        return digits(v) + SPACE + units[u];
    }

    /** Three significant digits without zeros at the end of a fraction. */
    private static String digits(double v) {
        int decimals = v >= 99.95 ? 0 : v >= 9.995 ? 1 : 2;
        String s = String.format(Locale.ROOT, "%." + decimals + "f", v);
        return s.contains(".") ? s.replaceAll("0+$", "").replaceAll("\\.$", "") : s;
    }
}
