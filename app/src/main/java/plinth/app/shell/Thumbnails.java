package plinth.app.shell;

import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** Small pictures of the samples: a family, a grid of tables, one wide table. */
final class Thumbnails {
    private Thumbnails() {}

    static Region of(String sample) {
        Group g = switch (sample) {
            case "events" -> family();
            case "legacy" -> wide();
            default -> grid();
        };
        StackPane box = new StackPane(g);
        box.setMinHeight(88);
        box.setPrefHeight(88);
        return box;
    }

    private static Group family() {
        return new Group(
                rect(8, 6, 62, 58, "mini-ground"),
                rect(28, 11, 22, 14, "mini-pattern"),
                rect(12, 40, 16, 18, "mini-pattern"),
                rect(31, 40, 16, 12, "mini-pattern"),
                rect(50, 40, 16, 16, "mini-pattern"),
                line("M39 25v7M20 40v-8h38v8M39 32v8"),
                rect(82, 10, 32, 16, "mini"),
                rect(82, 34, 32, 20, "mini"),
                line("M50 18h32M98 26v8"));
    }

    private static Group wide() {
        return new Group(
                rect(46, 6, 34, 58, "mini-pattern"),
                rect(10, 10, 22, 16, "mini"),
                rect(10, 38, 22, 16, "mini"),
                rect(94, 10, 22, 14, "mini"),
                rect(94, 32, 22, 22, "mini"),
                line("M32 18h14M32 46h14M80 16h14M80 42h14"));
    }

    private static Group grid() {
        Group g = new Group();
        int[] heights = {14, 11, 15};
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 3; j++) {
                g.getChildren().add(rect(9 + i * 22, 7 + j * 20 + i % 2 * 2, 16, heights[(i + j) % 3], "mini"));
            }
        }
        g.getChildren().add(line("M25 14h6M47 16h6M69 36h6M91 34h6M25 54h6"));
        return g;
    }

    private static Rectangle rect(double x, double y, double w, double h, String role) {
        Rectangle r = new Rectangle(x, y, w, h);
        r.setArcWidth(3);
        r.setArcHeight(3);
        r.getStyleClass().add(role);
        return r;
    }

    private static SVGPath line(String path) {
        SVGPath p = new SVGPath();
        p.setContent(path);
        p.getStyleClass().add("mini-line");
        return p;
    }
}
