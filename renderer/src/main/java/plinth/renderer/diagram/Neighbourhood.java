package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plinth.model.pattern.InferredReference;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/** Which tables are next to which: those that a link of a diagram would lead to. */
public final class Neighbourhood {
    private final Map<ObjectName, Set<ObjectName>> next = new HashMap<>();

    private Neighbourhood() {}

    /** Returns the neighbourhood in {@code schema} by foreign keys, those of partitions among their table's, and {@code inferred}. */
    public static Neighbourhood of(Schema schema, List<InferredReference> inferred) {
        Neighbourhood n = new Neighbourhood();
        Set<ObjectName> all = Sources.of(schema, List.of()).keySet();
        for (References.Reference r : References.of(schema, all, inferred)) {
            if (!r.child().equals(r.parent())) {
                n.next.computeIfAbsent(r.child(), k -> new LinkedHashSet<>()).add(r.parent());
                n.next.computeIfAbsent(r.parent(), k -> new LinkedHashSet<>()).add(r.child());
            }
        }
        return n;
    }

    /** Returns the tables that {@code table} is linked with. */
    public Set<ObjectName> of(ObjectName table) {
        return next.getOrDefault(table, Set.of());
    }

    /** Returns the tables that are at most {@code steps} links away from one of {@code tables}, each with how many, the nearest first. */
    public Map<ObjectName, Integer> within(Collection<ObjectName> tables, int steps) {
        Map<ObjectName, Integer> found = new LinkedHashMap<>();
        tables.forEach(t -> found.put(t, 0));
        List<ObjectName> edge = new ArrayList<>(found.keySet());
        for (int step = 1; step <= steps; step++) {
            List<ObjectName> beyond = new ArrayList<>();
            for (ObjectName t : edge) {
                for (ObjectName n : of(t)) {
                    if (found.putIfAbsent(n, step) == null) {
                        beyond.add(n);
                    }
                }
            }
            edge = beyond;
        }
        return found;
    }
}
