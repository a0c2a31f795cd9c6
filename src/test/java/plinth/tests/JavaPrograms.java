package plinth.tests;

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

    /** Returns the lines that a program of {@code folder} prints. */
    static List<String> run(Path folder, String classPath, String program, String argument) throws Exception {
        return Clients.run(
                        folder,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        "-cp",
                        "out" + java.io.File.pathSeparator + classPath,
                        program,
                        argument)
                .lines()
                .toList();
    }
}
