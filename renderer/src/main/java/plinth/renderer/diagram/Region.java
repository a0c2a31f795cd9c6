package plinth.renderer.diagram;

import java.util.Set;
import plinth.model.schema.ObjectName;

/**
 * The ground on which a family stands: corners of 12, dotted line. Its title stands 12 from the left and 22 below the top, the note after it.
 *
 * @param base the family's supertype
 * @param title {@code events family}
 * @param note how it is laid out: {@code class table}
 * @param members the tables in it, the base first
 */
public record Region(ObjectName base, String title, String note, Set<ObjectName> members, Rect bounds)
        implements Shape {
    /** Space between the region's line and the boxes in it; the top has the title too. */
    public static final double PAD = 16;

    public static final double TOP = 32;
    public static final double RADIUS = 12;

    /** Returns the ground around {@code boxes}. */
    static Rect around(Rect boxes) {
        return new Rect(boxes.x() - PAD, boxes.y() - TOP, boxes.width() + 2 * PAD, boxes.height() + TOP + PAD);
    }
}
