package plinth.database.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * What an expression may name. Other databases take capitals and small letters of names for the same more often than not, so that is how names are
 * found.
 *
 * @param columns the columns in reach
 * @param given further names of columns: those that views give to what they show
 * @param relations tables and views that may be named
 * @param home what the database calls the schema {@code public}
 * @param query whether it is a whole query, which may name tables and give names of its own
 */
record Scope(List<Column> columns, List<Name> given, List<ObjectName> relations, String home, boolean query) {
    Scope {
        columns = List.copyOf(columns);
        given = List.copyOf(given);
        relations = List.copyOf(relations);
    }

    static Scope of(Table t) {
        return new Scope(t.columns(), List.of(), List.of(t.name()), "", false);
    }

    /** Returns the scope of a query over {@code schema} that may name {@code relations}. */
    static Scope of(Schema schema, Collection<Name> given, Collection<ObjectName> relations, String home) {
        List<Column> columns = new ArrayList<>();
        schema.tables().forEach(t -> columns.addAll(t.columns()));
        return new Scope(columns, List.copyOf(given), List.copyOf(relations), home, true);
    }

    Optional<Name> column(String word) {
        return Stream.concat(columns.stream().map(Column::name), given.stream())
                .filter(n -> n.value().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Returns the one family that all columns called {@code name} are of, if there is one. */
    Optional<Family> family(Name name) {
        List<Family> all = columns.stream()
                .filter(c -> c.name().equals(name))
                .map(c -> Family.of(c.type()))
                .distinct()
                .toList();
        return all.size() == 1 && !given.contains(name) ? Optional.of(all.getFirst()) : Optional.empty();
    }

    Optional<Name> relation(String word) {
        return relations.stream()
                .map(ObjectName::name)
                .filter(n -> n.value().equalsIgnoreCase(word))
                .findFirst();
    }

    Optional<Name> schema(String word) {
        if (!home.isEmpty() && word.equalsIgnoreCase(home)) {
            return Optional.of(ObjectName.PUBLIC);
        }
        return relations.stream()
                .map(ObjectName::schema)
                .filter(n -> n.value().equalsIgnoreCase(word))
                .findFirst();
    }
}
