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
    static Optional<Closure> of(Table t) {
        for (ForeignKey a : t.foreignKeys()) {
            for (ForeignKey b : t.foreignKeys()) {
                boolean both = a != b
                        && a.target().equals(b.target())
                        && !a.target().equals(t.name())
                        && a.columns().size() == b.columns().size()
                        && one(t, a, b)
                        && called(a, ABOVE)
                        && called(b, BELOW);
                Optional<Name> depth = t.columns().stream()
                        .filter(c -> c.type().is("integer")
                                || c.type().is("smallint")
                                || c.type().is("bigint"))
                        .map(Column::name)
                        .filter(n -> Words.parts(n.value()).stream().anyMatch(DEPTH::contains))
                        .findFirst();
                // Parent and child alone are an edge of a graph; that all pairs are there shows in the distance.
                boolean pairs = depth.isPresent() || named(a, "ancestor") || named(b, "descendant") || called(t);
                if (both && pairs) {
                    return Optional.of(new Closure(a, b, depth));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean called(Table t) {
        List<String> words = Words.parts(t.name().name().value());
        return words.stream().anyMatch(w -> w.equals("closure") || w.equals("ancestry") || w.endsWith("cache"));
    }

    private static boolean one(Table t, ForeignKey a, ForeignKey b) {
        List<Name> key = new java.util.ArrayList<>(a.columns());
        key.addAll(b.columns());
        return t.unique(Set.copyOf(key))
                || t.keyColumns().containsAll(key)
                || t.primaryKey().isEmpty();
    }

    private static boolean called(ForeignKey f, Set<String> words) {
        return Words.parts(f.columns().getLast().value()).stream().anyMatch(words::contains);
    }

    private static boolean named(ForeignKey f, String word) {
        return called(f, Set.of(word));
    }
}
