package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.Inherited;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** What there is in a schema, for a query over it. */
public final class SchemaObjects implements KnownObjects {
    private final Schema schema;

    private SchemaObjects(Schema schema) {
        this.schema = schema;
    }

    /** Returns the columns of {@code view}, a view of {@code schema}; nothing when not all of their names and types can be known. */
    public static Optional<List<Column>> columns(Schema schema, View view) {
        return QueryTypes.columns(new SchemaObjects(schema), view);
    }

    @Override
    public Optional<SchemaObject> relation(NameNode name, List<Name> path) {
        for (Name s : path) {
            ObjectName n = name.in(s);
            Optional<SchemaObject> found = schema.table(n)
                    .<SchemaObject>map(t -> t)
                    .or(() -> schema.view(n))
                    .or(() -> schema.sequence(n));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<List<Column>> columns(ObjectName name) {
        Optional<Table> table = schema.table(name);
        if (table.isPresent()) {
            Table t = table.get();
            boolean known = !Inherited.typed(t)
                    && Inherited.parents(t).stream()
                            .allMatch(p -> schema.table(p).isPresent());
            return known
                    ? Optional.of(new Inherited(schema::table)
                            .columns(t).stream().map(Inherited.Part::column).toList())
                    : Optional.empty();
        }
        Optional<View> view = schema.view(name);
        return view.isPresent()
                ? QueryTypes.columns(this, view.get())
                : schema.composite(name).map(CompositeType::fields);
    }

    @Override
    public List<Routine> routines(ObjectName name, boolean anySchema) {
        List<Routine> own = new ArrayList<>();
        List<Routine> others = new ArrayList<>();
        for (SchemaObject o : schema.objects()) {
            if (o instanceof Routine r && r.name().name().equals(name.name())) {
                (r.name().equals(name) ? own : others).add(r);
            }
        }
        return own.isEmpty() && anySchema ? others : own;
    }

    @Override
    public Type base(Type type) {
        Type base = type;
        for (int i = 0; i < 20 && base instanceof Type.Named n; i++) {
            Optional<Domain> domain = schema.domain(n.name());
            if (domain.isEmpty()) {
                return base;
            }
            base = domain.get().type();
        }
        return base;
    }
}
