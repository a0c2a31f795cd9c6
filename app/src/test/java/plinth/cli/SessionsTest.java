package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays the sessions in src/test/cases/cli: each folder holds what was typed and what came of it, in session.txt, beside the files that it was
 * typed in. A line that begins with {@code $ } is typed; {@code ! } begins what is said beside the result; {@code ? } is the exit code when it is
 * not 0. {@code -Dgolden=write} writes the sessions anew.
 */
class SessionsTest {
    private static final Path ROOT = Path.of(System.getProperty("plinth.root", ".."));

    @TempDir
    Path dir;

    @TestFactory
    Stream<DynamicTest> everySessionGoesAsItIsWritten() throws IOException {
        try (Stream<Path> cases = Files.list(ROOT.resolve("src/test/cases/cli"))) {
            return cases.filter(Files::isDirectory).sorted().toList().stream()
                    .map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> replay(c)));
        }
    }

    private void replay(Path session) throws IOException {
        Path work = dir.resolve(session.getFileName().toString());
        copy(session, work);
        copy(ROOT.resolve("samples"), work.resolve("samples"));
        Path file = session.resolve("session.txt");
        String want = Files.readString(file, StandardCharsets.UTF_8);
        StringBuilder got = new StringBuilder();
        for (String line : want.lines().filter(l -> l.startsWith("$ ")).toList()) {
            got.append(got.isEmpty() ? "" : "\n").append(line).append('\n');
            got.append(run(work, line.substring(2)));
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, got, StandardCharsets.UTF_8);
            return;
        }
        assertThat(got.toString()).isEqualTo(want);
    }

    private static String run(Path work, String typed) {
        List<String> arguments = new ArrayList<>(List.of(typed.split(" ", -1)));
        assertThat(arguments.removeFirst()).isEqualTo("plinth");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), work, false);
        int code = PlinthCommand.run(terminal, new NoWindow(), arguments);
        StringBuilder all = new StringBuilder(out.toString());
        err.toString().lines().forEach(l -> all.append("! ").append(l).append('\n'));
        return code == 0
                ? all.toString()
                : all.append("? ").append(code).append('\n').toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(p -> {
                try {
                    Path target = to.resolve(from.relativize(p).toString());
                    if (Files.isDirectory(p)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(p, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** A machine without a display. */
    static final class NoWindow implements Workbench {
        @Override
        public String obstacle() {
            return "plinth: there is no display here.";
        }

        @Override
        public OptionalInt open(List<Path> paths) {
            throw new AssertionError("no window can be opened");
        }

        @Override
        public void rehearse(Path path) {}
    }
}
