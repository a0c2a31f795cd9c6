package plinth.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folders that tests read: the checkout itself, and the shared data beside it. */
public final class Shared {
    private Shared() {}

    /** Returns the top of the checkout. */
    public static Path root() {
        return Path.of(System.getProperty("plinth.root", ".")).toAbsolutePath().normalize();
    }

    /** Returns whether {@code path} is there within the shared data. */
    public static boolean has(String path) {
        return Files.exists(at(path));
    }

    private static Path at(String path) {
        String given = System.getProperty("plinth.shared", "");
        return (given.isEmpty() ? root().resolve("../shared") : Path.of(given))
                .resolve(path)
                .normalize();
    }

    /** Returns {@code path} within the shared data; the test is reported as skipped, with the reason, when it is not there. */
    public static Path file(String path) {
        Path at = at(path);
        Assumptions.assumeTrue(
                Files.exists(at), () -> "NOT RUN: there is no " + at + "; -Dplinth.shared=FOLDER says where it is");
        return at;
    }
}
