package plinth.app.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.app.store.Selection;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Region;

/**
 * What of a drawing has to be in view when something is gone to.
 *
 * @param must what is gone to
 * @param wanted what belongs to it, to be in view as far as there is room at a readable size: the nearest first
 */
record Sight(Rect must, List<Rect> wanted) {
    /** From this zoom on everything in a box is written. */
    static final double READABLE = 0.7;

    private static final double MARGIN = 32;

    /** What the minimap covers at the lower right, its distance from the corner included. */
    private static final double COVERED_X = 188;

    private static final double COVERED_Y = 152;

    Sight {
        wanted = List.copyOf(wanted);
    }

    /**
     * Finds what has to be in view to see {@code item}.
     *
     * @param stay whether its table was selected before: of another part of it the neighbours need not come again
     */
    static Optional<Sight> of(Drawing drawing, Schema schema, Selection.Item item, boolean stay) {
        Optional<Box> box = box(drawing, schema, item.table());
        return box.map(b -> switch (item) {
            case Selection.OfColumn c ->
                b.face()
                        .row(c.column())
                        .map(r -> row(b, r))
                        .map(r -> new Sight(r, stay ? List.of() : around(drawing, Set.of(b.table()), r)))
                        .orElseGet(() -> whole(drawing, b, stay));
            case Selection.OfConstraint c ->
                Emphases.link(drawing, schema, c)
                        .flatMap(l -> drawing.box(l.parent()))
                        .map(other -> new Sight(b.bounds(), List.of(other.bounds())))
                        .orElseGet(() -> whole(drawing, b, stay));
            case Selection.OfFamily f -> family(drawing, b);
            case Selection.OfTable t -> whole(drawing, b, false);
            case Selection.OfIndex i -> whole(drawing, b, stay);
            case Selection.OfTrigger g -> whole(drawing, b, stay);
            case Selection.OfObject o -> whole(drawing, b, stay);
        });
    }

    /** A partition has no box: that of what it is a part of stands for it. */
    private static Optional<Box> box(Drawing drawing, Schema schema, ObjectName table) {
        Set<ObjectName> seen = new LinkedHashSet<>();
        ObjectName at = table;
        while (seen.add(at)) {
            Optional<Box> box = drawing.box(at);
            if (box.isPresent()) {
                return box;
            }
            at = schema.table(at)
                    .flatMap(Table::partitionOf)
                    .map(Table.PartitionOf::parent)
                    .orElse(at);
        }
        return Optional.empty();
    }

    private static Rect row(Box b, Face.Row row) {
        return new Rect(
                b.bounds().x(),
                b.bounds().y() + row.y() - Face.ROW / 2,
                b.bounds().width(),
                Face.ROW);
    }

    private static Sight whole(Drawing drawing, Box b, boolean stay) {
        return new Sight(b.bounds(), stay ? List.of() : around(drawing, Set.of(b.table()), b.bounds()));
    }

    private static Sight family(Drawing drawing, Box base) {
        Set<ObjectName> members = new LinkedHashSet<>(Set.of(base.table()));
        drawing.shapes().stream()
                .filter(s -> s instanceof Region r && r.base().equals(base.table()))
                .forEach(s -> members.addAll(((Region) s).members()));
        List<Rect> wanted = new ArrayList<>(rects(drawing, members, base.bounds()));
        wanted.addAll(around(drawing, members, base.bounds()));
        return new Sight(base.bounds(), wanted);
    }

    /** Returns the boxes of {@code tables} first and then those that they are linked with, the nearest to {@code from} first. */
    private static List<Rect> around(Drawing drawing, Set<ObjectName> tables, Rect from) {
        Set<ObjectName> linked = new LinkedHashSet<>();
        for (ObjectName t : tables) {
            for (Link l : drawing.linksOf(t)) {
                linked.add(l.child());
                linked.add(l.parent());
            }
        }
        linked.removeAll(tables);
        List<Rect> all = new ArrayList<>(rects(drawing, tables, from));
        all.addAll(rects(drawing, linked, from));
        return all;
    }

    private static List<Rect> rects(Drawing drawing, Set<ObjectName> tables, Rect from) {
        return tables.stream()
                .map(drawing::box)
                .flatMap(Optional::stream)
                .map(Box::bounds)
                .sorted(Comparator.comparingDouble(
                        r -> Math.hypot(r.centreX() - from.centreX(), r.centreY() - from.centreY())))
                .toList();
    }

    /** Returns the view from which it is seen on a canvas of {@code width} by {@code height}: {@code now}, moved no more than it needs. */
    Viewport from(Viewport now, double width, double height) {
        double w = Math.max(1, width - 2 * MARGIN);
        double h = Math.max(1, height - 2 * MARGIN);
        // Of what is too large the upper left corner is shown, where its name is.
        Rect frame = new Rect(
                must.x(), must.y(), Math.min(must.width(), w / READABLE), Math.min(must.height(), h / READABLE));
        for (Rect r : wanted) {
            Rect more = frame.union(r);
            if (more.width() * READABLE <= w && more.height() * READABLE <= h) {
                frame = more;
            }
        }
        double fits = Math.min(w / frame.width(), h / frame.height());
        boolean readable = Level.of(now.zoom()) == Level.ALL;
        Viewport next = readable && now.zoom() <= fits
                ? now.showing(frame.x(), frame.y(), frame.right(), frame.bottom(), width, height, MARGIN)
                : centred(frame, Math.clamp(fits, READABLE, 1), width, height);
        return uncovered(next, width, height);
    }

    private static Viewport centred(Rect frame, double zoom, double width, double height) {
        return new Viewport(frame.centreX() - width / 2 / zoom, frame.centreY() - height / 2 / zoom, zoom);
    }

    /** Returns {@code v} moved up or left where what is gone to would lie below the minimap. */
    private Viewport uncovered(Viewport v, double width, double height) {
        double dx = v.toCanvasX(must.right()) - (width - COVERED_X);
        double dy = v.toCanvasY(must.bottom()) - (height - COVERED_Y);
        if (dx <= 0 || dy <= 0) {
            return v;
        }
        boolean up = dy <= dx;
        if (up && v.toCanvasY(must.y()) - dy >= MARGIN) {
            return v.panned(0, -dy);
        }
        return v.toCanvasX(must.x()) - dx >= MARGIN ? v.panned(-dx, 0) : v;
    }
}
