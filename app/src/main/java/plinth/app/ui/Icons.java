package plinth.app.ui;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/**
 * Makes nodes of icons. A node's colour is given by style classes: {@code pattern}, {@code accent}, {@code warning}, {@code danger}, {@code ok},
 * {@code key}, {@code fg}; without one it is muted.
 */
public final class Icons {
    private Icons() {}

    /** Returns {@code glyph} at {@code size} pixels. */
    public static Region of(Glyph glyph, double size, String... classes) {
        return ofPath(glyph.path(), size, classes);
    }

    /** Returns the icon of {@code path}, SVG path data on a square of 16, at {@code size} pixels. */
    public static Region ofPath(String path, double size, String... classes) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("shape-line");
        shape.getTransforms().add(new Scale(size / 16, size / 16));
        shape.setManaged(false);
        Pane box = new Pane(shape);
        box.getStyleClass().add("icon");
        box.getStyleClass().addAll(classes);
        box.setMinSize(size, size);
        box.setPrefSize(size, size);
        box.setMaxSize(size, size);
        box.setMouseTransparent(true);
        return box;
    }
}
