/**
 * Parts that all panes share, and what a pane is. A pane is made of a {@link plinth.app.store.Store} and the {@link
 * plinth.app.ui.Appearance} at hand, {@code new CanvasPane(store, appearance)}; the shell puts its {@link plinth.app.ui.Pane#node()} in its place
 * and its {@link plinth.app.ui.Pane#actions()} into menus, keys and the palette. Panes do not know one another: what one has to tell another it
 * says to the store.
 */
@NullMarked
package plinth.app.ui;

import org.jspecify.annotations.NullMarked;
