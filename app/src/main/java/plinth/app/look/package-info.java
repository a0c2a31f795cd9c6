/** What the panes share of the look: icons, fonts, figures. No pane's own things, no colours: those are in the stylesheets and in the drawing's theme. */
@NullMarked
package plinth.app.look;

import org.jspecify.annotations.NullMarked;
