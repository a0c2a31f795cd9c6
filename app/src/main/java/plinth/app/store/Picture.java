package plinth.app.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.pattern.Finding;
import plinth.model.pattern.InferredReference;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
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
 * @param placement where the box of every table stands
 * @param rows the rows of tables, as far as the user has said
 * @param shown which of them the drawing shows, and where
 */
public record Picture(
        Document of,
        List<Finding> findings,
        List<InferredReference> found,
        Placement placement,
        Map<ObjectName, Long> rows,
        Shown shown,
        Drawing drawing) {
    public Picture {
        findings = List.copyOf(findings);
        found = List.copyOf(found);
        rows = Map.copyOf(rows);
    }

    /** Returns where the box of every table stands. */
    public Map<ObjectName, Point> places() {
        return placement.positions();
    }

    /** What decides about a picture: the document, and how much of it the user wants to see. */
    record Wanted(
            Document document, Options.Detail detail, boolean types, boolean rows, boolean inferred, Focus focus) {
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
                    s.view().focus());
        }
    }

    static Picture first(Document document) {
        Drawing nothing = Drawing.of(document.schema(), List.of(), Placement.EMPTY, Options.ALL);
        return new Picture(document, List.of(), List.of(), Placement.EMPTY, Map.of(), Shown.NOTHING, nothing);
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
        Placement placement = Placer.place(d.schema(), findings, inferred, new Placement(d.places()), false);
        Map<ObjectName, Long> rows = Volumes.of(d, findings);
        TableFilter.About about = new TableFilter.About(d.schema(), findings, inferred, rows);
        Shown shown = Shown.of(wanted.focus(), about, placement, before.shown());
        Options options = new Options(
                wanted.detail(),
                wanted.types(),
                wanted.rows() ? rows : Map.of(),
                shown.heads(),
                wanted.inferred() ? inferred : List.of());
        Drawing drawing = before.drawing().next(d.schema(), findings, shown.placement(), options);
        return new Picture(d, findings, found, placement, rows, shown, drawing);
    }

    /** Returns the picture as that of {@code document}, which differs only in what it keeps of it. */
    Picture of(Document document) {
        return new Picture(document, findings, found, placement, rows, shown, drawing);
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
