package plinth.app.canvas;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import plinth.app.edits.ColumnLine;
import plinth.app.edits.Completions;
import plinth.app.edits.LineParts;
import plinth.app.edits.SuggestionList;

/** The row of a table in which a column is typed: name, type and modifiers, each in its field; a blank behind a part goes on to the next. */
final class EntryRow extends Pane {
    static final double HEIGHT = 28;
    private static final double TYPE_X = 168;
    private static final double MODIFIERS_X = 288;

    /** What the row asks of the one that it stands in. */
    interface Host {
        /** The line is finished. */
        void commit();

        /** The line is left. */
        void escape();

        /** The blank line is left backwards. */
        void back();

        /** The last step is to be undone; the line is blank. */
        void undo();

        /** What was probably meant is to be put into the line. */
        void fix();

        /** What is typed has changed. */
        void changed();

        Completions completions();
    }

    private final Host host;
    private final TextField name = field("Name of the new column", "name");
    private final TextField type = field("Type of the new column", "type, -> table");
    private final TextField modifiers = field("Modifiers of the new column", "not null, default \u2026");
    private final SuggestionList list;
    private boolean chose;
    private boolean quiet;
    private boolean pending;

    EntryRow(Host host, SuggestionList list) {
        this.host = host;
        this.list = list;
        getStyleClass().add("entry-row");
        name.getStyleClass().addAll("in-place", "entry-name");
        type.getStyleClass().addAll("mono", "entry-type");
        modifiers.getStyleClass().addAll("mono", "entry-modifiers");
        place(name, 28, TYPE_X - 28 - 4);
        place(type, TYPE_X, MODIFIERS_X - TYPE_X - 4);
        place(modifiers, MODIFIERS_X, EntryBox.WIDTH - MODIFIERS_X - 8);
        getChildren().setAll(name, type, modifiers);
        for (TextField f : List.of(name, type, modifiers)) {
            f.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(f, e));
            f.textProperty().addListener((o, was, now) -> typed());
            f.focusedProperty().addListener((o, was, now) -> suggest());
        }
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    private static TextField field(String says, String prompt) {
        TextField field = new TextField();
        field.getStyleClass().addAll("dense", "entry-field");
        field.setAccessibleText(says);
        field.setPromptText(prompt);
        return field;
    }

    private static void place(TextField field, double x, double width) {
        field.setLayoutX(x);
        field.setLayoutY(2);
        field.setMinWidth(width);
        field.setPrefWidth(width);
        field.setMaxWidth(width);
    }

    // What is typed

    String name() {
        return name.getText().strip();
    }

    String type() {
        return type.getText().strip();
    }

    String modifiers() {
        return modifiers.getText().strip();
    }

    String line() {
        return LineParts.join(name(), type(), modifiers());
    }

    boolean blank() {
        return line().isEmpty();
    }

    boolean rule() {
        return ColumnLine.isRule(line());
    }

    /** Puts a line into the fields, the keyboard at its end. */
    void write(String name, String type, String modifiers) {
        quiet = true;
        this.name.setText(name);
        this.type.setText(type);
        this.modifiers.setText(modifiers);
        quiet = false;
        focus(modifiers.isEmpty() ? type.isEmpty() ? this.name : this.type : this.modifiers);
        typed();
    }

    /** Puts the word that was meant where another was typed. */
    void replace(ColumnLine.Slip slip) {
        TextField f = modifiers().contains(slip.typed()) ? modifiers : type().contains(slip.typed()) ? type : name;
        f.setText(f.getText().replace(slip.typed(), slip.meant()));
        focus(f);
    }

    void focusFirst() {
        focus(name);
    }

    void focusType() {
        focus(type);
    }

    /** Puts the keyboard where it was left. */
    void focusLast() {
        focus(modifiers().isEmpty() ? type().isEmpty() ? name : type : modifiers);
    }

    boolean hasFocus() {
        return name.isFocused() || type.isFocused() || modifiers.isFocused();
    }

    /** Returns where the field with the keyboard begins. */
    double handX() {
        return modifiers.isFocused() ? MODIFIERS_X : TYPE_X;
    }

    /** Proposes nothing until more is typed. */
    void hush() {
        list.show(List.of(), -1, 1);
    }

    void wrong(boolean is) {
        TextField at = !modifiers().isEmpty() ? modifiers : !type().isEmpty() ? type : name;
        for (TextField f : List.of(name, type, modifiers)) {
            f.getStyleClass().remove("wrong");
        }
        if (is) {
            at.getStyleClass().add("wrong");
        }
    }

    private void focus(TextField f) {
        f.requestFocus();
        f.end();
    }

    private void typed() {
        if (!quiet) {
            chose = false;
            pending = true;
            // A field's text must not change while it tells of a change.
            Platform.runLater(this::settle);
        }
    }

    /** Does at once what is to be done after typing: moves what has come behind the blank that ends a part into the fields behind. */
    void settle() {
        if (!pending) {
            return;
        }
        pending = false;
        String was = name.getText();
        LineParts parts = LineParts.of(was);
        if (parts.settled() > 0) {
            quiet = true;
            name.setText(parts.name());
            boolean more = !type().isEmpty();
            type.setText(more ? parts.type() + " " + type.getText() : parts.type());
            quiet = false;
            moved(name, type, parts.modifiers());
        }
        boolean rule = ColumnLine.isRule(name.getText());
        place(name, 28, (rule ? EntryBox.WIDTH - 8 : TYPE_X - 4) - 28);
        type.setVisible(!rule);
        modifiers.setVisible(!rule);
        LineParts behind = LineParts.ofType(type.getText());
        if (behind.settled() > 0) {
            quiet = true;
            String word = behind.type();
            type.setText(host.completions().reference(word).orElse(word));
            quiet = false;
            moved(type, modifiers, behind.modifiers());
        }
        suggest();
        host.changed();
    }

    private void moved(TextField from, TextField to, String behind) {
        if (!behind.isEmpty()) {
            quiet = true;
            modifiers.setText((behind + " " + modifiers.getText()).stripTrailing());
            quiet = false;
        }
        if (from.isFocused()) {
            focus(behind.isEmpty() ? to : modifiers);
        }
    }

    // Suggestions

    private void suggest() {
        List<Completions.Suggestion> all = List.of();
        int chosen = -1;
        if (type.isFocused() && !rule()) {
            String typed = type.getText();
            all = host.completions().types(name(), typed);
            boolean guess = !all.isEmpty() && typed.isBlank() && all.getFirst().kind() == Completions.Kind.REFERENCE;
            boolean complete = host.completions().complete(typed);
            chosen = guess || (!typed.isBlank() && !complete && !all.isEmpty()) ? 0 : -1;
        } else if (modifiers.isFocused()) {
            all = host.completions().modifiers(modifiers.getText());
            chosen = all.isEmpty() ? -1 : 0;
        }
        list.show(all, chosen, Integer.MAX_VALUE);
    }

    /** Takes what is chosen in the list into its field. Returns whether something was. */
    private boolean accept() {
        Optional<Completions.Suggestion> s = list.chosen();
        s.ifPresent(this::put);
        return s.isPresent();
    }

    /** Takes {@code s} into its field. */
    void put(Completions.Suggestion s) {
        TextField to = s.kind() == Completions.Kind.MODIFIER ? modifiers : type;
        quiet = true;
        to.setText(s.text());
        quiet = false;
        focus(to);
        suggest();
        host.changed();
    }

    // Keys

    private void key(TextField f, KeyEvent e) {
        boolean plain = !e.isShortcutDown() && !e.isAltDown() && !e.isMetaDown();
        switch (e.getCode()) {
            case TAB -> tab(f, e.isShiftDown());
            case ENTER -> enter(f);
            case ESCAPE -> host.escape();
            case UP, DOWN -> {
                settle();
                if (list.isEmpty()) {
                    return;
                }
                chose = true;
                list.move(e.getCode() == javafx.scene.input.KeyCode.UP ? -1 : 1);
            }
            case BACK_SPACE -> {
                if (!plain || !f.getText().isEmpty()) {
                    return;
                }
                back(f);
            }
            case Z -> {
                if (!e.isShortcutDown() || e.isShiftDown() || !blank()) {
                    return;
                }
                host.undo();
            }
            case PERIOD -> {
                if (!e.isShortcutDown()) {
                    return;
                }
                host.fix();
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void tab(TextField f, boolean backwards) {
        settle();
        if (backwards) {
            focus(f == modifiers ? type : name);
            return;
        }
        if (f != name && wanting(f)) {
            accept();
        }
        if (f == name && !rule()) {
            focus(type);
        } else if (f == type) {
            focus(modifiers);
        } else {
            host.commit();
        }
    }

    private void enter(TextField f) {
        settle();
        if (f == type && wanting(f)) {
            accept();
        } else if (f == modifiers && chose) {
            accept();
            return;
        }
        if (f == name && !name().isEmpty() && type().isEmpty() && !rule()) {
            focus(type);
        } else {
            host.commit();
        }
    }

    /** Whether what is chosen in the list takes the place of what is typed in {@code f}. */
    private boolean wanting(TextField f) {
        return chose || f == modifiers || !host.completions().complete(f.getText());
    }

    private void back(TextField f) {
        if (f == modifiers) {
            focus(type);
        } else if (f == type) {
            focus(name);
        } else if (blank()) {
            host.back();
        } else {
            focus(name);
        }
    }
}
