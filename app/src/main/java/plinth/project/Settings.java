package plinth.project;

import java.util.List;
import java.util.Optional;

/**
 * What plinth.yaml says beside the sources.
 *
 * @param queries the folder that query stubs go to, below the project's folder
 * @param export the folder that exports go to, below the project's folder
 * @param targets the clients that exports are for, see {@link Targets}; none where nothing is said
 * @param devUrl the scratch database to try statements on that the embedded one does not understand
 */
public record Settings(
        Optional<String> queries, Optional<String> export, List<Client> targets, Optional<String> devUrl) {
    public static final Settings NONE = new Settings(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /**
     * A client that exports are for.
     *
     * @param packageName what the package of its files is called
     * @param folder where they go, below the folder of exports
     */
    public record Client(String name, Optional<String> packageName, Optional<String> folder) {}

    public Settings {
        targets = List.copyOf(targets);
    }
}
