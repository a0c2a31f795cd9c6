package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;

/** A list of rows that grows and shrinks: the columns of a key, the elements of an index. */
final class Rows<R> extends VBox {
    /** A row with its field that gets the keyboard. */
    record Row<R>(R value, Node node, Node first) {}

    private final List<Row<R>> rows = new ArrayList<>();
    private final Function<Integer, Row<R>> make;
    private final Button more;
    private final boolean none;

    /**
     * @param word what the button for another row says
     * @param none whether there may be no row at all
     * @param make makes an empty row for a place
     */
    Rows(String word, boolean none, Function<Integer, Row<R>> make) {
        super(4);
        this.make = make;
        this.none = none;
        more = Parts.linkButton(word, () -> {});
        more.setOnAction(e -> {
            Row<R> row = make.apply(rows.size());
            add(row);
            row.first().requestFocus();
        });
        getChildren().add(more);
    }

    void add(Row<R> row) {
        rows.add(row);
        HBox.setHgrow(row.node(), Priority.ALWAYS);
        Button less = Parts.iconButton(Icons.of(Glyph.CROSS, 12), "Take it out", () -> {});
        HBox line = Parts.row(4, row.node(), less);
        less.setOnAction(e -> {
            rows.remove(row);
            getChildren().remove(line);
            if (rows.isEmpty() && !none) {
                add(make.apply(0));
            }
        });
        getChildren().add(getChildren().size() - 1, line);
    }

    /** Takes all rows out. */
    void clear() {
        rows.clear();
        getChildren().setAll(more);
    }

    List<R> values() {
        return rows.stream().map(Row::value).toList();
    }

    Node first() {
        return rows.isEmpty() ? more : rows.getFirst().first();
    }
}
