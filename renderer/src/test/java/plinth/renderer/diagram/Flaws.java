package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plinth.model.schema.Name;

/** What must hold for any drawing, each as the list of what breaks it. */
final class Flaws {
    private Flaws() {}

    static List<String> overlappingBoxes(Drawing d) {
        List<Box> boxes = List.copyOf(d.boxes());
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            for (int k = i + 1; k < boxes.size(); k++) {
                if (boxes.get(i).bounds().intersects(boxes.get(k).bounds())) {
                    bad.add(boxes.get(i).table() + " and " + boxes.get(k).table());
                }
            }
        }
        return bad;
    }

    /** Lines that enter a box. */
    static List<String> linesThroughBoxes(Drawing d) {
        List<String> bad = new ArrayList<>();
        for (Link l : d.links()) {
            for (Box b : d.boxes()) {
                Rect inner = b.bounds().grown(-1);
                for (int i = 1; i < l.points().size(); i++) {
                    Point p = l.points().get(i - 1);
                    Point q = l.points().get(i);
                    Rect part = Rect.between(p.x(), p.y(), q.x(), q.y());
                    if (part.x() <= inner.right()
                            && inner.x() <= part.right()
                            && part.y() <= inner.bottom()
                            && inner.y() <= part.bottom()) {
                        bad.add(l.id() + " through " + b.table());
                    }
                }
            }
        }
        return bad;
    }

    /** Lines with a part that is neither level nor upright. */
    static List<String> slantingLines(Drawing d) {
        List<String> bad = new ArrayList<>();
        for (Link l : d.links()) {
            for (int i = 1; i < l.points().size(); i++) {
                Point p = l.points().get(i - 1);
                Point q = l.points().get(i);
                if (p.x() != q.x() && p.y() != q.y()) {
                    bad.add(l.id() + " from " + p + " to " + q);
                }
            }
        }
        return bad;
    }

    /** References that run along one another for more than a corner, unless they share the end that they run to. */
    static List<String> sharedParts(Drawing d) {
        List<Link> links =
                d.links().stream().filter(l -> l.kind() == Link.Kind.REFERENCE).toList();
        Map<Double, List<double[]>> across = new HashMap<>();
        Map<Double, List<double[]>> down = new HashMap<>();
        List<String> bad = new ArrayList<>();
        for (int n = 0; n < links.size(); n++) {
            Link l = links.get(n);
            for (int i = 1; i < l.points().size(); i++) {
                Point p = l.points().get(i - 1);
                Point q = l.points().get(i);
                boolean level = p.y() == q.y();
                double low = level ? Math.min(p.x(), q.x()) : Math.min(p.y(), q.y());
                double high = level ? Math.max(p.x(), q.x()) : Math.max(p.y(), q.y());
                List<double[]> others =
                        (level ? across : down).computeIfAbsent(level ? p.y() : p.x(), k -> new ArrayList<>());
                for (double[] o : others) {
                    Link other = links.get((int) o[2]);
                    if (Math.min(high, o[1]) - Math.max(low, o[0]) > 2 * Link.CORNER && !sameEnd(l, other)) {
                        bad.add(l.id() + " along " + other.id() + " at " + p);
                    }
                }
                others.add(new double[] {low, high, n});
            }
        }
        return bad;
    }

    private static boolean sameEnd(Link a, Link b) {
        return a == b || a.points().getLast().equals(b.points().getLast());
    }

    /** Ends that are not beside the row of their column, on a side of their box. */
    static List<String> endsOffTheirRows(Drawing d) {
        List<String> bad = new ArrayList<>();
        for (Link l : d.links()) {
            for (Link.End e : l.ends()) {
                Box box = d.box(e.table()).orElseThrow();
                Rect b = box.bounds();
                double side = e.direction() > 0 ? b.right() : b.x();
                double bracket = e.bracket().isEmpty() ? 0 : Link.End.BRACKET;
                double middle = 0;
                for (Name c : e.columns()) {
                    middle += (b.y() + box.face().row(c).orElseThrow().y())
                            / e.columns().size();
                }
                double rows = Face.ROW / 2 * e.columns().size();
                if (e.at().x() != side + e.direction() * bracket || Math.abs(e.at().y() - middle) > rows + Ends.APART) {
                    bad.add(l.id() + " ends at " + e.at() + ", its row is at " + side + ", " + middle);
                }
            }
            Point first = l.points().getFirst();
            Point last = l.points().getLast();
            if (l.kind() == Link.Kind.REFERENCE
                    && !(first.equals(l.ends().getFirst().at())
                            && last.equals(l.ends().getLast().at()))) {
                bad.add(l.id() + " does not run from end to end");
            }
        }
        return bad;
    }
}
