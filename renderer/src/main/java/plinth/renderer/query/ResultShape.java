package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** The columns of the rows that a statement gives back: their names, types, and which may be NULL. */
public final class ResultShape {
    private static final Type UNKNOWN = Type.known("unknown");

    private final Schema schema;
    private final Map<String, List<ResultColumn>> parts = new HashMap<>();

    private ResultShape(Schema schema) {
        this.schema = schema;
    }

    /** Returns the columns of what {@code statement} gives back in {@code schema}; none when it gives no rows back. Domains are their base types. */
    public static List<ResultColumn> of(Statement statement, Schema schema) {
        return new ResultShape(Domains.flat(schema)).statement(statement);
    }

    private List<ResultColumn> statement(Statement s) {
        return switch (s) {
            case Statement.Ask a -> query(a.query());
            case Statement.Insert i -> outputs(i.returning(), written(i.table(), Optional.empty()));
            case Statement.Update u -> outputs(u.returning(), written(u.table(), u.from()));
            case Statement.Delete d -> outputs(d.returning(), written(d.table(), d.using()));
            case Statement.Union u ->
                u.branches().stream()
                        .map(this::statement)
                        .reduce(ResultShape::either)
                        .orElseThrow();
            case Statement.With w -> with(w);
        };
    }

    private List<ResultColumn> with(Statement.With w) {
        for (Statement.Part p : w.parts()) {
            // What a part that reads itself begins with has the columns of the whole.
            if (w.recursive() && p.statement() instanceof Statement.Union u) {
                parts.put(p.name(), renamed(statement(u.branches().getFirst()), p.columns()));
            }
            parts.put(p.name(), renamed(statement(p.statement()), p.columns()));
        }
        return statement(w.body());
    }

    private static List<ResultColumn> renamed(List<ResultColumn> columns, List<Name> names) {
        List<ResultColumn> out = new ArrayList<>(columns);
        for (int i = 0; i < names.size(); i++) {
            out.set(i, columns.get(i).named(names.get(i).value()));
        }
        return out;
    }

    /** Rows of the one or the other: NULL where either has it, the type of what is not a bare NULL. */
    private static List<ResultColumn> either(List<ResultColumn> a, List<ResultColumn> b) {
        List<ResultColumn> out = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            ResultColumn x = a.get(i);
            ResultColumn y = b.get(i);
            boolean bare = x.type().equals(UNKNOWN);
            Optional<ResultColumn.Source> source =
                    bare || x.source().equals(y.source()) || y.type().equals(UNKNOWN)
                            ? (bare ? y : x).source()
                            : Optional.empty();
            out.add(new ResultColumn(
                    x.name(), bare ? y.type() : x.type(), x.nullable() || y.nullable(), source, Optional.empty()));
        }
        return out;
    }

    /** The sources of a query by their aliases, in their order. */
    private record Sources(Map<String, List<ResultColumn>> all) {
        Optional<ResultColumn> find(String alias, Name name) {
            return all.entrySet().stream()
                    .filter(e -> alias.isEmpty() || e.getKey().equals(alias))
                    .flatMap(e -> e.getValue().stream())
                    .filter(c -> c.name().equals(name.value()))
                    .findFirst();
        }
    }

    private Sources written(ObjectName table, Optional<Query.From> from) {
        Map<String, List<ResultColumn>> all = new LinkedHashMap<>();
        all.put("", relation(table));
        from.ifPresent(f -> sources(f, false, all));
        return new Sources(all);
    }

    private List<ResultColumn> relation(ObjectName name) {
        List<ResultColumn> part =
                name.schema().isEmpty() ? parts.get(name.name().value()) : null;
        if (part != null) {
            return part;
        }
        Optional<Table> table = schema.table(name);
        List<ResultColumn> out = new ArrayList<>();
        table.ifPresent(t -> TableShape.columns(schema, t).forEach(c -> out.add(column(t, c))));
        return out;
    }

    private static ResultColumn column(Table t, Column c) {
        return new ResultColumn(
                c.name().value(),
                c.type(),
                t.nullable(c),
                Optional.of(new ResultColumn.Source(t.name(), c.name())),
                Optional.empty());
    }

    private void sources(Query.From from, boolean outer, Map<String, List<ResultColumn>> all) {
        switch (from) {
            case Query.Relation r -> all.put(r.alias(), padded(relation(r.table()), outer));
            case Query.Derived d -> all.put(d.alias(), padded(query(d.query()), outer));
            case Query.Join j -> {
                sources(j.left(), outer, all);
                sources(j.right(), outer || j.outer(), all);
            }
        }
    }

    private static List<ResultColumn> padded(List<ResultColumn> columns, boolean outer) {
        return outer ? columns.stream().map(ResultColumn::orNull).toList() : columns;
    }

    private List<ResultColumn> query(Query q) {
        return switch (q) {
            case Query.Select s -> {
                Map<String, List<ResultColumn>> all = new LinkedHashMap<>();
                s.from().ifPresent(f -> sources(f, false, all));
                yield outputs(s.outputs(), new Sources(all));
            }
            case Query.Union u ->
                u.branches().stream()
                        .map(this::query)
                        .reduce(ResultShape::either)
                        .orElseThrow();
        };
    }

    private List<ResultColumn> outputs(List<Query.Output> outputs, Sources sources) {
        List<ResultColumn> out = new ArrayList<>();
        for (Query.Output o : outputs) {
            switch (o.term()) {
                case Term.Star s -> out.addAll(relation(s.table()));
                case Term.WholeRow r -> relation(r.table()).forEach(c -> out.add(c.inRow(r.alias())));
                default -> {
                    ResultColumn c = term(o.term(), sources);
                    out.add(o.label().map(c::named).orElse(c));
                }
            }
        }
        return out;
    }

    private ResultColumn term(Term t, Sources s) {
        return switch (t) {
            case Term.Column c ->
                s.find(c.alias(), c.name())
                        .orElseGet(() -> ResultColumn.of(c.name().value(), UNKNOWN, true));
            case Term.Parameter p ->
                ResultColumn.of(
                        "?column?",
                        p.array() ? new Type.ArrayOf(p.type()) : p.type(),
                        p.presence() != Term.Presence.REQUIRED);
            case Term.Literal l ->
                ResultColumn.of("?column?", l.type(), l.text().equalsIgnoreCase("NULL"));
            case Term.Operation o -> {
                ResultColumn right = term(o.right(), s);
                ResultColumn left = o.left().map(l -> term(l, s)).orElse(right);
                yield ResultColumn.of("?column?", left.type(), left.nullable() || right.nullable());
            }
            case Term.Call c -> {
                Optional<ResultColumn> first =
                        c.arguments().stream().findFirst().map(a -> term(a, s));
                yield ResultColumn.of(
                        c.function(), first.map(ResultColumn::type).orElse(UNKNOWN), true);
            }
            case Term.Aggregate a -> aggregate(a, s);
            case Term.Cast c -> {
                ResultColumn inner = term(c.term(), s);
                yield ResultColumn.of(inner.name(), c.type(), inner.nullable());
            }
            case Term.Special x -> special(x, s);
        };
    }

    private ResultColumn aggregate(Term.Aggregate a, Sources s) {
        String function = a.function().toLowerCase(Locale.ROOT);
        return function.equals("count")
                ? ResultColumn.of(function, Type.known("bigint"), false)
                : ResultColumn.of(
                        function, a.argument().map(x -> term(x, s).type()).orElse(UNKNOWN), true);
    }

    private ResultColumn special(Term.Special t, Sources s) {
        return switch (t) {
            case Term.Star x -> throw new IllegalArgumentException("A star is no single value.");
            case Term.WholeRow x -> throw new IllegalArgumentException("A row is no single value.");
            case Term.OfTable(ObjectName table, Name name) ->
                relation(table).stream()
                        .filter(c -> c.name().equals(name.value()))
                        .findFirst()
                        .orElseGet(() -> ResultColumn.of(name.value(), UNKNOWN, true));
            case Term.Excluded(Name name) ->
                s.find("", name).orElseGet(() -> ResultColumn.of(name.value(), UNKNOWN, true));
            case Term.Default d -> ResultColumn.of("?column?", UNKNOWN, true);
            case Term.Verbatim v -> ResultColumn.of("?column?", v.type(), true);
            case Term.Coalesce(List<Term> values) -> {
                List<ResultColumn> all = values.stream().map(v -> term(v, s)).toList();
                yield ResultColumn.of(
                        "coalesce", all.getFirst().type(), all.stream().allMatch(ResultColumn::nullable));
            }
            case Term.ArrayOf(Term element, Type type) -> ResultColumn.of("array", new Type.ArrayOf(type), false);
            case Term.Case(List<Term.When> whens, Term otherwise) -> {
                ResultColumn last = term(otherwise, s);
                boolean nullable = last.nullable()
                        || whens.stream().anyMatch(w -> term(w.value(), s).nullable());
                yield ResultColumn.of("case", last.type(), nullable);
            }
            case Term.Truth(Condition c) ->
                ResultColumn.of("?column?", Type.known("boolean"), !(c instanceof Condition.Exists));
        };
    }
}
