package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Walks over a statement's tokens: looks, accepts, expects. */
final class Cursor {
    final Tokens tokens;
    /** Where a word that may name types and functions may not stand either. */
    private static final Set<String> RELATIONS = Set.of(
            "a table",
            "a column",
            "a view",
            "a sequence",
            "an index",
            "a constraint",
            "a name for the constraint",
            "a trigger",
            "a schema",
            "a policy",
            "a rule",
            "an alias");

    private int at;

    /** The tokens that were read as names and are reserved words. */
    private final List<Integer> reserved = new ArrayList<>(0);

    private @Nullable List<NameRef> names;

    Cursor(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Lets the names of routines, types and collations that are read from here on be put into {@code names}. */
    void recordInto(List<NameRef> names) {
        this.names = names;
    }

    /** Notes that {@code name} was read at a place where {@code role} is expected. */
    void record(NameRef.Role role, NameNode name, int arguments) {
        if (names != null) {
            names.add(new NameRef(role, name, arguments));
        }
    }

    /** Notes that a routine is called at the parenthesis at hand. */
    void recordCall(List<Ident> path) {
        if (names != null) {
            names.add(new NameRef(NameRef.Role.ROUTINE, new NameNode(path), arguments(at)));
        }
    }

    /** Returns how many arguments stand in the parenthesis that opens at {@code open}. */
    int arguments(int open) {
        int close = tokens.closing(open);
        if (close <= open + 1) {
            return 0;
        }
        int n = 1;
        int depth = 0;
        for (int i = open + 1; i < close; i++) {
            if (tokens.is(i, '(') || tokens.is(i, '[')) {
                depth++;
            } else if (tokens.is(i, ')') || tokens.is(i, ']')) {
                depth--;
            } else if (depth == 0 && tokens.is(i, ',')) {
                n++;
            }
        }
        return n;
    }

    int at() {
        return at;
    }

    void to(int index) {
        at = index;
        reserved.removeIf(i -> i >= index);
    }

    void skip() {
        at++;
    }

    boolean done() {
        return at >= tokens.size();
    }

    @Nullable
    Keyword keyword() {
        return tokens.keyword(at);
    }

    @Nullable
    Keyword keyword(int ahead) {
        return tokens.keyword(at + ahead);
    }

    TokenKind kind() {
        return tokens.kind(at);
    }

    boolean is(Keyword k) {
        return tokens.is(at, k);
    }

    boolean is(Keyword k, Keyword then) {
        return tokens.is(at, k) && tokens.is(at + 1, then);
    }

    boolean is(char c) {
        return tokens.is(at, c);
    }

    boolean is(int ahead, char c) {
        return tokens.is(at + ahead, c);
    }

    boolean isAny(Keyword... any) {
        Keyword k = keyword();
        if (k != null) {
            for (Keyword a : any) {
                if (a == k) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean accept(Keyword k) {
        if (tokens.is(at, k)) {
            at++;
            return true;
        }
        return false;
    }

    boolean accept(Keyword k, Keyword then) {
        if (tokens.is(at, k) && tokens.is(at + 1, then)) {
            at += 2;
            return true;
        }
        return false;
    }

    boolean accept(Keyword k, Keyword then, Keyword last) {
        if (tokens.is(at, k) && tokens.is(at + 1, then) && tokens.is(at + 2, last)) {
            at += 3;
            return true;
        }
        return false;
    }

    boolean accept(char c) {
        if (tokens.is(at, c)) {
            at++;
            return true;
        }
        return false;
    }

    boolean accept(String written) {
        if (tokens.is(at, written)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(Keyword k) {
        if (!accept(k)) {
            throw wanted(k.name());
        }
    }

    void expect(char c) {
        if (!accept(c)) {
            throw wanted(String.valueOf(c));
        }
    }

    /** Returns the token at hand as a name and steps over it. */
    Ident ident(String what) {
        if (reserved(what)) {
            reserved.add(at);
        }
        return label(what);
    }

    /** Returns the token at hand as a name where any word may stand, and steps over it. */
    Ident label(String what) {
        if (!tokens.isIdentifier(at)) {
            throw wanted(what);
        }
        return new Ident(new Name(tokens.identifier(at)), tokens.span(at++));
    }

    /** Returns whether PostgreSQL takes the token at hand for a word of its own where {@code what} is expected, and so refuses it. */
    private boolean reserved(String what) {
        Keyword k = tokens.keyword(at);
        if (k == null || tokens.dialect() != Dialect.POSTGRESQL || tokens.is(at - 1, '.')) {
            return false;
        }
        return k.category() == Keyword.Category.RESERVED
                || k.category() == Keyword.Category.TYPE_OR_FUNCTION && RELATIONS.contains(what);
    }

    /** Returns the first name that was read and is a reserved word, which names nothing unless it is quoted. */
    Optional<Unreadable> misused() {
        return reserved.stream().min(Integer::compare).map(i -> {
            String word = tokens.text(i);
            return new Unreadable(
                    tokens.start(i),
                    "the reserved word " + word + " names something only in quotes: write "
                            + Identifiers.quoted(word.toLowerCase(Locale.ROOT)));
        });
    }

    /** Returns a role as a statement can hold it and steps over it. */
    String role() {
        for (String word : List.of("current_user", "current_role", "session_user")) {
            if (accept(word)) {
                return word.toUpperCase(Locale.ROOT);
            }
        }
        return Identifiers.written(ident("a role").name().value());
    }

    /** Returns a dotted name and steps over it. */
    NameNode name(String what) {
        return dotted(ident(what), what);
    }

    /** Returns a dotted name that any word may begin, and steps over it. */
    NameNode labels(String what) {
        return dotted(label(what), what);
    }

    private NameNode dotted(Ident first, String what) {
        if (!is('.')) {
            return new NameNode(List.of(first));
        }
        List<Ident> parts = new ArrayList<>(3);
        parts.add(first);
        while (is('.') && tokens.isIdentifier(at + 1)) {
            at++;
            parts.add(ident(what));
        }
        return new NameNode(parts);
    }

    /** Returns names in parentheses with commas between. */
    List<Ident> idents(String what) {
        expect('(');
        List<Ident> all = new ArrayList<>();
        do {
            all.add(ident(what));
        } while (accept(','));
        expect(')');
        return all;
    }

    /** Returns the value of the string at hand and steps over it. */
    String string(String what) {
        if (kind() != TokenKind.STRING) {
            throw wanted(what);
        }
        StringBuilder value = new StringBuilder(tokens.string(at++));
        // Strings with nothing but a line end between are one.
        while (kind() == TokenKind.STRING && tokens.text().charAt(tokens.start(at)) == '\'') {
            value.append(tokens.string(at++));
        }
        return value.toString();
    }

    /** Steps over a parenthesis and all that is in it; the token at hand opens it. */
    void skipParenthesis() {
        int close = tokens.closing(at);
        if (close < 0) {
            throw new Unreadable(tokens.start(at), "this parenthesis is not closed");
        }
        at = close + 1;
    }

    int start() {
        return tokens.start(at);
    }

    /** Returns where the token before the one at hand ends. */
    int lastEnd() {
        return at == 0 ? 0 : tokens.end(at - 1);
    }

    /** Returns the span from {@code start} to the end of the last token that was taken. */
    Span from(int start) {
        return new Span(start, Math.max(start, lastEnd()));
    }

    /** Returns the tokens {@code [from, to)} with one blank wherever white space or comments stand between two of them. */
    String text(int from, int to) {
        return Spacing.text(tokens, from, to);
    }

    Unreadable wanted(String what) {
        String found = done() ? "the statement ends" : "found " + shorten(tokens.text(at));
        return new Unreadable(start(), "expected " + what + ", " + found);
    }

    private static String shorten(String s) {
        return s.length() <= 40 ? s : s.substring(0, 37) + "...";
    }
}
