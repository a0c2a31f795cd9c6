package plinth.model.schema;

/** Literals as all dialects write them, and words as sentences begin with them. */
public final class Strings {
    private Strings() {}

    /** Returns {@code value} as a string literal. */
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Returns {@code words} with their first character as a capital. */
    public static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
