package plinth.model.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a fold has made so far, each by its key, in the order in which they were made; and which statements had a hand in each, so that
 * a change of one statement need not repeat them all.
 */
final class Ledger {
    /** What came of a whole fold, ready to be repeated in part. */
    record Folded(
            List<Built> objects,
            Map<Fold.Key, Integer> places,
            Map<Fold.Key, List<Entry>> hands,
            Set<Fold.Key> entangled,
            Map<Entry, List<Remark>> remarks,
            boolean repeatable) {}

    private final Map<Fold.Key, Built> own = new LinkedHashMap<>();
    private final Map<Fold.Key, List<Entry>> hands = new HashMap<>();
    private final Set<Fold.Key> entangled = new HashSet<>();
    private final @Nullable Folded base;
    private final Fold.@Nullable Key open;
    private @Nullable Entry hand;
    private Fold.@Nullable Key touched;
    private boolean repeatable = true;

    Ledger() {
        this.base = null;
        this.open = null;
    }

    /** A ledger in which only the object {@code open} is made anew; all others are as they were in {@code base} and cannot be changed. */
    Ledger(Folded base, Fold.Key open) {
        this.base = base;
        this.open = open;
    }

    /** Says whose statement the changes from here on are. */
    void begin(Entry entry) {
        hand = entry;
        touched = null;
    }

    /** Says that what is made depends on more than the statements that touch it: this fold can only be repeated as a whole. */
    void dependsOnOthers() {
        onlyWhole();
        repeatable = false;
    }

    private void onlyWhole() {
        if (base != null) {
            throw new NotInPart();
        }
    }

    @Nullable
    Built get(Fold.Key key) {
        Built found = own.get(key);
        if (found != null || base == null || key.equals(open)) {
            return found;
        }
        Integer at = base.places().get(key);
        return at == null ? null : base.objects().get(at);
    }

    boolean has(Fold.Key key) {
        return get(key) != null;
    }

    void put(Fold.Key key, Built b) {
        if (base != null && !key.equals(open)) {
            throw new NotInPart();
        }
        own.put(key, b);
        if (touched != null && !touched.equals(key)) {
            entangled.add(touched);
            entangled.add(key);
        }
        touched = key;
        if (hand != null) {
            List<Entry> all = hands.computeIfAbsent(key, k -> new ArrayList<>(4));
            if (all.isEmpty() || all.getLast() != hand) {
                all.add(hand);
            }
        }
    }

    void putIfAbsent(Fold.Key key, Built b) {
        if (!has(key)) {
            put(key, b);
        }
    }

    @Nullable
    Built remove(Fold.Key key) {
        dependsOnOthers();
        return own.remove(key);
    }

    boolean removeIf(Predicate<Built> test) {
        onlyWhole();
        boolean removed = own.values().removeIf(test);
        repeatable &= !removed;
        return removed;
    }

    void replaceAll(UnaryOperator<Built> change) {
        dependsOnOthers();
        own.replaceAll((k, b) -> change.apply(b));
    }

    /** Puts {@code next} in the place of all there is. */
    void become(Map<Fold.Key, Built> next) {
        dependsOnOthers();
        own.clear();
        own.putAll(next);
    }

    Collection<Built> values() {
        onlyWhole();
        return own.values();
    }

    Set<Fold.Key> keys() {
        onlyWhole();
        return own.keySet();
    }

    Set<Map.Entry<Fold.Key, Built>> entries() {
        onlyWhole();
        return own.entrySet();
    }

    /** Returns the statements that had a hand in the one object that this ledger makes anew. */
    List<Entry> hands() {
        return open == null ? List.of() : hands.getOrDefault(open, List.of());
    }

    Folded folded(Map<Entry, List<Remark>> remarks) {
        Map<Fold.Key, Integer> places = new HashMap<>(own.size() * 2);
        List<Built> objects = new ArrayList<>(own.size());
        own.forEach((k, b) -> {
            places.put(k, objects.size());
            objects.add(b);
        });
        boolean elsewhere = remarks.values().stream()
                .flatMap(List::stream)
                .anyMatch(r -> r.elsewhere().isPresent());
        return new Folded(objects, places, hands, entangled, remarks, repeatable && !elsewhere);
    }

    /** Thrown and caught within: the change concerns more than one object, so the fold must be repeated as a whole. */
    static final class NotInPart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotInPart() {
            super(null, null, false, false);
        }
    }
}
