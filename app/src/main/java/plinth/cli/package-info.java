/**
 * The command line: each command reads a file or a project folder and prints what it found, for people or, with {@code --format json}, for
 * machines. docs/command-line.md is its manual.
 */
@NullMarked
package plinth.cli;

import org.jspecify.annotations.NullMarked;
