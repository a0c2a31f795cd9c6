package plinth.app.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Appearance;
import plinth.app.ui.Parts;
import plinth.model.cost.Comparison;
import plinth.model.cost.LayoutEstimate;
import plinth.model.layout.Layout;
import plinth.model.layout.Strategy;
import plinth.renderer.report.Figures;

/** One of the two layouts: how it is chosen, what it looks like, takes, says in DDL that the other does not, and cannot enforce. */
final class Card {
    private static final double WIDTH = 256;

    private final Side side;
    private final Consumer<Strategy> choose;
    private final VBox content = new VBox();
    private final VBox node = new VBox();
    private final MenuButton strategy = new MenuButton();
    private final Label today = Parts.text("today", "tag");
    private final Button copy;
    private final Button adopt;
    private final MiniPicture picture;
    private final Label total = Parts.text("", "mono", "s12", "semibold");
    private final Region heapBar = new Region();
    private final Region indexBar = new Region();
    private final Label heap = Parts.text("", "s12", "muted");
    private final Label row = Parts.text("", "mono", "s12");
    private final VBox options = new VBox(4);
    private final VBox ddl = new VBox();
    private final VBox gaps = new VBox(4);
    private Ready ready = Ready.NONE;

    Card(
            Side side,
            ObservableValue<Appearance> appearance,
            Consumer<Strategy> choose,
            Consumer<AdoptDialog.Adopting> adopts) {
        this.side = side;
        this.choose = choose;
        picture = new MiniPicture(appearance);
        Region dot = new Region();
        dot.getStyleClass().addAll("layout-dot", side.style());
        strategy.getStyleClass().addAll("plain-menu", "s14", "semibold");
        strategy.setAccessibleText(side == Side.LEFT ? "Layout on the left" : "Layout on the right");
        copy = Parts.smallButton("Copy DDL", this::copy);
        copy.setTooltip(new Tooltip("Copy the whole schema with the family in this layout"));
        adopt = Parts.smallButton(
                "Adopt…",
                () -> ready.question()
                        .family()
                        .ifPresent(f -> adopts.accept(
                                new AdoptDialog.Adopting(f, ready.question().strategy(side)))));
        adopt.setId("adopt-" + side.style());
        adopt.setTooltip(new Tooltip("Change the text so that the family is laid out so"));
        HBox head = Parts.row(8, dot, strategy, today, Parts.grow(), adopt, copy);
        head.getStyleClass().add("card-head");
        VBox mini = new VBox(picture);
        mini.getStyleClass().add("card-part");
        content.getChildren().addAll(mini, disk(), section(options), ddl, section(gaps));
        content.getStyleClass().addAll("layout-card", side.style());
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        node.getChildren().addAll(head, scroll);
        node.getStyleClass().addAll("layout-side", side.style());
        strategy.setMinWidth(Region.USE_PREF_SIZE);
        today.setMinWidth(Region.USE_PREF_SIZE);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        adopt.setMinWidth(Region.USE_PREF_SIZE);
        node.setMinWidth(288);
        node.setPrefWidth(288);
        node.setMaxWidth(288);
        ddl.getStyleClass().addAll("ddl", "section");
    }

    private Node disk() {
        Label e = Parts.text("E", "evidence");
        e.setTooltip(new Tooltip("Estimated by closed formulas, from the columns' types and the number of rows"));
        heapBar.getStyleClass().addAll("disk-heap", side.style());
        indexBar.getStyleClass().addAll("disk-index", side.style());
        HBox bars = new HBox(1, heapBar, indexBar);
        bars.getStyleClass().add("disk-bar");
        VBox box = new VBox(
                2,
                Parts.row(4, Parts.text("On disk", "s12", "semibold"), Parts.grow(), total, e),
                bars,
                heap,
                Parts.row(4, Parts.text("Bytes a row, indexes included", "s12", "muted"), Parts.grow(), row));
        return section(box);
    }

    private static VBox section(Node content) {
        VBox box = new VBox(content);
        box.getStyleClass().addAll("card-part", "section");
        return box;
    }

    Region node() {
        return node;
    }

    private void copy() {
        Parts.copy(ready.ddl(side));
    }

    /** Shows another question; figures come by {@link #figures}. */
    void show(Ready next) {
        ready = next;
        Strategy now = next.question().strategy(side);
        strategy.setText(now.label());
        strategy.getItems().clear();
        next.question()
                .family()
                .ifPresent(f ->
                        strategy.getItems().add(item("As today: " + f.today().label(), f.today())));
        strategy.getItems()
                .addAll(List.of(
                                new Strategy.ClassTable(true),
                                new Strategy.SingleTable(true, true),
                                new Strategy.ConcreteTables(true))
                        .stream()
                        .map(s -> item(
                                s.label(),
                                sameKind(s) && !today() ? next.question().strategy(side) : s))
                        .toList());
        today.setVisible(today());
        today.setManaged(today());
        adopt.setVisible(!today());
        adopt.setManaged(!today());
        adopt.setDisable(next.ddl(side).isEmpty());
        copy.setDisable(next.ddl(side).isEmpty());
        options(now);
        ddl.getChildren().setAll(new DdlLines(side, next.difference()).nodes());
        gaps(next.layout(side));
    }

    private MenuItem item(String title, Strategy s) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> choose.accept(s));
        return item;
    }

    private boolean today() {
        return ready.question().today(side);
    }

    private boolean sameKind(Strategy s) {
        return s.id().equals(ready.question().strategy(side).id());
    }

    private void options(Strategy now) {
        switch (now) {
            case Strategy.ClassTable c ->
                options.getChildren()
                        .setAll(option(
                                "Refuse rows of the wrong kind",
                                c.guarded(),
                                on -> choose.accept(new Strategy.ClassTable(on))));
            case Strategy.SingleTable s ->
                options.getChildren()
                        .setAll(
                                option(
                                        "Guards: a CHECK for each subtype",
                                        s.guarded(),
                                        on -> choose.accept(new Strategy.SingleTable(on, s.partialIndexes()))),
                                option(
                                        "Partial indexes by kind",
                                        s.partialIndexes(),
                                        on -> choose.accept(new Strategy.SingleTable(s.guarded(), on))));
            case Strategy.ConcreteTables t ->
                options.getChildren()
                        .setAll(option(
                                "A view over all kinds",
                                t.view(),
                                on -> choose.accept(new Strategy.ConcreteTables(on))));
        }
    }

    private static CheckBox option(String title, boolean on, Consumer<Boolean> set) {
        CheckBox box = new CheckBox(title);
        box.setSelected(on);
        box.setOnAction(e -> set.accept(box.isSelected()));
        return box;
    }

    private void gaps(Optional<Layout> layout) {
        gaps.getChildren().clear();
        layout.ifPresent(l -> {
            gaps.getChildren().add(Parts.text("Not enforced", "s12", "semibold"));
            if (l.notEnforced().isEmpty()) {
                gaps.getChildren().add(wrapped("Nothing known: keys and checks refuse what is not meant."));
            }
            l.notEnforced().forEach(s -> gaps.getChildren().add(wrapped(s)));
            if (!l.notCarried().isEmpty()) {
                gaps.getChildren().add(Parts.text("Not carried over", "s12", "semibold"));
                l.notCarried().forEach(s -> gaps.getChildren().add(wrapped(s)));
            }
        });
    }

    private static Label wrapped(String text) {
        Label label = Parts.text(text, "s12", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Shows the figures of a comparison; {@code most} is the greater of both layouts' bytes. */
    void figures(Comparison comparison, double most) {
        LayoutEstimate e = Ready.estimate(comparison, side);
        picture.show(ready.layout(side), Optional.of(comparison.scale()));
        // All sizes of both cards share the unit of the greatest.
        total.setText(Figures.bytes(e.bytes(), most));
        double scale = most <= 0 ? 0 : WIDTH / most;
        width(heapBar, e.heapBytes() * scale);
        width(indexBar, e.indexBytes() * scale);
        heap.setText("Heap " + Figures.bytes(e.heapBytes(), most) + ", indexes " + Figures.bytes(e.indexBytes(), most));
        row.setText(Figures.bytes(e.bytesPerRow()));
    }

    private static void width(Region r, double w) {
        double width = Math.max(w > 0 ? 1 : 0, Math.rint(w));
        r.setMinWidth(width);
        r.setPrefWidth(width);
        r.setMaxWidth(width);
    }
}
