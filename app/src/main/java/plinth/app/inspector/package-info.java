/**
 * Every property of what is selected, with the line of the text that says it; what can be changed is changed here by edits. While a name is being
 * typed the pane stays as it is, so that the field keeps the keyboard.
 */
@NullMarked
package plinth.app.inspector;

import org.jspecify.annotations.NullMarked;
