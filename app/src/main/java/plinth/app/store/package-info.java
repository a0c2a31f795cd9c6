/**
 * What is open and what is looked at. A {@link plinth.app.store.Document} is the text of the files, what they say and where the boxes stand; a
 * {@link plinth.app.store.View} is what the user looks at, which never makes a file dirty. There is one door: {@link
 * plinth.app.store.Store#dispatch}. It carries a {@link plinth.app.store.Command} out and fires {@link plinth.app.store.Store#state} once; undo
 * is an earlier document, so nobody writes an inverse. What takes time (patterns, drawing, problems, a comparison) is derived off the UI thread,
 * latest wins: {@link plinth.app.store.Store#derive}.
 *
 * <p>Knows neither nodes nor windows; of JavaFX only its observable values.
 */
@NullMarked
package plinth.app.store;

import org.jspecify.annotations.NullMarked;
