package plinth.renderer.query;

import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Domain;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Columns of a domain as columns of its base type: sqlc knows no domains, and would take each for {@code interface{}}. */
final class Domains {
    private Domains() {}

    /** Returns {@code schema} with the type, NOT NULL and default of the domain at every column that is of one. */
    static Schema flat(Schema schema) {
        boolean none = schema.objects().stream().noneMatch(Domain.class::isInstance);
        return none
                ? schema
                : schema.map(o -> o instanceof Table t
                        ? t.withColumns(
                                t.columns().stream().map(c -> flat(schema, c)).toList())
                        : o);
    }

    private static Column flat(Schema schema, Column column) {
        Column c = column;
        // A domain may be over a domain; one over itself is no schema, and ends here.
        for (int depth = 0; depth < 16; depth++) {
            Optional<Domain> domain = domain(schema, c.type());
            if (domain.isEmpty()) {
                return c.withType(type(schema, c.type()));
            }
            Domain d = domain.get();
            c = c.withType(d.type());
            if (d.notNull().isPresent() && c.notNull().isEmpty()) {
                c = c.notNullable();
            }
            if (c.value() instanceof Column.Absent && d.defaultValue().isPresent()) {
                c = c.withValue(new Column.Default(d.defaultValue().get()));
            }
        }
        return column;
    }

    private static Optional<Domain> domain(Schema schema, Type type) {
        return type instanceof Type.Named n ? schema.domain(n.name()) : Optional.empty();
    }

    /** Returns the base type of {@code type}, also within an array. */
    static Type type(Schema schema, Type type) {
        Type t = type;
        for (int depth = 0; depth < 16; depth++) {
            Optional<Domain> domain = domain(schema, t);
            if (domain.isEmpty()) {
                return t instanceof Type.ArrayOf a ? new Type.ArrayOf(type(schema, a.element())) : t;
            }
            t = domain.get().type();
        }
        return type;
    }
}
