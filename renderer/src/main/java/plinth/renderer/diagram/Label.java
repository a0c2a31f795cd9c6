package plinth.renderer.diagram;

import plinth.model.schema.ObjectName;

/**
 * A text of the diagram's own, in 11 px mono.
 *
 * @param table the table that it belongs to: the base for a discriminator, the subtype for its value
 * @param text the text, purple
 * @param note what follows it 7 px further, muted; may be empty
 * @param bounds the text's ground; the text begins {@link #PAD} from its left, its middle is the ground's
 */
public record Label(Kind kind, ObjectName table, String text, String note, Rect bounds) implements Shape {
    public static final double PAD = 6;
    public static final double NOTE_GAP = 7;

    /** What a label says. */
    public enum Kind {
        /** The discriminator's name beside the ring; without a ground. */
        DISCRIMINATOR,
        /** The discriminator's value on a branch, its ground painted over the line. */
        VALUE
    }
}
