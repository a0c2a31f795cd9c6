package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Store;
import plinth.app.ui.DiffView;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.LineDiff;
import plinth.renderer.sql.Adoption;
import plinth.renderer.sql.Edited;

/** Shows what the files become when a family is laid out in another way, and what is lost, before it is done. */
public final class AdoptDialog {
    private final Store store;
    private final Runnable close;
    private final Adopting adopting;
    private final BorderPane node = new BorderPane();
    private final Label summary = Parts.text("", "mono", "s12");
    private final DiffView diff = new DiffView();
    private final VBox told = new VBox(12);
    private final Label trouble = Parts.text("", "danger-text");
    private final Button adopt = new Button("Adopt");
    private final ReadOnlyObjectWrapper<Wanted> wanted;
    private final ObservableValue<Answer> answer;

    /**
     * What is to be adopted.
     *
     * @param family a family of the document
     */
    public record Adopting(Family family, Strategy strategy) {
        String title() {
            return "Adopt " + strategy.label().toLowerCase(java.util.Locale.ROOT) + " for " + family.base();
        }
    }

    private record Wanted(Reading reading, Adopting adopting) {}

    /**
     * What would come of it.
     *
     * @param of the text that was looked at
     * @param reading absent when it cannot be done, and {@code trouble} says why
     */
    private record Answer(
            Optional<Reading> of,
            Optional<Reading> reading,
            List<LineDiff.Line> lines,
            Optional<Layout> layout,
            List<String> notes,
            String trouble) {
        static final Answer NONE =
                new Answer(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of(), "");
    }

    /**
     * Makes the dialog.
     *
     * @param close takes the dialog away
     */
    public AdoptDialog(Store store, Adopting adopting, Runnable close) {
        this.store = store;
        this.adopting = adopting;
        this.close = close;
        HBox head = Parts.row(
                8,
                Parts.text(adopting.title(), "s16", "semibold"),
                Parts.grow(),
                summary,
                Parts.iconButton(Icons.of(Glyph.CROSS, 16), "Close", close));
        head.getStyleClass().add("export-head");
        node.setTop(head);
        node.setCenter(diff.node());
        node.setRight(right());
        node.setBottom(foot());
        node.getStyleClass().addAll("export-dialog", "adopt-dialog");
        node.setPrefSize(1120, 720);
        node.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        wanted = new ReadOnlyObjectWrapper<>(
                new Wanted(store.document().getValue().reading(), adopting));
        answer = store.derive(wanted, Answer.NONE, AdoptDialog::answered);
        answer.addListener((o, was, now) -> show(now));
        show(answer.getValue());
    }

    /** Returns what is to be shown. */
    public Region node() {
        return node;
    }

    private ScrollPane right() {
        told.getStyleClass().add("export-options");
        ScrollPane scroll = new ScrollPane(told);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(320);
        scroll.setPrefWidth(320);
        scroll.setMaxWidth(320);
        return scroll;
    }

    private VBox foot() {
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("large");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> close.run());
        adopt.setId("adopt");
        adopt.getStyleClass().addAll("primary", "large");
        adopt.setOnAction(e -> adopt());
        trouble.setWrapText(true);
        trouble.setId("adopt-trouble");
        Label what = Parts.text("One step of undo. The text is changed; rows of a database are not moved.", "muted");
        VBox foot = new VBox(8, trouble, Parts.row(8, what, Parts.grow(), cancel, adopt));
        VBox.setVgrow(foot, Priority.NEVER);
        foot.getStyleClass().add("export-foot");
        return foot;
    }

    private static Answer answered(Wanted w) {
        Reading before = w.reading();
        Schema schema = before.schema();
        Optional<Family> family = FamilyReader.families(schema, Patterns.recognise(schema, before.rows())).stream()
                .filter(f -> f.base().equals(w.adopting().family().base()))
                .findFirst();
        if (family.isEmpty()) {
            return refused(w, "There is no family " + w.adopting().family().base() + " any more.");
        }
        Layout layout = Layouts.lay(schema, family.get(), w.adopting().strategy());
        return switch (Adoption.carryOut(before, layout.schema())) {
            case Edited.Refused(String reason) -> refused(w, reason);
            case Edited.Done d ->
                new Answer(
                        Optional.of(w.reading()),
                        Optional.of(d.reading()),
                        lines(before, d.reading()),
                        Optional.of(layout),
                        d.notes(),
                        "");
        };
    }

    private static Answer refused(Wanted w, String reason) {
        return new Answer(Optional.of(w.reading()), Optional.empty(), List.of(), Optional.empty(), List.of(), reason);
    }

    /** The lines of the files that change; where there are several, each below its name. */
    private static List<LineDiff.Line> lines(Reading before, Reading after) {
        List<LineDiff.Line> all = new ArrayList<>();
        for (int i = 0; i < before.files().size(); i++) {
            String was = before.files().get(i).script().text();
            String is = after.files().get(i).script().text();
            if (!was.equals(is)) {
                if (before.files().size() > 1) {
                    all.add(new LineDiff.Line(
                            LineDiff.Change.SAME, before.files().get(i).name(), 0, 0));
                }
                all.addAll(LineDiff.of(was, is));
            }
        }
        return all;
    }

    private void show(Answer a) {
        diff.show(a.lines());
        long added = a.lines().stream()
                .filter(l -> l.change() == LineDiff.Change.ADDED)
                .count();
        long removed = a.lines().stream()
                .filter(l -> l.change() == LineDiff.Change.REMOVED)
                .count();
        summary.setText(a.reading().isEmpty() ? "" : "+" + added + "  \u2212" + removed);
        told.getChildren().clear();
        a.layout().ifPresent(l -> {
            section("Not carried over", l.notCarried());
            section("Not enforced", l.notEnforced());
            section("Assumed", l.family().assumed());
        });
        section("In the text", a.notes());
        if (a.reading().isPresent() && told.getChildren().isEmpty()) {
            told.getChildren().add(wrapped("All that the tables say today is said in the new ones."));
        }
        trouble.setText(a.trouble());
        trouble.setVisible(!a.trouble().isEmpty());
        trouble.setManaged(!a.trouble().isEmpty());
        adopt.setDisable(a.reading().isEmpty() || added + removed == 0);
    }

    private void section(String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        VBox box = new VBox(4, Parts.row(4, Parts.text(title, "semibold"), Parts.count(sentences.size())));
        sentences.forEach(s -> box.getChildren().add(wrapped(s)));
        told.getChildren().add(box);
    }

    private static Label wrapped(String sentence) {
        Label label = Parts.text(sentence, "s12");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void adopt() {
        Answer a = answer.getValue();
        boolean current =
                a.of().filter(r -> r == store.document().getValue().reading()).isPresent();
        if (!current || a.reading().isEmpty()) {
            // The text has changed meanwhile: what would come of it is shown anew.
            wanted.set(new Wanted(store.document().getValue().reading(), adopting));
            return;
        }
        close.run();
        store.dispatch(new Command.Rewritten(a.reading().get(), Gesture.of(adopting.title())));
    }
}
