import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures starts as whole processes: {@code java StartTimes.java TARGET PROJECT RUNS} prints the table of docs/reliability.md. Needs a display for the
 * windows (xvfb-run), and a machine with nothing else to do.
 */
public final class StartTimes {
    private final Path target;
    private final int runs;

    private StartTimes(Path target, int runs) {
        this.target = target;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        StartTimes times = new StartTimes(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[2]));
        Path project = Path.of(arguments[1]).toAbsolutePath();
        Path image = Image.launcher(times.target.resolve("image")).toAbsolutePath();
        Path cli = times.target.resolve("cli/plinth-cli/bin/plinth");
        Path tables = times.tables(1000);
        System.out.println("| what | best | median |\n|---|---|---|");
        times.row("`plinth --version`", List.of(image.toString(), "--version"), false);
        times.row("`plinth --version`, command line alone", List.of(cli.toString(), "--version"), false);
        times.row("`plinth check`, 7 tables", List.of(image.toString(), "check", project.toString()), false);
        times.row("`plinth check`, 1,000 tables", List.of(image.toString(), "check", tables.toString()), false);
        times.row(
                "`plinth check`, 1,000 tables, command line alone, no cache",
                List.of(cli.toString(), "check", tables.toString()),
                false);
        times.row("an empty JavaFX window, first frame", times.empty(), true);
        times.row(
                "`plinth FILE`, first frame that shows the file",
                List.of(image.toString(), project + "/schema.sql"),
                true);
    }

    /** The same Java and JavaFX as in the image, without a cache, as any small program starts. */
    private List<String> empty() throws IOException, InterruptedException {
        Path made = Files.createTempDirectory("empty");
        String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        Trees.run(
                Path.of("."),
                Map.of(),
                List.of(
                        javac,
                        "-d",
                        made.toString(),
                        "--module-path",
                        target.resolve("modules").toString(),
                        "--add-modules",
                        "javafx.controls",
                        "src/EmptyWindow.java"));
        Path java = target.resolve("image/plinth/lib/runtime/bin/java");
        return List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=javafx.graphics",
                "-cp",
                made.toString(),
                "EmptyWindow");
    }

    /** A schema of {@code n} tables, each with a reference to the one before. */
    private Path tables(int n) throws IOException {
        StringBuilder out = new StringBuilder("CREATE TABLE t0 (id bigint PRIMARY KEY, name text NOT NULL);\n");
        for (int i = 1; i < n; i++) {
            out.append(String.format(
                    Locale.ROOT,
                    "CREATE TABLE t%1$d (id bigint PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT"
                            + " now(), t%2$d_id bigint NOT NULL REFERENCES t%2$d (id));%nCREATE INDEX ON t%1$d"
                            + " (t%2$d_id);%n",
                    i,
                    i - 1));
        }
        return Files.writeString(target.resolve("tables.sql"), out, StandardCharsets.UTF_8);
    }

    private void row(String what, List<String> command, boolean window) throws IOException, InterruptedException {
        double[] seconds = new double[runs];
        List<Long> memory = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            seconds[i] = window ? window(command, memory) : whole(command);
        }
        Arrays.sort(seconds);
        String held = memory.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%d MB held 5 s later)",
                        memory.stream().sorted().toList().get(memory.size() / 2));
        System.out.printf(Locale.ROOT, "| %s | %.2f s | %.2f s%s |%n", what, seconds[0], seconds[runs / 2], held);
    }

    private Process start(List<String> command) throws IOException {
        Path own = Files.createDirectories(target.resolve("start-times"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PLINTH_JAVA_OPTIONS", "-Dplinth.first-frame=tell");
        for (String place : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")) {
            builder.environment().put(place, own.toString());
        }
        return builder.start();
    }

    private double whole(List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = start(command);
        process.getInputStream().readAllBytes();
        process.waitFor();
        return (System.nanoTime() - began) / 1e9;
    }

    private double window(List<String> command, List<Long> memory) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = start(command);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals("first frame")) {
                    double seconds = (System.nanoTime() - began) / 1e9;
                    Thread.sleep(5000);
                    memory.add(resident(process.pid()));
                    return seconds;
                }
                said.append(line).append('\n');
            }
            throw new IOException(command + " showed no frame:\n" + said);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static long resident(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }
}
