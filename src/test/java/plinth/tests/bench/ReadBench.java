package plinth.tests.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/**
 * Measures reading beside peers on the same input, in one run: {@code mvn -Pbench verify -DskipTests}, shorter with {@code
 * -Dbench.tables=1000 -Dbench.runs=5}. The input is made by the peers' own seeded
 * generator (Node.js); libpg-query, PostgreSQL's grammar in WebAssembly, comes from npm. What is missing is said and left out.
 */
public final class ReadBench {
    private final Path peers;
    private final Path work;
    private final int runs;

    private ReadBench(Path peers, Path work, int runs) {
        this.peers = peers;
        this.work = work;
        this.runs = runs;
    }

    /**
     * Runs the benchmark.
     *
     * @param args the folder with the peers' generator, a folder to work in, numbers of tables with commas between, how often each is read
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        ReadBench bench = new ReadBench(
                Path.of(args[0]),
                Files.createDirectories(Path.of(args[1])).toAbsolutePath(),
                Integer.parseInt(args[3]));
        if (!Files.exists(bench.peers.resolve("gen-ddl.mjs"))) {
            System.err.println(
                    "There is no gen-ddl.mjs in " + bench.peers + "; -Dplinth.shared=FOLDER says where it is.");
            System.exit(2);
        }
        for (String tables : args[2].split(",", -1)) {
            bench.run(Integer.parseInt(tables.strip()));
        }
    }

    private void run(int tables) throws IOException, InterruptedException {
        Path file = work.resolve("s" + tables + ".sql");
        Files.writeString(
                file, output(List.of("node", "gen-ddl.mjs", "" + tables, "42"), peers), StandardCharsets.UTF_8);
        String sql = Files.readString(file);
        System.out.printf(Locale.ROOT, "%n%,d tables, %,d kB%n", tables, sql.length() / 1024);
        double own = row("Plinth, warm", times(runs, () -> Reading.of(Dialect.POSTGRESQL, "s.sql", sql)), 0);
        peer("JSqlParser, warm", () -> jsqlparser(sql), own);
        peer("jOOQ, warm", () -> DSL.using(SQLDialect.POSTGRES).parser().parse(sql), own);
        libpg(file)
                .ifPresentOrElse(
                        ms -> line("libpg-query, warm", ms, own),
                        () -> System.out.println("  libpg-query: not measured (npm install libpg-query failed)"));
        row("Plinth, new JVM with an AOT cache", cold(file, cached(file)), own);
        row(
                "Plinth, new JVM without one",
                cold(file, List.of("-cp", String.join(File.pathSeparator, classPath()))),
                own);
        row("Plinth, read again after one edit", again(sql), own);
        memory(sql);
    }

    /** Peers refuse some of what PostgreSQL accepts; that is said instead of a time. */
    private void peer(String what, Supplier<?> work, double own) {
        try {
            row(what, times(Math.max(1, runs / 2), work), own);
        } catch (IllegalStateException | DataAccessException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            System.out.printf("  %-36s does not read it: %s%n", what, why);
        }
    }

    private static Object jsqlparser(String sql) {
        try {
            return CCJSqlParserUtil.parseStatements(
                    sql, p -> p.withErrorRecovery(true).withTimeOut(60_000));
        } catch (JSQLParserException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[] times(int runs, Supplier<?> work) {
        double[] ms = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            Object result = work.get();
            ms[i] = (System.nanoTime() - start) / 1e6;
            if (result.hashCode() == 42) {
                System.out.print("");
            }
        }
        return ms;
    }

    private static double row(String what, double[] ms, double own) {
        double[] sorted = ms.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        String ratio = own == 0 ? "" : String.format(Locale.ROOT, "  %6.2f x", sorted[0] / own);
        System.out.printf(Locale.ROOT, "  %-36s best %8.1f ms, median %8.1f ms%s%n", what, sorted[0], median, ratio);
        return sorted[0];
    }

    private static void line(String what, double ms, double own) {
        System.out.printf(Locale.ROOT, "  %-36s best %8.1f ms                     %6.2f x%n", what, ms, ms / own);
    }

    /** One character more in a comment's place of a statement in the middle, again and again. */
    private static double[] again(String sql) {
        Reading reading = Reading.of(Dialect.POSTGRESQL, "s.sql", sql);
        int at = sql.indexOf("CREATE TABLE", sql.length() / 2);
        int column = sql.indexOf('\n', at) + 1;
        double[] ms = new double[200];
        for (int i = 0; i < ms.length; i++) {
            String text = i % 2 == 0 ? " " : "";
            Patch patch = new Patch(i % 2 == 0 ? Span.at(column) : new Span(column, column + 1), text);
            long start = System.nanoTime();
            reading = reading.patched(0, List.of(patch));
            ms[i] = (System.nanoTime() - start) / 1e6;
        }
        return Arrays.copyOfRange(ms, 100, ms.length);
    }

    private static void memory(String sql) {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        Reading reading = Reading.of(Dialect.POSTGRESQL, "s.sql", sql);
        System.gc();
        long held = runtime.totalMemory() - runtime.freeMemory() - before;
        System.out.printf(
                Locale.ROOT,
                "  %-36s %,d MiB held by a reading of %,d tables%n",
                "Plinth, memory",
                held >> 20,
                reading.schema().tables().size());
    }

    private double[] cold(Path file, List<String> options) throws IOException, InterruptedException {
        double[] ms = new double[9];
        for (int i = 0; i < ms.length; i++) {
            ms[i] = Double.parseDouble(output(coldRead(file, options), work).strip());
        }
        return ms;
    }

    private static List<String> coldRead(Path file, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.addAll(List.of(ColdRead.class.getName(), file.toString()));
        return command;
    }

    /** Makes an AOT cache as the program is started with, which holds no folders, only jars; returns the options that use it. */
    private List<String> cached(Path file) throws IOException, InterruptedException {
        List<String> jars = new ArrayList<>();
        for (String entry : classPath()) {
            jars.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), jars.size()) : entry);
        }
        List<String> classPath = List.of("-cp", String.join(File.pathSeparator, jars));
        String cache = work.resolve("cold.aot").toString();
        List<String> making = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=off"));
        making.addAll(classPath);
        // What the JVM that writes the cache says of its options is no concern of the table.
        Process p = new ProcessBuilder(coldRead(file, making))
                .directory(work.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (p.waitFor() != 0) {
            throw new IOException("no AOT cache could be made");
        }
        List<String> using = new ArrayList<>(List.of("-XX:AOTCache=" + cache));
        using.addAll(classPath);
        return using;
    }

    private static List<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(e -> Path.of(e).toAbsolutePath().toString())
                .toList();
    }

    private String jar(Path folder, int number) throws IOException {
        Path jar = work.resolve("classes" + number + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(f).toString().replace(File.separatorChar, '/')));
                Files.copy(f, out);
            }
        }
        return jar.toString();
    }

    private Optional<Double> libpg(Path file) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve("peers"));
        if (!Files.exists(folder.resolve("node_modules/libpg-query"))) {
            Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}\n");
            output(List.of("npm", "install", "--silent", "libpg-query@18.1.5"), folder);
        }
        Files.writeString(folder.resolve("libpg.mjs"), """
            import { readFileSync } from 'fs';
            import { loadModule, parse } from 'libpg-query';
            await loadModule();
            const sql = readFileSync(process.argv[2], 'utf8');
            let best = Infinity;
            for (let i = 0; i < 7; i++) {
              const start = performance.now();
              await parse(sql);
              best = Math.min(best, performance.now() - start);
            }
            console.log(best);
            """);
        String out = output(List.of("node", "libpg.mjs", file.toAbsolutePath().toString()), folder);
        return out.isBlank() ? Optional.empty() : Optional.of(Double.parseDouble(out.strip()));
    }

    private static String output(List<String> command, Path folder) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        p.getOutputStream().close();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        p.waitFor();
        return out;
    }
}
