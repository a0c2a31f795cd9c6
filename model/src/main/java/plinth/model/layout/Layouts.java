package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/** Lays families out. */
public final class Layouts {
    private Layouts() {}

    /**
     * Returns {@code schema} with {@code family}, one of its own, laid out by {@code strategy}. With the strategy that it has today the schema
     * stays as it is, and so with one that asks for less than that: the predicates of its indexes stay.
     *
     * @param strategy one for which there is no {@link #refusal}
     */
    public static Layout lay(Schema schema, Family family, Strategy strategy) {
        if (strategy.equals(family.today()) || narrower(family.today(), strategy)) {
            return today(schema, family);
        }
        return switch (strategy) {
            case Strategy.ClassTable c -> new ClassTableLayout(schema, family, c).lay();
            case Strategy.SingleTable s -> new SingleTableLayout(schema, family, s).lay();
            case Strategy.ConcreteTables t -> new ConcreteTablesLayout(schema, family, t).lay();
        };
    }

    /** Returns why {@code family} cannot be laid out by {@code strategy}, in a sentence; nothing where it can. */
    public static Optional<String> refusal(Schema schema, Family family, Strategy strategy) {
        if (strategy.equals(family.today())) {
            return Optional.empty();
        }
        return switch (strategy) {
            case Strategy.SingleTable s when s.partitioned() -> PartitionedTable.refusal(schema, family);
            case Strategy.ConcreteTables c when c.inherits() -> InheritingTables.refusal(schema, family);
            default -> Optional.empty();
        };
    }

    private static boolean narrower(Strategy today, Strategy strategy) {
        return today instanceof Strategy.SingleTable t
                && strategy instanceof Strategy.SingleTable s
                && t.guarded() == s.guarded()
                && t.partitioned() == s.partitioned()
                && t.partialIndexes()
                && !s.partialIndexes();
    }

    /** A kind that has a table for all of it, as it stands. */
    static KindLayout apart(Family.Kind k) {
        return new KindLayout(
                k,
                k.table(),
                k.key(),
                k.table(),
                k.key(),
                k.columns().stream().map(c -> c.name()).toList());
    }

    private static Layout today(Schema schema, Family family) {
        if (family.today() instanceof Strategy.ConcreteTables) {
            return new Layout(
                    family,
                    family.today(),
                    schema,
                    family.kinds().stream().map(Family.Kind::table).toList(),
                    family.kinds().stream().map(Layouts::apart).toList(),
                    Shortcomings.of(family, family.today()),
                    Map.of(),
                    List.of());
        }
        List<KindLayout> kinds = new ArrayList<>();
        Set<ObjectName> tables = new HashSet<>(Set.of(family.base()));
        List<ObjectName> order = new ArrayList<>(List.of(family.base()));
        for (Family.Kind k : family.kinds()) {
            List<Name> own = k.columns().stream().map(c -> c.name()).toList();
            boolean table = family.today() instanceof Strategy.ClassTable
                    && schema.table(k.table()).isPresent();
            kinds.add(new KindLayout(
                    k, family.base(), k.of(), table ? k.table() : family.base(), table ? k.key() : k.of(), own));
            if (table && tables.add(k.table())) {
                order.add(k.table());
            }
        }
        return new Layout(
                family,
                family.today(),
                schema,
                order,
                kinds,
                Shortcomings.of(family, family.today()),
                Map.of(),
                List.of());
    }
}
