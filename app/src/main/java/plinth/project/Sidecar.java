package plinth.project;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Point;
import plinth.renderer.report.ProblemKey;

/**
 * What belongs to a document and is not SQL. Immutable. What names a table that the schema has not (any more) is kept: the table may come back
 * with the next checkout.
 *
 * @param positions where a table's box stands on the canvas: its upper left corner
 * @param volumes how many rows a table has or is meant to have
 * @param workload how often the access patterns of a family run, by the family's base and the pattern's id: a weight, 1 being as often as any other
 * @param memory the bytes of memory that the server is taken to have, when somebody said so
 * @param drawn what people have decided about the picture
 * @param ignored problems that are not told, with the reason; they have a file of their own
 * @param others members of the file that this version does not know, each as its JSON text; they are written back
 */
public record Sidecar(
        SortedMap<ObjectName, Point> positions,
        SortedMap<ObjectName, Volume> volumes,
        SortedMap<ObjectName, SortedMap<String, Double>> workload,
        OptionalLong memory,
        Drawn drawn,
        SortedMap<ProblemKey, String> ignored,
        SortedMap<String, String> others) {
    public static final Sidecar EMPTY = new Sidecar(
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            OptionalLong.empty(),
            Drawn.NOTHING,
            Collections.emptySortedMap(),
            Collections.emptySortedMap());

    public Sidecar {
        positions = sorted(positions);
        volumes = sorted(volumes);
        SortedMap<ObjectName, SortedMap<String, Double>> weights = new TreeMap<>();
        workload.forEach((name, byId) -> weights.put(name, sorted(byId)));
        workload = Collections.unmodifiableSortedMap(weights);
        ignored = sorted(ignored);
        others = sorted(others);
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** Returns whether there is nothing to keep but ignored problems, and so no file to make. */
    public boolean isEmpty() {
        return positions.isEmpty()
                && volumes.isEmpty()
                && workload.isEmpty()
                && memory.isEmpty()
                && drawn.isEmpty()
                && others.isEmpty();
    }

    /** Returns the sidecar with just these positions. */
    public Sidecar withPositions(Map<ObjectName, Point> positions) {
        return new Sidecar(new TreeMap<>(positions), volumes, workload, memory, drawn, ignored, others);
    }

    /** Returns the sidecar with the box of {@code table} at {@code at}. */
    public Sidecar withPosition(ObjectName table, Point at) {
        Map<ObjectName, Point> all = new HashMap<>(positions);
        all.put(table, at);
        return withPositions(all);
    }

    /** Returns the sidecar with {@code volume} for {@code table}. */
    public Sidecar withVolume(ObjectName table, Volume volume) {
        SortedMap<ObjectName, Volume> all = new TreeMap<>(volumes);
        all.put(table, volume);
        return withVolumes(all);
    }

    /** Returns the sidecar with just these volumes. */
    public Sidecar withVolumes(SortedMap<ObjectName, Volume> volumes) {
        return new Sidecar(positions, volumes, workload, memory, drawn, ignored, others);
    }

    /** Returns the sidecar with {@code weight} for the access pattern {@code id} of the family {@code base}. */
    public Sidecar withWeight(ObjectName base, String id, double weight) {
        SortedMap<ObjectName, SortedMap<String, Double>> all = new TreeMap<>(workload);
        SortedMap<String, Double> weights = new TreeMap<>(all.getOrDefault(base, Collections.emptySortedMap()));
        weights.put(id, weight);
        all.put(base, weights);
        return new Sidecar(positions, volumes, all, memory, drawn, ignored, others);
    }

    /** Returns the sidecar with what is kept of the server's memory. */
    public Sidecar withMemory(OptionalLong memory) {
        return new Sidecar(positions, volumes, workload, memory, drawn, ignored, others);
    }

    /** Returns the sidecar with what people have decided about the picture. */
    public Sidecar withDrawn(Drawn drawn) {
        return new Sidecar(positions, volumes, workload, memory, drawn, ignored, others);
    }

    /** Returns the sidecar after the table {@code from} was renamed or moved to {@code to}: what was kept of it goes with it. */
    public Sidecar renamed(ObjectName from, ObjectName to) {
        return new Sidecar(
                moved(positions, from, to),
                moved(volumes, from, to),
                moved(workload, from, to),
                memory,
                drawn.renamed(from, to),
                renamed(ignored, from, to),
                others);
    }

    private static SortedMap<ProblemKey, String> renamed(
            SortedMap<ProblemKey, String> ignored, ObjectName from, ObjectName to) {
        SortedMap<ProblemKey, String> all = new TreeMap<>();
        ignored.forEach(
                (k, reason) -> all.put(k.table().equals(from) ? new ProblemKey(k.rule(), to, k.columns()) : k, reason));
        return all;
    }

    /** Returns the sidecar with just these problems ignored, each with its reason. */
    public Sidecar withIgnored(SortedMap<ProblemKey, String> ignored) {
        return new Sidecar(positions, volumes, workload, memory, drawn, ignored, others);
    }

    /** Returns the sidecar with {@code problem} ignored for {@code reason}; told again without one. */
    public Sidecar withIgnored(ProblemKey problem, Optional<String> reason) {
        SortedMap<ProblemKey, String> all = new TreeMap<>(ignored);
        reason.ifPresentOrElse(r -> all.put(problem, r), () -> all.remove(problem));
        return withIgnored(all);
    }

    static <V> SortedMap<ObjectName, V> moved(SortedMap<ObjectName, V> map, ObjectName from, ObjectName to) {
        V value = map.get(from);
        if (value == null) {
            return map;
        }
        SortedMap<ObjectName, V> all = new TreeMap<>(map);
        all.remove(from);
        all.put(to, value);
        return all;
    }
}
