package plinth.model.schema;

/** Literals as all dialects write them. */
public final class Strings {
    private Strings() {}

    /** Returns {@code value} as a string literal. */
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
