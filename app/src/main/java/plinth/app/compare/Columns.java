package plinth.app.compare;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The columns of the table of access patterns; those of the first row's cost are only there when there is room. */
final class Columns {
    private static final double[] WIDTHS = {16, -1, 80, 92, 28, 184, 28, 92, 80};

    private final ObservableBooleanValue firstRows;

    Columns(ObservableBooleanValue firstRows) {
        this.firstRows = firstRows;
    }

    private static boolean first(int column) {
        return column == 2 || column == 8;
    }

    GridPane grid(Node... cells) {
        GridPane grid = new GridPane(4, 0);
        for (int i = 0; i < WIDTHS.length; i++) {
            ColumnConstraints c = new ColumnConstraints();
            if (WIDTHS[i] < 0) {
                c.setMinWidth(80);
                c.setHgrow(Priority.ALWAYS);
            } else {
                c.setMinWidth(first(i) ? 0 : WIDTHS[i]);
                c.setMaxWidth(WIDTHS[i]);
                c.setHalignment(i == 0 || i == 4 || i == 5 || i == 6 ? HPos.CENTER : HPos.RIGHT);
                if (first(i)) {
                    c.prefWidthProperty()
                            .bind(Bindings.when(firstRows).then(WIDTHS[i]).otherwise(0));
                } else {
                    c.setPrefWidth(WIDTHS[i]);
                }
            }
            grid.getColumnConstraints().add(c);
            grid.add(cells[i], i, 0);
            if (first(i)) {
                cells[i].visibleProperty().bind(firstRows);
                cells[i].managedProperty().bind(firstRows);
            }
        }
        return grid;
    }
}
