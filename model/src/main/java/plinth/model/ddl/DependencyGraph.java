package plinth.model.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Address;
import plinth.model.schema.Dependency;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.SchemaObject;

/**
 * Who depends on what among the objects that a fold has made so far. It is kept from one statement to the next: only what has changed since is read again,
 * and a name stays what it meant when it was first looked up.
 */
final class DependencyGraph {
    /** A part of an object that needs something. */
    record Edge(Fold.Key owner, Part part, boolean automatic) {}

    private record Seen(SchemaObject object, List<Dependency> needs) {}

    private final Map<Fold.Key, Seen> seen = new HashMap<>();
    private final Map<Address, Set<Fold.Key>> dependents = new HashMap<>();
    private final Map<ObjectName, Set<Fold.Key>> ofColumns = new HashMap<>();

    /** Takes in what {@code ledger} holds now. */
    void refresh(Ledger ledger) {
        Collection<Ledger.Making> all = ledger.all();
        List<Ledger.Making> changed = new ArrayList<>();
        Set<Fold.Key> there = HashSet.newHashSet(all.size());
        all.forEach(m -> there.add(m.key()));
        List<Fold.Key> gone =
                seen.keySet().stream().filter(k -> !there.contains(k)).toList();
        for (Fold.Key k : gone) {
            forget(k);
            if (k.space().equals("relation")) {
                forgetDependents(new Address.Relation(k.name()));
            }
        }
        for (Ledger.Making m : all) {
            Seen s = seen.get(m.key());
            if (s == null || s.object != m.built().object()) {
                changed.add(m);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        Catalog catalog = new Catalog(ledger.schema());
        for (Ledger.Making m : changed) {
            forget(m.key());
            List<Dependency> needs = Dependencies.of(catalog, m.built());
            seen.put(m.key(), new Seen(m.built().object(), needs));
            for (Dependency d : needs) {
                dependents.computeIfAbsent(d.on(), a -> new LinkedHashSet<>(2)).add(m.key());
                if (d.on() instanceof Address.Column c) {
                    ofColumns
                            .computeIfAbsent(c.relation(), n -> new LinkedHashSet<>(2))
                            .add(m.key());
                }
            }
        }
    }

    /** Lets what needs {@code address} or one of its columns be read again: a sequence behind a column is not called after it for ever. */
    void forgetDependents(Address address) {
        owners(address).forEach(this::forget);
    }

    private void forget(Fold.Key key) {
        @Nullable Seen old = seen.remove(key);
        if (old == null) {
            return;
        }
        for (Dependency d : old.needs) {
            remove(dependents.get(d.on()), key);
            if (d.on() instanceof Address.Column c) {
                remove(ofColumns.get(c.relation()), key);
            }
        }
    }

    private static void remove(@Nullable Set<Fold.Key> from, Fold.Key key) {
        if (from != null) {
            from.remove(key);
        }
    }

    /** Returns the objects of which any part needs {@code address}, or one of its columns. */
    Set<Fold.Key> owners(Address address) {
        Set<Fold.Key> keys = new LinkedHashSet<>();
        dependents(address).forEach(e -> keys.add(e.owner()));
        return keys;
    }

    /** Returns what needs {@code address}, and of a relation or type also what needs any of its columns. */
    List<Edge> dependents(Address address) {
        Set<Fold.Key> keys = new LinkedHashSet<>(dependents.getOrDefault(address, Set.of()));
        @Nullable
        ObjectName whole = switch (address) {
            case Address.Relation r -> r.name();
            case Address.UserType t -> t.name();
            default -> null;
        };
        if (whole != null) {
            keys.addAll(ofColumns.getOrDefault(whole, Set.of()));
        }
        List<Edge> edges = new ArrayList<>();
        for (Fold.Key k : keys) {
            Seen s = seen.get(k);
            if (s == null) {
                continue;
            }
            for (Dependency d : s.needs) {
                boolean meant = d.on().equals(address)
                        || whole != null
                                && d.on() instanceof Address.Column c
                                && c.relation().equals(whole);
                if (meant) {
                    edges.add(new Edge(k, d.part(), d.automatic()));
                }
            }
        }
        return edges;
    }
}
