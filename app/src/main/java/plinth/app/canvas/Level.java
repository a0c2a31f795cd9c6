package plinth.app.canvas;

/** How much of a box a zoom lets one read. */
enum Level {
    /** Names of tables that are referenced most, as far as there is room. */
    HUBS,
    /** The table's name on up to three lines. */
    NAMES,
    /** Names of columns, no types, no marks. */
    COLUMNS,
    /** Everything. */
    ALL;

    static Level of(double zoom) {
        // A zoom of 0.6999 comes of halving and doubling: the limits are meant as a person reads them.
        long percent = Math.round(zoom * 100);
        return percent >= 70 ? ALL : percent >= 45 ? COLUMNS : percent >= 18 ? NAMES : HUBS;
    }

    boolean far() {
        return this == HUBS || this == NAMES;
    }
}
