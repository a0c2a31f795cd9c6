package plinth.app.shell;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Action;
import plinth.app.ui.Parts;

/** Says which key does what: those of the actions, and those that a pane has for itself. */
final class Keys {
    private static final List<List<String>> OTHERS = List.of(
            List.of("/", "Find in the outline"),
            List.of("Ctrl+Y", "Redo"),
            List.of("Enter", "Edit what is chosen"),
            List.of("Tab", "Next field"),
            List.of("Esc", "Leave, and lose nothing"),
            List.of("V, T, R, S, B", "On the canvas: select, table, reference, subtypes, bridge"),
            List.of("F, H", "On the canvas: focus on the selection, hide it"),
            List.of("A, C", "On the canvas: area of the selection, all columns of a wide table"),
            List.of("1, 2, 3", "In a focus: neighbours at so many steps"),
            List.of("Arrows", "On the canvas: go to the neighbour"),
            List.of("Alt+Arrows", "On the canvas: nudge by 4, with Shift by 16"),
            List.of("Alt+Up, Down", "Of a column: change its place"),
            List.of("Ctrl+A, Ctrl+D", "On the canvas: select all, duplicate"),
            List.of("Del", "Drop, after a look at what goes with it"),
            List.of("Space", "On the canvas: pan with the mouse"),
            List.of("?", "This list"));

    private Keys() {}

    static Region card(List<Action> actions, Runnable close) {
        GridPane grid = new GridPane();
        grid.setHgap(24);
        grid.setVgap(4);
        int n = 0;
        int half = (int)
                Math.ceil((actions.stream().filter(a -> a.key().isPresent()).count() + OTHERS.size()) / 2.0);
        for (Action a : actions) {
            if (a.key().isPresent()) {
                add(grid, n++, half, a.key().get().getDisplayText(), a.title());
            }
        }
        for (List<String> o : OTHERS) {
            add(grid, n++, half, o.getFirst(), o.getLast());
        }
        Button b = new Button("Close");
        b.getStyleClass().add("large-button");
        b.setOnAction(e -> close.run());
        b.setDefaultButton(true);
        HBox foot = new HBox(b);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.setPadding(new Insets(12, 0, 0, 0));
        VBox card = new VBox(12, Parts.text("Keys", "s16", "semibold"), grid, foot);
        card.getStyleClass().add("dialog-card");
        card.setPrefWidth(760);
        return card;
    }

    private static void add(GridPane grid, int n, int half, String key, String what) {
        HBox keys = new HBox(Parts.key(key));
        keys.setMinWidth(112);
        grid.add(keys, n < half ? 0 : 2, n % half);
        grid.add(Parts.whole(Parts.text(what, "s12")), n < half ? 1 : 3, n % half);
    }
}
