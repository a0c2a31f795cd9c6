package plinth.app.problems;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.store.Labels;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Problem;
import plinth.renderer.diagram.Icon;

/** Shows a finding: the fact, its consequence, the button that mends it. */
final class FindingCell extends ListCell<Finding> {
    private final Consumer<Finding> fix;

    FindingCell(Consumer<Finding> fix) {
        this.fix = fix;
        setPrefWidth(0);
        getStyleClass().add("finding");
    }

    /** Words wrap: the height follows from the list's width. */
    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() instanceof HBox row && getListView() != null) {
            double room = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - 12;
            return Math.ceil(row.prefHeight(Math.max(120, room))) + snappedTopInset() + snappedBottomInset();
        }
        return super.computePrefHeight(width);
    }

    @Override
    protected void updateItem(Finding f, boolean empty) {
        super.updateItem(f, empty);
        setText(null);
        if (empty || f == null) {
            setGraphic(null);
            return;
        }
        Label title = Parts.text(f.title());
        title.setWrapText(true);
        Label detail = Parts.text(f.detail(), "s12", "muted");
        detail.setWrapText(true);
        VBox words = new VBox(2, title, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox row = new HBox(8, icon(f.severity()), words);
        row.setAlignment(Pos.TOP_LEFT);
        if (f.fix().isPresent() || f.meant().isPresent()) {
            Button b = Parts.smallButton(f.fixTitle(), () -> fix.accept(f));
            b.setTooltip(new Tooltip(f.fix().map(Labels::of).orElse(f.fixTitle())));
            row.getChildren().add(b);
        }
        setGraphic(row);
        setAccessibleText(f.title());
    }

    private static Node icon(Problem.Severity s) {
        return switch (s) {
            case ERROR -> Icons.ofPath(Icon.WARNING.path(), 16, "danger");
            case WARNING -> Icons.ofPath(Icon.WARNING.path(), 16, "warning");
            case HINT -> Icons.ofPath(Icon.INFO.path(), 16, "accent");
        };
    }
}
