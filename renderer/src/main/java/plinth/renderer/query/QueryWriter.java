package plinth.renderer.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;
import plinth.renderer.sql.Sql;

/** Writes a query as SQL that a person would have written: a clause a line, short names for tables only where there are several. */
public final class QueryWriter {
    /** How parameters are written. */
    public enum Flavour implements Style {
        /** For sqlc: {@code @user_id}. */
        SQLC {
            @Override
            public String parameter(Term.Parameter p, int number) {
                return p.presence() == Term.Presence.OPTIONAL ? Params.narg(p.name()) : Params.arg(p.name());
            }

            // sqlc takes what is cast for what cannot be NULL.
            @Override
            public String cast(Term.Parameter p, int number) {
                return p.presence() == Term.Presence.REQUIRED ? Params.arg(p.name()) : Params.narg(p.name());
            }

            @Override
            public String row(Term.WholeRow row) {
                return "sqlc.embed(" + Sql.name(row.alias()) + ")";
            }
        },
        /** As PostgreSQL has them: {@code $1}. */
        PLAIN {
            @Override
            public String parameter(Term.Parameter p, int number) {
                return "$" + number;
            }

            @Override
            public String row(Term.WholeRow row) {
                return Sql.name(row.alias()) + ".*";
            }
        }
    }

    /**
     * A query as text, without a semicolon.
     *
     * @param parameters its parameters, each once, in the order of {@code $1}, {@code $2}, ...
     */
    public record Written(String text, List<Term.Parameter> parameters) {
        public Written {
            parameters = List.copyOf(parameters);
        }
    }

    /** Lines are filled up to this width. */
    static final int WIDTH = 100;

    private final Style style;
    private final Map<String, Term.Parameter> parameters = new LinkedHashMap<>();

    private QueryWriter(Style style) {
        this.style = style;
    }

    /** Returns {@code query} as text. */
    public static Written write(Query query, Style style) {
        return write(Statement.Ask.of(query), style);
    }

    /** Returns {@code statement} as text. */
    public static Written write(Statement statement, Style style) {
        QueryWriter w = new QueryWriter(style);
        String text = String.join("\n", new StatementWriter(w).lines(statement, StatementWriter.Place.ALONE));
        return new Written(text, List.copyOf(w.parameters.values()));
    }

    /** Returns {@code query} for sqlc. */
    public static String sqlc(Query query) {
        return write(query, Flavour.SQLC).text();
    }

    String name(Name name) {
        return style.text(Sql.name(name));
    }

    String name(ObjectName name) {
        return style.text(Sql.PUBLIC.name(name));
    }

    private String type(Type type) {
        return style.text(Sql.PUBLIC.type(type));
    }

    List<String> query(Query q, boolean inner) {
        return switch (q) {
            case Query.Select s -> select(s, inner);
            case Query.Union u -> union(u, inner);
        };
    }

    private List<String> union(Query.Union u, boolean inner) {
        List<String> out = new ArrayList<>();
        for (Query.Select s : u.branches()) {
            if (!out.isEmpty()) {
                out.add("UNION ALL");
            }
            boolean closed = !s.order().isEmpty() || s.limit().isPresent();
            if (closed) {
                out.add("(");
                select(s, inner).forEach(l -> out.add("  " + l));
                out.add(")");
            } else {
                out.addAll(select(s, inner));
            }
        }
        tail(out, u.order(), u.limit(), new Scope(true));
        return out;
    }

    /** Whether columns are written with the short name of their table, where they have one. */
    record Scope(boolean qualified) {
        static final Scope WRITING = new Scope(true);
    }

    private List<String> select(Query.Select s, boolean inner) {
        boolean lone = !inner
                && s.from().filter(f -> f instanceof Query.Relation).isPresent()
                && s.where().stream().noneMatch(QueryWriter::nested);
        Scope scope = new Scope(!lone);
        List<String> out = new ArrayList<>();
        out.addAll(outputs(s.outputs(), scope));
        s.from().ifPresent(f -> from(out, f, scope));
        if (brief(s)) {
            out.set(0, out.getFirst() + " " + out.remove(1));
        }
        where(out, s.where(), scope);
        if (!s.groupBy().isEmpty()) {
            out.add("GROUP BY " + s.groupBy().stream().map(t -> term(t, scope)).collect(Collectors.joining(", ")));
        }
        tail(out, s.order(), s.limit(), scope);
        return out;
    }

    /** Whole rows of one table, and a column of it: on a line with the table. */
    private static boolean brief(Query.Select s) {
        return s.outputs().size() == 1
                && s.from().filter(Query.Relation.class::isInstance).isPresent()
                && (s.outputs().getFirst().term() instanceof Term.Star
                        || (s.outputs().getFirst().term() instanceof Term.Column c
                                && c.alias().isEmpty()));
    }

    /** Conditions that all must hold, a line each; where they are alternatives only, these. */
    void where(List<String> out, List<Condition> where, Scope scope) {
        boolean either = where.size() == 1 && where.getFirst() instanceof Condition.Or;
        List<Condition> lines =
                where.size() == 1 && where.getFirst() instanceof Condition.Or o ? o.conditions() : where;
        String word = "WHERE ";
        for (Condition c : lines) {
            out.add(word + condition(c, scope));
            word = either ? "   OR " : "  AND ";
        }
    }

    /** One line when they fit; else those with a label stand below one another, their labels aligned. */
    List<String> outputs(List<Query.Output> outputs, Scope scope) {
        List<String> items = outputs.stream().map(o -> output(o, scope)).toList();
        List<String> filled = filled("SELECT ", items.isEmpty() ? List.of("1") : items);
        List<Integer> labelled = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).term() instanceof Term.Column && items.get(i).contains(" AS ")) {
                labelled.add(i);
                width = Math.max(width, term(outputs.get(i).term(), scope).length());
            }
        }
        int first = labelled.isEmpty() ? 0 : labelled.getFirst();
        // Labels come behind everything else, or the list is left as it is.
        if (filled.size() == 1 || labelled.size() < 2 || first == 0 || first + labelled.size() != items.size()) {
            return filled;
        }
        List<String> out = new ArrayList<>(filled("SELECT ", items.subList(0, first)));
        for (int i = first; i < items.size(); i++) {
            out.set(out.size() - 1, out.getLast() + ",");
            String column = term(outputs.get(i).term(), scope);
            out.add("       " + column + " ".repeat(width - column.length())
                    + items.get(i).substring(column.length()));
        }
        return out;
    }

    private static boolean nested(Condition c) {
        return switch (c) {
            case Condition.Exists e -> true;
            case Condition.Not n -> nested(n.condition());
            case Condition.Or o -> o.conditions().stream().anyMatch(QueryWriter::nested);
            case Condition.And a -> a.conditions().stream().anyMatch(QueryWriter::nested);
            case Condition.Compare x -> false;
            case Condition.CompareRows x -> false;
            case Condition.In x -> false;
            case Condition.AnyOf x -> false;
            case Condition.IsNull x -> false;
            case Condition.Holds x -> false;
        };
    }

    private void tail(List<String> out, List<Query.Order> order, Optional<Term> limit, Scope scope) {
        if (!order.isEmpty()) {
            out.add("ORDER BY "
                    + order.stream()
                            .map(o -> term(o.term(), scope) + (o.descending() ? " DESC" : "") + nulls(o))
                            .collect(Collectors.joining(", ")));
        }
        limit.ifPresent(t -> out.add("LIMIT " + term(t, scope)));
    }

    private static String nulls(Query.Order o) {
        return switch (o.nulls()) {
            case USUAL -> "";
            case FIRST -> " NULLS FIRST";
            case LAST -> " NULLS LAST";
        };
    }

    /** Returns {@code items} with commas, lines filled up and set in below {@code first}. */
    static List<String> filled(String first, List<String> items) {
        List<String> out = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        String indent = " ".repeat(first.length());
        boolean begun = false;
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? "," : "");
            if (begun && line.length() + 1 + item.length() > WIDTH) {
                out.add(line.toString());
                line = new StringBuilder(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(item);
            begun = true;
        }
        out.add(line.toString());
        return out;
    }

    void from(List<String> out, Query.From from, Scope scope) {
        switch (from) {
            case Query.Join j -> {
                from(out, j.left(), scope);
                List<String> right = source(j.right(), scope);
                String on = j.on().stream().map(c -> condition(c, scope)).collect(Collectors.joining(" AND "));
                List<String> lines = new ArrayList<>(right);
                lines.set(0, (j.outer() ? "LEFT JOIN " : "JOIN ") + lines.getFirst());
                lines.set(lines.size() - 1, lines.getLast() + " ON " + (on.isEmpty() ? "true" : on));
                out.addAll(lines);
            }
            default -> {
                List<String> lines = new ArrayList<>(source(from, scope));
                lines.set(0, "FROM " + lines.getFirst());
                out.addAll(lines);
            }
        }
    }

    List<String> source(Query.From from, Scope scope) {
        return switch (from) {
            case Query.Relation r ->
                List.of(name(r.table()) + (scope.qualified() && named(r) ? " AS " + name(new Name(r.alias())) : ""));
            case Query.Derived d
            when d.view().isPresent() -> List.of(name(d.view().get()) + " AS " + name(new Name(d.alias())));
            case Query.Derived d -> {
                List<String> lines = new ArrayList<>(List.of(d.lateral() ? "LATERAL (" : "("));
                query(d.query(), d.lateral()).forEach(l -> lines.add("  " + l));
                lines.add(") AS " + name(new Name(d.alias())));
                yield lines;
            }
            case Query.Join j -> {
                List<String> lines = new ArrayList<>();
                from(lines, j, scope);
                lines.set(0, "(" + lines.getFirst().substring("FROM ".length()));
                lines.set(lines.size() - 1, lines.getLast() + ")");
                yield lines;
            }
        };
    }

    private static boolean named(Query.Relation r) {
        return !r.alias().isEmpty() && !r.alias().equals(r.table().name().value());
    }

    /** Returns a column of a result with its name. */
    String output(Query.Output o, Scope scope) {
        String text = term(o.term(), scope);
        boolean same = o.term() instanceof Term.Column c
                && o.label().filter(l -> l.equals(c.name().value())).isPresent();
        return text
                + o.label()
                        .filter(l -> !same)
                        .map(l -> " AS " + name(new Name(l)))
                        .orElse("");
    }

    private String condition(Condition c, Scope s) {
        return switch (c) {
            case Condition.Compare(Term left, String op, Term right) ->
                beside(left, right, s) + " " + op + " " + beside(right, left, s);
            case Condition.CompareRows(List<Term> left, String op, List<Term> right) ->
                "(" + terms(left, s) + ") " + op + " ("
                        + right.stream().map(t -> typed(t, s)).collect(Collectors.joining(", ")) + ")";
            case Condition.In(Term term, List<Term> values) -> term(term, s) + " IN (" + terms(values, s) + ")";
            case Condition.AnyOf(Term term, Term array) -> term(term, s) + " = ANY (" + typed(array, s) + ")";
            case Condition.IsNull(Term term, boolean not) -> term(term, s) + (not ? " IS NOT NULL" : " IS NULL");
            case Condition.Holds(Term term) -> term(term, s);
            case Condition.Not(Condition.AnyOf(Term term, Term array)) ->
                term(term, s) + " <> ALL (" + typed(array, s) + ")";
            case Condition.Not(Condition inner) -> "NOT (" + condition(inner, s) + ")";
            case Condition.Or(List<Condition> all) -> joined(all, " OR ", s);
            case Condition.And(List<Condition> all) -> joined(all, " AND ", s);
            case Condition.Exists(Query query, boolean not) ->
                (not ? "NOT EXISTS (" : "EXISTS (")
                        + query(query, true).stream().map(String::strip).collect(Collectors.joining(" ")) + ")";
        };
    }

    private String joined(List<Condition> all, String word, Scope s) {
        return "(" + all.stream().map(c -> condition(c, s)).collect(Collectors.joining(word)) + ")";
    }

    private String terms(List<Term> terms, Scope s) {
        return terms.stream().map(t -> term(t, s)).collect(Collectors.joining(", "));
    }

    /** A parameter takes its type from a column beside it; beside anything else it is given one. */
    private String beside(Term t, Term other, Scope s) {
        boolean typed = other instanceof Term.Column || other instanceof Term.OfTable;
        return t instanceof Term.Parameter && !typed ? typed(t, s) : term(t, s);
    }

    private String typed(Term t, Scope s) {
        return t instanceof Term.Parameter p
                ? parameter(p) + "::" + type(p.type()) + (p.array() ? "[]" : "")
                : term(t, s);
    }

    String term(Term t, Scope s) {
        return switch (t) {
            case Term.Column c ->
                s.qualified() && !c.alias().isEmpty()
                        ? name(new Name(c.alias())) + "." + name(c.name())
                        : name(c.name());
            case Term.Parameter p -> p.array() ? typed(p, s) : parameter(p);
            case Term.Literal(String text, var type) -> style.text(text);
            case Term.Operation(String op, Optional<Term> left, Term right) ->
                left.map(l -> inOperation(l, s) + " ").orElse("")
                        + op
                        + (left.isPresent() || word(op) ? " " : "")
                        + inOperation(right, s);
            case Term.Call(String function, List<Term> arguments) ->
                function + "(" + arguments.stream().map(a -> typed(a, s)).collect(Collectors.joining(", ")) + ")";
            case Term.Aggregate(String function, Optional<Term> argument) ->
                function + "(" + argument.map(a -> term(a, s)).orElse("*") + ")";
            case Term.Cast(Term.Parameter p, var type) -> style.cast(p, number(p)) + "::" + type(type);
            case Term.Cast(Term inner, var type) -> inOperation(inner, s) + "::" + type(type);
            case Term.Special x -> special(x, s);
        };
    }

    private String special(Term.Special t, Scope s) {
        return switch (t) {
            case Term.Star x -> "*";
            case Term.WholeRow r -> style.row(r);
            case Term.OfTable(ObjectName table, Name column) -> name(table) + "." + name(column);
            case Term.Excluded(Name column) -> "EXCLUDED." + name(column);
            case Term.Default d -> "DEFAULT";
            case Term.Verbatim v -> style.text(v.text());
            case Term.Coalesce(List<Term> values) -> "COALESCE(" + terms(values, s) + ")";
            case Term.ArrayOf(Term element, var type) -> "ARRAY[" + term(element, s) + "]";
            case Term.Truth(Condition c) -> condition(c, s);
            case Term.Case(List<Term.When> whens, Term otherwise) -> {
                StringBuilder out = new StringBuilder("CASE ");
                for (Term.When w : whens) {
                    out.append(out.length() > 5 ? "\n             " : "")
                            .append("WHEN ")
                            .append(condition(w.condition(), s))
                            .append(" THEN ")
                            .append(term(w.value(), s));
                }
                yield out.append("\n             ELSE ")
                        .append(term(otherwise, s))
                        .append("\n        END")
                        .toString();
            }
        };
    }

    private static boolean word(String operator) {
        return Character.isLetter(operator.charAt(0));
    }

    private String inOperation(Term t, Scope s) {
        return t instanceof Term.Operation || t instanceof Term.Case ? "(" + term(t, s) + ")" : typed(t, s);
    }

    private String parameter(Term.Parameter p) {
        return style.parameter(p, number(p));
    }

    private int number(Term.Parameter p) {
        parameters.putIfAbsent(p.name(), p);
        return List.copyOf(parameters.keySet()).indexOf(p.name()) + 1;
    }
}
