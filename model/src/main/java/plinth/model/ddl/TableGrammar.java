package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;

/** Reads CREATE TABLE. */
final class TableGrammar {
    private final Cursor c;
    private final Name schema;
    private final ConstraintGrammar constraints;
    private final ColumnGrammar columns;

    TableGrammar(Cursor c, Name schema) {
        this.c = c;
        this.schema = schema;
        this.constraints = new ConstraintGrammar(c, schema);
        this.columns = new ColumnGrammar(c, schema);
    }

    /** Reads on behind CREATE ... TABLE. */
    StatementNode create(Table.Kind kind) {
        boolean ifNotExists = c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        NameNode name = c.name("a table");
        if (c.is(Keyword.LIKE) && c.tokens.dialect() == Dialect.MYSQL) {
            int start = c.start();
            c.skip();
            NameNode other = c.name("a table");
            return table(
                    name,
                    kind,
                    ifNotExists,
                    List.of(new TableElement.LikeNode(c.from(start), other, List.of())),
                    -1,
                    -1);
        }
        if (asQuery()) {
            return createAs(name, kind, ifNotExists);
        }
        List<String> traits = new ArrayList<>(1);
        Optional<NameNode> partitionOf = Optional.empty();
        if (c.accept(Keyword.OF)) {
            int at = c.at();
            c.name("a type");
            traits.add("OF " + c.text(at, c.at()));
        } else if (c.accept(Keyword.PARTITION, Keyword.OF)) {
            partitionOf = Optional.of(c.name("a table"));
        }
        int open = -1;
        int close = -1;
        List<TableElement> elements = List.of();
        if (c.is('(')) {
            open = c.start();
            elements = elements();
            close = c.lastEnd() - 1;
        }
        String bound = partitionOf.isPresent() ? bound() : "";
        Tail tail = tail(traits);
        return new StatementNode.CreateTable(
                name,
                kind,
                ifNotExists,
                elements,
                open,
                close,
                tail.inherits,
                tail.partitioning,
                partitionOf,
                bound,
                tail.with,
                List.copyOf(traits),
                tail.comment);
    }

    private static StatementNode table(
            NameNode name, Table.Kind kind, boolean ifNotExists, List<TableElement> elements, int open, int close) {
        return new StatementNode.CreateTable(
                name,
                kind,
                ifNotExists,
                elements,
                open,
                close,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Whether AS follows, behind a list of names and options or at once. */
    private boolean asQuery() {
        int i = c.at();
        if (c.tokens.is(i, '(')) {
            int close = c.tokens.closing(i);
            if (close < 0) {
                return false;
            }
            i = close + 1;
        }
        while (i < c.tokens.size()) {
            Keyword k = c.tokens.keyword(i);
            if (k == Keyword.AS) {
                return true;
            }
            if (c.tokens.is(i, '(')) {
                int close = c.tokens.closing(i);
                if (close < 0) {
                    return false;
                }
                i = close;
            } else if (k == Keyword.PARTITION
                    || k == Keyword.OF
                    || k == Keyword.INHERITS
                    || k == Keyword.CREATE
                    || k == Keyword.GRANT) {
                return false;
            }
            i++;
        }
        return false;
    }

    private StatementNode createAs(NameNode name, Table.Kind kind, boolean ifNotExists) {
        List<Ident> names = c.is('(') && c.tokens.isIdentifier(c.at() + 1) && (c.is(2, ',') || c.is(2, ')'))
                ? c.idents("a column")
                : List.of();
        List<String> traits = new ArrayList<>(1);
        Tail tail = tail(traits);
        c.expect(Keyword.AS);
        Optional<QueryNode> query = Optional.empty();
        Optional<Ident> prepared = Optional.empty();
        if (c.accept(Keyword.EXECUTE)) {
            prepared = Optional.of(c.ident("a prepared query"));
            if (c.is('(')) {
                c.skipParenthesis();
            }
        } else {
            query = Optional.of(new Sql(c, schema).query());
        }
        if (c.accept(Keyword.WITH)) {
            c.accept(Keyword.NO);
            c.expect(Keyword.DATA);
        }
        return new StatementNode.CreateTableAs(
                name, kind, ifNotExists, names, tail.with, List.copyOf(traits), query, prepared);
    }

    List<TableElement> elements() {
        c.expect('(');
        List<TableElement> all = new ArrayList<>();
        while (!c.is(')')) {
            all.add(element());
            if (!c.accept(',')) {
                break;
            }
            if (c.is(')')) {
                throw new Unreadable(c.tokens.start(c.at() - 1), "there is nothing behind this comma");
            }
        }
        c.expect(')');
        return all;
    }

    private TableElement element() {
        if (constraints.begins()) {
            return constraints.table();
        }
        int start = c.start();
        if (c.is(Keyword.LIKE)) {
            c.skip();
            NameNode other = c.name("a table");
            List<String> options = new ArrayList<>(1);
            while (c.isAny(Keyword.INCLUDING, Keyword.EXCLUDING)) {
                options.add(c.keyword() + " " + c.tokens.text(c.at() + 1).toLowerCase(Locale.ROOT));
                c.skip();
                c.skip();
            }
            return new TableElement.LikeNode(c.from(start), other, List.copyOf(options));
        }
        if (c.tokens.dialect() == Dialect.MYSQL && indexLine()) {
            return index();
        }
        TableElement.ColumnNode column = columns.column();
        if (!c.is(',') && !c.is(')')) {
            throw c.wanted(", or )");
        }
        return column;
    }

    private boolean indexLine() {
        Keyword k = c.keyword();
        return k == Keyword.FULLTEXT
                || k == Keyword.SPATIAL
                || ((k == Keyword.KEY || k == Keyword.INDEX)
                        && (c.is(1, '(') || c.is(2, '(') || c.keyword(2) == Keyword.USING));
    }

    private TableElement index() {
        int start = c.start();
        Name method = Index.BTREE;
        if (c.isAny(Keyword.FULLTEXT, Keyword.SPATIAL)) {
            method = new Name(c.tokens.text(c.at()).toLowerCase(Locale.ROOT));
            c.skip();
        }
        if (c.isAny(Keyword.KEY, Keyword.INDEX)) {
            c.skip();
        }
        Optional<Ident> name = c.is('(') ? Optional.empty() : Optional.of(c.ident("a name"));
        if (c.accept(Keyword.USING)) {
            method = c.ident("a method").name();
        }
        List<TableElement.KeyNode> keys = keys();
        while (!c.done() && !c.is(',') && !c.is(')')) {
            if (c.is('(')) {
                c.skipParenthesis();
            } else {
                c.skip();
            }
        }
        return new TableElement.IndexNode(c.from(start), name, false, method, keys);
    }

    List<TableElement.KeyNode> keys() {
        c.expect('(');
        List<TableElement.KeyNode> keys = new ArrayList<>(2);
        do {
            keys.add(constraints.key(false));
        } while (c.accept(','));
        c.expect(')');
        return keys;
    }

    /** Reads {@code FOR VALUES ...} or {@code DEFAULT} and returns it in one line. */
    String bound() {
        int at = c.at();
        if (c.accept(Keyword.DEFAULT)) {
            return "DEFAULT";
        }
        c.expect(Keyword.FOR);
        c.expect(Keyword.VALUES);
        while (!c.done() && (c.is('(') || c.isAny(Keyword.IN, Keyword.FROM, Keyword.TO, Keyword.WITH))) {
            if (c.is('(')) {
                c.skipParenthesis();
            } else {
                c.skip();
            }
        }
        return c.text(at, c.at());
    }

    private record Tail(
            List<NameNode> inherits,
            Optional<StatementNode.PartitionKey> partitioning,
            List<Option> with,
            Optional<String> comment) {}

    private Tail tail(List<String> traits) {
        List<NameNode> inherits = List.of();
        Optional<StatementNode.PartitionKey> partitioning = Optional.empty();
        List<Option> with = List.of();
        Optional<String> comment = Optional.empty();
        // Behind an element of CREATE SCHEMA the next one begins.
        while (!c.done() && !c.isAny(Keyword.CREATE, Keyword.GRANT, Keyword.AS)) {
            if (c.is(Keyword.INHERITS)) {
                c.skip();
                inherits = new ArrayList<>(1);
                c.expect('(');
                do {
                    inherits.add(c.name("a table"));
                } while (c.accept(','));
                c.expect(')');
            } else if (c.is(Keyword.PARTITION, Keyword.BY)) {
                partitioning = Optional.of(partitionBy());
            } else if (c.is(Keyword.WITH) && c.is(1, '(')) {
                c.skip();
                with = constraints.options();
            } else if (c.accept("without")) {
                // WITHOUT OIDS has been the only way since PostgreSQL 12; SQLite's WITHOUT ROWID is kept.
                if (c.accept("rowid")) {
                    traits.add("WITHOUT ROWID");
                } else {
                    c.skip();
                }
            } else if (c.isAny(Keyword.USING, Keyword.TABLESPACE)) {
                String word = c.keyword() == Keyword.USING ? "USING " : "TABLESPACE ";
                c.skip();
                traits.add(word + c.ident("a name"));
            } else if (c.is(Keyword.ON, Keyword.COMMIT)) {
                int at = c.at();
                while (!c.done() && !c.isAny(Keyword.TABLESPACE, Keyword.AS)) {
                    c.skip();
                }
                traits.add(c.text(at, c.at()).toUpperCase(Locale.ROOT));
            } else if (c.is(Keyword.SERVER)) {
                c.skip();
                int at = c.at();
                c.skip();
                if (c.accept(Keyword.OPTIONS)) {
                    c.skipParenthesis();
                }
                traits.add("SERVER " + c.text(at, c.at()));
            } else if (c.tokens.dialect() != Dialect.POSTGRESQL) {
                if (c.is(Keyword.COMMENT)) {
                    c.skip();
                    c.accept("=");
                    comment = Optional.of(c.string("a comment"));
                } else if (!c.accept(',')) {
                    traits.add(other());
                }
            } else {
                throw c.wanted("the end of the statement");
            }
        }
        return new Tail(inherits, partitioning, with, comment);
    }

    /** An option of a MySQL table: {@code ENGINE = InnoDB}, {@code DEFAULT CHARSET = utf8mb4}, partitions. */
    private String other() {
        int at = c.at();
        if (c.is(Keyword.PARTITION)) {
            while (!c.done()) {
                c.skip();
            }
            return c.text(at, c.at());
        }
        while (!c.done() && !c.is('=') && !c.is(',')) {
            if (c.is('(')) {
                c.skipParenthesis();
            } else {
                c.skip();
            }
        }
        if (c.accept('=')) {
            c.skip();
        }
        return c.text(at, c.at());
    }

    private StatementNode.PartitionKey partitionBy() {
        c.expect(Keyword.PARTITION);
        c.expect(Keyword.BY);
        String method = c.ident("RANGE, LIST or HASH").name().value();
        return new StatementNode.PartitionKey(method, keys());
    }
}
