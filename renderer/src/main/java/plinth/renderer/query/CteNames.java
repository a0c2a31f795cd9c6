package plinth.renderer.query;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for the parts of one statement ({@code WITH ...}). A part hides a table of its name, from the rest of the statement and, where it is
 * recursive, from itself: none is called like a table of the statement, or like another part.
 */
final class CteNames {
    /** PostgreSQL cuts names at 63 bytes: what is shorter by far stays apart from others also then, whatever letters it has. */
    private static final int LONGEST = 40;

    private final Set<String> taken = new HashSet<>();

    CteNames(TableShape... tables) {
        for (TableShape t : tables) {
            used(t);
        }
    }

    void used(TableShape table) {
        taken.add(table.name().name().value().toLowerCase(Locale.ROOT));
    }

    /** Returns {@code wanted}, or something like it when that is taken. */
    String free(String wanted) {
        int length = Math.min(wanted.length(), LONGEST);
        String name = wanted.substring(0, Character.isHighSurrogate(wanted.charAt(length - 1)) ? length - 1 : length);
        while (!taken.add(name)) {
            name = "the_" + name;
        }
        return name;
    }
}
