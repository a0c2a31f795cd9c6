package plinth.app.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Small parts that look the same everywhere. */
public final class Parts {
    private Parts() {}

    /** Returns a text; {@code classes} are of the type scale ({@code s11 s12 s14 s16}), {@code semibold}, {@code mono}, {@code muted}. */
    public static Label text(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    /** Returns a number in a pill. */
    public static Label count(int n) {
        return whole(text(Integer.toString(n), "count"));
    }

    /** Returns the name of a key in a frame. */
    public static Label key(String keys) {
        return whole(text(keys, "kbd"));
    }

    /** Returns what takes all space that is left. */
    public static Region grow() {
        Region r = new Region();
        HBox.setHgrow(r, Priority.ALWAYS);
        return r;
    }

    /** Returns a row whose children stand {@code gap} apart, in the middle of its height. */
    public static HBox row(double gap, Node... children) {
        HBox box = new HBox(gap, children);
        box.getStyleClass().add("row");
        return box;
    }

    /** Returns a button of an icon alone; {@code tip} says what it does. */
    public static Button iconButton(Node icon, String tip, Runnable run) {
        Button b = new Button();
        b.setGraphic(icon);
        b.getStyleClass().add("icon-button");
        b.setTooltip(new Tooltip(tip));
        b.setAccessibleText(tip);
        b.setOnAction(e -> run.run());
        return b;
    }

    /** Returns a small button of 24 px. */
    public static Button smallButton(String text, Runnable run) {
        Button b = new Button(text);
        // Names of tables and columns have underscores of their own.
        b.setMnemonicParsing(false);
        b.getStyleClass().add("small-button");
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(e -> run.run());
        return b;
    }

    /** Returns a button that looks like a link. */
    public static Button linkButton(String text, Runnable run) {
        Button b = new Button(text);
        // Names of tables and columns have underscores of their own.
        b.setMnemonicParsing(false);
        b.getStyleClass().add("link-button");
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(e -> run.run());
        return b;
    }

    /** Puts {@code text} on the clipboard. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Returns {@code label}, which is never shortened from now on. */
    public static Label whole(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
