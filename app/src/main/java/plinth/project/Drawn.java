package plinth.project;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import plinth.model.pattern.InferredReference;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * What people have decided about the picture of a schema. Immutable.
 *
 * @param noReferences columns that look like references and are none, by their table; of a composite one its first column
 */
public record Drawn(SortedMap<ObjectName, SortedSet<Name>> noReferences) {
    public static final Drawn NOTHING = new Drawn(Collections.emptySortedMap());

    public Drawn {
        SortedMap<ObjectName, SortedSet<Name>> copy = new TreeMap<>();
        noReferences.forEach((t, c) -> {
            if (!c.isEmpty()) {
                copy.put(t, Collections.unmodifiableSortedSet(new TreeSet<>(c)));
            }
        });
        noReferences = Collections.unmodifiableSortedMap(copy);
    }

    public boolean isEmpty() {
        return noReferences.isEmpty();
    }

    /** Returns whether somebody has said that {@code column} of {@code table} is no reference. */
    public boolean denies(ObjectName table, Name column) {
        return noReferences.getOrDefault(table, Collections.emptySortedSet()).contains(column);
    }

    /** Returns those of {@code found} that nobody has said are none. */
    public List<InferredReference> accepted(List<InferredReference> found) {
        return found.stream()
                .filter(r -> !denies(r.table(), r.columns().getFirst()))
                .toList();
    }

    /** Returns what is kept when {@code column} of {@code table} is said to be no reference, or is one after all. */
    public Drawn withReference(ObjectName table, Name column, boolean reference) {
        SortedMap<ObjectName, SortedSet<Name>> all = new TreeMap<>(noReferences);
        SortedSet<Name> columns = new TreeSet<>(all.getOrDefault(table, Collections.emptySortedSet()));
        if (reference) {
            columns.remove(column);
        } else {
            columns.add(column);
        }
        all.put(table, columns);
        return new Drawn(all);
    }

    Drawn renamed(ObjectName from, ObjectName to) {
        return new Drawn(Sidecar.moved(noReferences, from, to));
    }
}
