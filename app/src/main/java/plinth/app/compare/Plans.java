package plinth.app.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Parts;
import plinth.model.cost.Comparison;
import plinth.model.cost.PatternCost;
import plinth.model.cost.PlanLine;
import plinth.renderer.query.QueryWriter;
import plinth.renderer.report.Figures;
import plinth.renderer.report.PlanSteps;

/** The plans of one access pattern in both layouts, side by side, and the SQL that is asked. */
final class Plans {
    private static final double BAR = 48;

    private final VBox node = new VBox(4);
    private final Map<Side, VBox> steps = new EnumMap<>(Side.class);
    private final Map<Side, TextArea> texts = new EnumMap<>(Side.class);
    private final HBox sql = new HBox(32);

    Plans() {
        HBox both = new HBox(32);
        for (Side s : Side.values()) {
            VBox box = new VBox();
            steps.put(s, box);
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setMinWidth(0);
            box.setPrefWidth(100);
            both.getChildren().add(box);
            TextArea text = new TextArea();
            text.setEditable(false);
            text.getStyleClass().addAll("mono", "sql-text");
            text.setPrefWidth(100);
            HBox.setHgrow(text, Priority.ALWAYS);
            texts.put(s, text);
            sql.getChildren().add(text);
        }
        sql.setVisible(false);
        sql.setManaged(false);
        Button show = Parts.linkButton("Both SQL texts", () -> {});
        show.setOnAction(e -> {
            boolean shown = !sql.isVisible();
            sql.setVisible(shown);
            sql.setManaged(shown);
            show.setText(shown ? "Hide the SQL" : "Both SQL texts");
        });
        node.getStyleClass().add("plans");
        node.getChildren().addAll(both, Parts.row(0, show), sql);
    }

    Node node() {
        return node;
    }

    void show(Comparison c, Optional<PatternCost> left, Optional<PatternCost> right) {
        double most = Math.max(greatest(left), greatest(right));
        side(Side.LEFT, Ready.estimate(c, Side.LEFT).layout().strategy().label(), left, most);
        side(Side.RIGHT, Ready.estimate(c, Side.RIGHT).layout().strategy().label(), right, most);
    }

    /** Where the query can be written in several ways, which one this is and what each other would cost, a line each. */
    private static List<String> forms(PatternCost p) {
        List<String> out = new ArrayList<>();
        if (p.chosen()) {
            out.add(p.form().words());
            p.others().forEach(o -> out.add(o.form().words() + ": " + Figures.cost(o.cost())));
        }
        return out;
    }

    private static double greatest(Optional<PatternCost> cost) {
        return cost.stream()
                .flatMap(p -> p.plan().lines().stream())
                .mapToDouble(PlanLine::ownCost)
                .max()
                .orElse(0);
    }

    private void side(Side side, String title, Optional<PatternCost> cost, double most) {
        VBox box = steps.getOrDefault(side, node);
        box.getChildren().setAll(line(title + ", estimated", "", "rows", "own cost", 0, true, empty()));
        if (cost.isEmpty()) {
            box.getChildren().add(Parts.text("This layout cannot answer it with one query.", "s11", "muted"));
        }
        cost.ifPresent(p -> forms(p).forEach(f -> box.getChildren().add(Parts.text(f, "s11", "muted"))));
        cost.ifPresent(p -> {
            for (PlanLine l : p.plan().lines()) {
                Region bar = new Region();
                bar.getStyleClass().addAll("plan-bar", side.style());
                double w = most <= 0 ? 2 : Math.max(2, Math.rint(l.ownCost() / most * BAR));
                bar.setMinSize(w, 6);
                bar.setMaxSize(w, 6);
                box.getChildren()
                        .add(line(
                                PlanSteps.name(l),
                                PlanSteps.about(l),
                                (l.loops() > 1.5 ? Figures.count(Math.rint(l.loops())) + " × " : "")
                                        + Figures.count(l.cost().rows()),
                                Figures.cost(l.ownCost()),
                                l.depth(),
                                false,
                                bar));
            }
        });
        TextArea text = texts.get(side);
        if (text != null) {
            String written = cost.map(
                            p -> p.queries().stream().map(QueryWriter::sqlc).collect(Collectors.joining("\n")))
                    .orElse("");
            if (!written.equals(text.getText())) {
                text.setText(written);
                text.setPrefRowCount(Math.clamp(written.lines().count() + 1, 3, 14));
            }
        }
    }

    private static Region empty() {
        return new Region();
    }

    private static Node line(String step, String about, String rows, String own, int depth, boolean head, Region bar) {
        Label name = Parts.text(step, "s11", head ? "muted" : "fg");
        Label what = Parts.text(about, "mono", "s11", "muted");
        what.setMinWidth(0);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox left = Parts.row(5, name, what);
        left.setMinWidth(0);
        left.setStyle("-fx-padding: 0 0 0 " + depth * 12 + ";");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox line = Parts.row(0, left, number(rows, 60, true), number(own, 68, head), barRoom(bar));
        line.getStyleClass().add("plan-line");
        return line;
    }

    private static Node barRoom(Region bar) {
        HBox room = Parts.row(0, bar);
        room.setMinWidth(BAR + 8);
        room.setMaxWidth(BAR + 8);
        room.setPrefWidth(BAR + 8);
        room.setStyle("-fx-padding: 0 0 0 8;");
        return room;
    }

    private static Node number(String s, double width, boolean muted) {
        Label label = Parts.text(s, "mono", "s11", "figure", muted ? "muted" : "fg");
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }
}
