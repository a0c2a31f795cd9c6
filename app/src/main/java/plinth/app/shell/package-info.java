/**
 * The window: app bar, menus, panes and their dividers, status bar, the welcome page, dialogs, opening and saving. {@link
 * plinth.app.shell.Workbench} starts it; {@link plinth.app.shell.Bench} is one window; {@link plinth.app.shell.Desk} is the window of an open
 * project and puts the panes together. A pane joins by a line in {@link plinth.app.shell.Desk}.
 */
@NullMarked
package plinth.app.shell;

import org.jspecify.annotations.NullMarked;
