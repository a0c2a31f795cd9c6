package plinth.app.ui;

/** Figures as the panes show them: those of {@link plinth.renderer.report.Figures}, so that window and command line agree. */
public final class Figures {
    private Figures() {}

    public static String count(long n) {
        return count((double) n);
    }

    /** Returns a count with a suffix. */
    public static String count(double n) {
        return plinth.renderer.report.Figures.count(n);
    }

    public static String bytes(long n) {
        return bytes((double) n);
    }

    /** Returns bytes with a binary unit. */
    public static String bytes(double n) {
        return plinth.renderer.report.Figures.bytes(n);
    }

    public static String whole(double n) {
        return plinth.renderer.report.Figures.whole(n);
    }

    public static String cost(double n) {
        return plinth.renderer.report.Figures.cost(n);
    }

    public static String percent(double share) {
        return plinth.renderer.report.Figures.percent(share);
    }

    public static String times(double ratio) {
        return plinth.renderer.report.Figures.times(ratio);
    }

    public static boolean even(double a, double b) {
        return plinth.renderer.report.Figures.even(a, b);
    }
}
