package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.access.Aliases;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** Pairs: add, change, remove, list from either end, for one row or many at once, replace the whole set. */
final class BridgeStubs {
    private final Schema schema;
    private final TableShape t;
    private final GoNames names;
    private final List<Constraint.ForeignKey> ends;
    private final boolean alone;
    private final List<Name> pair = new ArrayList<>();
    private final List<Stub> out = new ArrayList<>();

    private BridgeStubs(Schema schema, TableShape t, Pattern.Bridge bridge, boolean alone, GoNames names) {
        this.schema = schema;
        this.t = t;
        this.names = names;
        this.ends = bridge.ends();
        this.alone = alone;
        ends.forEach(f -> pair.addAll(f.columns()));
    }

    /**
     * Returns the stubs of {@code bridge}; its rows' own key, when it has one, is the matter of {@link CrudStubs}.
     *
     * @param alone whether no other bridge connects the same tables, so that the names need not say which one is meant
     */
    static List<Stub> of(Schema schema, TableShape t, Pattern.Bridge bridge, boolean alone, GoNames names) {
        return new BridgeStubs(schema, t, bridge, alone, names).all();
    }

    private void add(String name, Command command, List<String> doc, String sql) {
        out.add(new Stub(names.free(name), command, doc, sql));
    }

    private List<Stub> all() {
        boolean keyed = t.key().size() == pair.size() && Set.copyOf(t.key()).equals(Set.copyOf(pair));
        boolean unique = keyed || t.table.unique(Set.copyOf(pair));
        add();
        if (unique && conflict()) {
            put();
        }
        if (unique) {
            add(
                    "Get" + t.one(),
                    Command.ONE,
                    List.of(),
                    Text.clauses("SELECT * FROM " + t.sql(), Text.where(t.equal(pair))));
            update();
        }
        add(
                "Remove" + t.one(),
                Command.EXECROWS,
                List.of(),
                Text.clauses("DELETE FROM " + t.sql(), Text.where(t.equal(pair))));
        if (ends.size() == 2) {
            list(ends.get(0), ends.get(1));
            list(ends.get(1), ends.get(0));
            keepOnly(ends.get(0), ends.get(1));
            keepOnly(ends.get(1), ends.get(0));
        }
        return out;
    }

    private String insert(List<Column> given) {
        return Text.clauses(Text.insertInto(t.sql(), Text.names(given)), Text.values(Text.args(given)));
    }

    private void add() {
        List<Column> given = t.inserted();
        add("Add" + t.one(), Command.ONE, List.of(), insert(given) + "\nRETURNING *");
        add("Add" + t.many(), Command.COPYFROM, List.of(), insert(given));
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
                .filter(c -> !pair.contains(c.name()) && !t.key().contains(c.name()))
                .toList();
        String conflict = insert(given) + "\nON CONFLICT (" + Sql.names(pair) + ") DO ";
        if (rest.isEmpty()) {
            add(
                    "Put" + t.one(),
                    Command.EXECROWS,
                    List.of("Nothing happens when the pair is there already."),
                    conflict + "NOTHING");
            return;
        }
        List<String[]> set = new ArrayList<>();
        rest.forEach(c -> set.add(new String[] {Sql.name(c.name()), "EXCLUDED." + Sql.name(c.name())}));
        add(
                "Put" + t.one(),
                Command.ONE,
                List.of("Adds the pair, or changes its columns when it is there already."),
                Text.clauses(conflict + "UPDATE", Text.set(set), "RETURNING *"));
    }

    private void update() {
        List<Column> changed = t.updated().stream()
                .filter(c -> !pair.contains(c.name()) && !t.key().contains(c.name()))
                .toList();
        if (!changed.isEmpty()) {
            List<String[]> set = new ArrayList<>();
            changed.forEach(c -> set.add(new String[] {Sql.name(c.name()), Params.arg(c.name())}));
            add(
                    "Update" + t.one(),
                    Command.ONE,
                    List.of(),
                    Text.clauses("UPDATE " + t.sql(), Text.set(set), Text.where(t.equal(pair)), "RETURNING *"));
        }
    }

    /** What the rows at an end are called: by the column when it leads to one, else by the table. */
    private static String end(Constraint.ForeignKey f) {
        return f.columns().size() == 1 && f.columns().getFirst().value().endsWith("_id")
                ? GoNames.owner(f.columns())
                : GoNames.one(f.target());
    }

    private static String ends(Constraint.ForeignKey f) {
        return GoNames.pascal(plinth.model.layout.Plural.of(GoNames.owner(f.columns())
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(java.util.Locale.ROOT)));
    }

    /** Lists the rows at the end {@code to} for one row at the end {@code from}, and for many rows at once. */
    private void list(Constraint.ForeignKey from, Constraint.ForeignKey to) {
        Table target = schema.table(to.target()).orElse(null);
        if (target == null) {
            return;
        }
        TableShape other = new TableShape(schema, target);
        Aliases aliases = new Aliases();
        String b = aliases.next(t.name());
        String o = aliases.next(to.target());
        List<String> own = t.columns.stream()
                .filter(c -> !pair.contains(c.name()) && !t.key().contains(c.name()))
                .map(c -> b + "." + Sql.name(c.name()))
                .toList();
        List<Name> referenced = schema.referenced(to);
        List<String> on = new ArrayList<>();
        for (int i = 0; i < to.columns().size(); i++) {
            on.add(o + "." + Sql.name(referenced.get(i)) + " = " + b + "."
                    + Sql.name(to.columns().get(i)));
        }
        String source = Text.clauses(
                "FROM " + t.sql() + " AS " + b, "JOIN " + other.sql() + " AS " + o + " ON " + String.join(" AND ", on));
        List<String> columns = new ArrayList<>(List.of("sqlc.embed(" + o + ")"));
        columns.addAll(own);
        List<Name> orderNames = new ArrayList<>();
        other.label().ifPresent(orderNames::add);
        other.key().stream().filter(k -> !orderNames.contains(k)).forEach(orderNames::add);
        String order = orderNames.stream().map(n -> o + "." + Sql.name(n)).collect(Collectors.joining(", "));
        String name = "List" + ends(to) + "Of" + end(from) + via();
        add(
                name,
                Command.MANY,
                List.of(),
                Text.clauses(
                        Text.wrapped("SELECT ", columns, ""),
                        source,
                        Text.where(from.columns().stream()
                                .map(n -> t.equal(n, b + "."))
                                .toList()),
                        order.isEmpty() ? "" : "ORDER BY " + order));
        if (from.columns().size() == 1) {
            Name key = from.columns().getFirst();
            List<String> batch = new ArrayList<>(List.of(b + "." + Sql.name(key)));
            batch.addAll(columns);
            add(
                    "List" + ends(to) + "Of" + ends(from) + via(),
                    Command.MANY,
                    List.of("For many at once, so that a list needs one query and not one a row."),
                    Text.clauses(
                            Text.wrapped("SELECT ", batch, ""),
                            source,
                            "WHERE " + b + "." + Sql.name(key) + " = ANY (" + Params.arg(CrudStubs.plural(key)) + "::"
                                    + t.type(key) + "[])",
                            "ORDER BY " + b + "." + Sql.name(key) + (order.isEmpty() ? "" : ", " + order)));
        }
    }

    private String via() {
        return alone ? "" : "In" + t.many();
    }

    /** Removes the pairs of one row at the end {@code from} but for those given. */
    private void keepOnly(Constraint.ForeignKey from, Constraint.ForeignKey to) {
        if (to.columns().size() != 1) {
            return;
        }
        Name key = to.columns().getFirst();
        List<String> where = new ArrayList<>(t.equal(from.columns()));
        where.add(
                Sql.name(key) + " <> ALL (" + Params.arg("keep_" + CrudStubs.plural(key)) + "::" + t.type(key) + "[])");
        add(
                "Remove" + t.many() + "Of" + end(from) + "NotIn",
                Command.EXECROWS,
                List.of("With Add" + t.many() + " or Put" + t.one() + ", replaces the whole set."),
                Text.clauses("DELETE FROM " + t.sql(), Text.where(where)));
    }
}
