package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import plinth.model.schema.ObjectName;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/**
 * Reads CREATE FUNCTION as far as names go: the types of its signature, what its defaults call, and a body in SQL ({@code RETURN}, {@code BEGIN ATOMIC}),
 * which PostgreSQL keeps parsed. A body that is a string is not looked into, as PostgreSQL does not.
 */
final class RoutineGrammar {
    /** An argument that is passed in, at its place, or a column of what comes back; it need not have a name. */
    record Argument(Optional<Ident> name, Optional<TypeNode> type, boolean optional) {}

    /** A statement of a body. */
    sealed interface Step {
        record Value(ExprNode expression) implements Step {}

        record Query(QueryNode query) implements Step {}

        record Change(QueryNode.ChangeNode change) implements Step {}
    }

    /**
     * What is read.
     *
     * @param result the type of what comes back, one of many where it is a set
     * @param set whether a set comes back
     * @param row the columns of what comes back, by OUT and INOUT or by TABLE
     * @param names the routines, types and collations that are named
     */
    record Parsed(
            List<Argument> arguments,
            Optional<TypeNode> result,
            boolean set,
            List<Argument> row,
            List<Step> body,
            List<NameRef> names) {}

    private final Tokens tokens;
    private final Cursor c;
    private final List<NameRef> names = new ArrayList<>();
    private final List<Argument> arguments = new ArrayList<>();
    private final BiConsumer<Cursor, Integer> options;
    private final List<Argument> row = new ArrayList<>();
    private Optional<TypeNode> result = Optional.empty();
    private boolean set;

    /** Starts for the tokens of CREATE FUNCTION; {@code options} reads those of an aggregate, up to the parenthesis at the index given. */
    private RoutineGrammar(Tokens tokens, BiConsumer<Cursor, Integer> options) {
        this.tokens = tokens;
        this.c = new Cursor(tokens);
        this.options = options;
        c.recordInto(names);
    }

    /**
     * Reads a function.
     *
     * @throws Unreadable when it cannot be read
     */
    static Parsed read(Tokens tokens, BiConsumer<Cursor, Integer> options) {
        RoutineGrammar g = new RoutineGrammar(tokens, options);
        int body = body(tokens);
        g.head(body);
        return g.parsed(body < tokens.size() ? g.steps(body) : List.of());
    }

    private Parsed parsed(List<Step> steps) {
        return new Parsed(arguments, result, set, row, steps, names);
    }

    /**
     * Reads a function up to its body.
     *
     * @throws Unreadable when it cannot be read
     */
    static Parsed header(Tokens tokens) {
        RoutineGrammar g = new RoutineGrammar(tokens, (c, close) -> {});
        g.head(body(tokens));
        return g.parsed(List.of());
    }

    static Parsed read(Tokens tokens) {
        return read(tokens, (c, close) -> {});
    }

    /** Returns the type of what the routine of {@code tokens} gives back, one of many where it is a set; nothing where it cannot be read. */
    static Optional<TypeNode> result(Tokens tokens) {
        try {
            return header(tokens).result();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Returns where a body in SQL begins, or the number of tokens. */
    static int body(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, '(')) {
                int close = tokens.closing(i);
                if (close < 0) {
                    return tokens.size();
                }
                i = close;
            } else if (tokens.is(i, Keyword.BEGIN) && tokens.is(i + 1, "atomic") || tokens.is(i, Keyword.RETURN)) {
                return i;
            }
        }
        return tokens.size();
    }

    /** Reads the types and defaults of the arguments and what follows up to the body. */
    private void head(int end) {
        int open = 0;
        while (open < tokens.size() && !tokens.is(open, '(')) {
            open++;
        }
        int close = tokens.closing(open);
        if (close < 0) {
            return;
        }
        c.to(open);
        columns(close, true);
        while (c.at() < end && !c.done()) {
            if (c.accept(Keyword.RETURNS)) {
                if (c.accept(Keyword.TABLE)) {
                    set = true;
                    columns(tokens.closing(c.at()), false);
                } else {
                    set = c.accept(Keyword.SETOF);
                    quietly(c, () -> result = Optional.of(new TypeGrammar(c, ObjectName.PUBLIC).type()));
                }
            } else if (c.accept(Keyword.SUPPORT)) {
                quietly(c, () -> c.record(NameRef.Role.ROUTINE, c.name("a function"), 1));
            } else if (c.is('(')) {
                int to = tokens.closing(c.at());
                if (to < 0) {
                    throw c.wanted("a parenthesis that is closed");
                }
                options.accept(c, to);
                c.to(to + 1);
            } else {
                c.skip();
            }
        }
    }

    /** Steps over one token where {@code read} cannot take any. */
    private static void quietly(Cursor c, Runnable read) {
        int at = c.at();
        try {
            read.run();
        } catch (Unreadable e) {
            c.to(at + 1);
        }
    }

    /** Arguments, or the columns of a table that is returned: each a mode and a name, both perhaps left out, a type, and perhaps a default. */
    private void columns(int close, boolean passed) {
        if (close < 0) {
            throw c.wanted("a parenthesis that is closed");
        }
        c.expect('(');
        while (c.at() < close) {
            if (c.is(',') || c.is('*')) {
                c.skip();
                continue;
            }
            if (c.accept(Keyword.ORDER, Keyword.BY)) {
                continue;
            }
            boolean in = passed;
            boolean out = !passed;
            while (c.isAny(Keyword.IN, Keyword.OUT, Keyword.INOUT, Keyword.VARIADIC)) {
                in &= !c.is(Keyword.OUT);
                out |= c.isAny(Keyword.OUT, Keyword.INOUT);
                c.skip();
            }
            argument(close, in, out);
        }
        c.to(close + 1);
    }

    private void argument(int close, boolean passed, boolean given) {
        boolean in = passed;
        boolean out = given;
        int at = c.at();
        Cursor alone = new Cursor(tokens);
        alone.to(at);
        quietly(alone, () -> new TypeGrammar(alone, ObjectName.PUBLIC).type());
        boolean type = alone.at() >= close
                || alone.is(',')
                || alone.is(Keyword.DEFAULT)
                || alone.is(Keyword.ORDER)
                || tokens.is(alone.at(), "=")
                || tokens.is(alone.at(), ":=");
        Optional<Ident> name = type || !tokens.isIdentifier(at) ? Optional.empty() : Optional.of(c.ident("a name"));
        c.to(type ? at : at + 1);
        while (c.isAny(Keyword.IN, Keyword.OUT, Keyword.INOUT)) {
            in &= !c.is(Keyword.OUT);
            out |= c.isAny(Keyword.OUT, Keyword.INOUT);
            c.skip();
        }
        List<TypeNode> read = new ArrayList<>(1);
        quietly(c, () -> read.add(new TypeGrammar(c, ObjectName.PUBLIC).type()));
        boolean optional =
                c.at() < close && (c.is(Keyword.DEFAULT) || tokens.is(c.at(), "=") || tokens.is(c.at(), ":="));
        Argument argument = new Argument(name, read.stream().findFirst(), optional);
        if (in) {
            arguments.add(argument);
        }
        if (out) {
            row.add(argument);
        }
        if (c.at() < close && (c.accept(Keyword.DEFAULT) || c.accept("=") || c.accept(":="))) {
            quietly(c, () -> new Sql(c, ObjectName.PUBLIC).expression());
        }
        int depth = 0;
        while (c.at() < close && (depth > 0 || !c.is(',') && !c.is(Keyword.ORDER))) {
            depth += c.is('(') || c.is('[') ? 1 : c.is(')') || c.is(']') ? -1 : 0;
            c.skip();
        }
    }

    private List<Step> steps(int at) {
        List<Step> all = new ArrayList<>();
        c.to(at);
        boolean block = c.is(Keyword.BEGIN);
        if (block) {
            c.skip();
            c.skip();
        }
        while (!c.done() && !(block && c.is(Keyword.END))) {
            Sql sql = new Sql(c, ObjectName.PUBLIC);
            if (c.accept(Keyword.RETURN)) {
                all.add(new Step.Value(sql.expression()));
            } else if (sql.beginsChange()) {
                all.add(new Step.Change(sql.change()));
            } else {
                all.add(new Step.Query(sql.query()));
            }
            if (!c.accept(';') && !(block && c.is(Keyword.END)) && !c.done()) {
                throw c.wanted("the end of the statement");
            }
        }
        return all;
    }
}
