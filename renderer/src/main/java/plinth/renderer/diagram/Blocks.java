package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.pattern.Pattern;
import plinth.model.schema.ObjectName;

/** Lays families out as units: the base on top, its subtypes in rows beneath, families of subtypes in their place. */
final class Blocks {
    /** Space between subtypes side by side, and between rows of them: a bus and labels. */
    private static final double BESIDE = 48;

    private static final double BETWEEN_ROWS = 88;

    /** Subtypes that stand in one row. */
    private static final int ROW = 5;

    /** A branch that would be bent by no more than this is made straight. */
    private static final double BEND = 40;

    private final Map<ObjectName, Face> faces;
    private final Map<ObjectName, Pattern.SubtypeFamily> families = new LinkedHashMap<>();
    private final Set<ObjectName> taken = new HashSet<>();

    private Blocks(Map<ObjectName, Face> faces) {
        this.faces = faces;
    }

    /** Returns a unit for every table that {@code wanted} holds for; those of a family that is wanted as a whole are in one. */
    static List<Unit> of(
            Map<ObjectName, Face> faces, List<Pattern.SubtypeFamily> families, Predicate<ObjectName> wanted) {
        Blocks b = new Blocks(faces);
        Set<ObjectName> below = new HashSet<>();
        for (Pattern.SubtypeFamily f : families) {
            boolean whole = faces.containsKey(f.table())
                    && wanted.test(f.table())
                    && f.subtypes().stream().allMatch(s -> faces.containsKey(s.table()) && wanted.test(s.table()));
            if (whole && b.families.putIfAbsent(f.table(), f) == null) {
                f.subtypes().forEach(s -> below.add(s.table()));
            }
        }
        List<Unit> units = new ArrayList<>();
        for (ObjectName base : List.copyOf(b.families.keySet())) {
            if (!below.contains(base)) {
                b.block(base).ifPresent(units::add);
            }
        }
        // What is left of families that lie in a circle, then the tables that stand alone.
        for (ObjectName base : List.copyOf(b.families.keySet())) {
            b.block(base).ifPresent(units::add);
        }
        faces.forEach((name, face) -> {
            if (wanted.test(name) && b.taken.add(name)) {
                units.add(Unit.of(face));
            }
        });
        return units;
    }

    private Face face(ObjectName name) {
        Face f = faces.get(name);
        if (f == null) {
            throw new IllegalArgumentException("no face for " + name);
        }
        return f;
    }

    private Optional<Unit> block(ObjectName base) {
        if (taken.contains(base)) {
            return Optional.empty();
        }
        Pattern.SubtypeFamily f = families.get(base);
        if (f == null) {
            taken.add(base);
            return Optional.of(Unit.of(face(base)));
        }
        taken.add(base);
        List<Unit> children = new ArrayList<>();
        for (Pattern.Subtype s : f.subtypes()) {
            block(s.table()).ifPresent(children::add);
        }
        return Optional.of(children.isEmpty() ? Unit.of(face(base)) : stacked(face(base), children));
    }

    private static Unit stacked(Face base, List<Unit> children) {
        int n = children.size();
        int perRow = n <= ROW ? n : (int) Math.ceil(Math.sqrt(2.0 * n));
        double[] widths = new double[perRow];
        for (int i = 0; i < n; i++) {
            widths[i % perRow] = Math.max(widths[i % perRow], children.get(i).width());
        }
        double inner = -BESIDE;
        for (double w : widths) {
            inner += w + BESIDE;
        }
        double baseX = Math.max(0, Math.round((inner - base.width()) / 2));
        double shift = Math.max(0, Math.round((base.width() - inner) / 2));
        Map<ObjectName, Point> members = new LinkedHashMap<>();
        double y = Region.TOP + base.height() + Trees.SUBTYPE_DROP;
        double bottom = y;
        double x = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            int column = i % perRow;
            if (column == 0) {
                x = Region.PAD + shift;
                y = i == 0 ? y : bottom + BETWEEN_ROWS;
            }
            Unit c = children.get(i);
            double left = x + Math.floor((widths[column] - c.width()) / 2);
            double top = y;
            c.members().forEach((name, at) -> members.put(name, new Point(left + at.x(), top + at.y())));
            double off = left + c.width() / 2 - (Region.PAD + baseX + base.width() / 2);
            nearest = Math.abs(off) < Math.abs(nearest) ? off : nearest;
            bottom = Math.max(bottom, y + c.height());
            x += widths[column] + BESIDE;
        }
        double straight = Math.abs(nearest) <= BEND ? nearest : 0;
        double left = Math.max(Region.PAD, Region.PAD + baseX + straight);
        Map<ObjectName, Point> all = new LinkedHashMap<>();
        all.put(base.table(), new Point(left, Region.TOP));
        all.putAll(members);
        double width = Math.max(inner + shift * 2, left - Region.PAD + base.width()) + 2 * Region.PAD;
        return new Unit(all, width, bottom + Region.PAD);
    }
}
