package plinth.model.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import plinth.model.schema.ObjectName;

/** Gives the tables of one query short names that differ: the first letter, and a number where that is taken. */
public final class Aliases {
    private final Set<String> taken = new HashSet<>();

    /** Returns a short name for {@code table} that this has not given yet. */
    public String next(ObjectName table) {
        String name = table.name().value().toLowerCase(Locale.ROOT);
        char first = name.isEmpty() ? 't' : name.charAt(0);
        String letter = first >= 'a' && first <= 'z' ? String.valueOf(first) : "t";
        String alias = letter;
        for (int i = 2; !taken.add(alias); i++) {
            alias = letter + i;
        }
        return alias;
    }
}
