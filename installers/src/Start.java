import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts the app image as a user would, without a display: {@code java Start.java IMAGE PROJECT}. Fails when it does not do its work. */
public final class Start {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = launcher(Path.of(arguments[0]));
        Path cache = Path.of(arguments[0]).resolveSibling("cache");
        String project = arguments[1];
        String check = start(launcher, cache, 0, "check", project);
        expect(check, "7 tables");
        String json = start(launcher, cache, 0, "compare", "--format", "json", "--rows", "1M", project);
        expect(json, "\"single-table\"");
        String summary = start(launcher, cache, 0, project);
        expect(summary, "Patterns");
        start(launcher, cache, 2, "check", project + "/missing");
        System.out.println("Start: the image starts and does its work");
    }

    private static String start(Path launcher, Path cache, int wanted, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.remove("DISPLAY");
        environment.remove("WAYLAND_DISPLAY");
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.put("XDG_CACHE_HOME", cache.toAbsolutePath().toString());
        long began = System.nanoTime();
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        System.out.printf(
                Locale.ROOT, "Start: %s in %.2f s%n", String.join(" ", arguments), (System.nanoTime() - began) / 1e9);
        if (code != wanted) {
            throw new IOException(command + " ended with " + code + " instead of " + wanted + ":\n" + output);
        }
        return output;
    }

    private static void expect(String output, String text) throws IOException {
        if (!output.contains(text)) {
            throw new IOException("\"" + text + "\" is missing in:\n" + output);
        }
    }

    private static Path launcher(Path image) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return image.resolve("plinth/plinth.exe");
        }
        return system.startsWith("mac")
                ? image.resolve("plinth.app/Contents/MacOS/plinth")
                : image.resolve("plinth/bin/plinth");
    }
}
