import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts the images as a user would, without a display: {@code java Start.java TARGET PROJECT}. Fails when they do not do their work. */
public final class Start {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path target = Path.of(arguments[0]);
        String project = arguments[1];
        use(Image.launcher(target.resolve("image")), target.resolve("cache"), project);
        if (Image.linux()) {
            use(target.resolve("cli/plinth-cli/bin/plinth"), target.resolve("cache"), project);
        }
        System.out.println("Start: the images start and do their work");
    }

    private static void use(Path launcher, Path cache, String project) throws IOException, InterruptedException {
        expect(start(launcher, cache, 0, "--version"), "plinth ");
        String check = start(launcher, cache, 0, "check", project);
        expect(check, "7 tables");
        String json = start(launcher, cache, 0, "compare", "--format", "json", "--rows", "1M", project);
        expect(json, "\"single-table\"");
        String summary = start(launcher, cache, 0, project);
        expect(summary, "Patterns");
        start(launcher, cache, 2, "check", project + "/missing");
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
}
