package plinth.model.ddl;

import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** What becomes of an object when a type is called otherwise. */
final class TypeRenaming {
    private TypeRenaming() {}

    static SchemaObject apply(SchemaObject object, ObjectName from, ObjectName to) {
        return switch (object) {
            case Table t ->
                t.withColumns(t.columns().stream().map(c -> column(c, from, to)).toList());
            case CompositeType c -> {
                CompositeType fields = c.withFields(
                        c.fields().stream().map(f -> column(f, from, to)).toList());
                yield c.name().equals(from) ? fields.withName(to) : fields;
            }
            case EnumType e -> e.name().equals(from) ? e.withName(to) : e;
            case Domain d -> {
                Domain based = new Domain(
                        d.name(),
                        type(d.type(), from, to),
                        d.collation(),
                        d.defaultValue(),
                        d.notNull(),
                        d.checks(),
                        d.comment());
                yield d.name().equals(from) ? based.withName(to) : based;
            }
            case Ownership o -> o.of(Ownership.Space.TYPE, from) ? o.withName(to) : o;
            default -> object;
        };
    }

    private static Column column(Column c, ObjectName from, ObjectName to) {
        return c.withType(type(c.type(), from, to));
    }

    private static Type type(Type t, ObjectName from, ObjectName to) {
        return switch (t) {
            case Type.Named n -> n.name().equals(from) ? new Type.Named(to, n.modifiers()) : n;
            case Type.ArrayOf a -> new Type.ArrayOf(type(a.element(), from, to));
            case Type.Known k -> k;
            case Type.Other o -> o;
        };
    }
}
