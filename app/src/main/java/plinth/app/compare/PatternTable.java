package plinth.app.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plinth.app.ui.Appearance;
import plinth.app.ui.Parts;
import plinth.model.access.AccessPattern;
import plinth.model.cost.Comparison;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;
import plinth.renderer.report.Figures;

/** The access patterns of a family with what each costs in both layouts. */
final class PatternTable {
    private final ObservableValue<Appearance> appearance;
    private final Consumer<String> toggle;
    private final BorderPane node = new BorderPane();
    private final VBox rows = new VBox();
    private final Columns columns;
    private final Button left;
    private final Button right;
    private final Button assumptions;
    private final Label unit =
            Parts.text("Cost in the planner's units: 1 is one page read in sequence", "s12", "muted");
    private final GridPane total;
    private final Label leftTotal = Parts.text("", "mono", "s12");
    private final Label rightTotal = Parts.text("", "mono", "s12");
    private final RatioBar totalRatio;
    private Ready made = Ready.NONE;
    private final Map<String, PatternRow> byPattern = new LinkedHashMap<>();

    /**
     * @param assumed is told of the button when what is assumed is to be shown
     * @param card is told when a layout's card is to be shown, where there is no room to show it always
     */
    PatternTable(
            ObservableValue<Appearance> appearance,
            Columns columns,
            Consumer<String> toggle,
            Consumer<Node> assumed,
            Consumer<Side> card) {
        this.columns = columns;
        left = name(Side.LEFT, card);
        right = name(Side.RIGHT, card);
        this.appearance = appearance;
        this.toggle = toggle;
        totalRatio = new RatioBar(appearance);
        totalRatio.setId("total-ratio");
        total = columns.grid(
                new Label(),
                Parts.text("All of them, once each", "s12", "semibold"),
                new Label(),
                leftTotal,
                evidence(),
                totalRatio,
                evidence(),
                rightTotal,
                new Label());
        total.getStyleClass().add("pattern-total");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        assumptions = Parts.linkButton("", () -> {});
        assumptions.setId("assumptions-button");
        assumptions.setOnAction(e -> assumed.accept(assumptions));
        assumptions.setTooltip(new Tooltip("What the figures assume of the data"));
        HBox strip = Parts.row(
                12,
                Parts.row(4, evidence(), Parts.text("estimated: nothing is run", "s12")),
                unit,
                Parts.grow(),
                assumptions);
        strip.getStyleClass().add("compare-strip");
        node.setTop(new VBox(strip, head()));
        node.setCenter(scroll);
        node.setMinWidth(0);
    }

    private static Button name(Side side, Consumer<Side> card) {
        Button b = Parts.linkButton("", () -> card.accept(side));
        b.getStyleClass().addAll("layout-name", side.style());
        b.setId("card-" + side.style());
        return b;
    }

    /** Whether the layouts' names open their cards. */
    void opensCards(boolean opens) {
        for (Button b : new Button[] {left, right}) {
            b.setMouseTransparent(!opens);
            b.setFocusTraversable(opens);
        }
    }

    private static Label evidence() {
        Label e = Parts.text("E", "evidence");
        e.setTooltip(new Tooltip("Estimated by closed formulas of PostgreSQL's planner"));
        return e;
    }

    private Node head() {
        HBox names = Parts.row(0, left, Parts.grow(), right);
        names.setMinWidth(184);
        GridPane head = columns.grid(
                new Label(),
                Parts.text("Access pattern", "s12", "muted"),
                Parts.text("First row", "s12", "muted"),
                Parts.text("Cost", "s12"),
                new Label(),
                names,
                new Label(),
                Parts.text("Cost", "s12"),
                Parts.text("First row", "s12", "muted"));
        head.getStyleClass().add("pattern-head");
        return head;
    }

    Node node() {
        return node;
    }

    /** Makes a row for each pattern of {@code c}. */
    private void show(Ready ready, Comparison c) {
        made = ready;
        left.setText("◂ " + ready.question().name(Side.LEFT));
        right.setText(ready.question().name(Side.RIGHT) + " ▸");
        Map<String, AccessPattern> patterns = new LinkedHashMap<>();
        for (LayoutEstimate e : c.layouts()) {
            for (PatternCost p : e.patterns()) {
                patterns.putIfAbsent(p.pattern().id(), p.pattern());
            }
        }
        byPattern.clear();
        List<Node> all = new ArrayList<>();
        Label reads = Parts.text("Reads", "s12", "semibold", "pattern-group");
        all.add(reads);
        patterns.values().forEach(p -> {
            PatternRow row = new PatternRow(p, columns, appearance, toggle);
            byPattern.put(p.id(), row);
            all.add(row);
        });
        all.add(total);
        rows.getChildren().setAll(all);
        assumptions.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        unit.setMinWidth(0);
        int told = c.assumptions().size();
        assumptions.setText(told + (told == 1 ? " assumption" : " assumptions"));
        assumptions.setVisible(told > 0);
    }

    /** Shows the figures of {@code c}, which is of {@code ready}. */
    void figures(Ready ready, Comparison c, Optional<String> open) {
        if (made != ready) {
            show(ready, c);
        }
        byPattern.forEach((id, row) -> {
            row.open(open.filter(id::equals).isPresent());
            row.figures(c);
        });
        LayoutEstimate a = Ready.estimate(c, Side.LEFT);
        LayoutEstimate b = Ready.estimate(c, Side.RIGHT);
        double leftSum = Curve.cost(a, b);
        double rightSum = Curve.cost(b, a);
        boolean even = Figures.even(leftSum, rightSum);
        double greatest = Math.max(leftSum, rightSum);
        leftTotal.setText(Figures.cost(leftSum, greatest));
        rightTotal.setText(Figures.cost(rightSum, greatest));
        PatternRow.style(leftTotal, !even && leftSum < rightSum ? "semibold" : "fg");
        PatternRow.style(rightTotal, !even && rightSum < leftSum ? "semibold" : "fg");
        totalRatio.set(leftSum, rightSum);
    }
}
