package plinth.model.text;

/**
 * A stretch of characters, from {@code start} up to and without {@code end}, both counted in chars from the beginning of the text (or
 * statement) that it is used with.
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    /** Returns the empty span at {@code offset}. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }

    /** Returns the number of characters. */
    public int length() {
        return end - start;
    }

    /** Returns the same stretch, {@code by} characters further on. */
    public Span shifted(int by) {
        return new Span(start + by, end + by);
    }

    /** Returns whether {@code offset} is inside, the end included. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    /** Returns whether all of {@code other} is inside. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** Returns the smallest span around both. */
    public Span union(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Returns the characters of {@code text} that this span covers. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
