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
        while (lines.getChildren().size() > findings.size()) {
            lines.getChildren().removeLast();
        }
        for (int i = 0; i < findings.size(); i++) {
            if (i == lines.getChildren().size()) {
                lines.getChildren().add(new Line());
            }
            if (lines.getChildren().get(i) instanceof Line line) {
                line.show(findings.get(i), q);
            }
        }
    }

    /** A finding with a bar in the colour of the layout that it speaks for. It stays when its words change: the slider changes them all the time. */
    private static final class Line extends HBox {
        private final Region bar = new Region();
        private final Label text = Parts.text("");
        private final Tooltip evidence = new Tooltip();

        Line() {
            super(9);
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(text, Priority.ALWAYS);
            getChildren().addAll(bar, text);
            getStyleClass().add("say");
        }

        void show(Finding f, Question q) {
            text.setText(f.text());
            evidence.setText(String.join("\n", f.evidence()));
            text.setTooltip(f.evidence().isEmpty() ? null : evidence);
            String side = f.favours()
                    .map(s -> s.equals(q.left()) ? "a" : s.equals(q.right()) ? "b" : "none")
                    .orElse("none");
            List<String> classes = List.of("say-bar", side);
            if (!bar.getStyleClass().equals(classes)) {
                bar.getStyleClass().setAll(classes);
            }
        }
    }
}
