package plinth.renderer.diagram;

import static plinth.renderer.diagram.TextStyle.Anchor.END;
import static plinth.renderer.diagram.TextStyle.Anchor.MIDDLE;
import static plinth.renderer.diagram.TextStyle.Anchor.START;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;

/** Puts the shapes of a drawing on a surface. */
final class ShapePainter {
    private static final Style SIGN = Style.drawn(Stroke.SIGN, Ink.FG_MUTED);

    private final Surface on;

    ShapePainter(Surface on) {
        this.on = on;
    }

    void paint(Collection<Shape> shapes) {
        for (Shape s : shapes) {
            switch (s) {
                case Zone z -> zone(z);
                case Region r -> region(r);
                case Link l -> link(l);
                case Label l -> label(l);
                case Mark m -> mark(m);
                case Box x -> box(x);
            }
        }
    }

    private void zone(Zone z) {
        Rect b = z.bounds();
        on.rect(Style.both(Ink.AREA, Stroke.PLAIN, Ink.AREA_LINE), inner(b), Zone.RADIUS);
        on.text(
                TextStyle.TITLE,
                Ink.FG,
                b.x() + Zone.PAD,
                b.y() + Zone.BAND / 2 + 5,
                z.area().name(),
                TextStyle.MONO,
                Integer.toString(z.area().tables().size()),
                8);
    }

    /** Where a line of 1 lies within {@code b}. */
    private static Rect inner(Rect b) {
        return new Rect(b.x() + 0.5, b.y() + 0.5, b.width() - 1, b.height() - 1);
    }

    private void region(Region r) {
        Rect b = r.bounds();
        on.rect(Style.both(Ink.PATTERN_BG, Stroke.REGION, Ink.PATTERN_LINE), inner(b), Region.RADIUS);
        on.icon(Style.drawn(Stroke.ICON, Ink.PATTERN), Icon.SUPERTYPE, b.x() + 16, b.y() + 9, 16);
        on.text(TextStyle.REGION, Ink.PATTERN, b.x() + 38, b.y() + 21.5, r.title(), TextStyle.REGION_NOTE, r.note(), 8);
    }

    private void link(Link l) {
        Style style = switch (l.kind()) {
            case REFERENCE -> Style.drawn(Stroke.LINK, Ink.LINK);
            case INFERRED -> Style.drawn(Stroke.INFERRED, Ink.LINK);
            case TRUNK, BRANCH -> Style.drawn(Stroke.LINK, Ink.PATTERN);
        };
        double radius = l.reference() ? Link.CORNER : Link.BRANCH_CORNER;
        String way = Paths.rounded(l.points(), radius);
        Optional<String> tip = inferred(l);
        if (tip.isPresent()) {
            on.open(tip.get());
            on.path(style, way);
            on.close();
        } else {
            on.path(style, way);
        }
        for (Link.End e : l.ends()) {
            StringBuilder d = new StringBuilder();
            e.strokes().forEach(s -> d.append(Paths.straight(s)));
            on.path(Style.drawn(Stroke.LINK, Ink.LINK), d.toString());
            e.ring().ifPresent(c -> on.circle(Style.both(Ink.CANVAS, Stroke.RING, Ink.LINK), c, Link.End.RING));
        }
    }

    /** What a viewer says of a dashed line that the pointer rests on. */
    private static Optional<String> inferred(Link l) {
        return l.key()
                .filter(k -> l.id().inferred())
                .map(k -> l.child() + "." + names(k.columns()) + " looks like " + l.parent() + "."
                        + names(k.references()) + ". No foreign key enforces it.");
    }

    private static String names(List<Name> columns) {
        return String.join(", ", columns.stream().map(Name::value).toList());
    }

    private void label(Label l) {
        Rect b = l.bounds();
        if (l.kind() == Label.Kind.VALUE) {
            on.rect(Style.filled(Ink.PATTERN_BG), b, 4);
        }
        on.text(
                TextStyle.MONO,
                Ink.PATTERN,
                b.x() + Label.PAD,
                b.centreY() + 4,
                l.text(),
                TextStyle.MONO,
                l.note(),
                Label.NOTE_GAP);
    }

    private void mark(Mark m) {
        switch (m) {
            case Mark.Ring r -> {
                Point c = r.centre();
                Stroke ring = r.dashed() ? Stroke.MEANT_RING : Stroke.RING;
                on.circle(Style.both(Ink.BG, ring, Ink.PATTERN), c, Mark.Ring.RADIUS);
                on.text(TextStyle.KEY_COLUMN, Ink.PATTERN, MIDDLE, c.x(), c.y() + 4.5, r.letter());
                StringBuilder bars = new StringBuilder();
                for (int i = 0; i < r.bars(); i++) {
                    double y = c.y() + Mark.Ring.BAR_Y + i * Mark.Ring.BAR_GAP;
                    bars.append(Paths.straight(List.of(
                            new Point(c.x() - Mark.Ring.BAR_HALF, y), new Point(c.x() + Mark.Ring.BAR_HALF, y))));
                }
                on.path(Style.drawn(Stroke.LINK, Ink.PATTERN), bars.toString());
            }
            case Mark.Arc a ->
                on.path(
                        Style.drawn(a.dashed() ? Stroke.MEANT_ARC : Stroke.ARC, Ink.PATTERN),
                        "M" + Paths.pair(a.from()) + "Q" + Paths.pair(a.control()) + " " + Paths.pair(a.to()));
            case Mark.Junction j -> on.circle(Style.filled(Ink.LINK), j.at(), 3);
        }
    }

    private void box(Box box) {
        Rect b = box.bounds();
        Face f = box.face();
        on.open("");
        on.rect(Style.filled(Ink.BOX), inner(b), Face.RADIUS);
        boolean body = b.height() > Face.HEAD;
        on.path(Style.filled(f.family() ? Ink.PATTERN_SUBTLE : Ink.BOX_HEAD), head(b, body));
        if (body) {
            line(b, b.y() + Face.HEAD - 0.5);
        }
        Ink icon = f.pattern() ? Ink.PATTERN : Ink.FG_MUTED;
        on.icon(Style.drawn(Stroke.ICON, icon), f.icon(), b.x() + 10, b.y() + 8, 16);
        on.text(TextStyle.TITLE, Ink.FG, START, b.x() + Face.NAME_X, b.y() + 20.5, f.title());
        f.rowCount()
                .ifPresent(c -> on.text(TextStyle.MONO, Ink.FG_MUTED, END, b.right() - Face.RIGHT_PAD, b.y() + 20, c));
        for (Face.Row r : f.rows()) {
            row(b, r);
        }
        for (Face.Foot t : f.feet()) {
            line(b, b.y() + t.y() + 0.5);
            on.icon(Style.drawn(Stroke.ICON, Ink.FG_MUTED), t.icon(), b.x() + 12, b.y() + t.y() + 5.5, 13);
            on.text(TextStyle.MONO, Ink.FG_MUTED, START, b.x() + Face.NAME_X, b.y() + t.y() + 16, t.text());
        }
        on.rect(Style.drawn(Stroke.EDGE, f.family() ? Ink.PATTERN_LINE : Ink.BOX_LINE), inner(b), Face.RADIUS);
        on.close();
    }

    private static String head(Rect b, boolean body) {
        String w = Paths.number(b.width() - 13);
        String start = "M" + Paths.number(b.x() + 0.5) + " " + Paths.number(b.y() + Face.HEAD - (body ? 0 : 6.5));
        String upper =
                "v-" + (body ? "25.5" : "19") + "a6 6 0 0 1 6-6h" + w + "a6 6 0 0 1 6 6v" + (body ? "25.5" : "19");
        return start + upper + (body ? "z" : "a6 6 0 0 1-6 6h-" + w + "a6 6 0 0 1-6-6z");
    }

    private void line(Rect b, double y) {
        on.path(
                Style.drawn(Stroke.HAIRLINE, Ink.BORDER),
                "M" + Paths.number(b.x() + 1) + " " + Paths.number(y) + "h" + Paths.number(b.width() - 2));
    }

    private void row(Rect b, Face.Row r) {
        double y = b.y() + r.y();
        if (r.key()) {
            on.icon(Style.drawn(Stroke.KEY, Ink.KEY), Icon.KEY, b.x() + Face.KEY_X, y - 6, 12);
        }
        if (r.reference()) {
            on.path(
                    Style.drawn(Stroke.SIGN, Ink.ACCENT),
                    "M" + Paths.number(b.x() + 21.5) + " " + Paths.number(y - 4) + "v4.5h8.5m-3-3l3 3l-3 3");
        }
        on.text(
                r.key() ? TextStyle.KEY_COLUMN : TextStyle.COLUMN,
                Ink.FG,
                START,
                b.x() + Face.NAME_X,
                y + 4.5,
                r.column().value());
        double x = b.x() + r.marksX();
        for (ColumnMark m : ColumnMark.values()) {
            if (r.marks().contains(m)) {
                columnMark(m, x, y);
                x += 15;
            }
        }
        if (!r.type().isEmpty()) {
            on.text(TextStyle.MONO, Ink.FG_MUTED, END, b.right() - Face.RIGHT_PAD, y + 4, r.type());
        }
    }

    private void columnMark(ColumnMark m, double x, double y) {
        switch (m) {
            case DISCRIMINATOR ->
                on.path(
                        Style.filled(Ink.PATTERN),
                        "M" + Paths.pair(new Point(x + 5.5, y - 5)) + "l4.5 5l-4.5 5l-4.5-5z");
            case GENERATED -> on.text(TextStyle.FUNCTION, Ink.FG_MUTED, START, x + 2, y + 4, "f");
            case UNIQUE -> {
                on.rect(Style.drawn(Stroke.BADGE, Ink.FG_MUTED), new Rect(x, y - 5.5, 11, 11), 3);
                on.text(TextStyle.BADGE, Ink.FG_MUTED, MIDDLE, x + 5.5, y + 3, "U");
            }
            case INDEXED ->
                on.path(
                        SIGN,
                        "M" + Paths.pair(new Point(x + 1, y - 4)) + "h9M" + Paths.pair(new Point(x + 1, y)) + "h6.5M"
                                + Paths.pair(new Point(x + 1, y + 4)) + "h4");
            case CHECKED -> on.path(SIGN, "M" + Paths.pair(new Point(x + 1, y + 0.5)) + "l3 3l6-7");
        }
    }
}
