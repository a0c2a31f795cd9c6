package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.pattern.Finding;
import plinth.model.pattern.InferredReference;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * The foreign keys that a diagram draws as links, each once. Those of partitions are drawn from the table that is partitioned, unless it has the
 * same one itself.
 */
final class References {
    /**
     * A foreign key between tables that are shown.
     *
     * @param parentColumns the referenced columns, in the order of the key's
     * @param optional whether a row may reference nothing
     * @param unique whether at most one row references a row
     */
    record Reference(
            Link.Id id,
            Constraint.ForeignKey key,
            ObjectName child,
            ObjectName parent,
            List<Name> parentColumns,
            boolean optional,
            boolean unique) {
        Reference {
            parentColumns = List.copyOf(parentColumns);
        }
    }

    private record Drawn(ObjectName child, List<Name> columns, ObjectName parent, List<Name> parentColumns) {}

    private References() {}

    /** Returns the references between {@code shown} tables: the foreign keys in the order of tables and keys, then those of {@code inferred}. */
    static List<Reference> of(Schema schema, Set<ObjectName> shown, List<InferredReference> inferred) {
        List<Reference> all = foreignKeys(schema, shown);
        Map<ObjectName, Integer> numbers = new HashMap<>();
        for (InferredReference r : inferred) {
            int number = numbers.merge(r.table(), 1, Integer::sum) - 1;
            Optional<Table> child = schema.table(r.table());
            Optional<Table> parent = schema.table(r.key().target());
            boolean there = child.isPresent()
                    && parent.isPresent()
                    && holds(child.get(), r.key().columns())
                    && holds(parent.get(), r.key().references());
            if (there && shown.contains(r.table()) && shown.contains(r.key().target())) {
                all.add(reference(child.get(), new Link.Id(r.table(), number, true), r));
            }
        }
        return all;
    }

    private static boolean holds(Table t, List<Name> columns) {
        return columns.stream().allMatch(c -> t.column(c).isPresent());
    }

    private static Reference reference(Table t, Link.Id id, InferredReference r) {
        Constraint.ForeignKey f = r.key();
        boolean optional = r.when().isPresent() || nullable(t, f.columns());
        boolean unique = r.when().isEmpty() && t.unique(Set.copyOf(f.columns()));
        return new Reference(id, f, t.name(), f.target(), f.references(), optional, unique);
    }

    private static boolean nullable(Table t, List<Name> columns) {
        return columns.stream().anyMatch(c -> t.column(c).filter(t::nullable).isPresent());
    }

    private static List<Reference> foreignKeys(Schema schema, Set<ObjectName> shown) {
        List<Reference> all = new ArrayList<>();
        Set<Drawn> drawn = new HashSet<>();
        for (boolean partitions : new boolean[] {false, true}) {
            for (Table t : schema.tables()) {
                ObjectName child = Sources.root(schema, t);
                if (partitions == child.equals(t.name()) || !shown.contains(child)) {
                    continue;
                }
                int number = 0;
                for (Constraint.ForeignKey f : t.foreignKeys()) {
                    ObjectName parent = schema.table(f.target())
                            .map(p -> Sources.root(schema, p))
                            .orElse(f.target());
                    List<Name> columns = schema.referenced(f);
                    // Two foreign keys of one table may say the same; only a partition's repetition of its parent's is
                    // left out.
                    boolean isNew = drawn.add(new Drawn(child, f.columns(), parent, columns));
                    if (shown.contains(parent) && (isNew || !partitions)) {
                        boolean optional = nullable(t, f.columns());
                        boolean unique = t.unique(Set.copyOf(f.columns()));
                        all.add(new Reference(
                                new Link.Id(t.name(), number), f, child, parent, columns, optional, unique));
                    }
                    number++;
                }
            }
        }
        return all;
    }

    /** Returns the keys among {@code references} that families draw as branches. */
    static Set<Link.Id> branches(List<Finding> findings, List<Reference> references, Map<ObjectName, Box> boxes) {
        Set<Link.Id> found = new HashSet<>();
        Set<Constraint.ForeignKey> keys = new HashSet<>();
        Set<ObjectName> tables = new HashSet<>();
        for (Pattern.SubtypeFamily f : Patterns.families(findings)) {
            if (boxes.containsKey(f.table())) {
                for (Pattern.Subtype s : f.subtypes()) {
                    keys.add(s.reference());
                    tables.add(s.table());
                }
            }
        }
        for (Reference r : references) {
            if (tables.contains(r.child()) && keys.contains(r.key())) {
                found.add(r.id());
            }
        }
        return found;
    }
}
