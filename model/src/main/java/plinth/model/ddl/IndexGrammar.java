package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;

/** Reads CREATE INDEX. */
final class IndexGrammar {
    private final Cursor c;
    private final Sql sql;
    private final ConstraintGrammar constraints;

    IndexGrammar(Cursor c, Name schema) {
        this.c = c;
        this.sql = new Sql(c, schema);
        this.constraints = new ConstraintGrammar(c, schema);
    }

    /** Reads on at UNIQUE or INDEX. */
    StatementNode create() {
        boolean unique = c.accept(Keyword.UNIQUE);
        c.expect(Keyword.INDEX);
        boolean concurrently = c.accept(Keyword.CONCURRENTLY);
        boolean ifNotExists = c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        Optional<Ident> name = c.is(Keyword.ON)
                ? Optional.empty()
                : Optional.of(c.name("a name").last());
        Name method = Index.BTREE;
        if (c.tokens.dialect() == Dialect.MYSQL && c.accept(Keyword.USING)) {
            method = c.ident("a method").name();
        }
        c.expect(Keyword.ON);
        boolean only = c.accept(Keyword.ONLY);
        NameNode table = c.name("a table");
        if (c.accept(Keyword.USING)) {
            method = c.ident("a method").name();
        }
        c.expect('(');
        List<TableElement.KeyNode> keys = new ArrayList<>(2);
        do {
            keys.add(constraints.key(false));
        } while (c.accept(','));
        c.expect(')');
        List<Ident> include = List.of();
        if (c.accept(Keyword.INCLUDE)) {
            include = c.idents("a column");
        }
        boolean notDistinct = false;
        if (c.accept(Keyword.NULLS)) {
            notDistinct = c.accept(Keyword.NOT);
            c.expect(Keyword.DISTINCT);
        }
        List<Option> with = List.of();
        if (c.accept(Keyword.WITH)) {
            with = constraints.options();
        }
        Optional<Name> tablespace = Optional.empty();
        if (c.accept(Keyword.TABLESPACE)) {
            tablespace = Optional.of(c.ident("a tablespace").name());
        }
        Optional<ExprNode> where = Optional.empty();
        if (c.accept(Keyword.WHERE)) {
            where = Optional.of(predicate());
        }
        while (c.tokens.dialect() == Dialect.MYSQL && !c.done()) {
            c.skip();
        }
        return new StatementNode.CreateIndex(
                name,
                table,
                ifNotExists,
                concurrently,
                keys,
                include,
                where,
                new Index(
                        name.map(Ident::name),
                        unique,
                        only,
                        method,
                        keys.stream().map(TableElement.KeyNode::key).toList(),
                        ConstraintGrammar.names(include),
                        notDistinct,
                        with,
                        tablespace,
                        where.map(ExprNode::expression),
                        Optional.empty()));
    }

    /** Reads the condition of a partial index; parentheses around all of it mean nothing and are left out. */
    private ExprNode predicate() {
        if (c.is('(') && c.tokens.closing(c.at()) == c.tokens.size() - 1) {
            c.expect('(');
            ExprNode inner = sql.expression();
            c.expect(')');
            return inner;
        }
        return sql.expression();
    }
}
