package plinth.app.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Point;

/**
 * What a document looks like: the patterns in it, where its boxes stand.
 *
 * @param of the document
 * @param places where the box of every table stands
 */
public record Picture(Document of, List<Finding> findings, Map<ObjectName, Point> places) {
    public Picture {
        findings = List.copyOf(findings);
        places = Map.copyOf(places);
    }

    static Picture first(Document document) {
        return new Picture(document, List.of(), Map.of());
    }

    static Picture of(Document document) {
        return new Picture(document, Patterns.recognise(document.schema()), Map.of());
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
