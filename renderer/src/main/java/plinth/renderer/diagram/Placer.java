package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plinth.model.pattern.Finding;
import plinth.model.pattern.InferredReference;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/** Finds a place for each table. */
public final class Placer {
    /** How much larger a picture may become for tables that stand alone to stand together: not at all. */
    private static final double MORE_ROOM = 1;

    private Placer() {}

    /**
     * Returns a placement of all tables that a diagram of {@code schema} shows. Depends on nothing but its arguments. Families stand as families,
     * tables near those that they reference, the whole near the shape of a screen.
     *
     * @param inferred references without a foreign key, which count as others do
     * @param areas parts whose tables are to stand together, where everything is to be arranged
     * @param kept what is placed already; it stays where it is unless {@code all}, new tables find free space near those that they are linked to
     * @param all whether everything is to be arranged anew
     */
    public static Placement place(
            Schema schema,
            List<Finding> findings,
            List<InferredReference> inferred,
            List<Area> areas,
            Placement kept,
            boolean all) {
        return place(schema, findings, faces(schema, findings, Options.ALL), inferred, areas, kept, all);
    }

    /**
     * Returns a placement of {@code tables} alone, as if there were no others.
     *
     * @param kept what is placed already and stays where it is
     * @param heads the tables of which the head alone is drawn, as in {@link Options}
     */
    public static Placement place(
            Schema schema,
            List<Finding> findings,
            List<InferredReference> inferred,
            Set<ObjectName> tables,
            Map<ObjectName, String> heads,
            Placement kept) {
        Map<ObjectName, Face> faces = faces(schema, findings, Options.ALL.withHeads(heads));
        faces.keySet().retainAll(tables);
        return place(schema, findings, faces, inferred, List.of(), kept, false);
    }

    private static Map<ObjectName, Face> faces(Schema schema, List<Finding> findings, Options options) {
        Faces maker = new Faces(TextMeasure.bundled(), options);
        Map<ObjectName, Face> faces = new LinkedHashMap<>();
        Sources.of(schema, findings).forEach((name, source) -> faces.put(name, maker.of(source)));
        return faces;
    }

    private static Placement place(
            Schema schema,
            List<Finding> findings,
            Map<ObjectName, Face> faces,
            List<InferredReference> inferred,
            List<Area> areas,
            Placement kept,
            boolean all) {
        List<Pattern.SubtypeFamily> families = Patterns.families(findings);
        Map<ObjectName, Point> fixed = new LinkedHashMap<>();
        if (!all) {
            faces.keySet().forEach(name -> kept.of(name).ifPresent(p -> fixed.put(name, p)));
        }
        List<Unit> units = Blocks.of(faces, families, name -> !fixed.containsKey(name));
        List<References.Reference> references = References.of(schema, faces.keySet(), inferred);
        Map<ObjectName, Point> placed = !fixed.isEmpty()
                ? added(units, faces, references, families, fixed)
                : areas.size() < 2 ? arranged(units, faces, references) : inAreas(areas, units, faces, references);
        Map<ObjectName, Point> result = new LinkedHashMap<>();
        for (ObjectName name : faces.keySet()) {
            Point p = placed.get(name);
            result.put(name, p == null ? new Point(0, 0) : p);
        }
        return new Placement(result);
    }

    /** Tables that nothing links to others fill gaps, or stand together by themselves where that takes no more room. */
    private static Map<ObjectName, Point> arranged(
            List<Unit> units, Map<ObjectName, Face> faces, List<References.Reference> references) {
        Set<ObjectName> linked = new HashSet<>();
        for (References.Reference r : references) {
            if (!r.child().equals(r.parent())) {
                linked.add(r.child());
                linked.add(r.parent());
            }
        }
        List<Unit> together = new ArrayList<>();
        List<Unit> alone = new ArrayList<>();
        for (Unit u : units) {
            (u.members().keySet().stream().anyMatch(linked::contains) ? together : alone).add(u);
        }
        List<Point> apart = Arranger.arrange(together, Wires.of(together, faces, references));
        if (alone.isEmpty()) {
            return placed(units, apart);
        }
        List<Unit> order = new ArrayList<>(together);
        order.addAll(alone);
        List<Point> points = new ArrayList<>(apart);
        points.addAll(Shelves.arrange(alone, bounds(together, apart)));
        if (together.isEmpty() || alone.size() > together.size()) {
            return placed(order, points);
        }
        List<Point> mixed = Arranger.arrange(units, Wires.of(units, faces, references));
        return Shelves.shown(bounds(order, points)) <= MORE_ROOM * Shelves.shown(bounds(units, mixed))
                ? placed(order, points)
                : placed(units, mixed);
    }

    /** Each area is arranged by itself, and is a unit among the others then. What is in none stands by itself; a family is where its base is. */
    private static Map<ObjectName, Point> inAreas(
            List<Area> areas, List<Unit> units, Map<ObjectName, Face> faces, List<References.Reference> references) {
        Map<ObjectName, Integer> areaOf = new HashMap<>();
        for (int i = 0; i < areas.size(); i++) {
            for (ObjectName t : areas.get(i).tables()) {
                areaOf.putIfAbsent(t, i);
            }
        }
        Map<Integer, List<Unit>> inside = new LinkedHashMap<>();
        List<Unit> all = new ArrayList<>();
        for (Unit u : units) {
            Integer area = u.members().keySet().stream()
                    .filter(areaOf::containsKey)
                    .findFirst()
                    .map(areaOf::get)
                    .orElse(null);
            if (area == null) {
                all.add(u);
            } else {
                inside.computeIfAbsent(area, k -> new ArrayList<>()).add(u);
            }
        }
        inside.values().forEach(part -> all.add(area(part, faces, references)));
        return placed(all, Packing.arrange(all, Wires.of(all, faces, references)));
    }

    private static Unit area(List<Unit> part, Map<ObjectName, Face> faces, List<References.Reference> references) {
        Set<ObjectName> members = new HashSet<>();
        part.forEach(u -> members.addAll(u.members().keySet()));
        List<References.Reference> own = references.stream()
                .filter(r -> members.contains(r.child()) && members.contains(r.parent()))
                .toList();
        Map<ObjectName, Point> placed = arranged(part, faces, own);
        Rect r = null;
        for (Unit u : part) {
            ObjectName first = u.members().keySet().iterator().next();
            Point at = u.members().get(first);
            Point p = placed.get(first);
            if (at != null && p != null) {
                Rect b = new Rect(p.x() - at.x(), p.y() - at.y(), u.width(), u.height());
                r = r == null ? b : r.union(b);
            }
        }
        Rect bounds = r == null ? Rect.EMPTY : r;
        Map<ObjectName, Point> within = new LinkedHashMap<>();
        placed.forEach(
                (t, p) -> within.put(t, new Point(p.x() - bounds.x() + Zone.PAD, p.y() - bounds.y() + Zone.BAND)));
        return new Unit(within, bounds.width() + 2 * Zone.PAD, bounds.height() + Zone.BAND + Zone.PAD);
    }

    private static Rect bounds(List<Unit> units, List<Point> points) {
        Rect whole = Rect.EMPTY;
        for (int i = 0; i < units.size(); i++) {
            Unit u = units.get(i);
            Rect r = new Rect(points.get(i).x(), points.get(i).y(), u.width(), u.height());
            whole = i == 0 ? r : whole.union(r);
        }
        return whole;
    }

    private static Map<ObjectName, Point> placed(List<Unit> units, List<Point> points) {
        Map<ObjectName, Point> placed = new HashMap<>();
        for (int i = 0; i < units.size(); i++) {
            put(placed, units.get(i), points.get(i));
        }
        return placed;
    }

    private static void put(Map<ObjectName, Point> placed, Unit unit, Point at) {
        unit.members().forEach((name, p) -> placed.put(name, at.plus(p.x(), p.y())));
    }

    private static Map<ObjectName, Point> added(
            List<Unit> units,
            Map<ObjectName, Face> faces,
            List<References.Reference> references,
            List<Pattern.SubtypeFamily> families,
            Map<ObjectName, Point> fixed) {
        List<Unit> all = new ArrayList<>(units);
        List<Rect> taken = new ArrayList<>();
        Map<Integer, Point> at = new HashMap<>();
        fixed.forEach((name, p) -> {
            Face f = faces.get(name);
            if (f != null) {
                at.put(all.size(), p);
                all.add(Unit.of(f));
                taken.add(new Rect(p.x(), p.y(), f.width(), f.height()));
            }
        });
        List<Wires.Wire> wires = Wires.of(all, faces, references);
        Map<ObjectName, ObjectName> siblings = siblings(families, fixed);
        Map<ObjectName, Point> placed = new HashMap<>(fixed);
        FreeSpace space = new FreeSpace(taken);
        Rect whole = taken.stream().reduce(Rect::union).orElse(Rect.EMPTY);
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            Integer next = mostPulled(open, wires, at);
            open.removeIf(next::equals);
            Unit u = all.get(next);
            ObjectName sibling = siblings.get(u.members().keySet().iterator().next());
            Point beside = sibling == null ? null : placed.get(sibling);
            Point p = space.place(u.width(), u.height(), grounds(families, faces, placed, u), q -> {
                double cost = 0.1 * (Math.abs(q.x() - whole.centreX()) + Math.abs(q.y() - whole.centreY()));
                for (Wires.Wire w : wires) {
                    Point o = w.unit1() == next || w.unit2() == next ? at.get(w.other(next)) : null;
                    if (o != null) {
                        cost += w.unit1() == next
                                ? w.length(q.x(), q.y(), o.x(), o.y())
                                : w.length(o.x(), o.y(), q.x(), q.y());
                    }
                }
                return beside == null ? cost : cost + 20 * Math.abs(q.y() - beside.y()) + Math.abs(q.x() - beside.x());
            });
            at.put(next, p);
            put(placed, u, p);
        }
        return placed;
    }

    /** Returns the ground of each family that no table of {@code unit} belongs to. */
    private static List<Rect> grounds(
            List<Pattern.SubtypeFamily> families,
            Map<ObjectName, Face> faces,
            Map<ObjectName, Point> placed,
            Unit unit) {
        List<Rect> all = new ArrayList<>();
        for (Pattern.SubtypeFamily f : families) {
            List<ObjectName> members = new ArrayList<>(List.of(f.table()));
            f.subtypes().forEach(s -> members.add(s.table()));
            if (members.stream().anyMatch(unit.members()::containsKey)) {
                continue;
            }
            Rect ground = null;
            for (ObjectName m : members) {
                Face face = faces.get(m);
                Point p = placed.get(m);
                if (face != null && p != null) {
                    Rect r = new Rect(p.x(), p.y(), face.width(), face.height());
                    ground = ground == null ? r : ground.union(r);
                }
            }
            if (ground != null) {
                all.add(Region.around(ground));
            }
        }
        return all;
    }

    private static Integer mostPulled(List<Integer> open, List<Wires.Wire> wires, Map<Integer, Point> at) {
        Map<Integer, Double> pull = new HashMap<>();
        for (Wires.Wire w : wires) {
            if (at.containsKey(w.unit1()) != at.containsKey(w.unit2())) {
                pull.merge(at.containsKey(w.unit1()) ? w.unit2() : w.unit1(), w.weight(), Double::sum);
            }
        }
        Integer best = open.getFirst();
        for (Integer i : open) {
            if (pull.getOrDefault(i, 0.0) > pull.getOrDefault(best, 0.0)) {
                best = i;
            }
        }
        return best;
    }

    /** Of a subtype that is new, the last subtype of the same base that stands already. */
    private static Map<ObjectName, ObjectName> siblings(
            List<Pattern.SubtypeFamily> families, Map<ObjectName, Point> fixed) {
        Map<ObjectName, ObjectName> found = new HashMap<>();
        for (Pattern.SubtypeFamily f : families) {
            ObjectName last = null;
            for (Pattern.Subtype s : f.subtypes()) {
                last = fixed.containsKey(s.table()) ? s.table() : last;
            }
            for (Pattern.Subtype s : f.subtypes()) {
                if (last != null && !fixed.containsKey(s.table())) {
                    found.put(s.table(), last);
                }
            }
        }
        return found;
    }
}
