package plinth.app.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import plinth.app.ui.Appearance;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.access.AccessPattern;
import plinth.model.cost.Comparison;
import plinth.model.cost.PatternCost;
import plinth.renderer.report.Figures;

/** An access pattern with its cost in both layouts; opened, with both plans. */
final class PatternRow extends VBox {
    private final AccessPattern pattern;
    private final GridPane line;
    private final StackPane chevron = new StackPane();
    private final Label leftFirst = Parts.text("", "mono", "s12", "muted");
    private final Label leftCost = figure();
    private final Label rightFirst = Parts.text("", "mono", "s12", "muted");
    private final Label rightCost = figure();
    private final RatioBar ratio;
    private final Label name;
    private Optional<Plans> plans = Optional.empty();

    PatternRow(
            AccessPattern pattern, Columns columns, ObservableValue<Appearance> appearance, Consumer<String> toggle) {
        this.pattern = pattern;
        this.ratio = new RatioBar(appearance);
        this.name = Parts.text(pattern.label(), "s12");
        setId("pattern-" + pattern.id());
        line = columns.grid(
                chevron,
                name,
                leftFirst,
                leftCost,
                Parts.text("E", "evidence"),
                ratio,
                Parts.text("E", "evidence"),
                rightCost,
                rightFirst);
        line.getStyleClass().add("pattern-row");
        line.setFocusTraversable(true);
        line.setAccessibleText(pattern.label());
        GridPane.setHalignment(ratio, HPos.CENTER);
        line.setOnMouseClicked(e -> toggle.accept(pattern.id()));
        line.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                toggle.accept(pattern.id());
                e.consume();
            }
        });
        getChildren().add(line);
        open(false);
    }

    private static Label figure() {
        return Parts.text("", "mono", "s12");
    }

    String pattern() {
        return pattern.id();
    }

    RatioBar ratio() {
        return ratio;
    }

    /** Opens or closes the plans below. */
    void open(boolean open) {
        chevron.getChildren().setAll((Node) Icons.of(open ? Glyph.DOWN : Glyph.RIGHT, 12));
        getStyleClass().removeAll("open");
        name.getStyleClass().removeAll("semibold");
        if (open) {
            getStyleClass().add("open");
            name.getStyleClass().add("semibold");
            if (plans.isEmpty()) {
                Plans made = new Plans();
                plans = Optional.of(made);
                getChildren().add(made.node());
            }
        } else if (plans.isPresent()) {
            getChildren().remove(plans.get().node());
            plans = Optional.empty();
        }
    }

    void figures(Comparison c) {
        Optional<PatternCost> a = Ready.estimate(c, Side.LEFT).pattern(pattern.id());
        Optional<PatternCost> b = Ready.estimate(c, Side.RIGHT).pattern(pattern.id());
        boolean both = a.isPresent() && b.isPresent();
        double left = a.map(PatternCost::cost).orElse(1.0);
        double right = b.map(PatternCost::cost).orElse(1.0);
        boolean even = !both || Figures.even(left, right);
        double greatest = both ? Math.max(left, right) : a.isPresent() ? left : right;
        text(leftCost, a.map(p -> Figures.cost(p.cost(), greatest)), !even && left < right, even);
        text(rightCost, b.map(p -> Figures.cost(p.cost(), greatest)), !even && right < left, even);
        double first = Math.max(startup(a), startup(b));
        leftFirst.setText(a.map(p -> Figures.cost(p.plan().startup(), first)).orElse(""));
        rightFirst.setText(b.map(p -> Figures.cost(p.plan().startup(), first)).orElse(""));
        ratio.setVisible(both);
        if (both) {
            ratio.set(left, right);
        }
        plans.ifPresent(p -> p.show(c, a, b));
    }

    private static double startup(Optional<PatternCost> p) {
        return p.map(x -> x.plan().startup()).orElse(0.0);
    }

    private static void text(Label label, Optional<String> cost, boolean wins, boolean even) {
        label.setText(cost.orElse("not answered"));
        style(label, wins ? "semibold" : even ? "fg" : "muted");
    }

    /** Sets how a figure looks; nothing is styled anew when it looks so already: the slider asks for it many times a second. */
    static void style(Label figure, String look) {
        List<String> classes = List.of("label", "mono", "s12", look);
        if (!figure.getStyleClass().equals(classes)) {
            figure.getStyleClass().setAll(classes);
        }
    }
}
