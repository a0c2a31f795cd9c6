package plinth.project;

import java.nio.file.Path;
import java.util.List;

/** A folder holds several schemas, and which one is meant has to be said. */
public final class SeveralSchemas extends ProjectException {
    private static final long serialVersionUID = 1;

    private final transient Path folder;
    private final transient List<Choice> choices;

    /**
     * One of them.
     *
     * @param path what to open to get it: a folder, a file, or an entry of sqlc's settings ({@code sqlc.yaml#name})
     * @param name that path as seen from the folder
     * @param says what is there, with its count: {@code 12 steps of golang-migrate in billing/migrations}
     */
    public record Choice(Path path, String name, String says) {}

    SeveralSchemas(Path folder, List<Choice> choices) {
        super("There are " + choices.size() + " schemas in " + folder.getFileName() + ": "
                + String.join(
                        "; ",
                        choices.stream()
                                .map(c -> c.name() + " (" + c.says() + ")")
                                .toList())
                + ". Open one of them.");
        this.folder = folder;
        this.choices = List.copyOf(choices);
    }

    /** Returns the folder that was opened. */
    public Path folder() {
        return folder;
    }

    public List<Choice> choices() {
        return choices;
    }
}
