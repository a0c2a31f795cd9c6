package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** What can be named at a place in a query, with types; what is around it and the queries of WITH. */
record TypeScope(@Nullable TypeScope outer, List<Relation> relations, List<Column> star, Map<Name, List<Column>> with) {

    /** A column that a query gives. */
    record Column(Name name, Typed typed) {}

    /** Rows in FROM; {@code table} is whose they are when they are all of a table's or view's. */
    record Relation(Optional<Name> shown, Optional<ObjectName> table, List<Column> columns) {}

    static TypeScope of(@Nullable TypeScope outer, Map<Name, List<Column>> with) {
        return new TypeScope(outer, new ArrayList<>(), new ArrayList<>(), with);
    }

    Optional<Typed> column(Name name) {
        for (TypeScope s = this; s != null; s = s.outer) {
            for (Relation r : s.relations) {
                for (Column c : r.columns) {
                    if (c.name.equals(name)) {
                        return Optional.of(c.typed.called(name, 2));
                    }
                }
            }
        }
        return Optional.empty();
    }

    Optional<Relation> relation(Name name) {
        for (TypeScope s = this; s != null; s = s.outer) {
            for (Relation r : s.relations) {
                if (r.shown.filter(name::equals).isPresent()) {
                    return Optional.of(r);
                }
            }
        }
        return Optional.empty();
    }
}
