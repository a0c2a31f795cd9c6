package plinth.app.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.pattern.Finding;
import plinth.model.pattern.InferredReference;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Area;
import plinth.renderer.diagram.Areas;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Options;
import plinth.renderer.diagram.Placement;
import plinth.renderer.diagram.Placer;
import plinth.renderer.diagram.Point;

/**
 * What a document looks like.
 *
 * @param of the document
 * @param findings the patterns in it
 * @param found the references that names suggest, those included that somebody has said are none
 * @param areas the parts that people have made, else those that are proposed; none where nobody wants to see them
 * @param placement where the box of every table stands
 * @param rows the rows of tables, as far as the user has said
 * @param shown which of them the drawing shows, and where
 */
public record Picture(
        Document of,
        List<Finding> findings,
        List<InferredReference> found,
        List<Area> areas,
        Placement placement,
        Map<ObjectName, Long> rows,
        Shown shown,
        Drawing drawing) {
    public Picture {
        findings = List.copyOf(findings);
        found = List.copyOf(found);
        areas = List.copyOf(areas);
        rows = Map.copyOf(rows);
    }

    /** Returns where the box of every table stands. */
    public Map<ObjectName, Point> places() {
        return placement.positions();
    }

    /** What decides about a picture: the document, and how much of it the user wants to see. */
    record Wanted(
            Document document,
            Options.Detail detail,
            boolean types,
            boolean rows,
            boolean inferred,
            boolean areas,
            Set<ObjectName> opened,
            Focus focus) {
        static Wanted of(State s) {
            View.Canvas c = s.view().canvas();
            Options.Detail detail = switch (c.detail()) {
                case NAMES -> Options.Detail.NAMES;
                case KEYS -> Options.Detail.KEYS;
                case ALL -> Options.Detail.ALL;
            };
            return new Wanted(
                    s.document(),
                    detail,
                    c.types(),
                    c.rows(),
                    c.inferred(),
                    c.areas(),
                    c.opened(),
                    s.view().focus());
        }
    }

    static Picture first(Document document) {
        Drawing nothing = Drawing.of(document.schema(), List.of(), Placement.EMPTY, Options.ALL);
        return new Picture(
                document, List.of(), List.of(), List.of(), Placement.EMPTY, Map.of(), Shown.NOTHING, nothing);
    }

    /** Returns the next picture; of {@code before} everything is taken over that did not change. */
    static Picture next(Wanted wanted, Picture before) {
        Document d = wanted.document();
        boolean same = d.schema() == before.of().schema()
                && !before.findings().isEmpty()
                && d.reading().rows().equals(before.of().reading().rows());
        List<Finding> findings = same
                ? before.findings()
                : Patterns.recognise(d.schema(), d.reading().rows());
        List<InferredReference> found = same
                ? before.found()
                : InferredReference.of(d.schema(), d.reading().rows());
        List<InferredReference> inferred = inferred(d, found);
        List<Area> areas = wanted.areas() ? areas(d, inferred, before) : List.of();
        Placement placement = Placer.place(d.schema(), findings, inferred, areas, new Placement(d.places()), false);
        Map<ObjectName, Long> rows = Volumes.of(d, findings);
        TableFilter.About about = new TableFilter.About(d.schema(), findings, inferred, rows);
        Shown shown = Shown.of(wanted.focus(), about, placement, before.shown());
        Options options = new Options(
                wanted.detail(),
                wanted.types(),
                wanted.rows() ? rows : Map.of(),
                shown.heads(),
                wanted.opened(),
                shown.focus().arranged() ? List.of() : areas,
                wanted.inferred() ? inferred : List.of());
        Drawing drawing = before.drawing().next(d.schema(), findings, shown.placement(), options);
        return new Picture(d, findings, found, areas, placement, rows, shown, drawing);
    }

    /** Returns the picture as that of {@code document}, which differs only in what it keeps of it. */
    Picture of(Document document) {
        return new Picture(document, findings, found, areas, placement, rows, shown, drawing);
    }

    /** Returns the references that names suggest and that nobody has said are none. */
    public List<InferredReference> inferred() {
        return inferred(of, found);
    }

    /** Returns what a filter can ask for. */
    public TableFilter.About about() {
        return new TableFilter.About(of.schema(), findings, inferred(), rows);
    }

    /** Returns those of {@link #inferred()} that begin or end at {@code table}. */
    public List<InferredReference> inferred(ObjectName table) {
        return inferred().stream()
                .filter(r -> r.table().equals(table) || r.key().target().equals(table))
                .toList();
    }

    /** Returns the reference that {@code link} of its drawing stands for, when it is an inferred one. */
    public Optional<InferredReference> inferred(Link link) {
        return link.id().inferred()
                ? inferred().stream()
                        .filter(r -> r.table().equals(link.id().table()))
                        .skip(link.id().number())
                        .findFirst()
                : Optional.empty();
    }

    /** What is proposed stays as it is while the schema changes, until everything is placed anew. */
    private static List<Area> areas(Document d, List<InferredReference> inferred, Picture before) {
        List<Area> kept = d.sidecar().drawn().asAreas();
        if (!kept.isEmpty()) {
            return kept;
        }
        boolean anew = d.places().isEmpty()
                || before.areas().isEmpty()
                || before.areas().getFirst().kept();
        return anew ? Areas.propose(d.schema(), inferred) : Areas.next(before.areas(), d.schema(), inferred);
    }

    /** Returns whether the areas are proposed and nobody has kept them yet. */
    public boolean proposed() {
        return !areas.isEmpty() && !areas.getFirst().kept();
    }

    private static List<InferredReference> inferred(Document d, List<InferredReference> found) {
        return d.sidecar().drawn().accepted(found);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
