package plinth.project;

import java.util.List;
import java.util.Optional;

/**
 * Files that together say what the schema is.
 *
 * @param kind whether they say what is, or how it came to be
 * @param origin by what they were found, for people: {@code plinth.yaml}, {@code Flyway}, {@code sqlc.yaml}
 * @param tool the tool whose steps they are, when it is known
 * @param says what they are, in words: {@code 12 steps of golang-migrate in db/migrations}
 * @param reason why they are read and why in this order, in a sentence
 * @param files in the order in which they are read
 */
public record Source(
        Kind kind, String origin, Optional<String> tool, String says, String reason, List<SourceFile> files) {
    public Source {
        files = List.copyOf(files);
    }

    /** Returns the step that takes what edits would change in applied ones. */
    public Optional<SourceFile> pending() {
        return files.stream().filter(f -> f.role() == SourceFile.Role.PENDING).findFirst();
    }

    /** Returns the same source with other files. */
    Source with(List<SourceFile> others) {
        return new Source(kind, origin, tool, says, reason, others);
    }

    /** What sort of source. */
    public enum Kind {
        /** Files that say what is; edits patch them. */
        SCHEMA,
        /** Steps that lead to what is; an applied step must not change, so edits append to a pending one. */
        MIGRATIONS
    }
}
