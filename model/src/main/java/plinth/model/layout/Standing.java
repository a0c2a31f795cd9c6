package plinth.model.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.ddl.StandIns;
import plinth.model.schema.Address;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.model.schema.View;

/** Views over the family's tables of today: they show what they showed, of queries for what the tables held. */
final class Standing {
    private final Schema before;
    private final Set<ObjectName> tables;
    private final OldRows rows;
    private final Losses losses;

    /** @param tables the family's tables in {@code before}, and the view over them */
    Standing(Schema before, Set<ObjectName> tables, OldRows rows, Losses losses) {
        this.before = before;
        this.tables = tables;
        this.rows = rows;
        this.losses = losses;
    }

    /** Returns {@code v}, which names what is {@code missing}, over queries for the tables that this is of; nothing where it needs more than their rows. */
    Optional<View> again(View v, Set<Address> missing) {
        Set<ObjectName> gone = new HashSet<>();
        for (Address a : missing) {
            switch (a) {
                case Address.Relation r -> gone.add(r.name());
                case Address.Column c -> gone.add(c.relation());
                default -> {
                    return Optional.empty();
                }
            }
        }
        Optional<StandIns> in = in(v);
        if (in.isEmpty() || !tables.containsAll(gone)) {
            return Optional.empty();
        }
        gone.addAll(in.get().wholly(tables));
        return over(v, in.get(), gone);
    }

    /**
     * Returns {@code v}, which misses nothing, so that it shows what it showed of tables that have other columns or have become views; nothing where it cannot.
     *
     * @param on what it reads
     */
    Optional<View> still(View v, Set<Address> on, Schema after) {
        Set<ObjectName> others = new HashSet<>();
        for (ObjectName n : tables) {
            if (on.contains(new Address.Relation(n))
                    && before.table(n).isPresent()
                    && !names(before, n).equals(names(after, n))) {
                others.add(n);
            }
        }
        Set<ObjectName> rekeyed = new HashSet<>();
        for (ObjectName n : tables) {
            if (on.contains(new Address.Relation(n)) && rekeyed(n, after)) {
                rekeyed.add(n);
            }
        }
        if (!rekeyed.isEmpty() && in(v).filter(x -> x.byKey(rekeyed)).isPresent()) {
            return Optional.empty();
        }
        Optional<StandIns> in = others.isEmpty() ? Optional.empty() : in(v);
        if (in.isEmpty()) {
            return Optional.of(v);
        }
        boolean view = others.stream().anyMatch(n -> after.view(n).isPresent());
        if (view && in.get().bound(others)) {
            return Optional.empty();
        }
        Set<ObjectName> wholly = in.get().wholly(others);
        if (!wholly.isEmpty()) {
            return over(v, in.get(), wholly);
        }
        return Optional.of(v);
    }

    /** Whether the table {@code n} has another primary key from now on. */
    private boolean rekeyed(ObjectName n, Schema after) {
        return before.table(n).isPresent()
                && after.table(n)
                        .filter(t ->
                                !t.keyColumns().equals(before.requireTable(n).keyColumns()))
                        .isPresent();
    }

    private Optional<StandIns> in(View v) {
        return StandIns.of(before, v.query(), v.name().schema());
    }

    private static List<Name> names(Schema schema, ObjectName table) {
        return schema.table(table).stream()
                .flatMap(t -> t.columns().stream())
                .map(Column::name)
                .toList();
    }

    private Optional<View> over(View v, StandIns in, Set<ObjectName> gone) {
        Optional<View> again = in.replaced(gone, rows::of).map(v::withQuery);
        return again.isPresent() && writable(v, in) ? again.map(x -> unwritten(x)) : again;
    }

    private static boolean writable(View v, StandIns in) {
        return !v.materialized() && v.triggers().isEmpty() && in.writable();
    }

    private View unwritten(View v) {
        losses.add(
                Parts.whole(v),
                Strings.capital(v.called()) + " can no longer be written through: it reads a query now, no table.");
        return v.unchecked();
    }
}
