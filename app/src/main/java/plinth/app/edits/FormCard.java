package plinth.app.edits;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.ui.Parts;

/** A form on a card: its fields or, for those who would rather write it, its SQL; below them why it was refused, and the buttons. */
final class FormCard {
    private static final double WIDTH = 480;
    /** What stands around the fields: title, refusal, buttons. */
    private static final double AROUND = 140;

    private final Store store;
    private final EditForm form;
    private final Runnable close;
    private final Runnable then;
    private final double most;
    private final VBox card = new VBox(8);
    private final VBox content = new VBox();
    private final Label wrong = Parts.text("", "s12", "danger-text", "form-wrong");
    private final TextArea sql = new TextArea();
    private final Button done;
    private boolean asSql;

    /**
     * Makes the card of {@code form}.
     *
     * @param height what the card has at most; its fields scroll when that is too little for them
     * @param then comes when it is done and closed
     */
    FormCard(Store store, EditForm form, double height, Runnable close, Runnable then) {
        this.store = store;
        this.form = form;
        this.close = close;
        this.then = then;
        this.most = Math.max(120, height - AROUND);
        card.getStyleClass().addAll("card", "prompt", "edit-form");
        card.setPrefWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        wrong.setWrapText(true);
        wrong.setManaged(false);
        wrong.setVisible(false);
        sql.getStyleClass().addAll("mono", "form-sql");
        sql.setWrapText(true);
        sql.setPrefRowCount(4);
        sql.setAccessibleText(form.title() + " as SQL");
        done = new Button(form.verb());
        done.setMnemonicParsing(false);
        done.getStyleClass().addAll("primary", "form-done");
        done.setOnAction(e -> submit());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> close.run());
        Label title = Parts.text(form.title(), "semibold");
        HBox head = Parts.row(8, title, Parts.grow());
        form.sql().ifPresent(s -> {
            Button flip = Parts.linkButton("Write SQL", () -> {});
            flip.setOnAction(e -> flip(flip, s));
            head.getChildren().add(flip);
        });
        content.getChildren().setAll(scrolled());
        HBox buttons = Parts.row(8, Parts.grow(), cancel, done);
        buttons.setPadding(new Insets(4, 0, 0, 0));
        card.getChildren().addAll(head, content, wrong, buttons);
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        wrong.textProperty().addListener((o, was, now) -> {
            wrong.setVisible(!now.isEmpty());
            wrong.setManaged(!now.isEmpty());
            Platform.runLater(card::autosize);
        });
        form.body().heightProperty().addListener((o, was, now) -> Platform.runLater(card::autosize));
    }

    private Node scrolled() {
        ScrollPane scroll = new ScrollPane(form.body());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(most);
        scroll.getStyleClass().add("form-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    Region node() {
        return card;
    }

    void focus() {
        form.first().requestFocus();
        if (form.first() instanceof TextField f) {
            f.selectAll();
        }
    }

    private void flip(Button flip, EditForm.AsSql as) {
        asSql = !asSql;
        wrong.setText("");
        flip.setText(asSql ? "Use fields" : "Write SQL");
        if (asSql) {
            sql.setText(as.text().get());
            content.getChildren().setAll(sql);
            sql.requestFocus();
            sql.end();
        } else {
            content.getChildren().setAll(scrolled());
            form.first().requestFocus();
        }
        Platform.runLater(card::autosize);
    }

    private void key(KeyEvent e) {
        boolean field = e.getTarget() instanceof TextField || e.getTarget() instanceof javafx.scene.control.CheckBox;
        if (e.getCode() == KeyCode.ENTER && (field || e.isShortcutDown())) {
            submit();
            e.consume();
        }
    }

    private void submit() {
        Read<Command> read = asSql
                ? form.sql().orElseThrow().edit().apply(sql.getText().strip()).map(Command.Edited::once)
                : form.command().get();
        switch (read) {
            case Read.Bad<Command>(String reason) -> wrong.setText(reason);
            case Read.Good<Command>(Command command) -> {
                Optional<String> refused = Attempt.of(store, command);
                if (refused.isPresent()) {
                    wrong.setText(refused.get());
                    store.dispatch(new Command.NoticeRead());
                } else {
                    close.run();
                    then.run();
                }
            }
        }
    }
}
