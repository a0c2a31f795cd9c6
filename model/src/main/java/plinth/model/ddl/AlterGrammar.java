package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;

/** Reads the actions of ALTER TABLE and of what is altered like a table. */
final class AlterGrammar {
    /** What a table says of the index by which its rows are put in order. */
    static final String CLUSTER = "CLUSTER ON ";

    private final Cursor c;
    private final Sql sql;
    private final TypeGrammar types;
    private final ConstraintGrammar constraints;
    private final ColumnGrammar columns;
    private final TableGrammar tables;

    AlterGrammar(Cursor c, Name schema) {
        this.c = c;
        this.sql = new Sql(c, schema);
        this.types = new TypeGrammar(c, schema);
        this.constraints = new ConstraintGrammar(c, schema);
        this.columns = new ColumnGrammar(c, schema);
        this.tables = new TableGrammar(c, schema);
    }

    /** Reads on behind ALTER and {@code kind}. */
    StatementNode alter(String kind) {
        boolean ifExists = c.accept(Keyword.IF, Keyword.EXISTS);
        boolean only = c.accept(Keyword.ONLY);
        boolean enclosed = only && c.accept('(');
        NameNode name = c.name("a table");
        if (enclosed) {
            c.expect(')');
        }
        c.accept('*');
        List<AlterAction> actions = new ArrayList<>(1);
        do {
            action(actions);
        } while (c.accept(','));
        return new StatementNode.AlterTable(kind, name, ifExists, only, List.copyOf(actions));
    }

    private void action(List<AlterAction> out) {
        int start = c.start();
        int mark = c.at();
        Keyword k = c.keyword();
        AlterAction read = switch (k) {
            case ADD -> add(start, out);
            case DROP -> drop(start);
            case ALTER -> alterColumn(start);
            case RENAME -> rename(start);
            case SET -> set(start);
            case RESET -> {
                c.skip();
                yield new AlterAction.ResetOptions(c.from(start), optionNames());
            }
            case ATTACH -> {
                c.skip();
                c.expect(Keyword.PARTITION);
                NameNode partition = c.name("a table or index");
                String bound = c.done() ? "" : tables.bound();
                yield new AlterAction.AttachPartition(c.from(start), partition, bound);
            }
            case DETACH -> {
                c.skip();
                c.expect(Keyword.PARTITION);
                NameNode partition = c.name("a table");
                if (!c.accept(Keyword.CONCURRENTLY)) {
                    c.accept(Keyword.FINALIZE);
                }
                yield new AlterAction.DetachPartition(c.from(start), partition);
            }
            case INHERIT -> {
                c.skip();
                NameNode parent = c.name("a table");
                yield new AlterAction.Inherit(c.from(start), parent, false);
            }
            case NO -> no(start);
            case VALIDATE -> {
                c.skip();
                c.expect(Keyword.CONSTRAINT);
                Ident constraint = c.ident("a constraint");
                yield new AlterAction.ValidateConstraint(c.from(start), constraint);
            }
            case ENABLE, DISABLE, FORCE -> enable(start);
            case OWNER -> {
                c.skip();
                c.expect(Keyword.TO);
                yield new AlterAction.SetOwner(c.from(start), c.role());
            }
            case DEPENDS -> effectless(start);
            case CLUSTER -> {
                c.skip();
                c.expect(Keyword.ON);
                int at = c.at();
                c.ident("an index");
                yield new AlterAction.SetTrait(c.from(start), CLUSTER, CLUSTER + c.text(at, c.at()));
            }
            case REPLICA -> {
                c.skip();
                c.expect(Keyword.IDENTITY);
                int at = c.at();
                c.skip();
                if (c.accept(Keyword.INDEX)) {
                    c.ident("an index");
                }
                boolean plain = c.tokens.is(at, Keyword.DEFAULT);
                yield new AlterAction.SetTrait(
                        c.from(start), "REPLICA IDENTITY", plain ? "" : "REPLICA IDENTITY " + c.text(at, c.at()));
            }
            case OF -> {
                c.skip();
                int at = c.at();
                c.name("a type");
                yield new AlterAction.SetTrait(c.from(start), "OF", "OF " + c.text(at, c.at()));
            }
            case NOT -> {
                c.skip();
                c.expect(Keyword.OF);
                yield new AlterAction.SetTrait(c.from(start), "OF", "");
            }
            case OPTIONS -> {
                List<AlterAction.OptionChange> changes = optionChanges();
                yield new AlterAction.ForeignOptions(c.from(start), Optional.empty(), changes);
            }
            case MODIFY -> {
                c.skip();
                c.accept(Keyword.COLUMN);
                TableElement.ColumnNode column = columns.column();
                position();
                yield new AlterAction.Redefine(c.from(start), column.name(), column);
            }
            case CHANGE -> {
                c.skip();
                c.accept(Keyword.COLUMN);
                Ident old = c.ident("a column");
                TableElement.ColumnNode column = columns.column();
                position();
                yield new AlterAction.Redefine(c.from(start), old, column);
            }
            case null, default -> {
                c.to(mark);
                yield other(start);
            }
        };
        out.add(read);
        if (!c.done() && !c.is(',')) {
            throw c.wanted(", or the end of the statement");
        }
    }

    private AlterAction other(int start) {
        int at = c.at();
        skipAction();
        if (c.at() == at) {
            throw c.wanted("an action such as ADD, DROP, ALTER or RENAME");
        }
        return new AlterAction.OtherAction(c.from(start), c.text(c.tokens.from(start), c.at()));
    }

    private void skipAction() {
        while (!c.done() && !c.is(',')) {
            if (c.is('(')) {
                c.skipParenthesis();
            } else {
                c.skip();
            }
        }
    }

    private AlterAction effectless(int start) {
        skipAction();
        return new AlterAction.NoEffect(c.from(start));
    }

    private AlterAction add(int start, List<AlterAction> out) {
        c.expect(Keyword.ADD);
        if (constraints.begins()) {
            TableElement e = constraints.table();
            return e instanceof TableElement.NotNullNode n
                    ? new AlterAction.AddNotNull(c.from(start), n)
                    : new AlterAction.AddConstraint(c.from(start), (TableElement.ConstraintNode) e);
        }
        if (c.tokens.dialect() == Dialect.MYSQL
                && c.isAny(Keyword.INDEX, Keyword.KEY, Keyword.FULLTEXT, Keyword.SPATIAL)) {
            Name method = Index.BTREE;
            if (c.isAny(Keyword.FULLTEXT, Keyword.SPATIAL)) {
                method = new Name(c.tokens.text(c.at()).toLowerCase(Locale.ROOT));
                c.skip();
            }
            if (c.isAny(Keyword.INDEX, Keyword.KEY)) {
                c.skip();
            }
            Optional<Ident> name = c.is('(') ? Optional.empty() : Optional.of(c.ident("a name"));
            List<TableElement.KeyNode> keys = tables.keys();
            return new AlterAction.AddIndex(
                    c.from(start), new TableElement.IndexNode(c.from(start), name, false, method, keys));
        }
        c.accept(Keyword.COLUMN);
        boolean ifNotExists = c.accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        if (c.is('(') && c.tokens.dialect() != Dialect.POSTGRESQL) {
            c.skip();
            while (true) {
                TableElement.ColumnNode column = columns.column();
                AlterAction each = new AlterAction.AddColumn(column.span(), column, false, Optional.empty(), false);
                if (!c.accept(',')) {
                    c.expect(')');
                    return each;
                }
                out.add(each);
            }
        }
        TableElement.ColumnNode column = columns.column();
        boolean first = c.accept(Keyword.FIRST);
        Optional<Ident> after = c.accept(Keyword.AFTER) ? Optional.of(c.ident("a column")) : Optional.empty();
        return new AlterAction.AddColumn(c.from(start), column, ifNotExists, after, first);
    }

    private void position() {
        if (!c.accept(Keyword.FIRST) && c.accept(Keyword.AFTER)) {
            c.ident("a column");
        }
    }

    private AlterAction drop(int start) {
        c.expect(Keyword.DROP);
        if (c.is(Keyword.CONSTRAINT) || (c.tokens.dialect() == Dialect.MYSQL && dropsKey())) {
            if (c.accept(Keyword.PRIMARY)) {
                Ident key = new Ident(new Name("PRIMARY"), c.tokens.span(c.at() - 1));
                c.expect(Keyword.KEY);
                return new AlterAction.DropConstraint(c.from(start), key, false, false);
            }
            c.accept(Keyword.FOREIGN);
            c.skip();
            boolean ifExists = c.accept(Keyword.IF, Keyword.EXISTS);
            Ident constraint = c.ident("a constraint");
            boolean cascade = behaviour();
            return new AlterAction.DropConstraint(c.from(start), constraint, ifExists, cascade);
        }
        c.accept(Keyword.COLUMN);
        boolean ifExists = c.accept(Keyword.IF, Keyword.EXISTS);
        Ident column = c.ident("a column");
        boolean cascade = behaviour();
        return new AlterAction.DropColumn(c.from(start), column, ifExists, cascade);
    }

    private boolean dropsKey() {
        return c.isAny(Keyword.PRIMARY, Keyword.FOREIGN)
                || (c.isAny(Keyword.INDEX, Keyword.KEY, Keyword.CHECK) && c.tokens.isIdentifier(c.at() + 1));
    }

    private boolean behaviour() {
        if (c.accept(Keyword.CASCADE)) {
            return true;
        }
        c.accept(Keyword.RESTRICT);
        return false;
    }

    /** Reads {@code OPTIONS (SET a 'x', ADD b 'y', DROP c)}. */
    private List<AlterAction.OptionChange> optionChanges() {
        c.expect(Keyword.OPTIONS);
        c.expect('(');
        List<AlterAction.OptionChange> all = new ArrayList<>();
        do {
            boolean drop = c.accept(Keyword.DROP);
            if (!drop && !c.accept(Keyword.SET)) {
                c.accept(Keyword.ADD);
            }
            Ident name = c.label("an option");
            int at = c.at();
            if (!drop) {
                c.skip();
            }
            all.add(new AlterAction.OptionChange(
                    name.name(), drop ? Optional.empty() : Optional.of(c.text(at, c.at()))));
        } while (c.accept(','));
        c.expect(')');
        return all;
    }

    private AlterAction alterColumn(int start) {
        c.expect(Keyword.ALTER);
        if (c.is(Keyword.CONSTRAINT)) {
            return alterConstraint(start);
        }
        if (c.is(Keyword.INDEX) && c.tokens.dialect() == Dialect.MYSQL) {
            return other(start);
        }
        c.accept(Keyword.COLUMN);
        Ident column = c.kind() == TokenKind.NUMBER ? number() : c.ident("a column");
        if (c.is(Keyword.OPTIONS)) {
            List<AlterAction.OptionChange> changes = optionChanges();
            return new AlterAction.ForeignOptions(c.from(start), Optional.of(column), changes);
        }
        if (c.accept(Keyword.SET, Keyword.DATA) || c.is(Keyword.TYPE)) {
            c.expect(Keyword.TYPE);
            TypeNode type = types.type();
            Optional<NameNode> collation =
                    c.accept(Keyword.COLLATE) ? Optional.of(c.name("a collation")) : Optional.empty();
            Optional<ExprNode> using = c.accept(Keyword.USING) ? Optional.of(sql.expression()) : Optional.empty();
            return new AlterAction.SetType(c.from(start), column, type, collation, using);
        }
        if (c.accept(Keyword.SET, Keyword.DEFAULT)) {
            ExprNode e = sql.expression();
            return new AlterAction.SetDefault(c.from(start), column, e);
        }
        if (c.accept(Keyword.DROP, Keyword.DEFAULT)) {
            return new AlterAction.DropDefault(c.from(start), column);
        }
        if (c.accept(Keyword.SET, Keyword.NOT, Keyword.NULL)) {
            return new AlterAction.SetNotNull(c.from(start), column);
        }
        if (c.accept(Keyword.DROP, Keyword.NOT, Keyword.NULL)) {
            return new AlterAction.DropNotNull(c.from(start), column);
        }
        if (c.accept(Keyword.DROP, Keyword.IDENTITY)) {
            boolean ifExists = c.accept(Keyword.IF, Keyword.EXISTS);
            return new AlterAction.DropIdentity(c.from(start), column, ifExists);
        }
        if (c.accept(Keyword.DROP, Keyword.EXPRESSION)) {
            boolean ifExists = c.accept(Keyword.IF, Keyword.EXISTS);
            return new AlterAction.DropExpression(c.from(start), column, ifExists);
        }
        if (c.accept(Keyword.SET, Keyword.EXPRESSION)) {
            c.expect(Keyword.AS);
            c.expect('(');
            ExprNode e = sql.expression();
            c.expect(')');
            return new AlterAction.SetExpression(c.from(start), column, e);
        }
        if (c.accept(Keyword.ADD, Keyword.GENERATED)) {
            boolean always = c.accept(Keyword.ALWAYS);
            if (!always) {
                c.expect(Keyword.BY);
                c.expect(Keyword.DEFAULT);
            }
            c.expect(Keyword.AS);
            c.expect(Keyword.IDENTITY);
            List<String> options = List.of();
            if (c.accept('(')) {
                options = ColumnGrammar.sequenceOptions(c);
                c.expect(')');
            }
            return new AlterAction.AddIdentity(c.from(start), column, always, options);
        }
        if (c.is(Keyword.RESTART) || (c.is(Keyword.SET) && setsIdentity())) {
            return setIdentity(start, column);
        }
        if (c.accept(Keyword.SET)) {
            if (c.is('(')) {
                List<Option> options = constraints.options();
                List<String> words = new ArrayList<>();
                options.forEach(
                        o -> words.add(o.name() + o.value().map(v -> "=" + v).orElse("")));
                return new AlterAction.SetColumnOption(
                        c.from(start), column, Option.of("with", String.join(", ", words)));
            }
            Keyword what = c.keyword();
            if (what == Keyword.STATISTICS || what == Keyword.STORAGE || what == Keyword.COMPRESSION) {
                c.skip();
                int at = c.at();
                skipAction();
                return new AlterAction.SetColumnOption(
                        c.from(start), column, Option.of(what.toString(), c.text(at, c.at())));
            }
        }
        if (c.accept(Keyword.RESET)) {
            return new AlterAction.ResetColumnOption(c.from(start), column, optionNames());
        }
        return other(start);
    }

    /** ALTER INDEX names a column of an expression by its number. */
    private Ident number() {
        Ident i = new Ident(new Name(c.tokens.text(c.at())), c.tokens.span(c.at()));
        c.skip();
        return i;
    }

    private boolean setsIdentity() {
        Keyword next = c.keyword(1);
        return next == Keyword.GENERATED
                || next == Keyword.INCREMENT
                || next == Keyword.START
                || next == Keyword.MINVALUE
                || next == Keyword.MAXVALUE
                || next == Keyword.CACHE
                || next == Keyword.CYCLE
                || next == Keyword.NO
                || next == Keyword.RESTART;
    }

    private AlterAction setIdentity(int start, Ident column) {
        Optional<Boolean> always = Optional.empty();
        List<String> options = new ArrayList<>();
        while (!c.done() && !c.is(',')) {
            c.accept(Keyword.SET);
            if (c.accept(Keyword.GENERATED)) {
                always = Optional.of(c.accept(Keyword.ALWAYS));
                if (!always.get()) {
                    c.expect(Keyword.BY);
                    c.expect(Keyword.DEFAULT);
                }
            } else {
                List<String> more = ColumnGrammar.sequenceOptions(c);
                if (more.isEmpty()) {
                    throw c.wanted("an option of the identity");
                }
                options.addAll(more);
            }
        }
        return new AlterAction.SetIdentity(c.from(start), column, always, List.copyOf(options));
    }

    private AlterAction alterConstraint(int start) {
        c.expect(Keyword.CONSTRAINT);
        Ident constraint = c.ident("a constraint");
        Optional<Constraint.Deferral> deferral = Optional.empty();
        Optional<Boolean> enforced = Optional.empty();
        Optional<Boolean> inherit = Optional.empty();
        while (!c.done() && !c.is(',')) {
            if (c.accept(Keyword.NOT, Keyword.DEFERRABLE)) {
                deferral = Optional.of(Constraint.Deferral.NOT_DEFERRABLE);
            } else if (c.accept(Keyword.DEFERRABLE)) {
                deferral = Optional.of(deferral.orElse(Constraint.Deferral.DEFERRABLE));
            } else if (c.accept(Keyword.INITIALLY, Keyword.DEFERRED)) {
                deferral = Optional.of(Constraint.Deferral.INITIALLY_DEFERRED);
            } else if (c.accept(Keyword.INITIALLY, Keyword.IMMEDIATE)) {
                deferral = Optional.of(Constraint.Deferral.DEFERRABLE);
            } else if (c.accept(Keyword.NOT, Keyword.ENFORCED)) {
                enforced = Optional.of(false);
            } else if (c.accept(Keyword.ENFORCED)) {
                enforced = Optional.of(true);
            } else if (c.accept(Keyword.NO, Keyword.INHERIT)) {
                inherit = Optional.of(false);
            } else if (c.accept(Keyword.INHERIT)) {
                inherit = Optional.of(true);
            } else {
                return other(start);
            }
        }
        return new AlterAction.AlterConstraint(c.from(start), constraint, deferral, enforced, inherit);
    }

    private AlterAction rename(int start) {
        c.expect(Keyword.RENAME);
        if (c.accept(Keyword.TO) || (c.tokens.dialect() == Dialect.MYSQL && c.accept(Keyword.AS))) {
            Ident to = c.ident("a name");
            return new AlterAction.Rename(c.from(start), to);
        }
        if (c.accept(Keyword.CONSTRAINT) || (c.tokens.dialect() == Dialect.MYSQL && c.accept(Keyword.INDEX))) {
            Ident from = c.ident("a constraint");
            c.expect(Keyword.TO);
            Ident to = c.ident("a name");
            return new AlterAction.RenameConstraint(c.from(start), from, to);
        }
        c.accept(Keyword.COLUMN);
        Ident from = c.ident("a column");
        c.expect(Keyword.TO);
        Ident to = c.ident("a name");
        return new AlterAction.RenameColumn(c.from(start), from, to);
    }

    private AlterAction set(int start) {
        c.expect(Keyword.SET);
        if (c.is('(')) {
            List<Option> options = constraints.options();
            return new AlterAction.SetOptions(c.from(start), options);
        }
        if (c.accept(Keyword.SCHEMA)) {
            Ident to = c.ident("a schema");
            return new AlterAction.SetSchema(c.from(start), to);
        }
        if (c.isAny(Keyword.LOGGED, Keyword.UNLOGGED)) {
            boolean logged = c.is(Keyword.LOGGED);
            c.skip();
            return new AlterAction.SetLogged(c.from(start), logged);
        }
        if (c.accept(Keyword.WITHOUT)) {
            if (c.accept(Keyword.CLUSTER)) {
                return new AlterAction.SetTrait(c.from(start), CLUSTER, "");
            }
            c.skip();
            return new AlterAction.NoEffect(c.from(start));
        }
        if (c.accept(Keyword.TABLESPACE)) {
            Ident space = c.ident("a tablespace");
            return new AlterAction.SetTrait(c.from(start), "TABLESPACE", "TABLESPACE " + space);
        }
        if (c.accept(Keyword.ACCESS, Keyword.METHOD)) {
            if (c.accept(Keyword.DEFAULT)) {
                return new AlterAction.SetTrait(c.from(start), "USING", "");
            }
            Ident method = c.ident("a method");
            return new AlterAction.SetTrait(c.from(start), "USING", "USING " + method);
        }
        return other(start);
    }

    private List<String> optionNames() {
        List<String> names = new ArrayList<>(1);
        constraints.options().forEach(o -> names.add(o.name()));
        return names;
    }

    private AlterAction no(int start) {
        c.expect(Keyword.NO);
        if (c.accept(Keyword.INHERIT)) {
            NameNode parent = c.name("a table");
            return new AlterAction.Inherit(c.from(start), parent, true);
        }
        if (c.is(Keyword.DEPENDS)) {
            return effectless(start);
        }
        c.expect(Keyword.FORCE);
        rowSecurity();
        return new AlterAction.SetTrait(c.from(start), "FORCE ROW LEVEL SECURITY", "");
    }

    private void rowSecurity() {
        c.expect(Keyword.ROW);
        c.accept("level");
        c.expect(Keyword.SECURITY);
    }

    private AlterAction enable(int start) {
        int mark = c.at();
        Keyword k = c.keyword();
        c.skip();
        if (c.is(Keyword.ROW)) {
            rowSecurity();
            String topic = k == Keyword.FORCE ? "FORCE ROW LEVEL SECURITY" : Table.ROW_SECURITY;
            return new AlterAction.SetTrait(c.from(start), topic, k == Keyword.DISABLE ? "" : topic);
        }
        String state = k == Keyword.DISABLE ? "disabled" : "enabled";
        if (c.accept(Keyword.REPLICA)) {
            state = "replica";
        } else if (c.accept(Keyword.ALWAYS)) {
            state = "always";
        }
        if (c.accept(Keyword.TRIGGER)) {
            if (c.isAny(Keyword.ALL, Keyword.USER)) {
                c.skip();
                return new AlterAction.EnableTrigger(c.from(start), Optional.empty(), state);
            }
            Ident trigger = c.ident("a trigger");
            return new AlterAction.EnableTrigger(c.from(start), Optional.of(trigger), state);
        }
        if (c.accept(Keyword.RULE)) {
            c.ident("a rule");
            return new AlterAction.Kept(c.from(start), c.text(mark, c.at()));
        }
        return other(start);
    }
}
