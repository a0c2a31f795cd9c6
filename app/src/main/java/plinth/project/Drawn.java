package plinth.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import plinth.model.pattern.InferredReference;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Area;

/**
 * What people have decided about the picture of a schema. Immutable.
 *
 * @param noReferences columns that look like references and are none, by their table; of a composite one its first column
 * @param areas the tables of each area by its name
 */
public record Drawn(
        SortedMap<ObjectName, SortedSet<Name>> noReferences, SortedMap<String, SortedSet<ObjectName>> areas) {
    public static final Drawn NOTHING = new Drawn(Collections.emptySortedMap(), Collections.emptySortedMap());

    public Drawn {
        SortedMap<ObjectName, SortedSet<Name>> copy = new TreeMap<>();
        noReferences.forEach((t, c) -> {
            if (!c.isEmpty()) {
                copy.put(t, Collections.unmodifiableSortedSet(new TreeSet<>(c)));
            }
        });
        noReferences = Collections.unmodifiableSortedMap(copy);
        SortedMap<String, SortedSet<ObjectName>> named = new TreeMap<>();
        areas.forEach((name, tables) -> named.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(tables))));
        areas = Collections.unmodifiableSortedMap(named);
    }

    public boolean isEmpty() {
        return noReferences.isEmpty() && areas.isEmpty();
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
        return new Drawn(all, areas);
    }

    /** Returns the areas as a drawing has them; a table of two is drawn in the first. */
    public List<Area> asAreas() {
        List<Area> all = new ArrayList<>();
        areas.forEach((name, tables) -> all.add(new Area(name, List.copyOf(tables), true)));
        return all;
    }

    /** Returns what is kept with just these areas. */
    public Drawn withAreas(List<Area> areas) {
        SortedMap<String, SortedSet<ObjectName>> all = new TreeMap<>();
        areas.forEach(a -> all.put(a.name(), new TreeSet<>(a.tables())));
        return new Drawn(noReferences, all);
    }

    /** Returns what is kept with {@code tables} in the area {@code name}, a new one where there is none, and in no other; in none when it is absent. */
    public Drawn withTablesIn(Optional<String> name, Collection<ObjectName> tables) {
        SortedMap<String, SortedSet<ObjectName>> all = new TreeMap<>();
        areas.forEach((n, t) -> {
            SortedSet<ObjectName> left = new TreeSet<>(t);
            left.removeAll(tables);
            if (!left.isEmpty()) {
                all.put(n, left);
            }
        });
        name.ifPresent(n -> all.computeIfAbsent(n, k -> new TreeSet<>()).addAll(tables));
        return new Drawn(noReferences, all);
    }

    /** Returns what is kept with the area {@code from} called {@code to}; where there is one of that name already, both become one. */
    public Drawn withAreaCalled(String from, String to) {
        SortedMap<String, SortedSet<ObjectName>> all = new TreeMap<>(areas);
        SortedSet<ObjectName> tables = all.remove(from);
        if (tables != null) {
            SortedSet<ObjectName> both = new TreeSet<>(all.getOrDefault(to, Collections.emptySortedSet()));
            both.addAll(tables);
            all.put(to, both);
        }
        return new Drawn(noReferences, all);
    }

    Drawn renamed(ObjectName from, ObjectName to) {
        SortedMap<String, SortedSet<ObjectName>> named = new TreeMap<>();
        areas.forEach((name, tables) -> named.put(
                name,
                new TreeSet<>(tables.stream().map(t -> t.equals(from) ? to : t).toList())));
        return new Drawn(Sidecar.moved(noReferences, from, to), named);
    }
}
