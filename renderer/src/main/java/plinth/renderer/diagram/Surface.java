package plinth.renderer.diagram;

/** What a drawing is put on: each format is one. */
interface Surface {
    void rect(Style style, Rect rect, double radius);

    void circle(Style style, Point centre, double radius);

    /** Takes a path as SVG path data. */
    void path(Style style, String data);

    /** Takes {@code icon} with its upper left corner at ({@code x}, {@code y}), {@code size} pixels wide. */
    void icon(Style style, Icon icon, double x, double y, double size);

    void text(TextStyle style, Ink ink, TextStyle.Anchor anchor, double x, double y, String text);

    /** Takes a text with a note {@code gap} pixels behind it, which may be empty. */
    default void text(
            TextStyle style, Ink ink, double x, double y, String text, TextStyle noteStyle, String note, double gap) {
        text(style, ink, TextStyle.Anchor.START, x, y, text);
        if (!note.isEmpty()) {
            text(noteStyle, Ink.FG_MUTED, TextStyle.Anchor.START, x + style.width(text) + gap, y, note);
        }
    }

    /** Begins what belongs together, with what a viewer says of it when the pointer rests on it, or nothing. */
    default void open(String tip) {}

    /** Ends what {@link #open} began. */
    default void close() {}
}
