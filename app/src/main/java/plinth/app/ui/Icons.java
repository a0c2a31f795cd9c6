package plinth.app.ui;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import plinth.renderer.diagram.Icon;

/**
 * Makes nodes of icons. A node's colour is given by style classes: {@code pattern}, {@code accent}, {@code warning}, {@code danger}, {@code ok},
 * {@code key}, {@code fg}; without one it is muted.
 */
public final class Icons {
    private Icons() {}

    /** Returns {@code icon} at {@code size} pixels. */
    public static Node of(Icon icon, double size, String... classes) {
        return node(icon.path(), size, classes);
    }

    /** Returns {@code glyph} at {@code size} pixels. */
    public static Node of(Glyph glyph, double size, String... classes) {
        return node(glyph.path(), size, classes);
    }

    private static Node node(String path, double size, String... classes) {
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
