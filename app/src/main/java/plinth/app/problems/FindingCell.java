package plinth.app.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
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
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Problem;
import plinth.renderer.diagram.Icon;

/** Shows a finding: the fact, its consequence, the button that mends it. */
final class FindingCell extends ListCell<Line> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final Consumer<Finding> fix;
    private final Consumer<Line.Heading> fixAll;
    private final Ignoring ignoring;

    FindingCell(Consumer<Finding> fix, Consumer<Line.Heading> fixAll, Ignoring ignoring) {
        this.fix = fix;
        this.fixAll = fixAll;
        this.ignoring = ignoring;
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
    protected void updateItem(Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        pseudoClassStateChanged(HEADING, !empty && line instanceof Line.Heading);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        switch (line) {
            case Line.Heading h -> show(h);
            case Finding f -> show(f);
            case Line.Ignored i -> show(i);
            case Line.Reason r -> {
                setGraphic(ignoring.row());
                setAccessibleText("Ignore with a reason");
            }
        }
    }

    private void show(Line.Ignored i) {
        Button again = Parts.linkButton("Show again", () -> ignoring.again(i.key()));
        setGraphic(row(Icons.of(Glyph.IGNORED, 16), i.title(), i.reason(), again));
        setAccessibleText(i.title() + ", ignored: " + i.reason());
    }

    private void show(Line.Heading h) {
        Label title = Parts.text(h.kind(), "s12", "semibold");
        title.setMinWidth(0);
        HBox row = Parts.row(
                8, Icons.of(h.open() ? Glyph.DOWN : Glyph.RIGHT, 12), title, Parts.count(h.count()), Parts.grow());
        if (!h.keys().isEmpty()) {
            Button none = Parts.linkButton("Ignore all " + h.keys().size() + "…", () -> ignoring.ask(h.keys()));
            none.setTooltip(new Tooltip("With one reason, as one step of undo"));
            row.getChildren().add(none);
        }
        h.fix().ifPresent(c -> {
            Button all = Parts.smallButton("Fix all " + h.all().size(), () -> fixAll.accept(h));
            all.setTooltip(new Tooltip("One step of undo"));
            row.getChildren().add(all);
        });
        setGraphic(row);
        setAccessibleText(h.kind() + ", " + h.count());
    }

    private void show(Finding f) {
        List<Node> buttons = new ArrayList<>();
        f.key().ifPresent(k -> buttons.add(Parts.linkButton("Ignore…", () -> ignoring.ask(k))));
        if (f.fix().isPresent() || f.meant().isPresent()) {
            Button b = Parts.smallButton(f.fixTitle(), () -> fix.accept(f));
            b.setTooltip(new Tooltip(f.fix().map(Labels::of).orElse(f.fixTitle())));
            buttons.add(b);
        }
        setGraphic(row(icon(f.severity()), f.title(), f.detail(), buttons.toArray(new Node[0])));
        setAccessibleText(f.title());
    }

    private static HBox row(Node icon, String title, String detail, Node... buttons) {
        Label first = Parts.text(title);
        first.setWrapText(true);
        Label second = Parts.text(detail, "s12", "muted");
        second.setWrapText(true);
        VBox words = new VBox(2, first, second);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox row = new HBox(8, icon, words);
        row.setAlignment(Pos.TOP_LEFT);
        row.getChildren().addAll(buttons);
        return row;
    }

    private static Node icon(Problem.Severity s) {
        return switch (s) {
            case ERROR -> Icons.ofPath(Icon.WARNING.path(), 16, "danger");
            case WARNING -> Icons.ofPath(Icon.WARNING.path(), 16, "warning");
            case HINT -> Icons.ofPath(Icon.INFO.path(), 16, "accent");
        };
    }
}
