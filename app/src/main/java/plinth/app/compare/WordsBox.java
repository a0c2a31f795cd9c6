package plinth.app.compare;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Parts;
import plinth.renderer.report.Finding;

/** What the figures say, in sentences. */
final class WordsBox {
    private final VBox lines = new VBox(6);
    private final VBox node;

    WordsBox() {
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        node = new VBox(4, Parts.text("In words", "s12", "semibold"), scroll);
        node.getStyleClass().add("compare-words");
    }

    Node node() {
        return node;
    }

    void show(List<Finding> findings, Question q) {
        lines.getChildren().setAll(findings.stream().map(f -> line(f, q)).toList());
    }

    private static Node line(Finding f, Question q) {
        Region bar = new Region();
        bar.getStyleClass().add("say-bar");
        f.favours()
                .ifPresent(s -> bar.getStyleClass().add(s.equals(q.left()) ? "a" : s.equals(q.right()) ? "b" : "none"));
        Label text = Parts.text(f.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        if (!f.evidence().isEmpty()) {
            text.setTooltip(new Tooltip(String.join("\n", f.evidence())));
        }
        HBox line = new HBox(9, bar, text);
        line.getStyleClass().add("say");
        return line;
    }
}
