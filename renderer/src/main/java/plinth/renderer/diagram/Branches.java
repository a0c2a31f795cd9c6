package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The way from a family's bus to a subtype: straight down where nothing stands between, else beside what does. */
final class Branches {
    private static final double BESIDE = 24;

    private Branches() {}

    /**
     * Returns the corners from {@code stem}, the lower end of the ring's bars, to the middle of the subtype's upper side.
     *
     * @param bus height of the bus
     * @param own what the subtype takes up: its box, or a region around it
     * @param others what the family's other tables take up
     */
    static List<Point> way(Point stem, double bus, Rect sub, Rect own, List<Rect> others) {
        double cx = sub.centreX();
        double top = own.y();
        boolean under = top >= bus + 8;
        if (under && free(cx, bus, cx, top, others)) {
            return Math.abs(cx - stem.x()) < 0.5
                    ? List.of(stem, new Point(stem.x(), sub.y()))
                    : List.of(stem, new Point(stem.x(), bus), new Point(cx, bus), new Point(cx, sub.y()));
        }
        double entry = top - Trees.BUS_DROP;
        List<Rect> all = new ArrayList<>(others);
        all.add(own);
        List<Double> sides = new ArrayList<>();
        for (Rect r : all) {
            sides.add(r.x() - BESIDE);
            sides.add(r.right() + BESIDE);
        }
        Optional<Double> spine = sides.stream()
                .filter(x -> free(x, bus, x, entry, all)
                        && free(stem.x(), bus, x, bus, all)
                        && free(x, entry, cx, entry, all))
                .min(Comparator.<Double>comparingDouble(x -> Math.abs(x - cx) + Math.abs(x - stem.x()) / 2)
                        .thenComparing(x -> x));
        double x = spine.orElse(own.x() - BESIDE);
        return List.of(
                stem,
                new Point(stem.x(), bus),
                new Point(x, bus),
                new Point(x, entry),
                new Point(cx, entry),
                new Point(cx, sub.y()));
    }

    private static boolean free(double x1, double y1, double x2, double y2, List<Rect> boxes) {
        Rect way = Rect.between(x1, y1, x2, y2).grown(0.5);
        return boxes.stream().noneMatch(b -> b.intersects(way) && b.bottom() > way.y() && b.y() < way.bottom() - 1);
    }
}
