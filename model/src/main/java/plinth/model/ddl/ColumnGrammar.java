package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.schema.Type;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;

/** Reads the definition of a column: its name, its type, and all that stands behind. */
final class ColumnGrammar {
    private final Cursor c;
    private final Sql sql;
    private final TypeGrammar types;
    private final ConstraintGrammar constraints;

    ColumnGrammar(Cursor c, Name schema) {
        this.c = c;
        this.sql = new Sql(c, schema);
        this.types = new TypeGrammar(c, schema);
        this.constraints = new ConstraintGrammar(c, schema);
    }

    TableElement.ColumnNode column() {
        int start = c.start();
        Ident name = c.ident("a column");
        TypeNode type = untyped()
                ? new TypeNode(Span.at(c.lastEnd()), new Type.Other(""), Optional.empty(), false)
                : types.type();
        List<TableElement.Clause> clauses = clauses(name);
        return new TableElement.ColumnNode(c.from(start), name, type, clauses);
    }

    /** SQLite takes columns without a type; a partition of PostgreSQL lists its parent's columns without theirs. */
    private boolean untyped() {
        Keyword k = c.keyword();
        return c.is(',')
                || c.is(')')
                || c.done()
                || k == Keyword.CONSTRAINT
                || k == Keyword.PRIMARY
                || k == Keyword.NOT
                || k == Keyword.UNIQUE
                || k == Keyword.DEFAULT
                || k == Keyword.CHECK
                || k == Keyword.REFERENCES
                || k == Keyword.COLLATE
                || (k == Keyword.GENERATED && c.keyword(1) == Keyword.ALWAYS)
                || (k == Keyword.WITH && c.keyword(1) == Keyword.OPTIONS);
    }

    /** Reads what stands behind the type of {@code column}. */
    List<TableElement.Clause> clauses(Ident column) {
        List<TableElement.Clause> all = new ArrayList<>(2);
        c.accept(Keyword.WITH, Keyword.OPTIONS);
        while (!c.done() && !c.is(',') && !c.is(')')) {
            int before = c.at();
            Optional<TableElement.Clause> clause = clause(column);
            if (clause.isEmpty()) {
                if (c.at() == before) {
                    break;
                }
                continue;
            }
            all.add(clause.get());
        }
        return all;
    }

    private Optional<TableElement.Clause> clause(Ident column) {
        int start = c.start();
        int mark = c.at();
        Optional<Ident> name = constraints.name();
        Keyword k = c.keyword();
        if (k == null) {
            return c.kind() == TokenKind.WORD ? word(start) : Optional.empty();
        }
        switch (k) {
            case NOT -> {
                if (c.keyword(1) != Keyword.NULL) {
                    c.to(mark);
                    return Optional.empty();
                }
                c.accept(Keyword.NOT, Keyword.NULL);
                boolean noInherit = false;
                boolean valid = true;
                while (true) {
                    if (c.accept(Keyword.NO, Keyword.INHERIT)) {
                        noInherit = true;
                    } else if (c.accept(Keyword.NOT, Keyword.VALID)) {
                        valid = false;
                    } else if (c.tokens.dialect() == Dialect.SQLITE && c.accept(Keyword.ON, Keyword.CONFLICT)) {
                        c.skip();
                    } else {
                        break;
                    }
                }
                return Optional.of(new TableElement.NotNullClause(c.from(start), name, noInherit, valid));
            }
            case NULL -> {
                c.skip();
                return Optional.of(new TableElement.NullClause(c.from(start)));
            }
            case DEFAULT -> {
                c.skip();
                ExprNode e = sql.restricted();
                return Optional.of(new TableElement.DefaultClause(c.from(start), e));
            }
            case GENERATED, AS -> {
                return Optional.of(generated(start));
            }
            case CHECK -> {
                return constraint(start, constraints.check(start, name));
            }
            case UNIQUE -> {
                return constraint(start, constraints.unique(start, name, false));
            }
            case PRIMARY -> {
                return constraint(start, constraints.primary(start, name, false));
            }
            case REFERENCES -> {
                return constraint(start, constraints.references(start, name, List.of(column), false));
            }
            case COLLATE -> {
                c.skip();
                NameNode collation = c.name("a collation");
                return Optional.of(new TableElement.CollateClause(c.from(start), collation));
            }
            case STORAGE, COMPRESSION -> {
                c.skip();
                int at = c.at();
                c.skip();
                return option(start, k.toString(), c.text(at, c.at()));
            }
            case OPTIONS -> {
                c.skip();
                int at = c.at();
                c.skipParenthesis();
                return option(start, "options", c.text(at, c.at()));
            }
            default -> {
                return word(start);
            }
        }
    }

    private Optional<TableElement.Clause> constraint(int start, TableElement.ConstraintNode node) {
        return Optional.of(new TableElement.ConstraintClause(c.from(start), node));
    }

    private Optional<TableElement.Clause> option(int start, String name, String value) {
        return Optional.of(new TableElement.OptionClause(c.from(start), Option.of(name, value)));
    }

    private TableElement.Clause generated(int start) {
        if (c.accept(Keyword.GENERATED, Keyword.BY, Keyword.DEFAULT)) {
            c.expect(Keyword.AS);
            c.expect(Keyword.IDENTITY);
            List<String> options = identityOptions();
            return new TableElement.IdentityClause(c.from(start), false, options);
        }
        c.accept(Keyword.GENERATED, Keyword.ALWAYS);
        c.expect(Keyword.AS);
        if (c.accept(Keyword.IDENTITY)) {
            List<String> options = identityOptions();
            return new TableElement.IdentityClause(c.from(start), true, options);
        }
        c.expect('(');
        ExprNode e = sql.expression();
        c.expect(')');
        boolean stored = c.accept(Keyword.STORED);
        if (!stored) {
            c.accept(Keyword.VIRTUAL);
        }
        return new TableElement.GeneratedClause(c.from(start), e, stored);
    }

    private List<String> identityOptions() {
        if (!c.is('(')) {
            return List.of();
        }
        c.expect('(');
        List<String> all = sequenceOptions(c);
        c.expect(')');
        return all;
    }

    /** Reads the options of a sequence, each as words in canonical form: {@code START WITH 1}, {@code NO MAXVALUE}. */
    static List<String> sequenceOptions(Cursor c) {
        List<String> all = new ArrayList<>();
        while (!c.done() && !c.is(')') && !c.is(',')) {
            Keyword k = c.keyword();
            if (k == null) {
                break;
            }
            switch (k) {
                case START, RESTART -> {
                    c.skip();
                    c.accept(Keyword.WITH);
                    all.add(
                            c.kind() == TokenKind.NUMBER || c.kind() == TokenKind.OPERATOR
                                    ? k.name() + " WITH " + number(c)
                                    : k.name());
                }
                case INCREMENT -> {
                    c.skip();
                    c.accept(Keyword.BY);
                    all.add("INCREMENT BY " + number(c));
                }
                case MINVALUE, MAXVALUE, CACHE -> {
                    c.skip();
                    all.add(k.name() + " " + number(c));
                }
                case NO -> {
                    c.skip();
                    all.add("NO " + c.tokens.text(c.at()).toUpperCase(Locale.ROOT));
                    c.skip();
                }
                case CYCLE, LOGGED, UNLOGGED -> {
                    c.skip();
                    all.add(k.name());
                }
                case AS -> {
                    c.skip();
                    Type t = new TypeGrammar(c, new Name("")).type().type();
                    all.add("AS " + t);
                }
                case SEQUENCE -> {
                    c.skip();
                    c.expect(Keyword.NAME);
                    int at = c.at();
                    c.name("a sequence");
                    all.add("SEQUENCE NAME " + c.text(at, c.at()));
                }
                default -> {
                    return all;
                }
            }
        }
        return all;
    }

    private static String number(Cursor c) {
        int at = c.at();
        if (c.kind() == TokenKind.OPERATOR) {
            c.skip();
        }
        if (c.kind() != TokenKind.NUMBER) {
            throw c.wanted("a number");
        }
        c.skip();
        return c.text(at, c.at());
    }

    /** What only MySQL and SQLite say of a column. */
    private Optional<TableElement.Clause> word(int start) {
        if (c.tokens.dialect() == Dialect.POSTGRESQL) {
            return Optional.empty();
        }
        int at = c.at();
        switch (c.tokens.text(at).toUpperCase(Locale.ROOT)) {
            case "COMMENT" -> {
                c.skip();
                String comment = c.string("a comment");
                return Optional.of(new TableElement.CommentClause(c.from(start), comment));
            }
            case "ON" -> {
                c.skip();
                c.skip();
                sql.restricted();
            }
            case "AUTO_INCREMENT", "AUTOINCREMENT", "KEY", "VISIBLE", "INVISIBLE", "UNSIGNED", "ZEROFILL", "BINARY" ->
                c.skip();
            case "CHARACTER" -> {
                c.skip();
                c.skip();
                c.skip();
            }
            case "CHARSET", "COLUMN_FORMAT", "SRID" -> {
                c.skip();
                c.skip();
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new TableElement.OptionClause(
                c.from(start), new Option(c.text(at, c.at()).toLowerCase(Locale.ROOT), Optional.empty())));
    }
}
