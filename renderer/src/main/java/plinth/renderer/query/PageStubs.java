package plinth.renderer.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;

/** Lists page by page, each along an index: the next page begins behind the last row seen, however many pages lie before it. */
final class PageStubs {
    /**
     * An index to go along.
     *
     * @param given columns that are given
     * @param order what orders the rows
     * @param part the rows that the index holds, when it does not hold all
     */
    record Path(List<Name> given, Ordering order, Optional<Part> part) {}

    private static final Term.Parameter ROWS_BEFORE = Term.Parameter.of("rows_before", Type.known("bigint"));

    private final TableShape t;
    private final GoNames names;
    private final List<Stub> out = new ArrayList<>();

    private PageStubs(TableShape t, GoNames names) {
        this.t = t;
        this.names = names;
    }

    /**
     * Returns two stubs for each index that a list can go along: the first page, and the one behind a row.
     *
     * @param known what lists by some columns are called behind the name of the table; nothing when they are made elsewhere
     */
    static List<Stub> of(TableShape t, Map<List<Name>, String> known, GoNames names) {
        PageStubs p = new PageStubs(t, names);
        if (t.key().isEmpty()) {
            return List.of();
        }
        p.pages(new Path(List.of(), Ordering.ascending(t.key()), Optional.empty()), "List" + t.many());
        for (Path path : p.paths()) {
            String called = known.get(path.given());
            if (called != null && called.isEmpty()) {
                continue;
            }
            String name = "List" + t.many() + (called != null ? called : p.called(path))
                    + path.part().map(Part::suffix).orElse("");
            p.pages(path, name);
        }
        return p.out;
    }

    /** Returns the indexes of {@code t} that a list can go along. */
    static Set<Path> paths(TableShape t) {
        return t.key().isEmpty() ? Set.of() : new PageStubs(t, new GoNames(Schema.EMPTY)).paths();
    }

    /** Returns whether a page by just {@code given} is among the stubs of {@code t}. */
    static boolean serves(TableShape t, List<Name> given) {
        return paths(t).stream()
                .anyMatch(p -> p.given().equals(given) && p.part().isEmpty());
    }

    private String called(Path path) {
        if (path.given().isEmpty()) {
            return "By" + t.words(List.of(path.order().columns().getFirst()));
        }
        return referencing(path.given()) ? "Of" + GoNames.owner(path.given()) : "By" + t.words(path.given());
    }

    private boolean referencing(List<Name> columns) {
        return t.table.foreignKeys().stream().anyMatch(f -> f.columns().equals(columns));
    }

    private Set<Path> paths() {
        List<Path> found = new ArrayList<>();
        for (Index i : t.table.indexes()) {
            if (i.method().equals(Index.BTREE) && !i.leadingColumns().isEmpty()) {
                path(i.keys().subList(0, i.leadingColumns().size()), Part.of(t, i))
                        .filter(p -> !i.unique() || !p.given().containsAll(i.leadingColumns()))
                        .ifPresent(found::add);
            }
        }
        // A key of several columns finds rows by its first ones.
        t.table
                .primaryKey()
                .filter(p -> !p.key().withoutOverlaps())
                .ifPresent(p -> beginning(p.columns()).ifPresent(found::add));
        t.table.uniques().stream()
                .filter(u -> !u.key().withoutOverlaps())
                .forEach(u -> beginning(u.columns()).ifPresent(found::add));
        Set<Path> paths = new LinkedHashSet<>();
        for (Path p : found) {
            // Of several indexes with the same beginning, one that orders by more than the key says what order is
            // wanted.
            boolean better = found.stream()
                    .anyMatch(o -> o.given().equals(p.given()) && o.part().equals(p.part()) && tells(o) && !tells(p));
            boolean same = paths.stream()
                    .anyMatch(o -> o.given().equals(p.given())
                            && o.part().equals(p.part())
                            && (!p.given().isEmpty()
                                    || o.order()
                                            .columns()
                                            .getFirst()
                                            .equals(p.order().columns().getFirst())));
            if (!better && !same) {
                paths.add(p);
            }
        }
        return paths;
    }

    private boolean tells(Path p) {
        return !t.key().containsAll(p.order().columns());
    }

    private Optional<Path> beginning(List<Name> key) {
        return key.size() < 2
                ? Optional.empty()
                : path(key.subList(0, key.size() - 1).stream().map(IndexKey::of).toList(), Optional.empty());
    }

    /**
     * The first columns of an index are given, up to one that orders: a time, a column that goes down, the table's key. Behind that each column
     * orders, as the index has it.
     */
    private Optional<Path> path(List<IndexKey> keys, Optional<Part> part) {
        List<Name> given = new ArrayList<>();
        List<Ordering.Key> order = new ArrayList<>();
        for (IndexKey k : keys) {
            Name n = k.column().orElseThrow();
            boolean orders = !order.isEmpty()
                    || TableShape.temporal(t.column(n))
                    || (k.descending() && !given.isEmpty())
                    || t.key().equals(List.of(n));
            if (orders) {
                order.add(Ordering.Key.of(n, k));
            } else {
                given.add(n);
            }
        }
        if (given.isEmpty()
                && !order.isEmpty()
                && t.key().contains(order.getFirst().column())) {
            return Optional.empty();
        }
        Ordering whole = new Ordering(order)
                .then(t.key().stream().filter(k -> !given.contains(k)).toList());
        boolean unique = part.isEmpty() && t.table.unique(Set.copyOf(given));
        return unique || whole.keys().isEmpty() || (given.isEmpty() && order.isEmpty())
                ? Optional.empty()
                : Optional.of(new Path(given, whole, part));
    }

    private void pages(Path path, String name) {
        List<Condition> where = new ArrayList<>(t.equal(path.given()));
        path.part().ifPresent(p -> where.add(p.condition()));
        List<Query.Order> order = path.order().orders("");
        List<String> empty = path.order().columns().stream()
                .filter(t::nullable)
                .map(Name::value)
                .toList();
        if (!empty.isEmpty()) {
            out.add(new Stub(
                    names.free(name, t.many()),
                    Command.MANY,
                    List.of(String.join(" and ", empty)
                            + " may be NULL, which nothing comes behind: pages go by the number of"
                            + " rows before them."),
                    new Statement.Ask(t.page(where, order), Optional.of(ROWS_BEFORE), Statement.Lock.NONE)));
            return;
        }
        out.add(new Stub(names.free(name, t.many()), Command.MANY, List.of(), Statement.Ask.of(t.page(where, order))));
        where.addAll(path.order().behind(t));
        out.add(new Stub(
                names.free(name + "After", t.many()),
                Command.MANY,
                List.of("The next page: pass "
                        + path.order().columns().stream().map(Name::value).collect(Collectors.joining(" and "))
                        + " of the last row seen."),
                Statement.Ask.of(t.page(where, order))));
    }
}
