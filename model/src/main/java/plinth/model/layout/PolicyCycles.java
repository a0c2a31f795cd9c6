package plinth.model.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plinth.model.ddl.Dependencies;
import plinth.model.schema.Address;
import plinth.model.schema.Dependency;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/**
 * Policies that read, perhaps through a view, the table that they are on: PostgreSQL refuses every statement on such a table (infinite recursion detected in
 * policy). A policy that read another table does so where that has become a view over its own.
 */
final class PolicyCycles {
    private static final String FORCED = "FORCE ROW LEVEL SECURITY";

    private final Schema schema;
    private final Map<ObjectName, List<Dependency>> needs = new HashMap<>();

    private PolicyCycles(Schema schema) {
        this.schema = schema;
        List<List<Dependency>> all = Dependencies.of(schema);
        for (int i = 0; i < all.size(); i++) {
            SchemaObject o = schema.objects().get(i);
            if (o instanceof Table || o instanceof View) {
                needs.put(o.name(), all.get(i));
            }
        }
    }

    /** Adds to {@code losses} the policies of {@code tables} that do so in {@code after}, and did not in {@code before}. */
    static void say(Schema before, Schema after, List<ObjectName> tables, Losses losses) {
        List<Table> secured = tables.stream()
                .flatMap(n -> after.table(n).stream())
                .filter(t -> t.secured() && !t.policies().isEmpty())
                .toList();
        if (secured.isEmpty()) {
            return;
        }
        PolicyCycles was = new PolicyCycles(before);
        PolicyCycles is = new PolicyCycles(after);
        for (Table t : secured) {
            for (int i = 0; i < t.policies().size(); i++) {
                Policy p = t.policies().get(i);
                Optional<ObjectName> read = is.back(t, i);
                if (read.isPresent() && !was.any(before, p.name())) {
                    losses.add(
                            Parts.policy(origin(before, t, p.name()), p),
                            "The policy " + p.name() + " of " + t.name() + " reads " + read.get() + ", and so "
                                    + t.name()
                                    + " itself now: until it is written anew, PostgreSQL refuses every statement on "
                                    + t.name() + " that policies bind (infinite recursion).");
                }
            }
        }
    }

    private static ObjectName origin(Schema before, Table t, Name policy) {
        return Stream.concat(Stream.of(t.name()), before.tables().stream().map(Table::name))
                .filter(n -> before.table(n).stream()
                        .flatMap(x -> x.policies().stream())
                        .anyMatch(x -> x.name().equals(policy)))
                .findFirst()
                .orElse(t.name());
    }

    /** Whether a policy called {@code name} comes back to its table. */
    private boolean any(Schema of, Name name) {
        return of.tables().stream()
                .anyMatch(t -> IntStream.range(0, t.policies().size())
                        .anyMatch(i -> t.policies().get(i).name().equals(name)
                                && back(t, i).isPresent()));
    }

    /** What policy {@code at} of {@code t} reads itself on its way back to {@code t}. */
    private Optional<ObjectName> back(Table t, int at) {
        for (ObjectName first : relations(t.name(), new Part.OfPolicy(at))) {
            if (reaches(first, t.name())) {
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    private boolean reaches(ObjectName from, ObjectName to) {
        Set<ObjectName> seen = new HashSet<>();
        Deque<ObjectName> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            ObjectName n = open.pop();
            if (!seen.add(n)) {
                continue;
            }
            Set<ObjectName> next = next(n);
            if (next.contains(to)) {
                return true;
            }
            open.addAll(next);
        }
        return false;
    }

    /** What policies hold for when {@code n} is read: tables of a view that reads with the rights of who asks, or that bind their owner, too. */
    private Set<ObjectName> next(ObjectName n) {
        Optional<View> view = schema.view(n);
        Set<ObjectName> out = new LinkedHashSet<>();
        if (view.isPresent()) {
            boolean asks = view.get().with().stream()
                    .anyMatch(o ->
                            o.name().equals("security_invoker") && !o.value().equals(Optional.of("false")));
            relations(n, Part.WHOLE).stream()
                    .filter(x -> asks
                            || schema.table(x)
                                    .filter(t -> t.traits().contains(FORCED))
                                    .isPresent())
                    .forEach(out::add);
            return out;
        }
        schema.table(n).filter(Table::secured).ifPresent(t -> {
            for (int i = 0; i < t.policies().size(); i++) {
                out.addAll(relations(n, new Part.OfPolicy(i)));
            }
        });
        return out;
    }

    /** The other relations that {@code part} of {@code of} reads. */
    private Set<ObjectName> relations(ObjectName of, Part part) {
        Set<ObjectName> out = new LinkedHashSet<>();
        for (Dependency d : needs.getOrDefault(of, List.of())) {
            if (d.part().equals(part)
                    && d.on() instanceof Address.Relation r
                    && !r.name().equals(of)) {
                out.add(r.name());
            }
        }
        return out;
    }
}
