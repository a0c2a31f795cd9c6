package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.List;

/** Finds room for units among boxes that must not move. */
final class FreeSpace {
    private static final double BESIDE = 72;
    private static final double BELOW = Arranger.BELOW;

    /** The least space that stays around a box. */
    private static final double AROUND = 32;

    private final List<Rect> taken = new ArrayList<>();

    FreeSpace(List<Rect> taken) {
        this.taken.addAll(taken);
    }

    /** Rates a place; less is better. */
    interface Rating {
        double of(Point at);
    }

    /** Returns the best free place beside, above or below what stands and not within {@code barred}, for a unit of this size, and takes it. */
    Point place(double width, double height, List<Rect> barred, Rating rating) {
        Point best = new Point(0, 0);
        double least = Double.POSITIVE_INFINITY;
        List<Rect> all = new ArrayList<>(taken);
        all.addAll(barred);
        for (Rect r : all) {
            for (Point p : List.of(
                    new Point(snapped(r.right() + BESIDE), r.y()),
                    new Point(snapped(r.right() + BESIDE), r.bottom() - height),
                    new Point(snapped(r.x() - BESIDE - width), r.y()),
                    new Point(snapped(r.x() - BESIDE - width), r.bottom() - height),
                    new Point(r.x(), r.bottom() + BELOW),
                    new Point(r.x(), r.y() - BELOW - height))) {
                double cost = rating.of(p);
                if (cost < least && free(all, p, width, height)) {
                    least = cost;
                    best = p;
                }
            }
        }
        taken.add(new Rect(best.x(), best.y(), width, height));
        return best;
    }

    private static boolean free(List<Rect> all, Point p, double width, double height) {
        Rect wanted = new Rect(p.x(), p.y(), width, height).grown(AROUND);
        for (Rect r : all) {
            if (r.intersects(wanted)) {
                return false;
            }
        }
        return true;
    }

    private static double snapped(double x) {
        return Math.ceil(x / Lattice.PITCH) * Lattice.PITCH;
    }
}
