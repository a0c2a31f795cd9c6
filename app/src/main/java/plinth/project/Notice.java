package plinth.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.ddl.Problem;
import plinth.model.schema.Strings;
import plinth.model.text.Position;

/**
 * Something to know of a file, beside what is in its SQL: how it was decoded, why it was left out, what it points to.
 *
 * @param file the file's or folder's name as the user knows it
 * @param position where in the file, when it is about a place
 * @param message a sentence or two
 */
public record Notice(Problem.Severity severity, String file, Optional<Position> position, String message) {
    public Notice(Problem.Severity severity, String file, String message) {
        this(severity, file, Optional.empty(), message);
    }

    private static final Pattern PLACE = Pattern.compile("(?::(\\d+):(\\d+))?: (.*)", Pattern.DOTALL);

    /** Returns what {@code e} says of {@code file}, of which it may name a place; {@code then} is added to it. */
    static Notice of(Problem.Severity severity, String file, ProjectException e, String then) {
        String message = String.valueOf(e.getMessage());
        Matcher m = PLACE.matcher(message.startsWith(file) ? message.substring(file.length()) : "");
        if (!m.matches()) {
            return new Notice(severity, file, message + then);
        }
        Optional<Position> at = Optional.ofNullable(m.group(1))
                .map(line -> new Position(Integer.parseInt(line), Integer.parseInt(m.group(2))));
        return new Notice(severity, file, at, Strings.capital(m.group(3)) + then);
    }

    private static final String EMPTY = "The file is empty: there is no table in it yet.";

    /** Returns the notice that there is nothing in {@code file}. */
    static Notice ofEmptyFile(String file) {
        return new Notice(Problem.Severity.HINT, file, EMPTY);
    }

    /** Returns whether it says that there is nothing in the file, which is no longer so once something is written into it. */
    public boolean saysEmpty() {
        return message.equals(EMPTY);
    }

    /** Returns the notice as compilers print it: {@code file:line:column: severity: message}. */
    @Override
    public String toString() {
        return file + position.map(p -> ":" + p).orElse("") + ": " + severity + ": " + message;
    }
}
