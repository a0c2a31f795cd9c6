package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds shapes by place: the plane is cut into squares, each knows the shapes whose bounds reach into it. */
final class GridIndex {
    private static final double CELL = 256;

    private final List<Shape> shapes;
    private final Map<Long, int[]> cells = new HashMap<>();

    GridIndex(List<Shape> shapes) {
        this.shapes = shapes;
        Map<Long, List<Integer>> open = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            Rect b = shapes.get(i).bounds();
            for (int cx = cell(b.x()); cx <= cell(b.right()); cx++) {
                for (int cy = cell(b.y()); cy <= cell(b.bottom()); cy++) {
                    open.computeIfAbsent(key(cx, cy), k -> new ArrayList<>()).add(i);
                }
            }
        }
        open.forEach((k, list) ->
                cells.put(k, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static int cell(double v) {
        return (int) Math.floor(v / CELL);
    }

    private static long key(int cx, int cy) {
        return ((long) cx << 32) ^ (cy & 0xffffffffL);
    }

    /** Returns the shapes whose bounds have something in common with {@code area}, in painting order. */
    List<Shape> in(Rect area) {
        int columns = cell(area.right()) - cell(area.x()) + 1;
        int rows = cell(area.bottom()) - cell(area.y()) + 1;
        List<Shape> found = new ArrayList<>();
        if ((long) columns * rows >= cells.size()) {
            for (Shape s : shapes) {
                if (touches(s.bounds(), area)) {
                    found.add(s);
                }
            }
            return found;
        }
        boolean[] seen = new boolean[shapes.size()];
        for (int cx = cell(area.x()); cx <= cell(area.right()); cx++) {
            for (int cy = cell(area.y()); cy <= cell(area.bottom()); cy++) {
                for (int i : cells.getOrDefault(key(cx, cy), new int[0])) {
                    seen[i] = true;
                }
            }
        }
        for (int i = 0; i < seen.length; i++) {
            if (seen[i] && touches(shapes.get(i).bounds(), area)) {
                found.add(shapes.get(i));
            }
        }
        return found;
    }

    private static boolean touches(Rect a, Rect b) {
        return a.x() <= b.right() && b.x() <= a.right() && a.y() <= b.bottom() && b.y() <= a.bottom();
    }
}
