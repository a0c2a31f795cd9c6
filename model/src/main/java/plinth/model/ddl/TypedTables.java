package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;

/** Tables of a composite type. */
final class TypedTables {
    private TypedTables() {}

    /** Returns the type that {@code t} is of. */
    static Optional<ObjectName> type(Table t, Entry entry, Fold fold) {
        for (String trait : t.traits()) {
            if (trait.startsWith("OF ")) {
                try {
                    NameNode name = new Cursor(Reparsed.tokens(trait.substring(3))).name("a type");
                    return Optional.of(fold.resolve(name, entry, "type"));
                } catch (Unreadable e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the attributes of the type that {@code t} is of, none when it is of none. */
    static List<Column> fields(Table t, Entry entry, Fold fold) {
        return type(t, entry, fold)
                .map(fold::type)
                .filter(CompositeType.class::isInstance)
                .map(k -> ((CompositeType) k).fields())
                .orElse(List.of());
    }

    /** Returns the columns of {@code t}, which is of the type {@code of}, with what the table says of them itself. */
    static List<Column> columns(Table t, CompositeType of) {
        List<Column> all = new ArrayList<>();
        for (Column f : of.fields()) {
            Column bare = f.withComment(Optional.empty());
            all.add(t.column(f.name())
                    .map(c -> c.withType(f.type()).withCollation(f.collation()))
                    .map(c -> c.notNull().isEmpty() && !t.nullable(c) ? c.notNullable() : c)
                    .orElse(t.keyColumns().contains(f.name()) ? bare.notNullable() : bare));
        }
        return all;
    }
}
