package plinth.app.edits;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import plinth.app.ui.Parts;
import plinth.model.schema.Name;
import plinth.model.schema.Strings;

/** The fields of a form, each with its word before it. */
final class Fields extends GridPane {
    private int rows;

    Fields() {
        getStyleClass().add("form-fields");
        setHgap(8);
        setVgap(6);
        ColumnConstraints words = new ColumnConstraints(84);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setFillWidth(true);
        getColumnConstraints().addAll(words, fields);
    }

    <T extends Node> T add(String word, T field) {
        Label label = Parts.text(word, "s12", "muted");
        label.setLabelFor(field);
        if (field.getAccessibleText() == null) {
            field.setAccessibleText(word);
        }
        label.setMinHeight(24);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        if (field instanceof Region r) {
            r.setMaxWidth(Double.MAX_VALUE);
        }
        addRow(rows++, label, field);
        return field;
    }

    /** Adds a field for one line; {@code prompt} is what it means when it is empty. */
    TextField text(String word, String now, String prompt, String... classes) {
        TextField field = new TextField(now);
        field.setPromptText(prompt);
        field.setAccessibleText(word);
        field.getStyleClass().add("dense");
        field.getStyleClass().addAll(classes);
        return add(word, field);
    }

    TextArea area(String word, String now, String prompt, int lines) {
        TextArea area = new TextArea(now);
        area.setPromptText(prompt);
        area.setPrefRowCount(lines);
        area.setAccessibleText(word);
        area.getStyleClass().addAll("mono", "form-sql");
        return add(word, area);
    }

    CheckBox check(String word, String says, boolean now) {
        CheckBox box = new CheckBox(says);
        box.setSelected(now);
        box.setMinHeight(24);
        return add(word, box);
    }

    /** Adds a choice by words; the index of the chosen one counts. */
    ComboBox<String> choice(String word, List<String> words, int now) {
        ComboBox<String> box = box(words);
        box.getSelectionModel().select(now);
        box.setAccessibleText(word);
        return add(word, box);
    }

    <E extends Enum<E>> ComboBox<String> choice(String word, E[] values, E now) {
        return choice(word, List.of(values).stream().map(Fields::words).toList(), now.ordinal());
    }

    static <E extends Enum<E>> String words(E value) {
        return Strings.capital(value.name().replace('_', ' ').toLowerCase(Locale.ROOT));
    }

    static ComboBox<String> box(List<String> words) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(words);
        box.getStyleClass().add("dense");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        return box;
    }

    /** Returns a choice in which something else may be written as well. */
    static ComboBox<String> open(List<String> words, String now, String prompt) {
        ComboBox<String> box = box(words);
        box.setEditable(true);
        box.getEditor().setText(now);
        box.setValue(now);
        box.setPromptText(prompt);
        return box;
    }

    /** Proposes types while one is written in {@code box}; leaving it takes the chosen one. */
    static void completing(ComboBox<String> box, Completions completions) {
        TypeCompletion completion = new TypeCompletion(box.getEditor(), () -> completions);
        box.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB || e.getCode() == KeyCode.ENTER) {
                completion.accept();
            }
        });
        box.setOnShowing(e -> completion.close());
    }

    /** Returns what stands in a choice that may be written in. */
    static String written(ComboBox<String> box) {
        String text = box.isEditable() ? box.getEditor().getText() : box.getValue();
        return text == null ? "" : text.strip();
    }

    static Optional<Name> name(TextField field) {
        String text = field.getText().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(new Name(text));
    }

    static Optional<String> text(javafx.scene.control.TextInputControl field) {
        String text = field.getText() == null ? "" : field.getText().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
