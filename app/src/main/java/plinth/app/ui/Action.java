package plinth.app.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something that the user can do by menu, key or palette.
 *
 * @param menu where it stands, absent when only key and palette have it
 * @param title the deed and its object: {@code Arrange tables}
 * @param enabled whether it can be done now
 */
public record Action(
        Optional<Menu> menu,
        String title,
        Optional<KeyCombination> key,
        ObservableValue<Boolean> enabled,
        Runnable run) {

    /** The menus in the order in which they stand. */
    public enum Menu {
        FILE("File"),
        EDIT("Edit"),
        VIEW("View"),
        SCHEMA("Schema"),
        HELP("Help");

        private final String title;

        Menu(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Returns an action that can always be done; {@code key} as in {@code Shortcut+Shift+L}, empty for none. */
    public static Action of(Menu menu, String title, String key, Runnable run) {
        return of(menu, title, key, new ReadOnlyBooleanWrapper(true), run);
    }

    /** Returns an action that stands in no menu of this kind: the palette has it. */
    public static Action hidden(String title, Runnable run) {
        return new Action(Optional.empty(), title, Optional.empty(), new ReadOnlyBooleanWrapper(true), run);
    }

    /** Returns an action that can be done while {@code enabled} says so. */
    public static Action of(Menu menu, String title, String key, ObservableValue<Boolean> enabled, Runnable run) {
        Optional<KeyCombination> combination =
                key.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(key));
        return new Action(Optional.of(menu), title, combination, enabled, run);
    }
}
