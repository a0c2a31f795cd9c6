package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plinth.model.schema.ObjectName;

/** The ground of an area: corners of 8, a line of 1; its name stands in a band above the boxes. */
public record Zone(Area area, Rect bounds) implements Shape {
    /** Space between the line and the boxes in it. */
    public static final double PAD = 32;

    /** The band of the name; it is large, since areas are looked at from afar. */
    public static final double BAND = 88;

    public static final double RADIUS = 8;

    /** Returns the size of the name's type in pixels of the drawing, of which the band has {@code pixels} on the screen. */
    public static double nameSize(double pixels) {
        return Math.clamp(pixels * 0.6, 8.5, 16);
    }

    /**
     * Returns the grounds of {@code areas} whose tables stand in {@code boxes}. Those that are proposed only where none lies over another or over a box of
     * another: tables that stand elsewhere belong together in another way.
     */
    static List<Zone> of(List<Area> areas, Map<ObjectName, Box> boxes, List<Region> regions) {
        List<Zone> all = new ArrayList<>();
        for (Area a : areas) {
            Rect r = null;
            for (ObjectName t : a.tables()) {
                Box b = boxes.get(t);
                if (b != null) {
                    r = r == null ? b.bounds() : r.union(b.bounds());
                }
            }
            for (Region g : regions) {
                if (r != null && a.tables().contains(g.base())) {
                    r = r.union(g.bounds());
                }
            }
            if (r != null) {
                all.add(new Zone(a, new Rect(r.x() - PAD, r.y() - BAND, r.width() + 2 * PAD, r.height() + BAND + PAD)));
            }
        }
        return areas.stream().allMatch(Area::kept) || apart(all, boxes) ? all : List.of();
    }

    private static boolean apart(List<Zone> zones, Map<ObjectName, Box> boxes) {
        for (Zone z : zones) {
            Set<ObjectName> own = new HashSet<>(z.area().tables());
            boolean alien = zones.stream().anyMatch(o -> o != z && o.bounds().intersects(z.bounds()))
                    || boxes.values().stream()
                            .anyMatch(
                                    b -> !own.contains(b.table()) && b.bounds().intersects(z.bounds()));
            if (alien) {
                return false;
            }
        }
        return true;
    }
}
