package plinth.model.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table with all that belongs to it, each list in the order in which its elements were made.
 *
 * @param with storage parameters: {@code WITH (fillfactor = 70)}
 * @param traits what else is said of the table, each in canonical words: {@code ENABLE ROW LEVEL SECURITY}, {@code TABLESPACE fast}
 */
public record Table(
        ObjectName name,
        Kind kind,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Trigger> triggers,
        List<Policy> policies,
        List<ObjectName> inherits,
        Optional<Partitioning> partitioning,
        Optional<PartitionOf> partitionOf,
        List<Option> with,
        List<String> traits,
        Optional<String> comment)
        implements SchemaObject {
    /** The trait of a table whose rows are seen as far as its policies let them. */
    public static final String ROW_SECURITY = "ENABLE ROW LEVEL SECURITY";

    public Table {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
        policies = List.copyOf(policies);
        inherits = List.copyOf(inherits);
        with = List.copyOf(with);
        traits = List.copyOf(traits);
    }

    /** What sort of table. */
    public enum Kind {
        ORDINARY,
        UNLOGGED,
        TEMPORARY,
        FOREIGN
    }

    /** {@code PARTITION BY}: the method ({@code range}, {@code list}, {@code hash}) and its keys. */
    public record Partitioning(String method, List<IndexKey> keys) {
        public Partitioning {
            keys = List.copyOf(keys);
        }
    }

    /** A partition's place: its parent and its bound as written, {@code FOR VALUES ...} or {@code DEFAULT}. */
    public record PartitionOf(ObjectName parent, String bound) {}

    /** Returns an ordinary table without anything but columns. */
    public static Table of(ObjectName name, List<Column> columns) {
        return new Table(
                name,
                Kind.ORDINARY,
                columns,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    public Optional<Column> column(Name name) {
        for (Column c : columns) {
            if (c.name().equals(name)) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    public Optional<Constraint.PrimaryKey> primaryKey() {
        return only(Constraint.PrimaryKey.class).findFirst();
    }

    /** Returns the columns of the primary key, none when there is no key. */
    public List<Name> keyColumns() {
        return primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of());
    }

    public List<Constraint.ForeignKey> foreignKeys() {
        return only(Constraint.ForeignKey.class).toList();
    }

    public List<Constraint.Unique> uniques() {
        return only(Constraint.Unique.class).toList();
    }

    public List<Constraint.Check> checks() {
        return only(Constraint.Check.class).toList();
    }

    public List<Constraint.Exclusion> exclusions() {
        return only(Constraint.Exclusion.class).toList();
    }

    private <C extends Constraint> Stream<C> only(Class<C> type) {
        return constraints.stream().filter(type::isInstance).map(type::cast);
    }

    /** Returns whether {@code column} can hold NULL: neither declared NOT NULL, nor in the primary key, nor an identity or serial. */
    public boolean nullable(Column column) {
        return column.notNull().isEmpty()
                && !keyColumns().contains(column.name())
                && !(column.value() instanceof Column.Identity)
                && !(column.value() instanceof Column.Serial);
    }

    /**
     * Returns whether no two rows agree in all of {@code columns}: they hold a primary key, or a unique key or unique index that covers all rows
     * and no expression.
     */
    public boolean unique(Set<Name> columns) {
        return constraints.stream().anyMatch(c -> switch (c) {
                    case Constraint.PrimaryKey p -> columns.containsAll(p.columns());
                    case Constraint.Unique u -> columns.containsAll(u.columns());
                    case Constraint.ForeignKey f -> false;
                    case Constraint.Check k -> false;
                    case Constraint.Exclusion x -> false;
                })
                || indexes.stream()
                        .anyMatch(i -> i.unique()
                                && i.where().isEmpty()
                                && i.leadingColumns().size() == i.keys().size()
                                && columns.containsAll(i.leadingColumns()));
    }

    /** Returns the columns that hold a foreign key's value. */
    public Set<Name> referencing() {
        return foreignKeys().stream().flatMap(f -> f.columns().stream()).collect(Collectors.toSet());
    }

    public Table withName(ObjectName name) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withKind(Kind kind) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withColumns(List<Column> columns) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    /** Returns the table with {@code change} applied to the column {@code column}. */
    public Table withColumn(Name column, UnaryOperator<Column> change) {
        return withColumns(columns.stream()
                .map(c -> c.name().equals(column) ? change.apply(c) : c)
                .toList());
    }

    public Table withConstraints(List<? extends Constraint> constraints) {
        return new Table(
                name,
                kind,
                columns,
                List.copyOf(constraints),
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withIndexes(List<Index> indexes) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withTriggers(List<Trigger> triggers) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withPolicies(List<Policy> policies) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withInherits(List<ObjectName> inherits) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withPartitioning(Optional<Partitioning> partitioning) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withPartitionOf(Optional<PartitionOf> partitionOf) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withOptions(List<Option> with) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withTraits(List<String> traits) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    public Table withComment(Optional<String> comment) {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                triggers,
                policies,
                inherits,
                partitioning,
                partitionOf,
                with,
                traits,
                comment);
    }

    /** Returns whether policies decide which rows are seen. */
    public boolean secured() {
        return traits.contains(ROW_SECURITY);
    }
}
