package plinth.model.text;

import java.util.Optional;

/**
 * One statement with all that belongs to it: white space and comments before it, its terminator, and a comment behind it on the same line. The
 * texts of a script's statements put together are the script's text. A statement is immutable and does not know where it stands, so it is the
 * same object before and after a change elsewhere.
 */
public final class Statement {
    private final String text;
    private final Tokens tokens;
    private final Optional<Flaw> flaw;
    private final String delimiter;
    private final int terminator;
    private final int lines;

    Statement(String text, Tokens tokens, Optional<Flaw> flaw, String delimiter, int terminator) {
        this.text = text;
        this.tokens = tokens;
        this.flaw = flaw;
        this.delimiter = delimiter;
        this.terminator = terminator;
        int n = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            n++;
        }
        this.lines = n;
    }

    /** Returns all characters of the statement, with what stands before and behind it. */
    public String text() {
        return text;
    }

    /** Returns the tokens, the terminator left out. */
    public Tokens tokens() {
        return tokens;
    }

    /** Returns why the statement is not finished, if so. */
    public Optional<Flaw> flaw() {
        return flaw;
    }

    /** Returns whether its terminator is there. */
    public boolean terminated() {
        return terminator >= 0;
    }

    /** Returns where its terminator begins, or -1 when it has none. */
    public int terminator() {
        return terminator;
    }

    /** Returns whether there is nothing but white space and comments. */
    public boolean blank() {
        return tokens.size() == 0;
    }

    /** Returns whether it is the part of a migration step that undoes it, and so no statement that is run. */
    public boolean leftOut() {
        return !blank() && tokens.kind(0) == TokenKind.LEFT_OUT;
    }

    /** Returns the span from the first to the last token, empty for a blank one. */
    public Span core() {
        return blank() ? Span.at(text.length()) : tokens.span(0, tokens.size() - 1);
    }

    /** Returns the number of line ends in the text. */
    int lines() {
        return lines;
    }

    /** Returns the delimiter in force where the statement begins. */
    String delimiter() {
        return delimiter;
    }

    @Override
    public String toString() {
        return tokens.toString();
    }
}
