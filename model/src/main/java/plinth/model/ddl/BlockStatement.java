package plinth.model.ddl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plinth.model.schema.Address;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/**
 * The SQL in a statement of PL/pgSQL: what stands before it (IF, FOR, BEGIN) and what only PL/pgSQL knows of it (PERFORM, INTO a variable) is taken away, so that
 * the grammar of queries reads the rest.
 */
final class BlockStatement {
    private final Catalog catalog;
    private final List<Name> path;
    private final Tokens tokens;

    BlockStatement(Catalog catalog, List<Name> path, Tokens tokens) {
        this.catalog = catalog;
        this.path = path;
        this.tokens = tokens;
    }

    /** Returns the relations and columns that the SQL names, but for the columns that a star stands for; nothing where no grammar reads it. */
    Set<Address> names() {
        Set<Address> all = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (begins(i)) {
                all.addAll(read(plain(i, end(i))));
                break;
            }
        }
        return all;
    }

    private boolean begins(int i) {
        boolean verb = tokens.is(i, Keyword.SELECT)
                || tokens.is(i, Keyword.WITH)
                || tokens.is(i, Keyword.INSERT)
                || tokens.is(i, Keyword.UPDATE)
                || tokens.is(i, Keyword.DELETE)
                || tokens.is(i, Keyword.MERGE)
                || tokens.is(i, "perform");
        return verb
                && (i == 0
                        || tokens.is(i - 1, Keyword.THEN)
                        || tokens.is(i - 1, Keyword.ELSE)
                        || tokens.is(i - 1, Keyword.BEGIN)
                        || tokens.is(i - 1, Keyword.IN)
                        || tokens.is(i - 1, Keyword.FOR)
                        || tokens.is(i - 1, "loop")
                        || tokens.is(i - 1, "query")
                        || tokens.is(i - 1, ">>"));
    }

    /** FOR x IN SELECT ... ends at LOOP. */
    private int end(int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.is(i, ';') || tokens.is(i, "loop")) {
                return i;
            }
        }
        return tokens.size();
    }

    private String plain(int from, int to) {
        StringBuilder out = new StringBuilder();
        boolean change = tokens.is(from, Keyword.INSERT) || tokens.is(from, Keyword.MERGE);
        for (int i = from; i < to; i++) {
            if (tokens.is(i, Keyword.INTO) && !(change && i == from + 1) && !verb(i - 1)) {
                i = behindVariables(i + 1) - 1;
            } else {
                out.append(i == from && tokens.is(i, "perform") ? "SELECT" : tokens.text(i))
                        .append(i + 1 < to && tokens.end(i) == tokens.start(i + 1) ? "" : " ");
            }
        }
        return out.toString();
    }

    private boolean verb(int i) {
        return tokens.is(i, Keyword.INSERT) || tokens.is(i, Keyword.MERGE);
    }

    private int behindVariables(int from) {
        int i = tokens.is(from, Keyword.STRICT) ? from + 1 : from;
        while (tokens.isIdentifier(i)) {
            i++;
            while (tokens.is(i, '.') || tokens.is(i, '[')) {
                i = tokens.is(i, '.') ? i + 2 : Math.max(i, tokens.closing(i)) + 1;
            }
            if (!tokens.is(i, ',')) {
                break;
            }
            i++;
        }
        return i;
    }

    private Set<Address> read(String text) {
        Set<Address> all = new LinkedHashSet<>();
        Tokens t = Reparsed.tokens(text);
        try {
            Sql sql = new Sql(new Cursor(t), ObjectName.PUBLIC);
            QueryMentions m = new QueryMentions(catalog.relations(), path, t);
            if (sql.beginsChange()) {
                m.change(sql.change());
            } else {
                m.query(sql.query());
            }
            List<Mention> plain = m.found().stream()
                    .filter(x -> !(x instanceof Mention.OfStar))
                    .toList();
            new NamesIn(catalog, path).mentions(plain).forEach(f -> all.add(f.address()));
        } catch (Unreadable e) {
            // What words could mean is known without it.
        }
        return all;
    }
}
