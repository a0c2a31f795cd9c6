package plinth.app.ui;

/** Puts numbers of things into words. */
public final class Counted {
    private Counted() {}

    /** Returns {@code n} with the noun {@code one}, in the plural by an s where there are not just one: {@code 1 column}, {@code 2 columns}. */
    public static String of(long n, String one) {
        return of(n, one, one + "s");
    }

    /** Returns {@code n} with {@code one} or {@code many}. */
    public static String of(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
