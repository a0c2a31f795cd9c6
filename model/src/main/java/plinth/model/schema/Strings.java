package plinth.model.schema;

import java.util.regex.Pattern;
import plinth.model.text.Identifiers;

/** Literals as all dialects write them, and words as sentences begin with them. */
public final class Strings {
    /** What begins with a vowel as it is spoken: o of once and u of unit do not, h of hour does. */
    private static final Pattern AN = Pattern.compile(
            "(?i)(?!one\\b|once|eu|ewe|uni(?!n|m)|us[aeu]|uu|uti|ur[lin]|ubi)[aeiou]|hour|honest|honou?r|heir");

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

    /** Returns {@code word} behind the article that it is spoken with: an hour, a user, an upload. */
    public static String article(String word) {
        return (AN.matcher(word).lookingAt() ? "an " : "a ") + word;
    }

    /** Returns {@code words} with their first character as a capital. */
    public static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
