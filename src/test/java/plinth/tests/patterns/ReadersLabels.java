package plinth.tests.patterns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Patterns;
import plinth.model.text.Dialect;
import plinth.tests.corpus.Corpus;

/**
 * What a reader saw in one schema of the corpus, who knew its DDL alone, and what is found there.
 *
 * @param labels the reader's, in order
 * @param found each pattern with its table, once
 */
record ReadersLabels(String name, List<Seen> labels, Set<Place> found) {
    private static final String HEAD = "# corpus file postgresql/";
    private static final String PART = "only the part ";

    /** A pattern on a table, and what it has besides that tells it from another one there: subtypes, children, the owner. */
    record Place(String pattern, String table, Set<String> others) {
        @Override
        public String toString() {
            return pattern + " " + table + (others.isEmpty() ? "" : " " + String.join(", ", others));
        }
    }

    /** A label: it counts when it is certain. */
    record Seen(Place place, boolean certain, String columns, String reason) {}

    /** Returns the labels of every file in {@code folder}. */
    static List<ReadersLabels> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".tsv"))
                    .sorted()
                    .map(ReadersLabels::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadersLabels of(Path file) {
        List<String> lines = Corpus.text(file).lines().toList();
        String head = lines.getFirst();
        String corpus = head.substring(HEAD.length(), head.indexOf(".sql"));
        int at = head.indexOf(PART);
        String part = at < 0 ? "" : head.substring(at + PART.length(), head.indexOf(".sql", at) + ".sql".length());
        List<Seen> labels = lines.stream()
                .filter(l -> !l.startsWith("#") && !l.isBlank())
                .map(ReadersLabels::seen)
                .toList();
        Set<Place> found = new LinkedHashSet<>();
        for (Corpus.Document d : Corpus.documents(Corpus.shared().resolve("corpus/postgresql/" + corpus + ".sql"))) {
            if (part.isEmpty() || d.name().endsWith(part)) {
                Patterns.recognise(Reading.of(Dialect.POSTGRESQL, d.sources()).schema())
                        .forEach(f -> found.add(place(f.pattern())));
            }
        }
        return new ReadersLabels(file.getFileName().toString().replace(".tsv", ""), labels, found);
    }

    private static Seen seen(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        Set<String> others = new LinkedHashSet<>();
        if (fields.getFirst().equals("family") || fields.getFirst().equals("inherits")) {
            for (String word : fields.get(2).split(",", -1)) {
                if (!word.startsWith("discriminator=")) {
                    others.add(word);
                }
            }
        }
        return new Seen(
                new Place(fields.getFirst(), fields.get(1), others),
                fields.get(3).equals("certain"),
                fields.get(2),
                fields.get(4));
    }

    private static Place place(Pattern p) {
        String table = p.table().toString();
        return switch (p) {
            case Pattern.SubtypeFamily f ->
                new Place(
                        "family",
                        table,
                        names(f.subtypes().stream().map(Pattern.Subtype::table).toList()));
            case Pattern.SingleTable s -> new Place("single-table", table, Set.of());
            case Pattern.ConcreteFamily c ->
                new Place(
                        "concrete-tables",
                        table,
                        names(c.tables().stream()
                                .map(Pattern.ConcreteTable::table)
                                .toList()));
            case Pattern.Bridge b -> new Place("bridge", table, Set.of());
            case Pattern.PolymorphicReference r -> new Place("polymorphic", table, Set.of());
            case Pattern.ExclusiveArc a -> new Place("arc", table, Set.of());
            case Pattern.SelfReference s -> new Place("tree", table, Set.of());
            case Pattern.Temporal t -> new Place("temporal", table, Set.of());
            case Pattern.Aspect a ->
                switch (a.role()) {
                    case INHERITED -> new Place("inherits", table, names(a.others()));
                    case CLOSURE, NESTED_SET, PATH -> new Place("tree", table, Set.of());
                    case SOFT_DELETE -> new Place("soft-delete", table, Set.of());
                    case LOOKUP -> new Place("lookup", table, Set.of());
                    case PART -> new Place("side-table", table, Set.of());
                    case HISTORY, VERSIONS -> new Place("temporal", table, Set.of());
                };
        };
    }

    private static Set<String> names(List<?> tables) {
        Set<String> all = new LinkedHashSet<>();
        tables.forEach(t -> all.add(t.toString()));
        return all;
    }

    /** Counts this schema into {@code scores}, a score to each pattern. */
    void count(Map<String, Score> scores) {
        Map<Place, Seen> known = new LinkedHashMap<>();
        labels.forEach(l -> known.merge(l.place(), l, (a, b) -> a.certain() ? a : b));
        known.forEach((place, label) -> {
            if (label.certain()) {
                Score s = scores.computeIfAbsent(place.pattern(), p -> new Score());
                if (found.contains(place)) {
                    s.right++;
                } else {
                    s.missed.add(name + ": " + place + " (" + label.columns() + "; " + label.reason() + ")");
                }
            }
        });
        for (Place p : found) {
            if (!known.containsKey(p)) {
                scores.computeIfAbsent(p.pattern(), x -> new Score()).wrong.add(name + ": " + p);
            }
        }
    }

    /** How the findings of one pattern agree with the labels. */
    static final class Score {
        private int right;
        private final List<String> missed = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();

        int right() {
            return right;
        }

        List<String> missed() {
            return missed;
        }

        List<String> wrong() {
            return wrong;
        }

        void add(Score other) {
            right += other.right;
            missed.addAll(other.missed);
            wrong.addAll(other.wrong);
        }

        String line(String pattern) {
            return "%-14s recall %s   precision %s"
                    .formatted(pattern, share(right, right + missed.size()), share(right, right + wrong.size()));
        }

        /** A share with the interval in which it lies by 95 of 100, after Wilson (1927). */
        private static String share(int hits, int of) {
            if (of == 0) {
                return "  0 of   0                   ";
            }
            double z = 1.96;
            double p = (double) hits / of;
            double middle = (p + z * z / (2 * of)) / (1 + z * z / of);
            double half = z / (1 + z * z / of) * Math.sqrt(p * (1 - p) / of + z * z / (4.0 * of * of));
            return "%3d of %3d = %.3f [%.2f..%.2f]".formatted(hits, of, p, Math.max(0, middle - half), middle + half);
        }
    }
}
