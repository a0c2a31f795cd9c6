package plinth.model.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plinth.model.schema.Address;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * What the body of a function names that is a string. PostgreSQL keeps no dependency on it, but looks into one in SQL when the function is made
 * ({@code check_function_bodies}), and into any whenever it runs.
 */
final class SqlBody {
    private final Catalog catalog;
    private final List<Name> path;

    private SqlBody(Catalog catalog, List<Name> path) {
        this.catalog = catalog;
        this.path = path;
    }

    /** Returns what the statements in the body of {@code r} name; nothing when it is in another language or is no string. */
    static Set<Address> names(Catalog catalog, Routine r) {
        return names(catalog, r, true);
    }

    /**
     * Returns what words in the body of {@code r} could mean, which is in another language than SQL: no grammar reads it, so a word may be that of a variable as
     * well.
     */
    static Set<Address> words(Catalog catalog, Routine r) {
        return names(catalog, r, false);
    }

    private static Set<Address> names(Catalog catalog, Routine r, boolean inSql) {
        Tokens tokens = Reparsed.tokens(NamesIn.ROUTINE + r.definition());
        String body = null;
        boolean sql = false;
        List<Name> path = Reparsed.path(r.name().schema());
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, '(')) {
                i = Math.max(i, tokens.closing(i));
            } else if (tokens.is(i, Keyword.AS) && tokens.kind(i + 1) == TokenKind.STRING) {
                body = tokens.string(i + 1);
            } else if (tokens.is(i, Keyword.LANGUAGE)) {
                sql = word(tokens, i + 1).equalsIgnoreCase("sql");
            } else if (tokens.is(i, "search_path")) {
                path = path(tokens, i + 1, path);
            }
        }
        if (body == null || sql != inSql) {
            return Set.of();
        }
        SqlBody b = new SqlBody(catalog, path);
        return sql ? b.statements(body) : b.words(body);
    }

    private Set<Address> words(String body) {
        Set<Address> all = new LinkedHashSet<>();
        NamesIn in = new NamesIn(catalog, path);
        for (Statement s : Script.of(Dialect.POSTGRESQL, body).statements()) {
            new TextNames(s.tokens(), in).all().forEach(f -> all.add(f.address()));
        }
        return all;
    }

    private static String word(Tokens tokens, int i) {
        if (i >= tokens.size()) {
            return "";
        }
        return tokens.kind(i) == TokenKind.STRING ? tokens.string(i) : tokens.text(i);
    }

    /** The schemas of SET search_path, from what stands behind that word. */
    private static List<Name> path(Tokens tokens, int at, List<Name> before) {
        if (!tokens.is(at, Keyword.TO) && !tokens.is(at, "=")) {
            return before;
        }
        List<Name> path = new ArrayList<>();
        int i = at;
        do {
            i++;
            boolean string = i < tokens.size() && tokens.kind(i) == TokenKind.STRING;
            if (!string && !tokens.isIdentifier(i)) {
                return before;
            }
            path.add(new Name(string ? tokens.string(i) : tokens.identifier(i)));
            i++;
        } while (tokens.is(i, ','));
        return path;
    }

    private Set<Address> statements(String body) {
        Set<Address> all = new LinkedHashSet<>();
        for (Statement s : Script.of(Dialect.POSTGRESQL, body).statements()) {
            statement(s.tokens()).forEach(f -> all.add(f.address()));
        }
        return all;
    }

    private List<FoundName> statement(Tokens tokens) {
        NamesIn in = new NamesIn(catalog, path);
        try {
            Cursor c = new Cursor(tokens);
            List<NameRef> names = new ArrayList<>();
            c.recordInto(names);
            Sql sql = new Sql(c, ObjectName.PUBLIC);
            QueryMentions m = new QueryMentions(catalog.relations(), path, tokens);
            if (c.isAny(Keyword.INSERT, Keyword.UPDATE, Keyword.DELETE)) {
                m.change(sql.change());
            } else {
                m.query(sql.query());
            }
            if (!c.done() && !c.accept(';')) {
                throw c.wanted("the end of the statement");
            }
            List<FoundName> found = in.mentions(m.found());
            found.addAll(in.names(names, tokens));
            return found;
        } catch (Unreadable e) {
            return new TextNames(tokens, in).all();
        }
    }
}
