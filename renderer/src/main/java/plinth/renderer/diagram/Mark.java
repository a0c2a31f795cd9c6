package plinth.renderer.diagram;

import plinth.model.schema.ObjectName;

/** A sign on links. */
public sealed interface Mark extends Shape {
    /** Returns the table that it belongs to. */
    ObjectName table();

    /**
     * The ring between a supertype and its subtypes, with {@code d} (disjoint) or {@code o} (overlapping) in it.
     *
     * @param letter what stands in the ring
     * @param dashed whether the rule is only meant, not enforced
     * @param bars bars of 24 below the ring, the first 15 below its centre, the next 3.5 further: one, or two when every row must have a subtype
     */
    record Ring(ObjectName table, Point centre, String letter, boolean dashed, int bars) implements Mark {
        public static final double RADIUS = 11;
        public static final double BAR_Y = 15;
        public static final double BAR_GAP = 3.5;
        public static final double BAR_HALF = 12;

        @Override
        public Rect bounds() {
            return new Rect(centre.x() - 13, centre.y() - 13, 26, 34);
        }
    }

    /** A curve across the links of which a row has just one: a quadratic Bézier. */
    record Arc(ObjectName table, Point from, Point control, Point to, boolean dashed) implements Mark {
        @Override
        public Rect bounds() {
            return Rect.between(from.x(), from.y(), to.x(), to.y())
                    .union(Rect.between(from.x(), from.y(), control.x(), control.y()))
                    .grown(2);
        }
    }

    /** Where links to one row join: a dot of radius 3. */
    record Junction(ObjectName table, Point at) implements Mark {
        @Override
        public Rect bounds() {
            return new Rect(at.x() - 3, at.y() - 3, 6, 6);
        }
    }
}
