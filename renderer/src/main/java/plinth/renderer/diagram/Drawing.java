package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.pattern.Finding;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/**
 * A picture of a schema as a list of shapes, in the order in which they are painted: regions, links, their marks and labels, boxes. Immutable; a
 * later drawing made by {@link #next} shares what has not changed.
 */
public final class Drawing {
    /** How far from a line a pointer still means it, in pixels. */
    private static final double REACH = 5;

    private static final double MARGIN = 32;

    private final Options options;
    private final Map<ObjectName, Sources.Source> sources;
    private final Map<ObjectName, Face> faces;
    private final Map<ObjectName, Box> boxes;
    private final Map<ObjectName, List<Link>> linksOf;
    private final Routes routes;
    private final List<Shape> shapes;
    private final GridIndex index;
    private final Rect bounds;

    private Drawing(
            Schema schema, List<Finding> findings, Placement placement, Options options, @Nullable Drawing before) {
        this.options = options;
        this.sources = Sources.of(schema, findings);
        this.faces = faces(before);
        Map<ObjectName, Box> boxes = new LinkedHashMap<>();
        faces.forEach((name, face) -> placement.of(name).ifPresent(at -> boxes.put(name, box(face, at, before))));
        this.boxes = Collections.unmodifiableMap(boxes);
        List<References.Reference> references = References.of(schema, boxes.keySet(), options.inferred());
        Set<Link.Id> inFamilies = References.branches(findings, references, boxes);
        Trees trees = Trees.of(findings, boxes, references, inFamilies, options);
        this.routes = Routes.of(
                boxes,
                references.stream().filter(r -> !inFamilies.contains(r.id())).toList(),
                trees,
                findings,
                before == null ? null : before.routes);
        List<Shape> all = new ArrayList<>(Zone.of(options.areas(), boxes, trees.regions()));
        all.addAll(trees.regions());
        all.addAll(routes.links());
        all.addAll(trees.links());
        all.addAll(routes.marks());
        all.addAll(trees.rings());
        all.addAll(trees.labels());
        all.addAll(boxes.values());
        this.shapes = List.copyOf(all);
        this.index = new GridIndex(shapes);
        this.linksOf = linksOf(shapes);
        this.bounds = bounds(shapes);
    }

    /**
     * Draws the tables of {@code schema} that {@code placement} gives a place.
     *
     * @param findings the patterns found in the schema, see {@link plinth.model.pattern.Patterns#recognise}
     */
    public static Drawing of(Schema schema, List<Finding> findings, Placement placement, Options options) {
        return new Drawing(schema, findings, placement, options, null);
    }

    /** Returns the drawing of a later state of the same document. What did not change is the same object; links that nothing forces away stay. */
    public Drawing next(Schema schema, List<Finding> findings, Placement placement, Options options) {
        return new Drawing(schema, findings, placement, options, this);
    }

    private Map<ObjectName, Face> faces(@Nullable Drawing before) {
        Faces maker = new Faces(TextMeasure.bundled(), options);
        boolean same = before != null && before.options.sameFaces(options);
        Map<ObjectName, Face> made = new LinkedHashMap<>(sources.size() * 2);
        sources.forEach((name, source) -> {
            Face old =
                    same && before != null && source.equals(before.sources.get(name)) ? before.faces.get(name) : null;
            made.put(name, old == null ? maker.of(source) : old);
        });
        return made;
    }

    private static Box box(Face face, Point at, @Nullable Drawing before) {
        Box old = before == null ? null : before.boxes.get(face.table());
        return old != null
                        && old.face() == face
                        && old.bounds().x() == at.x()
                        && old.bounds().y() == at.y()
                ? old
                : Box.at(face, at);
    }

    private static Map<ObjectName, List<Link>> linksOf(List<Shape> shapes) {
        Map<ObjectName, List<Link>> of = new HashMap<>();
        for (Shape s : shapes) {
            if (s instanceof Link l) {
                of.computeIfAbsent(l.child(), k -> new ArrayList<>()).add(l);
                if (!l.parent().equals(l.child())) {
                    of.computeIfAbsent(l.parent(), k -> new ArrayList<>()).add(l);
                }
            }
        }
        of.replaceAll((k, v) -> List.copyOf(v));
        return of;
    }

    private static Rect bounds(List<Shape> shapes) {
        Rect all = null;
        for (Shape s : shapes) {
            all = all == null ? s.bounds() : all.union(s.bounds());
        }
        return all == null ? Rect.EMPTY : all.grown(MARGIN);
    }

    /** Returns all shapes in painting order. */
    public List<Shape> shapes() {
        return shapes;
    }

    /** Returns the space that the drawing takes with a margin of 32 around it; empty when nothing is drawn. */
    public Rect bounds() {
        return bounds;
    }

    public Options options() {
        return options;
    }

    public Collection<Box> boxes() {
        return boxes.values();
    }

    public Optional<Box> box(ObjectName table) {
        return Optional.ofNullable(boxes.get(table));
    }

    /** Returns the size that the box of {@code table} has or would have; absent when a diagram never shows it, as a partition. */
    public Optional<Face> face(ObjectName table) {
        return Optional.ofNullable(faces.get(table));
    }

    public List<Link> links() {
        return shapes.stream()
                .filter(Link.class::isInstance)
                .map(Link.class::cast)
                .toList();
    }

    /** Returns the links that end at {@code table}. */
    public List<Link> linksOf(ObjectName table) {
        return linksOf.getOrDefault(table, List.of());
    }

    /** Returns what is at a point, the topmost first; lines are met within 5 pixels, regions anywhere in them. */
    public List<Shape> at(double x, double y) {
        List<Shape> near = index.in(new Rect(x - REACH, y - REACH, 2 * REACH, 2 * REACH));
        List<Shape> hit = new ArrayList<>();
        for (Shape s : near.reversed()) {
            boolean met = switch (s) {
                case Link l -> l.distanceSquared(x, y) <= REACH * REACH;
                case Box b -> b.bounds().contains(x, y);
                case Zone z -> z.bounds().contains(x, y);
                case Region r -> r.bounds().contains(x, y);
                case Label l -> l.bounds().contains(x, y);
                case Mark m -> m.bounds().contains(x, y);
            };
            if (met) {
                hit.add(s);
            }
        }
        return hit;
    }

    /** Returns what reaches into {@code area}, in painting order. */
    public List<Shape> in(Rect area) {
        return index.in(area);
    }
}
