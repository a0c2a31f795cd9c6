package plinth.app.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Typeface;

/** Paints tables and links as they are seen from afar: names in boxes, links as streets. */
final class FarPainter {
    private final Pen pen;
    private final Emphasis emphasis;
    private final FarNames names;

    FarPainter(Pen pen, Emphasis emphasis, FarNames names) {
        this.pen = pen;
        this.emphasis = emphasis;
        this.names = names;
    }

    void streets(Streets streets, Rect seen) {
        pen.fill(pen.inks.street());
        for (Streets.Piece p : streets.pieces()) {
            if (p.x2() < seen.x() || p.x1() > seen.right() || p.y2() < seen.y() || p.y1() > seen.bottom()) {
                continue;
            }
            double w = Streets.width(p.links());
            double x1 = pen.x(p.x1());
            double y1 = pen.y(p.y1());
            double x2 = pen.x(p.x2());
            double y2 = pen.y(p.y2());
            double half = Math.floor(w / 2);
            pen.g.fillRect(x1 - half, y1 - half, x2 - x1 + w, y2 - y1 + w);
        }
    }

    /** Paints the streets of references that no foreign key enforces: dashed, below the others. */
    void inferred(Streets streets, Rect seen) {
        pen.g.setStroke(pen.inks.street());
        for (Streets.Piece p : streets.pieces()) {
            if (p.x2() < seen.x() || p.x1() > seen.right() || p.y2() < seen.y() || p.y1() > seen.bottom()) {
                continue;
            }
            pen.g.setLineWidth(Streets.width(p.links()));
            pen.g.setLineDashes(4, 3);
            pen.g.strokeLine(pen.x(p.x1()) + .5, pen.y(p.y1()) + .5, pen.x(p.x2()) + .5, pen.y(p.y2()) + .5);
        }
        pen.g.setLineDashes();
    }

    /** Paints a link of the selection on top of the streets. */
    void hot(Streets streets, Link link) {
        if (link.kind() == Link.Kind.INFERRED) {
            pen.line(Ink.ACCENT, 1.5, 4, 3);
        } else {
            pen.line(Ink.ACCENT, 1.5);
        }
        List<Point> points = streets.along(link);
        double[] xs = points.stream().mapToDouble(p -> pen.x(p.x())).toArray();
        double[] ys = points.stream().mapToDouble(p -> pen.y(p.y())).toArray();
        pen.g.strokePolyline(xs, ys, xs.length);
    }

    void box(Box box, boolean hub, boolean named) {
        Face face = box.face();
        Rect r = box.bounds();
        ObjectName t = face.table();
        double x = pen.x(r.x());
        double y = pen.y(r.y());
        double w = Math.max(2, pen.x(r.right()) - x);
        double h = Math.max(2, pen.y(r.bottom()) - y);
        boolean selected = emphasis.selected().contains(t);
        double line = selected ? 2 : 1;
        pen.fill(line(t, face, hub, selected));
        pen.g.fillRoundRect(x, y, w, h, 5, 5);
        pen.fill(selected ? Ink.ACCENT_SUBTLE : face.family() ? Ink.PATTERN_SUBTLE : Ink.BOX);
        pen.g.fillRoundRect(x + line, y + line, w - 2 * line, h - 2 * line, 3, 3);
        if (named || selected) {
            names.fit(face, w, h).ifPresent(f -> name(f, x + w / 2, y, h));
        }
    }

    private Ink line(ObjectName t, Face face, boolean hub, boolean selected) {
        return selected || emphasis.neighbours().contains(t)
                ? Ink.ACCENT
                : emphasis.wrong().contains(t)
                        ? Ink.DANGER
                        : face.family()
                                ? Ink.PATTERN
                                : hub || emphasis.hovered().over(t) ? Ink.FG_MUTED : Ink.BOX_LINE;
    }

    private void name(FarNames.Fitted f, double centre, double y, double h) {
        pen.fill(Ink.FG);
        double baseline = y + (h - f.lines().size() * f.lineHeight()) / 2 + f.size() - .5;
        for (int i = 0; i < f.lines().size(); i++) {
            pen.text(
                    Typeface.INTER_SEMIBOLD,
                    f.size(),
                    f.lines().get(i),
                    centre - f.widths().get(i) / 2,
                    baseline + i * f.lineHeight());
        }
    }

    /** Writes the names of {@code hubs} that do not fit into their boxes over them, the greatest first, as far as none lies on another. */
    void hubs(Drawing drawing, Set<ObjectName> hubs) {
        List<Box> open = new ArrayList<>();
        for (ObjectName t : hubs) {
            drawing.box(t).ifPresent(open::add);
        }
        open.sort(Comparator.comparingInt((Box b) -> -drawing.linksOf(b.table()).size()));
        List<Rect> taken = new ArrayList<>();
        double size = 11;
        for (Box b : open) {
            Rect r = b.bounds();
            double w = pen.x(r.right()) - pen.x(r.x());
            double h = pen.y(r.bottom()) - pen.y(r.y());
            Optional<FarNames.Fitted> inside = names.fit(b.face(), w, h);
            if (inside.isPresent()) {
                continue;
            }
            double width =
                    pen.type.width(Typeface.INTER_SEMIBOLD, size, b.face().title()) + 8;
            double left = pen.snap(pen.x(r.centreX()) - width / 2);
            double top = pen.snap(pen.y(r.centreY()) - 8);
            Rect place = new Rect(left, top, width, 16);
            if (taken.stream().noneMatch(place.grown(2)::intersects)) {
                taken.add(place);
                pen.fill(Ink.CANVAS);
                pen.g.setGlobalAlpha(.88);
                pen.g.fillRoundRect(left, top, width, 16, 6, 6);
                pen.g.setGlobalAlpha(1);
                pen.fill(Ink.FG);
                pen.text(Typeface.INTER_SEMIBOLD, size, b.face().title(), left + 4, Pen.baseline(top + 8, size));
            }
        }
    }
}
