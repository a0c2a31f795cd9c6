package plinth.model.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All objects that the statements of a document make, in the order in which they were made. */
public final class Schema {
    public static final Schema EMPTY = new Schema(List.of());

    private final List<SchemaObject> objects;
    private final Map<ObjectName, Table> tables;
    private final Map<ObjectName, SchemaObject> others;

    public Schema(Collection<? extends SchemaObject> objects) {
        this.objects = List.copyOf(objects);
        Map<ObjectName, Table> tables = new LinkedHashMap<>(this.objects.size() * 2);
        Map<ObjectName, SchemaObject> others = new LinkedHashMap<>();
        for (SchemaObject o : this.objects) {
            switch (o) {
                case Table t -> tables.put(t.name(), t);
                case View v -> others.put(v.name(), v);
                case EnumType e -> others.put(e.name(), e);
                case Domain d -> others.put(d.name(), d);
                case CompositeType c -> others.put(c.name(), c);
                case Sequence s -> others.putIfAbsent(s.name(), s);
                case Routine r -> {}
                case Kept k -> {}
                case Ownership w -> {}
            }
        }
        this.tables = Collections.unmodifiableMap(tables);
        this.others = others;
    }

    public List<SchemaObject> objects() {
        return objects;
    }

    public Collection<Table> tables() {
        return tables.values();
    }

    public Optional<Table> table(ObjectName name) {
        return Optional.ofNullable(tables.get(name));
    }

    /**
     * Returns the table called {@code name}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Table requireTable(ObjectName name) {
        Table t = tables.get(name);
        if (t == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return t;
    }

    public Optional<View> view(ObjectName name) {
        return other(name, View.class);
    }

    public Optional<EnumType> enumType(ObjectName name) {
        return other(name, EnumType.class);
    }

    public Optional<Domain> domain(ObjectName name) {
        return other(name, Domain.class);
    }

    public Optional<CompositeType> composite(ObjectName name) {
        return other(name, CompositeType.class);
    }

    public Optional<Sequence> sequence(ObjectName name) {
        return other(name, Sequence.class);
    }

    private <T extends SchemaObject> Optional<T> other(ObjectName name, Class<T> type) {
        @Nullable SchemaObject found = others.get(name);
        return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
    }

    public Stream<View> views() {
        return only(View.class);
    }

    public Stream<EnumType> enums() {
        return only(EnumType.class);
    }

    public Stream<Domain> domains() {
        return only(Domain.class);
    }

    public Stream<Kept> kept() {
        return only(Kept.class);
    }

    public Stream<Ownership> ownerships() {
        return only(Ownership.class);
    }

    public Stream<Routine> routines() {
        return only(Routine.class);
    }

    private <T extends SchemaObject> Stream<T> only(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    /** Returns whether anything that shares PostgreSQL's namespace of relations is called {@code name}. */
    public boolean hasRelation(ObjectName name) {
        return tables.containsKey(name) || others.containsKey(name);
    }

    /** Returns the columns of {@code key}'s target that it references: those written, else the target's primary key. */
    public List<Name> referenced(Constraint.ForeignKey key) {
        if (!key.references().isEmpty()) {
            return key.references();
        }
        return table(key.target()).map(Table::keyColumns).orElse(List.of());
    }

    /** A foreign key with the table that it stands on. */
    public record Reference(Table table, Constraint.ForeignKey key) {}

    /** Returns all foreign keys that point at {@code target}, its own included. */
    public List<Reference> referencesTo(ObjectName target) {
        List<Reference> found = new ArrayList<>();
        for (Table t : tables.values()) {
            for (Constraint.ForeignKey f : t.foreignKeys()) {
                if (f.target().equals(target)) {
                    found.add(new Reference(t, f));
                }
            }
        }
        return found;
    }

    /** Returns the schema with {@code change} applied to the table {@code name}. */
    public Schema withTable(ObjectName name, UnaryOperator<Table> change) {
        return map(o -> o instanceof Table t && t.name().equals(name) ? change.apply(t) : o);
    }

    /** Returns the schema with {@code change} applied to every object. */
    public Schema map(UnaryOperator<SchemaObject> change) {
        return new Schema(objects.stream().map(change).toList());
    }

    /** Returns the schema with {@code object} behind all others. */
    public Schema with(SchemaObject object) {
        List<SchemaObject> all = new ArrayList<>(objects);
        all.add(object);
        return new Schema(all);
    }

    /** Returns the schema without {@code object}. */
    public Schema without(SchemaObject object) {
        return new Schema(objects.stream().filter(o -> o != object).toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schema s && s.objects.equals(objects);
    }

    @Override
    public int hashCode() {
        return objects.hashCode();
    }

    @Override
    public String toString() {
        return objects.toString();
    }
}
