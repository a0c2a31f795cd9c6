package plinth.model.schema;

import plinth.model.text.Identifiers;

/** Literals as all dialects write them, and words as sentences begin with them. */
public final class Strings {
    private Strings() {}

    /** Returns {@code value} as a string literal; no line of it begins like a comment, which tools that read line by line would take for a mark. */
    public static String literal(String value) {
        if (Identifiers.linesLikeComments(value)) {
            return "E'"
                    + doubled(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                    + "'";
        }
        return "'" + doubled(value) + "'";
    }

    /** Returns {@code value} as it stands between the quotes of a literal. */
    public static String doubled(String value) {
        return value.replace("'", "''");
    }

    /** Returns {@code words} with their first character as a capital. */
    public static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
