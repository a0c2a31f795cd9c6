package plinth.app.compare;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.ui.Appearance;
import plinth.app.ui.Counted;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.cost.Settings;
import plinth.model.layout.Family;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Icon;
import plinth.renderer.report.Amounts;
import plinth.renderer.report.Figures;

/** What is compared and at what scale: family, rows, mix of subtypes, memory. */
final class Controls {
    private final HBox node = new HBox();
    private final VBox right;
    private final MenuButton family = new MenuButton();
    private final Label about = Parts.text("", "s12", "muted");
    private final Label rowsTitle = Parts.text("Rows", "s12", "muted");
    private final Label rowsNow = Parts.text("", "mono", "s12", "semibold");
    private final RowSlider rows;
    private final MixBar mix;
    private final TextField memory = new TextField();
    private final Label server = Parts.text("", "s12", "muted");
    private final Consumer<ObjectName> chooseFamily;

    Controls(
            ObservableValue<Appearance> appearance,
            Consumer<ObjectName> chooseFamily,
            LongConsumer chooseRows,
            Consumer<List<Double>> chooseMix,
            Consumer<OptionalLong> chooseMemory) {
        this.chooseFamily = chooseFamily;
        rows = new RowSlider(appearance, chooseRows);
        rows.setId("rows");
        mix = new MixBar(appearance, chooseMix);
        mix.setId("mix");
        family.getStyleClass().addAll("plain-menu", "s16", "semibold");
        memory.getStyleClass().addAll("mono", "s12");
        memory.setPrefWidth(84);
        memory.setMinWidth(84);
        memory.setOnAction(e -> take(chooseMemory));
        memory.focusedProperty().addListener((o, was, now) -> {
            if (!now) {
                take(chooseMemory);
            }
        });
        VBox left = new VBox(
                2, title("Family"), Parts.row(8, Icons.ofPath(Icon.SUPERTYPE.path(), 16, "pattern"), family), about);
        left.getStyleClass().addAll("compare-control", "first");
        VBox rowBox = new VBox(6, Parts.row(8, rowsTitle, Parts.grow(), rowsNow), rows);
        HBox.setHgrow(rowBox, Priority.ALWAYS);
        VBox mixBox = new VBox(6, title("Mix of subtypes"), mix);
        HBox.setHgrow(mixBox, Priority.ALWAYS);
        HBox middle = new HBox(24, rowBox, mixBox, new VBox(6, title("Memory"), memory));
        middle.getStyleClass().add("compare-control");
        HBox.setHgrow(middle, Priority.ALWAYS);
        VBox right = new VBox(2, title("Reckoned for"), Parts.text("PostgreSQL", "semibold"), server);
        right.getStyleClass().addAll("compare-control", "last");
        this.right = right;
        node.getChildren().addAll(left, middle, right);
        node.getStyleClass().add("compare-controls");
    }

    private static Label title(String text) {
        return Parts.text(text, "s12", "muted");
    }

    /** Makes do with less: the server's settings are left out. */
    void small(boolean small) {
        right.setVisible(!small);
        right.setManaged(!small);
    }

    Node node() {
        return node;
    }

    /** Nothing in the field means the usual amount again. */
    private void take(Consumer<OptionalLong> chooseMemory) {
        OptionalLong bytes = Amounts.bytes(memory.getText());
        memory.getStyleClass().remove("wrong");
        if (bytes.isPresent() || memory.getText().isBlank()) {
            chooseMemory.accept(bytes);
        } else {
            memory.getStyleClass().add("wrong");
        }
    }

    void show(Question q, long rowsWanted, List<Double> shares) {
        family.getItems()
                .setAll(q.families().stream()
                        .map(f -> {
                            MenuItem item = new MenuItem(f.base().toString());
                            item.setMnemonicParsing(false);
                            item.setOnAction(e -> chooseFamily.accept(f.base()));
                            return item;
                        })
                        .toList());
        q.family().ifPresent(f -> {
            family.setText(f.base().toString());
            about.setText(words(f));
            rowsTitle.setText("Rows of " + f.base());
            mix.set(f.kinds().stream().map(Family.Kind::value).toList(), shares);
        });
        scale(rowsWanted, shares, q);
        Settings s = q.settings();
        if (!memory.isFocused()) {
            memory.setText(Figures.amount(s.memory()));
        }
        server.setText(s.version() + ", random_page_cost " + Figures.count(s.randomPage()) + ", "
                + s.maxParallelWorkers() + " parallel workers");
    }

    /** Shows another scale of the same question. */
    void scale(long rowsWanted, List<Double> shares, Question q) {
        rows.set(rowsWanted);
        rowsNow.setText(Figures.count(rowsWanted));
        q.family()
                .ifPresent(
                        f -> mix.set(f.kinds().stream().map(Family.Kind::value).toList(), shares));
    }

    private static String words(Family f) {
        int own = f.kinds().stream().mapToInt(k -> k.columns().size()).sum();
        int n = f.kinds().size();
        return n + (n == 1 ? " subtype, " : " subtypes, ")
                + f.shared().columns().size() + " shared and " + Counted.of(own, "own column");
    }
}
