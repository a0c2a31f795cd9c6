package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Flaw;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Reads one statement: tells its kind and name from its first words, and hands the rest to the grammar of that kind. */
final class StatementGrammar {
    private final Cursor c;
    private final Name schema;
    private final ObjectGrammar objects;

    private StatementGrammar(Tokens tokens, Name schema) {
        this.c = new Cursor(tokens);
        this.schema = schema;
        this.objects = new ObjectGrammar(c, schema);
    }

    /** What was read of a statement. */
    record Read(StatementNode node, List<Remark> remarks) {}

    /** Reads {@code statement}; names without a schema are in {@code schema}. Never fails. */
    static Read read(Statement statement, Name schema) {
        Tokens tokens = statement.tokens();
        List<Remark> remarks = new ArrayList<>(0);
        Optional<Flaw> flaw = statement.flaw();
        flaw.ifPresent(f -> remarks.add(Remark.error(
                new Span(f.offset(), Math.min(f.offset() + 1, statement.text().length())),
                f.kind().words())));
        if (tokens.size() == 0 || statement.leftOut()) {
            return new Read(new StatementNode.Blank(), remarks);
        }
        boolean swallows = flaw.isPresent() && flaw.get().kind().swallows();
        if (!swallows) {
            try {
                StatementGrammar grammar = new StatementGrammar(tokens, schema);
                StatementNode node = grammar.statement();
                if (!grammar.c.done() && grammar.c.kind() != TokenKind.META && grammar.c.kind() != TokenKind.DATA) {
                    throw grammar.c.wanted("the end of the statement");
                }
                Optional<Unreadable> misused = grammar.c.misused();
                if (misused.isPresent()) {
                    throw misused.get();
                }
                if (node instanceof StatementNode.Block b && !b.whole()) {
                    remarks.add(new Remark(
                            Problem.Severity.HINT,
                            tokens.span(0),
                            "part of this block depends on the database that runs it: what that part creates, alters"
                                    + " or drops is not in the schema"));
                }
                return new Read(node, List.copyOf(remarks));
            } catch (Unreadable e) {
                int end = tokens.from(e.offset());
                Span span = end < tokens.size()
                        ? tokens.span(end)
                        : Span.at(Math.min(e.offset(), statement.text().length()));
                if (flaw.isEmpty()) {
                    remarks.add(Remark.error(span, e.reason()));
                }
            }
        }
        Header header = Header.of(tokens);
        return new Read(
                new StatementNode.UnreadNode(header.kind(), header.name(), Spacing.text(tokens, 0, tokens.size())),
                List.copyOf(remarks));
    }

    private StatementNode statement() {
        if (c.kind() == TokenKind.META) {
            return meta();
        }
        if (c.is('(')) {
            return passing("SELECT");
        }
        Keyword k = c.keyword();
        if (k == null) {
            throw new Unreadable(c.start(), "no statement begins with " + c.tokens.text(c.at()));
        }
        Optional<StatementNode> session =
                c.tokens.dialect() == Dialect.POSTGRESQL ? new SessionGrammar(c).read() : Optional.empty();
        if (session.isPresent()) {
            return session.get();
        }
        return switch (k) {
            case CREATE -> create();
            case ALTER -> objects.alter();
            case DROP -> objects.drop();
            case COMMENT -> objects.comment();
            case GRANT, REVOKE -> objects.grant();
            case SET -> passing("SET");
            case SELECT -> select();
            case INSERT, UPDATE, DELETE -> change(k.name());
            case WITH -> into().orElseGet(() -> passing("WITH"));
            case VALUES,
                    TABLE,
                    MERGE,
                    BEGIN,
                    START,
                    COMMIT,
                    END,
                    ROLLBACK,
                    SAVEPOINT,
                    RELEASE,
                    ABORT,
                    TRUNCATE,
                    ANALYZE,
                    ANALYSE,
                    VACUUM,
                    REINDEX,
                    LOCK,
                    CALL,
                    EXPLAIN,
                    PREPARE,
                    EXECUTE,
                    DEALLOCATE,
                    DECLARE,
                    FETCH,
                    CLOSE,
                    MOVE,
                    NOTIFY,
                    LISTEN,
                    UNLISTEN,
                    RESET,
                    SHOW,
                    DISCARD,
                    REFRESH,
                    CHECKPOINT,
                    LOAD,
                    PRAGMA,
                    REPLACE -> passing(k.name());
            case COPY -> copy();
            case CLUSTER -> cluster();
            case DO -> block();
            case SECURITY, IMPORT, REASSIGN -> objects.kept(k.name());
            default -> {
                if (c.tokens.dialect() == Dialect.MYSQL && (c.accept("use") || k == Keyword.DELIMITER)) {
                    yield passing(k.name());
                }
                throw new Unreadable(c.start(), "no statement begins with " + c.tokens.text(c.at()));
            }
        };
    }

    private StatementNode meta() {
        String line = c.tokens.text(c.at());
        c.skip();
        for (String word : List.of("\\i ", "\\ir ", "\\include ", "\\include_relative ")) {
            if (line.startsWith(word)) {
                String path = line.substring(word.length()).strip();
                if (path.length() > 1 && path.startsWith("'") && path.endsWith("'")) {
                    path = path.substring(1, path.length() - 1);
                }
                return new StatementNode.Include(path, word.contains("r"));
            }
        }
        return new StatementNode.PassingNode("line for the client", Optional.empty(), Optional.empty());
    }

    private StatementNode passing(String kind) {
        while (!c.done()) {
            c.skip();
        }
        return new StatementNode.PassingNode(kind, Optional.empty(), Optional.empty());
    }

    /** COPY of a table names it, and its columns, as the schema does; what is copied is not ours to judge. */
    private StatementNode copy() {
        Optional<NameNode> table = Optional.empty();
        List<Ident> columns = List.of();
        c.skip();
        if (c.tokens.dialect() == Dialect.POSTGRESQL && !c.is('(')) {
            try {
                table = Optional.of(c.name("a table"));
                columns = c.is('(') ? c.idents("a column") : List.of();
            } catch (Unreadable e) {
                table = Optional.empty();
            }
        }
        boolean out = table.isPresent() && c.is(Keyword.TO);
        while (!c.done()) {
            c.skip();
        }
        return new StatementNode.PassingNode(out ? "COPY TO" : "COPY", table, Optional.empty(), columns);
    }

    /** CLUSTER of a table by an index says which index that is from then on, as ALTER TABLE ... CLUSTER ON does. */
    private StatementNode cluster() {
        int mark = c.at();
        c.skip();
        if (c.is('(')) {
            c.skipParenthesis();
        }
        c.accept(Keyword.VERBOSE);
        if (c.tokens.isIdentifier(c.at())) {
            NameNode table = c.name("a table");
            int start = c.start();
            if (c.accept(Keyword.USING)) {
                int at = c.at();
                c.ident("an index");
                String words = AlterGrammar.CLUSTER + c.text(at, c.at());
                return new StatementNode.AlterTable(
                        "TABLE",
                        table,
                        false,
                        false,
                        List.of(new AlterAction.SetTrait(c.from(start), AlterGrammar.CLUSTER, words)));
            }
        }
        c.to(mark);
        return passing("CLUSTER");
    }

    /** Reads tokens that are one statement, as part of another one. */
    static StatementNode part(Tokens tokens, Name schema) {
        StatementGrammar grammar = new StatementGrammar(tokens, schema);
        StatementNode node = grammar.statement();
        if (!grammar.c.done()) {
            throw grammar.c.wanted("the end of the statement");
        }
        return node;
    }

    private StatementNode block() {
        int mark = c.at();
        StatementNode passing = passing("DO");
        return c.tokens.dialect() == Dialect.POSTGRESQL
                ? new BlockGrammar(c.tokens, mark, schema).read().orElse(passing)
                : passing;
    }

    private StatementNode change(String kind) {
        int mark = c.at();
        if (c.tokens.dialect() == Dialect.POSTGRESQL) {
            try {
                QueryNode.ChangeNode change = new Sql(c, schema).change();
                if (c.done() || c.kind() == TokenKind.META) {
                    return new StatementNode.PassingNode(kind, Optional.of(change.table()), Optional.of(change));
                }
            } catch (Unreadable e) {
                // Data is not ours to judge; the statement is kept as it is.
                c.to(mark);
            }
        }
        return passing(kind);
    }

    private StatementNode select() {
        // pg_dump's way to set the search path.
        for (int i = c.at(); i < Math.min(c.tokens.size(), c.at() + 8); i++) {
            if (c.tokens.is(i, "set_config") && c.tokens.is(i + 1, '(') && c.tokens.is(i + 2, "'search_path'")) {
                String value = c.tokens.kind(i + 4) == TokenKind.STRING ? c.tokens.string(i + 4) : "";
                List<Name> path = new ArrayList<>();
                for (String part : value.split(",", -1)) {
                    if (!part.isBlank()) {
                        path.add(new Name(part.strip().replace("\"", "")));
                    }
                }
                passing("SELECT");
                return new StatementNode.SearchPath(List.copyOf(path), false);
            }
        }
        return into().orElseGet(() -> passing("SELECT"));
    }

    /** SELECT INTO makes a table of what it selects, as CREATE TABLE AS does; nothing when the query at hand has no INTO. */
    private Optional<StatementNode> into() {
        int mark = c.at();
        if (c.tokens.dialect() != Dialect.POSTGRESQL) {
            return Optional.empty();
        }
        for (int i = mark; i < c.tokens.size(); i++) {
            if (c.tokens.is(i, '(')) {
                int close = c.tokens.closing(i);
                i = close < 0 ? c.tokens.size() : close;
            } else if (c.tokens.is(i, Keyword.INSERT)
                    || c.tokens.is(i, Keyword.MERGE)
                    || c.tokens.is(i, Keyword.FROM)) {
                return Optional.empty();
            } else if (c.tokens.is(i, Keyword.INTO)) {
                return into(mark, i + 1);
            }
        }
        return Optional.empty();
    }

    private Optional<StatementNode> into(int mark, int target) {
        c.to(target);
        Table.Kind kind = c.accept(Keyword.UNLOGGED)
                ? Table.Kind.UNLOGGED
                : c.accept(Keyword.TEMP) || c.accept(Keyword.TEMPORARY) ? Table.Kind.TEMPORARY : Table.Kind.ORDINARY;
        c.accept(Keyword.TABLE);
        try {
            NameNode name = c.name("a table");
            c.to(mark);
            QueryNode query = new Sql(c, schema).query();
            if (c.done() || c.kind() == TokenKind.META) {
                return Optional.of(new StatementNode.CreateTableAs(
                        name, kind, false, List.of(), List.of(), List.of(), Optional.of(query), Optional.empty()));
            }
        } catch (Unreadable e) {
            // Data is not ours to judge; the statement is kept as it is.
        }
        c.to(mark);
        return Optional.empty();
    }

    private StatementNode create() {
        int mark = c.at();
        c.expect(Keyword.CREATE);
        boolean replace = c.accept(Keyword.OR, Keyword.REPLACE);
        Table.Kind kind = Table.Kind.ORDINARY;
        if (c.isAny(Keyword.GLOBAL, Keyword.LOCAL)) {
            c.skip();
        }
        if (c.isAny(Keyword.TEMP, Keyword.TEMPORARY)) {
            c.skip();
            kind = Table.Kind.TEMPORARY;
        } else if (c.accept(Keyword.UNLOGGED)) {
            kind = Table.Kind.UNLOGGED;
        } else if (c.is(Keyword.FOREIGN, Keyword.TABLE)) {
            c.skip();
            kind = Table.Kind.FOREIGN;
        }
        Keyword k = c.keyword();
        return switch (k) {
            case TABLE -> {
                c.skip();
                yield new TableGrammar(c, schema).create(kind);
            }
            case UNIQUE, INDEX -> new IndexGrammar(c, schema).create();
            case VIEW, RECURSIVE, MATERIALIZED -> objects.view(replace, kind == Table.Kind.TEMPORARY);
            case TYPE -> objects.type();
            case DOMAIN -> objects.domain();
            case SEQUENCE -> objects.sequence(kind);
            case TRIGGER, CONSTRAINT -> objects.trigger(replace);
            case POLICY -> objects.policy();
            case FUNCTION, PROCEDURE, AGGREGATE -> objects.routine(replace);
            case SCHEMA -> schema();
            case null, default -> {
                c.to(mark);
                yield objects.keptCreate();
            }
        };
    }

    /** CREATE SCHEMA, with the elements that may follow without a semicolon between. */
    private StatementNode schema() {
        c.expect(Keyword.SCHEMA);
        c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        if (c.is(Keyword.AUTHORIZATION)
                && (c.keyword(1) == Keyword.CURRENT_USER
                        || c.keyword(1) == Keyword.SESSION_USER
                        || c.keyword(1) == Keyword.CURRENT_ROLE)
                && c.at() + 2 >= c.tokens.size()) {
            // It is called like whoever runs it.
            return objects.kept("SCHEMA");
        }
        Optional<Ident> name = c.is(Keyword.AUTHORIZATION) ? Optional.empty() : Optional.of(c.ident("a schema"));
        Optional<String> owner = Optional.empty();
        if (c.accept(Keyword.AUTHORIZATION)) {
            int at = c.at();
            owner = Optional.of(c.role());
            if (name.isEmpty()) {
                c.to(at);
                name = Optional.of(c.ident("a role"));
            }
        }
        List<StatementNode> elements = new ArrayList<>(0);
        Name inner = name.map(Ident::name).orElse(schema);
        while (c.isAny(Keyword.CREATE, Keyword.GRANT)) {
            StatementGrammar element = new StatementGrammar(c.tokens, inner);
            element.c.to(c.at());
            elements.add(element.element());
            c.to(element.c.at());
        }
        while (c.tokens.dialect() == Dialect.MYSQL && !c.done()) {
            c.skip();
        }
        return new StatementNode.CreateSchema(name, owner, List.copyOf(elements));
    }

    private StatementNode element() {
        if (!c.is(Keyword.GRANT)) {
            return create();
        }
        int from = c.at();
        return objects.grant() instanceof StatementNode.KeptNode k
                ? new StatementNode.KeptNode(k.kind(), k.name(), k.table(), inSchema(from, k.text()))
                : passing("GRANT");
    }

    /** A GRANT of CREATE SCHEMA with the schema before each name that has none: outside, they would mean something else. */
    private String inSchema(int from, String text) {
        int on = from;
        while (on < c.at() && !c.tokens.is(on, Keyword.ON)) {
            on++;
        }
        int to = on;
        while (to < c.at() && !c.tokens.is(to, Keyword.TO)) {
            to++;
        }
        int name = on + 1;
        if (c.tokens.keyword(name) != null && c.tokens.isIdentifier(name + 1)) {
            name++;
        }
        if (c.tokens.is(name, Keyword.SCHEMA) || c.tokens.is(name - 1, Keyword.SCHEMA) || to >= c.at()) {
            return text;
        }
        StringBuilder out = new StringBuilder(c.text(from, name)).append(' ');
        for (int i = name; i < to; i++) {
            if (c.tokens.is(i, '(')) {
                int close = c.tokens.closing(i);
                out.append(c.text(i, close + 1));
                i = close;
            } else if (c.tokens.is(i, ',')) {
                out.append(", ");
            } else {
                boolean first = c.tokens.isIdentifier(i) && !c.tokens.is(i - 1, '.') && !c.tokens.is(i + 1, '.');
                out.append(first ? Identifiers.written(schema.value()) + "." : "")
                        .append(c.tokens.text(i));
            }
        }
        return out.append(' ').append(c.text(to, c.at())).toString();
    }

    /** Kind and name of a statement as far as its first words tell, for one that could not be read. */
    private record Header(String kind, Optional<NameNode> name) {
        static Header of(Tokens tokens) {
            Cursor c = new Cursor(tokens);
            List<String> kind = new ArrayList<>();
            while (c.kind() == TokenKind.WORD && kind.size() < 6) {
                Keyword k = c.keyword();
                if (k == null || (kind.size() > 1 && k.category() == Keyword.Category.UNRESERVED && !structural(k))) {
                    break;
                }
                if (!modifier(k)) {
                    kind.add(k.name());
                }
                c.skip();
            }
            Optional<NameNode> name = Optional.empty();
            if (tokens.isIdentifier(c.at()) && kind.size() > 1) {
                try {
                    name = Optional.of(c.name("a name"));
                } catch (Unreadable e) {
                    name = Optional.empty();
                }
            }
            String words = kind.isEmpty() ? tokens.text(0).toUpperCase(Locale.ROOT) : String.join(" ", kind);
            return new Header(shorten(words), name);
        }

        private static String shorten(String s) {
            return s.length() <= 40 ? s : s.substring(0, 37) + "...";
        }

        private static boolean structural(Keyword k) {
            return switch (k) {
                case TABLE,
                        INDEX,
                        VIEW,
                        TYPE,
                        DOMAIN,
                        SEQUENCE,
                        TRIGGER,
                        POLICY,
                        FUNCTION,
                        PROCEDURE,
                        AGGREGATE,
                        SCHEMA,
                        RULE,
                        EXTENSION,
                        OPERATOR,
                        MATERIALIZED,
                        EVENT,
                        IF,
                        EXISTS -> true;
                default -> false;
            };
        }

        private static boolean modifier(Keyword k) {
            return switch (k) {
                case OR,
                        REPLACE,
                        TEMP,
                        TEMPORARY,
                        LOCAL,
                        GLOBAL,
                        UNLOGGED,
                        UNIQUE,
                        IF,
                        NOT,
                        EXISTS,
                        CONCURRENTLY,
                        RECURSIVE,
                        ONLY -> true;
                default -> false;
            };
        }
    }
}
