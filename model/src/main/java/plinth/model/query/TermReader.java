package plinth.model.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;
import plinth.model.query.QueryReader.NotUnderstood;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;
import plinth.model.schema.Types;

/** Makes terms and conditions of JSqlParser's expressions. */
final class TermReader {
    private static final Type UNKNOWN = Type.known("unknown");

    private final Scope scope;
    private final @Nullable SelectReader selects;

    TermReader(Scope scope, @Nullable SelectReader selects) {
        this.scope = scope;
        this.selects = selects;
    }

    /** Returns the name that {@code written} is: without its quotes, or folded to lower case. */
    static Name name(String written) {
        boolean quoted = written.length() > 1 && written.startsWith("\"") && written.endsWith("\"");
        return new Name(
                quoted
                        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                        : written.toLowerCase(Locale.ROOT));
    }

    Term term(Expression e) {
        return switch (e) {
            case Column c -> column(c);
            case LongValue n -> new Term.Literal(n.getStringValue(), Type.known("integer"));
            case DoubleValue d -> new Term.Literal(d.toString(), Type.known("numeric"));
            case StringValue s -> new Term.Literal(s.toString(), Type.known("text"));
            case NullValue n -> new Term.Literal("NULL", UNKNOWN);
            case BooleanValue b -> new Term.Literal(b.getValue() ? "true" : "false", Type.known("boolean"));
            case IntervalExpression i -> new Term.Literal(i.toString(), Type.known("interval"));
            case DateTimeLiteralExpression d -> dated(d);
            case JdbcParameter p ->
                Term.Parameter.of(p.toString().replace("?", "").replace("$", ""), UNKNOWN);
            case JdbcNamedParameter p -> Term.Parameter.of(p.getName(), UNKNOWN);
            case UserVariable v -> Term.Parameter.of(v.getName(), UNKNOWN);
            case CastExpression c -> new Term.Cast(term(c.getLeftExpression()), type(c.getColDataType()));
            case SignedExpression s ->
                new Term.Operation(String.valueOf(s.getSign()), Optional.empty(), term(s.getExpression()));
            case ParenthesedExpressionList<?> p when p.size() == 1 -> term(p.getFirst());
            case Function f -> function(f);
            case Addition a -> binary(a);
            case Subtraction a -> binary(a);
            case Multiplication a -> binary(a);
            case Division a -> binary(a);
            case Modulo a -> binary(a);
            case Concat a -> binary(a);
            default -> throw new NotUnderstood("This cannot be read: " + e + ".");
        };
    }

    private Term column(Column c) {
        String written = c.getColumnName();
        if (written.startsWith("$")) {
            return Term.Parameter.of(written.substring(1), UNKNOWN);
        }
        boolean bare = c.getTable() == null || c.getTable().getName() == null;
        if (bare && (written.equalsIgnoreCase("true") || written.equalsIgnoreCase("false"))) {
            return new Term.Literal(written.toLowerCase(Locale.ROOT), Type.known("boolean"));
        }
        String alias = bare ? "" : name(c.getTable().getName()).value();
        return scope.column(alias, name(written));
    }

    private static Term dated(DateTimeLiteralExpression d) {
        String word = d.getType().name().toLowerCase(Locale.ROOT);
        Type type = Types.known(word).map(Type::known).orElse(UNKNOWN);
        return new Term.Cast(new Term.Literal(d.getValue(), type), type);
    }

    private Term binary(BinaryExpression b) {
        return Term.Operation.of(term(b.getLeftExpression()), b.getStringExpression(), term(b.getRightExpression()));
    }

    private Term function(Function f) {
        String name = f.getName().toLowerCase(Locale.ROOT);
        List<Term> arguments = new ArrayList<>();
        boolean star = f.isAllColumns();
        if (f.getParameters() != null && !star) {
            for (Expression e : f.getParameters()) {
                if (e instanceof net.sf.jsqlparser.statement.select.AllColumns) {
                    star = true;
                } else if (name.startsWith("sqlc.") && e instanceof Column c) {
                    return new Term.Parameter(c.getColumnName(), UNKNOWN, false);
                } else {
                    arguments.add(term(e));
                }
            }
        }
        if (!Aggregates.ofOne(name)) {
            return new Term.Call(name, arguments);
        }
        if (f.isDistinct()) {
            throw new NotUnderstood("DISTINCT within " + name + " cannot be read yet.");
        }
        return new Term.Aggregate(name, arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.getFirst()));
    }

    static Type type(ColDataType written) {
        List<String> modifiers =
                written.getArgumentsStringList() == null ? List.of() : written.getArgumentsStringList();
        String name = written.getDataType()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
        boolean array =
                written.getArrayData() != null && !written.getArrayData().isEmpty();
        Type type = Types.known(name)
                .<Type>map(n -> new Type.Known(n, modifiers))
                .orElseGet(() -> new Type.Named(named(written.getDataType()), modifiers));
        return array ? new Type.ArrayOf(type) : type;
    }

    private static ObjectName named(String written) {
        int dot = written.indexOf('.');
        return dot < 0
                ? new ObjectName(ObjectName.PUBLIC, name(written.strip()))
                : new ObjectName(
                        name(written.substring(0, dot).strip()),
                        name(written.substring(dot + 1).strip()));
    }

    /** Adds what {@code e} demands to {@code out}, each part of an AND by itself. */
    void conditions(Expression e, List<Condition> out) {
        switch (e) {
            case AndExpression a -> {
                conditions(a.getLeftExpression(), out);
                conditions(a.getRightExpression(), out);
            }
            case ParenthesedExpressionList<?> p when p.size() == 1 -> conditions(p.getFirst(), out);
            case Between b
            when !b.isNot() -> {
                Term t = term(b.getLeftExpression());
                out.add(new Condition.Compare(t, ">=", term(b.getBetweenExpressionStart())));
                out.add(new Condition.Compare(t, "<=", term(b.getBetweenExpressionEnd())));
            }
            default -> out.add(condition(e));
        }
    }

    private Condition condition(Expression e) {
        return switch (e) {
            case AndExpression a -> {
                List<Condition> all = new ArrayList<>();
                conditions(a, all);
                yield new Condition.And(all);
            }
            case OrExpression o -> {
                List<Condition> all = new ArrayList<>();
                either(o, all);
                yield new Condition.Or(all);
            }
            case ParenthesedExpressionList<?> p when p.size() == 1 -> condition(p.getFirst());
            case NotExpression n -> new Condition.Not(condition(n.getExpression()));
            case IsNullExpression i -> new Condition.IsNull(term(i.getLeftExpression()), i.isNot() || i.isUseNotNull());
            case IsBooleanExpression b -> {
                Condition holds = new Condition.Holds(term(b.getLeftExpression()));
                yield b.isTrue() != b.isNot() ? holds : new Condition.Not(holds);
            }
            case InExpression i -> {
                Condition in = in(i);
                yield i.isNot() ? new Condition.Not(in) : in;
            }
            case Between b -> {
                List<Condition> all = new ArrayList<>();
                Term t = term(b.getLeftExpression());
                all.add(new Condition.Compare(t, ">=", term(b.getBetweenExpressionStart())));
                all.add(new Condition.Compare(t, "<=", term(b.getBetweenExpressionEnd())));
                yield b.isNot() ? new Condition.Not(new Condition.And(all)) : new Condition.And(all);
            }
            case ExistsExpression x -> exists(x);
            case LikeExpression l ->
                new Condition.Compare(
                        term(l.getLeftExpression()),
                        (l.isNot() ? "NOT " : "") + l.getLikeKeyWord(),
                        term(l.getRightExpression()));
            case ComparisonOperator c -> compare(c);
            case BinaryExpression b
            when !arithmetic(b) ->
                new Condition.Compare(
                        term(b.getLeftExpression()), b.getStringExpression().strip(), term(b.getRightExpression()));
            default -> new Condition.Holds(term(e));
        };
    }

    private static boolean arithmetic(BinaryExpression b) {
        return b instanceof Addition
                || b instanceof Subtraction
                || b instanceof Multiplication
                || b instanceof Division
                || b instanceof Modulo
                || b instanceof Concat;
    }

    private void either(Expression e, List<Condition> out) {
        if (e instanceof OrExpression o) {
            either(o.getLeftExpression(), out);
            either(o.getRightExpression(), out);
        } else {
            out.add(condition(e));
        }
    }

    private Condition compare(ComparisonOperator c) {
        String operator = c.getStringExpression().strip();
        if (operator.equals("=")
                && c.getRightExpression() instanceof Function f
                && f.getName().equalsIgnoreCase("any")
                && f.getParameters() != null) {
            return new Condition.AnyOf(
                    term(c.getLeftExpression()), array(term(f.getParameters().getFirst())));
        }
        if (c.getLeftExpression() instanceof ParenthesedExpressionList<?> a
                && c.getRightExpression() instanceof ParenthesedExpressionList<?> b
                && a.size() > 1
                && a.size() == b.size()) {
            return new Condition.CompareRows(terms(a), operator, terms(b));
        }
        return new Condition.Compare(
                typed(term(c.getLeftExpression()), c.getRightExpression()),
                operator.equals("!=") ? "<>" : operator,
                typed(term(c.getRightExpression()), c.getLeftExpression()));
    }

    private static Term array(Term t) {
        return t instanceof Term.Parameter p ? new Term.Parameter(p.name(), p.type(), true) : t;
    }

    /** A parameter has the type of what it is compared with. */
    private Term typed(Term t, Expression other) {
        if (t instanceof Term.Parameter p
                && other instanceof Column c
                && p.type().equals(UNKNOWN)) {
            return scope.type(column(c))
                    .<Term>map(x -> Term.Parameter.of(p.name(), x))
                    .orElse(t);
        }
        return t;
    }

    private List<Term> terms(ExpressionList<?> list) {
        List<Term> out = new ArrayList<>();
        for (Expression e : list) {
            out.add(term(e));
        }
        return out;
    }

    private Condition in(InExpression i) {
        Term left = term(i.getLeftExpression());
        return switch (i.getRightExpression()) {
            case Select s -> throw new NotUnderstood("IN with a query cannot be read yet; write a join or EXISTS.");
            case ExpressionList<?> list -> new Condition.In(left, terms(list));
            default -> throw new NotUnderstood("This cannot be read: " + i + ".");
        };
    }

    private Condition exists(ExistsExpression x) {
        if (selects == null || !(x.getRightExpression() instanceof Select s)) {
            throw new NotUnderstood("This cannot be read: " + x + ".");
        }
        return new Condition.Exists(selects.query(s), x.isNot());
    }
}
