import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What making packages needs of folders and of other programs. */
final class Trees {
    private Trees() {}

    static boolean system(String name) {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith(name);
    }

    /** Deletes {@code folder} with all that is in it; one that is not there is no error. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.isSymbolicLink(p)) {
                    p.toFile().setWritable(true);
                }
                Files.delete(p);
            }
        }
    }

    /** Copies {@code from} with its times and permissions; links stay links. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Returns the bytes of all files below {@code folder}. */
    static long size(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            long sum = 0;
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                sum += Files.size(p);
            }
            return sum;
        }
    }

    /** Writes {@code text} with {@code \n}, and the names of {@code values} in it replaced; {@code executable} as the file's mode. */
    static void write(Path file, String text, Map<String, String> values, boolean executable) throws IOException {
        String all = text;
        for (Map.Entry<String, String> v : values.entrySet()) {
            all = all.replace("@" + v.getKey() + "@", v.getValue());
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, all, StandardCharsets.UTF_8);
        file.toFile().setExecutable(executable, false);
    }

    /** Returns the jars in {@code folder}, those of Plinth first, the one with {@code main} at the head. */
    static List<String> classPath(Path folder, String main) throws IOException {
        List<String> own = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (Stream<Path> jars = Files.list(folder)) {
            for (Path p : jars.sorted().toList()) {
                String name = p.getFileName().toString();
                if (name.endsWith(".jar")) {
                    (name.startsWith("plinth-") ? own : others).add(name);
                }
            }
        }
        own.sort(Comparator.comparing((String n) -> !n.startsWith(main)).thenComparing(Comparator.naturalOrder()));
        own.addAll(others);
        return own;
    }

    /** Whether the program {@code name} is on the path. */
    static boolean has(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a program in {@code folder}; fails with what it printed when it does not end with 0. */
    static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + output);
        }
        return output;
    }
}
