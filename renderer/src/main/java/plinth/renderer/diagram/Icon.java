package plinth.renderer.diagram;

/** Line icons on a square of 16, drawn with a stroke of 1.5, round caps and joins, no fill. The path is SVG path data. */
public enum Icon {
    TABLE("M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6"),
    SUPERTYPE("M2.5 2.5h11v6h-11zM2.5 5h11M8 8.5v3M4 13.5v-2h8v2"),
    SUBTYPE("M2.5 7.5h11v6h-11zM2.5 10h11M8 7.5v-3M4.5 2.5h7"),
    BRIDGE("M5.5 3.5h5v9h-5zM1.5 8h4M10.5 8h4M5.5 6.5h5"),
    CLOCK("M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M8 5v3.2l2.2 1.3"),
    VIEW("M1.5 8s2.5-4.5 6.5-4.5S14.5 8 14.5 8s-2.5 4.5-6.5 4.5S1.5 8 1.5 8M8 6.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1"
            + " 0-3.6"),
    ENUM("M6 4h7.5M6 8h7.5M6 12h7.5M2.8 4h.4M2.8 8h.4M2.8 12h.4"),
    KEY("M10.6 2.4a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 0 1 0-6.8M8.2 8.2l-5.7 5.6M4.6 11.8l2 2"),
    REFERENCE("M3 11.5l8.5-0M8.8 8.8l2.7 2.7l-2.7 2.7M3 11.5v-8"),
    CHECK("M3.5 8.5l3 3l6-7"),
    ROWS("M2.5 4h11M2.5 8h11M2.5 12h11"),
    WARNING("M8 2.5l6 11h-12zM8 6.5v3.2M8 11.6v.2"),
    INFO("M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M8 7.5v3.2M8 5.2v.2"),
    LOCK("M4 7.5h8v6h-8zM5.5 7.5v-2.2a2.5 2.5 0 0 1 5 0v2.2"),
    FOREIGN("M6.5 3h-4v10.5h10.5v-4M9 2.5h4.5v4.5M13.5 2.5l-6 6");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
