package plinth.model.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into statements while it reads its tokens, in one pass. What is not finished swallows nothing behind it: a parenthesis or a
 * missing semicolon ends at the next statement's first line, an open string at the first line behind it that begins a statement.
 */
final class Splitter {
    private final Dialect dialect;
    private final String text;
    private final int end;
    private String delimiter;

    // Tokens of the statement at hand, grown as needed and copied once it is complete.
    private int[] bounds = new int[512];
    private byte[] kinds = new byte[256];
    private @Nullable Keyword[] words = new @Nullable Keyword[256];
    private int count;

    private int at;
    private int depth;
    private int blocks;
    private @Nullable Flaw open;
    // Where a literal begins in which a line begins a statement, and whether a word stands right behind it: then its
    // quotes are swapped.
    private int suspect = -1;
    private boolean glued;
    private int terminator;

    Splitter(Dialect dialect, String text, String delimiter) {
        this.dialect = dialect;
        this.text = text;
        this.end = text.length();
        this.delimiter = delimiter;
    }

    /**
     * The statements found, the delimiter in force behind the last one, and whether nothing was left open at the very end; {@code whole} when they
     * make up all of the text.
     */
    record Cut(List<Statement> statements, String delimiter, boolean closed, boolean whole) {}

    /**
     * Cuts all of the text. With {@code recover} an open string is ended by a guess; without, the cutting stops there and the result's
     * {@code closed} is false.
     */
    Cut split(boolean recover) {
        List<Statement> out = new ArrayList<>();
        int from = 0;
        int limit = end;
        while (from < end) {
            String before = delimiter;
            int stop = statement(from, limit);
            if (limit == end && (glued || open != null && open.kind().swallows())) {
                if (!recover) {
                    return new Cut(out, delimiter, false, false);
                }
                // Quotes count by pairs: the culprit is the first literal that holds the beginning of a statement, or
                // else the open one.
                int culprit = glued ? -1 : culprit(out);
                if (culprit >= 0) {
                    delimiter = out.get(culprit).delimiter();
                    from = startOf(out, culprit);
                    out.subList(culprit, out.size()).clear();
                    statement(from, end);
                } else {
                    delimiter = before;
                }
                int opened = suspect >= 0 ? suspect : open == null ? 0 : open.offset();
                limit = restartBehind(from + opened);
                if (limit < end) {
                    continue;
                }
            }
            out.add(make(from, stop, before));
            from = stop;
            limit = end;
        }
        return new Cut(out, delimiter, out.isEmpty() || clean(out.getLast()), true);
    }

    private static boolean clean(Statement last) {
        boolean swallows = last.flaw().isPresent() && last.flaw().get().kind().swallows();
        return !swallows
                && !last.leftOut()
                && (last.blank() || last.terminated() || last.tokens().kind(0) == TokenKind.META);
    }

    private static int startOf(List<Statement> all, int index) {
        int at = 0;
        for (int i = 0; i < index; i++) {
            at += all.get(i).text().length();
        }
        return at;
    }

    /** Returns the first statement that holds a literal in which a line begins a statement, or -1. */
    private static int culprit(List<Statement> done) {
        for (int i = 0; i < done.size(); i++) {
            Tokens t = done.get(i).tokens();
            for (int k = 0; done.get(i).flaw().isEmpty() && k < t.size(); k++) {
                boolean literal = t.kind(k) == TokenKind.STRING || t.kind(k) == TokenKind.QUOTED;
                if (literal && t.text().charAt(t.start(k)) != '$' && restart(t.text(), t.start(k), t.end(k)) >= 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int restartBehind(int offset) {
        int restart = restart(text, offset, end);
        return restart < 0 ? end : restart;
    }

    /** Returns the beginning of the first line in {@code (from, to)} that begins a statement, or -1. */
    private static int restart(String text, int from, int to) {
        for (int nl = text.indexOf('\n', from); nl >= 0 && nl + 1 < to; nl = text.indexOf('\n', nl + 1)) {
            boolean leftOut = LeftOut.end(text, nl + 1, to) >= 0;
            if (leftOut || beginsStatement(text, nl + 1, to, null)) {
                return nl + 1;
            }
        }
        return -1;
    }

    private static final Keyword[] OBJECTS = {
        Keyword.TABLE, Keyword.INDEX, Keyword.VIEW, Keyword.TYPE, Keyword.SEQUENCE, Keyword.SCHEMA, Keyword.FUNCTION,
        Keyword.DOMAIN, Keyword.MATERIALIZED, Keyword.EXTENSION, Keyword.TRIGGER, Keyword.POLICY, Keyword.PROCEDURE,
                Keyword.ROLE,
        Keyword.DATABASE, Keyword.DEFAULT, Keyword.PUBLICATION, Keyword.FOREIGN, Keyword.EVENT, Keyword.RULE,
                Keyword.AGGREGATE
    };

    /**
     * Returns whether the line at {@code at} begins a statement that can stand nowhere but at a beginning. {@code within} is the first word of
     * the statement that the line would end, or null.
     */
    private static boolean beginsStatement(String text, int at, int to, @Nullable Keyword within) {
        int e1 = wordEnd(text, at, to);
        if (e1 == at) {
            return false;
        }
        Keyword first = Keyword.at(text, at, e1);
        if (first == null || e1 >= to || (text.charAt(e1) != ' ' && text.charAt(e1) != '\t')) {
            return false;
        }
        int s2 = e1;
        while (s2 < to && (text.charAt(s2) == ' ' || text.charAt(s2) == '\t')) {
            s2++;
        }
        int e2 = wordEnd(text, s2, to);
        Keyword second = Keyword.at(text, s2, e2);
        if (second == null) {
            return false;
        }
        return switch (first) {
            case CREATE ->
                switch (second) {
                    case OR,
                            UNIQUE,
                            UNLOGGED,
                            TEMP,
                            TEMPORARY,
                            GLOBAL,
                            LOCAL,
                            CONSTRAINT,
                            ROLE,
                            USER,
                            CAST,
                            OPERATOR,
                            COLLATION,
                            STATISTICS,
                            TEXT,
                            SERVER,
                            CONVERSION,
                            LANGUAGE,
                            TABLESPACE,
                            SUBSCRIPTION,
                            TRANSFORM,
                            RECURSIVE,
                            ACCESS -> true;
                    default -> isObject(second);
                };
            case ALTER, DROP ->
                isObject(second) && second != Keyword.DEFAULT && (within != Keyword.ALTER || !isAction(text, e2, to));
            case COMMENT -> second == Keyword.ON;
            case INSERT ->
                second == Keyword.INTO
                        && within != Keyword.CREATE
                        && within != Keyword.WITH
                        && within != Keyword.PREPARE
                        && within != Keyword.EXPLAIN
                        && within != Keyword.COPY;
            default -> false;
        };
    }

    private static boolean isObject(Keyword k) {
        for (Keyword o : OBJECTS) {
            if (o == k) {
                return true;
            }
        }
        return false;
    }

    /** Within ALTER TABLE a line such as {@code ALTER type TYPE text} or {@code DROP index CASCADE} is an action on a column of that name. */
    private static boolean isAction(String text, int at, int to) {
        int s = at;
        while (s < to && (text.charAt(s) == ' ' || text.charAt(s) == '\t')) {
            s++;
        }
        if (s >= to
                || text.charAt(s) == ','
                || text.charAt(s) == ';'
                || text.charAt(s) == '\n'
                || text.charAt(s) == '\r') {
            return true;
        }
        Keyword third = Keyword.at(text, s, wordEnd(text, s, to));
        return third == Keyword.TYPE
                || third == Keyword.SET
                || third == Keyword.DROP
                || third == Keyword.ADD
                || third == Keyword.RESTART
                || third == Keyword.CASCADE
                || third == Keyword.RESTRICT;
    }

    private static int wordEnd(String text, int at, int to) {
        int i = at;
        while (i < to && Lexical.isWordPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private Statement make(int from, int stop, String before) {
        String own = text.substring(from, stop);
        int[] b = Arrays.copyOf(bounds, 2 * count);
        if (from > 0) {
            for (int i = 0; i < b.length; i++) {
                b[i] -= from;
            }
        }
        Tokens tokens = new Tokens(dialect, own, b, Arrays.copyOf(kinds, count), Arrays.copyOf(words, count));
        return new Statement(own, tokens, Optional.ofNullable(open), before, terminator < 0 ? -1 : terminator - from);
    }

    private void add(TokenKind kind, int start, int stop, @Nullable Keyword word) {
        if (count == kinds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
            kinds = Arrays.copyOf(kinds, kinds.length * 2);
            words = Arrays.copyOf(words, words.length * 2);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = stop;
        kinds[count] = (byte) kind.ordinal();
        words[count] = word;
        count++;
    }

    /** Reads one statement from {@code from}, never beyond {@code limit}; returns where it ends. Fills the token buffers and {@link #open}. */
    private int statement(int from, int limit) {
        count = 0;
        depth = 0;
        blocks = 0;
        open = null;
        suspect = -1;
        glued = false;
        terminator = -1;
        at = from;
        int firstOpen = -1;
        boolean lineStart = from == 0 || text.charAt(from - 1) == '\n';
        while (true) {
            // White space and comments.
            while (at < limit) {
                char c = text.charAt(at);
                if (c == '\n') {
                    lineStart = true;
                    at++;
                } else if (Lexical.isSpace(c)) {
                    lineStart = false;
                    at++;
                } else if (Lexical.beginsLineComment(dialect, text, at, limit)
                        || lineStart && LeftOut.numberSign(text, at, limit)) {
                    int out = lineStart ? LeftOut.end(text, at, limit) : -1;
                    if (out >= 0) {
                        return leftOut(from, out, firstOpen);
                    }
                    at = Lexical.lineEnd(text, at, limit);
                } else if (c == '/' && at + 1 < limit && text.charAt(at + 1) == '*') {
                    int stop = Lexical.blockCommentEnd(dialect, text, at, limit);
                    if (stop < 0) {
                        open = new Flaw(Flaw.Kind.OPEN_COMMENT, at - from);
                        at = limit;
                    } else {
                        at = stop;
                    }
                    lineStart = false;
                } else {
                    break;
                }
            }
            if (at >= limit) {
                if (open == null && firstOpen >= 0) {
                    open = new Flaw(Flaw.Kind.OPEN_PARENTHESIS, firstOpen - from);
                }
                return limit;
            }
            char c = text.charAt(at);
            if (lineStart && count > 0 && endsBefore(from, firstOpen)) {
                return at;
            }
            boolean first = count == 0;
            lineStart = false;
            if (c == ';' && delimiter.equals(";")) {
                if (blocks == 0 && (depth == 0 || !isRule())) {
                    terminator = at;
                    at++;
                    if (firstOpen >= 0 && depth > 0) {
                        open = new Flaw(Flaw.Kind.OPEN_PARENTHESIS, firstOpen - from);
                    }
                    return isCopyFromStdin() ? data(limit) : tail(limit);
                }
            } else if (delimiter.length() > 0 && !delimiter.equals(";") && text.startsWith(delimiter, at)) {
                terminator = at;
                at += delimiter.length();
                return tail(limit);
            }
            if (c == '\\' && dialect == Dialect.POSTGRESQL) {
                int stop = Lexical.lineEnd(text, at, limit);
                add(TokenKind.META, at, stop, null);
                at = stop < limit && text.charAt(stop) == '\n' ? stop + 1 : stop;
                return at;
            }
            int start = at;
            if (Lexical.isWordStart(c) && !startsSpecialString(c, limit)) {
                at = Lexical.wordEnd(text, at, limit);
                Keyword k = Keyword.at(text, start, at);
                add(TokenKind.WORD, start, at, k);
                if (first && k == Keyword.DELIMITER && dialect == Dialect.MYSQL) {
                    return delimiterLine(start, limit);
                }
                if (k != null) {
                    block(k);
                }
            } else {
                switch (c) {
                    case '(', '[' -> {
                        if (depth++ == 0) {
                            firstOpen = at;
                        }
                        at++;
                        add(TokenKind.PUNCTUATION, start, at, null);
                    }
                    case ')', ']' -> {
                        if (depth > 0 && --depth == 0) {
                            firstOpen = -1;
                        }
                        at++;
                        add(TokenKind.PUNCTUATION, start, at, null);
                    }
                    default -> token(c, from, limit);
                }
            }
        }
    }

    /** Takes what is left out up to {@code stop} as a statement of its own; one that is at hand ends before it. */
    private int leftOut(int from, int stop, int firstOpen) {
        if (count > 0) {
            if (firstOpen >= 0 && depth > 0) {
                open = new Flaw(Flaw.Kind.OPEN_PARENTHESIS, firstOpen - from);
            }
            return at;
        }
        add(TokenKind.LEFT_OUT, at, stop, null);
        at = stop;
        return stop;
    }

    private boolean startsSpecialString(char c, int limit) {
        if (at + 1 >= limit) {
            return false;
        }
        char n = text.charAt(at + 1);
        if (dialect == Dialect.POSTGRESQL && (c == 'U' || c == 'u') && n == '&' && at + 2 < limit) {
            char q = text.charAt(at + 2);
            return q == '\'' || q == '"';
        }
        return n == '\''
                && switch (c) {
                    case 'E', 'e' -> dialect == Dialect.POSTGRESQL;
                    case 'B', 'b', 'X', 'x', 'N', 'n' -> true;
                    default -> false;
                };
    }

    private void token(char c, int from, int limit) {
        int start = at;
        Lexical.Token t = Lexical.token(dialect, text, at, limit, c);
        at = t.end();
        add(t.kind(), start, at, null);
        if (t.open()) {
            Flaw.Kind kind = t.kind() == TokenKind.QUOTED ? Flaw.Kind.OPEN_IDENTIFIER : Flaw.Kind.OPEN_STRING;
            open = new Flaw(kind, start - from);
        }
        if (t.kind() == TokenKind.STRING
                && suspect < 0
                && c != '$'
                && at - start > 12
                && restart(text, start, at) >= 0) {
            suspect = start - from;
            glued = !t.open() && at < limit && (Lexical.isWordPart(text.charAt(at)) || text.charAt(at) == '\'');
        }
    }

    /** Keeps count of the blocks within which a semicolon ends no statement: SQL-standard function bodies, triggers of SQLite and MySQL. */
    private void block(Keyword k) {
        switch (k) {
            case ATOMIC -> {
                if (count > 1 && words[count - 2] == Keyword.BEGIN && dialect == Dialect.POSTGRESQL) {
                    blocks++;
                }
            }
            case BEGIN -> {
                if (dialect != Dialect.POSTGRESQL && words[0] == Keyword.CREATE && delimiter.equals(";") && hasBody()) {
                    blocks++;
                }
            }
            case CASE -> {
                if (blocks > 0 && (count < 2 || words[count - 2] != Keyword.END)) {
                    blocks++;
                }
            }
            case END -> {
                if (blocks > 0) {
                    blocks--;
                }
            }
            default -> {}
        }
    }

    private boolean hasBody() {
        for (int i = 1; i < Math.min(count, 6); i++) {
            if (words[i] == Keyword.TRIGGER
                    || words[i] == Keyword.PROCEDURE
                    || words[i] == Keyword.FUNCTION
                    || words[i] == Keyword.EVENT) {
                return true;
            }
        }
        return false;
    }

    private boolean isRule() {
        return words[0] == Keyword.CREATE
                && count > 2
                && (words[1] == Keyword.RULE || (words[1] == Keyword.OR && count > 3 && words[3] == Keyword.RULE));
    }

    /** Ends the statement at hand when the line at {@link #at} can only begin another one. */
    private boolean endsBefore(int from, int firstOpen) {
        char c = text.charAt(at);
        if ((c | 0x20) != 'c' && (c | 0x20) != 'a' && (c | 0x20) != 'd' && (c | 0x20) != 'i') {
            return false;
        }
        if (blocks > 0 || !delimiter.equals(";") || !beginsStatement(text, at, end, words[0])) {
            return false;
        }
        if (depth == 0 && words[0] == Keyword.CREATE && count > 1 && words[1] == Keyword.SCHEMA) {
            return false;
        }
        if (depth == 0 && words[0] == Keyword.EXPLAIN || isRule()) {
            return false;
        }
        open = depth > 0
                ? new Flaw(Flaw.Kind.OPEN_PARENTHESIS, firstOpen - from)
                : new Flaw(Flaw.Kind.NO_SEMICOLON, bounds[2 * count - 1] - from);
        return true;
    }

    private boolean isCopyFromStdin() {
        if (words[0] != Keyword.COPY || dialect != Dialect.POSTGRESQL) {
            return false;
        }
        for (int i = 1; i + 1 < count; i++) {
            if (words[i] == Keyword.FROM && words[i + 1] == Keyword.STDIN) {
                return true;
            }
        }
        return false;
    }

    /** Takes the data lines behind COPY up to and with the line {@code \.}. */
    private int data(int limit) {
        int line = Lexical.lineEnd(text, at, limit);
        int start = line < limit ? line + 1 : line;
        int i = start;
        while (i < limit) {
            int e = Lexical.lineEnd(text, i, limit);
            boolean last = text.startsWith("\\.", i) && (e == i + 2 || e == i + 3 && text.charAt(i + 2) == '\r');
            i = e < limit ? e + 1 : e;
            if (last) {
                break;
            }
        }
        add(TokenKind.DATA, start, i, null);
        at = i;
        return i;
    }

    private int delimiterLine(int start, int limit) {
        int stop = Lexical.lineEnd(text, at, limit);
        String word = text.substring(at, stop).strip();
        count = 0;
        add(TokenKind.META, start, stop, null);
        if (!word.isEmpty()) {
            delimiter = word;
        }
        at = stop < limit ? stop + 1 : stop;
        return at;
    }

    /** Takes what belongs to the statement behind its terminator: blanks, a comment that ends on the same line, the line's end. */
    private int tail(int limit) {
        int i = at;
        while (i < limit) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (Lexical.isSpace(c)) {
                i++;
            } else if (Lexical.beginsLineComment(dialect, text, i, limit)) {
                i = Lexical.lineEnd(text, i, limit);
            } else if (c == '/' && i + 1 < limit && text.charAt(i + 1) == '*') {
                int stop = Lexical.blockCommentEnd(dialect, text, i, limit);
                if (stop < 0 || text.substring(i, stop).indexOf('\n') >= 0) {
                    return at;
                }
                i = stop;
            } else {
                return at;
            }
        }
        return i;
    }
}
