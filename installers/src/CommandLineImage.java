import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the command line alone, for CI: {@code java CommandLineImage.java TARGET VERSION} takes the jars in TARGET/jars and makes
 * TARGET/cli/plinth-cli with a Java runtime of its own, without JavaFX, fonts of the window and GTK, and says what takes the room.
 */
public final class CommandLineImage {
    /** What the command line and the drivers use; java.desktop, which only SchemaCrawler's drawings and H2's console want, is 11 MB. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.logging",
            "java.management",
            "java.naming",
            "java.scripting",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.unsupported");

    /** Libraries of the window, and annotations that no program reads. */
    private static final List<String> NOT_NEEDED = List.of(
            "javafx-",
            "atlantafx",
            "richtextfx",
            "reactfx",
            "flowless",
            "undofx",
            "wellbehavedfx",
            // Whoever has an H2 database has its driver: plinth inspect --driver-path.
            "h2-",
            "flatlaf-3",
            "checker-qual",
            "jspecify");

    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path target = Path.of(arguments[0]).toAbsolutePath();
        Path home = target.resolve("cli/plinth-cli");
        Trees.delete(home);
        Path app = Files.createDirectories(home.resolve("lib/app"));
        try (Stream<Path> jars = Files.list(target.resolve("jars"))) {
            for (Path jar : jars.sorted().toList()) {
                String name = jar.getFileName().toString();
                if (name.endsWith(".jar") && NOT_NEEDED.stream().noneMatch(name::startsWith)) {
                    Trees.copy(jar, app.resolve(name));
                    slim(app.resolve(name));
                }
            }
        }
        Jars.needNoMore(app, MODULES);
        jlink(home.resolve("lib/runtime"));
        strip(home.resolve("lib/runtime/lib/server/libjvm.so"));
        Image.ownLauncher(home, OPTIONS, "plinth-app", "plinth.cli.Main", arguments[1]);
        for (String name : List.of("plinth-cache", "Containerfile", "README.txt")) {
            String text = Files.readString(Path.of("src/cli", name), StandardCharsets.UTF_8);
            Trees.write(
                    home.resolve(name.equals("plinth-cache") ? "bin/" + name : name),
                    text,
                    Map.of("VERSION", arguments[1]),
                    name.equals("plinth-cache"));
        }
        tell("all of it", home);
        tell("Java's virtual machine", home.resolve("lib/runtime/lib/server"));
        tell("Java's classes", home.resolve("lib/runtime/lib/modules"));
        tell("libraries and the program", app);
    }

    private static void slim(Path jar) throws IOException {
        String name = jar.getFileName().toString();
        if (name.startsWith("sqlite-jdbc")) {
            Jars.slimSqlite(jar.getParent());
        } else if (name.startsWith("plinth-app")) {
            Jars.keep(jar, n -> !n.startsWith("plinth/app/") && !n.startsWith("samples/"));
        } else if (name.startsWith("flatlaf-fonts-inter")) {
            // Text in pictures is set in these; the others are for the window.
            Jars.keep(jar, n -> !n.endsWith(".otf") || n.endsWith("-Regular.otf") || n.endsWith("-SemiBold.otf"));
        }
    }

    private static void jlink(Path runtime) throws IOException {
        ToolProvider jlink =
                ToolProvider.findFirst("jlink").orElseThrow(() -> new IOException("this JDK has no jlink"));
        int code = jlink.run(
                System.out,
                System.err,
                "--add-modules",
                String.join(",", MODULES),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-9",
                "--output",
                runtime.toString());
        if (code != 0) {
            throw new IOException("jlink ended with " + code);
        }
    }

    /** Takes 5 MB of names for debuggers out of the virtual machine, where there is a program for it. */
    private static void strip(Path library) throws IOException, InterruptedException {
        if (Trees.has("strip")) {
            Trees.run(
                    library.getParent(),
                    Map.of(),
                    List.of(
                            "strip",
                            "--strip-unneeded",
                            library.toAbsolutePath().toString()));
        } else {
            System.err.println("CommandLineImage: strip is not installed (binutils), so the image is 5 MB larger");
        }
    }

    private static void tell(String what, Path path) throws IOException {
        System.out.printf("CommandLineImage: %s: %.1f MB%n", what, Trees.size(path) / 1e6);
    }
}
