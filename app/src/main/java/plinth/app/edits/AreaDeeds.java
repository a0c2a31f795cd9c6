package plinth.app.edits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import plinth.app.store.Command;
import plinth.app.store.Picture;
import plinth.app.store.Store;
import plinth.app.ui.Action;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Area;

/** What changes the areas of a diagram. The first change keeps those that were proposed. Each is a step of undo; no table moves. */
public final class AreaDeeds {
    private final Store store;

    public AreaDeeds(Store store) {
        this.store = store;
    }

    private List<Area> shown() {
        return store.picture().getValue().areas();
    }

    /** Keeps the areas as they are proposed. */
    public void keep() {
        store.dispatch(Command.keepAreas(shown()));
    }

    /** Puts {@code tables} into the area {@code name}, a new one where there is none; into none when it is absent. */
    public void put(Optional<String> name, Collection<ObjectName> tables) {
        store.dispatch(Command.intoArea(shown(), name, tables));
    }

    /** Puts {@code tables} into an area of their own, called after the first. Returns its name. */
    public Optional<String> group(Collection<ObjectName> tables) {
        Optional<String> name = tables.stream().findFirst().map(this::free);
        name.ifPresent(n -> put(name, tables));
        return name;
    }

    private String free(ObjectName table) {
        String words = table.name().value().replace('_', ' ').strip();
        String stem = words.isEmpty() ? "Area" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        Set<String> taken = shown().stream().map(Area::name).collect(Collectors.toSet());
        String name = stem;
        for (int n = 2; taken.contains(name); n++) {
            name = stem + " " + n;
        }
        return name;
    }

    /** Calls the area {@code from} {@code to}; nothing changes when that is blank. */
    public void rename(String from, String to) {
        String name = to.strip();
        if (!name.isEmpty() && !name.equals(from)) {
            store.dispatch(Command.renameArea(shown(), from, name));
        }
    }

    /** Takes the area {@code name} away; its tables stay where they are. */
    public void remove(String name) {
        shown().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .ifPresent(a -> put(Optional.empty(), a.tables()));
    }

    private List<ObjectName> selected() {
        return List.copyOf(store.view().getValue().selection().tables());
    }

    /** Returns a menu of the areas that {@code tables} can be put into. */
    Deed menu(List<ObjectName> tables) {
        return Deed.more("Area", () -> {
            List<Deed> to = new ArrayList<>();
            for (Area a : shown()) {
                to.add(Deed.of(a.name(), new Deed.Run(() -> put(Optional.of(a.name()), tables)))
                        .unless(a.tables().containsAll(tables), "it is there already"));
            }
            return List.of(
                    to,
                    List.of(
                            Deed.of("New area", new Deed.Run(() -> group(tables)))
                                    .by("A"),
                            Deed.of("No area", new Deed.Run(() -> put(Optional.empty(), tables)))
                                    .unless(shown().isEmpty(), "there are none")));
        });
    }

    /** Returns what palette, menu and keys offer. */
    public List<Action> actions() {
        ObservableValue<Boolean> some = store.view().map(v -> !v.selection().isEmpty());
        ObservableValue<Boolean> proposed = store.picture().map(Picture::proposed);
        ObservableValue<Boolean> any = store.picture().map(p -> !p.areas().isEmpty());
        return List.of(
                Action.of(
                        Action.Menu.VIEW,
                        "Show or hide areas",
                        "Shortcut+Alt+A",
                        () -> store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.withAreas(!c.areas()))))),
                Action.of(Action.Menu.VIEW, "Keep the proposed areas", "Shortcut+Alt+K", proposed, this::keep),
                Action.of(
                        Action.Menu.VIEW,
                        "Group the selection into an area",
                        "Shortcut+G",
                        some,
                        () -> group(selected())),
                Action.of(
                        Action.Menu.VIEW,
                        "Take the selection out of its area",
                        "Shortcut+Shift+G",
                        some,
                        () -> put(Optional.empty(), selected())),
                Action.of(
                        Action.Menu.VIEW, "Propose areas anew", "", any, () -> store.dispatch(Command.forgetAreas())));
    }
}
