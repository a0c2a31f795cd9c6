package plinth.app.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.CodeArea;
import plinth.app.store.Checks;
import plinth.app.store.Command;
import plinth.app.store.Places;
import plinth.app.store.Selection;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.app.ui.Action;
import plinth.app.ui.Pane;
import plinth.model.ddl.Place;
import plinth.model.ddl.Reading;
import plinth.model.text.Position;
import plinth.model.text.Span;

/** Shows the file of the view, follows what is selected, and turns typing into commands. */
public final class SqlPane implements Pane {
    private final Store store;
    private final StackPane node = new StackPane();
    private final Map<Integer, FileEditor> editors = new HashMap<>();
    private final ReadOnlyObjectWrapper<Position> caret = new ReadOnlyObjectWrapper<>(new Position(1, 1));

    public SqlPane(Store store) {
        this.store = store;
        node.getStyleClass().add("sql-pane");
        node.setMinSize(0, 0);
        store.state().addListener((o, was, now) -> show(was, now));
        store.checks().addListener((o, was, now) -> check(now));
        // An editor costs more than all else of a window that opens, so there is none before it can be seen.
        node.sceneProperty().addListener((o, was, now) -> {
            if (now != null && node.getChildren().isEmpty()) {
                open(store.state().get());
                select(store.state().get(), false);
            }
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void focus() {
        current().ifPresent(e -> e.area().requestFocus());
    }

    /** Returns where the caret is. */
    public ObservableValue<Position> caret() {
        return caret.getReadOnlyProperty();
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.of(Action.Menu.EDIT, "Select what the caret is in", "F12", this::selectAtCaret));
    }

    private Optional<FileEditor> current() {
        return Optional.ofNullable(editors.get(store.state().get().view().file()));
    }

    private void open(State state) {
        int file = state.view().file();
        if (file >= state.document().reading().files().size()) {
            node.getChildren().clear();
            return;
        }
        FileEditor editor = editors.computeIfAbsent(file, this::make);
        if (node.getChildren().isEmpty() || node.getChildren().getFirst() != editor.node()) {
            node.getChildren().setAll(editor.node());
            editor.follow(state);
            check(store.checks().getValue());
            where(editor.area());
        }
    }

    private FileEditor make(int file) {
        FileEditor editor = new FileEditor(store, file);
        editor.area().caretPositionProperty().addListener((o, was, now) -> where(editor.area()));
        return editor;
    }

    private void where(CodeArea area) {
        caret.set(new Position(area.getCurrentParagraph() + 1, area.getCaretColumn() + 1));
    }

    private void show(State was, State now) {
        if (now.project() != was.project() && !names(now).equals(names(was))) {
            // Other files than before: an editor's number means another one.
            editors.values().forEach(FileEditor::close);
            editors.clear();
            open(now);
        }
        if (now.document().reading() != was.document().reading()) {
            editors.values().forEach(e -> e.follow(now));
        }
        if (!now.view().reveal().equals(was.view().reveal())
                && now.view().reveal().isPresent()) {
            open(now);
            select(now, false);
            reveal(now.view().reveal().get().span());
            return;
        }
        boolean chosen = now.view().selection() != was.view().selection();
        if (chosen && !typing()) {
            Optional<Place> place = Places.of(now, now.view().selection());
            if (place.isPresent() && place.get().file() != now.view().file()) {
                int file = place.get().file();
                store.dispatch(new Command.ViewChanged(v -> v.withFile(file)));
                return;
            }
        }
        if (now.view().file() != was.view().file()) {
            open(now);
            select(now, true);
        } else if (chosen || now.document().reading() != was.document().reading()) {
            select(now, chosen && !typing());
        }
    }

    private static List<String> names(State state) {
        return state.document().reading().files().stream()
                .map(Reading.File::name)
                .toList();
    }

    private boolean typing() {
        return current().filter(e -> e.area().isFocused()).isPresent();
    }

    private void select(State state, boolean scroll) {
        Optional<Place> place = Places.of(state, state.view().selection())
                .filter(p -> p.file() == state.view().file());
        current().ifPresent(e -> e.select(place.map(Place::span), scroll));
    }

    private void check(Checks checks) {
        boolean fits = checks.of()
                .filter(d -> d.reading() == store.state().get().document().reading())
                .isPresent();
        if (fits) {
            current().ifPresent(e -> e.show(checks.problems()));
        }
    }

    private void selectAtCaret() {
        State s = store.state().get();
        Reading reading = s.document().reading();
        Optional<FileEditor> editor = current();
        if (editor.isEmpty()) {
            return;
        }
        Places.tableAt(reading, s.view().file(), editor.get().area().getCaretPosition())
                .ifPresent(t -> store.dispatch(Command.select(new Selection.OfTable(t))));
    }

    private void reveal(Span span) {
        current().ifPresent(e -> {
            e.area().requestFocus();
            int length = e.area().getLength();
            e.area().selectRange(Math.min(span.start(), length), Math.min(span.end(), length));
            e.area().requestFollowCaret();
        });
    }

    @Override
    public void close() {
        editors.values().forEach(FileEditor::close);
    }
}
