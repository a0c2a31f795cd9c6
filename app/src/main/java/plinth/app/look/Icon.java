package plinth.app.look;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The icons: strokes of 1.5 in a field of 16 by 16. */
public enum Icon {
    TABLE("M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6"),
    SUPERTYPE("M2.5 2.5h11v6h-11zM2.5 5h11M8 8.5v3M4 13.5v-2h8v2"),
    SUBTYPE("M2.5 7.5h11v6h-11zM2.5 10h11M8 7.5v-3M4.5 2.5h7"),
    BRIDGE("M5.5 3.5h5v9h-5zM1.5 8h4M10.5 8h4M5.5 6.5h5"),
    TEMPORAL("M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M8 5v3.2l2.2 1.3"),
    VIEW("M1.5 8s2.5-4.5 6.5-4.5S14.5 8 14.5 8s-2.5 4.5-6.5 4.5S1.5 8 1.5 8M8 6.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1"
            + " 0-3.6"),
    ENUM("M6 4h7.5M6 8h7.5M6 12h7.5M2.8 4h.4M2.8 8h.4M2.8 12h.4"),
    KEY("M10.6 2.4a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 0 1 0-6.8M8.2 8.2l-5.7 5.6M4.6 11.8l2 2"),
    REFERENCE("M3 11.5l8.5-0M8.8 8.8l2.7 2.7l-2.7 2.7M3 11.5v-8"),
    SEARCH("M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.4 10.4l3.4 3.4"),
    UNDO("M5.5 3l-3 3l3 3M2.5 6h7a3.8 3.8 0 0 1 0 7.5h-3"),
    REDO("M10.5 3l3 3l-3 3M13.5 6h-7a3.8 3.8 0 0 0 0 7.5h3"),
    PLUS("M8 3v10M3 8h10"),
    MINUS("M3 8h10"),
    DOWN("M4 6l4 4l4-4"),
    RIGHT("M6 4l4 4l-4 4"),
    UP("M4 10l4-4l4 4"),
    WARNING("M8 2.5l6 11h-12zM8 6.5v3.2M8 11.6v.2"),
    NOTE("M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M8 7.5v3.2M8 5.2v.2"),
    CHECK("M3.5 8.5l3 3l6-7"),
    CLOSE("M4 4l8 8M12 4l-8 8"),
    FILE("M4 1.5h5.5l3 3v10h-8.5zM9.5 1.5v3h3"),
    FOLDER("M1.5 4.5v8h13v-7h-6.5l-1.5-2h-5z"),
    DATABASE("M8 2.2c3 0 5 .8 5 1.9s-2 1.9-5 1.9s-5-.8-5-1.9s2-1.9 5-1.9M3 4.1v7.8c0 1.1 2 1.9 5 1.9s5-.8 5-1.9v-7.8M3"
            + " 8c0 1.1 2 1.9 5 1.9s5-.8 5-1.9"),
    SELECT("M4 2.5l8.5 5l-3.8 1l-1.6 3.8z"),
    AREA("M2.5 4.5v-2h2M11.5 2.5h2v2M13.5 11.5v2h-2M4.5 13.5h-2v-2M5.5 5.5h5v5h-5z"),
    STICKER("M2.5 2.5h11v7l-4 4h-7zM13.5 9.5h-4v4"),
    ARRANGE("M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z"),
    FIT("M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3"),
    COPY("M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8v.5"),
    SQL("M5 4.5l-3.5 3.5l3.5 3.5M11 4.5l3.5 3.5l-3.5 3.5"),
    MORE("M3.5 8h.01M8 8h.01M12.5 8h.01"),
    BOLT("M9 1.5l-5.5 7.5h4l-.5 5.5l5.5-7.5h-4z"),
    GEAR("M8 5.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6l1.4 1.4M11"
            + " 11l1.4 1.4M12.4 3.6l-1.4 1.4M5 11l-1.4 1.4"),
    LOCK("M4 7.5h8v6h-8zM5.5 7.5v-2.2a2.5 2.5 0 0 1 5 0v2.2"),
    COMPARE("M2.5 5.5h10M10 3l2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13"),
    OPEN_OUTSIDE("M6.5 3h-4v10.5h10.5v-4M9 2.5h4.5v4.5M13.5 2.5l-6 6"),
    BRANCH("M4.5 2.5v7M4.5 9.5a2 2 0 1 0 .01 0M11.5 2.5a2 2 0 1 0 .01 0M11.5 6.5c0 3-3 3.5-5.2 4.2"),
    PIN("M6 2.5h4l.5 5l2 2h-9l2-2zM8 9.5v4.5"),
    PLAY("M5 3l8 5l-8 5z"),
    STOP("M4 4h8v8h-8z"),
    ROWS("M2.5 4h11M2.5 8h11M2.5 12h11"),
    HISTORY("M2.8 8a5.3 5.3 0 1 0 1.7-3.9M2.5 2.5v2.6h2.6M8 5.2v3l2.2 1.3"),
    EYE("M1.5 8s2.5-4.5 6.5-4.5S14.5 8 14.5 8s-2.5 4.5-6.5 4.5S1.5 8 1.5 8"),
    PANE_LEFT("M2.5 2.5h11v11h-11zM6 2.5v11"),
    PANE_RIGHT("M2.5 2.5h11v11h-11zM10 2.5v11"),
    PANE_BOTTOM("M2.5 2.5h11v11h-11zM2.5 9.5h11");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** Returns the path in SVG's notation. */
    public String path() {
        return path;
    }

    /**
     * Returns a node that shows the icon in a field of {@code size} by {@code size} pixels. Its lines have the style class {@code icon-line}, the field
     * {@code icon} and {@code classes}; the stylesheets colour them.
     */
    public StackPane node(double size, String... classes) {
        SVGPath line = new SVGPath();
        line.setContent("M0 0M16 16" + path);
        line.getStyleClass().add("icon-line");
        line.setFill(null);
        line.setScaleX(size / 16);
        line.setScaleY(size / 16);
        line.setMouseTransparent(true);
        StackPane field = new StackPane(new javafx.scene.Group(line));
        field.getStyleClass().add("icon");
        field.getStyleClass().addAll(classes);
        field.setMinSize(size, size);
        field.setPrefSize(size, size);
        field.setMaxSize(size, size);
        return field;
    }
}
