package plinth.app.edits;

import java.util.List;
import java.util.Optional;
import plinth.app.store.Selection;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Point;

/** Lets the user write where things stand on the canvas. */
public interface InPlace {
    /** Lets the user write another name for {@code item}. Returns whether it has a place there. */
    boolean rename(Selection.Item item);

    /** Lets the user type a new table, at {@code at} or where there is room. */
    void table(Optional<Point> at);

    /**
     * Lets the user type columns of {@code tables}, one after the other, behind those that each has.
     *
     * @param made whether they were just made, so that all of their text may still be set in order
     */
    void columns(List<ObjectName> tables, boolean made);
}
