package plinth.model.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one statement, in order, without white space and comments. Offsets count from the beginning of the statement's text. Asking
 * behind the last token is allowed and gives {@link TokenKind#END}.
 */
public final class Tokens {
    private static final TokenKind[] KINDS = TokenKind.values();

    private final Dialect dialect;
    private final String text;
    private final int[] bounds;
    private final byte[] kinds;
    private final @Nullable Keyword[] words;

    Tokens(Dialect dialect, String text, int[] bounds, byte[] kinds, @Nullable Keyword[] words) {
        this.dialect = dialect;
        this.text = text;
        this.bounds = bounds;
        this.kinds = kinds;
        this.words = words;
    }

    /** Returns the number of tokens. */
    public int size() {
        return kinds.length;
    }

    /** Returns the text that the tokens stand in. */
    public String text() {
        return text;
    }

    /** Returns the dialect that the text was read in. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns the kind of token {@code i}. */
    public TokenKind kind(int i) {
        return i < kinds.length && i >= 0 ? KINDS[kinds[i]] : TokenKind.END;
    }

    /** Returns where token {@code i} begins; behind the last token, where the text ends. */
    public int start(int i) {
        return i < kinds.length ? bounds[2 * i] : text.length();
    }

    /** Returns where token {@code i} ends. */
    public int end(int i) {
        return i < kinds.length ? bounds[2 * i + 1] : text.length();
    }

    /** Returns the span of token {@code i}. */
    public Span span(int i) {
        return new Span(start(i), end(i));
    }

    /** Returns the span from the beginning of token {@code first} to the end of token {@code last}. */
    public Span span(int first, int last) {
        return new Span(start(first), end(last));
    }

    /** Returns the keyword that token {@code i} is, or null when it is another word or no word. */
    public @Nullable Keyword keyword(int i) {
        return i < kinds.length && i >= 0 ? words[i] : null;
    }

    /** Returns whether token {@code i} is the word {@code k}, not in quotes. */
    public boolean is(int i, Keyword k) {
        return i >= 0 && i < kinds.length && words[i] == k;
    }

    /** Returns whether token {@code i} is the punctuation or operator {@code c} of one character. */
    public boolean is(int i, char c) {
        if (i >= kinds.length || i < 0) {
            return false;
        }
        int start = bounds[2 * i];
        return bounds[2 * i + 1] == start + 1
                && text.charAt(start) == c
                && (kinds[i] == PUNCTUATION || kinds[i] == OPERATOR || kinds[i] == PARAMETER);
    }

    /** Returns whether token {@code i} is written exactly so (words in either case). */
    public boolean is(int i, String written) {
        return i >= 0
                && i < kinds.length
                && bounds[2 * i + 1] - bounds[2 * i] == written.length()
                && text.regionMatches(true, bounds[2 * i], written, 0, written.length());
    }

    /** Returns token {@code i} as it is written. */
    public String text(int i) {
        return text.substring(start(i), end(i));
    }

    /** Returns whether token {@code i} can be an identifier: a word or something in identifier's quotes. */
    public boolean isIdentifier(int i) {
        if (i >= kinds.length || i < 0) {
            return false;
        }
        return kinds[i] == WORD || kinds[i] == QUOTED;
    }

    /** Returns the identifier at token {@code i} as the catalog would hold it: without quotes, folded by the dialect's rule. */
    public String identifier(int i) {
        return Identifiers.value(dialect, text, start(i), end(i));
    }

    /** Returns the value of the string at token {@code i}: without quotes, escapes resolved. */
    public String string(int i) {
        return Strings.value(dialect, text(i));
    }

    /** Returns the index of the first token that begins at {@code offset} or behind it. */
    public int from(int offset) {
        int low = 0;
        int high = kinds.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (bounds[2 * mid] < offset) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** Returns the index of the token that closes the parenthesis or bracket at token {@code open}, or -1 when none does. */
    public int closing(int open) {
        int depth = 0;
        for (int i = open; i < kinds.length; i++) {
            if (kinds[i] == PUNCTUATION) {
                char c = text.charAt(bounds[2 * i]);
                if (c == '(' || c == '[') {
                    depth++;
                } else if (c == ')' || c == ']') {
                    depth--;
                    if (depth == 0) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }

    /**
     * Returns the tokens {@code [from, to)} as tokens of {@code whole}, in which the text that they stand in begins at {@code offset}: so SQL
     * within a string is read in place.
     */
    public Tokens part(int from, int to, String whole, int offset) {
        int[] shifted = new int[2 * (to - from)];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = bounds[2 * from + i] + offset;
        }
        return new Tokens(
                dialect, whole, shifted, Arrays.copyOfRange(kinds, from, to), Arrays.copyOfRange(words, from, to));
    }

    private static final byte WORD = (byte) TokenKind.WORD.ordinal();
    private static final byte QUOTED = (byte) TokenKind.QUOTED.ordinal();
    private static final byte PUNCTUATION = (byte) TokenKind.PUNCTUATION.ordinal();
    private static final byte OPERATOR = (byte) TokenKind.OPERATOR.ordinal();
    private static final byte PARAMETER = (byte) TokenKind.PARAMETER.ordinal();

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            out.append(i == 0 ? "" : " ").append(text(i));
        }
        return out.toString();
    }
}
