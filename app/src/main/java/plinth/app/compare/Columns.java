package plinth.app.compare;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The columns of the table of access patterns. */
final class Columns {
    private static final double[] WIDTHS = {16, -1, 80, 92, 28, 184, 28, 92, 80};

    private Columns() {}

    static GridPane grid() {
        GridPane grid = new GridPane(4, 0);
        for (int i = 0; i < WIDTHS.length; i++) {
            ColumnConstraints c = new ColumnConstraints();
            if (WIDTHS[i] < 0) {
                c.setMinWidth(80);
                c.setHgrow(Priority.ALWAYS);
            } else {
                c.setMinWidth(WIDTHS[i]);
                c.setPrefWidth(WIDTHS[i]);
                c.setMaxWidth(WIDTHS[i]);
                c.setHalignment(i == 0 || i == 4 || i == 5 || i == 6 ? HPos.CENTER : HPos.RIGHT);
            }
            grid.getColumnConstraints().add(c);
        }
        return grid;
    }

    static void add(GridPane grid, Node... cells) {
        for (int i = 0; i < cells.length; i++) {
            grid.add(cells[i], i, 0);
        }
    }
}
