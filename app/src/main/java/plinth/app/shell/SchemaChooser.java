package plinth.app.shell;

import java.nio.file.Files;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.project.SeveralSchemas;

/** Asks which of the schemas of a folder is meant: a list of them with what each is made of. Enter or a double click opens, Esc leaves. */
final class SchemaChooser {
    private static final int ROW = 48;
    private static final int MOST_ROWS = 8;

    private final VBox card = new VBox(8);
    private final ListView<SeveralSchemas.Choice> list = new ListView<>();
    private final Runnable close;
    private final Consumer<SeveralSchemas.Choice> open;

    /**
     * @param close takes the card away
     * @param open is told what was chosen, once the card is away
     */
    SchemaChooser(SeveralSchemas several, Runnable close, Consumer<SeveralSchemas.Choice> open) {
        this.close = close;
        this.open = open;
        String folder = String.valueOf(several.folder().getFileName());
        Label heading = Parts.text("Which schema of " + folder + "?", "s16", "semibold");
        heading.setWrapText(true);
        Label body = Parts.text(
                "There are " + several.choices().size()
                        + ", and nothing says which is meant. To open one without being asked, name it under"
                        + " \"sources\" in plinth.yaml.",
                "muted");
        body.setWrapText(true);
        list.setId("schemas");
        list.getStyleClass().addAll("plain-list", "schema-list");
        list.setCellFactory(v -> new Cell());
        list.setFixedCellSize(ROW);
        list.getItems().setAll(several.choices());
        list.getSelectionModel().selectFirst();
        double height = (double) ROW * Math.min(MOST_ROWS, several.choices().size()) + 10;
        list.setPrefHeight(height);
        list.setMinHeight(Math.min(height, 2.0 * ROW));
        Button leave = button("Cancel", "plain");
        leave.setOnAction(e -> close.run());
        Button take = button("Open", "primary");
        take.setOnAction(e -> chosen());
        HBox buttons = new HBox(8, leave, take);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox.setMargin(list, new Insets(8, 0, 8, 0));
        card.getChildren().addAll(heading, body, list, buttons);
        card.getStyleClass().addAll("dialog-card", "wide");
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    VBox node() {
        return card;
    }

    /** Gives the keyboard to the list. */
    void focus() {
        list.requestFocus();
    }

    private static Button button(String text, String style) {
        Button b = new Button(text);
        b.getStyleClass().addAll("large-button", style);
        return b;
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            if (e.getTarget() instanceof Button b) {
                b.fireEvent(new ActionEvent(b, b));
            } else {
                chosen();
            }
        }
    }

    private void chosen() {
        SeveralSchemas.Choice choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            close.run();
            open.accept(choice);
        }
    }

    private final class Cell extends ListCell<SeveralSchemas.Choice> {
        Cell() {
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !isEmpty()) {
                    chosen();
                }
            });
            // A long path is shortened, not scrolled to.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(SeveralSchemas.Choice c, boolean empty) {
            super.updateItem(c, empty);
            setText(null);
            if (empty || c == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            VBox words = new VBox(2, Parts.text(c.name(), "semibold"), Parts.text(c.says(), "s12", "muted"));
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox row = Parts.row(12, Icons.of(Files.isDirectory(c.path()) ? Glyph.FOLDER : Glyph.FILE, 18), words);
            row.setMinWidth(0);
            setGraphic(row);
            setAccessibleText(c.name() + ", " + c.says());
        }
    }
}
