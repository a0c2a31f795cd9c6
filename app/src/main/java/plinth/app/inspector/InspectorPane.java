package plinth.app.inspector;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import plinth.app.edits.Asker;
import plinth.app.store.Picture;
import plinth.app.store.Selection;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.app.ui.Action;
import plinth.app.ui.Pane;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Finding;
import plinth.model.pattern.InferredReference;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;

/** Shows what is selected. */
public final class InspectorPane implements Pane {
    private final Store store;
    private final Asker asker;
    private final BorderPane node = new BorderPane();
    private final ScrollPane scroll = new ScrollPane();
    private final Editing editing = new Editing(() -> Platform.runLater(this::show));
    private final PauseTransition pause = new PauseTransition(Duration.millis(60));
    private @Nullable Shown shown;
    private @Nullable Reading namesOf;
    private @Nullable ImpliedNames names;

    /** What decides about the pane's content. */
    private record Shown(
            Reading reading,
            Optional<Selection.Item> item,
            int selected,
            List<Finding> findings,
            Optional<Long> rows,
            List<InferredReference> inferred,
            boolean drawn) {}

    /** Makes the pane of {@code store}; forms are shown by {@code asker}. */
    public InspectorPane(Store store, Asker asker) {
        this.store = store;
        this.asker = asker;
        node.getStyleClass().add("inspector");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setCenter(scroll);
        node.setFocusTraversable(true);
        pause.setOnFinished(e -> show());
        store.state().addListener((o, was, now) -> {
            // What is looked at is shown at once; while the text is being typed, a moment after the last letter.
            if (was.view().selection() != now.view().selection()) {
                // A rename selects what it has renamed and leaves the keyboard in its field; whoever selects something
                // else is done with it.
                if (editing.isActive() && was.document() == now.document()) {
                    Platform.runLater(this::leave);
                } else {
                    show();
                }
            } else {
                pause.playFromStart();
            }
        });
        store.picture().addListener((o, was, now) -> pause.playFromStart());
        // A window that opens shows the diagram first: nothing is made here that cannot be seen yet.
        node.sceneProperty().addListener((o, was, now) -> {
            if (now != null) {
                show();
            }
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.of(Action.Menu.EDIT, "Rename in the inspector", "F2", this::rename));
    }

    /** Takes the keyboard out of the field that it is in, which hands over what was written there, and shows what is selected. */
    private void leave() {
        node.requestFocus();
        editing.end();
        show();
    }

    private void show() {
        if (editing.isActive()) {
            return;
        }
        State state = store.state().get();
        Picture picture = store.picture().getValue();
        Selection selection = state.view().selection();
        Optional<ObjectName> table = selection.primary().map(Selection.Item::table);
        List<Finding> about =
                table.map(t -> PatternCards.about(picture.findings(), t)).orElse(List.of());
        Shown wanted = new Shown(
                state.document().reading(),
                selection.primary(),
                selection.tables().size(),
                about,
                table.flatMap(t -> Optional.ofNullable(picture.rows().get(t))),
                table.map(picture::inferred).orElse(List.of()),
                picture.of().reading() == state.document().reading());
        pause.stop();
        if (wanted.equals(shown)) {
            return;
        }
        Shown before = shown;
        boolean same = before != null && before.item().equals(wanted.item());
        boolean near = before != null
                && before.item().map(Selection.Item::table).equals(wanted.item().map(Selection.Item::table));
        shown = wanted;
        // When what has the keyboard goes, JavaFX gives it to some field, which would then count as being edited.
        if (holdsFocus()) {
            node.requestFocus();
        }
        double at = scroll.getVvalue();
        VBox sheet = sheet(context(state, picture));
        sheet.getStyleClass().add("sheet");
        scroll.setContent(sheet);
        scroll.layout();
        scroll.setVvalue(near ? at : 0);
        if (!same) {
            Platform.runLater(() -> bring(sheet));
        }
    }

    private boolean holdsFocus() {
        Node owner = node.getScene() == null ? null : node.getScene().getFocusOwner();
        for (Node n = owner; n != null; n = n.getParent()) {
            if (n == scroll.getContent()) {
                return true;
            }
        }
        return false;
    }

    /** Scrolls to the row that is chosen, with as much of its properties as there is room for, no more than is needed. */
    private void bring(VBox sheet) {
        Node row = sheet.lookup(".chosen");
        if (row == null || sheet != scroll.getContent()) {
            return;
        }
        Bounds b = sheet.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        double view = scroll.getViewportBounds().getHeight();
        double rest = sheet.getHeight() - view;
        if (rest <= 0) {
            return;
        }
        List<Node> rows = row.getParent().getChildrenUnmodifiable();
        int next = rows.indexOf(row) + 1;
        double form = next < rows.size() && rows.get(next).getStyleClass().contains("form")
                ? rows.get(next).getLayoutBounds().getHeight()
                : 0;
        double top = scroll.getVvalue() * rest;
        double bottom = Math.max(b.getMaxY(), Math.min(b.getMaxY() + form, b.getMinY() + view));
        double to = b.getMinY() < top ? b.getMinY() : bottom > top + view ? bottom - view : top;
        scroll.setVvalue(to / rest);
    }

    private Context context(State state, Picture picture) {
        ImpliedNames made = names;
        if (made == null || namesOf != state.document().reading()) {
            made = ImpliedNames.of(state.document().schema());
            names = made;
            namesOf = state.document().reading();
        }
        return new Context(store, state, picture, editing, made, asker);
    }

    private VBox sheet(Context c) {
        Selection selection = c.state().view().selection();
        if (selection.primary().isEmpty()) {
            return DocumentSheet.of(c);
        }
        if (selection.tables().size() > 1) {
            return DocumentSheet.several(c, selection);
        }
        Selection.Item item = selection.primary().get();
        if (item instanceof Selection.OfObject o) {
            return ObjectSheet.of(c, o);
        }
        Optional<Table> table = c.schema().table(item.table());
        if (table.isEmpty()) {
            return ObjectSheet.ofView(c, item.table()).orElseGet(() -> DocumentSheet.of(c));
        }
        return table.map(t -> new TableSheet(c, t).node()).orElseGet(() -> DocumentSheet.of(c));
    }

    /** Puts the keyboard into the field with the name of what is selected. */
    public void rename() {
        find(scroll.getContent(), "name-field").ifPresent(f -> {
            f.requestFocus();
            f.selectAll();
        });
    }

    private static Optional<TextField> find(@Nullable Node in, String styleClass) {
        return in == null
                ? Optional.empty()
                : in.lookupAll("." + styleClass).stream()
                        .filter(TextField.class::isInstance)
                        .map(TextField.class::cast)
                        .findFirst();
    }
}
