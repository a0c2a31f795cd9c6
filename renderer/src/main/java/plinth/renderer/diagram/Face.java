package plinth.renderer.diagram;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * What a table's box shows, wherever it stands. Places in it count from the box's upper left corner.
 *
 * @param title the table's name as people write it; never shortened
 * @param pattern whether the icon stands for a pattern and is purple
 * @param family whether the table is part of a family, which tints its head
 * @param rowCount rows in words ({@code 10 M}), when known
 * @param feet what stands below the columns: checks of several columns, exclusions, partitions
 * @param more how many columns of a wide table are not shown; the first foot says so
 */
public record Face(
        ObjectName table,
        String title,
        Icon icon,
        boolean pattern,
        boolean family,
        Optional<String> rowCount,
        List<Row> rows,
        List<Foot> feet,
        int more,
        double width,
        double height) {
    /** A table of more columns is wide: its box shows keys and references, and how many more there are. */
    public static final int WIDE = 60;

    /** Height of the head, of a row, of a foot; space above the first row and below the last. */
    public static final double HEAD = 32;

    public static final double ROW = 22;
    public static final double FOOT = 24;
    public static final double PAD_TOP = 2;
    public static final double PAD_BOTTOM = 4;

    /** Left ends of key, reference arrow and name; the space right of types and counts. */
    public static final double KEY_X = 7;

    public static final double REFERENCE_X = 20;
    public static final double NAME_X = 36;
    public static final double RIGHT_PAD = 10;

    /** Corner radius of a box. */
    public static final double RADIUS = 6;

    public Face {
        rows = List.copyOf(rows);
        feet = List.copyOf(feet);
    }

    /**
     * One column.
     *
     * @param y middle of the row
     * @param key whether it is part of the primary key
     * @param reference whether it is part of a foreign key
     * @param marksX left end of the first mark
     * @param type the type as it is shown, {@code ?} at its end when the column may be null, shortened with an ellipsis where space is short;
     *     empty when types are not shown
     * @param fullType the whole type, without {@code ?}
     */
    public record Row(
            Name column,
            double y,
            boolean key,
            boolean reference,
            Set<ColumnMark> marks,
            double marksX,
            String type,
            String fullType,
            boolean nullable) {}

    /**
     * A line below the columns.
     *
     * @param y its upper end, where a line is drawn across the box
     * @param text as shown, shortened with an ellipsis where space is short
     */
    public record Foot(Icon icon, double y, String text, String fullText) {}

    /** Returns whether {@code y} is where the box says how many more columns there are. */
    public boolean moreAt(double y) {
        return more > 0 && y >= feet.getFirst().y() && y < feet.getFirst().y() + FOOT;
    }

    /** Returns the row of {@code column}, absent when the detail leaves it out. */
    public Optional<Row> row(Name column) {
        for (Row r : rows) {
            if (r.column().equals(column)) {
                return Optional.of(r);
            }
        }
        return Optional.empty();
    }

    /** Returns the height at which links of {@code column} end: the middle of its row, else of the head. */
    public double endY(Name column) {
        for (Row r : rows) {
            if (r.column().equals(column)) {
                return r.y();
            }
        }
        return HEAD / 2;
    }
}
