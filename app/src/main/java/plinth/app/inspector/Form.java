package plinth.app.inspector;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import plinth.app.ui.Parts;

/** The properties of one thing: what each is called, and its field. */
final class Form extends GridPane {
    private int rows;

    Form() {
        getStyleClass().add("form");
        setHgap(8);
        setVgap(4);
        setPadding(new Insets(4, 12, 8, 12));
        ColumnConstraints words = new ColumnConstraints(72);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setFillWidth(true);
        getColumnConstraints().addAll(words, fields);
    }

    Form add(String what, Node field) {
        Label label = Parts.text(what, "s12", "muted");
        label.setLabelFor(field);
        addRow(rows++, label, field);
        return this;
    }

    /** Adds a property that is only shown. */
    Form show(String what, String text, String... classes) {
        Label value = Parts.text(text, "s12");
        value.getStyleClass().addAll(classes);
        value.setWrapText(true);
        return add(what, value);
    }

    /** Adds what takes the whole width; the form has the space around it. */
    Form whole(Region node) {
        node.setPadding(new Insets(4, 0, 0, 0));
        add(node, 0, rows++, 2, 1);
        return this;
    }
}
