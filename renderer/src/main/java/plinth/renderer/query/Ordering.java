package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;

/** The columns that order a list, each with its direction, so that the index over them gives the rows in just this order. */
record Ordering(List<Key> keys) {
    /**
     * A column of an order.
     *
     * @param nulls what is said of NULLs, where an index says other than is usual
     */
    record Key(Name column, boolean descending, Query.Nulls nulls) {
        static Key of(Name column, boolean descending) {
            return new Key(column, descending, Query.Nulls.USUAL);
        }

        Key reversed() {
            Query.Nulls other = switch (nulls) {
                case USUAL -> Query.Nulls.USUAL;
                case FIRST -> Query.Nulls.LAST;
                case LAST -> Query.Nulls.FIRST;
            };
            return new Key(column, !descending, other);
        }

        static Key of(Name column, IndexKey key) {
            boolean usual = key.nullsFirst().orElse(key.descending()) == key.descending();
            Query.Nulls other = key.descending() ? Query.Nulls.LAST : Query.Nulls.FIRST;
            return new Key(column, key.descending(), usual ? Query.Nulls.USUAL : other);
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

    /** Returns this, or its reverse, which an index serves as well, so that the first column goes down. */
    Ordering latestFirst() {
        return descending()
                ? this
                : new Ordering(keys.stream().map(Key::reversed).toList());
    }

    /** Returns this with {@code more} behind it, in the direction of the last column, so that rows of equal values have an order as well. */
    Ordering then(List<Name> more) {
        List<Key> all = new ArrayList<>(keys);
        boolean down = !keys.isEmpty() && keys.getLast().descending();
        more.stream().filter(n -> !columns().contains(n)).forEach(n -> all.add(Key.of(n, down)));
        return new Ordering(all);
    }

    /** Returns the order, the columns being of the source {@code alias}. */
    List<Query.Order> orders(String alias) {
        return keys.stream()
                .map(k -> new Query.Order(new Term.Column(alias, k.column()), k.descending(), k.nulls()))
                .toList();
    }

    /**
     * Returns the conditions that a row comes behind the one last seen. Where all columns go in one direction it is a comparison of rows, which an
     * index serves; else the first column alone is compared before all are, so that an index serves for that at least.
     */
    List<Condition> behind(TableShape t) {
        List<Term> columns =
                keys.stream().<Term>map(k -> new Term.Column("", k.column())).toList();
        List<Term> values = keys.stream()
                .<Term>map(k -> new Term.Cast(
                        t.sought(k.column(), (k.descending() ? "before_" : "after_") + t.parameter(k.column())),
                        t.type(k.column())))
                .toList();
        if (keys.stream().map(Key::descending).distinct().count() == 1) {
            String operator = keys.getFirst().descending() ? "<" : ">";
            return List.of(
                    keys.size() == 1
                            ? new Condition.Compare(columns.getFirst(), operator, values.getFirst())
                            : new Condition.CompareRows(columns, operator, values));
        }
        Condition first = new Condition.Compare(
                columns.getFirst(), keys.getFirst().descending() ? "<=" : ">=", values.getFirst());
        List<Condition> cases = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Condition> all = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                all.add(new Condition.Compare(columns.get(j), "=", values.get(j)));
            }
            all.add(new Condition.Compare(columns.get(i), keys.get(i).descending() ? "<" : ">", values.get(i)));
            cases.add(all.size() == 1 ? all.getFirst() : new Condition.And(all));
        }
        return List.of(first, new Condition.Or(cases));
    }
}
