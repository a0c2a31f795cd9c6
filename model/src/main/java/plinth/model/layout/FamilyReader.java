package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Takes families out of a schema, by the patterns found in it. */
public final class FamilyReader {
    private final Schema schema;

    private FamilyReader(Schema schema) {
        this.schema = schema;
    }

    /** Returns every family of {@code schema} that can be laid out anew, in the order of {@code findings}. */
    public static List<Family> families(Schema schema, List<Finding> findings) {
        FamilyReader reader = new FamilyReader(schema);
        List<Family> all = new ArrayList<>();
        for (Finding f : findings) {
            switch (f.pattern()) {
                case Pattern.SubtypeFamily s -> reader.ofTables(s).ifPresent(all::add);
                case Pattern.SingleTable s -> reader.ofSingle(s).ifPresent(all::add);
                default -> {}
            }
        }
        return all;
    }

    private Optional<Family> ofTables(Pattern.SubtypeFamily f) {
        Optional<Table> base = schema.table(f.table());
        boolean named = f.discriminator().isPresent()
                && f.subtypes().stream().allMatch(s -> s.value().isPresent());
        if (base.isEmpty() || !named) {
            return Optional.empty();
        }
        Name kind = f.discriminator().get().column();
        List<Family.Kind> kinds = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Pattern.Subtype s : f.subtypes()) {
            kinds.add(kind(s, schema.requireTable(s.table())));
            seen.add(s.value().orElseThrow());
        }
        for (String value : f.discriminator().get().values()) {
            if (seen.add(value)) {
                kinds.add(empty(value, base.get()));
            }
        }
        // A key over the discriminator serves the guards alone; it comes with them.
        Table shared = base.get()
                .withConstraints(base.get().constraints().stream()
                        .filter(c -> !(c instanceof Constraint.Unique u && guardKey(u, base.get(), kind)))
                        .toList());
        boolean guarded = f.disjoint() == Pattern.Enforcement.ENFORCED;
        return Optional.of(new Family(f.table(), shared, kind, kinds, new Strategy.ClassTable(guarded)));
    }

    private static boolean guardKey(Constraint.Unique u, Table base, Name kind) {
        List<Name> expected = new ArrayList<>(base.keyColumns());
        expected.add(kind);
        return new HashSet<>(u.columns()).equals(new HashSet<>(expected));
    }

    private static Family.Kind kind(Pattern.Subtype s, Table t) {
        Set<Name> plumbing = new HashSet<>(s.key());
        s.guard().ifPresent(plumbing::add);
        List<Column> own =
                t.columns().stream().filter(c -> !plumbing.contains(c.name())).toList();
        List<Constraint> constraints = t.constraints().stream()
                .filter(c -> !(c instanceof Constraint.PrimaryKey)
                        && c != s.reference()
                        && !(c instanceof Constraint.Check
                                && s.guard().isPresent()
                                && onlyNames(c, s.guard().get())))
                .toList();
        return new Family.Kind(s.value().orElseThrow(), t.name(), s.key(), own, constraints, t.indexes(), t.triggers());
    }

    private static boolean onlyNames(Constraint c, Name column) {
        return Set.copyOf(c.columns()).equals(Set.of(column));
    }

    /** A kind that has no columns of its own. */
    private static Family.Kind empty(String value, Table base) {
        return new Family.Kind(
                value,
                base.name().sibling(new Name(Plural.of(value))),
                keyNames(base),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** What subtypes call the base's key: {@code event_id} for the {@code id} of events. */
    private static List<Name> keyNames(Table base) {
        String one = Plural.singular(base.name().name().value());
        return base.keyColumns().stream()
                .map(n -> n.value().equals("id") ? new Name(one + "_id") : n)
                .toList();
    }

    private Optional<Family> ofSingle(Pattern.SingleTable s) {
        Table t = schema.requireTable(s.table());
        List<String> values = s.discriminator().values();
        boolean told = !values.isEmpty()
                && t.primaryKey().isPresent()
                && s.columns().stream()
                        .allMatch(c -> c.values().size() == 1 || c.values().size() == values.size());
        if (!told || s.columns().isEmpty()) {
            return Optional.empty();
        }
        Map<Name, String> owner = new LinkedHashMap<>();
        Set<Name> required = new HashSet<>();
        for (Pattern.KindColumn c : s.columns()) {
            if (c.values().size() == 1) {
                owner.put(c.column(), c.values().getFirst());
                if (c.required()) {
                    required.add(c.column());
                }
            }
        }
        Name kind = s.discriminator().column();
        List<Family.Kind> kinds = new ArrayList<>();
        for (String value : values) {
            Set<Name> own = new HashSet<>();
            owner.forEach((n, v) -> {
                if (v.equals(value)) {
                    own.add(n);
                }
            });
            kinds.add(new Family.Kind(
                    value,
                    freeName(t, value),
                    keyNames(t),
                    t.columns().stream()
                            .filter(c -> own.contains(c.name()))
                            .map(c -> required.contains(c.name()) ? c.notNullable() : c)
                            .toList(),
                    t.constraints().stream().filter(c -> belongs(c, own, kind)).toList(),
                    t.indexes().stream()
                            .filter(i -> names(i).stream().anyMatch(own::contains))
                            .map(i -> i.where()
                                            .filter(w -> w.names().contains(kind))
                                            .isPresent()
                                    ? i.withWhere(Optional.empty())
                                    : i)
                            .toList(),
                    List.of()));
        }
        Set<Name> owned = owner.keySet();
        Table shared = t.withColumns(t.columns().stream()
                        .filter(c -> !owned.contains(c.name()))
                        .toList())
                .withConstraints(t.constraints().stream()
                        .filter(c -> c.columns().stream().noneMatch(owned::contains))
                        .toList())
                .withIndexes(t.indexes().stream()
                        .filter(i -> names(i).stream().noneMatch(owned::contains))
                        .toList());
        boolean partial = t.indexes().stream()
                .anyMatch(i -> i.where().isPresent() && names(i).stream().anyMatch(owned::contains));
        boolean guarded = !required.isEmpty();
        return Optional.of(new Family(t.name(), shared, kind, kinds, new Strategy.SingleTable(guarded, partial)));
    }

    private ObjectName freeName(Table t, String value) {
        ObjectName name = t.name().sibling(new Name(Plural.of(value)));
        return schema.hasRelation(name)
                ? t.name().sibling(new Name(value + "_" + t.name().name()))
                : name;
    }

    /** A constraint goes with a kind when it names its columns; those that tie columns to kinds are made anew by the layout. */
    private static boolean belongs(Constraint c, Set<Name> own, Name kind) {
        boolean names = c.columns().stream().anyMatch(own::contains);
        return names
                && !(c instanceof Constraint.Check k && k.expression().names().contains(kind));
    }

    private static Set<Name> names(Index i) {
        Set<Name> names = new HashSet<>();
        for (IndexKey k : i.keys()) {
            names.addAll(k.expression().names());
        }
        names.addAll(i.include());
        return names;
    }
}
