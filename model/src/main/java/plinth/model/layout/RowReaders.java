package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.ddl.BodyUses;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;

/**
 * Leaves out of a table the triggers whose function reads a column of the row that the table does not have: with it, every statement that it runs for would
 * fail.
 */
final class RowReaders {
    private final Schema before;
    private final List<Table> old;
    private final Losses losses;
    private final Map<SchemaObject, BodyUses> bodies;

    /** @param old the family's tables in {@code before} */
    RowReaders(Schema before, List<Table> old, Losses losses) {
        this.before = before;
        this.old = old;
        this.losses = losses;
        this.bodies = old.stream().allMatch(t -> t.triggers().isEmpty()) ? Map.of() : BodyUses.of(before);
    }

    /** @param whole {@code t} with all columns that it has */
    Table without(Table t, Table whole) {
        if (t.triggers().isEmpty()) {
            return t;
        }
        List<Trigger> kept = new ArrayList<>();
        for (Trigger g : t.triggers()) {
            if (!g.eachRow() || runs(whole, g)) {
                kept.add(g);
            }
        }
        return t.withTriggers(kept);
    }

    /** Whether {@code g} finds on {@code made} all that it found on one of the tables that it comes from. */
    private boolean runs(Table made, Trigger g) {
        List<Table> from = old.stream()
                .filter(o -> o.triggers().stream().anyMatch(x -> same(x, g)))
                .toList();
        for (Table o : from) {
            if (absent(o, made, g).isEmpty()) {
                return true;
            }
        }
        for (Table o : from) {
            for (Trigger x : o.triggers()) {
                if (same(x, g)) {
                    losses.add(
                            Parts.trigger(o.name(), x),
                            "The trigger " + x.name() + " of " + o.name() + " is left out"
                                    + (made.name().equals(o.name()) ? "" : " of " + made.name()) + ": "
                                    + called(o.name(), x).map(Routine::called).orElse("its function")
                                    + " reads "
                                    + absent(o, made, x).stream()
                                            .map(Name::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", "))
                                    + " of the row, which " + made.name() + " does not have.");
                }
            }
        }
        return from.isEmpty();
    }

    private static boolean same(Trigger a, Trigger b) {
        return a.call().equals(b.call())
                && a.timing().equals(b.timing())
                && a.events().equals(b.events());
    }

    private Optional<Routine> called(ObjectName table, Trigger g) {
        return BodyUses.called(before, table, g);
    }

    private Set<Name> absent(Table was, Table is, Trigger g) {
        Set<Name> names = new HashSet<>(called(was.name(), g)
                .flatMap(r -> Optional.ofNullable(bodies.get(r)))
                .map(BodyUses::fields)
                .orElse(Set.of()));
        names.removeIf(n -> was.column(n).isEmpty() || is.column(n).isPresent());
        return names;
    }
}
