/**
 * Sets two layouts of a family side by side: what each takes on disk, what each access pattern costs, what each does not enforce. All figures are
 * estimated and say so. Layouts are made off the UI thread; moving the slider only evaluates them.
 */
@NullMarked
package plinth.app.compare;

import org.jspecify.annotations.NullMarked;
