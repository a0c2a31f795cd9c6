package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Pattern;
import plinth.model.schema.ObjectName;

/** Exclusive arcs: the curve across the references of which a row has just one. These all leave their table on one side. */
final class Arcs {
    /** How far from its table's side the curve begins, and how far it bulges and overhangs. */
    private static final double OUT = 20;

    private static final double BULGE = 8;
    private static final double OVER = 8;

    /** The stub that leaves room for the curve. */
    static final double STUB = 32;

    private record One(Pattern.ExclusiveArc arc, List<Link.Id> arms) {}

    private final List<One> arcs = new ArrayList<>();
    private final Map<Link.Id, Integer> sides = new HashMap<>();

    private Arcs() {}

    static Arcs of(Map<ObjectName, Box> boxes, List<References.Reference> references, List<Finding> findings) {
        Arcs all = new Arcs();
        for (Finding f : findings) {
            if (!(f.pattern() instanceof Pattern.ExclusiveArc arc) || !boxes.containsKey(arc.table())) {
                continue;
            }
            List<Link.Id> arms = new ArrayList<>();
            int right = 0;
            for (References.Reference r : references) {
                if (r.child().equals(arc.table()) && arc.references().contains(r.key())) {
                    arms.add(r.id());
                    Box child = boxes.get(r.child());
                    Box parent = boxes.get(r.parent());
                    if (child != null && parent != null) {
                        right += parent.bounds().centreX() >= child.bounds().centreX() ? 1 : -1;
                    }
                }
            }
            if (arms.size() > 1) {
                all.arcs.add(new One(arc, arms));
                for (Link.Id id : arms) {
                    all.sides.put(id, right >= 0 ? 1 : -1);
                }
            }
        }
        return all;
    }

    /** Returns the side of its table on which each arm must end. */
    Map<Link.Id, Integer> sides() {
        return sides;
    }

    List<Mark> marks(List<Link> links) {
        Map<Link.Id, Link> byId = new HashMap<>();
        links.forEach(l -> byId.put(l.id(), l));
        List<Mark> marks = new ArrayList<>();
        for (One one : arcs) {
            double top = Double.POSITIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            double x = 0;
            int direction = 1;
            for (Link.Id id : one.arms()) {
                Link l = byId.get(id);
                if (l != null) {
                    Link.End e = l.ends().getFirst();
                    top = Math.min(top, e.at().y());
                    bottom = Math.max(bottom, e.at().y());
                    direction = e.direction();
                    x = e.at().x() + direction * OUT;
                }
            }
            if (bottom > top) {
                marks.add(new Mark.Arc(
                        one.arc().table(),
                        new Point(x, top - OVER),
                        new Point(x + direction * BULGE, (top + bottom) / 2),
                        new Point(x, bottom + OVER),
                        one.arc().enforced() != Pattern.Enforcement.ENFORCED));
            }
        }
        return marks;
    }
}
