package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an object and its parts are written. */
public sealed interface Origins {
    /** Returns the statement that made the object. */
    Origin definition();

    /** Returns the statement that commented it. */
    Optional<Origin> comment();

    /** Of an object without parts of interest. */
    record Plain(Origin definition, Optional<Origin> comment) implements Origins {}

    /** Of a table or view; the lists go with those of the object, element by element. */
    record OfTable(
            Origin definition,
            Optional<Origin> comment,
            List<OfColumn> columns,
            List<Origin> constraints,
            List<Origin> indexes,
            List<Origin> triggers,
            List<Origin> policies)
            implements Origins {
        public OfTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
            indexes = List.copyOf(indexes);
            triggers = List.copyOf(triggers);
            policies = List.copyOf(policies);
        }

        static OfTable of(Origin definition) {
            return new OfTable(definition, Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());
        }

        OfTable withComment(Origin origin) {
            return new OfTable(definition, Optional.of(origin), columns, constraints, indexes, triggers, policies);
        }

        OfTable withColumns(List<OfColumn> columns) {
            return new OfTable(definition, comment, columns, constraints, indexes, triggers, policies);
        }

        OfTable withColumn(int at, OfColumn column) {
            List<OfColumn> all = new ArrayList<>(columns);
            all.set(at, column);
            return withColumns(all);
        }

        OfTable withConstraints(List<Origin> constraints) {
            return new OfTable(definition, comment, columns, constraints, indexes, triggers, policies);
        }

        OfTable withIndexes(List<Origin> indexes) {
            return new OfTable(definition, comment, columns, constraints, indexes, triggers, policies);
        }

        OfTable withTriggers(List<Origin> triggers) {
            return new OfTable(definition, comment, columns, constraints, indexes, triggers, policies);
        }

        OfTable withPolicies(List<Origin> policies) {
            return new OfTable(definition, comment, columns, constraints, indexes, triggers, policies);
        }
    }

    /** Of a column: each property knows the statement that said it last. */
    record OfColumn(
            Origin definition,
            Origin type,
            Optional<Origin> notNull,
            Optional<Origin> value,
            Optional<Origin> comment) {
        static OfColumn of(Origin definition) {
            return new OfColumn(definition, definition, Optional.empty(), Optional.empty(), Optional.empty());
        }

        OfColumn withType(Origin origin) {
            return new OfColumn(definition, origin, notNull, value, comment);
        }

        OfColumn withNotNull(Optional<Origin> origin) {
            return new OfColumn(definition, type, origin, value, comment);
        }

        OfColumn withValue(Optional<Origin> origin) {
            return new OfColumn(definition, type, notNull, origin, comment);
        }

        OfColumn withComment(Origin origin) {
            return new OfColumn(definition, type, notNull, value, Optional.of(origin));
        }
    }
}
