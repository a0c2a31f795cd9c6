package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Arranges units that nothing links to others: by name, down one column after the other, below or right of what is linked. */
final class Shelves {
    private static final double ASPECT = 1.6;
    private static final double BESIDE = 40;
    private static final double BELOW = 32;

    /** Space to what is linked. */
    private static final double APART = 72;

    private static final int MOST_COLUMNS = 64;

    /** Units in columns of about equal height. */
    private record Filled(List<Point> points, double width, double height) {}

    private Shelves() {}

    /** Returns a place for each unit; {@code beside} is what stands already, from the origin on, empty when there is nothing. */
    static List<Point> arrange(List<Unit> units, Rect beside) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i ->
                units.get(i).members().keySet().stream().sorted().findFirst().orElseThrow()));
        boolean alone = beside.width() == 0;
        List<Point> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        for (int columns = 1; columns <= Math.min(units.size(), MOST_COLUMNS); columns++) {
            Filled f = fill(units, order, columns);
            double right =
                    shown(beside.width() + (alone ? 0 : APART) + f.width(), Math.max(beside.height(), f.height()));
            double below =
                    shown(Math.max(beside.width(), f.width()), beside.height() + (alone ? 0 : APART) + f.height());
            if (Math.min(right, below) < least) {
                least = Math.min(right, below);
                double x = right < below && !alone ? snapped(beside.right() + APART) : beside.x();
                double y = right < below || alone ? beside.y() : beside.bottom() + APART;
                best = f.points().stream().map(p -> p.plus(x, y)).toList();
            }
        }
        return best;
    }

    /** The side of a screen that decides how far one must zoom out. */
    static double shown(Rect r) {
        return shown(r.width(), r.height());
    }

    private static double shown(double width, double height) {
        return Math.max(width, height * ASPECT);
    }

    private static Filled fill(List<Unit> units, List<Integer> order, int columns) {
        double sum = 0;
        for (Unit u : units) {
            sum += u.height() + BELOW;
        }
        double target = sum / columns;
        Point[] points = new Point[units.size()];
        double x = 0;
        double y = 0;
        double widest = 0;
        double height = 0;
        int column = 1;
        for (int i : order) {
            Unit u = units.get(i);
            if (y > 0 && column < columns && y + u.height() / 2 > target) {
                column++;
                x = snapped(x + widest + BESIDE);
                y = 0;
                widest = 0;
            }
            points[i] = new Point(x, y);
            widest = Math.max(widest, u.width());
            height = Math.max(height, y + u.height());
            y += u.height() + BELOW;
        }
        return new Filled(List.of(points), x + widest, height);
    }

    private static double snapped(double x) {
        return Math.ceil(x / Lattice.PITCH) * Lattice.PITCH;
    }
}
