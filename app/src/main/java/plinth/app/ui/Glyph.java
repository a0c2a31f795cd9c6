package plinth.app.ui;

/** Line icons of the window, beside those of the diagram; a square of 16, a stroke of 1.5, no fill. */
public enum Glyph {
    SEARCH("M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.4 10.4l3.4 3.4"),
    UNDO("M5.5 3l-3 3l3 3M2.5 6h7a3.8 3.8 0 0 1 0 7.5h-3"),
    REDO("M10.5 3l3 3l-3 3M13.5 6h-7a3.8 3.8 0 0 0 0 7.5h3"),
    PLUS("M8 3v10M3 8h10"),
    MINUS("M3 8h10"),
    DOWN("M4 6l4 4l4-4"),
    RIGHT("M6 4l4 4l-4 4"),
    LEFT("M13 8h-10M7 4l-4 4l4 4"),
    FORTH("M3 8h10M9 4l4 4l-4 4"),
    FOCUS("M8 2.5a5.5 5.5 0 1 0 .01 0M8 6a2 2 0 1 0 .01 0"),
    UP("M4 10l4-4l4 4"),
    IGNORED("M8 2a6 6 0 1 0 .01 0M3.8 3.8l8.4 8.4"),
    CROSS("M4 4l8 8M12 4l-8 8"),
    FILE("M4 1.5h5.5l3 3v10h-8.5zM9.5 1.5v3h3"),
    FOLDER("M1.5 4.5v8h13v-7h-6.5l-1.5-2h-5z"),
    DATABASE("M8 2.2c3 0 5 .8 5 1.9s-2 1.9-5 1.9s-5-.8-5-1.9s2-1.9 5-1.9M3 4.1v7.8c0 1.1 2 1.9 5 1.9s5-.8 5-1.9v-7.8M3"
            + " 8c0 1.1 2 1.9 5 1.9s5-.8 5-1.9"),
    CURSOR("M4 2.5l8.5 5l-3.8 1l-1.6 3.8z"),
    AREA("M2.5 4.5v-2h2M11.5 2.5h2v2M13.5 11.5v2h-2M4.5 13.5h-2v-2M5.5 5.5h5v5h-5z"),
    NOTE("M2.5 2.5h11v7l-4 4h-7zM13.5 9.5h-4v4"),
    ARRANGE("M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z"),
    FIT("M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3"),
    COPY("M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8v.5"),
    SQL("M5 4.5l-3.5 3.5l3.5 3.5M11 4.5l3.5 3.5l-3.5 3.5"),
    DOTS("M3.5 8h.01M8 8h.01M12.5 8h.01"),
    GEAR("M8 5.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6l1.4 1.4M11"
            + " 11l1.4 1.4M12.4 3.6l-1.4 1.4M5 11l-1.4 1.4"),
    SWAP("M2.5 5.5h10M10 3l2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13"),
    OUT("M6.5 3h-4v10.5h10.5v-4M9 2.5h4.5v4.5M13.5 2.5l-6 6"),
    BRANCH("M4.5 2.5v7M4.5 9.5a2 2 0 1 0 .01 0M11.5 2.5a2 2 0 1 0 .01 0M11.5 6.5c0 3-3 3.5-5.2 4.2"),
    HISTORY("M2.8 8a5.3 5.3 0 1 0 1.7-3.9M2.5 2.5v2.6h2.6M8 5.2v3l2.2 1.3"),
    TRASH("M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4M9.2 7v4"),
    PENCIL("M3 13l.6-2.8l7.2-7.2l2.2 2.2l-7.2 7.2zM9.4 4.4l2.2 2.2"),
    RUN("M5 3l8 5l-8 5z");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
