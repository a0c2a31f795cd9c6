package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** Lists page by page, each along an index: the next page begins behind the last row seen, however many pages lie before it. */
final class PageStubs {
    /** An index to go along: columns that are given, then those that order the rows. */
    private record Path(List<Name> given, List<Name> order) {}

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
        p.pages(new Path(List.of(), t.key()), "List" + t.many());
        for (Path path : p.paths()) {
            String called = known.get(path.given());
            if (called != null && called.isEmpty()) {
                continue;
            }
            String name = "List" + t.many()
                    + (called != null
                            ? called
                            : path.given().isEmpty()
                                    ? "By" + GoNames.pascal(path.order().getFirst())
                                    : p.referencing(path.given())
                                            ? "Of" + GoNames.owner(path.given())
                                            : "By" + GoNames.columns(path.given()));
            p.pages(path, name);
        }
        return p.out;
    }

    private boolean referencing(List<Name> columns) {
        return t.table.foreignKeys().stream().anyMatch(f -> f.columns().equals(columns));
    }

    private Set<Path> paths() {
        Set<Path> paths = new LinkedHashSet<>();
        Set<List<Name>> given = new HashSet<>();
        List<List<Name>> indexes = new ArrayList<>();
        for (Index i : t.table.indexes()) {
            boolean all = i.where().isEmpty() || onlyNotNull(i);
            if (all && i.method().equals(Index.BTREE) && !i.leadingColumns().isEmpty()) {
                indexes.add(i.leadingColumns());
            }
        }
        // A key of several columns finds rows by its first ones.
        t.table
                .primaryKey()
                .filter(p -> !p.key().withoutOverlaps())
                .ifPresent(p -> indexes.add(beginning(p.columns())));
        t.table.uniques().stream()
                .filter(u -> !u.key().withoutOverlaps())
                .forEach(u -> indexes.add(beginning(u.columns())));
        for (List<Name> columns : indexes) {
            List<Name> eq = new ArrayList<>();
            List<Name> order = new ArrayList<>();
            for (Name n : columns) {
                boolean time = TableShape.temporal(t.column(n));
                if (!time && order.isEmpty() && !t.key().equals(List.of(n))) {
                    eq.add(n);
                } else if (order.isEmpty() && time && !t.nullable(n)) {
                    order.add(n);
                } else {
                    break;
                }
            }
            t.key().stream().filter(k -> !order.contains(k) && !eq.contains(k)).forEach(order::add);
            boolean unique = t.table.unique(Set.copyOf(eq));
            if (!eq.isEmpty() || order.size() > t.key().size()) {
                if (!unique && !order.isEmpty() && (eq.isEmpty() || given.add(eq))) {
                    paths.add(new Path(eq, order));
                }
            }
        }
        return paths;
    }

    private static List<Name> beginning(List<Name> key) {
        return key.size() < 2 ? List.of() : key.subList(0, key.size() - 1);
    }

    /** Whether the index leaves out only rows whose key is NULL, which no list by that key shows. */
    private static boolean onlyNotNull(Index i) {
        return i.where()
                .filter(w -> i.leadingColumns().containsAll(w.names())
                        && w.names().size() == 1
                        && w.toString().toUpperCase(Locale.ROOT).endsWith(" IS NOT NULL"))
                .isPresent();
    }

    private void pages(Path path, String name) {
        String order = "ORDER BY " + Sql.names(path.order());
        List<String> where = t.equal(path.given());
        out.add(new Stub(
                names.free(name),
                Command.MANY,
                List.of(),
                Text.clauses("SELECT * FROM " + t.sql(), Text.where(where), order, "LIMIT @page_size")));
        List<String> after = new ArrayList<>(where);
        after.add(after(t, path.order(), "", ">"));
        out.add(new Stub(
                names.free(name + "After"),
                Command.MANY,
                List.of("The next page: pass "
                        + path.order().stream().map(Name::value).collect(Collectors.joining(" and "))
                        + " of the last row seen."),
                Text.clauses("SELECT * FROM " + t.sql(), Text.where(after), order, "LIMIT @page_size")));
    }

    /** Returns the condition that a row comes behind ({@code >}) or before ({@code <}) the one last seen, in the order of {@code columns}. */
    static String after(TableShape t, List<Name> columns, String qualifier, String operator) {
        String prefix = operator.equals(">") ? "after_" : "before_";
        List<String> values = columns.stream()
                .map(n -> Params.arg(prefix + n.value()) + "::" + t.type(n))
                .toList();
        return columns.size() == 1
                ? qualifier + Sql.name(columns.getFirst()) + " " + operator + " " + values.getFirst()
                : "("
                        + columns.stream().map(n -> qualifier + Sql.name(n)).collect(Collectors.joining(", "))
                        + ") " + operator + " (" + String.join(", ", values) + ")";
    }
}
