package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Address;
import plinth.model.schema.Column;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/** Looks up what a name means in a schema, along a search path. */
final class Catalog {
    private final Schema schema;
    private final Relations relations;
    private final Map<ObjectName, List<Routine>> routines = new HashMap<>();
    private final Set<ObjectName> baseTypes = new HashSet<>();
    private final Set<Name> names = new HashSet<>();
    private final Set<Address.Named> kept = new HashSet<>();
    private @Nullable Map<ObjectName, Address.Column> ownSequences;

    Catalog(Schema schema) {
        this.schema = schema;
        this.relations = new Relations(schema);
        for (SchemaObject o : schema.objects()) {
            names.add(o.name().name());
            if (o instanceof Routine r) {
                routines.computeIfAbsent(r.name(), n -> new ArrayList<>(1)).add(r);
            } else if (o instanceof Kept k) {
                kept.add(new Address.Named(k.kind(), k.name()));
                if (k.kind().equals("TYPE")) {
                    baseTypes.add(k.name());
                }
            }
        }
    }

    Schema schema() {
        return schema;
    }

    Relations relations() {
        return relations;
    }

    /** Whether anything at all is called {@code name}, in whatever schema. */
    boolean knows(Name name) {
        return names.contains(name);
    }

    boolean hasSchema(Name name) {
        return kept("SCHEMA", new ObjectName(ObjectName.NONE, name));
    }

    boolean kept(String kind, ObjectName name) {
        return kept.contains(new Address.Named(kind, name));
    }

    private static List<ObjectName> candidates(NameNode name, List<Name> path) {
        if (name.qualifier().isPresent()) {
            return List.of(name.in(ObjectName.PUBLIC));
        }
        return path.stream().map(name::in).toList();
    }

    Optional<Address> relation(NameNode name, List<Name> path) {
        for (ObjectName n : candidates(name, path)) {
            if (isRelation(n)) {
                return Optional.of(new Address.Relation(n));
            }
        }
        return Optional.empty();
    }

    /** Returns the sequence behind a serial or identity column that {@code name} means; no statement of its own makes it. */
    Optional<Address> ownSequence(NameNode name, List<Name> path) {
        return candidates(name, path).stream()
                .filter(n -> behindColumn(n).isPresent())
                .findFirst()
                .map(Address.Relation::new);
    }

    /** Returns the serial or identity column that the sequence {@code name} is behind. */
    Optional<Address.Column> behindColumn(ObjectName name) {
        Map<ObjectName, Address.Column> all = ownSequences;
        if (all == null) {
            all = new HashMap<>();
            for (Table t : schema.tables()) {
                for (Column c : t.columns()) {
                    if (OwnSequence.of(c)) {
                        all.put(ImpliedNames.sequence(t, c), new Address.Column(t.name(), c.name()));
                    }
                }
            }
            ownSequences = all;
        }
        return isRelation(name) ? Optional.empty() : Optional.ofNullable(all.get(name));
    }

    private boolean isRelation(ObjectName n) {
        return schema.table(n).isPresent()
                || schema.view(n).isPresent()
                || schema.sequence(n).isPresent();
    }

    /** Returns the type that {@code name} means: one of its own, or that of a relation's rows. */
    Optional<Address> type(NameNode name, List<Name> path) {
        for (ObjectName n : candidates(name, path)) {
            Optional<Address> found = type(n);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the type of whose arrays {@code name} is the type. */
    Optional<Address> elementType(NameNode name, List<Name> path) {
        Optional<Name> element = UserTypes.elementName(name.last().name());
        return element.isEmpty() || !knows(element.get())
                ? Optional.empty()
                : candidates(name, path).stream()
                        .map(n -> n.sibling(element.get()))
                        .flatMap(n -> type(n).stream())
                        .findFirst();
    }

    Optional<Address> type(ObjectName n) {
        if (schema.enumType(n).isPresent()
                || schema.domain(n).isPresent()
                || schema.composite(n).isPresent()
                || baseTypes.contains(n)) {
            return Optional.of(new Address.UserType(n));
        }
        return schema.table(n).isPresent() || schema.view(n).isPresent()
                ? Optional.of(new Address.Relation(n))
                : Optional.empty();
    }

    /** Returns the routine that a call of {@code name} with so many arguments means. */
    Optional<Address> routine(NameNode name, int arguments, List<Name> path) {
        Optional<Address> any = Optional.empty();
        for (ObjectName n : candidates(name, path)) {
            for (Routine r : routines.getOrDefault(n, List.of())) {
                Address a = new Address.Callable(r.name(), r.arguments());
                if (count(r.arguments()) == arguments) {
                    return Optional.of(a);
                }
                any = any.or(() -> Optional.of(a));
            }
        }
        return any;
    }

    /** Returns the routines that {@code name} can mean, those of the first schema of the path that has any. */
    List<Routine> routines(NameNode name, List<Name> path) {
        for (ObjectName n : candidates(name, path)) {
            List<Routine> found = routines.getOrDefault(n, List.of());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static int count(String arguments) {
        if (arguments.isEmpty()) {
            return 0;
        }
        int n = 1;
        int depth = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            n += c == ',' && depth == 0 ? 1 : 0;
        }
        return n;
    }
}
