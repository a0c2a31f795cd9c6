/** The program: decides between the command line and the window. */
@NullMarked
package plinth.app;

import org.jspecify.annotations.NullMarked;
