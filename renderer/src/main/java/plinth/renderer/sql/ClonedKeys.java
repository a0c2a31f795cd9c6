package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Inherited;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * Keys that CREATE TABLE ... PARTITION OF makes on a partition for those of its parent, where the partition says of one what it is called or has a comment
 * on it. Written among the partition's own they would be made twice.
 */
final class ClonedKeys {
    /** A key as the partition has it, and what PostgreSQL calls it. */
    record Cloned(Constraint key, Name implied) {
        Name name() {
            return key.name().orElse(implied);
        }
    }

    static final ClonedKeys NONE = new ClonedKeys(Map.of());

    private final Map<ObjectName, List<Cloned>> all;

    private ClonedKeys(Map<ObjectName, List<Cloned>> all) {
        this.all = all;
    }

    static ClonedKeys of(Schema schema) {
        Map<ObjectName, List<Cloned>> all = new HashMap<>();
        for (Table t : schema.tables()) {
            if (t.partitionOf().isPresent()
                    && !Inherited.attached(t)
                    && t.constraints().stream().anyMatch(ClonedKeys::keyed)) {
                List<Cloned> found = cloned(schema, t);
                if (!found.isEmpty()) {
                    all.put(t.name(), found);
                }
            }
        }
        return all.isEmpty() ? NONE : new ClonedKeys(all);
    }

    private static List<Cloned> cloned(Schema schema, Table t) {
        List<Constraint> above = new ArrayList<>();
        Optional<Table> parent = t.partitionOf().flatMap(p -> schema.table(p.parent()));
        for (int depth = 0; parent.isPresent() && depth < 64; depth++) {
            parent.get().constraints().stream()
                    .filter(ClonedKeys::keyed)
                    .map(ClonedKeys::bare)
                    .filter(c -> !above.contains(c))
                    .forEach(above::add);
            parent = parent.get().partitionOf().flatMap(p -> schema.table(p.parent()));
        }
        // A partition's own keys are made behind those of its parent.
        Table made = t.withConstraints(above);
        List<Cloned> found = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            int at = above.indexOf(bare(c));
            if (at >= 0) {
                found.add(new Cloned(c, ImpliedNames.of(made, at)));
            }
        }
        return found;
    }

    List<Cloned> on(Table t) {
        return all.getOrDefault(t.name(), List.of());
    }

    /** Returns {@code schema} without these keys among the partitions' own. */
    Schema without(Schema schema) {
        return all.isEmpty()
                ? schema
                : schema.map(o -> o instanceof Table t && all.containsKey(t.name())
                        ? t.withConstraints(t.constraints().stream()
                                .filter(c -> on(t).stream().noneMatch(k -> k.key() == c))
                                .toList())
                        : o);
    }

    private static boolean keyed(Constraint c) {
        return c instanceof Constraint.PrimaryKey
                || c instanceof Constraint.Unique
                || c instanceof Constraint.Exclusion;
    }

    private static Constraint bare(Constraint c) {
        return c.withName(Optional.empty()).withComment(Optional.empty()).withIndexComment(Optional.empty());
    }
}
