/** The workbench used as its user does, by mouse and keyboard, on JavaFX's headless platform. */
@NullMarked
package plinth.tests.app;

import org.jspecify.annotations.NullMarked;
