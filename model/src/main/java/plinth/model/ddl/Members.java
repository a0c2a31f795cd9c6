package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plinth.model.schema.Kept;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/**
 * The objects that a statement lists and that it loses one by one: those of a publication, and those that rights are given on.
 *
 * @param kept the statement
 * @param list where the list stands, from the word before it on where that goes with the last of its members
 * @param items where each of them stands
 */
record Members(Kept kept, Span list, List<Span> items) {
    /** Returns the members of {@code k}, nothing when it lists none. */
    static Optional<Members> of(Kept k) {
        List<Statement> all = Script.of(Dialect.POSTGRESQL, k.text()).statements();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Tokens t = all.getFirst().tokens();
        return switch (k.kind()) {
            case "PUBLICATION" -> publication(k, t);
            case "GRANT", "REVOKE" -> rights(k, t);
            default -> Optional.empty();
        };
    }

    private static Optional<Members> publication(Kept k, Tokens t) {
        for (int i = 0; i < t.size(); i++) {
            if (t.is(i, Keyword.FOR) && !t.is(i + 1, Keyword.ALL)) {
                int end = until(t, i + 1, Set.of(Keyword.WITH));
                if (end <= i + 1) {
                    return Optional.empty();
                }
                return Optional.of(new Members(k, new Span(t.start(i), t.end(end - 1)), items(t, i + 1, end)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Members> rights(Kept k, Tokens t) {
        int on = until(t, 0, Set.of(Keyword.ON, Keyword.TO, Keyword.FROM));
        if (!t.is(on, Keyword.ON) || t.is(on + 1, Keyword.ALL)) {
            return Optional.empty();
        }
        int first = on + 1;
        while (t.keyword(first) != null && t.isIdentifier(first + 1)) {
            first++;
        }
        int end = until(t, first, Set.of(Keyword.TO, Keyword.FROM));
        return end <= first
                ? Optional.empty()
                : Optional.of(new Members(k, new Span(t.start(on + 1), t.end(end - 1)), items(t, first, end)));
    }

    /** Returns the place of the first of {@code words} that stands in no parenthesis, or the number of tokens. */
    static int until(Tokens t, int from, Set<Keyword> words) {
        int depth = 0;
        for (int i = from; i < t.size(); i++) {
            depth += t.is(i, '(') ? 1 : t.is(i, ')') ? -1 : 0;
            Keyword k = t.keyword(i);
            if (depth == 0 && k != null && words.contains(k)) {
                return i;
            }
        }
        return t.size();
    }

    /** Returns what stands between the commas outside of parentheses. */
    static List<Span> items(Tokens t, int from, int to) {
        List<Span> items = new ArrayList<>();
        int start = from;
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += t.is(i, '(') ? 1 : t.is(i, ')') ? -1 : 0;
            if (depth == 0 && t.is(i, ',') && i > start) {
                items.add(new Span(t.start(start), t.end(i - 1)));
                start = i + 1;
            }
        }
        if (start < to || items.isEmpty()) {
            items.add(new Span(t.start(start), t.end(to - 1)));
        }
        return items;
    }

    /** Returns member {@code i} behind the words that say of what kind it is: {@code SCHEMA s}. */
    String called(int i) {
        String text = kept.text();
        if (!kept.kind().equals("PUBLICATION")) {
            return text.substring(list.start(), items.getFirst().start()) + item(i);
        }
        String kind = "";
        for (int j = 0; j <= i; j++) {
            kind = kind(item(j)).orElse(kind);
        }
        return kind(item(i)).isPresent() ? item(i) : kind + item(i);
    }

    private String item(int i) {
        return items.get(i).of(kept.text());
    }

    /** The words that say of what kind a member of a publication and those after it are. */
    private static Optional<String> kind(String item) {
        String word = item.toUpperCase(Locale.ROOT);
        return Stream.of("TABLES IN SCHEMA ", "TABLE ").filter(word::startsWith).findFirst();
    }

    /** Returns the text without the items {@code gone}, nothing when the statement says nothing without them. */
    Optional<String> without(Set<Integer> gone) {
        List<String> left = new ArrayList<>();
        String kind = "";
        String text = kept.text();
        boolean publication = kept.kind().equals("PUBLICATION");
        for (int i = 0; i < items.size(); i++) {
            kind = kind(item(i)).orElse(kind);
            if (!gone.contains(i)) {
                left.add(publication && kind(item(i)).isEmpty() ? kind + item(i) : item(i));
            }
        }
        if (left.isEmpty()) {
            return publication
                    ? Optional.of((text.substring(0, list.start()) + text.substring(list.end()))
                            .replaceAll(" +", " ")
                            .strip())
                    : Optional.empty();
        }
        String before = publication
                ? "FOR "
                : text.substring(list.start(), items.getFirst().start());
        String joined = before + String.join(", ", left);
        return Optional.of(text.substring(0, list.start()) + joined + text.substring(list.end()));
    }
}
