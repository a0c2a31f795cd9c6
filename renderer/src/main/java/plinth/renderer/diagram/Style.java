package plinth.renderer.diagram;

import java.util.Optional;

/** How a shape is filled, and how its line is drawn. */
record Style(Optional<Ink> fill, Optional<Ink> line, Stroke stroke) {
    static Style filled(Ink fill) {
        return new Style(Optional.of(fill), Optional.empty(), Stroke.PLAIN);
    }

    static Style drawn(Stroke stroke, Ink line) {
        return new Style(Optional.empty(), Optional.of(line), stroke);
    }

    static Style both(Ink fill, Stroke stroke, Ink line) {
        return new Style(Optional.of(fill), Optional.of(line), stroke);
    }
}
