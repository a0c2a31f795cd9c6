package plinth.app.inspector;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import plinth.app.edits.Deed;
import plinth.app.edits.DeedMenu;
import plinth.app.edits.EditForm;
import plinth.app.store.Selection;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;

/** The inspector's ways into deeds and their forms. */
final class DeedButtons {
    private DeedButtons() {}

    /** Returns a plus that opens {@code form} beside itself. */
    static Node plus(Context c, String tip, Supplier<EditForm> form) {
        Button b = Parts.iconButton(Icons.of(Glyph.PLUS, 16), tip, () -> {});
        b.setOnAction(e -> c.asker().ask(form.get(), b));
        return b;
    }

    /** Returns a plus that lets choose among {@code deeds}. */
    static Node plusOf(Context c, String tip, Supplier<List<Deed>> deeds) {
        return menu(c, Parts.iconButton(Icons.of(Glyph.PLUS, 16), tip, () -> {}), () -> List.of(deeds.get()));
    }

    /** Returns three dots with all that can be done to {@code item}. */
    static Node dots(Context c, Selection.Item item) {
        return dots(c, Selection.of(item));
    }

    /** Returns three dots with all that can be done to {@code selection}. */
    static Node dots(Context c, Selection selection) {
        Button b = Parts.iconButton(Icons.of(Glyph.DOTS, 16), "All that can be done", () -> {});
        b.getStyleClass().add("deeds-button");
        return menu(c, b, () -> c.deeds().of(selection));
    }

    private static Node menu(Context c, Button b, Supplier<List<List<Deed>>> deeds) {
        b.setOnAction(e -> {
            ContextMenu menu = new ContextMenu();
            menu.getItems().setAll(DeedMenu.items(deeds.get(), c.asker()));
            menu.show(b, Side.BOTTOM, 0, 4);
        });
        return b;
    }

    /** Lets the other mouse button show on {@code row} what can be done to {@code item}. */
    static void onRow(Context c, Node row, Selection.Item item) {
        row.setOnContextMenuRequested(e -> {
            c.select(item);
            ContextMenu menu = new ContextMenu();
            menu.getItems().setAll(DeedMenu.items(c.deeds().of(item), c.asker()));
            menu.show(row.getScene().getWindow(), e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }
}
