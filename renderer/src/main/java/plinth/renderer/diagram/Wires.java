package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** What pulls units together: references from row to row, and names where there is nothing else. */
final class Wires {
    /**
     * A pull between two units. Places count from a unit's upper left corner.
     *
     * @param left1 left side of the box in the first unit, and so on
     * @param weight how strong it is, 1 for a reference
     */
    record Wire(
            int unit1,
            double left1,
            double right1,
            double y1,
            int unit2,
            double left2,
            double right2,
            double y2,
            double weight) {
        int other(int unit) {
            return unit == unit1 ? unit2 : unit1;
        }

        /** Returns the length of the wire in pixels when its units stand at these places, with what a detour costs. */
        double length(double ux, double uy, double vx, double vy) {
            double gap = Math.max(vx + left2 - ux - right1, ux + left1 - vx - right2);
            double dy = Math.abs(uy + y1 - vy - y2);
            if (gap < 40) {
                return weight * (90 + dy);
            }
            return weight * (gap + dy + (dy < 4 ? 0 : 12));
        }
    }

    private static final double BY_NAME = 0.15;

    private Wires() {}

    static List<Wire> of(List<Unit> units, Map<ObjectName, Face> faces, List<References.Reference> references) {
        Map<ObjectName, Integer> unitOf = new HashMap<>();
        for (int i = 0; i < units.size(); i++) {
            for (ObjectName n : units.get(i).members().keySet()) {
                unitOf.put(n, i);
            }
        }
        List<Wire> wires = new ArrayList<>();
        boolean[] pulled = new boolean[units.size()];
        for (References.Reference r : references) {
            Integer u = unitOf.get(r.child());
            Integer v = unitOf.get(r.parent());
            if (u == null || v == null || u.equals(v)) {
                continue;
            }
            pulled[u] = true;
            pulled[v] = true;
            wires.add(wire(units, faces, u, r.child(), r.key().columns(), v, r.parent(), r.parentColumns(), 1));
        }
        byName(units, faces, pulled, wires);
        return wires;
    }

    /** Tables without references stand beside those that sort next to them. */
    private static void byName(List<Unit> units, Map<ObjectName, Face> faces, boolean[] pulled, List<Wire> wires) {
        List<Integer> alone = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            if (!pulled[i]) {
                alone.add(i);
            }
        }
        alone.sort((a, b) -> first(units.get(a)).compareTo(first(units.get(b))));
        for (int i = 1; i < alone.size(); i++) {
            int u = alone.get(i - 1);
            int v = alone.get(i);
            wires.add(
                    wire(units, faces, u, first(units.get(u)), List.of(), v, first(units.get(v)), List.of(), BY_NAME));
        }
    }

    private static ObjectName first(Unit u) {
        return u.members().keySet().iterator().next();
    }

    private static Wire wire(
            List<Unit> units,
            Map<ObjectName, Face> faces,
            int u,
            ObjectName child,
            List<Name> childColumns,
            int v,
            ObjectName parent,
            List<Name> parentColumns,
            double weight) {
        Point a = at(units.get(u), child);
        Point b = at(units.get(v), parent);
        Face f = face(faces, child);
        Face g = face(faces, parent);
        return new Wire(
                u,
                a.x(),
                a.x() + f.width(),
                a.y() + middle(f, childColumns),
                v,
                b.x(),
                b.x() + g.width(),
                b.y() + middle(g, parentColumns),
                weight);
    }

    private static Point at(Unit u, ObjectName name) {
        Point p = u.members().get(name);
        return p == null ? new Point(0, 0) : p;
    }

    private static Face face(Map<ObjectName, Face> faces, ObjectName name) {
        Face f = faces.get(name);
        if (f == null) {
            throw new IllegalArgumentException("no face for " + name);
        }
        return f;
    }

    /** The height at which a link of these columns ends. */
    static double middle(Face f, List<Name> columns) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Name c : columns) {
            double y = f.endY(c);
            low = Math.min(low, y);
            high = Math.max(high, y);
        }
        return columns.isEmpty() ? Face.HEAD / 2 : (low + high) / 2;
    }
}
