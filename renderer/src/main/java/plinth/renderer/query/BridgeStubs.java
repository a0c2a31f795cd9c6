package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plinth.model.access.Aliases;
import plinth.model.layout.Plural;
import plinth.model.pattern.Pattern;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.query.Stub.Command;

/** Pairs: add, change, remove, list from either end, for one row or many at once, replace the whole set. */
final class BridgeStubs {
    private final Schema schema;
    private final TableShape t;
    private final GoNames names;
    private final List<Constraint.ForeignKey> ends;
    private final List<Name> pair = new ArrayList<>();
    private final List<Stub> out = new ArrayList<>();

    private BridgeStubs(Schema schema, TableShape t, Pattern.Bridge bridge, GoNames names) {
        this.schema = schema;
        this.t = t;
        this.names = names;
        this.ends = bridge.ends();
        ends.forEach(f -> pair.addAll(f.columns()));
    }

    /** Returns the stubs of {@code bridge}; its rows' own key, when it has one, is the matter of {@link CrudStubs}. */
    static List<Stub> of(Schema schema, TableShape t, Pattern.Bridge bridge, GoNames names) {
        return new BridgeStubs(schema, t, bridge, names).all();
    }

    private void add(String name, Command command, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name, t.many()), command, doc, statement));
    }

    private void add(String name, Command command, List<String> doc, Query query) {
        add(name, command, doc, Statement.Ask.of(query));
    }

    private List<Stub> all() {
        boolean keyed = t.key().size() == pair.size() && Set.copyOf(t.key()).equals(Set.copyOf(pair));
        boolean unique = keyed || t.table.unique(Set.copyOf(pair));
        add();
        if (unique && conflict()) {
            put();
        }
        // A row with a key of its own is read and changed by that; by its pair it is read like by any unique columns.
        if (keyed || (unique && t.key().isEmpty())) {
            add("Get" + t.one(), Command.ONE, List.of(), t.rows(t.equal(pair)));
            update();
        }
        add("Remove" + t.one(), Command.EXECROWS, List.of(), t.delete(t.equal(pair)));
        if (ends.size() == 2) {
            list(ends.get(0), ends.get(1));
            list(ends.get(1), ends.get(0));
            keepOnly(ends.get(0), ends.get(1));
            keepOnly(ends.get(1), ends.get(0));
        }
        return out;
    }

    private Statement.Insert insert(List<Column> given) {
        return t.insert(given, t.given(given));
    }

    private void add() {
        List<Column> given = t.inserted();
        add("Add" + t.one(), Command.ONE, t.defaults(given), insert(given));
        List<Column> copied = t.copied();
        add(
                "Add" + t.several(),
                Command.COPYFROM,
                List.of(),
                new Statement.Insert(
                        t.name(),
                        copied.stream().map(Column::name).toList(),
                        new Statement.Values(
                                copied.stream().<Term>map(c -> t.arg(c.name())).toList()),
                        Optional.empty(),
                        List.of()));
    }

    /** Whether ON CONFLICT can name the pair: a key or a unique index over just these columns. */
    private boolean conflict() {
        Set<Name> wanted = Set.copyOf(pair);
        return t.table.constraints().stream()
                        .anyMatch(c -> ((c instanceof Constraint.PrimaryKey p
                                                && !p.key().withoutOverlaps())
                                        || (c instanceof Constraint.Unique u
                                                && !u.key().withoutOverlaps()
                                                && u.deferral() == Constraint.Deferral.NOT_DEFERRABLE))
                                && c.columns().size() == wanted.size()
                                && Set.copyOf(c.columns()).equals(wanted))
                || t.table.indexes().stream()
                        .anyMatch(i -> i.unique()
                                && i.where().isEmpty()
                                && i.leadingColumns().size() == i.keys().size()
                                && i.keys().size() == wanted.size()
                                && Set.copyOf(i.leadingColumns()).equals(wanted));
    }

    private void put() {
        List<Column> given = t.inserted();
        List<Column> rest = given.stream()
                .filter(c -> !pair.contains(c.name())
                        && !t.key().contains(c.name())
                        && !TableShape.creation(c)
                        && t.version().filter(c.name()::equals).isEmpty()
                        && t.touched().filter(c::equals).isEmpty())
                .toList();
        if (rest.isEmpty()) {
            add(
                    "Put" + t.one(),
                    Command.EXECROWS,
                    List.of("Nothing happens when the pair is there already."),
                    put(given, List.of(), List.of()));
            return;
        }
        List<Statement.Assignment> set = new ArrayList<>();
        rest.forEach(c -> set.add(new Statement.Assignment(c.name(), t.replaced(c))));
        set.addAll(t.automaticOwn());
        add(
                "Put" + t.one(),
                Command.ONE,
                Stream.concat(
                                Stream.of("Adds the pair, or changes its columns when it is there already."),
                                t.defaultsOrSame(given).stream())
                        .toList(),
                put(given, set, t.star()));
    }

    private Statement put(List<Column> given, List<Statement.Assignment> set, List<Query.Output> returning) {
        Statement.Insert insert = insert(given);
        return new Statement.Insert(
                t.name(), insert.columns(), insert.source(), Optional.of(new Statement.Conflict(pair, set)), returning);
    }

    private void update() {
        List<Column> changed = t.updated().stream()
                .filter(c -> !pair.contains(c.name()) && !t.key().contains(c.name()))
                .toList();
        if (!changed.isEmpty()) {
            List<Statement.Assignment> set = new ArrayList<>(t.set(changed));
            set.addAll(t.automatic());
            List<Condition> where = new ArrayList<>(t.equal(pair));
            t.version().ifPresent(v -> where.add(t.equal(v, "")));
            add(
                    "Update" + t.one(),
                    Command.ONE,
                    t.version().isPresent()
                            ? List.of("No row means that it is gone, or changed since it was read: pass the version"
                                    + " read.")
                            : List.of(),
                    t.update(set, where));
        }
    }

    /** What the rows at an end are called: by the column when it leads to one, else by the table. */
    private String end(Constraint.ForeignKey f) {
        return f.columns().size() == 1 && f.columns().getFirst().value().endsWith("_id")
                ? GoNames.owner(f.columns())
                : names.one(f.target());
    }

    private String ends(Constraint.ForeignKey f) {
        return Plural.of(end(f));
    }

    /** Lists the rows at the end {@code to} for one row at the end {@code from}, and for many rows at once. */
    private void list(Constraint.ForeignKey from, Constraint.ForeignKey to) {
        Table target = schema.table(to.target()).orElse(null);
        if (target == null) {
            return;
        }
        TableShape other = new TableShape(schema, target, names);
        Aliases aliases = new Aliases();
        String b = aliases.next(t.name());
        String o = aliases.next(to.target());
        List<Query.Output> columns = new ArrayList<>();
        columns.add(Query.Output.of(new Term.WholeRow(o, other.name())));
        t.columns.stream()
                .filter(c -> !pair.contains(c.name()) && !t.key().contains(c.name()))
                .forEach(c -> columns.add(Query.Output.of(new Term.Column(b, c.name()))));
        Query.From source = new Query.Join(
                t.relation(b), other.relation(o), false, StubTerms.same(o, schema.referenced(to), b, to.columns()));
        List<Name> orderNames = new ArrayList<>();
        other.label().ifPresent(orderNames::add);
        other.key().stream().filter(k -> !orderNames.contains(k)).forEach(orderNames::add);
        List<Query.Order> order = Ordering.ascending(orderNames).orders(o);
        String name = "List" + ends(to) + "Of" + end(from);
        add(
                name,
                Command.MANY,
                List.of(),
                StubTerms.page(
                        columns,
                        source,
                        from.columns().stream().map(n -> t.equal(n, b)).toList(),
                        order));
        if (from.columns().size() == 1) {
            Name key = from.columns().getFirst();
            Term ofEach = new Term.Column(b, key);
            List<Query.Output> batch = new ArrayList<>(List.of(Query.Output.of(ofEach)));
            batch.addAll(columns);
            List<Query.Order> batchOrder = new ArrayList<>(List.of(new Query.Order(ofEach, false)));
            batchOrder.addAll(order);
            add(
                    "List" + ends(to) + "Of" + severalEnds(from),
                    Command.MANY,
                    List.of("For many at once, so that a list needs one query and not one a row. All together are"
                            + " page_size rows at most."),
                    StubTerms.page(
                            batch,
                            source,
                            List.of(new Condition.AnyOf(
                                    ofEach, new Term.Parameter(CrudStubs.plural(key), t.type(key), true))),
                            batchOrder));
        }
    }

    private String severalEnds(Constraint.ForeignKey f) {
        String many = ends(f);
        return many.equals(end(f)) ? "Many" + many : many;
    }

    /** Removes the pairs of one row at the end {@code from} but for those given. */
    private void keepOnly(Constraint.ForeignKey from, Constraint.ForeignKey to) {
        if (to.columns().size() != 1) {
            return;
        }
        Name key = to.columns().getFirst();
        List<Condition> where = new ArrayList<>(t.equal(from.columns()));
        Term keep = new Term.Parameter("keep_" + CrudStubs.plural(key), t.type(key), true);
        where.add(new Condition.Not(new Condition.AnyOf(StubTerms.column("", key), keep)));
        add(
                "Remove" + t.many() + "Of" + end(from) + "NotIn",
                Command.EXECROWS,
                List.of("With Add" + t.several() + " or Put" + t.one() + ", replaces the whole set."),
                t.delete(where));
    }
}
