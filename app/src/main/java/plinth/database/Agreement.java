package plinth.database;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far a schema says of a database what PostgreSQL says of it.
 *
 * @param counts for each sort of element, how many the database has and in how many of them both agree
 * @param differences what they do not agree in, PostgreSQL's word first; names that nobody gave among them
 */
public record Agreement(Map<Element, Count> counts, List<Difference> differences) {
    public Agreement {
        Map<Element, Count> sorted = new EnumMap<>(Element.class);
        sorted.putAll(counts);
        counts = Collections.unmodifiableMap(sorted);
        differences = List.copyOf(differences);
    }

    /** What is counted. */
    public enum Element {
        TABLE("tables"),
        COLUMN("columns"),
        KEY("keys"),
        CONSTRAINT("constraints"),
        INDEX("indexes");

        private final String words;

        Element(String words) {
            this.words = words;
        }

        /** Returns what its elements are called together. */
        public String words() {
            return words;
        }
    }

    /** In how many of {@code all} both agree. */
    public record Count(int agreeing, int all) {
        public static final Count NONE = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(agreeing + other.agreeing, all + other.all);
        }
    }

    /** Returns the differences without those in nothing but a name that nobody gave. */
    public List<Difference> real() {
        return differences.stream().filter(d -> !d.nameOnly()).toList();
    }
}
