package plinth.model.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A view, plain or materialized.
 *
 * @param columns the names of its columns where the text lists them
 * @param query what it asks, the names of tables and columns in it being references
 * @param columnComments what is said of single columns, by their names
 * @param traits what else is said of it in canonical words: {@code WITH CHECK OPTION}, {@code WITH NO DATA}
 */
public record View(
        ObjectName name,
        boolean materialized,
        List<Name> columns,
        Expression query,
        List<Option> with,
        List<String> traits,
        List<Index> indexes,
        List<Trigger> triggers,
        Map<Name, String> columnComments,
        Optional<String> comment)
        implements SchemaObject {
    /** A view of whose columns nothing is said. */
    public View(
            ObjectName name,
            boolean materialized,
            List<Name> columns,
            Expression query,
            List<Option> with,
            List<String> traits,
            List<Index> indexes,
            List<Trigger> triggers,
            Optional<String> comment) {
        this(name, materialized, columns, query, with, traits, indexes, triggers, Map.of(), comment);
    }

    public View {
        columns = List.copyOf(columns);
        with = List.copyOf(with);
        traits = List.copyOf(traits);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
        columnComments = Collections.unmodifiableMap(new LinkedHashMap<>(columnComments));
    }

    public View withName(ObjectName name) {
        return new View(name, materialized, columns, query, with, traits, indexes, triggers, columnComments, comment);
    }

    public View withColumns(List<Name> columns) {
        return new View(name, materialized, columns, query, with, traits, indexes, triggers, columnComments, comment);
    }

    public View withQuery(Expression query) {
        return new View(name, materialized, columns, query, with, traits, indexes, triggers, columnComments, comment);
    }

    public View withOptions(List<Option> with) {
        return new View(name, materialized, columns, query, with, traits, indexes, triggers, columnComments, comment);
    }

    /** Returns whether rows that are written through it must be rows that it shows. */
    public boolean checked() {
        return with.stream().anyMatch(View::checks) || traits.stream().anyMatch(View::checks);
    }

    private static boolean checks(Option o) {
        return o.name().equals("check_option");
    }

    private static boolean checks(String trait) {
        return trait.endsWith("CHECK OPTION");
    }

    /** Returns it without WITH CHECK OPTION, which takes a view that can be written through. */
    public View unchecked() {
        return !checked()
                ? this
                : new View(
                        name,
                        materialized,
                        columns,
                        query,
                        with.stream().filter(o -> !checks(o)).toList(),
                        traits.stream().filter(t -> !checks(t)).toList(),
                        indexes,
                        triggers,
                        columnComments,
                        comment);
    }

    public View withIndexes(List<Index> indexes) {
        return new View(name, materialized, columns, query, with, traits, indexes, triggers, columnComments, comment);
    }

    public View withTriggers(List<Trigger> triggers) {
        return new View(name, materialized, columns, query, with, traits, indexes, triggers, columnComments, comment);
    }

    public View withComment(Optional<String> comment) {
        return new View(name, materialized, columns, query, with, traits, indexes, triggers, columnComments, comment);
    }

    public View withColumnComments(Map<Name, String> columnComments) {
        return new View(name, materialized, columns, query, with, traits, indexes, triggers, columnComments, comment);
    }
}
