package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plinth.model.pattern.Finding;
import plinth.model.schema.ObjectName;

/**
 * The references of a drawing as links, with the marks on them. Links are laid one after the other, straight and short ones first; each keeps clear
 * of boxes and of the lines that lie already.
 */
final class Routes {
    /** Free space around all boxes in which links may run. */
    private static final double MARGIN = 240;

    /** The owner of lines and places that belong to families. */
    private static final int FAMILY = 1;

    private static final int FIRST_BUNDLE = 2;

    private final Map<ObjectName, Box> boxes;
    private final Map<Link.Id, Ends.Plan> plans = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private Routes(Map<ObjectName, Box> boxes) {
        this.boxes = boxes;
    }

    /**
     * Lays all links.
     *
     * @param before the routes of an earlier state: links whose ends are the same, and which no box has come near, keep their way
     */
    static Routes of(
            Map<ObjectName, Box> boxes,
            List<References.Reference> references,
            Trees trees,
            List<Finding> findings,
            @Nullable Routes before) {
        Routes r = new Routes(boxes);
        if (!boxes.isEmpty()) {
            Arcs arcs = Arcs.of(boxes, references, findings);
            r.lay(Ends.of(boxes, references, arcs.sides()), trees, before);
            r.marks.addAll(arcs.marks(r.links));
        }
        return r;
    }

    List<Link> links() {
        return links;
    }

    List<Mark> marks() {
        return marks;
    }

    private void lay(List<Ends.Plan> wanted, Trees trees, @Nullable Routes before) {
        Lattice lattice = lattice(trees);
        List<Link> laid = new ArrayList<>(wanted.size());
        Map<Link.Id, Link> known = new HashMap<>();
        if (before != null) {
            Set<Rect> changed = changed(before);
            for (Link l : before.links) {
                if (changed.stream().noneMatch(b -> crosses(l.points(), b))) {
                    known.put(l.id(), l);
                }
            }
        }
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Ends.Plan p = wanted.get(i);
            plans.put(p.reference().id(), p);
            Link old = known.get(p.reference().id());
            if (old != null
                    && before != null
                    && p.sameEnds(before.plans.get(p.reference().id()))) {
                enter(lattice, old.points(), owner(p, i), own(i));
                laid.add(withKey(old, p));
            } else {
                open.add(i);
                laid.add(direct(p));
            }
        }
        for (int i : open) {
            reserve(lattice, wanted.get(i).child(), wanted.get(i).stub(), own(i));
            reserve(lattice, wanted.get(i).parent(), wanted.get(i).stub(), owner(wanted.get(i), i));
        }
        open.sort(Comparator.<Integer>comparingDouble(i -> difficulty(wanted.get(i)))
                .thenComparing(i -> i));
        PathFinder finder = new PathFinder(lattice);
        for (int i : open) {
            Ends.Plan p = wanted.get(i);
            int owner = owner(p, i);
            List<Point> points = route(lattice, finder, p, owner);
            enter(lattice, points, owner, own(i));
            finder.changed(points);
            laid.set(i, link(p, points));
        }
        links.addAll(laid);
        Map<Integer, List<Link>> bundles = new TreeMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).bundle() >= 0) {
                bundles.computeIfAbsent(wanted.get(i).bundle(), k -> new ArrayList<>())
                        .add(laid.get(i));
            }
        }
        bundles.values().forEach(b -> marks.addAll(junctions(b)));
    }

    private Lattice lattice(Trees trees) {
        Rect area = null;
        for (Box b : boxes.values()) {
            area = area == null ? b.bounds() : area.union(b.bounds());
        }
        Lattice lattice = new Lattice((area == null ? Rect.EMPTY : area).grown(MARGIN));
        for (Box b : boxes.values()) {
            lattice.box(b.bounds());
        }
        for (Link l : trees.links()) {
            lattice.line(l.points(), FAMILY);
        }
        for (Mark.Ring r : trees.rings()) {
            lattice.occupy(r.bounds().grown(4), FAMILY);
        }
        for (Label l : trees.labels()) {
            lattice.occupy(l.bounds(), FAMILY);
        }
        for (Region r : trees.regions()) {
            lattice.occupy(new Rect(r.bounds().x() + 12, r.bounds().y() + 8, 220, 18), FAMILY);
        }
        return lattice;
    }

    /** The boxes, with the space that links leave around them, that were not there before. */
    private Set<Rect> changed(Routes before) {
        Set<Rect> changed = new HashSet<>();
        boxes.forEach((name, box) -> {
            Box old = before.boxes.get(name);
            if (old == null || !old.bounds().equals(box.bounds())) {
                changed.add(box.bounds().grown(Lattice.ABOVE - 1));
            }
        });
        return changed;
    }

    private static boolean crosses(List<Point> points, Rect box) {
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            Rect part = Rect.between(a.x(), a.y(), b.x(), b.y());
            if (part.x() < box.right()
                    && box.x() < part.right() + 0.01
                    && part.y() < box.bottom()
                    && box.y() < part.bottom() + 0.01) {
                return true;
            }
        }
        return false;
    }

    /** Who owns the line, or what a bundle shares of it. */
    private static int owner(Ends.Plan p, int number) {
        return p.bundle() >= 0 ? FIRST_BUNDLE + 2 * p.bundle() : own(number);
    }

    private static int own(int number) {
        return FIRST_BUNDLE + 2 * number + 1;
    }

    /**
     * Enters a line. The part before its first corner is its own also in a bundle: it runs at the height of its row, so that others of the bundle
     * could run beside it only.
     */
    private static void enter(Lattice lattice, List<Point> points, int owner, int own) {
        lattice.line(points, owner);
        if (points.size() > 2) {
            Point a = points.get(0);
            Point b = points.get(1);
            lattice.horizontal(a.x(), b.x() - Math.signum(b.x() - a.x()) * lattice.pitch, a.y(), own);
        }
    }

    private static double difficulty(Ends.Plan p) {
        Point a = p.child().at();
        Point b = p.parent().at();
        boolean straight = p.child().direction() != p.parent().direction() && a.y() == b.y();
        return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y()) - (straight ? 100_000 : 0);
    }

    private static void reserve(Lattice lattice, Link.End e, double stub, int owner) {
        int c = lattice.columnFrom(e.at().x() + e.direction() * stub, e.direction());
        lattice.horizontal(e.at().x(), lattice.x(c), e.at().y(), owner);
    }

    private static List<Point> route(Lattice lattice, PathFinder finder, Ends.Plan p, int owner) {
        Link.End a = p.child();
        Link.End b = p.parent();
        double gap = (b.at().x() - a.at().x()) * a.direction();
        if (a.direction() != b.direction() && a.at().y() == b.at().y() && gap >= 0 && gap < 2 * p.stub()) {
            return List.of(a.at(), b.at());
        }
        PathFinder.Cell start = cell(lattice, a, p.stub());
        PathFinder.Cell goal = cell(lattice, b, p.stub());
        List<PathFinder.Cell> way = finder.find(start, goal, owner);
        if (way.isEmpty()) {
            return direct(p).points();
        }
        List<Point> points = new ArrayList<>();
        points.add(a.at());
        int n = way.size();
        for (int i = 0; i < n; i++) {
            PathFinder.Cell c = way.get(i);
            points.add(new Point(lattice.x(c.column()), lattice.y(c.row())));
        }
        points.add(b.at());
        return Polyline.squared(points);
    }

    private static PathFinder.Cell cell(Lattice lattice, Link.End e, double stub) {
        return new PathFinder.Cell(
                lattice.columnFrom(e.at().x() + e.direction() * stub, e.direction()), lattice.row(e.at().y()));
    }

    /** The places where lines of a bundle come together on their way to the end that they share. */
    private static Set<Mark> junctions(List<Link> bundle) {
        Set<Mark> found = new LinkedHashSet<>();
        for (Link l : bundle) {
            Optional<Point> farthest = Optional.empty();
            double most = 0;
            for (Link other : bundle) {
                double common = l == other
                        ? 0
                        : Polyline.common(l.points().reversed(), other.points().reversed());
                if (common > most) {
                    most = common;
                    farthest = Optional.of(Polyline.along(l.points().reversed(), common));
                }
            }
            farthest.ifPresent(at -> found.add(new Mark.Junction(l.parent(), at)));
        }
        return found;
    }

    /** The plain way, whatever it crosses. */
    private static Link direct(Ends.Plan p) {
        Point a = p.child().at();
        Point b = p.parent().at();
        double stub = p.stub();
        double x1 = a.x() + p.child().direction() * stub;
        double x2 = b.x() + p.parent().direction() * stub;
        if (p.child().direction() == p.parent().direction()) {
            x1 = p.child().direction() > 0 ? Math.max(x1, x2) : Math.min(x1, x2);
            x2 = x1;
        }
        double y = (a.y() + b.y()) / 2;
        List<Point> points =
                List.of(a, new Point(x1, a.y()), new Point(x1, y), new Point(x2, y), new Point(x2, b.y()), b);
        return link(p, Polyline.squared(points));
    }

    private static Link withKey(Link old, Ends.Plan p) {
        return old.key().equals(Optional.of(p.reference().key())) ? old : link(p, old.points());
    }

    private static Link link(Ends.Plan p, List<Point> points) {
        References.Reference r = p.reference();
        return new Link(
                r.id(),
                r.id().inferred() ? Link.Kind.INFERRED : Link.Kind.REFERENCE,
                Optional.of(r.key()),
                r.child(),
                r.parent(),
                points,
                List.of(p.child(), p.parent()));
    }
}
