package plinth.tests.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.app.store.Command;
import plinth.app.store.Notice;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.project.Recovery;

/** A workbench with a schema open, and its user's hands. */
final class Desk {
    /** How long is waited at most, in ns: much longer than a busy machine takes. */
    private static final long LONGEST = 30_000_000_000L;

    private final Bench bench;

    /** What was thrown on the UI thread: a listener that throws stops nothing, so nobody else would tell. */
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    /** What the user was told, also what is gone again. */
    private final List<Notice> notices = new CopyOnWriteArrayList<>();

    private Desk(Bench bench) {
        this.bench = bench;
        Thread.currentThread().setUncaughtExceptionHandler((t, e) -> thrown.add(e));
    }

    /** Returns what the inspector shows and what was thrown, for the message of a test that fails. */
    String said() {
        StringBuilder all = new StringBuilder();
        fx(() -> {
            all.append("selected ").append(store().view().getValue().selection());
            search(bench.scene().getRoot(), n -> n.getStyleClass().contains("inspector"))
                    .ifPresent(n -> told(n, all));
        });
        notices.forEach(n -> all.append("; told ").append(n.text()));
        thrown.forEach(t -> all.append("; thrown ").append(t).append(Arrays.toString(t.getStackTrace())));
        return all.toString();
    }

    private static void told(Node n, StringBuilder all) {
        switch (n) {
            case TextInputControl t -> all.append(" [").append(t.getText()).append(']');
            case ComboBox<?> b -> all.append(" {").append(b.getValue()).append(b.isDisabled() ? " off}" : "}");
            case Labeled l -> all.append(' ').append(l.getText());
            case javafx.scene.Parent p -> p.getChildrenUnmodifiable().forEach(c -> told(c, all));
            default -> {}
        }
    }

    /** Shows a window on {@code stage}; {@code sql} is opened by {@link #open}. */
    static Desk show(Stage stage, Path home) throws Exception {
        // The headless screen has 1000 x 1000 pixels.
        Files.writeString(home.resolve("workbench.properties"), "window.width=900\nwindow.height=640\ntheme=light\n");
        Preferences preferences = Preferences.load(home.resolve("workbench.properties"));
        Bench bench = new Bench(stage, preferences, new Recovery(home.resolve("recovery")));
        bench.show();
        return new Desk(bench);
    }

    void open(Path file) {
        fx(() -> bench.open(file));
        until(() -> bench.store().isPresent());
        fx(() -> store().notice().addListener((o, was, now) -> now.ifPresent(notices::add)));
        until(() -> !store().picture().getValue().drawing().boxes().isEmpty());
        panes(false, true, false);
        drawn();
    }

    Store store() {
        return bench.store().orElseThrow();
    }

    String text() {
        return store().state()
                .get()
                .document()
                .reading()
                .files()
                .getFirst()
                .script()
                .text();
    }

    int steps() {
        return store().state().get().history().past().size();
    }

    /** Waits until {@code wanted} holds on the UI thread. */
    static void until(BooleanSupplier wanted) {
        long end = System.nanoTime() + LONGEST;
        AtomicBoolean holds = new AtomicBoolean();
        while (!holds.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited too long");
            }
            fx(() -> holds.set(wanted.getAsBoolean()));
            sleep();
        }
    }

    /** Waits until what is drawn is the document. */
    void drawn() {
        until(() -> store().picture().getValue().of().reading()
                == store().state().get().document().reading());
    }

    void select(Selection selection) {
        // What is looked at is shown at once; a change of the text takes a breath.
        fx(() -> store().dispatch(
                        new Command.ViewChanged(v -> v.withTab(View.Tab.MODEL).withSelection(Selection.NONE))));
        fx(() -> store().dispatch(new Command.ViewChanged(v -> v.withSelection(selection))));
    }

    void undo() {
        fx(() -> store().dispatch(new Command.Undo()));
    }

    // Menus

    /** Opens the canvas' menu for what is selected, or for its paper when nothing is. */
    void canvasMenu() {
        act(n -> n.getStyleClass().contains("sheet") && n.isFocusTraversable(), sheet -> {
            boolean paper = store().view().getValue().selection().isEmpty();
            menu(sheet, !paper);
        });
    }

    /** Opens the outline's menu for what is selected. */
    void outlineMenu() {
        panes(true, true, false);
        act(n -> n.getStyleClass().contains("outline-list"), list -> menu(list, true));
    }

    private static void menu(Node of, boolean byKey) {
        Point2D at = of.localToScreen(6, 6);
        Event.fireEvent(
                of,
                new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 6, 6, at.getX(), at.getY(), byKey, null));
    }

    private void panes(boolean outline, boolean inspector, boolean dock) {
        fx(() -> store().dispatch(
                        new Command.ViewChanged(v -> v.withPanes(p -> new View.Panes(outline, inspector, dock)))));
    }

    /** Chooses in the menu that is open by the titles {@code path}. */
    void choose(String... path) {
        until(() -> open().isPresent());
        fx(() -> {
            ContextMenu menu = open().orElseThrow(() -> new AssertionError("no menu is open"));
            List<MenuItem> items = menu.getItems();
            for (int i = 0; i < path.length; i++) {
                MenuItem item = item(items, path[i]);
                if (item instanceof Menu m) {
                    Event.fireEvent(m, new Event(Menu.ON_SHOWING));
                    items = m.getItems();
                } else {
                    menu.hide();
                    item.fire();
                }
            }
        });
    }

    private static Optional<ContextMenu> open() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof ContextMenu && w.isShowing())
                .map(ContextMenu.class::cast)
                .reduce((a, b) -> b);
    }

    /** Does {@code run} on the UI thread, and what it leaves to be done there. */
    private static void fx(Runnable run) {
        CompletableFuture<?> done =
                CompletableFuture.runAsync(run, Platform::runLater).thenRunAsync(() -> {}, Platform::runLater);
        try {
            done.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError wrong ? wrong : new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static MenuItem item(List<MenuItem> items, String title) {
        return items.stream()
                .filter(i -> title.equals(i.getText()) && !i.isDisable())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + title + " among "
                        + items.stream().map(MenuItem::getText).toList()));
    }

    /** Returns the titles that the palette has for {@code typed}. */
    List<String> palette(String typed) {
        openPalette(typed);
        List<String> titles = new ArrayList<>();
        fx(() -> paletteList().getItems().forEach(i -> titles.add(title(i))));
        escape();
        return titles;
    }

    /** Runs {@code title} from the palette. */
    void run(String title) {
        openPalette(title);
        fx(() -> {
            ListView<?> list = paletteList();
            list.getSelectionModel()
                    .select(list.getItems().stream().map(Desk::title).toList().indexOf(title));
            press(paletteField(), KeyCode.ENTER, false);
        });
    }

    private void openPalette(String typed) {
        fx(() -> press(bench.scene().getRoot(), KeyCode.K, true));
        act(n -> n.getStyleClass().contains("palette-field"), n -> ((TextInputControl) n).setText(typed));
    }

    private Node paletteField() {
        return search(bench.scene().getRoot(), n -> n.getStyleClass().contains("palette-field"))
                .orElseThrow(() -> new AssertionError("no palette"));
    }

    private ListView<?> paletteList() {
        return (ListView<?>) search(bench.scene().getRoot(), n -> n instanceof ListView<?> && within(n, "palette"))
                .orElseThrow(() -> new AssertionError("no palette"));
    }

    /** Entries are the palette's own; as records they say what they are. */
    private static String title(Object entry) {
        String text = entry.toString();
        int at = text.indexOf("title=") + "title=".length();
        return text.substring(at, text.indexOf(", detail=", at));
    }

    private static void press(Node node, KeyCode code, boolean control) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    // Controls

    /**
     * Does something to the first control that is {@code wanted}, as soon as it is there and in the same turn of the UI thread: panes make their
     * controls anew when a picture is drawn, and what was found a turn before may be gone. A control is there once it has its skin; before that
     * nobody sees it, and a combo box tells nobody what was chosen in it.
     */
    private void act(Predicate<Node> wanted, Consumer<Node> deed) {
        long end = System.nanoTime() + LONGEST;
        AtomicBoolean done = new AtomicBoolean();
        while (!done.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no such control");
            }
            fx(() -> search(bench.scene().getRoot(), wanted.and(Desk::there)).ifPresent(n -> {
                done.set(true);
                deed.accept(n);
            }));
            sleep();
        }
    }

    private static boolean there(Node n) {
        return !(n instanceof Control c) || c.getSkin() != null;
    }

    private static Optional<Node> search(Node in, Predicate<Node> wanted) {
        if (in.isVisible() && wanted.test(in)) {
            return Optional.of(in);
        }
        if (in instanceof javafx.scene.Parent p && in.isVisible()) {
            for (Node n : p.getChildrenUnmodifiable()) {
                Optional<Node> found = search(n, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean within(Node n, String styleClass) {
        for (Node p = n; p != null; p = p.getParent()) {
            if (p.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    /** Sets the field called {@code name} of the form that is open. */
    void fill(String name, String value) {
        act(n -> within(n, "edit-form") && name.equals(n.getAccessibleText()) && isField(n), field -> {
            switch (field) {
                case TextInputControl t -> t.setText(value);
                case ComboBox<?> box -> set(box, value);
                default -> throw new AssertionError(field);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static void set(ComboBox<?> box, String value) {
        if (box.isEditable()) {
            box.getEditor().setText(value);
        }
        ((ComboBox<String>) box).setValue(value);
    }

    private static boolean isField(Node n) {
        return n instanceof TextInputControl || n instanceof ComboBox<?>;
    }

    /** Presses the button of the form, or of the question, that is open. */
    void submit() {
        act(
                n -> n instanceof Button x
                        && within(n, "prompt")
                        && (x.getStyleClass().contains("form-done")
                                || x.getStyleClass().contains("danger")),
                n -> ((Button) n).fire());
    }

    boolean asked() {
        AtomicBoolean asked = new AtomicBoolean();
        fx(() -> asked.set(asking()));
        return asked.get();
    }

    /** Whether something is asked, on the UI thread. */
    boolean asking() {
        return search(bench.scene().getRoot(), n -> n.getStyleClass().contains("prompt"))
                .isPresent();
    }

    String refusal() {
        AtomicReference<String> text = new AtomicReference<>("");
        act(n -> n.getStyleClass().contains("form-wrong"), n -> text.set(((Labeled) n).getText()));
        return Objects.requireNonNull(text.get());
    }

    /** Writes into the inspector's field whose accessible text is {@code name} and leaves it by Enter. */
    void write(String name, String was, String now) {
        boolean part = store().view()
                .getValue()
                .selection()
                .primary()
                .filter(i -> !(i instanceof Selection.OfTable))
                .isPresent();
        write(
                n -> within(n, "inspector")
                        && (!part || within(n, "form") || within(n, "section"))
                        && n instanceof TextInputControl t
                        && name.equals(n.getAccessibleText())
                        && t.getText().equals(was),
                now);
    }

    /** Puts the keyboard into the inspector's field {@code name} with the text {@code text}. */
    void focus(String name, String text) {
        act(
                n -> within(n, "inspector")
                        && n instanceof TextInputControl t
                        && name.equals(n.getAccessibleText())
                        && t.getText().equals(text),
                Node::requestFocus);
    }

    /** Writes letter by letter into the inspector's field {@code name}, and leaves it by Enter. */
    void type(String name, String was, String now) {
        AtomicReference<TextInputControl> field = new AtomicReference<>();
        act(
                n -> within(n, "inspector")
                        && n instanceof TextInputControl t
                        && name.equals(n.getAccessibleText())
                        && t.getText().equals(was),
                n -> {
                    field.set((TextInputControl) n);
                    n.requestFocus();
                    ((TextInputControl) n).selectAll();
                });
        TextInputControl typed = Objects.requireNonNull(field.get());
        now.chars().forEach(c -> fx(() -> typed.replaceSelection(Character.toString(c))));
        fx(() -> press(typed, KeyCode.ENTER, false));
    }

    /** Writes letter by letter over {@code was}, the end of {@code after}, in the SQL pane. */
    void typeSql(String after, String was, String now) {
        panes(false, true, true);
        AtomicReference<CodeArea> found = new AtomicReference<>();
        act(n -> n instanceof CodeArea a && a.getText().contains(after), n -> found.set((CodeArea) n));
        CodeArea area = Objects.requireNonNull(found.get());
        fx(() -> {
            int end = area.getText().indexOf(after) + after.length();
            area.selectRange(end - was.length(), end);
        });
        now.chars().forEach(c -> fx(() -> area.replaceSelection(Character.toString(c))));
    }

    /** Writes into the place where a name stands on the canvas. */
    void inPlace(String now) {
        write(n -> n.getStyleClass().contains("in-place"), now);
    }

    /** Types a line where a column is typed on the canvas. */
    void line(String text) {
        act(n -> n.getStyleClass().contains("entry-name"), n -> ((TextInputControl) n).setText(text));
        act(n -> n.getStyleClass().contains("entry-type"), n -> press(n, KeyCode.ENTER, false));
    }

    private void write(Predicate<Node> which, String now) {
        act(which, n -> {
            TextInputControl field = (TextInputControl) n;
            field.requestFocus();
            field.selectAll();
            field.replaceSelection(now);
            press(field, KeyCode.ENTER, false);
        });
    }

    /** Presses a button of the inspector, by its words or, of an icon, by what it is for. */
    void press(String words) {
        act(
                n -> n instanceof ButtonBase x
                        && within(n, "inspector")
                        && !x.isDisabled()
                        && (words.equals(x.getText()) || words.equals(x.getAccessibleText())),
                n -> ((ButtonBase) n).fire());
    }

    /** Chooses {@code value} where {@code was} is chosen in the inspector. */
    void instead(String was, String value) {
        act(
                n -> n instanceof ComboBox<?> x && within(n, "inspector") && Objects.equals(x.getValue(), was),
                n -> choose((ComboBox<?>) n, value));
    }

    @SuppressWarnings("unchecked")
    private static void choose(ComboBox<?> box, String value) {
        ((ComboBox<String>) box).getSelectionModel().select(value);
    }

    /** Flips a box of the inspector. */
    void tick(String words) {
        act(
                n -> n instanceof CheckBox x
                        && within(n, "inspector")
                        && x.getText().startsWith(words),
                n -> ((CheckBox) n).fire());
    }

    void escape() {
        fx(() -> {
            Node owner = Objects.requireNonNullElse(
                    bench.scene().getFocusOwner(), bench.scene().getRoot());
            Event.fireEvent(
                    owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        });
    }
}
