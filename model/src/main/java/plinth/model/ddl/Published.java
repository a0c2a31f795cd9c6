package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.ObjectName;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/** A table that a publication lists: {@code TABLE ONLY t (a, b) WHERE (a > 0)}. */
record Published(NameNode table, List<Ident> columns, Optional<ExprNode> where) {
    Published {
        columns = List.copyOf(columns);
    }

    /** Returns the tables that CREATE PUBLICATION or ALTER PUBLICATION lists, as far as they can be read. */
    static List<Published> all(Tokens tokens) {
        Cursor c = new Cursor(tokens);
        while (!c.done() && !(c.isAny(Keyword.FOR, Keyword.ADD, Keyword.SET) && !c.is(1, '('))) {
            c.skip();
        }
        c.skip();
        return list(c);
    }

    /** Returns the tables in a list of members of a publication. */
    static List<Published> list(Cursor c) {
        List<Published> all = new ArrayList<>();
        boolean schemas = false;
        try {
            do {
                if (c.accept(Keyword.TABLES)) {
                    c.expect(Keyword.IN);
                    c.expect(Keyword.SCHEMA);
                    schemas = true;
                } else if (c.accept(Keyword.TABLE)) {
                    schemas = false;
                }
                if (!schemas) {
                    all.add(one(c));
                } else if (!c.accept(Keyword.CURRENT_SCHEMA)) {
                    c.ident("a schema");
                }
            } while (c.accept(','));
        } catch (Unreadable e) {
            return all;
        }
        return all;
    }

    private static Published one(Cursor c) {
        boolean parens = c.accept(Keyword.ONLY) && c.accept('(');
        NameNode table = c.name("a table");
        if (parens) {
            c.expect(')');
        }
        c.accept('*');
        List<Ident> columns = c.is('(') ? c.idents("a column") : List.of();
        Optional<ExprNode> where = Optional.empty();
        if (c.accept(Keyword.WHERE)) {
            c.expect('(');
            where = Optional.of(new Sql(c, ObjectName.PUBLIC).expression());
            c.expect(')');
        }
        return new Published(table, columns, where);
    }

    /** Returns where columns of the table are named. */
    List<Ident> named() {
        List<Ident> all = new ArrayList<>(columns);
        where.ifPresent(w -> w.references().stream()
                .filter(r -> !r.path().isEmpty() && !r.star())
                .forEach(r -> all.add(r.last())));
        return all;
    }
}
