package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import plinth.app.ui.Parts;
import plinth.model.text.LineDiff;

/** The DDL that one layout has and the other has not; what is the same is folded to a line that says how much. */
final class DdlLines {
    private static final int MOST = 400;

    private final Side side;
    private final List<LineDiff.Line> difference;

    DdlLines(Side side, List<LineDiff.Line> difference) {
        this.side = side;
        this.difference = difference;
    }

    List<Node> nodes() {
        LineDiff.Change mine = side == Side.LEFT ? LineDiff.Change.REMOVED : LineDiff.Change.ADDED;
        List<Node> out = new ArrayList<>();
        int same = 0;
        for (LineDiff.Line l : difference) {
            if (l.change() == LineDiff.Change.SAME) {
                same++;
            } else if (l.change() == mine) {
                same = fold(out, same);
                if (out.size() < MOST) {
                    out.add(line(l.text()));
                }
            }
        }
        fold(out, same);
        return out;
    }

    private static int fold(List<Node> out, int same) {
        if (same > 0) {
            Label label = Parts.text(same + (same == 1 ? " line" : " lines") + " the same", "ddl-fold");
            label.setMaxWidth(Double.MAX_VALUE);
            out.add(label);
        }
        return 0;
    }

    private Node line(String text) {
        Label label = Parts.text(text.isEmpty() ? " " : text, "ddl-line", side.style());
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setWrapText(true);
        return label;
    }
}
