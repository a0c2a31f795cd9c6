package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.renderer.sql.Sql;

/** The columns that order a list, each with its direction, so that the index over them gives the rows in just this order. */
record Ordering(List<Key> keys) {
    /**
     * A column of an order.
     *
     * @param nulls what is said of NULLs, where an index says other than is usual
     */
    record Key(Name column, boolean descending, String nulls) {
        static Key of(Name column, boolean descending) {
            return new Key(column, descending, "");
        }

        static Key of(Name column, IndexKey key) {
            boolean usual = key.nullsFirst().orElse(key.descending()) == key.descending();
            return new Key(column, key.descending(), usual ? "" : key.descending() ? " NULLS LAST" : " NULLS FIRST");
        }
    }

    Ordering {
        keys = List.copyOf(keys);
    }

    static Ordering ascending(List<Name> columns) {
        return new Ordering(columns.stream().map(n -> Key.of(n, false)).toList());
    }

    List<Name> columns() {
        return keys.stream().map(Key::column).toList();
    }

    boolean descending() {
        return !keys.isEmpty() && keys.getFirst().descending();
    }

    /** Returns this with {@code more} behind it, in the direction of the last column, so that rows of equal values have an order as well. */
    Ordering then(List<Name> more) {
        List<Key> all = new ArrayList<>(keys);
        boolean down = !keys.isEmpty() && keys.getLast().descending();
        more.stream().filter(n -> !columns().contains(n)).forEach(n -> all.add(Key.of(n, down)));
        return new Ordering(all);
    }

    String sql(String qualifier) {
        return "ORDER BY "
                + keys.stream()
                        .map(k -> qualifier + Sql.name(k.column()) + (k.descending() ? " DESC" : "") + k.nulls())
                        .collect(Collectors.joining(", "));
    }

    /**
     * Returns the conditions that a row comes behind the one last seen. Where all columns go in one direction it is a comparison of rows, which an
     * index serves; else the first column alone is compared before all are, so that an index serves for that at least.
     */
    List<String> behind(TableShape t, String qualifier) {
        List<String> columns =
                keys.stream().map(k -> qualifier + Sql.name(k.column())).toList();
        List<String> values = keys.stream()
                .map(k -> Params.arg((k.descending() ? "before_" : "after_") + t.parameter(k.column())) + "::"
                        + t.type(k.column()))
                .toList();
        if (keys.stream().map(Key::descending).distinct().count() == 1) {
            String operator = keys.getFirst().descending() ? " < " : " > ";
            return List.of(
                    keys.size() == 1
                            ? columns.getFirst() + operator + values.getFirst()
                            : "(" + String.join(", ", columns) + ")" + operator + "(" + String.join(", ", values)
                                    + ")");
        }
        String first = columns.getFirst() + (keys.getFirst().descending() ? " <= " : " >= ") + values.getFirst();
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<String> all = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                all.add(columns.get(j) + " = " + values.get(j));
            }
            all.add(columns.get(i) + (keys.get(i).descending() ? " < " : " > ") + values.get(i));
            cases.add(all.size() == 1 ? all.getFirst() : "(" + String.join(" AND ", all) + ")");
        }
        return List.of(first, "(" + String.join(" OR ", cases) + ")");
    }
}
