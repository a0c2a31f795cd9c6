package plinth.app.inspector;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.renderer.diagram.ColumnMark;
import plinth.renderer.diagram.Icon;

/** The small marks of a column, as the canvas paints them. */
final class ColumnMarks {
    private ColumnMarks() {}

    /** Returns key and reference in a field of 26 x 16. */
    static Node keys(boolean key, boolean reference) {
        Pane field = new Pane();
        field.setMinSize(26, 16);
        field.setMaxSize(26, 16);
        if (key) {
            Node n = Icons.ofPath(Icon.KEY.path(), 12, "key");
            n.relocate(0, 2);
            field.getChildren().add(n);
        }
        if (reference) {
            SVGPath arrow = new SVGPath();
            arrow.setContent("M14.5 4v4.5h8.5m-3-3l3 3l-3 3");
            arrow.getStyleClass().add("reference-arrow");
            field.getChildren().add(arrow);
        }
        return field;
    }

    static Node of(Set<ColumnMark> marks) {
        HBox box = Parts.row(4);
        for (ColumnMark m : ColumnMark.values()) {
            if (marks.contains(m)) {
                box.getChildren().add(mark(m));
            }
        }
        return box;
    }

    private static Node mark(ColumnMark m) {
        return switch (m) {
            case DISCRIMINATOR -> {
                SVGPath p = new SVGPath();
                p.setContent("M5.5 0.5l4.5 5l-4.5 5l-4.5-5z");
                p.getStyleClass().add("discriminator");
                yield p;
            }
            case GENERATED -> {
                Label f = Parts.text("f", "mono", "s12", "muted");
                f.setStyle("-fx-font-style: italic");
                yield f;
            }
            case UNIQUE -> Parts.text("U", "unique-mark");
            case INDEXED -> line("M1 1h9M1 5h6.5M1 9h4");
            case CHECKED -> line("M1 6l3 3l6-7");
        };
    }

    private static Node line(String path) {
        SVGPath p = new SVGPath();
        p.setContent(path);
        p.getStyleClass().add("mark-line");
        return p;
    }
}
