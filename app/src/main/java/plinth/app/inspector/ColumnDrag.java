package plinth.app.inspector;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import plinth.model.edit.Edit;
import plinth.model.schema.Table;

/** Moves a column by dragging its row, or by Alt and an arrow. */
final class ColumnDrag {
    private static final String PREFIX = "plinth column ";

    private ColumnDrag() {}

    static void install(Context c, HBox row, Table t, int at) {
        row.setOnDragDetected(e -> {
            Dragboard board = row.startDragAndDrop(TransferMode.MOVE);
            ClipboardContent content = new ClipboardContent();
            content.putString(PREFIX + at);
            board.setContent(content);
            board.setDragView(row.snapshot(null, null));
            e.consume();
        });
        row.setOnDragOver(e -> {
            if (from(e.getDragboard(), row, e.getGestureSource(), t) >= 0) {
                e.acceptTransferModes(TransferMode.MOVE);
            }
            e.consume();
        });
        row.setOnDragEntered(e -> row.getStyleClass().add("drop-here"));
        row.setOnDragExited(e -> row.getStyleClass().remove("drop-here"));
        row.setOnDragDropped(e -> {
            int from = from(e.getDragboard(), row, e.getGestureSource(), t);
            boolean done = from >= 0 && from != at;
            if (done) {
                c.edit(new Edit.MoveColumn(t.name(), t.columns().get(from).name(), at));
            }
            e.setDropCompleted(done);
            e.consume();
        });
        row.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            boolean up = e.getCode() == KeyCode.UP;
            if (e.isAltDown() && (up || e.getCode() == KeyCode.DOWN) && !(e.getTarget() instanceof TextInputControl)) {
                move(c, t, at, up ? -1 : 1);
                e.consume();
            }
        });
    }

    private static void move(Context c, Table t, int at, int by) {
        int to = at + by;
        if (to >= 0 && to < t.columns().size()) {
            c.edit(new Edit.MoveColumn(t.name(), t.columns().get(at).name(), to));
        }
    }

    /** Returns which column is dragged over {@code row}, -1 when it is none of the same table. */
    private static int from(Dragboard board, HBox row, Object source, Table t) {
        boolean sibling = source instanceof Node n && n.getParent() == row.getParent();
        if (!sibling || !board.hasString() || !board.getString().startsWith(PREFIX)) {
            return -1;
        }
        int from = Integer.parseInt(board.getString().substring(PREFIX.length()));
        return from < t.columns().size() ? from : -1;
    }
}
