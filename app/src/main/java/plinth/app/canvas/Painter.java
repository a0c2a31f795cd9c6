package plinth.app.canvas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Label;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Mark;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Region;
import plinth.renderer.diagram.Shape;
import plinth.renderer.diagram.Zone;

/** Paints what of a drawing is in view. Keeps what is dear to make from one painting to the next. */
final class Painter {
    /** Tables with so many links are landmarks, seen from afar. */
    private static final int HUB = 6;

    private final Type type = new Type();
    private final FarNames names = new FarNames(type);
    private @Nullable Drawing known;
    private Set<ObjectName> hubs = Set.of();
    private @Nullable Streets streets;
    private @Nullable Streets inferred;

    /** Paints {@code drawing} as {@code view} has it on a canvas of {@code width} by {@code height}, {@code scale} device pixels to a pixel. */
    void paint(
            GraphicsContext g,
            double width,
            double height,
            double scale,
            Drawing drawing,
            Viewport view,
            Emphasis emphasis,
            Inks inks) {
        if (drawing != known) {
            known = drawing;
            streets = null;
            inferred = null;
            hubs = hubs(drawing);
        }
        Pen pen = new Pen(g, type, inks, view, scale);
        paper(pen, width, height);
        Rect seen = new Rect(view.x(), view.y(), width / view.zoom(), height / view.zoom()).grown(24);
        List<Shape> shapes = drawing.in(seen);
        if (Level.of(view.zoom()).far()) {
            far(pen, drawing, shapes, seen, emphasis);
        } else {
            near(pen, shapes, emphasis);
        }
    }

    private static void paper(Pen pen, double width, double height) {
        pen.fill(Ink.CANVAS);
        pen.g.fillRect(0, 0, width, height);
        double step = 16 * pen.zoom();
        while (step < 12) {
            step *= 2;
        }
        while (step > 28) {
            step /= 2;
        }
        pen.fill(Ink.DOT);
        double x0 = Math.floorMod(Math.round(-pen.view.x() * pen.zoom() * 16), Math.round(step * 16)) / 16.0;
        double y0 = Math.floorMod(Math.round(-pen.view.y() * pen.zoom() * 16), Math.round(step * 16)) / 16.0;
        for (double y = y0; y < height; y += step) {
            double py = pen.snap(y);
            for (double x = x0; x < width; x += step) {
                pen.g.fillRect(pen.snap(x), py, 1, 1);
            }
        }
    }

    private void near(Pen pen, List<Shape> shapes, Emphasis emphasis) {
        LinkPainter links = new LinkPainter(pen);
        BoxPainter boxes = new BoxPainter(pen, emphasis);
        List<Region> regions = all(shapes, Region.class);
        List<Link> hot = new ArrayList<>();
        List<Box> above = new ArrayList<>();
        List<Zone> zones = all(shapes, Zone.class);
        zones.forEach(z -> links.zone(z, chosen(z, emphasis)));
        regions.forEach(links::region);
        for (Shape s : shapes) {
            if (s instanceof Box b && emphasis.selected().contains(b.table())) {
                boxes.ring(moved(b, emphasis.moving()).bounds());
            }
        }
        for (Shape s : shapes) {
            switch (s) {
                case Link l -> {
                    if (hot(l, emphasis)) {
                        hot.add(l);
                    } else {
                        links.link(l, false);
                    }
                }
                case Box b -> {}
                case Zone z -> {}
                case Region r -> {}
                case Label l -> {}
                case Mark m -> {}
            }
        }
        hot.forEach(l -> links.link(l, true));
        zones.forEach(z -> links.title(z, chosen(z, emphasis)));
        regions.forEach(links::title);
        for (Shape s : shapes) {
            switch (s) {
                case Mark m -> links.mark(m, emphasis.selected().contains(m.table()));
                case Label l -> links.label(l);
                case Box b -> {
                    if (emphasis.moving().containsKey(b.table())) {
                        above.add(moved(b, emphasis.moving()));
                    } else {
                        boxes.paint(b);
                    }
                }
                case Link l -> {}
                case Zone z -> {}
                case Region r -> {}
            }
        }
        above.forEach(boxes::paint);
    }

    private void far(Pen pen, Drawing drawing, List<Shape> shapes, Rect seen, Emphasis emphasis) {
        LinkPainter links = new LinkPainter(pen);
        FarPainter far = new FarPainter(pen, emphasis, names);
        Level level = Level.of(pen.zoom());
        double grid = Streets.gridFor(pen.zoom());
        Streets streets = streets(drawing, false, grid, this.streets);
        this.streets = streets;
        Streets inferred = streets(drawing, true, grid, this.inferred);
        this.inferred = inferred;
        List<Region> regions = all(shapes, Region.class);
        List<Zone> zones = all(shapes, Zone.class);
        zones.forEach(z -> links.zone(z, chosen(z, emphasis)));
        regions.forEach(links::region);
        far.inferred(inferred, seen);
        far.streets(streets, seen);
        for (Shape s : shapes) {
            if (s instanceof Link l && hot(l, emphasis)) {
                far.hot(streets, l);
            }
        }
        for (Shape s : shapes) {
            if (s instanceof Box b) {
                boolean hub = hubs.contains(b.table());
                far.box(moved(b, emphasis.moving()), hub, hub || level == Level.NAMES);
            }
        }
        zones.forEach(z -> links.title(z, chosen(z, emphasis)));
        regions.forEach(links::title);
        if (level == Level.HUBS) {
            far.hubs(drawing, hubs);
        }
    }

    /** Returns {@code known} where that is of {@code grid}, else what {@code drawing} has. */
    private static Streets streets(Drawing drawing, boolean inferred, double grid, @Nullable Streets known) {
        return known != null && known.grid() == grid
                ? known
                : Streets.of(
                        drawing.links().stream()
                                .filter(l -> (l.kind() == Link.Kind.INFERRED) == inferred)
                                .toList(),
                        grid);
    }

    private static <S extends Shape> List<S> all(List<Shape> shapes, Class<S> kind) {
        return shapes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static boolean chosen(Zone z, Emphasis emphasis) {
        return emphasis.selected().containsAll(z.area().tables());
    }

    private static boolean hot(Link l, Emphasis emphasis) {
        return emphasis.hot().contains(l.id())
                || emphasis.hovered().link().filter(l.id()::equals).isPresent();
    }

    private static Box moved(Box b, Map<ObjectName, Point> moving) {
        return Optional.ofNullable(moving.get(b.table()))
                .map(at -> Box.at(b.face(), at))
                .orElse(b);
    }

    private static Set<ObjectName> hubs(Drawing drawing) {
        Set<ObjectName> found = new HashSet<>();
        for (Box b : drawing.boxes()) {
            if (drawing.linksOf(b.table()).size() >= HUB) {
                found.add(b.table());
            }
        }
        return found;
    }
}
