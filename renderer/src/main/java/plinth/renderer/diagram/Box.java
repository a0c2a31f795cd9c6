package plinth.renderer.diagram;

import plinth.model.schema.ObjectName;

/** A table's box: its face at a place. */
public record Box(Face face, Rect bounds) implements Shape {
    public static Box at(Face face, Point at) {
        return new Box(face, new Rect(at.x(), at.y(), face.width(), face.height()));
    }

    public ObjectName table() {
        return face.table();
    }
}
