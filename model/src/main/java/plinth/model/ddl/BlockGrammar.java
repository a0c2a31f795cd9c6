package plinth.model.ddl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * Reads the PL/pgSQL of a DO: which DDL it carries out on an empty database. The statements of the block itself are, and those behind {@code IF
 * [NOT] EXISTS}, which looks whether something was done before; those in loops, behind other conditions, in exception handlers, and SQL made at
 * run time are not.
 */
final class BlockGrammar {
    private enum Kind {
        BLOCK,
        IF,
        LOOP,
        CASE
    }

    /** What is open, and whether its statements are carried out. */
    private record Open(Kind kind, boolean taken) {}

    private final Tokens outer;
    private final int from;
    private final Name schema;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<StatementNode> elements = new ArrayList<>();
    private boolean declaring;
    private boolean whole = true;

    /** Makes a grammar for the DO whose tokens begin at {@code from}. */
    BlockGrammar(Tokens outer, int from, Name schema) {
        this.outer = outer;
        this.from = from;
        this.schema = schema;
    }

    /** Returns the block, or nothing when it neither creates, alters nor drops. */
    Optional<StatementNode> read() {
        int at = from;
        while (at < outer.size() && !body(at)) {
            at++;
        }
        if (at == outer.size()) {
            return Optional.empty();
        }
        String written = outer.text(at);
        int tag = written.indexOf('$', 1) + 1;
        String body = written.substring(tag, written.length() - tag);
        int offset = outer.start(at) + tag;
        for (Statement s : Script.of(Dialect.POSTGRESQL, body).statements()) {
            piece(s.tokens(), offset);
            offset += s.text().length();
        }
        return elements.isEmpty() && whole
                ? Optional.empty()
                : Optional.of(new StatementNode.Block(List.copyOf(elements), whole));
    }

    /** Other strings may hold escapes, so that what is in them stands elsewhere. */
    private boolean body(int at) {
        return outer.kind(at) == TokenKind.STRING && outer.text().charAt(outer.start(at)) == '$';
    }

    private boolean taken() {
        return !open.isEmpty() && open.peek().taken();
    }

    /** Takes the words that open and close blocks, and then the statement behind them. */
    private void piece(Tokens t, int offset) {
        int at = 0;
        int next = control(t, at);
        while (next > at) {
            at = next;
            next = control(t, at);
        }
        if (at >= t.size() || declaring) {
            return;
        }
        Keyword k = t.keyword(at);
        boolean ddl = k == Keyword.CREATE
                || k == Keyword.ALTER
                || k == Keyword.DROP
                || k == Keyword.COMMENT
                || k == Keyword.GRANT
                || k == Keyword.REVOKE;
        if (ddl && taken()) {
            try {
                StatementNode node = StatementGrammar.part(t.part(at, t.size(), outer.text(), offset), schema);
                if (!role(node)) {
                    elements.add(node);
                }
            } catch (Unreadable e) {
                whole = false;
            }
        } else if (ddl || k == Keyword.EXECUTE) {
            whole = false;
        }
    }

    /** Roles are the server's, not the database's: a block makes them where they are missing. */
    private static boolean role(StatementNode node) {
        return node instanceof StatementNode.KeptNode k
                && (k.kind().equals("ROLE") || k.kind().equals("USER"));
    }

    /** Returns the index behind the words of control at {@code at}, or {@code at} when there are none. */
    private int control(Tokens t, int at) {
        @Nullable Keyword k = t.keyword(at);
        if (at < t.size() && t.is(at, "declare")) {
            declaring = true;
            return at + 1;
        }
        if (k == Keyword.BEGIN) {
            open.push(new Open(Kind.BLOCK, open.isEmpty() || taken()));
            declaring = false;
            return at + 1;
        }
        if (declaring || at >= t.size()) {
            return at;
        }
        if (k == Keyword.END) {
            return end(t);
        }
        if (t.is(at, "exception")) {
            replace(false);
            return at + 1;
        }
        if (t.is(at, "elsif") || t.is(at, "elseif")) {
            replace(false);
            return behind(t, at, "then");
        }
        if (k == Keyword.ELSE) {
            replace(false);
            return at + 1;
        }
        if (k == Keyword.WHEN) {
            return behind(t, at, "then");
        }
        if (k == Keyword.IF) {
            boolean looks = t.is(at + 1, Keyword.EXISTS)
                    || (t.is(at + 1, Keyword.NOT) && t.is(at + 2, Keyword.EXISTS))
                    || (t.is(at + 1, '(') && (t.is(at + 2, Keyword.EXISTS) || t.is(at + 3, Keyword.EXISTS)));
            open.push(new Open(Kind.IF, taken() && looks));
            return behind(t, at, "then");
        }
        if (k == Keyword.CASE) {
            open.push(new Open(Kind.CASE, false));
            return behind(t, at, "then");
        }
        if (t.is(at, "for") || t.is(at, "foreach") || t.is(at, "while") || t.is(at, "loop")) {
            open.push(new Open(Kind.LOOP, false));
            return behind(t, at, "loop");
        }
        return at;
    }

    private int end(Tokens t) {
        if (!open.isEmpty()) {
            open.pop();
        }
        return t.size();
    }

    private void replace(boolean taken) {
        if (!open.isEmpty()) {
            open.push(new Open(open.pop().kind(), taken));
        }
    }

    /** Returns the index behind the next {@code word}, outside of parentheses; the end when there is none. */
    private static int behind(Tokens t, int at, String word) {
        int depth = 0;
        for (int i = at; i < t.size(); i++) {
            if (t.is(i, '(')) {
                depth++;
            } else if (t.is(i, ')')) {
                depth--;
            } else if (depth <= 0 && t.is(i, word)) {
                return i + 1;
            }
        }
        return t.size();
    }
}
