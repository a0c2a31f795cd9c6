package plinth.renderer.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plinth.model.ddl.Dependencies;
import plinth.model.schema.Address;
import plinth.model.schema.Dependency;
import plinth.model.schema.Domain;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Part;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Script;

/**
 * The order in which objects can be made: each behind what it needs, otherwise by kind and then as in the schema. A part that can be added later does not
 * count where it would close a circle.
 */
final class CreateOrder {
    private final List<SchemaObject> objects;
    private final boolean looseBodies;
    private final Map<SchemaObject, Set<Part>> late;
    private final Set<SchemaObject> early;

    private CreateOrder(
            List<SchemaObject> objects,
            boolean looseBodies,
            Map<SchemaObject, Set<Part>> late,
            Set<SchemaObject> early) {
        this.objects = objects;
        this.looseBodies = looseBodies;
        this.late = late;
        this.early = early;
    }

    /** Whether {@code v} stands before what its query needs: a circle of which CREATE OR REPLACE VIEW has made the last. */
    boolean early(View v) {
        return early.contains(v);
    }

    List<SchemaObject> objects() {
        return objects;
    }

    /** Whether the body of a function may name what is made only behind it. */
    boolean needsLooseBodies() {
        return looseBodies;
    }

    /** Whether a kept statement comes behind everything else. */
    static boolean last(Kept k) {
        return last(k.kind());
    }

    /** Whether what is of the kind {@code kind} comes behind everything else. */
    static boolean last(String kind) {
        return switch (kind) {
            case "GRANT",
                    "REVOKE",
                    "RULE",
                    "COMMENT",
                    "DEFAULT PRIVILEGES",
                    "PUBLICATION",
                    "SUBSCRIPTION",
                    "EVENT TRIGGER",
                    "STATISTICS",
                    "REASSIGN",
                    "SECURITY" -> true;
            default -> kind.startsWith("ALTER ");
        };
    }

    private static int rank(SchemaObject o) {
        return switch (o) {
            case Kept k -> k.kind().equals("SCHEMA") ? 0 : k.kind().equals("EXTENSION") ? 1 : last(k) ? 9 : 2;
            case plinth.model.schema.EnumType e -> 3;
            case Domain d -> 3;
            case plinth.model.schema.CompositeType c -> 3;
            case plinth.model.schema.Sequence s -> 4;
            case Routine r -> r.kind().equals("aggregate") ? 6 : 5;
            case Table t -> 7;
            case View v -> 8;
            case Ownership w -> 9;
        };
    }

    static CreateOrder of(Schema schema) {
        List<SchemaObject> all = new ArrayList<>();
        List<List<Dependency>> needs = new ArrayList<>();
        List<List<Dependency>> known = Dependencies.of(schema);
        Map<Address, Integer> makers = new HashMap<>();
        Map<Integer, Integer> shells = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < known.size(); i++) {
            SchemaObject o = schema.objects().get(i);
            if (!(o instanceof Kept k && last(k)) && !(o instanceof Ownership)) {
                Integer before = makers.putIfAbsent(Dependencies.address(o), all.size());
                if (before != null && o instanceof Kept k && k.kind().equals("TYPE")) {
                    // A shell is made whole once the functions are there that take and return it.
                    shells.put(all.size(), before);
                    makers.put(Dependencies.address(o), all.size());
                }
                names.add(o.name().name().value());
                all.add(o);
                needs.add(known.get(i).stream().filter(d -> !ownedBy(o, d.on())).toList());
            }
        }
        List<Set<Integer>> hard = new ArrayList<>();
        List<Set<Integer>> soft = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Set<Integer> must = new LinkedHashSet<>();
            Set<Integer> may = new LinkedHashSet<>();
            if (shells.containsKey(i)) {
                must.add(shells.get(i));
            }
            for (Dependency d : needs.get(i)) {
                Integer on = maker(makers, d.on());
                if (on != null && shells.containsKey(on) && makesWhole(all.get(i), all.get(on))) {
                    on = shells.get(on);
                }
                if (on != null && on != i && !shells.containsValue(i)) {
                    (deferrable(all.get(i), d.part()) ? may : must).add(on);
                }
            }
            sequenceOfItsName(all, makers, i).ifPresent(must::add);
            may.removeAll(must);
            hard.add(must);
            soft.add(may);
        }
        boolean loose = all.stream().anyMatch(o -> o instanceof Routine r && (sqlBody(r) || declares(r, names)));
        List<Integer> order = sorted(all, hard, soft);
        return new CreateOrder(
                order.stream().map(all::get).toList(), loose, late(order, all, needs, makers), early(order, all, hard));
    }

    /** PostgreSQL makes a type beside a sequence of the same name, and refuses the sequence where the type is. */
    private static Optional<Integer> sequenceOfItsName(List<SchemaObject> all, Map<Address, Integer> makers, int type) {
        return Dependencies.address(all.get(type)) instanceof Address.UserType(ObjectName name)
                ? Optional.ofNullable(makers.get(new Address.Relation(name)))
                        .filter(i -> all.get(i) instanceof Sequence)
                : Optional.empty();
    }

    private static boolean makesWhole(SchemaObject o, SchemaObject type) {
        return o instanceof Routine r
                && type instanceof Kept k
                && k.text().contains(r.name().name().value());
    }

    /** Whose column a sequence is, the writer says when both are there. */
    private static boolean ownedBy(SchemaObject o, Address on) {
        return o instanceof Sequence && on instanceof Address.Column;
    }

    private static @Nullable Integer maker(Map<Address, Integer> makers, Address on) {
        if (!(on instanceof Address.Column(ObjectName relation, Name column))) {
            return makers.get(on);
        }
        Integer of = makers.get(new Address.Relation(relation));
        return of == null ? makers.get(new Address.UserType(relation)) : of;
    }

    /** Whether a statement behind the object's own can make the part: a default, a check, a foreign key, an index; what a view does is its query. */
    private static boolean deferrable(SchemaObject o, Part part) {
        return switch (part) {
            case Part.Whole w -> false;
            case Part.OfColumn c -> false;
            case Part.DefaultOf d -> true;
            case Part.OfConstraint c -> true;
            case Part.OfIndex i -> true;
            case Part.OfTrigger g -> true;
            case Part.OfPolicy p -> true;
            case Part.OfCheck c -> o instanceof Domain;
            case Part.OfDefault d -> true;
            case Part.OfMember m -> false;
        };
    }

    /** Returns the parts of each object that need what is made only behind it, or what is made of it. */
    private static Map<SchemaObject, Set<Part>> late(
            List<Integer> order, List<SchemaObject> all, List<List<Dependency>> needs, Map<Address, Integer> makers) {
        int[] places = new int[all.size()];
        for (int i = 0; i < order.size(); i++) {
            places[order.get(i)] = i;
        }
        Map<SchemaObject, Set<Part>> late = new IdentityHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            for (Dependency d : needs.get(i)) {
                Integer on = maker(makers, d.on());
                if (on != null && places[on] > places[i] && deferrable(all.get(i), d.part())) {
                    late.computeIfAbsent(all.get(i), o -> new HashSet<>()).add(d.part());
                }
            }
        }
        return late;
    }

    private static Set<SchemaObject> early(List<Integer> order, List<SchemaObject> all, List<Set<Integer>> hard) {
        Set<SchemaObject> early = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Integer> made = new HashSet<>();
        for (int i : order) {
            if (all.get(i) instanceof View v && !v.materialized() && !made.containsAll(hard.get(i))) {
                early.add(v);
            }
            made.add(i);
        }
        return early;
    }

    /** Returns whether {@code part} of {@code o} can only be made when all objects are there. */
    boolean late(SchemaObject o, Part part) {
        return late.getOrDefault(o, Set.of()).contains(part);
    }

    private static boolean sqlBody(Routine r) {
        String d = r.definition().toLowerCase(Locale.ROOT);
        return d.contains("language sql") || d.contains("language 'sql'") || d.contains("language \"sql\"");
    }

    /** Whether a PL/pgSQL function declares variables whose types may be made only behind it: those are looked up when it is made. */
    private static boolean declares(Routine r, Set<String> names) {
        String d = r.definition().toLowerCase(Locale.ROOT);
        int from = d.indexOf("declare");
        int to = from < 0 || !d.contains("plpgsql") ? -1 : d.indexOf("begin", from);
        return to > 0
                && Script.of(Dialect.POSTGRESQL, d.substring(from, to)).statements().stream()
                        .map(s -> s.tokens())
                        .anyMatch(t -> IntStream.range(1, t.size())
                                .anyMatch(i -> t.isIdentifier(i) && names.contains(t.identifier(i))));
    }

    /** Kahn's algorithm; what is ready comes by rank and then as it stood. When nothing is ready, soft needs are let go, then all. */
    private static List<Integer> sorted(List<SchemaObject> all, List<Set<Integer>> hard, List<Set<Integer>> soft) {
        Comparator<Integer> order =
                Comparator.comparingInt((Integer i) -> rank(all.get(i))).thenComparingInt(i -> i);
        List<Set<Integer>> waiting = new ArrayList<>();
        List<List<Integer>> wanted = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Set<Integer> both = new HashSet<>(hard.get(i));
            both.addAll(soft.get(i));
            both.remove(i);
            waiting.add(both);
            wanted.add(new ArrayList<>());
        }
        for (int i = 0; i < all.size(); i++) {
            for (int n : waiting.get(i)) {
                wanted.get(n).add(i);
            }
        }
        TreeSet<Integer> ready = new TreeSet<>(order);
        TreeSet<Integer> left = new TreeSet<>(order);
        for (int i = 0; i < all.size(); i++) {
            (waiting.get(i).isEmpty() ? ready : left).add(i);
        }
        List<Integer> out = new ArrayList<>();
        while (!ready.isEmpty() || !left.isEmpty()) {
            if (ready.isEmpty()) {
                int next = left.stream()
                        .filter(i -> waiting.get(i).stream().noneMatch(hard.get(i)::contains))
                        .findFirst()
                        .orElseGet(() -> inCircle(all, left, waiting));
                left.remove(next);
                waiting.get(next).clear();
                ready.add(next);
            }
            int i = ready.removeFirst();
            out.add(i);
            for (int w : wanted.get(i)) {
                if (waiting.get(w).remove(i) && waiting.get(w).isEmpty() && left.remove(w)) {
                    ready.add(w);
                }
            }
        }
        return out;
    }

    /** A view that waits, over others, for itself: it can be made first as what it will show. */
    private static int inCircle(List<SchemaObject> all, Set<Integer> left, List<Set<Integer>> waiting) {
        for (int i : left) {
            if (all.get(i) instanceof View v && !v.materialized()) {
                Deque<Integer> open = new ArrayDeque<>(waiting.get(i));
                Set<Integer> seen = new HashSet<>(open);
                while (!open.isEmpty()) {
                    int next = open.removeFirst();
                    if (next == i) {
                        return i;
                    }
                    waiting.get(next).stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return left.iterator().next();
    }
}
