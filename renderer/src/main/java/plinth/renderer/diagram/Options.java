package plinth.renderer.diagram;

import java.util.List;
import java.util.Map;
import java.util.Set;
import plinth.model.pattern.InferredReference;
import plinth.model.schema.ObjectName;

/**
 * What of each table is drawn.
 *
 * @param detail how much of each table
 * @param types whether columns show their type
 * @param rowCounts rows of tables, as far as known; shown in heads and, as shares, on the branches of families
 * @param heads tables of which the head alone is drawn, each with what stands at its right instead of rows
 * @param opened wide tables of which all columns are drawn, not only keys and references
 * @param areas parts with a name, whose ground is drawn
 * @param inferred references without a foreign key that are drawn as well, dashed
 */
public record Options(
        Detail detail,
        boolean types,
        Map<ObjectName, Long> rowCounts,
        Map<ObjectName, String> heads,
        Set<ObjectName> opened,
        List<Area> areas,
        List<InferredReference> inferred) {
    public static final Options ALL = new Options(Detail.ALL, true, Map.of(), Map.of(), Set.of(), List.of(), List.of());

    public Options {
        rowCounts = Map.copyOf(rowCounts);
        heads = Map.copyOf(heads);
        opened = Set.copyOf(opened);
        areas = List.copyOf(areas);
        inferred = List.copyOf(inferred);
    }

    /** How much of a table is drawn. */
    public enum Detail {
        /** Its head alone. */
        NAMES,
        /** Its head and the columns of keys and references. */
        KEYS,
        /** All columns, checks and exclusions. */
        ALL
    }

    public Options withDetail(Detail detail) {
        return new Options(detail, types, rowCounts, heads, opened, areas, inferred);
    }

    public Options withTypes(boolean types) {
        return new Options(detail, types, rowCounts, heads, opened, areas, inferred);
    }

    public Options withRowCounts(Map<ObjectName, Long> rowCounts) {
        return new Options(detail, types, rowCounts, heads, opened, areas, inferred);
    }

    public Options withInferred(List<InferredReference> inferred) {
        return new Options(detail, types, rowCounts, heads, opened, areas, inferred);
    }

    public Options withHeads(Map<ObjectName, String> heads) {
        return new Options(detail, types, rowCounts, heads, opened, areas, inferred);
    }

    public Options withOpened(Set<ObjectName> opened) {
        return new Options(detail, types, rowCounts, heads, opened, areas, inferred);
    }

    public Options withAreas(List<Area> areas) {
        return new Options(detail, types, rowCounts, heads, opened, areas, inferred);
    }

    /** Returns how much of {@code table} is drawn. */
    Detail detail(ObjectName table) {
        return heads.containsKey(table) ? Detail.NAMES : detail;
    }

    /** Returns whether every face is the same with {@code other}. */
    boolean sameFaces(Options other) {
        return detail == other.detail
                && types == other.types
                && rowCounts.equals(other.rowCounts)
                && heads.equals(other.heads)
                && opened.equals(other.opened)
                && inferred.equals(other.inferred);
    }
}
