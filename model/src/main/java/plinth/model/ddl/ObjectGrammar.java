package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;

/** Reads everything that is neither a table nor an index: views, types, sequences, triggers, policies, routines, comments. */
final class ObjectGrammar {
    private final Cursor c;
    private final Name schema;
    private final Sql sql;

    ObjectGrammar(Cursor c, Name schema) {
        this.c = c;
        this.schema = schema;
        this.sql = new Sql(c, schema);
    }

    private void skipAll() {
        while (!c.done() && c.kind() != TokenKind.META && c.kind() != TokenKind.DATA) {
            c.skip();
        }
    }

    /** Takes the rest of the statement, from its first token on, as it is. */
    StatementNode kept(String kind) {
        return kept(kind, Optional.empty(), Optional.empty());
    }

    private StatementNode kept(String kind, Optional<NameNode> name, Optional<NameNode> table) {
        skipAll();
        return new StatementNode.KeptNode(kind, name, table, c.text(0, c.at()));
    }

    /** A large object is data and no part of a schema. */
    private StatementNode data(String kind) {
        skipAll();
        return new StatementNode.PassingNode(kind, Optional.empty(), Optional.empty());
    }

    /** CREATE of what the schema keeps whole. */
    StatementNode keptCreate() {
        c.expect(Keyword.CREATE);
        c.accept(Keyword.OR, Keyword.REPLACE);
        Keyword k = c.keyword();
        if (k == null) {
            if (c.tokens.dialect() == Dialect.MYSQL && c.tokens.isIdentifier(c.at())) {
                return mysqlCreate();
            }
            throw c.wanted("what to create");
        }
        int mark = c.at();
        return switch (k) {
            case EXTENSION,
                    COLLATION,
                    STATISTICS,
                    PUBLICATION,
                    SUBSCRIPTION,
                    SERVER,
                    ROLE,
                    USER,
                    GROUP,
                    DATABASE,
                    TABLESPACE,
                    CONVERSION,
                    LANGUAGE -> {
                c.skip();
                String kind = k.name();
                if (k == Keyword.USER && c.accept(Keyword.MAPPING)) {
                    yield kept("USER MAPPING");
                }
                c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
                Optional<NameNode> name = c.tokens.isIdentifier(c.at()) && !c.is(Keyword.ON)
                        ? Optional.of(c.name("a name"))
                        : Optional.empty();
                Optional<NameNode> table = k == Keyword.STATISTICS ? fromTable() : Optional.empty();
                yield kept(kind, name, table);
            }
            case TRUSTED, PROCEDURAL -> {
                while (!c.done() && !c.is(Keyword.LANGUAGE)) {
                    c.skip();
                }
                c.accept(Keyword.LANGUAGE);
                yield kept("LANGUAGE", Optional.of(c.name("a language")), Optional.empty());
            }
            case RULE -> {
                c.skip();
                Ident name = c.ident("a rule");
                while (!c.done() && !c.is(Keyword.TO)) {
                    c.skip();
                }
                c.expect(Keyword.TO);
                NameNode table = c.name("a table");
                yield kept("RULE", Optional.of(new NameNode(List.of(name))), Optional.of(table));
            }
            case EVENT -> {
                c.skip();
                boolean trigger = c.accept(Keyword.TRIGGER);
                yield kept(trigger ? "EVENT TRIGGER" : "EVENT", Optional.of(c.name("a name")), Optional.empty());
            }
            case ACCESS -> {
                c.skip();
                c.expect(Keyword.METHOD);
                yield kept("ACCESS METHOD", Optional.of(c.name("a name")), Optional.empty());
            }
            case FOREIGN -> {
                c.skip();
                c.expect(Keyword.DATA);
                c.expect(Keyword.WRAPPER);
                yield kept("FOREIGN DATA WRAPPER", Optional.of(c.name("a name")), Optional.empty());
            }
            case TEXT -> {
                c.skip();
                c.expect(Keyword.SEARCH);
                String what = c.tokens.text(c.at()).toUpperCase(Locale.ROOT);
                c.skip();
                yield kept("TEXT SEARCH " + what, Optional.of(c.name("a name")), Optional.empty());
            }
            case OPERATOR -> {
                c.skip();
                if (c.isAny(Keyword.CLASS, Keyword.FAMILY)) {
                    String kind = "OPERATOR " + c.tokens.text(c.at()).toUpperCase(Locale.ROOT);
                    c.skip();
                    yield kept(kind, Optional.of(c.name("a name")), Optional.empty());
                }
                yield kept("OPERATOR");
            }
            case DEFAULT -> {
                c.skip();
                c.expect(Keyword.CONVERSION);
                yield kept("CONVERSION", Optional.of(c.name("a name")), Optional.empty());
            }
            case CAST, TRANSFORM -> kept(k.name());
            case UNLOGGED, TEMP, TEMPORARY, LOCAL, GLOBAL -> {
                c.skip();
                yield sequenceOrView();
            }
            default -> {
                if (c.tokens.dialect() == Dialect.MYSQL) {
                    yield mysqlCreate();
                }
                c.to(mark);
                throw c.wanted("what to create, such as TABLE, INDEX or VIEW");
            }
        };
    }

    private StatementNode sequenceOrView() {
        return switch (c.keyword()) {
            case SEQUENCE -> sequence(Table.Kind.ORDINARY);
            case VIEW, RECURSIVE -> view(false, false);
            case null, default -> throw c.wanted("TABLE, SEQUENCE or VIEW");
        };
    }

    private Optional<NameNode> fromTable() {
        int at = c.at();
        while (!c.done() && !c.is(Keyword.FROM)) {
            c.skip();
        }
        Optional<NameNode> table = c.accept(Keyword.FROM) ? Optional.of(c.name("a table")) : Optional.empty();
        c.to(at);
        return table;
    }

    /** CREATE with MySQL's DEFINER and ALGORITHM before the kind. */
    private StatementNode mysqlCreate() {
        while (!c.done()) {
            Keyword k = c.keyword();
            if (k == Keyword.VIEW
                    || k == Keyword.TRIGGER
                    || k == Keyword.FUNCTION
                    || k == Keyword.PROCEDURE
                    || k == Keyword.EVENT
                    || k == Keyword.DATABASE) {
                c.skip();
                c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
                return kept(k.name(), Optional.of(c.name("a name")), Optional.empty());
            }
            if (k == Keyword.FULLTEXT || k == Keyword.SPATIAL) {
                String method = c.tokens.text(c.at()).toLowerCase(Locale.ROOT);
                c.skip();
                StatementNode index = new IndexGrammar(c, schema).create();
                return index instanceof StatementNode.CreateIndex i && !method.isEmpty() ? i : index;
            }
            c.skip();
        }
        throw c.wanted("what to create");
    }

    // Views

    StatementNode view(boolean replace, boolean temporary) {
        boolean materialized = c.accept(Keyword.MATERIALIZED);
        boolean recursive = c.accept(Keyword.RECURSIVE);
        c.expect(Keyword.VIEW);
        boolean ifNotExists = c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        NameNode name = c.name("a view");
        List<Ident> columns = c.is('(') ? c.idents("a column") : List.of();
        List<String> traits = new ArrayList<>(1);
        if (temporary) {
            traits.add("TEMPORARY");
        }
        if (recursive) {
            traits.add("RECURSIVE");
        }
        List<Option> with = List.of();
        while (!c.done() && !c.is(Keyword.AS)) {
            if (c.is(Keyword.WITH)) {
                c.skip();
                with = new ConstraintGrammar(c, schema).options();
            } else if (c.isAny(Keyword.USING, Keyword.TABLESPACE)) {
                String word = c.is(Keyword.USING) ? "USING " : "TABLESPACE ";
                c.skip();
                traits.add(word + c.ident("a name"));
            } else {
                throw c.wanted("AS");
            }
        }
        c.expect(Keyword.AS);
        ExprNode query = sql.wholeQuery();
        if (c.is(Keyword.WITH)) {
            int at = c.at();
            skipAll();
            String words = c.text(at, c.at()).toUpperCase(Locale.ROOT);
            if (!words.equals("WITH DATA")) {
                traits.add(words.equals("WITH CASCADED CHECK OPTION") ? "WITH CHECK OPTION" : words);
            }
        }
        return new StatementNode.CreateView(
                name,
                materialized,
                replace,
                ifNotExists,
                columns,
                query.queries().getFirst(),
                query.expression(),
                with,
                List.copyOf(traits));
    }

    // Types, domains, sequences

    StatementNode type() {
        c.expect(Keyword.TYPE);
        NameNode name = c.name("a type");
        if (!c.accept(Keyword.AS)) {
            return kept("TYPE", Optional.of(name), Optional.empty());
        }
        if (c.accept(Keyword.ENUM)) {
            c.expect('(');
            List<String> labels = new ArrayList<>();
            List<Span> spans = new ArrayList<>();
            while (!c.is(')')) {
                spans.add(c.tokens.span(c.at()));
                labels.add(c.string("a label in quotes"));
                if (!c.accept(',')) {
                    break;
                }
            }
            c.expect(')');
            return new StatementNode.CreateEnum(name, List.copyOf(labels), List.copyOf(spans));
        }
        if (c.is(Keyword.RANGE)) {
            return kept("TYPE", Optional.of(name), Optional.empty());
        }
        c.expect('(');
        List<TableElement.ColumnNode> fields = new ArrayList<>();
        ColumnGrammar columns = new ColumnGrammar(c, schema);
        while (!c.is(')')) {
            fields.add(columns.column());
            if (!c.accept(',')) {
                break;
            }
        }
        c.expect(')');
        List<Column> values = new ArrayList<>();
        for (TableElement.ColumnNode f : fields) {
            values.add(field(f));
        }
        return new StatementNode.CreateComposite(
                name, new CompositeType(name.in(schema), values, Optional.empty()), fields);
    }

    static Column field(TableElement.ColumnNode f) {
        Optional<String> collation = f.clauses().stream()
                .filter(TableElement.CollateClause.class::isInstance)
                .map(k -> ((TableElement.CollateClause) k).collation().written())
                .findFirst();
        return Column.of(f.name().name().value(), f.type().type()).withCollation(collation);
    }

    StatementNode domain() {
        c.expect(Keyword.DOMAIN);
        NameNode name = c.name("a domain");
        c.accept(Keyword.AS);
        TypeNode type = new TypeGrammar(c, schema).type();
        Optional<String> collation = Optional.empty();
        Optional<ExprNode> defaultValue = Optional.empty();
        Optional<Column.NotNull> notNull = Optional.empty();
        List<TableElement.ConstraintNode> checks = new ArrayList<>(1);
        ConstraintGrammar constraints = new ConstraintGrammar(c, schema);
        while (!c.done() && !c.is(Keyword.CREATE) && !c.is(Keyword.GRANT)) {
            int start = c.start();
            if (c.accept(Keyword.COLLATE)) {
                int at = c.at();
                c.name("a collation");
                collation = Optional.of(c.text(at, c.at()));
                continue;
            }
            if (c.accept(Keyword.DEFAULT)) {
                defaultValue = Optional.of(sql.restricted());
                continue;
            }
            Optional<Ident> given = constraints.name();
            if (c.accept(Keyword.NOT, Keyword.NULL)) {
                notNull = Optional.of(notNull(given));
            } else if (!c.accept(Keyword.NULL)) {
                checks.add(constraints.check(start, given));
            }
        }
        return new StatementNode.CreateDomain(name, type, collation, defaultValue, notNull, List.copyOf(checks));
    }

    private static Column.NotNull notNull(Optional<Ident> name) {
        return new Column.NotNull(name.map(Ident::name), false, true, Optional.empty());
    }

    /** Reads CREATE SEQUENCE; what is not the ordinary {@code kind} is the first of its options. */
    StatementNode sequence(Table.Kind kind) {
        c.expect(Keyword.SEQUENCE);
        boolean ifNotExists = c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        NameNode name = c.name("a sequence");
        List<String> options = new ArrayList<>();
        if (kind == Table.Kind.UNLOGGED || kind == Table.Kind.TEMPORARY) {
            options.add(kind.name());
        }
        Optional<StatementNode.OwnerNode> owner = Optional.empty();
        while (!c.done() && !c.is(Keyword.CREATE) && !c.is(Keyword.GRANT)) {
            if (c.accept(Keyword.OWNED)) {
                owner = ownedBy();
            } else {
                options.addAll(some());
            }
        }
        return new StatementNode.CreateSequence(name, ifNotExists, List.copyOf(options), owner);
    }

    private List<String> some() {
        List<String> more = ColumnGrammar.sequenceOptions(c);
        if (more.isEmpty()) {
            throw c.wanted("an option of the sequence");
        }
        return more;
    }

    private Optional<StatementNode.OwnerNode> ownedBy() {
        c.expect(Keyword.BY);
        if (c.accept(Keyword.NONE)) {
            return Optional.empty();
        }
        NameNode column = c.name("a column");
        if (column.parts().size() < 2) {
            throw new Unreadable(column.span().start(), "expected a table and its column, as in table.column");
        }
        return Optional.of(new StatementNode.OwnerNode(
                new NameNode(column.parts().subList(0, column.parts().size() - 1)), column.last()));
    }

    // Triggers, policies, routines

    StatementNode trigger(boolean replace) {
        boolean constraint = c.accept(Keyword.CONSTRAINT);
        c.expect(Keyword.TRIGGER);
        c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        Ident name = c.ident("a trigger");
        if (c.tokens.dialect() != Dialect.POSTGRESQL) {
            while (!c.done() && !c.is(Keyword.ON)) {
                c.skip();
            }
            c.expect(Keyword.ON);
            return kept("TRIGGER", Optional.of(new NameNode(List.of(name))), Optional.of(c.name("a table")));
        }
        String timing;
        if (c.accept(Keyword.INSTEAD, Keyword.OF)) {
            timing = "instead of";
        } else if (c.isAny(Keyword.BEFORE, Keyword.AFTER)) {
            timing = c.tokens.text(c.at()).toLowerCase(Locale.ROOT);
            c.skip();
        } else {
            throw c.wanted("BEFORE, AFTER or INSTEAD OF");
        }
        List<String> events = new ArrayList<>(1);
        List<Ident> updateOf = new ArrayList<>(0);
        do {
            if (!c.isAny(Keyword.INSERT, Keyword.UPDATE, Keyword.DELETE, Keyword.TRUNCATE)) {
                throw c.wanted("INSERT, UPDATE, DELETE or TRUNCATE");
            }
            events.add(c.tokens.text(c.at()).toLowerCase(Locale.ROOT));
            c.skip();
            if (c.accept(Keyword.OF)) {
                do {
                    updateOf.add(c.ident("a column"));
                } while (c.accept(','));
            }
        } while (c.accept(Keyword.OR));
        c.expect(Keyword.ON);
        NameNode table = c.name("a table");
        Optional<String> from = Optional.empty();
        if (c.accept(Keyword.FROM)) {
            int at = c.at();
            c.name("a table");
            from = Optional.of(c.text(at, c.at()));
        }
        Constraint.Deferral deferral = Constraint.Deferral.NOT_DEFERRABLE;
        Optional<String> referencing = Optional.empty();
        boolean eachRow = false;
        Optional<ExprNode> when = Optional.empty();
        while (!c.done() && !c.is(Keyword.EXECUTE)) {
            if (c.accept(Keyword.NOT, Keyword.DEFERRABLE) || c.accept(Keyword.INITIALLY, Keyword.IMMEDIATE)) {
                continue;
            }
            if (c.accept(Keyword.DEFERRABLE)) {
                deferral = Constraint.Deferral.DEFERRABLE;
            } else if (c.accept(Keyword.INITIALLY, Keyword.DEFERRED)) {
                deferral = Constraint.Deferral.INITIALLY_DEFERRED;
            } else if (c.accept(Keyword.REFERENCING)) {
                int at = c.at();
                while (!c.done() && !c.is(Keyword.FOR) && !c.is(Keyword.WHEN) && !c.is(Keyword.EXECUTE)) {
                    c.skip();
                }
                referencing = Optional.of(c.text(at, c.at()));
            } else if (c.accept(Keyword.FOR)) {
                c.accept(Keyword.EACH);
                eachRow = c.is(Keyword.ROW);
                c.skip();
            } else if (c.accept(Keyword.WHEN)) {
                c.expect('(');
                when = Optional.of(sql.expression());
                c.expect(')');
            } else {
                throw c.wanted("EXECUTE FUNCTION");
            }
        }
        c.expect(Keyword.EXECUTE);
        if (!c.accept(Keyword.FUNCTION)) {
            c.expect(Keyword.PROCEDURE);
        }
        int at = c.at();
        c.name("a function");
        c.skipParenthesis();
        String call = c.text(at, c.at());
        Trigger trigger = new Trigger(
                name.name(),
                constraint,
                timing,
                events,
                ConstraintGrammar.names(updateOf),
                from,
                deferral,
                referencing,
                eachRow,
                when.map(ExprNode::expression),
                call,
                "enabled",
                Optional.empty());
        return new StatementNode.CreateTrigger(table, name, replace, List.copyOf(updateOf), when, trigger);
    }

    StatementNode policy() {
        c.expect(Keyword.POLICY);
        Ident name = c.ident("a policy");
        c.expect(Keyword.ON);
        NameNode table = c.name("a table");
        boolean permissive = true;
        String command = "all";
        List<String> roles = new ArrayList<>(1);
        Optional<ExprNode> using = Optional.empty();
        Optional<ExprNode> check = Optional.empty();
        while (!c.done()) {
            if (c.accept(Keyword.AS)) {
                permissive = !c.is(Keyword.RESTRICTIVE);
                c.skip();
            } else if (c.accept(Keyword.FOR)) {
                command = c.tokens.text(c.at()).toLowerCase(Locale.ROOT);
                c.skip();
            } else if (c.accept(Keyword.TO)) {
                roles.addAll(roles());
            } else if (c.accept(Keyword.USING)) {
                c.expect('(');
                using = Optional.of(sql.expression());
                c.expect(')');
            } else if (c.accept(Keyword.WITH, Keyword.CHECK)) {
                c.expect('(');
                check = Optional.of(sql.expression());
                c.expect(')');
            } else {
                throw c.wanted("FOR, TO, USING or WITH CHECK");
            }
        }
        Policy policy = new Policy(
                name.name(),
                permissive,
                command,
                roles,
                using.map(ExprNode::expression),
                check.map(ExprNode::expression),
                Optional.empty());
        return new StatementNode.CreatePolicy(table, name, using, check, policy);
    }

    /** Returns the roles that a policy is for; none is everybody, which PUBLIC says whoever else is named. */
    private List<String> roles() {
        List<String> roles = new ArrayList<>(1);
        do {
            roles.add(c.text(c.at(), c.at() + 1));
            c.skip();
        } while (c.accept(','));
        return roles.stream().anyMatch(r -> r.equalsIgnoreCase("public") || r.equals("\"public\"")) ? List.of() : roles;
    }

    private StatementNode alterPolicy(NameNode table, Ident name) {
        Optional<List<String>> roles = c.accept(Keyword.TO) ? Optional.of(roles()) : Optional.empty();
        Optional<ExprNode> using = Optional.empty();
        Optional<ExprNode> check = Optional.empty();
        if (c.accept(Keyword.USING)) {
            c.expect('(');
            using = Optional.of(sql.expression());
            c.expect(')');
        }
        if (c.accept(Keyword.WITH, Keyword.CHECK)) {
            c.expect('(');
            check = Optional.of(sql.expression());
            c.expect(')');
        }
        if (!c.done()) {
            throw c.wanted("TO, USING or WITH CHECK");
        }
        return new StatementNode.AlterPolicy(table, name, roles, using, check);
    }

    StatementNode routine(boolean replace) {
        String kind = c.tokens.text(c.at()).toLowerCase(Locale.ROOT);
        c.skip();
        c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        NameNode name = c.name("a " + kind);
        if (!c.is('(')) {
            return kept(kind.toUpperCase(Locale.ROOT), Optional.of(name), Optional.empty());
        }
        int at = c.at();
        Optional<String> base = kind.equals("aggregate") ? baseType() : Optional.empty();
        String arguments = base.orElseGet(this::arguments);
        if (c.done() && base.isEmpty()) {
            throw c.wanted(kind.equals("aggregate") ? "the definition of the aggregate" : "RETURNS or AS");
        }
        skipAll();
        String definition = c.text(at, c.at());
        return new StatementNode.CreateRoutine(
                name, replace, new Routine(name.in(schema), kind, arguments, definition, Optional.empty()));
    }

    /** The old form of CREATE AGGREGATE names its one argument in the definition: its type, or {@code *} for {@code 'ANY'}. */
    private Optional<String> baseType() {
        int open = c.at();
        int close = c.tokens.closing(open);
        if (close < 0 || close + 1 < c.tokens.size()) {
            return Optional.empty();
        }
        for (int i = open + 1; i < close; i++) {
            if (c.tokens.is(i, "basetype") && c.tokens.is(i + 1, '=')) {
                c.to(i + 2);
                boolean any = c.kind() == TokenKind.STRING || c.is('*') || c.is(Keyword.ANY);
                String type =
                        any ? "*" : new TypeGrammar(c, schema).type().type().toString();
                c.to(close + 1);
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Reads a list of arguments and returns the types of those that are passed in. */
    private String arguments() {
        int open = c.at();
        int close = c.tokens.closing(open);
        if (close < 0) {
            throw new Unreadable(c.start(), "this parenthesis is not closed");
        }
        List<String> types = new ArrayList<>();
        boolean variadic = false;
        boolean ordered = false;
        c.expect('(');
        while (c.at() < close) {
            ordered |= c.is(Keyword.ORDER, Keyword.BY);
            if (c.is('*') || c.accept(Keyword.ORDER, Keyword.BY) || c.is(',')) {
                if (c.is('*')) {
                    types.add("*");
                }
                if (c.is('*') || c.is(',')) {
                    c.skip();
                }
                continue;
            }
            boolean out = c.is(Keyword.OUT);
            // Of ordered arguments that go on as the direct ones do, PostgreSQL counts one.
            boolean again = ordered && variadic && c.is(Keyword.VARIADIC);
            variadic |= c.is(Keyword.VARIADIC);
            if (c.isAny(Keyword.IN, Keyword.OUT, Keyword.INOUT, Keyword.VARIADIC)) {
                c.skip();
            }
            String type = argumentType(close);
            if (!out && !again) {
                types.add(type.equals("any") ? "\"any\"" : type);
            }
            int depth = 0;
            while (c.at() < close && (depth > 0 || (!c.is(',') && !c.is(Keyword.ORDER, Keyword.BY)))) {
                depth += c.is('(') || c.is('[') ? 1 : c.is(')') || c.is(']') ? -1 : 0;
                c.skip();
            }
            c.accept(',');
        }
        c.to(close + 1);
        return String.join(", ", types);
    }

    /** A type, or a name and a type: it is a type alone when that uses up the argument. */
    private String argumentType(int close) {
        int at = c.at();
        try {
            TypeNode alone = new TypeGrammar(c, schema).type();
            if (c.at() >= close
                    || c.is(',')
                    || c.is(Keyword.DEFAULT)
                    || c.is('=')
                    || c.tokens.is(c.at(), ":=")
                    || c.is(Keyword.ORDER)) {
                return alone.type().toString();
            }
        } catch (Unreadable e) {
            // Not a type: it begins with the argument's name.
        }
        c.to(at + 1);
        if (c.isAny(Keyword.IN, Keyword.OUT, Keyword.INOUT)) {
            c.skip();
        }
        return new TypeGrammar(c, schema).type().type().toString();
    }

    // Comments, privileges, drops, alterations

    StatementNode comment() {
        c.expect(Keyword.COMMENT);
        c.expect(Keyword.ON);
        if (c.is(Keyword.LARGE)) {
            return data("COMMENT");
        }
        String kind = kind();
        Optional<Ident> part = Optional.empty();
        Optional<String> arguments = Optional.empty();
        NameNode name;
        switch (kind) {
            case "COLUMN" -> {
                NameNode full = c.name("a column");
                if (full.parts().size() < 2) {
                    throw new Unreadable(full.span().start(), "expected a table and its column, as in table.column");
                }
                name = new NameNode(full.parts().subList(0, full.parts().size() - 1));
                part = Optional.of(full.last());
            }
            case "CONSTRAINT", "TRIGGER", "POLICY", "RULE" -> {
                part = Optional.of(c.ident("a name"));
                c.expect(Keyword.ON);
                if (c.accept(Keyword.DOMAIN)) {
                    kind = "DOMAIN CONSTRAINT";
                }
                name = c.name("a table");
            }
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" -> {
                name = c.name("a routine");
                arguments = c.is('(') ? Optional.of(arguments()) : Optional.empty();
            }
            default -> {
                if (!c.tokens.isIdentifier(c.at())) {
                    return kept("COMMENT");
                }
                name = c.labels("a name");
                if (!c.is(Keyword.IS)) {
                    return kept("COMMENT", Optional.of(name), Optional.empty());
                }
            }
        }
        c.expect(Keyword.IS);
        int start = c.start();
        Optional<String> comment =
                c.accept(Keyword.NULL) ? Optional.empty() : Optional.of(c.string("the comment in quotes"));
        return new StatementNode.Comment(kind, name, part, arguments, comment, c.from(start));
    }

    /** Reads the words that say what kind of object follows: {@code TABLE}, {@code MATERIALIZED VIEW}, {@code TEXT SEARCH PARSER}. */
    private String kind() {
        Keyword k = c.keyword();
        if (k == null) {
            throw c.wanted("a kind of object, such as TABLE or COLUMN");
        }
        c.skip();
        switch (k) {
            case MATERIALIZED, FOREIGN, EVENT, ACCESS, USER, TEXT, OPERATOR, LARGE, PROCEDURAL -> {
                StringBuilder words = new StringBuilder(k.name());
                while (c.isAny(
                        Keyword.VIEW,
                        Keyword.TABLE,
                        Keyword.DATA,
                        Keyword.WRAPPER,
                        Keyword.TRIGGER,
                        Keyword.METHOD,
                        Keyword.MAPPING,
                        Keyword.SEARCH,
                        Keyword.CONFIGURATION,
                        Keyword.DICTIONARY,
                        Keyword.PARSER,
                        Keyword.TEMPLATE,
                        Keyword.CLASS,
                        Keyword.FAMILY,
                        Keyword.OBJECT,
                        Keyword.LANGUAGE)) {
                    words.append(' ').append(c.tokens.text(c.at()).toUpperCase(Locale.ROOT));
                    c.skip();
                }
                return words.toString();
            }
            default -> {
                return k.name();
            }
        }
    }

    StatementNode grant() {
        String kind = c.tokens.text(c.at()).toUpperCase(Locale.ROOT);
        int at = c.at();
        c.skip();
        Optional<NameNode> on = Optional.empty();
        while (!c.done() && !c.is(Keyword.ON) && !c.isAny(Keyword.TO, Keyword.FROM)) {
            if (c.is('(')) {
                c.skipParenthesis();
            } else {
                c.skip();
            }
        }
        if (c.is(Keyword.ON, Keyword.LARGE)) {
            return data(kind);
        }
        if (c.accept(Keyword.ON)) {
            boolean table = c.accept(Keyword.TABLE);
            if (!table && c.keyword() != null && c.tokens.isIdentifier(c.at() + 1)) {
                c.skip();
            }
            if (c.tokens.isIdentifier(c.at())) {
                on = Optional.of(c.name("a name"));
            }
        }
        while (!c.done() && !(c.is(Keyword.CREATE) || (c.is(Keyword.GRANT) && c.keyword(1) != Keyword.OPTION))) {
            c.skip();
        }
        return new StatementNode.KeptNode(kind, on, Optional.empty(), c.text(at, c.at()));
    }

    StatementNode drop() {
        c.expect(Keyword.DROP);
        String kind = kind();
        c.accept(Keyword.CONCURRENTLY);
        boolean ifExists = c.accept(Keyword.IF, Keyword.EXISTS);
        switch (kind) {
            case "TABLE",
                    "VIEW",
                    "MATERIALIZED VIEW",
                    "FOREIGN TABLE",
                    "SEQUENCE",
                    "INDEX",
                    "TYPE",
                    "DOMAIN",
                    "SCHEMA",
                    "EXTENSION",
                    "COLLATION",
                    "STATISTICS",
                    "CONVERSION",
                    "PUBLICATION",
                    "SUBSCRIPTION",
                    "EVENT TRIGGER",
                    "SERVER",
                    "FOREIGN DATA WRAPPER",
                    "ACCESS METHOD",
                    "TEXT SEARCH CONFIGURATION",
                    "TEXT SEARCH DICTIONARY",
                    "TEXT SEARCH PARSER",
                    "TEXT SEARCH TEMPLATE" -> {
                List<NameNode> names = new ArrayList<>(1);
                do {
                    names.add(c.name("a name"));
                } while (c.accept(','));
                Optional<NameNode> table = c.tokens.dialect() == Dialect.MYSQL && c.accept(Keyword.ON)
                        ? Optional.of(c.name("a table"))
                        : Optional.empty();
                boolean cascade = behaviour();
                return new StatementNode.Drop(kind, List.copyOf(names), ifExists, cascade, table, List.of());
            }
            case "TRIGGER", "POLICY", "RULE" -> {
                Ident name = c.ident("a name");
                Optional<NameNode> table = c.accept(Keyword.ON) ? Optional.of(c.name("a table")) : Optional.empty();
                boolean cascade = behaviour();
                return new StatementNode.Drop(
                        kind, List.of(new NameNode(List.of(name))), ifExists, cascade, table, List.of());
            }
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" -> {
                List<NameNode> names = new ArrayList<>(1);
                List<Optional<String>> arguments = new ArrayList<>(1);
                do {
                    names.add(c.name("a routine"));
                    arguments.add(c.is('(') ? Optional.of(arguments()) : Optional.empty());
                } while (c.accept(','));
                boolean cascade = behaviour();
                return new StatementNode.Drop(
                        kind, List.copyOf(names), ifExists, cascade, Optional.empty(), List.copyOf(arguments));
            }
            default -> {
                Optional<NameNode> name =
                        c.tokens.isIdentifier(c.at()) ? Optional.of(c.labels("a name")) : Optional.empty();
                skipAll();
                return new StatementNode.PassingNode("DROP " + kind, name, Optional.empty());
            }
        }
    }

    private boolean behaviour() {
        if (c.accept(Keyword.CASCADE)) {
            return true;
        }
        c.accept(Keyword.RESTRICT);
        return false;
    }

    StatementNode alter() {
        int mark = c.at();
        c.expect(Keyword.ALTER);
        String kind = kind();
        switch (kind) {
            case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "INDEX" -> {
                if (c.accept(Keyword.ALL)) {
                    return kept("ALTER " + kind + " ALL");
                }
                return new AlterGrammar(c, schema).alter(kind);
            }
            case "SEQUENCE" -> {
                return alterSequence();
            }
            case "TYPE" -> {
                return alterType();
            }
            case "DOMAIN" -> {
                return alterDomain();
            }
            case "LARGE OBJECT" -> {
                return data("ALTER");
            }
            case "OPERATOR" -> {
                return kept("ALTER OPERATOR");
            }
            case "DEFAULT" -> {
                return kept("DEFAULT PRIVILEGES");
            }
            case "TRIGGER", "POLICY", "RULE" -> {
                Ident name = c.ident("a name");
                c.expect(Keyword.ON);
                NameNode table = c.name("a table");
                if (c.accept(Keyword.RENAME, Keyword.TO)) {
                    return new StatementNode.RenameObject(
                            kind, new NameNode(List.of(name)), Optional.of(table), Optional.empty(), c.ident("a name"));
                }
                if (kind.equals("POLICY")) {
                    return alterPolicy(table, name);
                }
                return passing(kind, Optional.of(new NameNode(List.of(name))));
            }
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" -> {
                NameNode name = c.name("a routine");
                Optional<String> arguments = c.is('(') ? Optional.of(arguments()) : Optional.empty();
                return renamed(kind, name, arguments);
            }
            default -> {
                c.accept(Keyword.IF, Keyword.EXISTS);
                if (!c.tokens.isIdentifier(c.at())) {
                    c.to(mark);
                    return kept("ALTER " + kind);
                }
                NameNode name = c.name("a name");
                return renamed(kind, name, Optional.empty());
            }
        }
    }

    private StatementNode passing(String kind, Optional<NameNode> name) {
        skipAll();
        return new StatementNode.PassingNode("ALTER " + kind, name, Optional.empty());
    }

    private StatementNode renamed(String kind, NameNode name, Optional<String> arguments) {
        if (c.accept(Keyword.RENAME, Keyword.TO)) {
            return new StatementNode.RenameObject(kind, name, Optional.empty(), arguments, c.ident("a name"));
        }
        if (c.accept(Keyword.SET, Keyword.SCHEMA)) {
            return new StatementNode.MoveObject(kind, name, arguments, c.ident("a schema"));
        }
        if (c.accept(Keyword.OWNER, Keyword.TO)) {
            return new StatementNode.SetOwner(kind, name, arguments, c.role());
        }
        return kept("ALTER " + kind, Optional.of(name), Optional.empty());
    }

    private StatementNode alterSequence() {
        c.accept(Keyword.IF, Keyword.EXISTS);
        NameNode name = c.name("a sequence");
        if (c.isAny(Keyword.RENAME, Keyword.OWNER) || c.is(Keyword.SET, Keyword.SCHEMA)) {
            return renamed("SEQUENCE", name, Optional.empty());
        }
        List<String> options = new ArrayList<>();
        Optional<StatementNode.OwnerNode> owner = Optional.empty();
        boolean none = false;
        while (!c.done()) {
            if (c.accept(Keyword.OWNED)) {
                owner = ownedBy();
                none = owner.isEmpty();
            } else {
                c.accept(Keyword.SET);
                options.addAll(some());
            }
        }
        return new StatementNode.AlterSequence(name, List.copyOf(options), owner, none);
    }

    private StatementNode alterType() {
        NameNode name = c.name("a type");
        if (c.accept(Keyword.ADD, Keyword.VALUE)) {
            boolean ifNotExists = c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
            String label = c.string("a label in quotes");
            Optional<String> before =
                    c.accept(Keyword.BEFORE) ? Optional.of(c.string("a label in quotes")) : Optional.empty();
            Optional<String> after =
                    c.accept(Keyword.AFTER) ? Optional.of(c.string("a label in quotes")) : Optional.empty();
            return new StatementNode.AddLabel(name, label, ifNotExists, before, after);
        }
        if (c.accept(Keyword.RENAME, Keyword.VALUE)) {
            String from = c.string("a label in quotes");
            c.expect(Keyword.TO);
            return new StatementNode.RenameLabel(name, from, c.string("a label in quotes"));
        }
        if (c.isAny(Keyword.ADD, Keyword.DROP, Keyword.ALTER) || c.is(Keyword.RENAME, Keyword.ATTRIBUTE)) {
            int mark = c.at();
            try {
                return attributes(name);
            } catch (Unreadable e) {
                c.to(mark);
                return kept("ALTER TYPE", Optional.of(name), Optional.empty());
            }
        }
        return renamed("TYPE", name, Optional.empty());
    }

    private StatementNode attributes(NameNode name) {
        List<AlterAction> actions = new ArrayList<>(1);
        do {
            int start = c.start();
            boolean rename = c.accept(Keyword.RENAME);
            Keyword k = c.keyword();
            if (!rename) {
                c.skip();
            }
            if (!c.accept(Keyword.ATTRIBUTE)) {
                throw c.wanted("ATTRIBUTE");
            }
            if (rename) {
                Ident from = c.label("an attribute");
                c.expect(Keyword.TO);
                Ident to = c.ident("a name");
                actions.add(new AlterAction.RenameColumn(c.from(start), from, to));
            } else if (k == Keyword.ADD) {
                TableElement.ColumnNode column = new ColumnGrammar(c, schema).column();
                actions.add(new AlterAction.AddColumn(c.from(start), column, false, Optional.empty(), false));
            } else if (k == Keyword.DROP) {
                boolean ifExists = c.accept(Keyword.IF, Keyword.EXISTS);
                Ident column = c.label("an attribute");
                actions.add(new AlterAction.DropColumn(c.from(start), column, ifExists, false));
            } else {
                Ident column = c.label("an attribute");
                c.accept(Keyword.SET, Keyword.DATA);
                c.expect(Keyword.TYPE);
                TypeNode type = new TypeGrammar(c, schema).type();
                Optional<NameNode> collation =
                        c.accept(Keyword.COLLATE) ? Optional.of(c.name("a collation")) : Optional.empty();
                actions.add(new AlterAction.SetType(c.from(start), column, type, collation, Optional.empty()));
            }
            behaviour();
        } while (c.accept(','));
        if (!c.done()) {
            throw c.wanted("the end of the statement");
        }
        return new StatementNode.AlterComposite(name, List.copyOf(actions));
    }

    private StatementNode alterDomain() {
        NameNode name = c.name("a domain");
        int start = c.start();
        if (c.accept(Keyword.SET, Keyword.DEFAULT)) {
            return new StatementNode.AlterDomain(name, new StatementNode.DomainDefault(Optional.of(sql.expression())));
        }
        if (c.accept(Keyword.DROP, Keyword.DEFAULT)) {
            return new StatementNode.AlterDomain(name, new StatementNode.DomainDefault(Optional.empty()));
        }
        if (c.accept(Keyword.SET, Keyword.NOT, Keyword.NULL)) {
            return new StatementNode.AlterDomain(
                    name, new StatementNode.DomainNotNull(Optional.of(Column.NotNull.PLAIN)));
        }
        if (c.accept(Keyword.DROP, Keyword.NOT, Keyword.NULL)) {
            return new StatementNode.AlterDomain(name, new StatementNode.DomainNotNull(Optional.empty()));
        }
        if (c.accept(Keyword.ADD)) {
            ConstraintGrammar constraints = new ConstraintGrammar(c, schema);
            start = c.start();
            Optional<Ident> given = constraints.name();
            if (c.accept(Keyword.NOT, Keyword.NULL)) {
                return new StatementNode.AlterDomain(
                        name, new StatementNode.DomainNotNull(Optional.of(notNull(given))));
            }
            return new StatementNode.AlterDomain(name, new StatementNode.DomainCheck(constraints.check(start, given)));
        }
        if (c.accept(Keyword.DROP, Keyword.CONSTRAINT)) {
            c.accept(Keyword.IF, Keyword.EXISTS);
            Ident constraint = c.ident("a constraint");
            behaviour();
            return new StatementNode.AlterDomain(name, new StatementNode.DomainDrop(constraint));
        }
        if (c.accept(Keyword.RENAME, Keyword.CONSTRAINT)) {
            Ident from = c.ident("a constraint");
            c.expect(Keyword.TO);
            return new StatementNode.AlterDomain(name, new StatementNode.DomainRename(from, c.ident("a name")));
        }
        if (c.accept(Keyword.VALIDATE, Keyword.CONSTRAINT)) {
            return new StatementNode.AlterDomain(name, new StatementNode.DomainValidate(c.ident("a constraint")));
        }
        return renamed("DOMAIN", name, Optional.empty());
    }
}
