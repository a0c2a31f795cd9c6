package plinth.model.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;
import plinth.model.query.QueryReader.NotUnderstood;
import plinth.model.query.Scope.Named;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** Makes queries of JSqlParser's statements. */
final class SelectReader {
    private static final Type UNKNOWN = Type.known("unknown");

    private final Schema schema;

    /** Views that are being read: one that reads itself is refused. */
    private final List<ObjectName> within;

    private final Map<Name, Query> common = new LinkedHashMap<>();

    SelectReader(Schema schema, List<ObjectName> within) {
        this.schema = schema;
        this.within = within;
    }

    Query query(Select select) {
        if (select.getWithItemsList() != null) {
            for (WithItem<?> w : select.getWithItemsList()) {
                if (w.isRecursive() || w.getSelect() == null) {
                    throw new NotUnderstood("A recursive WITH cannot be read as a query.");
                }
                common.put(TermReader.name(w.getAlias().getName()), query(w.getSelect()));
            }
        }
        return switch (select) {
            case PlainSelect p -> select(p);
            case SetOperationList s -> union(s);
            case ParenthesedSelect p -> {
                if (p.getOrderByElements() != null || p.getLimit() != null) {
                    throw new NotUnderstood("ORDER BY or LIMIT behind parentheses cannot be read.");
                }
                yield query(p.getSelect());
            }
            default -> throw new NotUnderstood("This kind of SELECT cannot be read: " + shortened(select) + ".");
        };
    }

    private static String shortened(Object o) {
        String s = o.toString();
        return s.length() > 60 ? s.substring(0, 60) + " ..." : s;
    }

    private Query union(SetOperationList s) {
        for (SetOperation o : s.getOperations()) {
            if (!(o instanceof UnionOp u) || !u.isAll()) {
                throw new NotUnderstood("Of set operations only UNION ALL can be read.");
            }
        }
        List<Query.Select> branches = new ArrayList<>();
        for (Select one : s.getSelects()) {
            switch (query(one)) {
                case Query.Select b -> branches.add(b);
                case Query.Union u when u.order().isEmpty() && u.limit().isEmpty() -> branches.addAll(u.branches());
                case Query.Union u ->
                    throw new NotUnderstood("A UNION ALL with a LIMIT within another cannot be read.");
            }
        }
        List<Query.Order> order = new ArrayList<>();
        if (s.getOrderByElements() != null) {
            for (OrderByElement e : s.getOrderByElements()) {
                Name name = e.getExpression() instanceof net.sf.jsqlparser.schema.Column c
                        ? TermReader.name(c.getColumnName())
                        : outputName(branches.getFirst().outputs(), e);
                order.add(new Query.Order(new Term.Column("", name), !e.isAsc()));
            }
        }
        return new Query.Union(branches, order, limit(s, new Scope()));
    }

    private static Name outputName(List<Query.Output> outputs, OrderByElement e) {
        if (e.getExpression() instanceof LongValue n && n.getValue() >= 1 && n.getValue() <= outputs.size()) {
            return label(outputs.get((int) n.getValue() - 1));
        }
        throw new NotUnderstood("UNION ALL can be ordered by its columns only.");
    }

    static Name label(Query.Output o) {
        return o.label().map(Name::new).orElseGet(() -> switch (o.term()) {
            case Term.Column c -> c.name();
            case Term.Aggregate a -> new Name(a.function());
            case Term.Call c -> new Name(c.function());
            case Term.Cast c -> label(Query.Output.of(c.term()));
            case Term.Parameter p -> new Name("?column?");
            case Term.Literal l -> new Name("?column?");
            case Term.Operation x -> new Name("?column?");
            case Term.Special x -> new Name("?column?");
        });
    }

    private Query.Select select(PlainSelect p) {
        if (p.getDistinct() != null
                || p.getHaving() != null
                || p.getQualify() != null
                || p.getWindowDefinitions() != null) {
            throw new NotUnderstood("DISTINCT, HAVING and windows cannot be read yet.");
        }
        if (p.getOffset() != null) {
            throw new NotUnderstood("OFFSET cannot be read yet.");
        }
        Scope scope = new Scope();
        Optional<Query.From> from = Optional.empty();
        List<Condition> where = new ArrayList<>();
        if (p.getFromItem() != null) {
            from = Optional.of(joins(from(p.getFromItem(), scope), p.getJoins(), scope));
        }
        TermReader terms = new TermReader(scope, this);
        if (p.getWhere() != null) {
            terms.conditions(p.getWhere(), where);
        }
        List<Query.Output> outputs = new ArrayList<>();
        for (SelectItem<?> i : p.getSelectItems()) {
            output(i, scope, terms, outputs);
        }
        List<Term> groups = new ArrayList<>();
        if (p.getGroupBy() != null) {
            if (!p.getGroupBy().getGroupingSets().isEmpty()) {
                throw new NotUnderstood("Grouping sets cannot be read yet.");
            }
            for (net.sf.jsqlparser.expression.Expression e : p.getGroupBy().getGroupByExpressionList()) {
                groups.add(byOutput(e, outputs, terms));
            }
        }
        List<Query.Order> order = new ArrayList<>();
        if (p.getOrderByElements() != null) {
            for (OrderByElement e : p.getOrderByElements()) {
                order.add(new Query.Order(byOutput(e.getExpression(), outputs, terms), !e.isAsc()));
            }
        }
        return new Query.Select(outputs, from, where, groups, order, limit(p, scope));
    }

    /** GROUP BY and ORDER BY may name an output by its number or label. */
    private static Term byOutput(
            net.sf.jsqlparser.expression.Expression e, List<Query.Output> outputs, TermReader terms) {
        if (e instanceof LongValue n && n.getValue() >= 1 && n.getValue() <= outputs.size()) {
            return outputs.get((int) n.getValue() - 1).term();
        }
        if (e instanceof net.sf.jsqlparser.schema.Column c && c.getTable() == null) {
            Name name = TermReader.name(c.getColumnName());
            for (Query.Output o : outputs) {
                if (label(o).equals(name)) {
                    return o.term();
                }
            }
        }
        return terms.term(e);
    }

    private void output(SelectItem<?> i, Scope scope, TermReader terms, List<Query.Output> outputs) {
        switch (i.getExpression()) {
            case AllTableColumns t ->
                scope.all(TermReader.name(t.getTable().getName()).value())
                        .forEach(c -> outputs.add(Query.Output.of(c)));
            case AllColumns a -> scope.all("").forEach(c -> outputs.add(Query.Output.of(c)));
            default -> {
                Alias alias = i.getAlias();
                Term term = terms.term(i.getExpression());
                outputs.add(
                        alias == null
                                ? Query.Output.of(term)
                                : Query.Output.of(
                                        term, TermReader.name(alias.getName()).value()));
            }
        }
    }

    private static Optional<Term> limit(Select s, Scope scope) {
        if (s.getOffset() != null) {
            throw new NotUnderstood("OFFSET cannot be read yet.");
        }
        if (s.getFetch() != null) {
            return Optional.of(new TermReader(scope, null).term(s.getFetch().getExpression()));
        }
        if (s.getLimit() == null || s.getLimit().getRowCount() == null) {
            return Optional.empty();
        }
        if (s.getLimit().getOffset() != null) {
            throw new NotUnderstood("OFFSET cannot be read yet.");
        }
        return Optional.of(new TermReader(scope, null).term(s.getLimit().getRowCount()));
    }

    private Query.From joins(
            Query.From first, @Nullable List<net.sf.jsqlparser.statement.select.Join> joins, Scope scope) {
        Query.From from = first;
        if (joins == null) {
            return from;
        }
        for (net.sf.jsqlparser.statement.select.Join j : joins) {
            if (j.isFull() || j.isNatural() || j.isSemi() || j.isApply()) {
                throw new NotUnderstood("Of joins, FULL and NATURAL cannot be read yet.");
            }
            if (j.getUsingColumns() != null && !j.getUsingColumns().isEmpty()) {
                throw new NotUnderstood("USING cannot be read yet; write ON.");
            }
            Query.From right = from(j.getFromItem(), scope);
            List<Condition> on = new ArrayList<>();
            TermReader terms = new TermReader(scope, this);
            for (net.sf.jsqlparser.expression.Expression e : j.getOnExpressions()) {
                if (e != null) {
                    terms.conditions(e, on);
                }
            }
            from = j.isRight() ? new Query.Join(right, from, true, on) : new Query.Join(from, right, j.isLeft(), on);
        }
        return from;
    }

    private Query.From from(FromItem item, Scope scope) {
        return switch (item) {
            case net.sf.jsqlparser.schema.Table t -> table(t, scope);
            case ParenthesedSelect s -> {
                Query q = new SelectReader(schema, within).withCommon(common).query(s.getSelect());
                String alias = s.getAlias() == null
                        ? "unnamed_subquery"
                        : TermReader.name(s.getAlias().getName()).value();
                scope.add(alias, columns(q));
                yield new Query.Derived(q, alias);
            }
            case ParenthesedFromItem f -> joins(from(f.getFromItem(), scope), f.getJoins(), scope);
            default -> throw new NotUnderstood("This cannot be read in FROM: " + shortened(item) + ".");
        };
    }

    private SelectReader withCommon(Map<Name, Query> known) {
        common.putAll(known);
        return this;
    }

    private Query.From table(net.sf.jsqlparser.schema.Table t, Scope scope) {
        Name name = TermReader.name(t.getName());
        String alias = t.getAlias() == null
                ? name.value()
                : TermReader.name(t.getAlias().getName()).value();
        if (t.getSchemaName() == null && common.containsKey(name)) {
            Query q = common.get(name);
            scope.add(alias, columns(q));
            return new Query.Derived(q, alias);
        }
        ObjectName full = t.getSchemaName() == null
                ? unqualified(name)
                : new ObjectName(TermReader.name(t.getSchemaName()), name);
        Optional<Table> table = schema.table(full);
        if (table.isPresent()) {
            scope.add(
                    alias,
                    table.get().columns().stream()
                            .map(c -> new Named(c.name(), c.type()))
                            .toList());
            return new Query.Relation(full, alias);
        }
        View view = schema.view(full).orElseThrow(() -> new NotUnderstood("There is no table or view " + full + "."));
        if (within.contains(full)) {
            throw new NotUnderstood("The view " + full + " reads itself.");
        }
        Query q = viewed(view, full);
        scope.add(alias, columns(q));
        return new Query.Derived(q, alias, Optional.of(full));
    }

    private Query viewed(View view, ObjectName name) {
        return switch (QueryReader.read(view, schema.without(view))) {
            case Reading.Read(Query q) -> q;
            case Reading.NotRead(String why) -> throw new NotUnderstood("Of the view " + name + ": " + why);
        };
    }

    /** A name without a schema: in public, else in the only schema that has it. */
    private ObjectName unqualified(Name name) {
        ObjectName inPublic = new ObjectName(ObjectName.PUBLIC, name);
        if (schema.hasRelation(inPublic)) {
            return inPublic;
        }
        List<ObjectName> all = schema.objects().stream()
                .filter(o -> o instanceof Table || o instanceof View)
                .map(o -> o.name())
                .filter(n -> n.name().equals(name))
                .toList();
        return all.size() == 1 ? all.getFirst() : inPublic;
    }

    private static List<Named> columns(Query q) {
        List<Query.Output> outputs = switch (q) {
            case Query.Select s -> s.outputs();
            case Query.Union u -> u.branches().getFirst().outputs();
        };
        return outputs.stream()
                .map(o -> new Named(label(o), o.term() instanceof Term.Cast c ? c.type() : UNKNOWN))
                .toList();
    }
}
