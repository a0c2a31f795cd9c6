package plinth.app.canvas;

/** What a press on the canvas does. */
enum Tool {
    SELECT,
    TABLE,
    REFERENCE,
    SUBTYPES,
    BRIDGE
}
