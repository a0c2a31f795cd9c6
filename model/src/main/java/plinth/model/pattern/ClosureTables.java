package plinth.model.pattern;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;
import plinth.model.schema.Table;

/** Recognises tables that hold every pair of a row and one above it in a tree. */
final class ClosureTables {
    private static final Set<String> ABOVE = Set.of("ancestor", "parent", "upper", "above", "anc", "root");
    private static final Set<String> BELOW = Set.of("descendant", "descendent", "child", "lower", "below", "desc");
    private static final Set<String> DEPTH = Set.of("depth", "distance", "level", "length", "generation", "hop");

    /**
     * The two references of a closure.
     *
     * @param depth how far the two rows are apart
     */
    record Closure(ForeignKey above, ForeignKey below, Optional<Name> depth) {}

    private ClosureTables() {}

    /** Returns the references of {@code t} when it is a closure: two to one table in its key, of which one is above the other. */
    static Optional<Closure> of(Facts facts, Table t) {
        List<ForeignKey> all = t.foreignKeys();
        for (ForeignKey a : all) {
            for (ForeignKey b : all) {
                boolean both = a != b
                        && a.target().equals(b.target())
                        && !a.target().equals(t.name())
                        && a.columns().size() == b.columns().size()
                        && called(facts, a, ABOVE)
                        && called(facts, b, BELOW)
                        && one(t, a, b);
                if (!both) {
                    continue;
                }
                Optional<Name> depth = t.columns().stream()
                        .filter(c -> c.type().is("integer")
                                || c.type().is("smallint")
                                || c.type().is("bigint"))
                        .map(Column::name)
                        .filter(n -> facts.words(n).stream().anyMatch(DEPTH::contains))
                        .findFirst();
                // Parent and child alone are an edge of a graph; that all pairs are there shows in the distance.
                if (depth.isPresent()
                        || named(facts, a, "ancestor")
                        || named(facts, b, "descendant")
                        || called(facts, t)) {
                    return Optional.of(new Closure(a, b, depth));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean called(Facts facts, Table t) {
        List<String> words = facts.words(t.name());
        return words.stream().anyMatch(w -> w.equals("closure") || w.equals("ancestry") || w.endsWith("cache"));
    }

    private static boolean one(Table t, ForeignKey a, ForeignKey b) {
        List<Name> key = new java.util.ArrayList<>(a.columns());
        key.addAll(b.columns());
        return t.unique(Set.copyOf(key))
                || t.keyColumns().containsAll(key)
                || t.primaryKey().isEmpty();
    }

    private static boolean called(Facts facts, ForeignKey f, Set<String> words) {
        return facts.words(f.columns().getLast()).stream().anyMatch(words::contains);
    }

    private static boolean named(Facts facts, ForeignKey f, String word) {
        return called(facts, f, Set.of(word));
    }
}
