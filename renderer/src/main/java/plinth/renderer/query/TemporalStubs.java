package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.pattern.Pattern;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;

/** Rows that hold for a time: as of a moment, now, their history, and a change that ends one row and begins the next. */
final class TemporalStubs {
    private static final Map<String, String> ELEMENTS = Map.of(
            "daterange", "date",
            "tstzrange", "timestamp with time zone",
            "tsrange", "timestamp without time zone");

    private static final Name OLD_END = new Name("old_end");

    private final TableShape t;
    private final GoNames names;
    private final Pattern.Temporal p;
    private final Type moment;
    private final List<Stub> out = new ArrayList<>();

    private TemporalStubs(TableShape t, Pattern.Temporal p, Type moment, GoNames names) {
        this.t = t;
        this.names = names;
        this.p = p;
        this.moment = moment;
    }

    /** Returns the stubs of {@code p}, none when its columns are not of a time. */
    static List<Stub> of(TableShape t, Pattern.Temporal p, GoNames names) {
        Type type = t.column(p.from()).type();
        Optional<Type> moment = p.to().isPresent()
                ? Optional.of(type).filter(x -> TableShape.temporal(t.column(p.from())))
                : Optional.of(type)
                        .filter(Type.Known.class::isInstance)
                        .map(k -> ELEMENTS.get(((Type.Known) k).name()))
                        .map(Type::known);
        return moment.map(m -> new TemporalStubs(t, p, m, names).all()).orElse(List.of());
    }

    private void add(String name, Command command, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name, t.many()), command, doc, statement));
    }

    private void add(String name, Command command, List<String> doc, Query query) {
        add(name, command, doc, Statement.Ask.of(query));
    }

    private Term now() {
        return moment.is("date")
                ? new Term.Verbatim("CURRENT_DATE", moment)
                : moment.is("timestamp without time zone")
                        ? new Term.Verbatim("LOCALTIMESTAMP", moment)
                        : new Term.Verbatim("now()", moment);
    }

    private Term given(String name) {
        return new Term.Cast(Term.Parameter.of(name, moment), moment);
    }

    private Term effective() {
        return given("effective_from");
    }

    private List<Condition> subject(String alias) {
        return p.key().stream().map(n -> t.equal(n, alias)).toList();
    }

    private String of() {
        return p.key().isEmpty() ? "" : "Of" + GoNames.owner(p.key());
    }

    private List<Condition> holding(String alias, Term moment) {
        List<Condition> where = new ArrayList<>(subject(alias));
        Term from = StubTerms.column(alias, p.from());
        if (p.to().isEmpty()) {
            where.add(new Condition.Compare(from, "@>", moment));
            return where;
        }
        Term to = StubTerms.column(alias, p.to().get());
        where.add(new Condition.Compare(from, "<=", moment));
        Condition before = new Condition.Compare(to, ">", moment);
        where.add(
                t.nullable(p.to().get()) ? new Condition.Or(List.of(new Condition.IsNull(to, false), before)) : before);
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
        add(what + "At", command, doc, found(holding("", given("at")), single));
        add(
                single ? "GetCurrent" + t.one() : "ListCurrent" + t.many(),
                command,
                doc,
                found(holding("", now()), single));
        add("List" + t.one() + "History" + of(), Command.MANY, List.of(), found(subject(""), false));
        overlapping();
        if (single) {
            change();
        }
        end();
        return out;
    }

    private Term range(Term from, Term to) {
        String name =
                moment.is("date") ? "daterange" : moment.is("timestamp without time zone") ? "tsrange" : "tstzrange";
        return new Term.Call(name, List.of(from, to));
    }

    private void overlapping() {
        Term own = p.to().map(to -> range(StubTerms.column("", p.from()), StubTerms.column("", to)))
                .orElse(StubTerms.column("", p.from()));
        List<Condition> where = new ArrayList<>(subject(""));
        where.add(new Condition.Compare(own, "&&", range(given("from_time"), given("to_time"))));
        add(
                "List" + t.many() + "Overlapping",
                Command.MANY,
                List.of("From from_time on, before to_time."),
                found(where, false));
    }

    /** One row, or a page of a list, by time and then by key. */
    private Query found(List<Condition> where, boolean single) {
        return single
                ? t.rows(where)
                : t.page(
                        where,
                        Ordering.ascending(List.of(p.from())).then(t.key()).orders(""));
    }

    private Term starts(Term from) {
        return p.to().isEmpty() ? new Term.Call("lower", List.of(from)) : from;
    }

    private Term ends(String alias) {
        return p.to().map(n -> StubTerms.column(alias, n))
                .orElse(new Term.Call("upper", List.of(StubTerms.column(alias, p.from()))));
    }

    /** Returns what ends a row, whose beginning is {@code from}. */
    private List<Statement.Assignment> closing(Term from) {
        return List.of(
                p.to().isPresent()
                        ? new Statement.Assignment(p.to().get(), effective())
                        : new Statement.Assignment(p.from(), range(starts(from), effective())));
    }

    private Condition started(String alias) {
        return new Condition.Compare(starts(StubTerms.column(alias, p.from())), "<", effective());
    }

    private void end() {
        List<Condition> where = new ArrayList<>(holding("", effective()));
        where.add(started(""));
        add(
                "End" + t.one(),
                Command.EXECROWS,
                List.of("Ends what holds at effective_from; nothing holds from then on."),
                new Statement.Update(
                        t.name(), closing(StubTerms.column("", p.from())), Optional.empty(), where, List.of()));
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
        List<Condition> where = new ArrayList<>(holding("c", effective()));
        where.add(started("c"));
        List<Query.Output> picked = new ArrayList<>();
        key.forEach(k -> picked.add(Query.Output.of(new Term.Column("c", k))));
        p.key().stream()
                .filter(k -> !key.contains(k))
                .forEach(k -> picked.add(Query.Output.of(new Term.Column("c", k))));
        picked.add(Query.Output.of(ends("c"), OLD_END.value()));
        Statement current = new Statement.Ask(
                StubTerms.select(picked, t.relation("c"), where), Optional.empty(), Statement.Lock.UPDATE);
        List<Query.Output> returned = new ArrayList<>();
        p.key().forEach(k -> returned.add(Query.Output.of(new Term.OfTable(t.name(), k))));
        returned.add(Query.Output.of(new Term.Column(held, OLD_END)));
        Statement closed = new Statement.Update(
                t.name(),
                closing(new Term.OfTable(t.name(), p.from())),
                Optional.of(StubTerms.part(held)),
                StubTerms.same(t.name(), key, held, key),
                returned);
        List<Name> columns = new ArrayList<>();
        List<Term> values = new ArrayList<>();
        for (Column c : t.inserted()) {
            columns.add(c.name());
            if (p.key().contains(c.name())) {
                values.add(new Term.Column(ended, c.name()));
            } else if (c.name().equals(p.from())) {
                values.add(to.isPresent() ? effective() : range(effective(), new Term.Column(ended, OLD_END)));
            } else if (to.filter(c.name()::equals).isPresent()) {
                values.add(new Term.Column(ended, OLD_END));
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
                new Statement.With(
                        false,
                        List.of(
                                new Statement.Part(held, List.of(), current),
                                new Statement.Part(ended, List.of(), closed)),
                        new Statement.Insert(
                                t.name(),
                                columns,
                                new Statement.Rows(
                                        StubTerms.select(StubTerms.outputs(values), StubTerms.part(ended), List.of())),
                                Optional.empty(),
                                t.star())));
    }
}
