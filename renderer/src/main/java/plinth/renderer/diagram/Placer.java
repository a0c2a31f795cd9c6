package plinth.renderer.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plinth.model.pattern.Finding;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/** Finds a place for each table. */
public final class Placer {
    private Placer() {}

    /**
     * Returns a placement of all tables that a diagram of {@code schema} shows. Depends on nothing but its arguments.
     *
     * @param kept what is placed already; it stays where it is unless {@code all}, new tables find free space near those that they are linked to
     * @param all whether everything is to be arranged anew
     */
    public static Placement place(Schema schema, List<Finding> findings, Placement kept, boolean all) {
        Faces faces = new Faces(TextMeasure.bundled(), Options.ALL);
        Map<ObjectName, Point> at = new LinkedHashMap<>();
        int columns = (int) Math.ceil(Math.sqrt(schema.tables().size()));
        double y = 0;
        double next = 0;
        int i = 0;
        for (Sources.Source s : Sources.of(schema, findings).values()) {
            if (i % columns == 0) {
                y = next;
            }
            Face f = faces.of(s);
            at.put(f.table(), new Point(i % columns * 400.0, y));
            next = Math.max(next, y + f.height() + 48);
            i++;
        }
        at.putAll(all ? Map.of() : kept.positions());
        return new Placement(at);
    }
}
