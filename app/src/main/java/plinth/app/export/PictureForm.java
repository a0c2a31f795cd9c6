package plinth.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import plinth.app.ui.Parts;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Paper;
import plinth.renderer.diagram.PictureFormat;
import plinth.renderer.report.Figures;

/** Asks how a picture is to be drawn, and says what comes of it. */
final class PictureForm {
    private static final List<Double> SCALES = List.of(1.0, 2.0, 3.0, 4.0);

    private final Set<ObjectName> selected;
    private final Consumer<PictureWish> changed;
    private final Label size = Parts.text("", "mono", "s12");
    private final Label file = Parts.text("", "mono", "s12");
    private final Label note = Parts.text("", "s12", "muted");

    /**
     * @param selected the tables that are selected on the canvas
     * @param changed is told what is wanted now
     */
    PictureForm(Set<ObjectName> selected, Consumer<PictureWish> changed) {
        this.selected = selected;
        this.changed = changed;
        size.setId("export-size");
        note.setId("export-note");
        note.setWrapText(true);
    }

    /** Returns the fields, as {@code wish} has them. */
    List<Node> fields(PictureWish wish) {
        List<Node> all = new ArrayList<>();
        all.add(field("What", what(wish)));
        List<PictureWish.Ground> grounds = Stream.of(PictureWish.Ground.values())
                .filter(g -> wish.format() == PictureFormat.SVG || g != PictureWish.Ground.BOTH)
                .toList();
        all.add(field("Theme", segments("theme", grounds, wish.ground(), PictureWish.Ground::word, wish::withGround)));
        if (wish.format() == PictureFormat.PNG) {
            all.add(field("Scale", segments("scale", SCALES, wish.scale(), s -> s.intValue() + "×", wish::withScale)));
        }
        if (wish.format() == PictureFormat.PDF) {
            all.add(field("Paper", paper(wish)));
        }
        if (wish.format() != PictureFormat.SVG) {
            CheckBox clear = new CheckBox("Transparent");
            clear.setId("export-transparent");
            clear.setSelected(wish.transparent());
            clear.setOnAction(e -> changed.accept(wish.withTransparent(clear.isSelected())));
            all.add(field("Ground", clear));
        }
        Region line = new Region();
        line.getStyleClass().add("export-line");
        all.add(line);
        all.add(field("Size", size));
        all.add(field("File", file));
        all.add(note);
        return all;
    }

    /** Says what comes of it. */
    void show(PictureWish.Drawn drawn) {
        size.setText(drawn.size());
        file.setText(drawn.file().map(f -> Figures.bytes(f.size())).orElse(""));
        note.setText(drawn.note().orElse(""));
    }

    private static Node field(String name, Node value) {
        Label label = Parts.text(name, "s12", "muted");
        label.setMinWidth(56);
        HBox row = Parts.row(8, label, value);
        row.setMinHeight(28);
        return row;
    }

    /** A choice that is not there is shown all the same, and says why. */
    private Node what(PictureWish wish) {
        HBox box = segments(
                "what",
                List.of(false, true),
                !wish.only().isEmpty(),
                some -> some ? "Selection" : "Diagram",
                some -> wish.withOnly(some ? selected : Set.of()));
        if (!selected.isEmpty()) {
            return box;
        }
        box.getChildren().getLast().setDisable(true);
        // A disabled button shows no tooltip of its own.
        StackPane around = new StackPane(box);
        Tooltip.install(around, new Tooltip("No table is selected. Select tables on the canvas, then export."));
        return around;
    }

    private <T> HBox segments(String id, List<T> all, T now, Function<T, String> word, Function<T, PictureWish> with) {
        HBox box = new HBox();
        box.getStyleClass().addAll("segments", "small", "quiet");
        ToggleGroup group = new ToggleGroup();
        for (T value : all) {
            ToggleButton b = new ToggleButton(word.apply(value));
            b.setId("export-" + id + "-" + word.apply(value).toLowerCase(Locale.ROOT));
            b.setMinWidth(Region.USE_PREF_SIZE);
            b.setToggleGroup(group);
            b.setSelected(value.equals(now));
            b.setOnAction(e -> {
                b.setSelected(true);
                changed.accept(with.apply(value));
            });
            box.getChildren().add(b);
        }
        box.getChildren().getFirst().getStyleClass().add("first");
        box.getChildren().getLast().getStyleClass().add("last");
        box.setMaxWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private Node paper(PictureWish wish) {
        ChoiceBox<Optional<Paper>> choice = new ChoiceBox<>();
        choice.setId("export-paper");
        choice.getItems().add(Optional.empty());
        Stream.of(Paper.values()).map(Optional::of).forEach(choice.getItems()::add);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Paper> p) {
                return p == null ? "" : p.map(x -> "Sheets of " + x.label()).orElse("One page");
            }

            @Override
            public Optional<Paper> fromString(String s) {
                return Optional.empty();
            }
        });
        choice.setValue(wish.paper());
        choice.valueProperty().addListener((o, was, now) -> changed.accept(wish.withPaper(now)));
        return choice;
    }
}
