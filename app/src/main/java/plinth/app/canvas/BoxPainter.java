package plinth.app.canvas;

import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Icon;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Typeface;

/** Paints tables as boxes with their columns. */
final class BoxPainter {
    private final Pen pen;
    private final Emphasis emphasis;
    private final MarkPainter marks;
    private final boolean all;

    BoxPainter(Pen pen, Emphasis emphasis) {
        this.pen = pen;
        this.emphasis = emphasis;
        this.marks = new MarkPainter(pen);
        this.all = Level.of(pen.zoom()) == Level.ALL;
    }

    /** Paints the ring round a selected box, which lies under the links. */
    void ring(Rect r) {
        double d = 3 / pen.zoom();
        pen.fill(Ink.ACCENT_MUTED);
        pen.round(r.grown(d), Face.RADIUS + d);
    }

    void paint(Box box) {
        Face face = box.face();
        Rect r = box.bounds();
        pen.fill(pen.inks.shade());
        pen.round(r.moved(0, 1 / pen.zoom()), Face.RADIUS);
        pen.fill(Ink.BOX);
        pen.round(r, Face.RADIUS);
        head(face, r);
        for (Face.Row row : face.rows()) {
            row(face, r, row);
        }
        if (all) {
            for (Face.Foot foot : face.feet()) {
                foot(r, foot);
            }
        }
        border(face, r);
    }

    private void head(Face face, Rect r) {
        boolean more = !face.rows().isEmpty() || !face.feet().isEmpty();
        double left = pen.x(r.x());
        double right = pen.x(r.right());
        double top = pen.y(r.y());
        double under = pen.y(r.y() + Face.HEAD);
        pen.fill(face.family() ? Ink.PATTERN_SUBTLE : Ink.BOX_HEAD);
        pen.round(new Rect(r.x(), r.y(), r.width(), Face.HEAD), Face.RADIUS);
        if (more) {
            pen.g.fillRect(left, (top + under) / 2, right - left, under - (top + under) / 2);
            pen.fill(Ink.BORDER);
            pen.level(left + 1, right - 1, under - 1);
        }
        double z = pen.zoom();
        double middle = pen.y(r.y() + Face.HEAD / 2);
        double size = all ? Type.size(13, z) : 9.5;
        double end = right - pen.length(Face.RIGHT_PAD);
        double free = right;
        boolean careful = emphasis.careful().contains(face.table());
        boolean wrong = emphasis.wrong().contains(face.table());
        if ((careful || wrong) && all) {
            double icon = pen.length(14);
            pen.icon(
                    Icon.WARNING,
                    end - icon,
                    middle - icon / 2,
                    icon,
                    wrong ? Ink.DANGER : Ink.WARNING,
                    pen.stroke(1.6));
            end -= icon + pen.length(6);
            free = end;
        }
        if (all && face.rowCount().isPresent()) {
            String count = face.rowCount().get();
            double mono = Type.size(11, z);
            pen.fill(Ink.FG_MUTED);
            double width = pen.type.width(Typeface.MONO, mono, count);
            pen.text(Typeface.MONO, mono, count, end - width, Pen.baseline(middle, mono));
            free = end - width;
        }
        title(face, r, middle, size, free - 4);
    }

    /** Writes the name, smaller where it has to end before {@code right}: what stands behind it is never written over. */
    private void title(Face face, Rect r, double middle, double wanted, double right) {
        double from = pen.x(r.x() + Face.NAME_X);
        double size = wanted;
        while (size > Type.LEAST && pen.type.width(Typeface.INTER_SEMIBOLD, size, face.title()) > right - from) {
            size -= 0.5;
        }
        double width = pen.type.width(Typeface.INTER_SEMIBOLD, size, face.title());
        if (width > right - from && !all) {
            // Rather no icon than a name that is cut.
            from = Math.max(pen.x(r.x()) + 3, right - width);
        } else {
            double icon = pen.length(16);
            pen.icon(
                    face.icon(),
                    pen.x(r.x() + 10),
                    middle - icon / 2,
                    icon,
                    face.pattern() ? Ink.PATTERN : Ink.FG_MUTED,
                    pen.stroke(1.5));
        }
        pen.fill(Ink.FG);
        pen.text(Typeface.INTER_SEMIBOLD, size, face.title(), from, Pen.baseline(middle, size));
    }

    private void row(Face face, Rect r, Face.Row row) {
        double z = pen.zoom();
        double middle = pen.y(r.y() + row.y());
        double left = pen.x(r.x());
        double right = pen.x(r.right());
        if (emphasis.lights(face.table(), row.column())) {
            double top = pen.y(r.y() + row.y() - Face.ROW / 2);
            pen.fill(Ink.ACCENT_SUBTLE);
            pen.g.fillRect(left + 1, top, right - left - 2, pen.y(r.y() + row.y() + Face.ROW / 2) - top);
        }
        if (row.key()) {
            double icon = pen.length(12);
            pen.icon(Icon.KEY, left + pen.length(Face.KEY_X), middle - icon / 2, icon, Ink.KEY, pen.stroke(1.4));
        }
        if (row.reference()) {
            marks.reference(left + pen.length(Face.REFERENCE_X), middle);
        }
        Typeface face12 = row.key() ? Typeface.INTER_SEMIBOLD : Typeface.INTER;
        double size = all ? Type.size(12, z) : 9;
        double from = left + pen.length(Face.NAME_X);
        String name = row.column().value();
        double end = right - pen.length(Face.RIGHT_PAD);
        if (!all) {
            pen.fill(Ink.FG);
            pen.text(
                    face12, size, pen.type.fit(face12, size, name, right - 3 - from), from, Pen.baseline(middle, size));
            return;
        }
        double nameEnd = from + pen.type.width(face12, size, name);
        pen.fill(Ink.FG);
        pen.text(face12, size, name, from, Pen.baseline(middle, size));
        double marksEnd = nameEnd;
        if (!row.marks().isEmpty()) {
            double x = Math.max(left + pen.length(row.marksX()), nameEnd + 4);
            marksEnd = marks.columns(row.marks(), x, middle);
        }
        if (!row.type().isEmpty()) {
            double mono = Type.size(11, z);
            double room = end - marksEnd - 4;
            String text = row.type();
            if (pen.type.width(Typeface.MONO, mono, text) > room) {
                text = pen.type.fit(Typeface.MONO, mono, text, room);
            }
            pen.fill(Ink.FG_MUTED);
            pen.text(
                    Typeface.MONO,
                    mono,
                    text,
                    end - pen.type.width(Typeface.MONO, mono, text),
                    Pen.baseline(middle, mono));
        }
    }

    private void foot(Rect r, Face.Foot foot) {
        double y = pen.y(r.y() + foot.y());
        double left = pen.x(r.x());
        double middle = pen.y(r.y() + foot.y() + Face.FOOT / 2);
        pen.fill(Ink.BORDER);
        pen.level(left + 1, pen.x(r.right()) - 1, y);
        double icon = pen.length(13);
        pen.icon(foot.icon(), left + pen.length(12), middle - icon / 2, icon, Ink.FG_MUTED, pen.stroke(1.3));
        double size = Type.size(11, pen.zoom());
        double from = left + pen.length(Face.NAME_X);
        pen.fill(Ink.FG_MUTED);
        pen.text(
                Typeface.MONO,
                size,
                pen.type.fit(Typeface.MONO, size, foot.text(), pen.x(r.right()) - pen.length(6) - from),
                from,
                Pen.baseline(middle, size));
    }

    private void border(Face face, Rect r) {
        ObjectName t = face.table();
        if (emphasis.selected().contains(t)) {
            pen.line(Ink.ACCENT, 2);
            pen.outline(r, Face.RADIUS, 2);
        } else {
            pen.line(line(face), 1);
            pen.outline(r, Face.RADIUS, 1);
        }
    }

    /** Returns the colour of a box's line, that of the strongest of its states. */
    private Ink line(Face face) {
        ObjectName t = face.table();
        return emphasis.neighbours().contains(t)
                ? Ink.ACCENT
                : emphasis.wrong().contains(t)
                        ? Ink.DANGER
                        : emphasis.hovered().over(t) ? Ink.FG_MUTED : face.family() ? Ink.PATTERN_LINE : Ink.BOX_LINE;
    }
}
