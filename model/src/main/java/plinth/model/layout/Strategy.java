package plinth.model.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to lay a family out as tables. */
public sealed interface Strategy {

    /**
     * A table for the base and one for each subtype.
     *
     * @param guarded whether the discriminator is part of each subtype's reference, so that a row of the wrong kind is refused
     */
    record ClassTable(boolean guarded) implements Strategy {
        @Override
        public String id() {
            return "class-table";
        }

        @Override
        public String label() {
            return "Class table";
        }
    }

    /**
     * One table for all, as an ORM makes it.
     *
     * @param guarded whether checks tie each column to the kinds that have it
     * @param partialIndexes whether indexes over columns of some kinds leave out the rows of the others
     * @param partitioned whether the rows of each kind are in a partition, which has the indexes and keys of that kind alone
     */
    record SingleTable(boolean guarded, boolean partialIndexes, boolean partitioned) implements Strategy {
        public SingleTable(boolean guarded, boolean partialIndexes) {
            this(guarded, partialIndexes, false);
        }

        @Override
        public String id() {
            return "single-table";
        }

        @Override
        public String label() {
            return "Single table";
        }
    }

    /**
     * A table for each concrete subtype, the common columns in each.
     *
     * @param view whether a view gives the rows of all kinds under the base's name
     * @param inherits whether the tables inherit from the base, which has no rows of its own and gives those of all
     */
    record ConcreteTables(boolean view, boolean inherits) implements Strategy {
        public ConcreteTables(boolean view) {
            this(view, false);
        }

        @Override
        public String id() {
            return inherits ? "inherits" : "concrete-tables";
        }

        @Override
        public String label() {
            return inherits ? "Inheritance" : "Concrete tables";
        }
    }

    /** Tables that inherit from the base, by {@code INHERITS} of PostgreSQL. */
    static Strategy inheriting() {
        return new ConcreteTables(false, true);
    }

    /** Returns the name that command line, files and reports use; it is stable. */
    String id();

    /** Returns the name for people. */
    String label();

    /**
     * The layouts to set side by side when nobody chooses: the user's own tables as they stand, and the two other ways as a careful modeller makes them;
     * the single table also as an ORM does.
     */
    static List<Strategy> usual(Family family) {
        List<Strategy> all = Stream.of(
                        family.today(),
                        new ClassTable(true),
                        new SingleTable(true, true),
                        new ConcreteTables(true),
                        new SingleTable(false, false))
                .filter(s -> s.equals(family.today())
                        || s instanceof SingleTable
                        || !s.id().equals(family.today().id()))
                .distinct()
                .limit(4)
                .toList();
        List<String> order = List.of("class-table", "single-table", "concrete-tables");
        return all.stream()
                .sorted(Comparator.comparingInt(s -> s.equals(family.today()) ? -1 : order.indexOf(s.id())))
                .toList();
    }

    /** Returns id and options in words: {@code single-table guarded partial-indexes}. */
    default String describe() {
        return switch (this) {
            case ClassTable c -> id() + (c.guarded() ? " guarded" : " bare");
            case SingleTable s ->
                id()
                        + (s.guarded() ? " guarded" : " bare")
                        + (s.partialIndexes() ? " partial-indexes" : "")
                        + (s.partitioned() ? " partitioned" : "");
            case ConcreteTables t -> id() + (t.view() ? " view" : "");
        };
    }

    /**
     * Returns the strategy that {@code id} with {@code options} names, or nothing when there is none.
     *
     * @param options any of {@code guarded}, {@code bare}, {@code partial-indexes}, {@code partitioned}, {@code view}, {@code no-view}
     */
    static Optional<Strategy> named(String id, List<String> options) {
        List<String> words =
                options.stream().map(o -> o.toLowerCase(Locale.ROOT)).toList();
        boolean bare = words.contains("bare");
        return switch (id.toLowerCase(Locale.ROOT)) {
            case "class-table" -> Optional.of(new ClassTable(!bare));
            case "single-table" ->
                Optional.of(new SingleTable(!bare, words.contains("partial-indexes"), words.contains("partitioned")));
            case "inherits" -> Optional.of(inheriting());
            case "concrete-tables" -> Optional.of(new ConcreteTables(!words.contains("no-view")));
            default -> Optional.empty();
        };
    }
}
