package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * What the faces of a schema's tables are made from, put together from schema and findings. Partitions are no tables of their own here: their
 * number is told below their parent's columns.
 */
final class Sources {
    /** All that a face depends on; equal sources give equal faces. */
    record Source(
            Table table, Icon icon, boolean pattern, boolean family, Optional<Name> discriminator, int partitions) {}

    private final Map<ObjectName, Source> sources = new LinkedHashMap<>();

    private Sources() {}

    /** Returns the sources of all tables that a diagram of {@code schema} shows, in its order. */
    static Map<ObjectName, Source> of(Schema schema, List<Finding> findings) {
        Sources s = new Sources();
        Map<ObjectName, Integer> partitions = new HashMap<>();
        List<Table> shown = new ArrayList<>();
        for (Table t : schema.tables()) {
            ObjectName root = root(schema, t);
            if (root.equals(t.name())) {
                shown.add(t);
            } else {
                partitions.merge(root, 1, Integer::sum);
            }
        }
        Roles roles = new Roles(findings);
        for (Table t : shown) {
            s.sources.put(t.name(), roles.source(t, partitions.getOrDefault(t.name(), 0)));
        }
        return s.sources;
    }

    /** Returns the table that stands for {@code t} in a diagram: itself, or of a partition the table that is partitioned. */
    static ObjectName root(Schema schema, Table t) {
        Table at = t;
        Set<ObjectName> seen = new HashSet<>();
        Optional<ObjectName> parent = parent(at);
        while (parent.isPresent() && seen.add(at.name())) {
            Optional<Table> up = schema.table(parent.get());
            if (up.isEmpty()) {
                return at.name();
            }
            at = up.get();
            parent = parent(at);
        }
        return at.name();
    }

    /** The table that {@code t} is a part of: by PARTITION OF, or as it was done before, by INHERITS without a column of its own. */
    private static Optional<ObjectName> parent(Table t) {
        return t.partitionOf()
                .map(Table.PartitionOf::parent)
                .or(() -> t.inherits().size() == 1
                                && t.columns().isEmpty()
                                && !t.checks().isEmpty()
                        ? Optional.of(t.inherits().getFirst())
                        : Optional.empty());
    }

    /** What the findings make of each table. */
    private static final class Roles {
        private final Map<ObjectName, Icon> icons = new HashMap<>();
        private final Map<ObjectName, Name> discriminators = new HashMap<>();
        private final Set<ObjectName> family = new HashSet<>();

        Roles(List<Finding> findings) {
            for (Finding f : findings) {
                switch (f.pattern()) {
                    case Pattern.SubtypeFamily p -> {
                        icons.put(p.table(), Icon.SUPERTYPE);
                        family.add(p.table());
                        p.discriminator().ifPresent(d -> discriminators.put(p.table(), d.column()));
                        for (Pattern.Subtype s : p.subtypes()) {
                            icons.putIfAbsent(s.table(), Icon.SUBTYPE);
                            family.add(s.table());
                            s.guard().ifPresent(g -> discriminators.putIfAbsent(s.table(), g));
                        }
                    }
                    case Pattern.SingleTable p -> {
                        icons.putIfAbsent(p.table(), Icon.SUPERTYPE);
                        discriminators.put(p.table(), p.discriminator().column());
                    }
                    case Pattern.ConcreteFamily p ->
                        p.tables().forEach(t -> icons.putIfAbsent(t.table(), Icon.SUBTYPE));
                    case Pattern.Bridge p -> icons.putIfAbsent(p.table(), Icon.BRIDGE);
                    case Pattern.Temporal p -> icons.putIfAbsent(p.table(), Icon.CLOCK);
                    case Pattern.PolymorphicReference p -> discriminators.putIfAbsent(p.table(), p.type());
                    case Pattern.ExclusiveArc p -> {}
                    case Pattern.SelfReference p -> {}
                    case Pattern.Aspect p -> {}
                }
            }
        }

        Source source(Table t, int partitions) {
            @Nullable Icon icon = icons.get(t.name());
            Icon plain = t.kind() == Table.Kind.FOREIGN ? Icon.FOREIGN : Icon.TABLE;
            return new Source(
                    t,
                    icon == null ? plain : icon,
                    icon != null,
                    family.contains(t.name()),
                    Optional.ofNullable(discriminators.get(t.name())),
                    partitions);
        }
    }
}
