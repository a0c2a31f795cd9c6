package plinth.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import plinth.app.problems.ProblemsPane;
import plinth.app.sql.SqlPane;
import plinth.app.store.Command;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Reading;
import plinth.project.SourceFile;
import plinth.renderer.diagram.Icon;

/** What lies below the middle: the SQL files, the history, the problems; side by side where there is room, else all as tabs of one strip. */
final class Dock extends Region {
    private static final double PROBLEMS = 424;
    private static final int MOST_TABS = 5;

    /** Where the strip is narrower than this, in pixels, the names of files have the place of what else is written there. */
    private static final double ROOM_FOR_WORDS = 620;

    private final Store store;
    private final SqlPane sql;
    private final ProblemsPane problems;
    private final Tabs main = new Tabs();
    private final Tabs side = new Tabs();
    private final Map<Integer, Tabs.Tab> files = new LinkedHashMap<>();
    private final Label problemCount = Parts.text("0", "count");
    private final Label problemCountInMain = Parts.text("0", "count");
    private final Label historyCount = Parts.text("0", "count");
    private final Tabs.Tab history;
    private final Tabs.Tab sideProblems;
    private Optional<Tabs.Tab> mainProblems = Optional.empty();
    private final List<Integer> shown = new ArrayList<>();
    private boolean wide = true;
    private List<String> names = List.of();
    private final MenuButton more = new MenuButton();

    Dock(Store store, SqlPane sql, ProblemsPane problems, Runnable closeDock) {
        this.store = store;
        this.sql = sql;
        this.problems = problems;
        getStyleClass().add("dock");
        HistoryList steps = new HistoryList(store);
        history = main.add(button("History", Optional.empty(), Optional.of(historyCount)), steps.node(), () -> {});
        // Where there is little room the names of files give way.
        history.button().setMinWidth(Region.USE_PREF_SIZE);
        sideProblems =
                side.add(button("Problems", Optional.empty(), Optional.of(problemCount)), problems.node(), () -> {});
        side.choose(sideProblems);
        side.trailing().getChildren().add(Parts.iconButton(Icons.of(Glyph.DOWN, 14), "Close (Ctrl+J)", closeDock));
        Label follow = Parts.text("Follows the canvas", "s12", "muted");
        follow.managedProperty().bind(main.widthProperty().greaterThan(ROOM_FOR_WORDS));
        follow.visibleProperty().bind(follow.managedProperty());
        HBox follows = Parts.row(8, Icons.of(Glyph.SWAP, 14), follow);
        follows.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip.install(follows, new Tooltip("What is selected on the canvas or in the outline is shown here."));
        more.getStyleClass().add("tool");
        more.setGraphic(Icons.of(Glyph.DOTS, 14));
        more.setTooltip(new Tooltip("All files"));
        main.trailing().getChildren().addAll(more, follows);
        getChildren().addAll(main, side);
        store.state().addListener((o, was, now) -> show(now));
        problems.count().addListener((o, was, now) -> counted(now));
        counted(problems.count().getValue());
        int first = store.state().get().view().file();
        fill();
        if (!files.isEmpty()) {
            main.choose(tab(first));
        }
        show(store.state().get());
    }

    private void counted(int problems) {
        problemCount.setText(Integer.toString(problems));
        problemCountInMain.setText(Integer.toString(problems));
    }

    private static ToggleButton button(String text, Optional<Node> icon, Optional<Node> count) {
        ToggleButton b = new ToggleButton();
        b.setMnemonicParsing(false);
        HBox content = Parts.row(6);
        icon.ifPresent(content.getChildren()::add);
        content.getChildren().add(Parts.text(text, "tab-title"));
        count.ifPresent(content.getChildren()::add);
        b.setGraphic(content);
        b.setAccessibleText(text);
        return b;
    }

    /** Makes the tabs and the menu anew: the first files, and the steps that take edits. */
    private void fill() {
        List<SourceFile> all = store.state().get().project().files();
        names = all.stream().map(SourceFile::name).toList();
        files.values().forEach(main::remove);
        files.clear();
        shown.clear();
        more.getItems().clear();
        more.setVisible(all.size() > MOST_TABS);
        more.setManaged(more.isVisible());
        long pending = all.stream().filter(Dock::pending).count();
        for (int f = 0; f < all.size(); f++) {
            int file = f;
            String of = pending(all.get(f)) ? " (pending)" : all.get(f).applied() ? " (applied)" : "";
            MenuItem item = new MenuItem(all.get(f).name() + of);
            item.setMnemonicParsing(false);
            item.setOnAction(e -> store.dispatch(new Command.ViewChanged(v -> v.withFile(file))));
            more.getItems().add(item);
            if (f < MOST_TABS - pending || pending(all.get(f))) {
                tab(f);
            }
        }
    }

    private static boolean pending(SourceFile file) {
        return file.role() == SourceFile.Role.PENDING;
    }

    private Tabs.Tab tab(int file) {
        Tabs.Tab known = files.get(file);
        if (known != null) {
            return known;
        }
        if (shown.size() >= MOST_TABS) {
            Integer oldest = shown.stream()
                    .filter(f -> !pending(store.state().get().project().files().get(f)))
                    .findFirst()
                    .orElseGet(shown::getFirst);
            shown.removeIf(oldest::equals);
            Tabs.Tab gone = files.remove(oldest);
            if (gone != null) {
                main.remove(gone);
            }
        }
        Reading.File f = store.state().get().document().reading().files().get(file);
        String name = f.name().substring(f.name().lastIndexOf('/') + 1);
        SourceFile source = store.state().get().project().files().get(file);
        Node icon = source.applied()
                ? Icons.ofPath(Icon.LOCK.path(), 14, "muted")
                : Icons.of(pending(source) ? Glyph.PENCIL : Glyph.SQL, 14);
        ToggleButton b = button(name, Optional.of(icon), Optional.empty());
        b.setTooltip(new Tooltip(f.name()
                + (pending(source) ? ": edits of applied steps go here" : source.applied() ? ": applied" : "")));
        Tabs.Tab tab = main.add(b, sql.node(), () -> {
            if (store.view().getValue().file() != file) {
                store.dispatch(new Command.ViewChanged(v -> v.withFile(file)));
            }
        });
        // Files stand before what else is in the strip.
        history.button().toFront();
        mainProblems.ifPresent(p -> p.button().toFront());
        history.button().toFront();
        files.put(file, tab);
        shown.add(file);
        return tab;
    }

    private void show(State s) {
        if (!s.project().files().stream().map(SourceFile::name).toList().equals(names)) {
            fill();
        }
        historyCount.setText(Integer.toString(s.history().past().size()));
        int file = s.view().file();
        Tabs.Tab tab = file < s.document().reading().files().size() ? tab(file) : history;
        if (!tab.button().isSelected() && !history.button().isSelected() && !problemsChosen() || main.isEmptyOrLost()) {
            main.choose(tab);
        }
    }

    private boolean problemsChosen() {
        return mainProblems.filter(p -> p.button().isSelected()).isPresent();
    }

    /** Brings the SQL to the front. */
    void showSql() {
        int file = store.view().getValue().file();
        if (!files.isEmpty()) {
            main.choose(tab(file));
        }
    }

    /** Brings the problems to the front. */
    void showProblems() {
        mainProblems.ifPresent(main::choose);
        problems.focus();
    }

    private void setWide(boolean now) {
        if (now == wide) {
            return;
        }
        wide = now;
        side.setVisible(now);
        if (now) {
            mainProblems.ifPresent(p -> {
                boolean chosen = p.button().isSelected();
                main.remove(p);
                if (chosen) {
                    showSql();
                }
            });
            mainProblems = Optional.empty();
            side.choose(sideProblems);
        } else {
            Tabs.Tab p = main.add(
                    button("Problems", Optional.empty(), Optional.of(problemCountInMain)), problems.node(), () -> {});
            mainProblems = Optional.of(p);
            history.button().toFront();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        setWide(w >= 960);
        double p = wide ? PROBLEMS : 0;
        main.resizeRelocate(0, 0, w - p, h);
        side.resizeRelocate(w - p, 0, p, h);
    }
}
