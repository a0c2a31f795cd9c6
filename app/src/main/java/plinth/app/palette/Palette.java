package plinth.app.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.edits.Asker;
import plinth.app.edits.Deeds;
import plinth.app.store.Command;
import plinth.app.store.Picture;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Action;
import plinth.app.ui.Counted;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.schema.Column;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Icon;

/** A field and below it what fits: tables first, then columns, then commands. */
public final class Palette {
    private static final int MOST = 60;

    private final VBox node = new VBox();
    private final TextField field = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final List<Entry> all = new ArrayList<>();
    private final Runnable close;

    /** Makes a palette of what is open, of what can be done to what is selected and of {@code actions}; {@code close} takes it from the window. */
    public Palette(Store store, Asker asker, List<Action> actions, Runnable close) {
        this(actions, close);
        Picture picture = store.picture().getValue();
        List<Entry> found = new ArrayList<>();
        List<Entry> columns = new ArrayList<>();
        List<SchemaObject> objects = store.state().get().document().schema().objects();
        for (int i = 0; i < objects.size(); i++) {
            SchemaObject o = objects.get(i);
            if (o instanceof Table t) {
                Optional<Face> face = picture.drawing().face(t.name());
                found.add(new Entry(
                        face.map(Face::icon).orElse(Icon.TABLE).path(),
                        face.map(Face::pattern).orElse(false),
                        t.name().toString(),
                        Counted.of(t.columns().size(), "column"),
                        false,
                        () -> go(store, new Selection.OfTable(t.name()))));
                for (Column c : t.columns()) {
                    columns.add(new Entry(
                            Icon.ROWS.path(),
                            false,
                            c.name().value(),
                            t.name().toString(),
                            false,
                            () -> go(store, new Selection.OfColumn(t.name(), c.name()))));
                }
            } else if (!o.name().name().isEmpty()) {
                int at = i;
                found.add(new Entry(
                        Glyph.FILE.path(),
                        false,
                        o.name().toString(),
                        "",
                        false,
                        () -> go(store, new Selection.OfObject(o.name(), at))));
            }
        }
        all.addAll(0, columns);
        all.addAll(0, found);
        Selection selection = store.state().get().view().selection();
        all.addAll(0, deeds(Deeds.of(store).flat(selection), asker));
        show();
    }

    private static List<Entry> deeds(List<Deeds.Reached> reached, Asker asker) {
        return reached.stream()
                .map(r -> new Entry(
                        Glyph.PENCIL.path(),
                        false,
                        r.deed().title(),
                        keyed(r) ? KeyCombination.valueOf(r.deed().key()).getDisplayText() : r.path(),
                        keyed(r),
                        () -> asker.perform(r.deed())))
                .toList();
    }

    /** A key does to what is selected what it says; it does not reach further. */
    private static boolean keyed(Deeds.Reached r) {
        return r.path().isEmpty() && !r.deed().key().isEmpty();
    }

    /** Makes a palette of {@code actions} alone. */
    public Palette(List<Action> actions, Runnable close) {
        this.close = close;
        node.getStyleClass().add("palette");
        field.setPromptText("Find a table or column, or run a command");
        field.getStyleClass().add("palette-field");
        list.getStyleClass().add("plain-list");
        list.setFixedCellSize(28);
        list.setFocusTraversable(false);
        list.setPlaceholder(Parts.text("Nothing is called so.", "muted", "s12"));
        list.setCellFactory(v -> new Cell());
        node.getChildren().addAll(field, list);
        node.setPrefSize(560, 420);
        for (Action a : actions) {
            if (a.enabled().getValue()) {
                all.add(new Entry(
                        Glyph.RUN.path(),
                        false,
                        a.title(),
                        a.key().map(k -> k.getDisplayText()).orElse(""),
                        true,
                        a.run()));
            }
        }
        field.textProperty().addListener((o, was, now) -> show());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(e -> run());
        show();
    }

    private static void go(Store store, Selection.Item item) {
        store.dispatch(new Command.ViewChanged(v -> v.withTab(View.Tab.MODEL).withSelection(Selection.of(item))));
    }

    public Region node() {
        return node;
    }

    /** Gives the keyboard to the field. */
    public void focus() {
        field.requestFocus();
    }

    private record Scored(Entry entry, int score) {}

    private void show() {
        String typed = field.getText().strip();
        List<Entry> fitting = all.stream()
                .map(e -> new Scored(
                        e,
                        Math.max(Match.score(typed, e.title()), Match.score(typed, e.detail() + "." + e.title()) - 50)))
                .filter(s -> s.score() >= 0)
                .sorted(Comparator.comparingInt((Scored s) -> -s.score()))
                .limit(MOST)
                .map(Scored::entry)
                .toList();
        list.getItems().setAll(fitting);
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> step(1, e);
            case UP -> step(-1, e);
            case PAGE_DOWN -> step(10, e);
            case PAGE_UP -> step(-10, e);
            case ENTER -> {
                run();
                e.consume();
            }
            default -> {}
        }
    }

    private void step(int by, KeyEvent e) {
        int n = list.getItems().size();
        if (n > 0) {
            int at = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, n - 1);
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - 5));
        }
        e.consume();
    }

    private void run() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.run().run();
        }
    }

    private static final class Cell extends ListCell<Entry> {
        @Override
        protected void updateItem(Entry e, boolean empty) {
            super.updateItem(e, empty);
            setText(null);
            if (empty || e == null) {
                setGraphic(null);
                return;
            }
            HBox row = Parts.row(
                    8,
                    e.pattern() ? Icons.ofPath(e.icon(), 14, "pattern") : Icons.ofPath(e.icon(), 14),
                    Parts.text(e.title()),
                    Parts.grow());
            if (!e.detail().isEmpty()) {
                row.getChildren().add(e.key() ? Parts.key(e.detail()) : Parts.text(e.detail(), "s12", "muted"));
            }
            setGraphic(row);
        }
    }
}
