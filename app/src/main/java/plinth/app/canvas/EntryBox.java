package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plinth.app.edits.ColumnLine;
import plinth.app.edits.ColumnWords;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.schema.Column;
import plinth.model.schema.Table;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Icon;

/** The box of a table whose columns are being typed: head, the columns that are there, the row at hand, what is wrong with it. */
final class EntryBox extends VBox {
    static final double WIDTH = 472;
    /** From the upper end of the box, where its keys stand, to that of its head. */
    static final double ABOVE = 34;

    private static final double ROW = 22;
    private static final double NEXT = 30;

    private final HBox keys = Parts.row(6);
    private final Pane head = new Pane();
    private final VBox rows = new VBox();
    private final StackPane hand = new StackPane();
    private final HBox next = Parts.row(10, Icons.of(Glyph.PLUS, 14), Parts.text("next column", "s12", "muted"));
    private final HBox wrong = Parts.row(8);

    EntryBox() {
        getStyleClass().add("entry");
        keys.getStyleClass().add("entry-keys");
        keys.setMaxWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        keys.setMinHeight(24);
        keys.setMaxHeight(24);
        head.getStyleClass().add("entry-head");
        head.setMinHeight(Face.HEAD);
        head.setPrefHeight(Face.HEAD);
        rows.getStyleClass().add("entry-rows");
        next.setMinHeight(NEXT);
        next.setMaxHeight(NEXT);
        next.getStyleClass().add("entry-next");
        wrong.getStyleClass().addAll("entry-wrong");
        VBox content = new VBox(head, rows, hand, next, wrong);
        content.setPrefWidth(WIDTH);
        content.setMinWidth(WIDTH);
        content.setMaxWidth(WIDTH);
        Region line = new Region();
        line.getStyleClass().add("entry-line");
        line.setMouseTransparent(true);
        StackPane frame = new StackPane(content, line);
        frame.getStyleClass().add("entry-frame");
        Region gap = new Region();
        gap.setMinHeight(ABOVE - 24);
        getChildren().addAll(keys, gap, frame);
        setManaged(false);
        fault("", null);
    }

    /** Shows {@code field} for the name of a new table. */
    void naming(TextField field) {
        keys("Enter", "columns", "Esc", "back");
        field.setLayoutX(Face.NAME_X - 8);
        field.setLayoutY(4);
        field.setPrefWidth(WIDTH - Face.NAME_X - 4);
        head.getChildren().setAll(icon(), field);
        show(rows, false);
        show(hand, false);
        show(next, false);
    }

    /** Shows {@code t} with at most {@code most} of its columns, and {@code row} below them. */
    void columns(Table t, String says, int most, EntryRow row) {
        keys("Tab", "type", "Enter", "next column", "Esc", "back");
        Label title = Parts.text(t.name().name().value(), "semibold");
        title.setLayoutX(Face.NAME_X);
        title.setLayoutY(6);
        title.setMaxWidth(WIDTH - Face.NAME_X - 120);
        Label right = Parts.text(says, "mono", "s11", "muted");
        right.setMinWidth(100);
        right.setPrefWidth(100);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setLayoutX(WIDTH - 110);
        right.setLayoutY(8);
        head.getChildren().setAll(icon(), title, right);
        List<Column> all = t.columns();
        List<Node> lines = new ArrayList<>();
        int hidden = Math.max(0, all.size() - most);
        if (hidden > 0) {
            Pane more = new Pane(at(Parts.text(hidden + " more above", "s12", "muted"), Face.NAME_X, 3, 300));
            more.setMinHeight(ROW);
            lines.add(more);
        }
        all.subList(hidden, all.size()).forEach(c -> lines.add(line(t, c)));
        rows.getChildren().setAll(lines);
        hand.getChildren().setAll(row);
        show(rows, true);
        show(hand, true);
        show(next, true);
    }

    private static Region icon() {
        Region icon = Icons.ofPath(Icon.TABLE.path(), 16);
        icon.setLayoutX(10);
        icon.setLayoutY(8);
        return icon;
    }

    private static Node line(Table t, Column c) {
        Pane row = new Pane();
        row.setMinHeight(ROW);
        row.setPrefHeight(ROW);
        boolean key = t.keyColumns().contains(c.name());
        if (key) {
            Region icon = Icons.ofPath(Icon.KEY.path(), 12, "key");
            icon.relocate(Face.KEY_X, 5);
            row.getChildren().add(icon);
        }
        if (t.foreignKeys().stream().anyMatch(f -> f.columns().contains(c.name()))) {
            Region icon = Icons.ofPath(Icon.REFERENCE.path(), 12, "accent");
            icon.relocate(Face.REFERENCE_X, 5);
            row.getChildren().add(icon);
        }
        String type = ColumnWords.type(t, c);
        String modifiers = ColumnWords.modifiers(t, c);
        row.getChildren()
                .addAll(
                        at(Parts.text(c.name().value(), "s12", key ? "semibold" : "plain"), Face.NAME_X, 3, 132),
                        at(Parts.text(type, "mono", "s11"), 176, 3, modifiers.isEmpty() ? 288 : 112),
                        at(Parts.text(modifiers, "mono", "s11", "muted"), 296, 3, WIDTH - 296 - 8));
        return row;
    }

    private static Label at(Label label, double x, double y, double width) {
        label.setLayoutX(x);
        label.setLayoutY(y);
        label.setMaxWidth(width);
        return label;
    }

    private void keys(String... words) {
        keys.getChildren().clear();
        for (int i = 0; i + 1 < words.length; i += 2) {
            Label says = Parts.text(words[i + 1], "s12", "muted");
            HBox.setMargin(says, new javafx.geometry.Insets(0, 8, 0, 0));
            keys.getChildren().addAll(Parts.key(words[i]), says);
        }
    }

    /** Says what is wrong, and offers {@code fix} for it; an empty text says nothing. */
    void fault(String reason, @Nullable Node fix) {
        Label words = Parts.text(reason, "s12", "danger-text", "in-place-wrong-text");
        words.setWrapText(true);
        wrong.getChildren().setAll(words);
        Optional.ofNullable(fix).ifPresent(wrong.getChildren()::add);
        show(wrong, !reason.isEmpty());
    }

    /** Says how something is written that is not written as it is typed. */
    void note(String text) {
        Label words = Parts.text(text, "s12", "muted", "in-place-note-text");
        words.setWrapText(true);
        wrong.getChildren().setAll(words);
        show(wrong, !text.isEmpty());
    }

    /** Returns the button that puts right what is wrong. */
    static Node fix(ColumnLine.Slip slip, Runnable run) {
        javafx.scene.control.Button b = Parts.smallButton("Use " + slip.meant(), run);
        b.setFocusTraversable(false);
        b.setTooltip(new javafx.scene.control.Tooltip("Ctrl+."));
        return b;
    }

    /** Returns the middle of the row at hand, below the upper end of the head. */
    double handY() {
        return Face.HEAD
                + rows.getChildren().size() * ROW
                + (rows.getChildren().isEmpty() ? 0 : 6)
                + EntryRow.HEIGHT / 2;
    }

    private static void show(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }
}
