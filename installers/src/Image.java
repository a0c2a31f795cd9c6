import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the app image: {@code java Image.java TARGET VERSION PROJECT} takes the jars in TARGET/jars and JavaFX's modules in TARGET/modules, and
 * makes TARGET/image. Then the image does what starts do, with PROJECT, so that its JVM learns what to have ready: those caches go into the image, on Linux one
 * for the window and one for commands, which need a third of the classes.
 */
public final class Image {
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.prefs",
            "java.scripting",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.charsets",
            "jdk.unsupported",
            "javafx.controls");

    static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=javafx.graphics,ALL-UNNAMED");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path target = Path.of(arguments[0]);
        Path image = target.resolve("image");
        Trees.delete(image);
        Jars.slimSqlite(target.resolve("jars"));
        Jars.raisePicocli(target.resolve("jars"));
        Jars.compileSheets(target);
        Jars.needNoMore(target.resolve("jars"), MODULES);
        Jars.jmods(target.resolve("modules"), target.resolve("jmods"));
        jpackage(target, image, arguments[1]);
        if (linux()) {
            // Nothing plays a sound, and this alone would need ALSA.
            Files.delete(image.resolve("plinth/lib/runtime/lib/libjsound.so"));
            ownLauncher(image.resolve("plinth"), OPTIONS, "plinth-app", "plinth.app.Main", arguments[1]);
        }
        Path app = app(image);
        Path cache = app.resolve("plinth.aot");
        Path log = target.resolve("rehearsal.log");
        Files.deleteIfExists(log);
        if (linux()) {
            rehearse(launcher(image), log, app.resolve("commands.aot"), List.of("--only", "commands", arguments[2]));
            rehearse(launcher(image), log, cache, List.of("--only", "window", arguments[2]));
        } else {
            rehearse(launcher(image), log, cache, List.of(arguments[2]));
        }
        if (!Files.exists(cache)) {
            System.err.println(
                    "Image: no cache was made, the image starts slower; see " + target.resolve("rehearsal.log"));
        } else if (linux()) {
            // The cache holds what these archives hold, and more.
            Files.deleteIfExists(image.resolve("plinth/lib/runtime/lib/server/classes.jsa"));
            Files.deleteIfExists(image.resolve("plinth/lib/runtime/lib/server/classes_nocoops.jsa"));
        } else {
            // Never the option without the file: then every start would be slower.
            Path settings = app.resolve("plinth.cfg");
            String text = Files.readString(settings, StandardCharsets.UTF_8);
            String eol = text.contains("\r\n") ? "\r\n" : "\n";
            Files.writeString(
                    settings,
                    text.stripTrailing() + eol + "java-options=-XX:AOTCache=$APPDIR/plinth.aot" + eol,
                    StandardCharsets.UTF_8);
        }
        System.out.printf("Image: %.1f MB%n", Trees.size(image) / 1e6);
    }

    static boolean linux() {
        return !Trees.system("windows") && !Trees.system("mac");
    }

    /** Puts a script in the place of jpackage's launcher, which asks dpkg and rpm at every start whose file it is: that takes longer than the start. */
    static void ownLauncher(Path home, List<String> options, String mainJar, String main, String version)
            throws IOException {
        Path app = home.resolve("lib/app");
        Files.deleteIfExists(home.resolve("lib/libapplauncher.so"));
        Files.deleteIfExists(app.resolve("plinth.cfg"));
        Files.deleteIfExists(app.resolve(".jpackage.xml"));
        Map<String, String> values = Map.of(
                "OPTIONS",
                String.join(" ", options),
                "CLASSPATH",
                Trees.classPath(app, mainJar).stream().map(j -> "$app/" + j).collect(Collectors.joining(":")),
                "MAIN",
                main,
                "VERSION",
                version);
        String script = Files.readString(Path.of("src/linux/plinth"), StandardCharsets.UTF_8);
        Trees.write(home.resolve("bin/plinth"), script, values, true);
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
                target.resolve("jmods").toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--icon",
                Icons.forThisSystem(target.resolve("icon")).toString(),
                "--jlink-options",
                "--strip-debug --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive"));
        for (String option : OPTIONS) {
            command.add("--java-options");
            command.add(option);
        }
        ToolProvider jpackage =
                ToolProvider.findFirst("jpackage").orElseThrow(() -> new IOException("this JDK has no jpackage"));
        int code = jpackage.run(System.out, System.err, command.toArray(String[]::new));
        if (code != 0) {
            throw new IOException("jpackage ended with " + code);
        }
    }

    /** The image's own JVM records which classes a start uses, and makes the cache of them. */
    private static void rehearse(Path launcher, Path log, Path cache, List<String> how)
            throws IOException, InterruptedException {
        String options = "-XX:AOTCacheOutput=" + cache.toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "rehearse"));
        command.addAll(how);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put(linux() ? "PLINTH_JAVA_OPTIONS" : "JAVA_TOOL_OPTIONS", options);
        // Nothing of the user's is read or written; the screen that is not there has 1000 x 1000 pixels.
        Path settings = log.resolveSibling("rehearsal").toAbsolutePath();
        Files.createDirectories(settings.resolve("plinth"));
        Files.writeString(
                settings.resolve("plinth/workbench.properties"),
                "window.width=1000\nwindow.height=960\n",
                StandardCharsets.UTF_8);
        for (String place : List.of(
                "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "APPDATA", "LOCALAPPDATA")) {
            environment.put(place, settings.toString());
        }
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.start().waitFor();
    }

    static Path launcher(Path image) {
        if (Trees.system("windows")) {
            return image.resolve("plinth/plinth.exe");
        }
        return Trees.system("mac")
                ? image.resolve("plinth.app/Contents/MacOS/plinth")
                : image.resolve("plinth/bin/plinth");
    }

    private static Path app(Path image) {
        if (Trees.system("windows")) {
            return image.resolve("plinth/app");
        }
        return Trees.system("mac") ? image.resolve("plinth.app/Contents/app") : image.resolve("plinth/lib/app");
    }
}
