package plinth.model.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Inherited;
import plinth.model.schema.Kept;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

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
            Map<ObjectName, Set<Fold.Key>> families,
            boolean repeatable) {}

    /** An object being made, and the statements that had a hand in it. */
    static final class Making {
        private final Fold.Key key;
        private Built built;
        private final List<Entry> hands = new ArrayList<>(4);

        Making(Fold.Key key, Built built) {
            this.key = key;
            this.built = built;
        }

        Fold.Key key() {
            return key;
        }

        Built built() {
            return built;
        }
    }

    private final Map<Fold.Key, Making> own = new LinkedHashMap<>();
    private final Set<Fold.Key> entangled = new HashSet<>();

    /** The tables that inherit from a table or are partitions of it, or once were. */
    private final Map<ObjectName, Set<Fold.Key>> families = new HashMap<>();

    /** The one asked for last: statements in a row are often about one table, and each asks more than once. */
    private @Nullable Making last;

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

    private @Nullable Making making(Fold.Key key) {
        Making found = last;
        if (found == null || !found.key.equals(key)) {
            found = own.get(key);
            last = found;
        }
        return found;
    }

    @Nullable
    Built get(Fold.Key key) {
        Making found = making(key);
        if (found != null) {
            return found.built;
        }
        if (base == null || key.equals(open)) {
            return null;
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
        Making making = making(key);
        if (making == null) {
            making = new Making(key, b);
            own.put(key, making);
            last = making;
        } else {
            making.built = b;
        }
        family(key, b);
        if (touched != null && !touched.equals(making.key)) {
            entangled.add(touched);
            entangled.add(making.key);
        }
        touched = making.key;
        if (hand != null && (making.hands.isEmpty() || making.hands.getLast() != hand)) {
            making.hands.add(hand);
        }
    }

    private void family(Fold.Key key, Built b) {
        if (b.object() instanceof Table t
                && (!t.inherits().isEmpty() || t.partitionOf().isPresent())) {
            Inherited.parents(t)
                    .forEach(p -> families.computeIfAbsent(p, k -> new LinkedHashSet<>())
                            .add(key));
        }
    }

    /** Returns the tables that inherit from {@code parent} or are partitions of it. */
    List<ObjectName> heirs(ObjectName parent) {
        Set<Fold.Key> keys = new LinkedHashSet<>();
        if (base != null) {
            keys.addAll(base.families().getOrDefault(parent, Set.of()));
        }
        keys.addAll(families.getOrDefault(parent, Set.of()));
        List<ObjectName> found = new ArrayList<>();
        for (Fold.Key k : keys) {
            Built b = get(k);
            if (b != null
                    && b.object() instanceof Table t
                    && Inherited.parents(t).contains(parent)) {
                found.add(t.name());
            }
        }
        return found;
    }

    /** Says that what is made of each of {@code keys} depends on the others. */
    void entangle(List<Fold.Key> keys) {
        onlyWhole();
        entangled.addAll(keys);
    }

    void putIfAbsent(Fold.Key key, Built b) {
        if (!has(key)) {
            put(key, b);
        }
    }

    @Nullable
    Built remove(Fold.Key key) {
        dependsOnOthers();
        last = null;
        Making gone = own.remove(key);
        return gone == null ? null : gone.built;
    }

    boolean removeIf(Predicate<Built> test) {
        onlyWhole();
        last = null;
        boolean removed = own.values().removeIf(m -> test.test(m.built));
        repeatable &= !removed;
        return removed;
    }

    void replaceAll(UnaryOperator<Built> change) {
        dependsOnOthers();
        own.values().forEach(m -> m.built = change.apply(m.built));
    }

    /** Puts {@code next} in the place of all there is. */
    void become(Map<Fold.Key, Built> next) {
        dependsOnOthers();
        last = null;
        own.clear();
        families.clear();
        next.forEach((k, b) -> {
            own.put(k, new Making(k, b));
            family(k, b);
        });
    }

    /** Returns all that there is as a schema. */
    Schema schema() {
        return new Schema(all().stream().map(m -> m.built.object()).toList());
    }

    /** All objects at one moment. */
    record Snapshot(List<Making> all) {}

    Snapshot snapshot() {
        return new Snapshot(own.values().stream().map(Ledger::copy).toList());
    }

    /** Puts everything back to what it was at {@code snapshot}. */
    void restore(Snapshot snapshot) {
        dependsOnOthers();
        last = null;
        own.clear();
        snapshot.all.forEach(m -> own.put(m.key, copy(m)));
    }

    private static Making copy(Making m) {
        Making copy = new Making(m.key, m.built);
        copy.hands.addAll(m.hands);
        return copy;
    }

    Collection<Making> all() {
        onlyWhole();
        return own.values();
    }

    /** Returns whether {@code test} holds for any object. */
    boolean any(Predicate<SchemaObject> test) {
        for (Making m : own.values()) {
            if (test.test(m.built.object())) {
                return true;
            }
        }
        return base != null && base.objects().stream().anyMatch(b -> test.test(b.object()));
    }

    /** Returns whether {@code test} holds for anything that is kept as it is. */
    boolean anyKept(Predicate<Kept> test) {
        for (Making m : own.values()) {
            if (m.built.object() instanceof Kept k && test.test(k)) {
                return true;
            }
        }
        return base != null && base.objects().stream().anyMatch(b -> b.object() instanceof Kept k && test.test(k));
    }

    /** Returns the statements that had a hand in the one object that this ledger makes anew. */
    List<Entry> hands() {
        Making made = open == null ? null : own.get(open);
        return made == null ? List.of() : made.hands;
    }

    Folded folded(Map<Entry, List<Remark>> remarks) {
        Map<Fold.Key, Integer> places = HashMap.newHashMap(own.size());
        List<Built> objects = new ArrayList<>(own.size());
        Map<Fold.Key, List<Entry>> hands = HashMap.newHashMap(own.size());
        for (Making m : own.values()) {
            places.put(m.key, objects.size());
            objects.add(m.built);
            hands.put(m.key, m.hands);
        }
        boolean elsewhere = remarks.values().stream()
                .flatMap(List::stream)
                .anyMatch(r -> r.elsewhere().isPresent());
        return new Folded(objects, places, hands, entangled, remarks, families(), repeatable && !elsewhere);
    }

    /** Returns who inherits from whom, that of the fold gone on from included. */
    Map<ObjectName, Set<Fold.Key>> families() {
        if (base == null || families.isEmpty()) {
            return base == null ? families : base.families();
        }
        Map<ObjectName, Set<Fold.Key>> all = new HashMap<>(base.families());
        families.forEach((p, heirs) -> all.merge(p, heirs, (a, b) -> {
            Set<Fold.Key> both = new LinkedHashSet<>(a);
            both.addAll(b);
            return both;
        }));
        return all;
    }

    /** Thrown and caught within: the change concerns more than one object, so the fold must be repeated as a whole. */
    static final class NotInPart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotInPart() {
            super(null, null, false, false);
        }
    }
}
