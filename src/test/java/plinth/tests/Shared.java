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

    /** Returns {@code path} within the shared data; the test is reported as skipped, with the reason, when it is not there. */
    public static Path file(String path) {
        String given = System.getProperty("plinth.shared", "");
        Path at = (given.isEmpty() ? root().resolve("../shared") : Path.of(given))
                .resolve(path)
                .normalize();
        Assumptions.assumeTrue(
                Files.exists(at), () -> "NOT RUN: there is no " + at + "; -Dplinth.shared=FOLDER says where it is");
        return at;
    }
}
