package plinth.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What commands take that are about one family. */
final class FamilyChoice {
    @Option(
            names = "--family",
            paramLabel = "TABLE",
            description = "The family, by its base table. Needed when there are several.")
    private @Nullable String family;

    /** Returns the family's base table as the user names it; nothing when it is the only one. */
    Optional<String> name() {
        return Optional.ofNullable(family);
    }
}
