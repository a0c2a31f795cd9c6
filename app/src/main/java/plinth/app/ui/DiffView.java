package plinth.app.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import plinth.model.text.LineDiff;

/** What would change in a file, line by line. */
public final class DiffView {
    private static final List<String> STYLES = List.of("diff-same", "diff-add", "diff-del");

    private final ListView<LineDiff.Line> lines = new ListView<>();

    public DiffView() {
        lines.getStyleClass().add("diff");
        lines.setFocusTraversable(false);
        lines.setCellFactory(l -> new Cell());
        lines.setFixedCellSize(18);
    }

    public Node node() {
        return lines;
    }

    /** Shows {@code diff}, its first change in view. */
    public void show(List<LineDiff.Line> diff) {
        lines.getItems().setAll(diff);
        int first = 0;
        while (first < lines.getItems().size() && lines.getItems().get(first).change() == LineDiff.Change.SAME) {
            first++;
        }
        if (first < lines.getItems().size()) {
            lines.scrollTo(Math.max(0, first - 3));
        }
    }

    private static final class Cell extends ListCell<LineDiff.Line> {
        @Override
        protected void updateItem(LineDiff.Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(STYLES);
            if (empty || line == null) {
                setText(null);
                return;
            }
            int number = line.after() > 0 ? line.after() : line.before();
            String sign = switch (line.change()) {
                case SAME -> " ";
                case ADDED -> "+";
                case REMOVED -> "-";
            };
            getStyleClass()
                    .add(
                            switch (line.change()) {
                                case SAME -> "diff-same";
                                case ADDED -> "diff-add";
                                case REMOVED -> "diff-del";
                            });
            String digits = Integer.toString(number);
            setText(" ".repeat(Math.max(0, 4 - digits.length())) + digits + " " + sign + " " + line.text());
        }
    }
}
