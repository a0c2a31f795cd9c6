package plinth.tests;

import java.io.File;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles exports in Java, and runs programs that use them. */
final class JavaPrograms {
    /** What a program prints that works with the export of samples/events. */
    static final List<String> EVENTS = List.of(
            "day_off true null",
            "appointment null here",
            "before 1 true",
            "converted true",
            "twice true",
            "patched a@b B",
            "many 2",
            "D",
            "E",
            "day_off true",
            "violation true [email]",
            "no violation true",
            "deleted 1");

    private JavaPrograms() {}

    /** Returns what the compiler complains of in the Java files of {@code folder}, whose classes go into its {@code out}. */
    static List<String> compile(Path folder, String classPath, String... options) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".java")).toList();
        }
        if (files.isEmpty()) {
            return List.of();
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path out = Files.createDirectories(folder.resolve("out"));
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
            Stream<String> all =
                    Stream.concat(Stream.of(options), Stream.of("-proc:none", "-d", out.toString(), "-cp", classPath));
            compiler.getTask(
                            Writer.nullWriter(),
                            manager,
                            said,
                            all.toList(),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return said.getDiagnostics().stream()
                .filter(d -> d.getKind() != Diagnostic.Kind.NOTE)
                .map(Object::toString)
                .toList();
    }

    /** Returns where the class is found. */
    static String home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Returns what runs a program in a folder that {@link #compile} has seen. */
    static String[] command(String classPath, String program) {
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dstdout.encoding=UTF-8",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "-cp",
            "out" + File.pathSeparator + classPath,
            program
        };
    }
}
