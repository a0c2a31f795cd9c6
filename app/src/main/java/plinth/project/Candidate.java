package plinth.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.text.Dialect;

/**
 * Something in a folder that may be the schema that is looked for.
 *
 * @param home the folder that holds it
 * @param open what to open to get it and no other: a folder, or an entry of sqlc's settings as {@code sqlc.yaml#name}
 * @param parts what is read
 * @param tables the tables that its files make
 * @param aside whether it is meant for something else (tests, examples, a copy) and counts only where nothing else does
 * @param dialect what its settings say of that
 * @param settings what its settings say beside it
 * @param notices what to say when it is read
 */
record Candidate(
        Path home,
        Path open,
        List<Part> parts,
        Set<String> tables,
        boolean aside,
        Optional<Dialect> dialect,
        Settings settings,
        List<Notice> notices) {
    Candidate {
        parts = List.copyOf(parts);
        tables = Set.copyOf(tables);
        notices = List.copyOf(notices);
    }

    static Candidate of(Path home, Part part, Set<String> tables, boolean aside, List<Notice> notices) {
        return new Candidate(home, home, List.of(part), tables, aside, Optional.empty(), Settings.NONE, notices);
    }

    Candidate opening(Path other) {
        return new Candidate(home, other, parts, tables, aside, dialect, settings, notices);
    }

    Candidate with(List<Notice> more) {
        return new Candidate(home, open, parts, tables, aside, dialect, settings, more);
    }

    List<Path> files() {
        return parts.stream().flatMap(p -> p.files().stream()).toList();
    }

    /** Returns whether it tells how the schema came to be. */
    boolean steps() {
        return parts.stream().anyMatch(Part.OfSteps.class::isInstance);
    }

    String says(Path root) {
        return String.join(" and ", parts.stream().map(p -> p.says(root)).toList());
    }
}
