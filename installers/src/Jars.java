import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Leaves out of jars what this system cannot use, and gives old classes the form that a start cache takes. Libraries are otherwise as they were published. */
final class Jars {
    /** Where the program's style sheets are. */
    private static final String SHEETS = "plinth/app/";

    private static final String NOTE = "META-INF/CHANGES-BY-PLINTH.txt";

    /** What the licence asks for of who changes files. */
    private static final String CHANGED =
            "The class files in this jar were written anew by Plinth's build as Java 7's, with stack maps. The code is"
                    + " the same.\n";

    private Jars() {}

    /** Takes SQLite's native libraries for other systems out of the jar in {@code folder}: 11 of its 12 MB. */
    static void slimSqlite(Path folder) throws IOException {
        String here = "org/sqlite/native/" + system() + "/" + machine() + "/";
        for (Path jar : Files.list(folder).toList()) {
            if (jar.getFileName().toString().startsWith("sqlite-jdbc")) {
                keep(jar, n -> !n.startsWith("org/sqlite/native/") || n.startsWith(here));
            }
        }
    }

    /**
     * Looks for what the program's own classes need of Java, so that a class that is missing in an image ends the build, not a user's command.
     *
     * @throws IOException naming the modules that are needed and not in {@code modules}
     */
    static void needNoMore(Path folder, List<String> modules) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(f -> f.toString().endsWith(".jar")).toList();
        }
        List<String> command = new ArrayList<>(List.of(
                "--multi-release",
                String.valueOf(Runtime.version().feature()),
                "--ignore-missing-deps",
                "--no-recursive",
                "--print-module-deps",
                "--class-path",
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        jars.stream()
                .filter(j -> j.getFileName().toString().startsWith("plinth-"))
                .forEach(j -> command.add(j.toString()));
        ToolProvider jdeps =
                ToolProvider.findFirst("jdeps").orElseThrow(() -> new IOException("this JDK has no jdeps"));
        StringWriter said = new StringWriter();
        int code = jdeps.run(new PrintWriter(said), new PrintWriter(said), command.toArray(String[]::new));
        List<String> needed = List.of(said.toString().strip().split(","));
        if (code != 0 || !needed.contains("java.base")) {
            throw new IOException("jdeps ended with " + code + ": " + said);
        }
        List<String> missing = needed.stream().filter(m -> !modules.contains(m)).toList();
        if (!missing.isEmpty()) {
            throw new IOException("the image would lack " + String.join(", ", missing) + ": add it to its MODULES");
        }
    }

    private static String system() {
        return Trees.system("windows") ? "Windows" : Trees.system("mac") ? "Mac" : "Linux";
    }

    static String machine() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return arch.equals("amd64") ? "x86_64" : arch;
    }

    /**
     * Writes picocli's classes in the folder's jar as class files of Java 7, with the stack maps that those carry. As they are published (Java 5) the JVM
     * keeps them in no cache and verifies them by the old, slow way, at each start. A class that does not verify afterwards stays as it was.
     */
    static void raisePicocli(Path folder) throws IOException {
        for (Path jar : Files.list(folder).toList()) {
            if (jar.getFileName().toString().startsWith("picocli-")) {
                try (ZipFile all = new ZipFile(jar.toFile())) {
                    ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(c -> in(all, c))
                                    .orElse(ClassHierarchyResolver.defaultResolver())));
                    rewrite(
                            jar,
                            n -> true,
                            (n, b) -> n.endsWith(".class") ? raised(files, b) : b,
                            Map.of(NOTE, CHANGED.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    private static InputStream in(ZipFile jar, ClassDesc of) {
        String name = of.descriptorString();
        ZipEntry entry = jar.getEntry(name.substring(1, name.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] raised(ClassFile files, byte[] bytes) {
        ClassModel model = files.parse(bytes);
        if (model.majorVersion() >= ClassFile.JAVA_7_VERSION) {
            return bytes;
        }
        try {
            // Bodies pass one instruction at a time, so that their stack maps are made.
            byte[] made = files.transformClass(
                    model,
                    ClassTransform.transformingMethodBodies((to, element) -> to.with(element))
                            .andThen((to, element) -> {
                                if (element instanceof ClassFileVersion) {
                                    to.withVersion(ClassFile.JAVA_7_VERSION, 0);
                                } else {
                                    to.with(element);
                                }
                            }));
            return files.verify(made).isEmpty() ? made : bytes;
        } catch (IllegalArgumentException e) {
            return bytes;
        }
    }

    /**
     * Makes jmods of the modules in {@code jars}, with their native libraries apart: so these are files of the runtime, which packages know and which are loaded
     * where they are. In a jar they would be written to {@code ~/.openjfx} by the first start, and left there.
     */
    static void jmods(Path jars, Path to) throws IOException {
        ToolProvider jmod = ToolProvider.findFirst("jmod").orElseThrow(() -> new IOException("this JDK has no jmod"));
        Trees.delete(to);
        Files.createDirectories(to);
        for (Path jar : Files.list(jars).sorted().toList()) {
            String name = jar.getFileName().toString().replaceFirst("[.]jar$", "");
            Path natives = to.resolve(name);
            try (ZipFile all = new ZipFile(jar.toFile())) {
                // Beside each jar of a system is an empty one.
                if (all.getEntry("module-info.class") == null) {
                    continue;
                }
                Files.createDirectories(natives);
                for (ZipEntry e : Collections.list(all.entries())) {
                    if (isNative(e.getName())) {
                        Path file = natives.resolve(e.getName());
                        Files.write(file, all.getInputStream(e).readAllBytes());
                        file.toFile().setExecutable(true, false);
                    }
                }
            }
            Path classes = Files.copy(jar, to.resolve(name + ".classes.jar"));
            keep(classes, n -> !isNative(n));
            int code = jmod.run(
                    System.out,
                    System.err,
                    "create",
                    "--class-path",
                    classes.toString(),
                    "--libs",
                    natives.toString(),
                    to.resolve(name + ".jmod").toString());
            if (code != 0) {
                throw new IOException("jmod ended with " + code);
            }
            Files.delete(classes);
        }
    }

    private static boolean isNative(String entry) {
        return entry.matches("[^/]*[.](so|dll|dylib)");
    }

    /** Writes {@code jar} anew with the entries whose names are {@code wanted}, in their order and with their times; the jar's own time stays, too. */
    static void keep(Path jar, Predicate<String> wanted) throws IOException {
        rewrite(jar, wanted, (name, bytes) -> bytes, Map.of());
    }

    /**
     * Puts a compiled form beside each of the program's style sheets in TARGET/jars, so that no start parses them.
     *
     * @param target with JavaFX in TARGET/modules
     */
    static void compileSheets(Path target) throws IOException, InterruptedException {
        for (Path jar : Files.list(target.resolve("jars")).toList()) {
            if (jar.getFileName().toString().startsWith("plinth-app-")) {
                Path folder = Files.createTempDirectory("sheets");
                try (ZipFile all = new ZipFile(jar.toFile())) {
                    for (ZipEntry e : Collections.list(all.entries())) {
                        if (e.getName().endsWith(".css")) {
                            Files.write(
                                    folder.resolve(sheet(e.getName())),
                                    all.getInputStream(e).readAllBytes());
                        }
                    }
                }
                Trees.run(
                        Path.of("."),
                        Map.of(),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--module-path",
                                target.resolve("modules").toString(),
                                "--add-modules",
                                "javafx.graphics",
                                "src/StyleSheets.java",
                                folder.toString()));
                Map<String, byte[]> compiled = new TreeMap<>();
                for (Path sheet : Files.list(folder).toList()) {
                    if (sheet.toString().endsWith(".bss")) {
                        compiled.put(SHEETS + sheet.getFileName(), Files.readAllBytes(sheet));
                    }
                }
                rewrite(jar, n -> true, (n, b) -> b, compiled);
                Trees.delete(folder);
            }
        }
    }

    private static String sheet(String entry) {
        String name = entry.substring(entry.lastIndexOf('/') + 1);
        if (!entry.equals(SHEETS + name)) {
            throw new IllegalStateException("a style sheet that is not in " + SHEETS + ": " + entry);
        }
        return name;
    }

    /** Writes {@code jar} anew; what is {@code added} goes into it as files of their own, in the place of any of the same name. */
    private static void rewrite(
            Path jar, Predicate<String> wanted, BiFunction<String, byte[], byte[]> change, Map<String, byte[]> added)
            throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        Path made = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(made))) {
            for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements(); ) {
                ZipEntry e = all.nextElement();
                if (e.isDirectory() || !wanted.test(e.getName()) || added.containsKey(e.getName())) {
                    continue;
                }
                ZipEntry copy = new ZipEntry(e.getName());
                copy.setTime(e.getTime());
                to.putNextEntry(copy);
                try (InputStream in = from.getInputStream(e)) {
                    to.write(change.apply(e.getName(), in.readAllBytes()));
                }
                to.closeEntry();
            }
            for (Map.Entry<String, byte[]> file : added.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(time.toMillis());
                to.putNextEntry(entry);
                to.write(file.getValue());
                to.closeEntry();
            }
        }
        Files.move(made, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, time);
    }
}
