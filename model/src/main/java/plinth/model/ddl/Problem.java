package plinth.model.ddl;

import java.util.Locale;
import java.util.Optional;
import plinth.model.text.Position;

/**
 * Something wrong or doubtful in a text.
 *
 * @param file the file's name as the user knows it
 * @param position line and column of its beginning
 * @param offset the same as an offset in the file's text, and {@code length} how many characters it is about
 * @param message what is wrong and what to do
 * @param meant what was probably meant to stand there instead
 */
public record Problem(
        Severity severity,
        String file,
        Position position,
        int offset,
        int length,
        String message,
        Optional<String> meant) {

    /** How bad it is. */
    public enum Severity {
        /** The text cannot mean what it says: the database would refuse it, or it is not understood. */
        ERROR,
        /** It works, but probably not as meant. */
        WARNING,
        /** Worth knowing. */
        HINT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the problem as compilers print it: {@code file:line:column: severity: message}. */
    @Override
    public String toString() {
        return file + ":" + position + ": " + severity + ": " + message;
    }
}
