package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.renderer.query.Stub.Command;

/** Rows that callers know by a key of their own, and not whether they are there: one that is there or made, one that is made or changed. */
final class NaturalKeyStubs {
    private final TableShape t;
    private final GoNames names;
    private final List<Column> given;
    private final List<Stub> out = new ArrayList<>();

    private NaturalKeyStubs(TableShape t, GoNames names) {
        this.t = t;
        this.names = names;
        this.given = t.inserted();
    }

    /** Returns the stubs for the keys of {@code t}, a table that rows can be put into. */
    static List<Stub> of(TableShape t, GoNames names) {
        NaturalKeyStubs s = new NaturalKeyStubs(t, names);
        s.keys().forEach(s::key);
        return s.out;
    }

    /** The keys that refuse a second row at once, all of whose columns are given; with what each is called behind the name of a stub. */
    private Map<List<Name>, String> keys() {
        Map<List<Name>, String> keys = new LinkedHashMap<>();
        t.table
                .primaryKey()
                .filter(p -> usual(p.key(), p.deferral()) && natural(p.columns()))
                .ifPresent(p -> keys.put(p.columns(), ""));
        Set<Set<Name>> done = new HashSet<>();
        done.add(Set.copyOf(t.key()));
        List<List<Name>> others = new ArrayList<>();
        t.table.uniques().stream().filter(u -> usual(u.key(), u.deferral())).forEach(u -> others.add(u.columns()));
        for (Index i : t.table.indexes()) {
            boolean plain = i.leadingColumns().size() == i.keys().size();
            if (i.unique() && plain && i.where().isEmpty()) {
                others.add(i.leadingColumns());
            }
        }
        for (List<Name> columns : others) {
            boolean more = !t.key().isEmpty() && columns.containsAll(t.key());
            if (!more && natural(columns) && done.add(Set.copyOf(columns))) {
                keys.put(columns, "By" + t.words(columns));
            }
        }
        return keys;
    }

    private static boolean usual(Constraint.Key key, Constraint.Deferral deferral) {
        return !key.withoutOverlaps() && deferral == Constraint.Deferral.NOT_DEFERRABLE;
    }

    /** What a caller knows has no default that is computed, such as a token. */
    private boolean natural(List<Name> columns) {
        return columns.stream()
                .allMatch(n -> !t.nullable(n)
                        && given.contains(t.column(n))
                        && TableShape.computed(t.column(n)).isEmpty());
    }

    private void key(List<Name> key, String suffix) {
        boolean rest = given.stream().anyMatch(c -> !key.contains(c.name()));
        if (rest || !t.key().equals(key)) {
            getOrCreate(key, suffix);
        }
        List<Column> settable = settable(key);
        if (!suffix.isEmpty() && !settable.isEmpty()) {
            put(key, suffix, settable);
        }
    }

    private void add(String name, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name, t.many()), Command.ONE, doc, statement));
    }

    /**
     * Reads first, so that a row that is there is not written. A row that another session makes meanwhile is not seen by that; then the insert meets it, waits for
     * the other session, and gives back the row as it is.
     */
    private void getOrCreate(List<Name> key, String suffix) {
        CteNames parts = new CteNames(t);
        String known = parts.free("known");
        String made = parts.free("made");
        Condition unknown = new Condition.Exists(
                StubTerms.select(List.of(Query.Output.of(StubTerms.number(1))), StubTerms.part(known), List.of()),
                true);
        Query values = new Query.Select(
                StubTerms.outputs(t.given(given)),
                Optional.empty(),
                List.of(unknown),
                List.of(),
                List.of(),
                Optional.empty());
        Name first = key.getFirst();
        Statement insert = new Statement.Insert(
                t.name(),
                given.stream().map(Column::name).toList(),
                new Statement.Rows(values),
                Optional.of(new Statement.Conflict(
                        key, List.of(new Statement.Assignment(first, new Term.OfTable(t.name(), first))))),
                t.star());
        List<Statement.Part> steps = List.of(
                new Statement.Part(known, List.of(), Statement.Ask.of(t.rows(t.equalOwn(key)))),
                new Statement.Part(made, List.of(), insert));
        List<String> doc = new ArrayList<>(List.of(
                "The row with this key, made where there is none: once, however many sessions ask at the same time."
                        + " One that is there stays as it is."));
        doc.addAll(t.defaults(given));
        add(
                "GetOrCreate" + t.one() + suffix,
                doc,
                new Statement.With(false, steps, new Statement.Union(true, List.of(all(known), all(made)))));
    }

    private Statement all(String part) {
        return Statement.Ask.of(StubTerms.select(t.star(), StubTerms.part(part), List.of()));
    }

    private List<Column> settable(List<Name> key) {
        return t.settable(given).stream().filter(c -> !key.contains(c.name())).toList();
    }

    private void put(List<Name> key, String suffix, List<Column> settable) {
        List<Statement.Assignment> set = new ArrayList<>();
        settable.forEach(c -> set.add(new Statement.Assignment(c.name(), t.replaced(c))));
        set.addAll(t.automaticOwn());
        List<String> doc = new ArrayList<>(List.of("Makes the row with this key, or changes the one that is there."));
        doc.addAll(t.defaultsOrSame(given));
        Statement.Insert insert = t.insert(given, t.given(given));
        add(
                "Put" + t.one() + suffix,
                doc,
                new Statement.Insert(
                        t.name(),
                        insert.columns(),
                        insert.source(),
                        Optional.of(new Statement.Conflict(key, set)),
                        t.star()));
    }
}
