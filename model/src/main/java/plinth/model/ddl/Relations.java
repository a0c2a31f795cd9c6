package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** What columns the tables and views of a schema have, inherited ones included; a view's are read from its query when first asked for. */
final class Relations {
    private final Schema schema;
    private final Map<ObjectName, Columns> views = new HashMap<>();
    private @Nullable Map<ObjectName, List<Routine>> routines;

    Relations(Schema schema) {
        this.schema = schema;
    }

    /** The columns of a relation, and whether these are all. */
    record Columns(List<Scope.Column> columns, boolean known) {
        static final Columns UNKNOWN = new Columns(List.of(), false);
    }

    ObjectName resolve(NameNode name, List<Name> path) {
        if (name.qualifier().isEmpty()) {
            for (Name p : path) {
                if (schema.hasRelation(name.in(p))) {
                    return name.in(p);
                }
            }
        }
        return name.in(path.getFirst());
    }

    Columns columns(ObjectName name) {
        Optional<Table> table = schema.table(name);
        if (table.isPresent()) {
            return table(table.get());
        }
        Optional<View> view = schema.view(name);
        return view.isPresent() ? view(view.get()) : Columns.UNKNOWN;
    }

    /** Returns the type of a column of a table, or of an attribute of a composite type, where it is known. */
    Optional<Type> type(ObjectName relation, Name column) {
        Optional<CompositeType> composite = schema.composite(relation);
        if (composite.isPresent()) {
            return composite.get().fields().stream()
                    .filter(f -> f.name().equals(column))
                    .map(Column::type)
                    .findFirst();
        }
        Optional<Table> t = schema.table(relation);
        if (t.isEmpty()) {
            return Optional.empty();
        }
        Optional<Type> own = t.get()
                .column(column)
                .map(Column::type)
                .filter(x -> !(x instanceof Type.Other o && o.text().isEmpty()));
        return own.isPresent()
                ? own
                : parents(t.get()).stream()
                        .flatMap(p -> type(p, column).stream())
                        .findFirst();
    }

    /** Returns the composite type, table or view of whose rows {@code type} is. */
    Optional<ObjectName> row(Type type) {
        return type instanceof Type.Named n && (schema.composite(n.name()).isPresent() || schema.hasRelation(n.name()))
                ? Optional.of(n.name())
                : Optional.empty();
    }

    /**
     * Returns the type of what a call of {@code name} gives back, one of many where that is a set; nothing when it is not known, or when routines of the
     * name differ in it.
     */
    Optional<Type> result(NameNode name, List<Name> path) {
        Set<Optional<Type>> all = new HashSet<>();
        for (ObjectName n : name.qualifier().isPresent()
                ? List.of(name.in(ObjectName.PUBLIC))
                : path.stream().map(name::in).toList()) {
            for (Routine r : routines().getOrDefault(n, List.of())) {
                List<Name> own = Reparsed.path(n.schema());
                all.add(RoutineGrammar.result(Reparsed.tokens(NamesIn.ROUTINE + r.definition()))
                        .map(t -> resolved(t.type(), t.named(), own)));
            }
        }
        return all.size() == 1 ? all.iterator().next() : Optional.empty();
    }

    private Map<ObjectName, List<Routine>> routines() {
        Map<ObjectName, List<Routine>> all = routines;
        if (all == null) {
            all = new HashMap<>();
            for (SchemaObject o : schema.objects()) {
                if (o instanceof Routine r) {
                    all.computeIfAbsent(r.name(), n -> new ArrayList<>(1)).add(r);
                }
            }
            routines = all;
        }
        return all;
    }

    /** Whether {@code row}, a composite type or relation, has {@code column}; nothing when that is not known. */
    Optional<Boolean> has(ObjectName row, Name column) {
        Optional<CompositeType> composite = schema.composite(row);
        if (composite.isPresent()) {
            return Optional.of(
                    composite.get().fields().stream().anyMatch(f -> f.name().equals(column)));
        }
        Columns columns = columns(row);
        boolean there = columns.columns().stream().anyMatch(c -> c.name().equals(column));
        return there || columns.known() ? Optional.of(there) : Optional.empty();
    }

    /** Returns {@code type} with the schema that its name is found in along {@code path}. */
    Type resolved(Type type, Optional<NameNode> named, List<Name> path) {
        return switch (type) {
            case Type.ArrayOf a -> new Type.ArrayOf(resolved(a.element(), named, path));
            case Type.Named n
            when named.filter(x -> x.qualifier().isEmpty()).isPresent() ->
                path.stream()
                        .flatMap(p -> named(new ObjectName(p, n.name().name()), n.modifiers()).stream())
                        .findFirst()
                        .orElse(n);
            case Type.Named n -> n;
            case Type.Known k -> k;
            case Type.Other o -> o;
        };
    }

    /** The type called {@code name}, which may be that of another's arrays. */
    private Optional<Type> named(ObjectName name, List<String> modifiers) {
        if (typed(name)) {
            return Optional.of(new Type.Named(name, modifiers));
        }
        return UserTypes.elementName(name.name())
                .map(name::sibling)
                .filter(this::typed)
                .map(element -> new Type.ArrayOf(new Type.Named(element, modifiers)));
    }

    private boolean typed(ObjectName name) {
        return schema.hasRelation(name)
                || schema.composite(name).isPresent()
                || schema.enumType(name).isPresent()
                || schema.domain(name).isPresent();
    }

    /** Returns the columns of a relation or the attributes of a composite type. */
    Columns fields(ObjectName row) {
        return schema.composite(row)
                .map(c -> new Columns(
                        c.fields().stream()
                                .map(f -> new Scope.Column(f.name(), Optional.of(row)))
                                .toList(),
                        true))
                .orElseGet(() -> columns(row));
    }

    private Columns table(Table t) {
        Set<Name> names = new LinkedHashSet<>();
        boolean known = t.traits().stream().noneMatch(x -> x.startsWith("OF "));
        for (ObjectName parent : parents(t)) {
            Columns c = columns(parent);
            known &= c.known;
            c.columns.forEach(k -> names.add(k.name()));
        }
        t.columns().forEach(c -> names.add(c.name()));
        List<Scope.Column> all = new ArrayList<>(names.size());
        names.forEach(n -> all.add(new Scope.Column(n, Optional.of(t.name()))));
        return new Columns(all, known);
    }

    private static List<ObjectName> parents(Table t) {
        boolean whole = t.columns().stream()
                .anyMatch(c -> !(c.type() instanceof Type.Other o && o.text().isEmpty()));
        return t.partitionOf().isPresent() && !whole
                ? List.of(t.partitionOf().get().parent())
                : t.inherits();
    }

    private Columns view(View v) {
        Columns known = views.get(v.name());
        if (known == null) {
            views.put(v.name(), Columns.UNKNOWN);
            known = read(v);
            views.put(v.name(), known);
        }
        return known;
    }

    /** Returns the columns that {@code v} has, or would have. */
    Columns read(View v) {
        List<Name> names = new ArrayList<>();
        try {
            Reparsed r = Reparsed.query(v.query());
            List<Name> path = List.of(v.name().schema(), ObjectName.PUBLIC);
            new QueryMentions(this, path, r.tokens()).outputs(r.query()).forEach(c -> names.add(c.name()));
        } catch (Unreadable e) {
            return Columns.UNKNOWN;
        }
        for (int i = 0; i < v.columns().size(); i++) {
            if (i < names.size()) {
                names.set(i, v.columns().get(i));
            } else {
                names.add(v.columns().get(i));
            }
        }
        List<Scope.Column> all = names.stream()
                .filter(n -> !n.isEmpty())
                .map(n -> new Scope.Column(n, Optional.of(v.name())))
                .toList();
        return new Columns(all, names.stream().noneMatch(Name::isEmpty));
    }
}
