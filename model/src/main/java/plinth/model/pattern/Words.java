package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import plinth.model.schema.Strings;

/** Compares names as people form them: parts between underscores, one or many. */
final class Words {
    private Words() {}

    /** Returns the parts of {@code name} in lower case and the singular; a change from lower to upper case parts as well. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = Character.isUpperCase(c)
                    && i > 0
                    && (Character.isLowerCase(name.charAt(i - 1)) || Character.isDigit(name.charAt(i - 1)));
            if (begins || !Character.isLetterOrDigit(c)) {
                add(part, parts);
            }
            if (Character.isLetterOrDigit(c)) {
                part.append(Character.toLowerCase(c));
            }
        }
        add(part, parts);
        return parts;
    }

    /** Returns the last part of {@code name}, empty when it has none. */
    static String last(String name) {
        List<String> parts = parts(name);
        return parts.isEmpty() ? "" : parts.getLast();
    }

    private static void add(StringBuilder part, List<String> parts) {
        if (!part.isEmpty()) {
            parts.add(singular(part.toString()));
            part.setLength(0);
        }
    }

    /** Words that nobody takes a letter of. */
    private static final Set<String> SMALL = Set.of("of", "and", "the", "for", "in", "to", "by");

    private static final Set<String> BODIES =
            Set.of("company", "organisation", "organization", "business", "corporate", "corporation", "firm", "legal");

    private static final Set<String> PERSONS =
            Set.of("person", "individual", "human", "private", "natural", "resident");

    private static final Map<String, String> IRREGULAR = Map.of(
            "people", "person",
            "children", "child",
            "men", "man",
            "women", "woman",
            "feet", "foot",
            "mice", "mouse",
            "indices", "index",
            "matrices", "matrix",
            "vertices", "vertex",
            "criteria", "criterion");

    static String singular(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
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

    /**
     * Returns whether {@code value} may be short for {@code table} below {@code base}: the first letters of its words ({@code TL} for term_loans, {@code LC}
     * for letters_of_credit), or how it begins ({@code SAV} for savings_accounts).
     */
    static boolean shortFor(String value, String table, String base) {
        String letters = value.toLowerCase(Locale.ROOT);
        if (letters.isEmpty() || !letters.chars().allMatch(Character::isLetter)) {
            return false;
        }
        List<String> words = parts(table);
        List<String> own = new ArrayList<>(words);
        if (!own.equals(parts(base))) {
            parts(base).forEach(own::remove);
        }
        return List.of(words, own).stream()
                .anyMatch(w -> !w.isEmpty()
                        && (initials(w).equals(letters)
                                || initials(w.stream()
                                                .filter(x -> !SMALL.contains(x))
                                                .toList())
                                        .equals(letters)
                                || String.join("", w).startsWith(letters)));
    }

    /** Returns whether the rows of {@code table} are what those are not which {@code flag} marks: persons are no companies. */
    static boolean opposite(String flag, String table) {
        List<String> f = parts(flag);
        List<String> t = parts(table);
        return !Collections.disjoint(f, BODIES) && !Collections.disjoint(t, PERSONS)
                || !Collections.disjoint(f, PERSONS) && !Collections.disjoint(t, BODIES)
                || !t.isEmpty() && (t.getFirst().equals("non") || t.getFirst().equals("other"));
    }

    private static String initials(List<String> words) {
        StringBuilder out = new StringBuilder();
        words.forEach(w -> out.append(w.charAt(0)));
        return out.toString();
    }

    /** Returns {@code word} with the article before it. */
    static String article(String word) {
        if (word.isEmpty()) {
            return "a row";
        }
        return Strings.article(word);
    }
}
