package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import plinth.app.ui.Parts;
import plinth.model.text.LineDiff;

/** The DDL that one layout has and the other has not; what is the same is folded to a line that says how much. */
final class DdlLines {
    private static final int MOST = 400;

    /** Canonical DDL has its keywords in capitals. */
    private static final Pattern PART = Pattern.compile(
            "('(?:[^']|'')*')|\\b(\\d+)\\b|\\b([A-Z]{2,}(?:_[A-Z]+)*)\\b|\\b((?:big|small)?int|integer|text|boolean|date|timestamptz|timestamp|numeric|uuid|jsonb?|varchar|char|interval|bytea|real)\\b");

    private static final Pattern SPACES = Pattern.compile("('(?:[^']|'')*'|\"[^\"]*\")| {2,}");

    private final Side side;
    private final List<LineDiff.Line> difference;

    DdlLines(Side side, List<LineDiff.Line> difference) {
        this.side = side;
        this.difference = difference;
    }

    List<Node> nodes() {
        LineDiff.Change mine = side == Side.LEFT ? LineDiff.Change.REMOVED : LineDiff.Change.ADDED;
        List<Node> out = new ArrayList<>();
        Set<LineDiff.Line> moved = Moved.of(difference);
        int same = 0;
        for (LineDiff.Line l : difference) {
            if (l.change() == LineDiff.Change.SAME || (l.change() == mine && moved.contains(l))) {
                same++;
            } else if (l.change() == mine) {
                same = fold(out, same);
                boolean gap = l.text().isBlank() && (out.isEmpty() || out.getLast() instanceof Label);
                if (out.size() < MOST && !gap) {
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

    private Node line(String line) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().addAll("ddl-line", side.style());
        Matcher m = PART.matcher(line);
        int from = 0;
        while (m.find()) {
            plain(flow, line.substring(from, m.start()));
            String style = m.group(1) != null
                    ? "syn-string"
                    : m.group(2) != null ? "syn-number" : m.group(3) != null ? "syn-key" : "syn-type";
            flow.getChildren().add(text(m.group(), style));
            from = m.end();
        }
        plain(flow, line.substring(from));
        if (flow.getChildren().isEmpty()) {
            flow.getChildren().add(text(" ", "syn-plain"));
        }
        return flow;
    }

    private static void plain(TextFlow flow, String s) {
        if (!s.isEmpty()) {
            flow.getChildren().add(text(s, "syn-plain"));
        }
    }

    private static Text text(String s, String style) {
        Text t = new Text(s);
        t.getStyleClass().addAll("ddl-text", style);
        return t;
    }

    /**
     * Returns canonical DDL without what only lines columns up: an alignment that differs is no difference of layouts. Strings stay as they are.
     */
    static String plain(String ddl) {
        StringBuilder out = new StringBuilder(ddl.length());
        for (String line : ddl.split("\n", -1)) {
            int indent = 0;
            while (indent < line.length() && line.charAt(indent) == ' ') {
                indent++;
            }
            out.append(line, 0, indent);
            out.append(SPACES.matcher(line.substring(indent))
                    .replaceAll(r -> r.group(1) != null ? Matcher.quoteReplacement(r.group(1)) : " "));
            out.append('\n');
        }
        return out.substring(0, out.length() - 1);
    }
}
