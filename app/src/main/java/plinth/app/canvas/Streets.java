package plinth.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;

/**
 * Links as they are seen from afar: drawn together onto a grid, so that those that run beside one another share a street, which is the wider the
 * more it carries.
 */
final class Streets {
    /**
     * A straight piece, level or upright.
     *
     * @param links how many links run along it
     */
    record Piece(double x1, double y1, double x2, double y2, int links) {}

    private final double grid;
    private final List<Piece> pieces;

    private Streets(double grid, List<Piece> pieces) {
        this.grid = grid;
        this.pieces = pieces;
    }

    /** Returns the distance of streets that leaves 6 to 12 pixels between them at {@code zoom}. */
    static double gridFor(double zoom) {
        return Math.pow(2, Math.ceil(Math.log(6 / zoom) / Math.log(2)));
    }

    static Streets of(List<Link> links, double grid) {
        Map<Long, SortedMap<Integer, Integer>> level = new HashMap<>();
        Map<Long, SortedMap<Integer, Integer>> upright = new HashMap<>();
        for (Link link : links) {
            List<Point> p = link.points();
            for (int i = 1; i < p.size(); i++) {
                long x1 = Math.round(p.get(i - 1).x() / grid);
                long y1 = Math.round(p.get(i - 1).y() / grid);
                long x2 = Math.round(p.get(i).x() / grid);
                long y2 = Math.round(p.get(i).y() / grid);
                // Where both change the first leads: a route is orthogonal, so that is only rounding.
                add(level.computeIfAbsent(y1, k -> new TreeMap<>()), x1, x2);
                add(upright.computeIfAbsent(x2, k -> new TreeMap<>()), y1, y2);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        level.forEach((y, ends) ->
                runs(ends, (a, b, n) -> pieces.add(new Piece(a * grid, y * grid, b * grid, y * grid, n))));
        upright.forEach((x, ends) ->
                runs(ends, (a, b, n) -> pieces.add(new Piece(x * grid, a * grid, x * grid, b * grid, n))));
        return new Streets(grid, List.copyOf(pieces));
    }

    private interface Run {
        void take(int from, int to, int links);
    }

    /** Notes that one more runs from the lesser of both on, and one less from the greater. */
    private static void add(SortedMap<Integer, Integer> ends, long a, long b) {
        if (a != b) {
            ends.merge((int) Math.min(a, b), 1, Integer::sum);
            ends.merge((int) Math.max(a, b), -1, Integer::sum);
        }
    }

    private static void runs(SortedMap<Integer, Integer> ends, Run out) {
        int links = 0;
        int from = 0;
        for (Map.Entry<Integer, Integer> e : ends.entrySet()) {
            if (links > 0) {
                out.take(from, e.getKey(), links);
            }
            links += e.getValue();
            from = e.getKey();
        }
    }

    double grid() {
        return grid;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Returns the places on the grid that {@code link} goes by. */
    List<Point> along(Link link) {
        return link.points().stream()
                .map(p -> new Point(Math.round(p.x() / grid) * grid, Math.round(p.y() / grid) * grid))
                .toList();
    }

    /** Returns how wide a street is that carries {@code links}, in pixels. */
    static double width(int links) {
        return links == 1 ? 1 : links < 4 ? 1.75 : links < 10 ? 2.5 : 3.5;
    }
}
