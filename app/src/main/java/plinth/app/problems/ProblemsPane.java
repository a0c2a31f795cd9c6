package plinth.app.problems;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.store.Checks;
import plinth.app.store.Command;
import plinth.app.store.Places;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Action;
import plinth.app.ui.Pane;
import plinth.app.ui.Parts;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** Lists what is wrong or doubtful; a click goes there, a button mends it. */
public final class ProblemsPane implements Pane {
    private final Store store;
    private final ListView<Line> list = new ListView<>();
    private final TextField filter = new TextField();
    private final VBox node;
    private final Set<String> closed = new HashSet<>();
    private final Ignoring ignoring;
    private List<Finding> found = List.of();
    private List<Line.Ignored> ignored = List.of();
    private final ReadOnlyObjectWrapper<Integer> count = new ReadOnlyObjectWrapper<>(0);

    public ProblemsPane(Store store) {
        this.store = store;
        this.ignoring = new Ignoring(store, this::list);
        closed.add(Line.IGNORED);
        list.getStyleClass().addAll("plain-list", "problem-list");
        list.setPlaceholder(Parts.text("Nothing is wrong.", "muted", "s12"));
        list.setCellFactory(v -> cell());
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                chosen(list.getSelectionModel().getSelectedItem());
            }
        });
        filter.setPromptText("Filter by table or words");
        filter.getStyleClass().addAll("dense", "problem-filter");
        filter.setAccessibleText("Filter the problems");
        filter.textProperty().addListener((o, was, now) -> list());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                e.consume();
            }
        });
        node = new VBox(filter, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setMargin(filter, new Insets(6, 12, 6, 12));
        store.checks().addListener((o, was, now) -> show());
        store.picture().addListener((o, was, now) -> show());
        show();
    }

    private ListCell<Line> cell() {
        FindingCell cell = new FindingCell(this::fix, this::fixAll, ignoring);
        cell.setOnMouseClicked(e -> {
            if (cell.getItem() != null) {
                chosen(cell.getItem());
            }
        });
        return cell;
    }

    private void chosen(Line line) {
        switch (line) {
            case Finding f -> go(f);
            case Line.Heading h -> {
                if (!closed.remove(h.kind())) {
                    closed.add(h.kind());
                }
                list();
            }
            case Line.Ignored i -> go(i.key().table(), i.key().columns());
            case Line.Reason r -> {}
            case null -> {}
        }
    }

    private void fixAll(Line.Heading h) {
        h.fix().ifPresent(store::dispatch);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of(Action.Menu.EDIT, "Next problem", "F8", this::next),
                Action.of(Action.Menu.EDIT, "Mend the chosen problem", "Shortcut+Period", () -> {
                    switch (list.getSelectionModel().getSelectedItem()) {
                        case Finding f -> fix(f);
                        case Line.Heading h -> fixAll(h);
                        case Line.Ignored i -> {}
                        case Line.Reason r -> {}
                        case null -> {}
                    }
                }),
                Action.of(Action.Menu.EDIT, "Ignore the chosen problem…", "Shortcut+Alt+Period", () -> {
                    if (list.getSelectionModel().getSelectedItem() instanceof Finding f) {
                        f.key().ifPresent(ignoring::ask);
                    }
                }),
                Action.of(
                        Action.Menu.EDIT,
                        "Ignore all problems of this kind…",
                        "Shortcut+Alt+Shift+Period",
                        () -> heading().filter(h -> !h.keys().isEmpty()).ifPresent(h -> ignoring.ask(h.keys()))),
                Action.of(Action.Menu.EDIT, "Filter problems", "Shortcut+Shift+P", filter::requestFocus),
                Action.of(Action.Menu.EDIT, "Fix all problems of this kind", "Shortcut+Shift+Period", this::fixKind));
    }

    /** Returns how many there are. */
    public ObservableValue<Integer> count() {
        return count.getReadOnlyProperty();
    }

    private void show() {
        Checks checks = store.checks().getValue();
        found = Finding.all(checks, store.picture().getValue());
        ignored = checks.ignored(store.picture().getValue()).stream()
                .map(d -> new Line.Ignored(
                        d.key(),
                        d.title(),
                        Objects.requireNonNull(checks.reasons().get(d.key()))))
                .toList();
        count.set(found.size());
        list();
    }

    private void list() {
        List<Line> lines = Line.of(found, ignored, ignoring.asked(), filter.getText(), closed);
        if (!lines.equals(list.getItems())) {
            list.getItems().setAll(lines);
        }
    }

    /** Mends all problems of the kind of the chosen one. */
    private void fixKind() {
        heading().ifPresent(this::fixAll);
    }

    /** Returns the heading of the chosen problem, or the chosen heading. */
    private Optional<Line.Heading> heading() {
        Line line = list.getSelectionModel().getSelectedItem();
        String kind = switch (line) {
            case Finding f -> f.kind();
            case Line.Heading h -> h.kind();
            case Line.Ignored i -> "";
            case Line.Reason r -> "";
            case null -> "";
        };
        return list.getItems().stream()
                .filter(Line.Heading.class::isInstance)
                .map(Line.Heading.class::cast)
                .filter(h -> h.kind().equals(kind))
                .findFirst();
    }

    private void next() {
        int n = list.getItems().size();
        if (n > 0) {
            int at = list.getSelectionModel().getSelectedIndex();
            for (int i = 0; i < n; i++) {
                at = (at + 1) % n;
                if (list.getItems().get(at) instanceof Finding f) {
                    list.getSelectionModel().select(at);
                    list.scrollTo(at);
                    go(f);
                    return;
                }
            }
        }
    }

    private void go(Finding f) {
        f.at().ifPresent(a -> {
            Optional<ObjectName> table = Places.tableAt(
                    store.document().getValue().reading(), a.file(), a.span().start());
            store.dispatch(new Command.ViewChanged(v -> {
                View shown = v.revealing(a.file(), a.span());
                return table.map(t -> shown.withSelection(Selection.ofTable(t))).orElse(shown);
            }));
        });
        f.column().ifPresent(c -> go(c.table(), c.columns()));
    }

    private void go(ObjectName table, List<Name> columns) {
        store.dispatch(Command.select(
                columns.isEmpty() ? new Selection.OfTable(table) : new Selection.OfColumn(table, columns.getFirst())));
    }

    private void fix(Finding f) {
        // A place in the text holds only for the text that was looked at.
        boolean now = store.checks()
                .getValue()
                .of()
                .filter(d -> d.reading() == store.document().getValue().reading())
                .isPresent();
        f.command().filter(c -> now || !(c instanceof Command.Typed)).ifPresent(store::dispatch);
    }
}
