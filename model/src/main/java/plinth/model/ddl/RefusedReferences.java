package plinth.model.ddl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;

/** What names something that is not there at that moment: PostgreSQL refuses a statement that does. */
final class RefusedReferences {
    private final Fold fold;

    RefusedReferences(Fold fold) {
        this.fold = fold;
    }

    /** Says why there can be no foreign key of {@code t} now. */
    Optional<String> foreignKeys(Table t) {
        return t.foreignKeys().stream().flatMap(f -> foreignKey(t, f).stream()).findFirst();
    }

    /** Says why there can be no foreign key {@code f} on {@code t} now: its target is not there, or nothing makes the columns unique in it. */
    Optional<String> foreignKey(Table t, Constraint.ForeignKey f) {
        if (f.target().equals(t.name())) {
            return Optional.empty();
        }
        Built target = fold.relation(f.target());
        if (target == null) {
            return Optional.of("there is no table " + f.target());
        }
        if (!(target.object() instanceof Table to)) {
            return Optional.of(target.object().called() + " is no table");
        }
        if (to.partitionOf().isPresent()) {
            return Optional.empty();
        }
        List<Name> columns = f.references().isEmpty() ? to.keyColumns() : f.references();
        return columns.isEmpty() || !unique(to, new HashSet<>(columns))
                ? Optional.of("nothing makes what the foreign key references unique in " + f.target())
                : Optional.empty();
    }

    private static boolean unique(Table t, Set<Name> columns) {
        return t.constraints().stream()
                        .anyMatch(c -> (c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique)
                                && (columns.equals(Set.copyOf(c.columns())) || TableFold.takesIndexOver(c)))
                || t.indexes().stream()
                        .anyMatch(i ->
                                i.unique() && i.where().isEmpty() && columns.equals(Set.copyOf(i.leadingColumns())));
    }

    /** Says of which type that is not in {@code schema} a column of {@code t} is; one that is but misspelled is not meant. */
    static Optional<String> type(Schema schema, Table t) {
        return t.columns().stream()
                .map(Column::type)
                .flatMap(x -> UnknownType.of(schema, Dialect.POSTGRESQL, x).stream())
                .filter(u -> u.meant().isEmpty())
                .findFirst()
                .map(u -> "there is no type " + u.name());
    }
}
