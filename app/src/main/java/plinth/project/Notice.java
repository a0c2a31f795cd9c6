package plinth.project;

import plinth.model.ddl.Problem;

/**
 * Something to know of a file as a whole, before any of its SQL is looked at: how it was decoded, why it was left out.
 *
 * @param file the file's or folder's name as the user knows it
 * @param message a sentence or two
 */
public record Notice(Problem.Severity severity, String file, String message) {
    /** Returns the notice as compilers print it: {@code file: severity: message}. */
    @Override
    public String toString() {
        return file + ": " + severity + ": " + message;
    }
}
