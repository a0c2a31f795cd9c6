package plinth.app.canvas;

import java.util.Optional;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Region;
import plinth.renderer.diagram.Typeface;

/**
 * What stands at the head of a family's ground, in pixels of the canvas. The name comes first; the words that open the comparison and how the family is
 * laid out stand there only where they have room beside it.
 *
 * @param size of the type
 * @param icon side of the icon, whose left edge is at {@code iconX}
 * @param middle height of the middle of the line
 */
record FamilyTitle(
        double size,
        double icon,
        double iconX,
        double middle,
        Words name,
        Optional<Words> note,
        Optional<Words> compare) {
    private static final double GAP = 8;

    /** Words with their left end and their width. */
    record Words(String text, double x, double width) {
        double right() {
            return x + width;
        }
    }

    static FamilyTitle of(Region region, Viewport view, Type type) {
        Rect r = region.bounds();
        double z = view.zoom();
        boolean far = Level.of(z).far();
        double size = Type.size(12, Math.max(z, far ? .8 : .75));
        double icon = Math.max(16 * z, 11);
        double middle = far ? view.toCanvasY(r.y()) + size : view.toCanvasY(r.y() + 18);
        double iconX = view.toCanvasX(r.x() + 16);
        double end = view.toCanvasX(r.right()) - (far ? 4 : Math.max(4, 16 * z));
        double x = iconX + icon + 6;
        String shown = type.fit(Typeface.INTER_SEMIBOLD, size, region.title(), Math.max(0, end - x));
        Words name = new Words(shown, x, type.width(Typeface.INTER_SEMIBOLD, size, shown));
        if (far) {
            return new FamilyTitle(size, icon, iconX, middle, name, Optional.empty(), Optional.empty());
        }
        Optional<Words> compare =
                right("Compare layouts", name, end, size, type).or(() -> right("Compare", name, end, size, type));
        double noteWidth = type.width(Typeface.INTER, size, region.note());
        double room = compare.map(Words::x).orElse(end) - GAP;
        Optional<Words> note = name.right() + GAP + noteWidth <= room
                ? Optional.of(new Words(region.note(), name.right() + GAP, noteWidth))
                : Optional.empty();
        return new FamilyTitle(size, icon, iconX, middle, name, note, compare);
    }

    private static Optional<Words> right(String text, Words name, double end, double size, Type type) {
        double width = type.width(Typeface.INTER_SEMIBOLD, size, text);
        return end - width >= name.right() + 2 * GAP
                ? Optional.of(new Words(text, end - width, width))
                : Optional.empty();
    }

    /** Returns whether the words that open the comparison are at a place of the canvas. */
    boolean compares(double canvasX, double canvasY) {
        return compare.filter(
                        c -> canvasX >= c.x() - 4 && canvasX <= c.right() + 4 && Math.abs(canvasY - middle) <= size)
                .isPresent();
    }
}
