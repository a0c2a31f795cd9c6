package plinth.app.canvas;

import java.util.Optional;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import plinth.app.edits.SuggestionList;
import plinth.model.schema.Constraint;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;

/** Where what is typed stands on the canvas: over its table, the list below the row, a line to what is referenced. */
final class EntryPlace {
    private static final double MARGIN = 8;

    private final Sheet sheet;
    private final Pane layer;

    EntryPlace(Sheet sheet, Pane layer) {
        this.sheet = sheet;
        this.layer = layer;
    }

    /**
     * Keeps {@code box} over its table, whatever moves.
     *
     * @param at where a table will stand that is not there yet
     * @param listX where the list stands, from the left of the box
     */
    void follow(EntryBox box, SuggestionList list, Optional<ObjectName> table, Optional<Point> at, double listX) {
        box.applyCss();
        box.autosize();
        Point from = table.flatMap(t -> sheet.drawing().box(t))
                .map(b -> new Point(b.bounds().x(), b.bounds().y()))
                .or(() -> at)
                .orElse(new Point(0, 0));
        double x = Math.rint(sheet.view().toCanvasX(from.x()));
        double y = Math.rint(sheet.view().toCanvasY(from.y()) - EntryBox.ABOVE);
        box.relocate(x, y);
        boolean some = table.isPresent() && !list.isEmpty();
        list.setVisible(some);
        if (some) {
            list.applyCss();
            list.autosize();
            double hand = y + EntryBox.ABOVE + box.handY();
            double below = hand + EntryRow.HEIGHT / 2 + MARGIN;
            double above = hand - EntryRow.HEIGHT / 2 - MARGIN - list.getHeight();
            boolean fits = below + list.getHeight() <= layer.getHeight() - MARGIN || above < 0;
            double left = Math.min(x + listX, layer.getWidth() - list.getWidth() - MARGIN);
            list.relocate(Math.max(MARGIN, left), Math.rint(fits ? below : above));
        }
    }

    /** Moves the view as little as will show {@code box} whole with room for what is {@code more} high below it. */
    void reveal(Region box, double more) {
        double dx = into(box.getLayoutX(), EntryBox.WIDTH, layer.getWidth());
        double dy = into(box.getLayoutY(), box.getHeight() + more, layer.getHeight());
        if (layer.getWidth() > 1 && (dx != 0 || dy != 0)) {
            sheet.glideTo(sheet.view().panned(dx, dy));
        }
    }

    private static double into(double at, double length, double room) {
        return Math.clamp(at, MARGIN, Math.max(MARGIN, room - length - MARGIN)) - at;
    }

    /** Draws the reference {@code key} that the row at hand would make; nothing when it would make none. */
    void line(EntryBox box, Optional<Constraint.ForeignKey> key, Schema schema) {
        Optional<Box> to = key.flatMap(k -> sheet.drawing().box(k.target()));
        if (to.isEmpty()) {
            sheet.overlay(Sheet.Overlay.NONE);
            return;
        }
        Rect r = to.get().bounds();
        double y = schema.referenced(key.orElseThrow()).stream()
                .flatMap(n -> to.get().face().row(n).stream())
                .map(Face.Row::y)
                .findFirst()
                .orElse(Face.HEAD / 2);
        double left = sheet.view().toDrawingX(box.getLayoutX());
        double right = sheet.view().toDrawingX(box.getLayoutX() + EntryBox.WIDTH);
        boolean ahead = r.centreX() >= (left + right) / 2;
        double fromY = sheet.view().toDrawingY(box.getLayoutY() + EntryBox.ABOVE + box.handY());
        sheet.overlay(new Sheet.Overlay(
                Optional.empty(),
                Optional.of(new Point(ahead ? right : left, fromY)),
                Optional.of(new Point(ahead ? r.x() : r.right(), r.y() + y)),
                true));
    }
}
