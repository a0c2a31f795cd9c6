package plinth.renderer.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * A schema without the keys and indexes that name what is not there, and without domains. Such a schema is reported as faulty elsewhere; its stubs are
 * made from what holds.
 */
final class Sound {
    private Sound() {}

    static Schema of(Schema schema) {
        Schema flat = Domains.flat(schema);
        return flat.map(o -> o instanceof Table t ? table(flat, t) : o);
    }

    private static Set<Name> columns(Schema schema, Table t) {
        return TableShape.columns(schema, t).stream().map(Column::name).collect(Collectors.toSet());
    }

    private static Table table(Schema schema, Table t) {
        Set<Name> there = columns(schema, t);
        List<Constraint> constraints = t.constraints().stream()
                .filter(c -> switch (c) {
                    case Constraint.ForeignKey f -> there.containsAll(f.columns()) && reaches(schema, f);
                    case Constraint.PrimaryKey p -> there.containsAll(p.columns());
                    case Constraint.Unique u -> there.containsAll(u.columns());
                    case Constraint.Check k -> true;
                    case Constraint.Exclusion x -> true;
                })
                .toList();
        boolean whole = constraints.size() == t.constraints().size();
        var indexes = t.indexes().stream()
                .filter(i -> there.containsAll(i.leadingColumns()))
                .toList();
        return whole && indexes.size() == t.indexes().size()
                ? t
                : t.withConstraints(constraints).withIndexes(indexes);
    }

    /** Whether the foreign key's target is elsewhere, or has the columns, as many as there are. */
    private static boolean reaches(Schema schema, Constraint.ForeignKey f) {
        Optional<Table> target = schema.table(f.target());
        List<Name> referenced = schema.referenced(f);
        return target.isEmpty()
                || (referenced.size() == f.columns().size()
                        && columns(schema, target.get()).containsAll(referenced));
    }
}
