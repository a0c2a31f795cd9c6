package plinth.app.shell;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/** Plinth's mark: three columns on two steps. */
final class Logo {
    private Logo() {}

    static Node of(double size) {
        Group g = new Group(
                part(1, 16, 18, 3, "logo-base"),
                part(3, 12, 14, 3, "logo-base"),
                part(4.5, 2, 3, 9, "logo-accent"),
                part(8.5, 5, 3, 6, "logo-pattern"),
                part(12.5, 3.5, 3, 7.5, "logo-accent"));
        g.getTransforms().add(new Scale(size / 20, size / 20));
        StackPane box = new StackPane(new Group(g));
        box.setMinSize(size, size);
        box.setMaxSize(size, size);
        return box;
    }

    private static Rectangle part(double x, double y, double w, double h, String role) {
        Rectangle r = new Rectangle(x, y, w, h);
        r.setArcWidth(2);
        r.setArcHeight(2);
        r.getStyleClass().add(role);
        return r;
    }
}
