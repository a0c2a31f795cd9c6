package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * The objects that a routine names: the types of its signature, what its defaults call, and what a body in SQL names (BEGIN ATOMIC, RETURN); a body that is
 * a string is not looked into.
 */
final class RoutineNames {
    private final Tokens tokens;
    private final NamesIn in;
    private final Catalog catalog;
    private final List<Name> path;

    /** Starts for the tokens of CREATE FUNCTION. */
    RoutineNames(Tokens tokens, NamesIn in) {
        this.tokens = tokens;
        this.in = in;
        this.catalog = in.catalog();
        this.path = in.path();
    }

    List<FoundName> all() {
        int body = body();
        List<NameRef> names = new ArrayList<>();
        List<FoundName> found = new ArrayList<>();
        try {
            head(body, names);
            if (body < tokens.size()) {
                found.addAll(in.mentions(body(body, names)));
            }
        } catch (Unreadable e) {
            return new TextNames(tokens, in).all();
        }
        found.addAll(in.names(names, tokens));
        return found;
    }

    /** Reads the types and defaults of the arguments and what follows up to the body. */
    private void head(int end, List<NameRef> names) {
        Cursor c = new Cursor(tokens);
        c.recordInto(names);
        int open = 0;
        while (open < tokens.size() && !tokens.is(open, '(')) {
            open++;
        }
        int close = tokens.closing(open);
        if (close < 0) {
            return;
        }
        c.to(open);
        columns(c, close);
        while (c.at() < end && !c.done()) {
            if (c.accept(Keyword.RETURNS)) {
                if (c.accept(Keyword.TABLE)) {
                    columns(c, tokens.closing(c.at()));
                } else {
                    quietly(c, () -> new TypeGrammar(c, ObjectName.PUBLIC).type());
                }
            } else if (c.accept(Keyword.SUPPORT)) {
                quietly(c, () -> c.record(NameRef.Role.ROUTINE, c.name("a function"), 1));
            } else if (c.is('(')) {
                aggregate(c, names);
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
    private void columns(Cursor c, int close) {
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
            while (c.isAny(Keyword.IN, Keyword.OUT, Keyword.INOUT, Keyword.VARIADIC)) {
                c.skip();
            }
            argument(c, close);
        }
        c.to(close + 1);
    }

    private void argument(Cursor c, int close) {
        int at = c.at();
        List<NameRef> aside = new ArrayList<>(1);
        Cursor alone = new Cursor(tokens);
        alone.recordInto(aside);
        alone.to(at);
        quietly(alone, () -> new TypeGrammar(alone, ObjectName.PUBLIC).type());
        boolean type = alone.at() >= close
                || alone.is(',')
                || alone.is(Keyword.DEFAULT)
                || alone.is(Keyword.ORDER)
                || tokens.is(alone.at(), "=")
                || tokens.is(alone.at(), ":=");
        c.to(type ? at : at + 1);
        while (c.isAny(Keyword.IN, Keyword.OUT, Keyword.INOUT)) {
            c.skip();
        }
        quietly(c, () -> new TypeGrammar(c, ObjectName.PUBLIC).type());
        if (c.at() < close && (c.accept(Keyword.DEFAULT) || c.accept("=") || c.accept(":="))) {
            quietly(c, () -> new Sql(c, ObjectName.PUBLIC).expression());
        }
        int depth = 0;
        while (c.at() < close && (depth > 0 || !c.is(',') && !c.is(Keyword.ORDER))) {
            depth += c.is('(') || c.is('[') ? 1 : c.is(')') || c.is(']') ? -1 : 0;
            c.skip();
        }
    }

    /** The options of an aggregate: SFUNC = f, STYPE = t. */
    private void aggregate(Cursor c, List<NameRef> names) {
        int close = tokens.closing(c.at());
        if (close < 0) {
            throw c.wanted("a parenthesis that is closed");
        }
        for (int i = c.at() + 1; i < close; i++) {
            if (tokens.is(i, "=") && tokens.isIdentifier(i + 1)) {
                Cursor value = new Cursor(tokens);
                value.to(i + 1);
                NameNode name = value.name("a name");
                boolean type = tokens.text(i - 1).toLowerCase(Locale.ROOT).endsWith("type");
                boolean call = !type && !catalog.routines(name, path).isEmpty();
                if (type || call) {
                    names.add(new NameRef(type ? NameRef.Role.TYPE : NameRef.Role.ROUTINE, name, -1));
                }
            }
        }
        c.to(close + 1);
    }

    private List<Mention> body(int at, List<NameRef> names) {
        List<Mention> found = new ArrayList<>();
        Cursor c = new Cursor(tokens);
        c.recordInto(names);
        c.to(at);
        boolean block = c.is(Keyword.BEGIN);
        if (block) {
            c.skip();
            c.skip();
        }
        while (!c.done() && !(block && c.is(Keyword.END))) {
            Sql sql = new Sql(c, ObjectName.PUBLIC);
            QueryMentions m = new QueryMentions(catalog.relations(), path, tokens);
            if (c.accept(Keyword.RETURN)) {
                for (QueryNode q : sql.expression().queries()) {
                    m.query(q);
                }
            } else if (c.isAny(Keyword.INSERT, Keyword.UPDATE, Keyword.DELETE)) {
                m.change(sql.change());
            } else {
                m.query(sql.query());
            }
            found.addAll(m.found());
            if (!c.accept(';') && !(block && c.is(Keyword.END)) && !c.done()) {
                throw c.wanted("the end of the statement");
            }
        }
        return found;
    }

    /** Returns where a body in SQL begins, or the number of tokens. */
    private int body() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, '(')) {
                int close = tokens.closing(i);
                if (close < 0) {
                    return tokens.size();
                }
                i = close;
            } else if (tokens.is(i, Keyword.BEGIN) && tokens.is(i + 1, "atomic")
                    || tokens.is(i, Keyword.RETURN) && tokens.kind(i + 1) != TokenKind.STRING) {
                return i;
            }
        }
        return tokens.size();
    }
}
