package plinth.database.jdbc;

/** An expression that PostgreSQL would refuse, or might take otherwise; it says why in a few words. */
final class Untranslatable extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    Untranslatable(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
