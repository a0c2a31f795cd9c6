package plinth.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names of files and folders say of what is in them, in words that all tools share. */
final class FileNames {
    private static final Set<String> UNDO =
            Set.of("down", "downs", "undo", "rollback", "rollbacks", "revert", "reverts", "downgrade", "downgrades");
    /** Folders whose files never say what the schema is. */
    private static final Set<String> NEVER = Set.of("verify", "teardown");
    /** Folders whose files say it only where nothing else does. */
    private static final Set<String> ASIDE = Set.of(
            "test",
            "tests",
            "testing",
            "spec",
            "specs",
            "testdata",
            "fixtures",
            "fixture",
            "example",
            "examples",
            "sample",
            "samples",
            "demo",
            "docs",
            "doc",
            "documentation",
            "backup",
            "backups",
            "bak",
            "archive",
            "archived",
            "old",
            "legacy",
            "deprecated",
            "tmp",
            "temp",
            "benchmark",
            "benchmarks",
            "bench",
            "mock",
            "mocks",
            "queries",
            "query",
            "seeds",
            "seed",
            "seeders",
            "e2e",
            "scratch",
            "third_party",
            "third-party",
            "thirdparty",
            "playground",
            "data");

    private static final Set<String> ASIDE_FILES = Set.of(
            "seed",
            "seeds",
            "fixture",
            "fixtures",
            "test",
            "tests",
            "testdata",
            "sample",
            "samples",
            "backup",
            "bak",
            "old",
            "copy",
            "demo",
            "example");
    private static final Pattern MIGRATION = Pattern.compile(
            "migrat.*|.*migrations?|evolutions|changelogs?|changes|changesets?|deltas?|patches|upgrades?|revisions|versions");
    private static final Pattern WORDS = Pattern.compile("[._\\-\\s]+");
    private static final Pattern VERSION =
            Pattern.compile("(?:v|ver|version|release|r)?[._-]?\\d+(?:[._-]\\d+)*(?:[._-].*)?");

    private FileNames() {}

    static String of(Path p) {
        return String.valueOf(p.getFileName());
    }

    /** Returns the name without {@code .sql}, in small letters. */
    static String stem(Path file) {
        return Found.stem(of(file)).toLowerCase(Locale.ROOT);
    }

    private static String lower(Path p) {
        return of(p).toLowerCase(Locale.ROOT);
    }

    /** Returns the words of a file's name, its ending left out. */
    static List<String> words(Path file) {
        return List.of(WORDS.split(stem(file), -1));
    }

    /** Returns whether a part of the way from {@code root} to {@code path} is a folder of what undoes steps. */
    static boolean undoFolder(Path root, Path folder) {
        return below(root, folder, UNDO::contains);
    }

    /** Returns whether a part of the way from {@code root} to {@code folder} is one whose files never say what the schema is. */
    static boolean neverFolder(Path root, Path folder) {
        return below(root, folder, n -> UNDO.contains(n) || NEVER.contains(n));
    }

    /** Returns whether files of {@code folder} say what the schema is only where nothing else does. */
    static boolean aside(Path root, Path folder) {
        return below(root, folder, n -> ASIDE.contains(n) || n.endsWith("_test") || n.endsWith("-test"));
    }

    /** Returns whether a file's name says that its rows or tables are for tests or a copy of another's. */
    static boolean asideFile(Path file) {
        return words(file).stream().anyMatch(ASIDE_FILES::contains);
    }

    private static boolean below(Path root, Path folder, java.util.function.Predicate<String> fits) {
        for (Path part : root.relativize(folder)) {
            if (fits.test(part.toString().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether {@code folder}, one between it and {@code root}, or the one above that, is called as folders of steps are. */
    static boolean migrations(Path root, Path folder) {
        Path above = root.getParent();
        return MIGRATION.matcher(lower(root)).matches()
                || above != null && MIGRATION.matcher(lower(above)).matches()
                || below(root, folder, n -> MIGRATION.matcher(n).matches());
    }

    /** Returns whether {@code folder} is called by a version, a release or a year. */
    static boolean version(Path folder) {
        return VERSION.matcher(lower(folder)).matches();
    }

    /**
     * Returns whether {@code file} undoes a step: its name begins or ends with a word for that. Where the word is set off by no dot, it may as well be what the
     * step is about, so then one of {@code beside} must be the step that it undoes: of the same number.
     */
    static boolean undo(Path file, List<Path> beside) {
        List<String> words = words(file);
        if (UNDO.contains(words.getFirst()) || words.size() > 1 && words.contains("undo")) {
            return true;
        }
        String last = words.getLast();
        String stem = stem(file);
        if (!UNDO.contains(last) || words.size() < 2) {
            return false;
        }
        return stem.endsWith("." + last)
                || beside.stream()
                        .filter(p -> !p.equals(file))
                        .map(FileNames::words)
                        .anyMatch(w -> w.getFirst().equals(words.getFirst()) && !UNDO.contains(w.getLast()));
    }
}
