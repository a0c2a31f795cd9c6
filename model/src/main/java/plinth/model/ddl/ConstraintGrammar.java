package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;

/** Reads constraints of tables and columns, keys of indexes, and lists of options. */
final class ConstraintGrammar {
    private final Cursor c;
    private final Name schema;
    private final Sql sql;

    ConstraintGrammar(Cursor c, Name schema) {
        this.c = c;
        this.schema = schema;
        this.sql = new Sql(c, schema);
    }

    /** Returns whether a constraint of the table, not a column, begins at the token at hand. */
    boolean begins() {
        Keyword k = c.keyword();
        if (k == null) {
            return false;
        }
        return switch (k) {
            case CONSTRAINT, CHECK, UNIQUE, PRIMARY, FOREIGN -> true;
            case EXCLUDE -> c.is(1, '(') || c.keyword(1) == Keyword.USING;
            case NOT -> c.keyword(1) == Keyword.NULL;
            default -> false;
        };
    }

    /** Reads a constraint as it stands in a line of its own or behind ADD. */
    TableElement table() {
        int start = c.start();
        Optional<Ident> name = name();
        Keyword k = c.keyword();
        if (k == Keyword.NOT) {
            c.skip();
            c.expect(Keyword.NULL);
            Ident column = c.ident("a column");
            Attributes a = attributes();
            return new TableElement.NotNullNode(
                    c.from(start),
                    name,
                    column,
                    new Column.NotNull(name.map(Ident::name), a.noInherit, a.valid, Optional.empty()));
        }
        return switch (k) {
            case CHECK -> check(start, name);
            case UNIQUE -> unique(start, name, true);
            case PRIMARY -> primary(start, name, true);
            case FOREIGN -> foreign(start, name);
            case EXCLUDE -> exclude(start, name);
            case null, default -> throw c.wanted("CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY or EXCLUDE");
        };
    }

    Optional<Ident> name() {
        if (!c.is(Keyword.CONSTRAINT)) {
            return Optional.empty();
        }
        c.skip();
        if (c.isAny(Keyword.PRIMARY, Keyword.UNIQUE, Keyword.FOREIGN, Keyword.CHECK)
                && c.tokens.dialect() == Dialect.MYSQL) {
            return Optional.empty();
        }
        return Optional.of(c.ident("a name for the constraint"));
    }

    /** What may stand behind any constraint. */
    private record Attributes(Constraint.Deferral deferral, boolean noInherit, boolean valid, boolean enforced) {}

    private Attributes attributes() {
        Constraint.Deferral deferral = Constraint.Deferral.NOT_DEFERRABLE;
        boolean noInherit = false;
        boolean valid = true;
        boolean enforced = true;
        while (true) {
            if (c.accept(Keyword.NOT, Keyword.DEFERRABLE)) {
                deferral = Constraint.Deferral.NOT_DEFERRABLE;
            } else if (c.accept(Keyword.DEFERRABLE)) {
                if (deferral == Constraint.Deferral.NOT_DEFERRABLE) {
                    deferral = Constraint.Deferral.DEFERRABLE;
                }
            } else if (c.accept(Keyword.INITIALLY, Keyword.DEFERRED)) {
                deferral = Constraint.Deferral.INITIALLY_DEFERRED;
            } else if (c.accept(Keyword.NO, Keyword.INHERIT)) {
                noInherit = true;
            } else if (c.accept(Keyword.NOT, Keyword.VALID)) {
                valid = false;
            } else if (c.accept(Keyword.NOT, Keyword.ENFORCED)) {
                enforced = false;
                valid = false;
            } else if (c.is(Keyword.ON, Keyword.CONFLICT) && c.tokens.dialect() == Dialect.SQLITE) {
                c.accept(Keyword.ON, Keyword.CONFLICT);
                c.skip();
            } else if (!c.accept(Keyword.INITIALLY, Keyword.IMMEDIATE)
                    && !c.accept(Keyword.ENFORCED)
                    && !c.accept(Keyword.AUTOINCREMENT)) {
                return new Attributes(deferral, noInherit, valid, enforced);
            }
        }
    }

    private TableElement.ConstraintNode node(int start, Optional<Ident> name, Constraint value) {
        return new TableElement.ConstraintNode(
                c.from(start), name, value, List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());
    }

    TableElement.ConstraintNode check(int start, Optional<Ident> name) {
        c.expect(Keyword.CHECK);
        c.expect('(');
        ExprNode e = sql.expression();
        c.expect(')');
        Attributes a = attributes();
        return new TableElement.ConstraintNode(
                c.from(start),
                name,
                new Constraint.Check(
                        name.map(Ident::name), e.expression(), a.noInherit, a.valid, a.enforced, Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(e));
    }

    /** Reads UNIQUE; {@code listed} when its columns follow, else it stands behind {@code column}. */
    TableElement.ConstraintNode unique(int start, Optional<Ident> name, boolean listed) {
        c.expect(Keyword.UNIQUE);
        Optional<Ident> given = name;
        if (c.isAny(Keyword.KEY, Keyword.INDEX) && c.tokens.dialect() == Dialect.MYSQL) {
            c.skip();
        }
        if (listed && c.tokens.dialect() == Dialect.MYSQL && c.tokens.isIdentifier(c.at()) && !c.is(Keyword.USING)) {
            given = Optional.of(c.ident("a name"));
        }
        boolean notDistinct = false;
        if (c.accept(Keyword.NULLS)) {
            notDistinct = c.accept(Keyword.NOT);
            c.expect(Keyword.DISTINCT);
        }
        if (c.keyword(2) != Keyword.TABLESPACE && c.accept(Keyword.USING, Keyword.INDEX)) {
            return usingIndex(start, given, false);
        }
        Columns columns = listed ? keyColumns() : Columns.NONE;
        Parameters p = parameters();
        Attributes a = attributes();
        return new TableElement.ConstraintNode(
                c.from(start),
                given,
                new Constraint.Unique(
                        given.map(Ident::name),
                        new Constraint.Key(names(columns.idents), names(p.include), columns.withoutOverlaps, p.storage),
                        notDistinct,
                        a.deferral,
                        Optional.empty()),
                columns.idents,
                p.include,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    TableElement.ConstraintNode primary(int start, Optional<Ident> name, boolean listed) {
        c.expect(Keyword.PRIMARY);
        c.expect(Keyword.KEY);
        if (c.keyword(2) != Keyword.TABLESPACE && c.accept(Keyword.USING, Keyword.INDEX)) {
            return usingIndex(start, name, true);
        }
        if (c.isAny(Keyword.ASC, Keyword.DESC) && !listed) {
            c.skip();
        }
        if (listed && c.tokens.dialect() == Dialect.MYSQL && c.accept(Keyword.USING)) {
            c.skip();
        }
        Columns columns = listed ? keyColumns() : Columns.NONE;
        Parameters p = parameters();
        Attributes a = attributes();
        return new TableElement.ConstraintNode(
                c.from(start),
                name,
                new Constraint.PrimaryKey(
                        name.map(Ident::name),
                        new Constraint.Key(names(columns.idents), names(p.include), columns.withoutOverlaps, p.storage),
                        a.deferral,
                        Optional.empty()),
                columns.idents,
                p.include,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private TableElement.ConstraintNode usingIndex(int start, Optional<Ident> name, boolean primary) {
        Ident index = c.ident("an index");
        Attributes a = attributes();
        Constraint.Key key = new Constraint.Key(
                List.of(),
                List.of(),
                false,
                new Constraint.Storage(List.of(), Optional.empty(), Optional.of(index.name()), Optional.empty()));
        Constraint value = primary
                ? new Constraint.PrimaryKey(name.map(Ident::name), key, a.deferral, Optional.empty())
                : new Constraint.Unique(name.map(Ident::name), key, false, a.deferral, Optional.empty());
        return node(start, name, value);
    }

    private record Columns(List<Ident> idents, boolean withoutOverlaps) {
        static final Columns NONE = new Columns(List.of(), false);
    }

    private Columns keyColumns() {
        c.expect('(');
        List<Ident> all = new ArrayList<>(2);
        boolean withoutOverlaps = false;
        do {
            all.add(c.ident("a column"));
            if (c.is('(')) {
                c.skipParenthesis();
            }
            if (c.isAny(Keyword.ASC, Keyword.DESC)) {
                c.skip();
            }
            withoutOverlaps = c.accept(Keyword.WITHOUT, Keyword.OVERLAPS);
        } while (c.accept(','));
        c.expect(')');
        return new Columns(all, withoutOverlaps);
    }

    private record Parameters(List<Ident> include, Constraint.Storage storage) {}

    private Parameters parameters() {
        List<Ident> include = List.of();
        List<Option> with = List.of();
        Optional<Name> tablespace = Optional.empty();
        while (true) {
            if (c.is(Keyword.INCLUDE) && c.is(1, '(')) {
                c.skip();
                include = c.idents("a column");
            } else if (c.is(Keyword.WITH) && c.is(1, '(')) {
                c.skip();
                with = options();
            } else if (c.accept(Keyword.USING, Keyword.INDEX, Keyword.TABLESPACE)) {
                tablespace = Optional.of(c.ident("a tablespace").name());
            } else if (c.tokens.dialect() == Dialect.MYSQL && c.is(Keyword.USING)) {
                c.skip();
                c.skip();
            } else if (c.tokens.dialect() == Dialect.MYSQL && c.is(Keyword.COMMENT)) {
                c.skip();
                c.skip();
            } else {
                break;
            }
        }
        Constraint.Storage storage = with.isEmpty() && tablespace.isEmpty()
                ? Constraint.Storage.NONE
                : new Constraint.Storage(with, tablespace, Optional.empty(), Optional.empty());
        return new Parameters(include, storage);
    }

    private TableElement.ConstraintNode foreign(int start, Optional<Ident> name) {
        c.expect(Keyword.FOREIGN);
        c.expect(Keyword.KEY);
        Optional<Ident> given = name;
        if (c.tokens.isIdentifier(c.at()) && c.tokens.dialect() == Dialect.MYSQL) {
            Ident index = c.ident("a name");
            given = given.isPresent() ? given : Optional.of(index);
        }
        c.expect('(');
        List<Ident> columns = new ArrayList<>(2);
        boolean period = false;
        do {
            period = c.is(Keyword.PERIOD) && c.tokens.isIdentifier(c.at() + 1);
            if (period) {
                c.skip();
            }
            columns.add(c.ident("a column"));
        } while (c.accept(','));
        c.expect(')');
        return references(start, given, columns, period);
    }

    /** Reads REFERENCES and all behind it, for {@code columns} listed before or the column that it stands behind. */
    TableElement.ConstraintNode references(int start, Optional<Ident> name, List<Ident> columns, boolean period) {
        c.expect(Keyword.REFERENCES);
        NameNode target = c.name("a table");
        List<Ident> keys = new ArrayList<>(2);
        if (c.accept('(')) {
            do {
                if (c.is(Keyword.PERIOD) && c.tokens.isIdentifier(c.at() + 1)) {
                    c.skip();
                }
                keys.add(c.ident("a column"));
            } while (c.accept(','));
            c.expect(')');
        }
        Constraint.Match match = Constraint.Match.SIMPLE;
        Constraint.Action onDelete = Constraint.Action.NO_ACTION;
        Constraint.Action onUpdate = Constraint.Action.NO_ACTION;
        List<Ident> setColumns = List.of();
        while (true) {
            if (c.accept(Keyword.MATCH)) {
                match = c.is(Keyword.FULL)
                        ? Constraint.Match.FULL
                        : c.is(Keyword.PARTIAL) ? Constraint.Match.PARTIAL : Constraint.Match.SIMPLE;
                c.skip();
            } else if (c.accept(Keyword.ON, Keyword.DELETE)) {
                onDelete = action();
                if (c.is('(')) {
                    setColumns = c.idents("a column");
                }
            } else if (c.accept(Keyword.ON, Keyword.UPDATE)) {
                onUpdate = action();
            } else {
                break;
            }
        }
        Attributes a = attributes();
        return new TableElement.ConstraintNode(
                c.from(start),
                name,
                new Constraint.ForeignKey(
                        name.map(Ident::name),
                        names(columns),
                        target.in(schema),
                        names(keys),
                        match,
                        onDelete,
                        names(setColumns),
                        onUpdate,
                        period,
                        a.deferral,
                        a.valid,
                        a.enforced,
                        Optional.empty()),
                columns,
                List.of(),
                Optional.of(target),
                keys,
                setColumns,
                List.of());
    }

    private Constraint.Action action() {
        if (c.accept(Keyword.CASCADE)) {
            return Constraint.Action.CASCADE;
        }
        if (c.accept(Keyword.RESTRICT)) {
            return Constraint.Action.RESTRICT;
        }
        if (c.accept(Keyword.NO, Keyword.ACTION)) {
            return Constraint.Action.NO_ACTION;
        }
        if (c.accept(Keyword.SET, Keyword.NULL)) {
            return Constraint.Action.SET_NULL;
        }
        if (c.accept(Keyword.SET, Keyword.DEFAULT)) {
            return Constraint.Action.SET_DEFAULT;
        }
        throw c.wanted("CASCADE, RESTRICT, NO ACTION, SET NULL or SET DEFAULT");
    }

    private TableElement.ConstraintNode exclude(int start, Optional<Ident> name) {
        c.expect(Keyword.EXCLUDE);
        Name method = c.accept(Keyword.USING) ? c.ident("a method").name() : Index.BTREE;
        c.expect('(');
        List<TableElement.KeyNode> keys = new ArrayList<>(2);
        do {
            keys.add(key(true));
        } while (c.accept(','));
        c.expect(')');
        Parameters p = parameters();
        List<ExprNode> expressions = new ArrayList<>();
        keys.forEach(k -> expressions.add(k.expression()));
        Optional<ExprNode> where = Optional.empty();
        if (c.accept(Keyword.WHERE)) {
            c.expect('(');
            where = Optional.of(sql.expression());
            c.expect(')');
            expressions.add(where.get());
        }
        Attributes a = attributes();
        return new TableElement.ConstraintNode(
                c.from(start),
                name,
                new Constraint.Exclusion(
                        name.map(Ident::name),
                        method,
                        keys.stream()
                                .map(k -> new Constraint.Excluded(
                                        k.key(), k.operator().orElse("=")))
                                .toList(),
                        names(p.include),
                        p.storage,
                        where.map(ExprNode::expression),
                        a.deferral,
                        Optional.empty()),
                List.of(),
                p.include,
                Optional.empty(),
                List.of(),
                List.of(),
                expressions);
    }

    /** Reads one key of an index or partition, or of an exclusion with its operator behind WITH. */
    TableElement.KeyNode key(boolean excluding) {
        int start = c.start();
        ExprNode e = sql.key();
        Optional<String> collation = Optional.empty();
        if (c.accept(Keyword.COLLATE)) {
            int at = c.at();
            c.name("a collation");
            collation = Optional.of(c.text(at, c.at()));
        }
        Optional<String> operatorClass = Optional.empty();
        List<Option> classOptions = List.of();
        if (c.tokens.isIdentifier(c.at()) && !c.isAny(Keyword.ASC, Keyword.DESC, Keyword.NULLS, Keyword.WITH)) {
            int at = c.at();
            c.name("an operator class");
            operatorClass = Optional.of(c.text(at, c.at()));
            if (c.is('(')) {
                classOptions = options();
            }
        }
        if (c.is('(') && c.tokens.dialect() == Dialect.MYSQL) {
            c.skipParenthesis();
        }
        boolean descending = c.accept(Keyword.DESC);
        if (!descending) {
            c.accept(Keyword.ASC);
        }
        Optional<Boolean> nullsFirst = Optional.empty();
        if (c.accept(Keyword.NULLS)) {
            nullsFirst = Optional.of(c.is(Keyword.FIRST));
            c.skip();
        }
        Optional<String> operator = Optional.empty();
        if (excluding) {
            c.expect(Keyword.WITH);
            int at = c.at();
            if (c.accept(Keyword.OPERATOR)) {
                c.skipParenthesis();
            } else {
                c.skip();
            }
            operator = Optional.of(c.text(at, c.at()));
        }
        return new TableElement.KeyNode(
                c.from(start),
                e,
                new IndexKey(e.expression(), collation, operatorClass, classOptions, descending, nullsFirst),
                operator);
    }

    /** Reads {@code (a = 1, b, c.d = 'x')}. */
    List<Option> options() {
        c.expect('(');
        List<Option> all = new ArrayList<>(2);
        while (!c.is(')')) {
            all.add(option());
            if (!c.accept(',')) {
                break;
            }
        }
        c.expect(')');
        return all;
    }

    private Option option() {
        int first = c.at();
        c.labels("an option");
        String name = c.text(first, c.at()).toLowerCase(Locale.ROOT);
        if (!c.accept("=") && c.kind() != TokenKind.STRING) {
            return new Option(name, Optional.empty());
        }
        int at = c.at();
        int depth = 0;
        while (!c.done() && (depth > 0 || (!c.is(',') && !c.is(')')))) {
            depth += c.is('(') ? 1 : c.is(')') ? -1 : 0;
            c.skip();
        }
        return new Option(name, Optional.of(c.text(at, c.at())));
    }

    static List<Name> names(List<Ident> idents) {
        List<Name> names = new ArrayList<>(idents.size());
        for (Ident i : idents) {
            names.add(i.name());
        }
        return names;
    }
}
