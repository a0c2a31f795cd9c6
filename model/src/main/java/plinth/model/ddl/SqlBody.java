package plinth.model.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
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
        Set<Address> all = new LinkedHashSet<>();
        of(catalog, r, true, (b, tokens) -> b.statement(tokens).forEach(f -> all.add(f.address())));
        return all;
    }

    /** Returns the mentions in the statements in the body of {@code r}, as far as these can be read. */
    static List<Mention> mentions(Catalog catalog, Routine r) {
        List<Mention> all = new ArrayList<>();
        of(catalog, r, true, (b, tokens) -> {
            try {
                all.addAll(b.mentions(new Cursor(tokens), tokens));
            } catch (Unreadable e) {
                // What cannot be read has no stars that are known.
            }
        });
        return all;
    }

    /**
     * Returns what words in the body of {@code r} could mean, which is in another language than SQL: no grammar reads it, so a word may be that of a variable as
     * well.
     */
    static Set<Address> words(Catalog catalog, Routine r) {
        Set<Address> all = new LinkedHashSet<>();
        of(
                catalog,
                r,
                false,
                (b, tokens) -> new TextNames(tokens, new NamesIn(catalog, b.path))
                        .all()
                        .forEach(f -> all.add(f.address())));
        return all;
    }

    /**
     * A body that is a string.
     *
     * @param path the schemas in which its names are looked for
     */
    record Written(String language, String body, List<Name> path) {
        boolean sql() {
            return language.equalsIgnoreCase("sql");
        }

        List<Tokens> statements() {
            return Script.of(Dialect.POSTGRESQL, body).statements().stream()
                    .map(Statement::tokens)
                    .toList();
        }
    }

    /** Returns the body of {@code r} when it is a string. */
    static Optional<Written> written(Routine r) {
        Tokens tokens = Reparsed.tokens(NamesIn.ROUTINE + r.definition());
        String body = null;
        String language = "";
        List<Name> path = Reparsed.path(r.name().schema());
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, '(')) {
                i = Math.max(i, tokens.closing(i));
            } else if (tokens.is(i, Keyword.AS) && tokens.kind(i + 1) == TokenKind.STRING) {
                body = tokens.string(i + 1);
            } else if (tokens.is(i, Keyword.LANGUAGE)) {
                language = word(tokens, i + 1);
            } else if (tokens.is(i, "search_path")) {
                path = path(tokens, i + 1, path);
            }
        }
        return body == null ? Optional.empty() : Optional.of(new Written(language, body, path));
    }

    private static void of(Catalog catalog, Routine r, boolean inSql, BiConsumer<SqlBody, Tokens> each) {
        written(r).filter(w -> w.sql() == inSql).ifPresent(w -> {
            SqlBody b = new SqlBody(catalog, w.path());
            w.statements().forEach(t -> each.accept(b, t));
        });
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

    private List<FoundName> statement(Tokens tokens) {
        NamesIn in = new NamesIn(catalog, path);
        try {
            Cursor c = new Cursor(tokens);
            List<NameRef> names = new ArrayList<>();
            c.recordInto(names);
            List<FoundName> found = in.mentions(mentions(c, tokens));
            found.addAll(in.names(names, tokens));
            return found;
        } catch (Unreadable e) {
            return new TextNames(tokens, in).all();
        }
    }

    private List<Mention> mentions(Cursor c, Tokens tokens) throws Unreadable {
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
        return m.found();
    }
}
