package plinth.app.inspector;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plinth.app.ui.Parts;

/** A part of a sheet: a line above, a heading of 32, rows of 28. */
final class Section extends VBox {
    private final HBox head;

    Section(String title, int count, Node... trailing) {
        getStyleClass().add("section");
        head = Parts.row(6, Parts.text(title, "s12", "semibold"));
        if (count >= 0) {
            head.getChildren().add(Parts.count(count));
        }
        head.getChildren().add(Parts.grow());
        head.getChildren().addAll(trailing);
        head.getStyleClass().add("section-head");
        getChildren().add(head);
    }

    /** Adds a row that can be chosen by mouse or keyboard. */
    HBox add(Runnable chosen, boolean selected, Node... cells) {
        HBox row = Parts.row(8, cells);
        row.getStyleClass().add("inspector-row");
        row.setPadding(new Insets(0, 12, 0, 12));
        if (selected) {
            row.getStyleClass().add("chosen");
        }
        row.setFocusTraversable(true);
        row.setOnMouseClicked(e -> chosen.run());
        row.setOnKeyPressed(e -> {
            if (e.getCode() == javafx.scene.input.KeyCode.ENTER) {
                chosen.run();
                e.consume();
            }
        });
        getChildren().add(row);
        return row;
    }
}
