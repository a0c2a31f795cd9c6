package plinth.renderer.diagram;

import java.util.Map;
import plinth.model.schema.ObjectName;

/**
 * What is placed as one: a table, or a family with its region.
 *
 * @param members where each table's box stands in it
 */
record Unit(Map<ObjectName, Point> members, double width, double height) {
    /** A unit of one table. */
    static Unit of(Face face) {
        return new Unit(Map.of(face.table(), new Point(0, 0)), face.width(), face.height());
    }
}
