package plinth.app.canvas;

import javafx.scene.shape.StrokeLineJoin;
import plinth.renderer.diagram.Icon;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Label;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Mark;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Region;
import plinth.renderer.diagram.Typeface;
import plinth.renderer.diagram.Zone;

/** Paints links with their ends, the signs on them, and the grounds of families. */
final class LinkPainter {
    private final Pen pen;
    private final double z;

    LinkPainter(Pen pen) {
        this.pen = pen;
        this.z = pen.zoom();
    }

    /** Paints a link; {@code hot} when it is one of the selection or under the pointer. An inferred reference is dashed. */
    void link(Link link, boolean hot) {
        Ink ink = hot ? Ink.ACCENT : link.reference() ? Ink.LINK : Ink.PATTERN;
        double width = pen.stroke(hot ? 2 : 1.5);
        if (link.kind() == Link.Kind.INFERRED) {
            pen.line(ink, width, 4, 3);
        } else {
            pen.line(ink, width);
        }
        pen.path(link.points(), link.reference() ? Link.CORNER : Link.BRANCH_CORNER);
        pen.line(ink, width);
        pen.g.setLineJoin(StrokeLineJoin.ROUND);
        for (Link.End e : link.ends()) {
            end(e);
        }
    }

    private void end(Link.End e) {
        double x = pen.x(e.at().x());
        double y = pen.y(e.at().y());
        double d = e.direction() * z;
        switch (e.cardinality()) {
            case MANY -> {
                pen.g.strokePolyline(new double[] {x, x + 9 * d, x}, new double[] {y - 5 * z, y, y + 5 * z}, 3);
                ring(x + 12.5 * d, y, 3.2 * z);
            }
            case NONE_OR_ONE -> {
                bar(x + 5 * d, y);
                ring(x + 11 * d, y, 3.2 * z);
            }
            case ONE -> {
                bar(x + 5 * d, y);
                bar(x + 9 * d, y);
            }
        }
        if (!e.bracket().isEmpty()) {
            double back = x - Link.End.BRACKET * d;
            double top = pen.y(e.bracket().getFirst());
            double bottom = pen.y(e.bracket().getLast());
            pen.g.strokePolyline(new double[] {back, x, x, back}, new double[] {top, top, bottom, bottom}, 4);
        }
    }

    private void bar(double x, double y) {
        pen.g.strokeLine(x, y - 4.5 * z, x, y + 4.5 * z);
    }

    private void ring(double x, double y, double r) {
        pen.fill(Ink.CANVAS);
        pen.g.fillOval(x - r, y - r, 2 * r, 2 * r);
        pen.g.strokeOval(x - r, y - r, 2 * r, 2 * r);
    }

    void mark(Mark mark, boolean hot) {
        switch (mark) {
            case Mark.Ring ring -> ring(ring);
            case Mark.Arc arc -> {
                if (arc.dashed()) {
                    pen.line(Ink.PATTERN, pen.stroke(2), 4, 3);
                } else {
                    pen.line(Ink.PATTERN, pen.stroke(2));
                }
                pen.g.beginPath();
                pen.g.moveTo(pen.x(arc.from().x()), pen.y(arc.from().y()));
                pen.g.quadraticCurveTo(
                        pen.x(arc.control().x()),
                        pen.y(arc.control().y()),
                        pen.x(arc.to().x()),
                        pen.y(arc.to().y()));
                pen.g.stroke();
            }
            case Mark.Junction j -> {
                double r = Math.max(2, 3 * z);
                pen.fill(hot ? Ink.ACCENT : Ink.LINK);
                pen.g.fillOval(pen.x(j.at().x()) - r, pen.y(j.at().y()) - r, 2 * r, 2 * r);
            }
        }
    }

    private void ring(Mark.Ring ring) {
        double x = pen.x(ring.centre().x());
        double y = pen.y(ring.centre().y());
        double r = Mark.Ring.RADIUS * z;
        pen.fill(Ink.BG);
        pen.g.fillOval(x - r, y - r, 2 * r, 2 * r);
        if (ring.dashed()) {
            pen.line(Ink.PATTERN, pen.stroke(1.5), 3 * z, 2.4 * z);
        } else {
            pen.line(Ink.PATTERN, pen.stroke(1.5));
        }
        pen.g.strokeOval(x - r, y - r, 2 * r, 2 * r);
        pen.line(Ink.PATTERN, pen.stroke(1.5));
        for (int i = 0; i < ring.bars(); i++) {
            double at = y + (Mark.Ring.BAR_Y + i * Mark.Ring.BAR_GAP) * z;
            pen.g.strokeLine(x - Mark.Ring.BAR_HALF * z, at, x + Mark.Ring.BAR_HALF * z, at);
        }
        double size = Type.size(12, z);
        pen.fill(Ink.PATTERN);
        double w = pen.type.width(Typeface.INTER_SEMIBOLD, size, ring.letter());
        pen.text(Typeface.INTER_SEMIBOLD, size, ring.letter(), x - w / 2, Pen.baseline(y, size));
    }

    void label(Label label) {
        Rect r = label.bounds();
        double size = Type.size(11, z);
        double textWidth = pen.type.width(Typeface.MONO, size, label.text());
        double noteWidth =
                label.note().isEmpty() ? 0 : Label.NOTE_GAP * z + pen.type.width(Typeface.MONO, size, label.note());
        double middle = pen.y(r.centreY());
        double from = pen.x(r.x()) + Label.PAD * z;
        switch (label.kind()) {
            case DISCRIMINATOR -> {}
            case VALUE -> {
                // Where small text is set larger than the zoom, its ground grows about the middle.
                double width = Math.max(r.width() * z, textWidth + noteWidth + 2 * Label.PAD * z);
                double left = pen.snap(pen.x(r.centreX()) - width / 2);
                pen.fill(Ink.PATTERN_BG);
                pen.g.fillRect(left, pen.y(r.y()), pen.snap(width), pen.y(r.bottom()) - pen.y(r.y()));
                from = left + Label.PAD * z;
            }
        }
        pen.fill(Ink.PATTERN);
        pen.text(Typeface.MONO, size, label.text(), from, Pen.baseline(middle, size));
        if (!label.note().isEmpty()) {
            pen.fill(Ink.FG_MUTED);
            pen.text(
                    Typeface.MONO,
                    size,
                    label.note(),
                    from + textWidth + Label.NOTE_GAP * z,
                    Pen.baseline(middle, size));
        }
    }

    /** Paints the ground of an area; {@code selected} when all of its tables are. */
    void zone(Zone zone, boolean selected) {
        Rect r = zone.bounds();
        pen.fill(selected ? Ink.ACCENT_SUBTLE : Ink.AREA);
        pen.round(r, Zone.RADIUS);
        pen.line(selected ? Ink.ACCENT : Ink.AREA_LINE, 1);
        pen.outline(r, Zone.RADIUS, 1);
    }

    /** Writes an area's name with the number of its tables, as far as both have room. */
    void title(Zone zone, boolean selected) {
        Rect r = zone.bounds();
        double band = Zone.BAND * z;
        double size = Zone.nameSize(band);
        double x = pen.snap(pen.x(r.x()) + Math.max(4, Math.min(12, Zone.PAD * z)));
        double room = pen.x(r.right()) - 4 - x;
        double middle = pen.y(r.y()) + Math.min(band / 2, 20);
        String name = pen.type.fit(Typeface.INTER_SEMIBOLD, size, zone.area().name(), Math.max(0, room));
        double width = pen.type.width(Typeface.INTER_SEMIBOLD, size, name);
        String count = Integer.toString(zone.area().tables().size());
        double small = Math.max(8.5, size * 11 / 13);
        double wide = width + 8 + pen.type.width(Typeface.MONO, small, count);
        // Lines run below the words.
        pen.fill(selected ? Ink.ACCENT_SUBTLE : Ink.AREA);
        pen.g.fillRect(x - 3, middle - size * .75, Math.min(wide, room) + 6, size * 1.5);
        pen.fill(Ink.FG);
        pen.text(Typeface.INTER_SEMIBOLD, size, name, x, Pen.baseline(middle, size));
        if (wide <= room) {
            pen.fill(Ink.FG_MUTED);
            pen.text(Typeface.MONO, small, count, x + width + 8, Pen.baseline(middle, small));
        }
    }

    void region(Region region) {
        Rect r = region.bounds();
        pen.fill(Ink.PATTERN_BG);
        pen.round(r, Region.RADIUS);
        pen.line(Ink.PATTERN_LINE, 1, 2, 3);
        pen.outline(r, Region.RADIUS, 1);
    }

    /** Writes the region's title, over links that pass under it. */
    void title(Region region) {
        FamilyTitle t = FamilyTitle.of(region, pen.view, pen.type);
        pen.icon(
                Icon.SUPERTYPE, pen.snap(t.iconX()), t.middle() - t.icon() / 2, t.icon(), Ink.PATTERN, pen.stroke(1.5));
        pen.fill(Ink.PATTERN);
        title(Typeface.INTER_SEMIBOLD, t.name(), t);
        t.compare().ifPresent(c -> title(Typeface.INTER_SEMIBOLD, c, t));
        pen.fill(Ink.FG_MUTED);
        t.note().ifPresent(n -> title(Typeface.INTER, n, t));
    }

    private void title(Typeface face, FamilyTitle.Words words, FamilyTitle t) {
        pen.text(face, t.size(), words.text(), pen.snap(words.x()), Pen.baseline(t.middle(), t.size()));
    }

    /** Paints a straight line from {@code from} to {@code to}: a reference that is being drawn. */
    void draft(Point from, Point to, boolean square) {
        pen.line(Ink.ACCENT, square ? 2 : 1.5, 4, 3);
        double x1 = pen.x(from.x());
        double y1 = pen.y(from.y());
        double x2 = pen.x(to.x());
        double y2 = pen.y(to.y());
        if (square) {
            double middle = pen.snap((x1 + x2) / 2);
            pen.g.strokePolyline(new double[] {x1, middle, middle, x2}, new double[] {y1, y1, y2, y2}, 4);
        } else {
            pen.g.strokeLine(x1, y1, x2, y2);
        }
        pen.line(Ink.ACCENT, 1.5);
        ring(pen.x(to.x()), pen.y(to.y()), 4);
    }
}
