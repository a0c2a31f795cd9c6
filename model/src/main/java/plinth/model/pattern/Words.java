package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Compares names as people form them: parts between underscores, one or many. */
final class Words {
    private Words() {}

    /** Returns the parts of {@code name} in lower case and the singular; a change from lower to upper case parts as well. */
    static List<String> parts(String name) {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>();
        for (String p : spaced.split("[^a-z0-9]+", -1)) {
            if (!p.isEmpty()) {
                parts.add(singular(p));
            }
        }
        return parts;
    }

    static String singular(String word) {
        if (word.length() > 3 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        for (String end : Arrays.asList("sses", "shes", "ches", "xes", "zes")) {
            if (word.endsWith(end)) {
                return word.substring(0, word.length() - 2);
            }
        }
        if (word.length() > 2
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    /**
     * Returns how well {@code value} of a discriminator fits {@code table} below {@code base}: 3 the same words, 2 the same but for those of the
     * base, 1 all of one in the other, 0 not at all.
     */
    static int fit(String value, String table, String base) {
        List<String> v = parts(value);
        List<String> t = parts(table);
        if (v.isEmpty() || t.isEmpty()) {
            return 0;
        }
        if (v.equals(t)) {
            return 3;
        }
        List<String> b = parts(base);
        List<String> withoutBase = new ArrayList<>(t);
        b.forEach(withoutBase::remove);
        List<String> valueWithoutBase = new ArrayList<>(v);
        b.forEach(valueWithoutBase::remove);
        if (!withoutBase.isEmpty() && withoutBase.equals(valueWithoutBase)) {
            return 2;
        }
        return t.containsAll(v) || (!withoutBase.isEmpty() && v.containsAll(withoutBase)) ? 1 : 0;
    }

    /** Returns {@code word} with the article before it. */
    static String article(String word) {
        return ("aeiou".indexOf(Character.toLowerCase(word.charAt(0))) >= 0 ? "an " : "a ") + word;
    }
}
