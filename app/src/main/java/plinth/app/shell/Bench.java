package plinth.app.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import plinth.app.edits.Asker;
import plinth.app.palette.Palette;
import plinth.app.store.Command;
import plinth.app.store.Document;
import plinth.app.store.Prepared;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.app.ui.Action;
import plinth.app.ui.Appearance;
import plinth.app.ui.Fonts;
import plinth.app.ui.Look;
import plinth.app.ui.Parts;
import plinth.project.ChangedOnDisk;
import plinth.project.Notice;
import plinth.project.Opened;
import plinth.project.Project;
import plinth.project.ProjectException;
import plinth.project.Recovery;
import plinth.project.SeveralSchemas;

/** One window: the welcome page or the desk of an open project, and what leads from one to the other. */
public final class Bench {
    private final Stage stage;
    private final Preferences preferences;
    private final Recovery recovery;
    private final Drafts drafts;
    private final StackPane content = new StackPane();
    private final Overlay overlay = new Overlay();
    private final Scene scene;
    private final ReadOnlyObjectWrapper<Appearance> appearance = new ReadOnlyObjectWrapper<>(Appearance.LIGHT);
    // One thread for each thing that is going on, so that a save never waits for a comparison.
    private final ExecutorService background = Executors.newCachedThreadPool(run -> {
        Thread t = new Thread(run, "plinth background");
        t.setDaemon(true);
        return t;
    });
    private Optional<Desk> desk = Optional.empty();
    private Optional<Keeping> keeping = Optional.empty();
    private Optional<Path> coming = Optional.empty();

    /**
     * Makes a window on {@code stage}.
     *
     * @param recovery where unsaved work is kept for the case of a crash
     */
    public Bench(Stage stage, Preferences preferences, Recovery recovery) {
        this.stage = stage;
        this.recovery = recovery;
        this.preferences = preferences;
        this.drafts = new Drafts(preferences.drafts());
        Fonts.load();
        StackPane root = new StackPane(content, overlay);
        root.getStyleClass().add("window");
        scene = new Scene(root, preferences.number("window.width", 1600), preferences.number("window.height", 1000));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        scene.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        scene.setOnDragDropped(e -> {
            List<File> files = e.getDragboard().getFiles();
            e.setDropCompleted(!files.isEmpty());
            files.stream().findFirst().ifPresent(f -> Platform.runLater(() -> open(f.toPath())));
            e.consume();
        });
        Platform.getPreferences().colorSchemeProperty().addListener((o, was, now) -> dress());
        dress();
        stage.setScene(scene);
        stage.setTitle("Plinth");
        stage.setMinWidth(800);
        stage.setMinHeight(520);
        stage.focusedProperty().addListener((o, was, now) -> {
            if (now) {
                checkDisk();
            }
        });
        stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, this::closing);
    }

    /** Shows the window with the welcome page. */
    public void show() {
        welcome();
        appear();
    }

    /** Shows the window with {@code path}: at once when it is read already, else as soon as it is; until then the window says what it opens. */
    void show(Path path, Future<Prepared> read) {
        if (read.state() == Future.State.SUCCESS) {
            opened(read.resultNow());
        } else {
            opening(path);
            coming = Optional.of(path);
            load(() -> result(read), this::opened);
        }
        appear();
    }

    /** Returns what reads {@code path} and draws it; it takes as long as that takes. */
    private static Callable<Prepared> reading(Path path) {
        return () -> Prepared.of(Project.open(path));
    }

    /** Begins to read {@code path} on a thread of its own. */
    static Future<Prepared> begun(Path path) {
        FutureTask<Prepared> task = new FutureTask<>(reading(path));
        Thread.ofPlatform().name("plinth reading").daemon().start(task);
        return task;
    }

    private static Prepared result(Future<Prepared> read) throws Exception {
        try {
            return read.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void opening(Path path) {
        StackPane page = new StackPane(Parts.text("Opening " + path.getFileName() + " \u2026", "s14", "muted"));
        page.getStyleClass().add("welcome");
        put(page);
    }

    private void appear() {
        stage.show();
        if (preferences.flag("window.maximized")) {
            stage.setMaximized(true);
        }
    }

    public Scene scene() {
        return scene;
    }

    Stage stage() {
        return stage;
    }

    /** Whether something is open or on its way to be. */
    boolean isBusy() {
        return path().isPresent();
    }

    /** Returns the file or folder that is open, or is about to be. */
    Optional<Path> path() {
        return coming.or(() -> store().map(s -> s.state().get().project().path()));
    }

    /** Returns the store of what is open. */
    public Optional<Store> store() {
        return desk.map(Desk::store);
    }

    /** Returns the parts of the window of what is open. */
    Optional<Desk> desk() {
        return desk;
    }

    Overlay overlay() {
        return overlay;
    }

    Preferences preferences() {
        return preferences;
    }

    /** Returns light or dark, as it is now. */
    public ObservableValue<Appearance> appearance() {
        return appearance.getReadOnlyProperty();
    }

    // Light and dark

    public void setTheme(Preferences.Theme theme) {
        preferences.setTheme(theme);
        dress();
    }

    private void dress() {
        Appearance wanted = switch (preferences.theme()) {
            case LIGHT -> Appearance.LIGHT;
            case DARK -> Appearance.DARK;
            case SYSTEM ->
                Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Appearance.DARK : Appearance.LIGHT;
        };
        Application.setUserAgentStylesheet(Look.userAgent(wanted));
        scene.getStylesheets().setAll(Look.sheets(wanted));
        appearance.set(wanted);
    }

    private static String words(Preferences.Theme t) {
        return switch (t) {
            case SYSTEM -> "As the system";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    private Menu themeMenu() {
        Menu menu = new Menu("Theme");
        ToggleGroup group = new ToggleGroup();
        for (Preferences.Theme t : Preferences.Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(words(t));
            item.setToggleGroup(group);
            item.setSelected(preferences.theme() == t);
            item.setOnAction(e -> setTheme(t));
            menu.getItems().add(item);
        }
        return menu;
    }

    // What the window shows

    private void put(Node node) {
        content.getChildren().setAll(node);
    }

    /** Shows the welcome page. */
    void welcome() {
        desk.ifPresent(Desk::close);
        desk = Optional.empty();
        Welcome page = new Welcome(this, Menus.bar(actions(), List.of(themeMenu())));
        put(page.node());
        stage.setTitle("Plinth");
    }

    /** Opens the file or folder {@code path}, after asking about unsaved changes. */
    public void open(Path path) {
        guarded(() -> bring(path));
    }

    private void bring(Path path) {
        coming = Optional.of(path);
        load(reading(path), this::opened);
    }

    /** Asks which schema is meant; until then the window counts as taken by the folder. Nothing is lost by choosing: that was asked before. */
    private void choose(SeveralSchemas several) {
        boolean asked = coming.isPresent();
        SchemaChooser chooser = new SchemaChooser(several, overlay::close, c -> {
            if (asked) {
                bring(c.path());
            } else {
                open(c.path());
            }
        });
        overlay.dialog(chooser.node(), () -> coming = Optional.empty());
        Platform.runLater(chooser::focus);
    }

    private void opened(Prepared prepared) {
        coming = Optional.empty();
        desk.ifPresent(Desk::close);
        Store store = new Store(prepared, background, Platform::runLater);
        Opened project = prepared.state().project();
        Desk next = new Desk(this, store, preferences, appearance.getReadOnlyProperty(), themeMenu());
        desk = Optional.of(next);
        put(next.node());
        FirstFrame.of(scene, store);
        Keeping keeper = new Keeping(store, recovery, background);
        keeper.offer(next.banners());
        keeping = Optional.of(keeper);
        store.state().addListener((o, was, now) -> title(now));
        title(store.state().get());
        next.fill(() -> {
            if (!drafts.holds(project.path())) {
                preferences.addRecent(project.path(), System.currentTimeMillis());
            }
        });
        notices(next, project);
        Platform.runLater(() -> next.shownTab().focus());
    }

    private void notices(Desk d, Opened project) {
        if (!project.notices().isEmpty()) {
            Optional<Runnable> finish =
                    Optional.of((Runnable) () -> finish(d, project)).filter(f -> project.unfinished());
            Banners.notices(d.banners(), d.store(), project.notices(), finish);
        }
    }

    /** Finishes a save that an earlier run did not get through; what is shown was read as it is once it is through. */
    private void finish(Desk d, Opened project) {
        background.execute(() -> {
            try {
                List<Notice> told = Project.finish(project);
                if (!told.isEmpty()) {
                    Platform.runLater(() -> Banners.notices(d.banners(), d.store(), told, Optional.empty()));
                }
            } catch (ProjectException e) {
                Platform.runLater(() -> {
                    notices(d, project);
                    Dialogs.tell(overlay, "Not finished", message(e));
                });
            }
        });
    }

    private void title(State s) {
        String title = (s.dirty() ? "\u2022 " : "") + s.project().name() + " \u2013 Plinth";
        if (!title.equals(stage.getTitle())) {
            stage.setTitle(title);
        }
    }

    /** Does {@code work} off the UI thread and then {@code done} on it; a failure is told. */
    private <T> void load(Callable<T> work, Consumer<T> done) {
        background.execute(() -> {
            try {
                T made = work.call();
                Platform.runLater(() -> done.accept(made));
            } catch (SeveralSchemas e) {
                Platform.runLater(() -> choose(e));
            } catch (ProjectException e) {
                failed("Cannot open it", e);
            } catch (Exception e) {
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
                failed("Something went wrong in Plinth", e);
            }
        });
    }

    private void failed(String title, Exception e) {
        Platform.runLater(() -> {
            coming = Optional.empty();
            if (desk.isEmpty()) {
                welcome();
            }
            Dialogs.tell(overlay, title, message(e));
        });
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    // Files

    void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open an SQL file");
        chooser.getExtensionFilters()
                .addAll(new FileChooser.ExtensionFilter("SQL", "*.sql"), new FileChooser.ExtensionFilter("All", "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            open(file.toPath());
        }
    }

    void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a project's folder");
        File folder = chooser.showDialog(stage);
        if (folder != null) {
            open(folder.toPath());
        }
    }

    /** Opens a new document with {@code text}. */
    void openNew(String name, String text) {
        guarded(() -> load(
                () -> {
                    try {
                        return Prepared.of(Project.open(drafts.make(name, text)));
                    } catch (IOException e) {
                        throw new ProjectException(
                                "A new document cannot be kept in " + preferences.drafts() + ": " + e.getMessage(), e);
                    }
                },
                this::opened));
    }

    /** Opens a sample as a new document. */
    public void openSample(String folder) {
        Samples.ALL.stream().filter(s -> s.folder().equals(folder)).findFirst().ifPresent(s -> {
            try {
                openNew(s.folder(), Samples.text(s));
            } catch (IOException e) {
                Dialogs.tell(
                        overlay, "The sample is not there", "Plinth was installed without " + e.getMessage() + ".");
            }
        });
    }

    void paste() {
        String text = javafx.scene.input.Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            Dialogs.tell(overlay, "There is no text on the clipboard", "Copy some DDL, then paste it here.");
        } else {
            openNew("pasted", text);
        }
    }

    /** Writes what has changed; a new document asks where to. */
    public void save(Runnable then) {
        desk.ifPresent(d -> {
            if (drafts.holds(d.store().state().get().project().path())) {
                saveAs(d, then);
            } else {
                write(d, List.of(), then);
            }
        });
    }

    private void write(Desk d, List<Path> over, Runnable then) {
        State s = d.store().state().get();
        Document document = s.document();
        background.execute(() -> {
            try {
                Opened now = Project.save(s.project(), document.reading(), document.toSave(), over);
                Platform.runLater(() -> {
                    d.store().dispatch(new Command.Saved(now, document));
                    Banners.saved(d.banners());
                    then.run();
                });
            } catch (ChangedOnDisk e) {
                Platform.runLater(() -> Dialogs.ask(
                        overlay,
                        "Changed on disk",
                        message(e),
                        List.of(
                                new Dialogs.Choice("Keep both for now", Dialogs.Weight.PLAIN, () -> {}),
                                new Dialogs.Choice(
                                        "Save over it", Dialogs.Weight.DANGER, () -> write(d, e.files(), then)),
                                new Dialogs.Choice("Reload from disk", Dialogs.Weight.PRIMARY, this::reload))));
            } catch (ProjectException e) {
                Platform.runLater(() -> Dialogs.tell(overlay, "Not saved", message(e)));
            }
        });
    }

    private void saveAs(Desk d, Runnable then) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the schema");
        chooser.setInitialFileName("schema.sql");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("SQL", "*.sql"));
        File file = chooser.showSaveDialog(stage);
        if (file != null) {
            saveTo(d, file.toPath(), then);
        }
    }

    /** Writes a new document to {@code file} and goes on there. */
    void saveTo(Desk d, Path file, Runnable then) {
        Document document = d.store().state().get().document();
        background.execute(() -> {
            try {
                StringBuilder all = new StringBuilder();
                document.reading().files().forEach(f -> all.append(f.script().text()));
                Files.writeString(file, all.toString(), StandardCharsets.UTF_8);
                Opened fresh = Project.open(file);
                Prepared now = Prepared.of(Project.save(fresh, fresh.read(), document.toSave()));
                Platform.runLater(() -> {
                    opened(now);
                    then.run();
                });
            } catch (IOException | ProjectException e) {
                Platform.runLater(() -> Dialogs.tell(overlay, "Not saved", message(e)));
            }
        });
    }

    void reload() {
        desk.ifPresent(d ->
                load(() -> Project.open(d.store().state().get().project().path()), now -> {
                    d.store().dispatch(new Command.Reloaded(now));
                    d.banners().getChildren().clear();
                }));
    }

    private void checkDisk() {
        desk.ifPresent(d -> {
            Opened project = d.store().state().get().project();
            background.execute(() -> {
                try {
                    List<Path> changed = Project.changedOnDisk(project);
                    if (!changed.isEmpty()) {
                        Platform.runLater(() -> {
                            if (d.store().state().get().project() == project) {
                                Banners.changed(d.banners(), changed, this::reload);
                            }
                        });
                    }
                } catch (ProjectException e) {
                    Platform.runLater(() -> d.store().dispatch(new Command.Refused(message(e))));
                }
            });
        });
    }

    // Leaving

    /** Runs {@code then}, after asking what to do with unsaved changes. */
    private void guarded(Runnable then) {
        boolean dirty = desk.map(d -> d.store().state().get().dirty()).orElse(false);
        if (!dirty) {
            then.run();
            return;
        }
        String name = desk.map(d -> d.store().state().get().project().name()).orElse("");
        Dialogs.ask(
                overlay,
                "Save the changes to " + name + "?",
                "They are not on disk yet.",
                List.of(
                        new Dialogs.Choice("Go on working", Dialogs.Weight.PLAIN, () -> {}),
                        new Dialogs.Choice("Lose the changes", Dialogs.Weight.DANGER, () -> {
                            keeping.ifPresent(Keeping::forget);
                            then.run();
                        }),
                        new Dialogs.Choice("Save the changes", Dialogs.Weight.PRIMARY, () -> save(then))));
    }

    private void closing(WindowEvent e) {
        e.consume();
        guarded(this::quit);
    }

    void quitGuarded() {
        guarded(this::quit);
    }

    private void quit() {
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            preferences.setNumber("window.width", scene.getWidth());
            preferences.setNumber("window.height", scene.getHeight());
        }
        preferences.setFlag("window.maximized", stage.isMaximized());
        desk.ifPresent(Desk::close);
        background.shutdownNow();
        stage.hide();
    }

    void closeDocument() {
        guarded(this::welcome);
    }

    // Commands of the window

    List<Action> actions() {
        List<Action> all = new ArrayList<>();
        all.add(Action.of(Action.Menu.FILE, "New schema", "Shortcut+N", () -> openNew("schema", "")));
        all.add(Action.of(Action.Menu.FILE, "Open file\u2026", "Shortcut+O", this::chooseFile));
        all.add(Action.of(Action.Menu.FILE, "Open folder\u2026", "Shortcut+Shift+O", this::chooseFolder));
        for (Samples.Sample s : Samples.ALL) {
            all.add(Action.of(
                    Action.Menu.HELP,
                    "Open sample " + s.title().toLowerCase(java.util.Locale.ROOT),
                    "",
                    () -> openSample(s.folder())));
        }
        all.add(Action.of(Action.Menu.HELP, "About Plinth", "", this::about));
        for (Preferences.Theme t : Preferences.Theme.values()) {
            all.add(Action.hidden("Theme: " + words(t), () -> setTheme(t)));
        }
        all.add(Action.of(Action.Menu.FILE, "Quit", "Shortcut+Q", this::quitGuarded));
        return all;
    }

    void palette(Store store, Asker asker, List<Action> actions) {
        Palette palette = new Palette(store, asker, actions, overlay::close);
        StackPane.setMargin(palette.node(), new Insets(56, 0, 0, 0));
        overlay.popup(palette.node());
        palette.focus();
    }

    void paletteOfWindow() {
        Palette palette = new Palette(actions(), overlay::close);
        StackPane.setMargin(palette.node(), new Insets(56, 0, 0, 0));
        overlay.popup(palette.node());
        palette.focus();
    }

    /** Shows which key does what. */
    void keys(List<Action> actions) {
        overlay.dialog(Keys.card(actions, overlay::close));
    }

    /** Shows the version and whose work is inside. */
    public void about() {
        overlay.dialog(About.card(overlay::close));
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() && e.getCode() == KeyCode.K) {
            desk.ifPresentOrElse(Desk::palette, this::paletteOfWindow);
            e.consume();
        }
    }
}
