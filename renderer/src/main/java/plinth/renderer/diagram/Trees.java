package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Constraint;
import plinth.model.schema.ObjectName;

/** The families of a drawing: region, trunk, ring, bus, branches with their values. */
final class Trees {
    /** From the base's lower side to the ring's middle, from there to the bus, from a value's label down to its subtype. */
    static final double RING_DROP = 32;

    static final double BUS_DROP = 36;
    static final double LABEL_DROP = 18;

    /** From the base's lower side to the upper sides of its subtypes. */
    static final double SUBTYPE_DROP = 104;

    private static final double LABEL_HEIGHT = 18;
    private static final double TEXT = 11;

    private final List<Region> regions = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Mark.Ring> rings = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Pattern.SubtypeFamily> families;
    private final Map<ObjectName, Box> boxes;
    private final Map<Constraint.ForeignKey, List<References.Reference>> references = new HashMap<>();
    private final Options options;

    private Trees(List<Pattern.SubtypeFamily> families, Map<ObjectName, Box> boxes, Options options) {
        this.families = families;
        this.boxes = boxes;
        this.options = options;
    }

    static Trees of(
            List<Finding> findings,
            Map<ObjectName, Box> boxes,
            List<References.Reference> references,
            Set<Link.Id> inFamilies,
            Options options) {
        Trees trees = new Trees(Patterns.families(findings), boxes, options);
        for (References.Reference r : references) {
            if (inFamilies.contains(r.id())) {
                trees.references
                        .computeIfAbsent(r.key(), k -> new ArrayList<>())
                        .add(r);
            }
        }
        for (Pattern.SubtypeFamily f : trees.families) {
            Box base = boxes.get(f.table());
            if (base != null && f.subtypes().stream().anyMatch(s -> boxes.containsKey(s.table()))) {
                trees.region(f, base);
                trees.tree(f, base);
            }
        }
        return trees;
    }

    List<Region> regions() {
        return regions;
    }

    List<Link> links() {
        return links;
    }

    List<Mark.Ring> rings() {
        return rings;
    }

    List<Label> labels() {
        return labels;
    }

    private void region(Pattern.SubtypeFamily f, Box base) {
        Set<ObjectName> members = new LinkedHashSet<>();
        collect(families, f, members, new HashSet<>());
        regions.add(
                new Region(f.table(), base.face().title() + " family", "class table", members, around(members, base)));
    }

    private Rect around(Set<ObjectName> members, Box base) {
        Rect all = base.bounds();
        for (ObjectName m : members) {
            Box b = boxes.get(m);
            all = b == null ? all : all.union(b.bounds());
        }
        return Region.around(all);
    }

    /** What a table takes up in a family: its box, or the region of the family below it. */
    private Rect ground(ObjectName table) {
        Box box = boxes.get(table);
        if (box == null) {
            return Rect.EMPTY;
        }
        for (Pattern.SubtypeFamily f : families) {
            if (f.table().equals(table)) {
                Set<ObjectName> members = new LinkedHashSet<>();
                collect(families, f, members, new HashSet<>());
                return around(members, box);
            }
        }
        return box.bounds();
    }

    /** Adds the family's tables and those of the families below it. */
    private static void collect(
            List<Pattern.SubtypeFamily> families,
            Pattern.SubtypeFamily f,
            Set<ObjectName> members,
            Set<ObjectName> seen) {
        if (!seen.add(f.table())) {
            return;
        }
        members.add(f.table());
        for (Pattern.Subtype s : f.subtypes()) {
            members.add(s.table());
            for (Pattern.SubtypeFamily below : families) {
                if (below.table().equals(s.table())) {
                    collect(families, below, members, seen);
                }
            }
        }
    }

    private void tree(Pattern.SubtypeFamily f, Box base) {
        Rect b = base.bounds();
        double x = b.centreX();
        Point centre = new Point(x, b.bottom() + RING_DROP);
        boolean overlapping = f.disjoint() == Enforcement.NONE;
        boolean complete = f.complete() == Enforcement.ENFORCED;
        rings.add(new Mark.Ring(
                f.table(), centre, overlapping ? "o" : "d", f.disjoint() == Enforcement.MEANT, complete ? 2 : 1));
        links.add(new Link(
                new Link.Id(f.table(), -1),
                Link.Kind.TRUNK,
                Optional.empty(),
                f.table(),
                f.table(),
                List.of(new Point(x, b.bottom()), new Point(x, centre.y() - Mark.Ring.RADIUS)),
                List.of()));
        f.discriminator().ifPresent(d -> {
            String text = d.column().value();
            double width = TextMeasure.bundled().width(Typeface.MONO, TEXT, text) + 2 * Label.PAD;
            labels.add(new Label(
                    Label.Kind.DISCRIMINATOR,
                    f.table(),
                    text,
                    "",
                    new Rect(x + 20 - Label.PAD, centre.y() - LABEL_HEIGHT / 2, width, LABEL_HEIGHT)));
        });
        double stem = centre.y() + Mark.Ring.BAR_Y + (complete ? Mark.Ring.BAR_GAP : 0);
        for (Pattern.Subtype s : f.subtypes()) {
            Box sub = boxes.get(s.table());
            Optional<References.Reference> r = references.getOrDefault(s.reference(), List.of()).stream()
                    .filter(c -> c.child().equals(s.table()))
                    .findFirst();
            if (sub != null && r.isPresent()) {
                branch(f, s, sub, r.get(), new Point(x, stem), centre.y() + BUS_DROP);
            }
        }
    }

    private void branch(
            Pattern.SubtypeFamily f, Pattern.Subtype s, Box sub, References.Reference r, Point stem, double bus) {
        List<Rect> others = new ArrayList<>();
        Box base = boxes.get(f.table());
        if (base != null) {
            others.add(base.bounds());
        }
        for (Pattern.Subtype o : f.subtypes()) {
            if (!o.table().equals(s.table()) && boxes.containsKey(o.table())) {
                others.add(ground(o.table()));
            }
        }
        Rect own = ground(s.table());
        List<Point> points = Branches.way(stem, bus, sub.bounds(), own, others);
        links.add(new Link(r.id(), Link.Kind.BRANCH, Optional.of(r.key()), r.child(), r.parent(), points, List.of()));
        s.value().ifPresent(v -> labels.add(value(f, s, v, sub.bounds().centreX(), own.y() - LABEL_DROP)));
    }

    private Label value(Pattern.SubtypeFamily f, Pattern.Subtype s, String value, double cx, double y) {
        String text = "'" + value + "'";
        Long whole = options.rowCounts().get(f.table());
        Long part = options.rowCounts().get(s.table());
        String note = whole == null || part == null || whole <= 0 ? "" : Figures.share(part, whole);
        TextMeasure m = TextMeasure.bundled();
        double width = m.width(Typeface.MONO, TEXT, text)
                + (note.isEmpty() ? 0 : Label.NOTE_GAP + m.width(Typeface.MONO, TEXT, note))
                + 2 * Label.PAD;
        double left = Math.round(cx - width / 2);
        return new Label(
                Label.Kind.VALUE, s.table(), text, note, new Rect(left, y - LABEL_HEIGHT / 2, width, LABEL_HEIGHT));
    }
}
