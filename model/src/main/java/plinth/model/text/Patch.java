package plinth.model.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One change of a text: the characters of {@code span} are replaced by {@code text}. */
public record Patch(Span span, String text) {

    /** Returns a patch that puts {@code text} at {@code offset} and removes nothing. */
    public static Patch insert(int offset, String text) {
        return new Patch(Span.at(offset), text);
    }

    /** Returns a patch that removes {@code span}. */
    public static Patch delete(Span span) {
        return new Patch(span, "");
    }

    /** Returns the same patch for a text that begins {@code by} characters earlier. */
    public Patch shifted(int by) {
        return new Patch(span.shifted(by), text);
    }

    /**
     * Applies all of {@code patches} to {@code before}; their spans refer to {@code before} and must not overlap. Insertions at one offset keep
     * the order of the list.
     *
     * @throws IllegalArgumentException when two patches overlap or one lies outside of the text
     */
    public static String applyAll(String before, List<Patch> patches) {
        StringBuilder out = new StringBuilder(before.length() + 64);
        int at = 0;
        for (Patch p : sorted(patches)) {
            if (p.span.start() < at || p.span.end() > before.length()) {
                throw new IllegalArgumentException("patches overlap at " + p.span.start());
            }
            out.append(before, at, p.span.start()).append(p.text);
            at = p.span.end();
        }
        return out.append(before, at, before.length()).toString();
    }

    /** Returns {@code patches} from the first to the last in the text; the order at one offset stays. */
    public static List<Patch> sorted(List<Patch> patches) {
        List<Patch> sorted = new ArrayList<>(patches);
        sorted.sort(Comparator.comparingInt((Patch p) -> p.span.start()).thenComparingInt(p -> p.span.end()));
        return sorted;
    }

    /** Returns the smallest patch that makes {@code after} out of {@code before}: what both have in common at either end is left out. */
    public static Patch between(String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int head = 0;
        while (head < shorter && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        return new Patch(new Span(head, before.length() - tail), after.substring(head, after.length() - tail));
    }
}
