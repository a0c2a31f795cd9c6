package plinth.app.inspector;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import plinth.app.store.Selection;
import plinth.app.ui.Parts;

/** Drops what is selected; what goes with it is shown before. */
final class Dropping {
    /** The longest name that has room in a button, in characters. */
    private static final int LONGEST = 28;

    private Dropping() {}

    /** Returns a button that drops {@code item}, called {@code what}. */
    static HBox button(Context c, String what, Selection.Item item) {
        // A word in a button is never cut: what is dropped stands at the head of the sheet as well.
        boolean fits = what.length() <= LONGEST;
        Button b = Parts.smallButton(fits ? "Drop " + what + "\u2026" : "Drop it\u2026", () -> {});
        b.setTooltip(new Tooltip("Drop " + what));
        b.setAccessibleText("Drop " + what + "\u2026");
        b.setOnAction(e -> c.asker().drop(Selection.of(item), b));
        b.getStyleClass().addAll("danger", "drop-button");
        HBox row = Parts.row(0, b);
        row.setPadding(new Insets(0, 12, 8, 12));
        return row;
    }

    /** Returns a button that opens the form which changes {@code item} as a whole, and one that drops it. */
    static HBox changeOrDrop(Context c, String what, Selection.Item item) {
        Button change = Parts.smallButton("Change\u2026", () -> {});
        change.getStyleClass().add("change-button");
        change.setOnAction(
                e -> c.deeds().changeForm(item).ifPresent(f -> c.asker().ask(f, change)));
        Button drop = Parts.smallButton("Drop\u2026", () -> {});
        drop.setAccessibleText("Drop " + what + "\u2026");
        drop.setOnAction(e -> c.asker().drop(Selection.of(item), drop));
        drop.getStyleClass().addAll("danger", "drop-button");
        HBox row = Parts.row(8, change, drop);
        row.setPadding(new Insets(0, 12, 8, 12));
        return row;
    }
}
