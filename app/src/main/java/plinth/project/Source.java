package plinth.project;

import java.util.List;
import java.util.Optional;

/**
 * Files that together say what the schema is.
 *
 * @param kind whether they say what is, or how it came to be
 * @param origin by what they were found, for people: {@code plinth.yaml}, {@code Flyway}, {@code sqlc.yaml}
 * @param files in the order in which they are read
 */
public record Source(Kind kind, String origin, List<SourceFile> files) {
    public Source {
        files = List.copyOf(files);
    }

    /** Returns the step that takes what edits would change in applied ones. */
    public Optional<SourceFile> pending() {
        return files.stream().filter(f -> f.role() == SourceFile.Role.PENDING).findFirst();
    }

    /** What sort of source. */
    public enum Kind {
        /** Files that say what is; edits patch them. */
        SCHEMA,
        /** Steps that lead to what is; an applied step must not change, so edits append to a pending one. */
        MIGRATIONS
    }
}
