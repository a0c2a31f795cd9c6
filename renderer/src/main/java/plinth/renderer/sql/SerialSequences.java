package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;

/** Serial columns whose sequence is called otherwise than {@code serial} would call it: that sequence needs a statement of its own. */
final class SerialSequences {
    private SerialSequences() {}

    /** Returns {@code schema} with a sequence before each table that has such a column, and the column's default from it. */
    static Schema apart(Schema schema) {
        if (schema.tables().stream().allMatch(t -> t.columns().stream().noneMatch(SerialSequences::named))) {
            return schema;
        }
        List<SchemaObject> all = new ArrayList<>();
        for (SchemaObject o : schema.objects()) {
            if (o instanceof Table t) {
                List<Column> columns = new ArrayList<>();
                for (Column c : t.columns()) {
                    if (named(c)) {
                        all.add(sequence(t, c));
                        columns.add(column(t, c));
                    } else {
                        columns.add(c);
                    }
                }
                all.add(t.withColumns(columns));
            } else {
                all.add(o);
            }
        }
        return new Schema(all);
    }

    private static boolean named(Column c) {
        return c.value() instanceof Column.Serial(Optional<?> sequence) && sequence.isPresent();
    }

    private static Sequence sequence(Table t, Column c) {
        List<String> type = c.type().is("bigint") ? List.of() : List.of("AS " + c.type());
        return new Sequence(
                ImpliedNames.sequence(t, c),
                type,
                Optional.of(new Sequence.Owner(t.name(), c.name())),
                Optional.empty());
    }

    private static Column column(Table t, Column c) {
        ObjectName sequence = ImpliedNames.sequence(t, c);
        String name = sequence.schema().quoted() + "." + sequence.name().quoted();
        Column own = c.withValue(
                new Column.Default(Expression.verbatim("nextval(" + Strings.literal(name) + "::regclass)")));
        return c.notNull().isPresent() ? own : own.notNullable();
    }
}
