package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Part;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;

/** The parts that a table loses because they need what a layout does not have. */
final class TableParts {
    private final Parts names;
    private final Table table;
    private final Set<Part> gone = new HashSet<>();

    /** @param table one of {@code schema}, which the places of its parts are counted in */
    TableParts(Schema schema, Table table) {
        this.names = new Parts(schema);
        this.table = table;
    }

    /** Notes that {@code part} goes; returns whether that is new. */
    boolean add(Part part) {
        return gone.add(part);
    }

    int count() {
        return gone.size();
    }

    /** Returns {@code part} and what goes with it. */
    List<Item> items(Part part) {
        return switch (part) {
            case Part.OfColumn(Name n) -> {
                Column c = table.column(n).orElseThrow();
                yield c.comment().isPresent()
                        ? List.of(
                                Parts.column(table.name(), c),
                                Parts.comment(table.name(), c.name().value()))
                        : List.of(Parts.column(table.name(), c));
            }
            case Part.DefaultOf(Name n) ->
                List.of(Parts.value(table.name(), table.column(n).orElseThrow()));
            case Part.OfConstraint(int at) ->
                withComment(
                        names.constraint(table, at),
                        table.constraints().get(at).comment().isPresent());
            case Part.OfIndex(int at) ->
                withComment(
                        names.index(table, at),
                        table.indexes().get(at).comment().isPresent());
            case Part.OfTrigger(int at) -> {
                Trigger g = table.triggers().get(at);
                yield withComment(Parts.trigger(table.name(), g), g.comment().isPresent());
            }
            case Part.OfPolicy(int at) -> {
                Policy p = table.policies().get(at);
                yield withComment(Parts.policy(table.name(), p), p.comment().isPresent());
            }
            default -> List.of(Parts.whole(table));
        };
    }

    private List<Item> withComment(Item item, boolean commented) {
        return commented ? List.of(item, Parts.comment(table.name(), item.part())) : List.of(item);
    }

    /** Returns {@code now}, what the table has become meanwhile, without them; constraints are found by what they say, as some may have been led elsewhere. */
    Table without(Table now) {
        List<Constraint> lost = new ArrayList<>();
        for (int i = 0; i < table.constraints().size(); i++) {
            if (gone.contains(new Part.OfConstraint(i))) {
                lost.add(table.constraints().get(i));
            }
        }
        return now.withColumns(now.columns().stream()
                        .filter(c -> !gone.contains(new Part.OfColumn(c.name())))
                        .map(c -> gone.contains(new Part.DefaultOf(c.name())) ? c.withValue(Column.ABSENT) : c)
                        .toList())
                .withConstraints(now.constraints().stream()
                        .filter(c -> !lost.contains(c))
                        .toList())
                .withIndexes(Dangling.kept(now.indexes(), i -> gone.contains(new Part.OfIndex(i))))
                .withTriggers(Dangling.kept(now.triggers(), i -> gone.contains(new Part.OfTrigger(i))))
                .withPolicies(Dangling.kept(now.policies(), i -> gone.contains(new Part.OfPolicy(i))));
    }
}
