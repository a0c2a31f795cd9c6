package plinth.tests.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plinth.model.text.SourceText;

/**
 * The schemas of other projects in the folder {@code corpus} of the shared test data. That folder is named by the property {@code plinth.shared};
 * without it, it is {@code shared} beside the checkout.
 */
public final class Corpus {
    private static final Pattern PART = Pattern.compile("^-- @@FILE ([^\r\n]+)\r?\n", Pattern.MULTILINE);
    private static final Pattern FLYWAY = Pattern.compile(".*/V([0-9][0-9._]*?)(__[^/]*)?\\.sql");

    private Corpus() {}

    /**
     * What is one schema: one file or several that belong together, in their order.
     *
     * @param file the corpus file that it is in, {@code name} what tells it from others of the same file
     */
    public record Document(String file, String name, List<SourceText> sources) {
        public Document {
            sources = List.copyOf(sources);
        }

        /** Returns the texts one behind the other. */
        public String text() {
            StringBuilder out = new StringBuilder();
            for (SourceText s : sources) {
                out.append(s.text());
                if (!s.text().endsWith("\n")) {
                    out.append('\n');
                }
            }
            return out.toString();
        }

        @Override
        public String toString() {
            return name.isEmpty() ? file : file + " " + name;
        }
    }

    /** Returns the folder of the shared test data, whether it is there or not. */
    public static Path shared() {
        String given = System.getProperty("plinth.shared", "");
        return given.isEmpty() ? Path.of(System.getProperty("plinth.root", ".")).resolve("../shared") : Path.of(given);
    }

    /** Returns why nothing can be tested with the corpus, or nothing when it is there. */
    public static Optional<String> missing() {
        Path folder = shared().resolve("corpus/postgresql");
        return Files.isDirectory(folder)
                ? Optional.empty()
                : Optional.of("the corpus is not there: no folder " + folder.normalize()
                        + "; name the folder that holds 'corpus' by -Dplinth.shared=FOLDER");
    }

    /** Returns the corpus files of a dialect in the order of their names. */
    public static List<Path> files(String dialect) {
        try (Stream<Path> found = Files.list(shared().resolve("corpus").resolve(dialect))) {
            return found.filter(p -> p.toString().endsWith(".sql")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the schemas in {@code file}: steps of a migration are one in their order, test data of a tool are many. */
    public static List<Document> documents(Path file) {
        String name = file.getFileName().toString().replace(".sql", "");
        List<SourceText> parts = parts(name, text(file));
        return switch (name) {
            case "pgschema_testdata", "sqlc_testdata", "temporal" ->
                parts.stream()
                        .map(p -> new Document(name, p.name(), List.of(p)))
                        .toList();
            case "mimic" ->
                Stream.of("mimic-iii", "mimic-iv")
                        .map(v -> new Document(
                                name,
                                v,
                                parts.stream()
                                        .filter(p -> p.name().startsWith(v + "/"))
                                        .sorted(Comparator.comparingInt(p -> mimicOrder(p.name())))
                                        .toList()))
                        .toList();
            default -> List.of(new Document(name, "", inOrder(parts)));
        };
    }

    /** Returns what the place that {@code file} was written for brings along: Supabase's platform has a schema with the signed-in user. */
    static List<String> environment(String file) {
        return file.equals("liam")
                ? List.of(
                        "CREATE SCHEMA auth",
                        "CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
                        "CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql AS 'SELECT NULL::text'",
                        "CREATE PUBLICATION supabase_realtime")
                : List.of();
    }

    private static int mimicOrder(String part) {
        List<String> order = List.of("create", "constraint", "index", "comment", "check");
        for (int i = 0; i < order.size(); i++) {
            if (part.substring(part.lastIndexOf('/')).contains(order.get(i))) {
                return i;
            }
        }
        return order.size();
    }

    private static List<SourceText> parts(String name, String text) {
        List<SourceText> parts = new ArrayList<>();
        Matcher m = PART.matcher(text);
        int start = 0;
        String part = name + ".sql";
        while (m.find()) {
            if (m.start() > start) {
                parts.add(new SourceText(part, text.substring(start, m.start())));
            }
            part = m.group(1).substring(m.group(1).indexOf(':') + 1);
            start = m.end();
        }
        parts.add(new SourceText(part, text.substring(start)));
        return parts;
    }

    /** Flyway's steps by their version; what has none stays before or behind them. */
    private static List<SourceText> inOrder(List<SourceText> parts) {
        int first = 0;
        int end = parts.size();
        while (first < end && version(parts.get(first).name()).isEmpty()) {
            first++;
        }
        while (end > first && version(parts.get(end - 1).name()).isEmpty()) {
            end--;
        }
        List<SourceText> sorted = new ArrayList<>(parts);
        sorted.subList(first, end).sort(Comparator.comparing(p -> version(p.name()), Corpus::compare));
        return sorted;
    }

    private static List<Integer> version(String part) {
        Matcher m = FLYWAY.matcher(part);
        if (!m.matches()) {
            return List.of();
        }
        return Stream.of(m.group(1).split("[._]")).map(Integer::valueOf).toList();
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int d = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
            if (d != 0) {
                return d;
            }
        }
        return 0;
    }
}
