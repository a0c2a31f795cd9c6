import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the app image: {@code java Image.java TARGET VERSION PROJECT} takes the jars in TARGET/jars and JavaFX's modules in TARGET/modules, and
 * makes TARGET/image. Then the image does what starts do, with PROJECT, so that its JVM learns what to have ready: that cache goes into the image.
 */
public final class Image {
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.prefs",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.charsets",
            "jdk.unsupported",
            "javafx.controls");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path target = Path.of(arguments[0]);
        Path image = target.resolve("image");
        delete(image);
        jpackage(target, image, arguments[1]);
        Path app = app(image);
        Path launcher = launcher(image);
        Path cache = app.resolve("plinth.aot");
        boolean made = rehearse(launcher, target.resolve("rehearsal.log"), cache, arguments[2]);
        if (made) {
            // Never the option without the file: then every start would be slower.
            Path settings = app.resolve("plinth.cfg");
            String text = Files.readString(settings, StandardCharsets.UTF_8);
            String eol = text.contains("\r\n") ? "\r\n" : "\n";
            Files.writeString(
                    settings,
                    text.stripTrailing() + eol + "java-options=-XX:AOTCache=$APPDIR/plinth.aot" + eol,
                    StandardCharsets.UTF_8);
        } else {
            System.err.println(
                    "Image: no cache was made, the image starts slower; see " + target.resolve("rehearsal.log"));
        }
    }

    private static void jpackage(Path target, Path image, String version) throws IOException {
        Path main;
        try (Stream<Path> jars = Files.list(target.resolve("jars"))) {
            main = jars.filter(p -> p.getFileName().toString().startsWith("plinth-app-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no plinth-app jar in " + target.resolve("jars")));
        }
        List<String> command = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                "plinth",
                "--app-version",
                version,
                "--vendor",
                "Plinth",
                "--description",
                "A workbench for people who design relational schemas",
                "--dest",
                image.toString(),
                "--input",
                target.resolve("jars").toString(),
                "--main-jar",
                main.getFileName().toString(),
                "--main-class",
                "plinth.app.Main",
                "--module-path",
                target.resolve("modules").toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--jlink-options",
                "--strip-debug --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive",
                "--java-options",
                "-XX:+UseSerialGC",
                "--java-options",
                "-XX:-UsePerfData",
                "--java-options",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED"));
        ToolProvider jpackage =
                ToolProvider.findFirst("jpackage").orElseThrow(() -> new IOException("this JDK has no jpackage"));
        int code = jpackage.run(System.out, System.err, command.toArray(String[]::new));
        if (code != 0) {
            throw new IOException("jpackage ended with " + code);
        }
    }

    /** Two runs: one records which classes a start uses, one makes the cache of them; the image's own JVM does both. */
    private static boolean rehearse(Path launcher, Path log, Path cache, String project)
            throws IOException, InterruptedException {
        Path recorded = log.resolveSibling("rehearsal.aotconf");
        Files.deleteIfExists(recorded);
        run(launcher, log, "-XX:AOTMode=record -XX:AOTConfiguration=" + recorded, project);
        if (!Files.exists(recorded)) {
            return false;
        }
        run(launcher, log, "-XX:AOTMode=create -XX:AOTConfiguration=" + recorded + " -XX:AOTCache=" + cache, project);
        return Files.exists(cache);
    }

    private static void run(Path launcher, Path log, String options, String project)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "rehearse", project);
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_TOOL_OPTIONS", options);
        // Nothing of the user's is read or written; the screen that is not there has 1000 x 1000 pixels.
        Path settings = log.resolveSibling("rehearsal").toAbsolutePath();
        Files.createDirectories(settings.resolve("plinth"));
        Files.writeString(
                settings.resolve("plinth/workbench.properties"),
                "window.width=1000\nwindow.height=960\n",
                StandardCharsets.UTF_8);
        for (String place : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")) {
            environment.put(place, settings.toString());
        }
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.start().waitFor();
    }

    private static boolean system(String name) {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith(name);
    }

    static Path launcher(Path image) {
        if (system("windows")) {
            return image.resolve("plinth/plinth.exe");
        }
        return system("mac") ? image.resolve("plinth.app/Contents/MacOS/plinth") : image.resolve("plinth/bin/plinth");
    }

    private static Path app(Path image) {
        if (system("windows")) {
            return image.resolve("plinth/app");
        }
        return system("mac") ? image.resolve("plinth.app/Contents/app") : image.resolve("plinth/lib/app");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                p.toFile().setWritable(true);
                Files.delete(p);
            }
        }
    }
}
