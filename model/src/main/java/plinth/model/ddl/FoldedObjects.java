package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.Inherited;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** What statements before one have made, for a query in it; remembers the tables that were asked for. */
final class FoldedObjects implements KnownObjects {
    private final Fold fold;
    private final Entry entry;
    private final Set<ObjectName> asked = new LinkedHashSet<>();
    private final Map<ObjectName, Optional<List<Column>>> views = new HashMap<>();

    FoldedObjects(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
    }

    /** Returns the tables and views that were asked for. */
    List<ObjectName> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<SchemaObject> relation(NameNode name, List<Name> path) {
        for (Name schema : path) {
            Built b = fold.relation(name.in(schema));
            if (b != null) {
                asked.add(name.in(schema));
                return Optional.of(b.object());
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<List<Column>> columns(ObjectName name) {
        Built b = fold.relation(name);
        if (b != null && b.object() instanceof Table t) {
            asked.add(name);
            return columns(t);
        }
        if (b != null && b.object() instanceof View v) {
            asked.add(name);
            return once(v, () -> QueryTypes.columns(this, v));
        }
        return fold.type(name) instanceof CompositeType k ? Optional.of(k.fields()) : Optional.empty();
    }

    /** The columns of a table with those of its parents and of its type; not known when a parent or the type is not. */
    private Optional<List<Column>> columns(Table t) {
        Inherited inherited = new Inherited(n -> {
            Built b = fold.relation(n);
            asked.add(n);
            return b != null && b.object() instanceof Table p ? Optional.of(p) : Optional.empty();
        });
        boolean known = Inherited.parents(t).stream().allMatch(p -> fold.relation(p) != null);
        List<Column> all = new ArrayList<>();
        Optional<ObjectName> of = TypedTables.type(t, entry, fold);
        if (of.isPresent()) {
            if (!(fold.type(of.get()) instanceof CompositeType k)) {
                return Optional.empty();
            }
            all.addAll(TypedTables.columns(t, k));
            return Optional.of(all);
        }
        inherited.columns(t).forEach(p -> all.add(p.column()));
        return known ? Optional.of(all) : Optional.empty();
    }

    @Override
    public Optional<List<Column>> once(View view, Supplier<Optional<List<Column>>> read) {
        Optional<List<Column>> known = views.get(view.name());
        if (known == null) {
            known = read.get();
            views.put(view.name(), known);
        }
        return known;
    }

    @Override
    public List<Routine> routines(ObjectName name, boolean anySchema) {
        return fold.routines(name, anySchema);
    }

    @Override
    public Type base(Type type) {
        Type base = type;
        for (int i = 0; i < 20 && base instanceof Type.Named n && fold.type(n.name()) instanceof Domain d; i++) {
            base = d.type();
        }
        return base;
    }
}
