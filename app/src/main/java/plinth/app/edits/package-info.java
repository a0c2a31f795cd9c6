/**
 * What can be done to what is selected, as menus, palette and inspector offer it, and the forms that ask for what an edit needs. Every way ends in
 * one command of the store, which is one step of undo; what cannot be done is offered with the reason, and a refusal is said in the form.
 */
@NullMarked
package plinth.app.edits;

import org.jspecify.annotations.NullMarked;
