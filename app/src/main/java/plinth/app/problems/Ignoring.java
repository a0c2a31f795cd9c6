package plinth.app.problems;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.ui.Parts;
import plinth.renderer.report.ProblemKey;

/** Asks for the reason why a problem, or all of a kind, is to be ignored, below it, and keeps it with the project. */
final class Ignoring {
    private final Store store;
    private final Runnable changed;
    private final TextField reason = new TextField();
    private final HBox row;
    private final Label words = Parts.whole(Parts.text("", "s12", "muted"));
    private final Button ignore = Parts.smallButton("", this::ignore);
    private List<ProblemKey> asked = List.of();

    /** Does {@code changed} whenever the reason is asked for, or no longer. */
    Ignoring(Store store, Runnable changed) {
        this.store = store;
        this.changed = changed;
        reason.getStyleClass().addAll("dense", "ignore-reason");
        reason.setAccessibleText("Why the problem is ignored");
        reason.setPromptText("Why it is none, for whoever asks next year");
        HBox.setHgrow(reason, Priority.ALWAYS);
        ignore.disableProperty().bind(reason.textProperty().map(String::isBlank));
        row = Parts.row(8, words, reason, ignore, Parts.linkButton("Cancel", this::cancel));
        // Keys are the field's: the list would take Enter and the space for its own.
        reason.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            switch (e.getCode()) {
                case ENTER -> ignore();
                case ESCAPE -> cancel();
                default -> {}
            }
            e.consume();
        });
    }

    /** Returns the problems for which the reason is asked; none when it is not. */
    List<ProblemKey> asked() {
        return asked;
    }

    Node row() {
        return row;
    }

    /** Asks for the reason to ignore {@code problem}. */
    void ask(ProblemKey problem) {
        ask(List.of(problem));
    }

    /** Asks for the one reason to ignore all of {@code problems}. */
    void ask(List<ProblemKey> problems) {
        asked = List.copyOf(problems);
        boolean one = asked.size() == 1;
        words.setText(one ? "Ignore with a reason" : "Ignore all " + asked.size() + " with one reason");
        ignore.setText(one ? "Ignore" : "Ignore " + asked.size());
        reason.clear();
        changed.run();
        // Its row is there after the next layout.
        Platform.runLater(() -> Platform.runLater(reason::requestFocus));
    }

    /** Tells {@code problem} again. */
    void again(ProblemKey problem) {
        store.dispatch(Command.ignore(problem, Optional.empty()));
    }

    private void ignore() {
        String why = reason.getText().strip();
        if (!asked.isEmpty() && !why.isEmpty()) {
            List<ProblemKey> problems = asked;
            cancel();
            store.dispatch(Command.ignore(problems, Optional.of(why)));
        }
    }

    private void cancel() {
        asked = List.of();
        Node list = row.getParent();
        changed.run();
        if (list != null) {
            list.requestFocus();
        }
    }
}
