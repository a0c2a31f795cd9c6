package plinth.app.export;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.store.Store;
import plinth.app.ui.Counted;
import plinth.app.ui.DiffView;
import plinth.app.ui.Parts;
import plinth.model.text.LineDiff;
import plinth.project.Exporter.Planned;

/** What becomes of the chosen file and what changes in it; a file that is left alone is overwritten or removed only when that is ticked here. */
final class Preview {
    private final Label about = Parts.text("", "s12", "muted");
    private final CheckBox allow = new CheckBox();
    private final DiffView diff = new DiffView();
    private final PicturePane picture = new PicturePane();
    private final Set<Path> allowed = new HashSet<>();
    private final ReadOnlyObjectWrapper<Optional<Planned>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final VBox node;
    private Optional<Planned> shown = Optional.empty();

    /**
     * @param store works out what changes, off the UI thread
     * @param changed is told when something was ticked
     */
    Preview(Store store, Runnable changed) {
        ObservableValue<List<LineDiff.Line>> lines = store.derive(file, List.of(), Preview::lines);
        lines.addListener((o, was, now) -> diff.show(now));
        allow.setId("export-allow");
        allow.setOnAction(e -> {
            shown.ifPresent(p -> {
                if (allow.isSelected()) {
                    allowed.add(p.path());
                } else {
                    allowed.remove(p.path());
                }
            });
            changed.run();
        });
        HBox head = Parts.row(8, about, Parts.grow(), allow);
        head.getStyleClass().add("export-about");
        VBox.setVgrow(diff.node(), Priority.ALWAYS);
        VBox.setVgrow(picture, Priority.ALWAYS);
        node = new VBox(head, diff.node());
    }

    Node node() {
        return node;
    }

    /** Returns the files that may be overwritten or removed although they are not as an export wrote them. */
    Set<Path> allowed() {
        return Set.copyOf(allowed);
    }

    /** Takes back all that was ticked: another export is looked at. */
    void clear() {
        allowed.clear();
    }

    /** Ticks, or takes it back, as a click would. */
    void toggle() {
        if (allow.isVisible()) {
            allow.fire();
        }
    }

    /**
     * Shows a file.
     *
     * @param drawn what it looks like, for a picture
     */
    void show(Optional<Planned> chosen, Optional<PictureWish.Drawn> drawn) {
        shown = chosen;
        drawn.ifPresent(picture::show);
        node.getChildren().set(1, drawn.isPresent() ? picture : diff.node());
        file.set(drawn.isPresent() ? Optional.empty() : chosen);
        about.setText(chosen.map(p -> drawn.isPresent() ? fact(p) : fact(p) + change(p))
                .orElse(""));
        boolean asks = chosen.filter(p -> p.status().asks()).isPresent();
        allow.setVisible(asks);
        allow.setManaged(asks);
        chosen.ifPresent(p -> {
            allow.setText(p.status().goes() ? "Remove it" : "Overwrite it");
            allow.setSelected(allowed.contains(p.path()));
        });
    }

    private static String fact(Planned p) {
        return switch (p.status()) {
            case NEW ->
                p.textAfter()
                        .map(t -> "A new file of " + Counted.of(t.lines().count(), "line"))
                        .orElse("A new file");
            case CHANGED -> "Plinth made it earlier";
            case UNCHANGED -> p.textAfter().isPresent() ? "It says just this already" : "It shows just this already";
            case EDITED -> "Edited by hand since Plinth wrote it";
            case STALE -> "Its table is gone, and Plinth made it: it is removed";
            case EDITED_STALE -> "Its table is gone, and it was edited by hand";
            case FOREIGN -> "Plinth did not make this file";
            case OTHER_PROJECT -> "Plinth exported it from another project or for another folder";
        };
    }

    /** Returns what the difference below is, as the end of the sentence. */
    private static String change(Planned p) {
        return switch (p.status()) {
            case NEW, UNCHANGED, STALE -> "";
            case CHANGED -> ": what changes in it";
            case EDITED, FOREIGN, OTHER_PROJECT -> ": what overwriting it would change";
            case EDITED_STALE -> ": what removing it would lose";
        };
    }

    private static List<LineDiff.Line> lines(Optional<Planned> file) {
        return file.map(p ->
                        LineDiff.of(p.textBefore().orElse(""), p.textAfter().orElse("")))
                .orElse(List.of());
    }
}
