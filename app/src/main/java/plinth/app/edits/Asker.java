package plinth.app.edits;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Counted;
import plinth.app.ui.Parts;
import plinth.model.edit.Edit;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.renderer.diagram.Point;

/**
 * Does deeds, and shows over the canvas what is asked before: a form, whether to drop what others depend on. One card at a time; it stays until it
 * is done or left by Esc, so that one may look around meanwhile.
 */
public final class Asker {
    private static final int MOST_LINES = 8;

    private final Store store;
    private final Pane layer = new Pane();
    private InPlace inPlace = new InPlace() {
        @Override
        public boolean rename(Selection.Item item) {
            return false;
        }

        @Override
        public void table(Optional<Point> at) {}

        @Override
        public void columns(List<ObjectName> tables, boolean made) {}
    };
    private @Nullable Node open;
    private @Nullable Node before;

    public Asker(Store store) {
        this.store = store;
        layer.setPickOnBounds(false);
        layer.setMinSize(0, 0);
        layer.heightProperty().addListener((o, was, now) -> keepInside());
        layer.widthProperty().addListener((o, was, now) -> keepInside());
    }

    /** Returns what lies over the canvas and takes no mouse where nothing is asked. */
    public Node layer() {
        return layer;
    }

    /** Lets names be written in their place by {@code canvas}. */
    public void renameBy(InPlace canvas) {
        inPlace = canvas;
    }

    /** Returns whether something is asked. */
    public boolean isOpen() {
        return open != null;
    }

    /** Does {@code deed}, after asking what it needs. */
    public void perform(Deed deed) {
        if (deed.whyNot().isPresent()) {
            store.dispatch(new Command.Refused(Strings.capital(deed.whyNot().get()) + "."));
            return;
        }
        switch (deed.act()) {
            case Deed.Do(Edit edit) -> Attempt.of(store, edit).ifPresent(this::refuse);
            case Deed.Ask ask -> ask(ask.form().get());
            case Deed.Rename(Selection.Item item) -> rename(item);
            case Deed.Drop(Selection selection) -> drop(selection);
            case Deed.AddColumn(ObjectName table) -> addColumn(table);
            case Deed.Run run -> run.run().run();
            case Deed.More more -> {}
        }
    }

    private void refuse(String reason) {
        store.dispatch(new Command.Refused(reason));
    }

    /** Lets the user write another name for {@code item}. */
    public void rename(Selection.Item item) {
        close();
        boolean shown = store.view().getValue().tab() == View.Tab.MODEL;
        if (!shown || !inPlace.rename(item)) {
            Deeds.of(store)
                    .renameForm(item)
                    .ifPresentOrElse(
                            this::ask,
                            () -> refuse(
                                    WhyKept.of(store.state().get().document().schema(), item) + "."));
        }
    }

    /** Asks what {@code item}, a constraint, index or trigger, shall be instead. */
    public void change(Selection.Item item) {
        if (!store.view().getValue().selection().equals(Selection.of(item))) {
            store.dispatch(Command.select(item));
        }
        Deeds.of(store).changeForm(item).ifPresent(this::ask);
    }

    /** Lets the user type columns of {@code table}. */
    public void addColumn(ObjectName table) {
        begin();
        inPlace.columns(List.of(table), false);
    }

    /** Lets the user type columns of {@code tables}, which were just made, one after the other. */
    void fill(List<ObjectName> tables) {
        begin();
        inPlace.columns(tables, true);
    }

    /** Asks for the subtypes of {@code table}. */
    public void subtypes(ObjectName table) {
        Deeds.of(store).subtypes(table).ifPresent(this::ask);
    }

    /** Makes a table between {@code left} and {@code right} and lets the user name it. */
    public void bridge(ObjectName left, ObjectName right) {
        begin();
        switch (Bridge.between(store.state().get().document(), left, right)) {
            case Read.Bad<Edit.AddTable>(String reason) -> say(reason);
            case Read.Good<Edit.AddTable>(Edit.AddTable edit) ->
                Attempt.of(store, edit)
                        .ifPresentOrElse(
                                this::refuse,
                                () -> rename(new Selection.OfTable(edit.table().name())));
        }
    }

    /** Lets the user type a table, at {@code at} if the user pointed there. */
    public void addTable(Optional<Point> at) {
        begin();
        inPlace.table(at);
    }

    /** Returns what adds a table that is typed in its place. */
    public Deed addTable() {
        return Deed.of("Add table", new Deed.Run(() -> addTable(Optional.empty())));
    }

    /** Makes room for what is written on the canvas. */
    private void begin() {
        close();
        if (store.view().getValue().tab() != View.Tab.MODEL) {
            store.dispatch(new Command.ViewChanged(v -> v.withTab(View.Tab.MODEL)));
        }
    }

    /** Shows {@code form} in the upper middle of the canvas. */
    public void ask(EditForm form) {
        ask(form, null);
    }

    /** Shows {@code form} beside {@code anchor}, the control that asked for it. */
    public void ask(EditForm form, @Nullable Node anchor) {
        FormCard card = new FormCard(
                store,
                form,
                layer.getHeight() <= 0 ? 600 : layer.getHeight(),
                this::close,
                () -> form.then().accept(this));
        put(card.node(), anchor);
        card.focus();
    }

    /** Drops what is selected; shows first what goes with it, or why it cannot go. */
    public void drop(Selection selection) {
        drop(selection, null);
    }

    /** Drops as {@link #drop(Selection)}; what is shown first stands beside {@code anchor}. */
    public void drop(Selection selection, @Nullable Node anchor) {
        close();
        if (selection.isEmpty()) {
            return;
        }
        Losses losses = Losses.of(store.state().get().document().schema(), selection);
        String what = what(selection);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> close());
        if (losses.refused().isPresent() || losses.edit().isEmpty()) {
            cancel.setText("Close");
            Region reason = wrapped(losses.refused().orElse("It is changed in the SQL pane."));
            show(card("Cannot drop " + what, reason, Parts.row(8, Parts.grow(), cancel)), anchor, cancel);
            return;
        }
        Edit edit = losses.edit().get();
        if (losses.goes().isEmpty()) {
            Attempt.of(store, edit).ifPresent(this::refuse);
            return;
        }
        Button drop = new Button(button(what, losses.goes()));
        drop.setMnemonicParsing(false);
        drop.getStyleClass().add("danger");
        drop.setOnAction(e -> {
            close();
            Attempt.of(store, edit).ifPresent(this::refuse);
        });
        VBox lines = new VBox(2, Parts.text("Dropped with it", "s12", "muted"));
        list(lines, losses.goes());
        show(card("Drop " + what, lines, Parts.row(8, Parts.grow(), cancel, drop)), anchor, cancel);
    }

    private static String button(String what, List<String> goes) {
        int n = goes.size();
        return "Drop " + what + " and " + (n == 1 ? goes.getFirst() : n + " that depend on it");
    }

    private static void list(VBox lines, List<String> items) {
        items.stream().limit(MOST_LINES).forEach(s -> lines.getChildren().add(Parts.text(s, "s12")));
        if (items.size() > MOST_LINES) {
            lines.getChildren().add(Parts.text(items.size() - MOST_LINES + " more", "s12", "muted"));
        }
    }

    private static String what(Selection selection) {
        if (selection.items().size() > 1) {
            return Counted.of(selection.items().size(), "thing");
        }
        return switch (selection.items().getFirst()) {
            case Selection.OfTable t -> t.table().toString();
            case Selection.OfColumn c -> c.column().value();
            case Selection.OfConstraint c -> c.constraint().value();
            case Selection.OfIndex i -> i.index().value();
            case Selection.OfTrigger g -> g.trigger().value();
            case Selection.OfFamily f -> f.table().toString();
            case Selection.OfObject o -> o.table().toString();
        };
    }

    /** Says why something was not done. */
    public void say(String reason) {
        close();
        Button ok = new Button("Close");
        ok.setOnAction(e -> close());
        show(card("Not done", wrapped(reason), Parts.row(8, Parts.grow(), ok)), null, ok);
    }

    private void show(VBox card, @Nullable Node anchor, Node first) {
        put(card, anchor);
        first.requestFocus();
    }

    private static Region wrapped(String text) {
        var label = Parts.text(text);
        label.setWrapText(true);
        label.setMaxWidth(360);
        return label;
    }

    private static VBox card(String title, Node... content) {
        HBox head = Parts.row(0, Parts.text(title, "semibold"));
        VBox card = new VBox(8, head);
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "prompt");
        return card;
    }

    /** Closes what is asked. Returns whether something was. */
    public boolean close() {
        Node node = open;
        if (node == null) {
            return false;
        }
        open = null;
        layer.getChildren().remove(node);
        Node back = before;
        before = null;
        if (back != null && back.getScene() != null) {
            back.requestFocus();
        } else if (layer.getParent() != null) {
            layer.getParent().requestFocus();
        }
        return true;
    }

    private void put(Region card, @Nullable Node anchor) {
        close();
        if (store.view().getValue().tab() != View.Tab.MODEL) {
            store.dispatch(new Command.ViewChanged(v -> v.withTab(View.Tab.MODEL)));
        }
        before = layer.getScene() == null ? null : layer.getScene().getFocusOwner();
        open = card;
        card.setManaged(false);
        card.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
        layer.getChildren().add(card);
        card.applyCss();
        card.autosize();
        card.heightProperty().addListener((o, was, now) -> keepInside());
        double x = (layer.getWidth() - card.getWidth()) / 2;
        double y = Math.max(16, layer.getHeight() / 3 - card.getHeight() / 2);
        if (anchor != null && anchor.getScene() != null) {
            Bounds at = layer.sceneToLocal(anchor.localToScene(anchor.getBoundsInLocal()));
            x = at.getMinX() - card.getWidth() - 8;
            y = at.getMinY() - 16;
        }
        card.relocate(x, y);
        keepInside();
    }

    private void keepInside() {
        if (open instanceof Region card) {
            double w = card.getWidth();
            double h = card.getHeight();
            card.relocate(
                    Math.rint(Math.clamp(card.getLayoutX(), 4, Math.max(4, layer.getWidth() - w - 8))),
                    Math.rint(Math.clamp(card.getLayoutY(), 4, Math.max(4, layer.getHeight() - h - 8))));
        }
    }
}
