package plinth.app.ui;

import java.util.List;
import javafx.scene.Node;

/** A part of the window. */
public interface Pane {
    /** Returns what stands in the window, always the same node. */
    Node node();

    /** Gives the keyboard to it. */
    default void focus() {
        node().requestFocus();
    }

    /** Returns what can be done in it, for menus, keys and the palette. */
    default List<Action> actions() {
        return List.of();
    }

    /** Lets go of what outlives the node: timers, listeners on what is shared. */
    default void close() {}
}
