package plinth.app.canvas;

import java.util.List;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;

/** Finds room for a new table among those that are seen. */
final class Room {
    private static final double WIDTH = 240;
    private static final double HEIGHT = 160;
    private static final double AROUND = 24;
    private static final double GRID = 16;

    private Room() {}

    /** Returns the free place nearest to the middle of what the canvas shows; beside all tables when nothing is free there. */
    static Point in(Sheet sheet) {
        List<Rect> taken = sheet.drawing().boxes().stream().map(Box::bounds).toList();
        double left = sheet.view().toDrawingX(0) + AROUND;
        double top = sheet.view().toDrawingY(0) + AROUND + EntryBox.ABOVE;
        double right = sheet.view().toDrawingX(sheet.getWidth()) - WIDTH - AROUND;
        double bottom = sheet.view().toDrawingY(sheet.getHeight()) - HEIGHT - AROUND;
        double midX = (left + right) / 2;
        double midY = (top + bottom) / 2;
        Point best = null;
        double least = Double.POSITIVE_INFINITY;
        double step = Math.max(GRID, Math.max(right - left, bottom - top) / 60);
        for (double x = left; x <= right; x += step) {
            for (double y = top; y <= bottom; y += step) {
                double far = Math.hypot(x - midX, y - midY);
                if (far < least && free(taken, x, y)) {
                    least = far;
                    best = new Point(snapped(x), snapped(y));
                }
            }
        }
        if (best != null) {
            return best;
        }
        Rect all = sheet.drawing().bounds();
        return new Point(snapped(all.right() + 64), snapped(all.y()));
    }

    private static boolean free(List<Rect> taken, double x, double y) {
        Rect wanted = new Rect(x, y, WIDTH, HEIGHT).grown(AROUND);
        return taken.stream().noneMatch(wanted::intersects);
    }

    private static double snapped(double v) {
        return Math.rint(v / 4) * 4;
    }
}
