package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** Rows that hold for a time: as of a moment, now, their history, and a change that ends one row and begins the next. */
final class TemporalStubs {
    private static final Map<String, String> ELEMENTS = Map.of(
            "daterange", "date",
            "tstzrange", "timestamptz",
            "tsrange", "timestamp");

    private final TableShape t;
    private final GoNames names;
    private final Pattern.Temporal p;
    private final String moment;
    private final List<Stub> out = new ArrayList<>();

    private TemporalStubs(TableShape t, Pattern.Temporal p, String moment, GoNames names) {
        this.t = t;
        this.names = names;
        this.p = p;
        this.moment = moment;
    }

    /** Returns the stubs of {@code p}, none when its columns are not of a time. */
    static List<Stub> of(TableShape t, Pattern.Temporal p, GoNames names) {
        Type type = t.column(p.from()).type();
        String moment = p.to().isPresent()
                ? t.type(p.from())
                : type instanceof Type.Known k ? ELEMENTS.getOrDefault(k.name(), "") : "";
        boolean usable = p.to().isPresent() ? TableShape.temporal(t.column(p.from())) : !moment.isEmpty();
        return usable ? new TemporalStubs(t, p, moment, names).all() : List.of();
    }

    private void add(String name, Command command, List<String> doc, String sql) {
        out.add(new Stub(names.free(name, t.many()), command, doc, sql));
    }

    private String now() {
        return switch (moment) {
            case "date" -> "CURRENT_DATE";
            case "timestamp" -> "LOCALTIMESTAMP";
            default -> "now()";
        };
    }

    private List<String> subject(String qualifier) {
        return p.key().stream().map(n -> t.equal(n, qualifier)).toList();
    }

    private String of() {
        return p.key().isEmpty() ? "" : "Of" + GoNames.owner(p.key());
    }

    private List<String> holding(String qualifier, String moment) {
        List<String> where = new ArrayList<>(subject(qualifier));
        String from = qualifier + Sql.name(p.from());
        if (p.to().isEmpty()) {
            where.add(from + " @> " + moment);
            return where;
        }
        String to = qualifier + Sql.name(p.to().get());
        where.add(from + " <= " + moment);
        where.add(
                t.nullable(p.to().get()) ? "(" + to + " IS NULL OR " + to + " > " + moment + ")" : to + " > " + moment);
        return where;
    }

    private List<Stub> all() {
        boolean single = p.enforced() == Pattern.Enforcement.ENFORCED
                && (!p.key().isEmpty() || t.table.exclusions().size() > 0);
        Command command = single ? Command.ONE : Command.MANY;
        String what = single ? "Get" + t.one() : "List" + t.many();
        List<String> doc = single
                ? List.of()
                : List.of("Several rows are possible: nothing in the schema keeps periods from overlapping.");
        String select = "SELECT " + t.star() + " FROM " + t.sql();
        add(what + "At", command, doc, Text.clauses(select, Text.where(holding("", "@at::" + moment)), tail(single)));
        add(
                single ? "GetCurrent" + t.one() : "ListCurrent" + t.many(),
                command,
                doc,
                Text.clauses(select, Text.where(holding("", now())), tail(single)));
        add(
                "List" + t.one() + "History" + of(),
                Command.MANY,
                List.of(),
                Text.clauses(select, Text.where(subject("")), tail(false)));
        overlapping(select);
        if (single) {
            change();
        }
        end();
        return out;
    }

    private String range() {
        return switch (moment) {
            case "date" -> "daterange";
            case "timestamp" -> "tsrange";
            default -> "tstzrange";
        };
    }

    private void overlapping(String select) {
        String own = p.to().isEmpty()
                ? Sql.name(p.from())
                : range() + "(" + Sql.name(p.from()) + ", " + Sql.name(p.to().get()) + ")";
        List<String> where = new ArrayList<>(subject(""));
        where.add(own + " && " + range() + "(@from_time::" + moment + ", @to_time::" + moment + ")");
        add(
                "List" + t.many() + "Overlapping",
                Command.MANY,
                List.of("From from_time on, before to_time."),
                Text.clauses(select, Text.where(where), tail(false)));
    }

    /** The order of a list, by time and then by key, and how many rows are wanted; nothing for one row. */
    private String tail(boolean single) {
        return single ? "" : Ordering.ascending(List.of(p.from())).then(t.key()).sql("") + "\nLIMIT @page_size";
    }

    private String starts(String qualifier) {
        return p.to().isEmpty() ? "lower(" + qualifier + Sql.name(p.from()) + ")" : qualifier + Sql.name(p.from());
    }

    private String ends(String qualifier) {
        return p.to().map(n -> qualifier + Sql.name(n)).orElse("upper(" + qualifier + Sql.name(p.from()) + ")");
    }

    private String[] closing(String qualifier) {
        String at = "@effective_from::" + moment;
        return p.to().isPresent()
                ? new String[] {Sql.name(p.to().get()), at}
                : new String[] {Sql.name(p.from()), range() + "(" + starts(qualifier) + ", " + at + ")"};
    }

    private void end() {
        List<String> where = new ArrayList<>(holding("", "@effective_from::" + moment));
        where.add(starts("") + " < @effective_from::" + moment);
        add(
                "End" + t.one(),
                Command.EXECROWS,
                List.of("Ends what holds at effective_from; nothing holds from then on."),
                Text.clauses("UPDATE " + t.sql(), Text.set(List.<String[]>of(closing(""))), Text.where(where)));
    }

    /** Splits the row that holds at a moment: it ends there, and a new one goes on to the old end. */
    private void change() {
        Optional<Name> to = p.to();
        List<Name> key = t.key();
        if (key.isEmpty()) {
            return;
        }
        CteNames parts = new CteNames(t);
        String held = parts.free("held");
        String ended = parts.free("ended");
        String q = t.sql() + ".";
        List<String> where = new ArrayList<>(holding("c.", "@effective_from::" + moment));
        where.add(starts("c.") + " < @effective_from::" + moment);
        List<String> picked = new ArrayList<>();
        key.forEach(k -> picked.add("c." + Sql.name(k)));
        p.key().stream().filter(k -> !key.contains(k)).forEach(k -> picked.add("c." + Sql.name(k)));
        picked.add(ends("c.") + " AS old_end");
        String current = Text.clauses(
                Text.wrapped("SELECT ", picked, ""), "FROM " + t.sql() + " AS c", Text.where(where), "FOR UPDATE");
        List<String> same = new ArrayList<>();
        key.forEach(k -> same.add(q + Sql.name(k) + " = " + held + "." + Sql.name(k)));
        List<String> returned = new ArrayList<>();
        p.key().forEach(k -> returned.add(q + Sql.name(k)));
        returned.add(held + ".old_end");
        String closed = Text.clauses(
                "UPDATE " + t.sql(),
                Text.set(List.<String[]>of(closing(q))),
                "FROM " + held,
                Text.where(same),
                "RETURNING " + String.join(", ", returned));
        List<Name> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column c : t.inserted()) {
            columns.add(c.name());
            if (p.key().contains(c.name())) {
                values.add(ended + "." + Sql.name(c.name()));
            } else if (c.name().equals(p.from())) {
                values.add(
                        to.isPresent()
                                ? "@effective_from::" + moment
                                : range() + "(@effective_from::" + moment + ", " + ended + ".old_end)");
            } else if (to.filter(c.name()::equals).isPresent()) {
                values.add(ended + ".old_end");
            } else {
                values.add(t.given(c));
            }
        }
        boolean given = columns.contains(p.from()) && (to.isEmpty() || columns.contains(to.get()));
        if (!given) {
            return;
        }
        add(
                "Change" + t.one() + "From",
                Command.ONE,
                List.of(
                        "Ends the row that holds at effective_from there, and begins the next, which goes on to the"
                                + " old end.",
                        "No row means that none holds then, or that one begins just then: update that one."),
                Text.clauses(
                        "WITH " + held + " AS (",
                        Text.indented(current),
                        "), " + ended + " AS (",
                        Text.indented(closed),
                        ")",
                        Text.insertInto(t.sql(), columns),
                        Text.wrapped("SELECT ", values, ""),
                        "FROM " + ended,
                        "RETURNING " + t.star()));
    }
}
