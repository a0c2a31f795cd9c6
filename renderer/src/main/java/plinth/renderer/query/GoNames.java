package plinth.renderer.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import plinth.model.layout.Plural;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * Names of Go functions for tables and columns, each given once. Who comes first in the schema has the plain name, and none has a number: a table
 * that is added behind the others changes no name of theirs.
 */
final class GoNames {
    /** What one row and several rows of a table are called. */
    private record Words(String one, String many) {}

    private final Set<String> taken = new HashSet<>();
    private final Map<ObjectName, Words> tables = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    GoNames(Schema schema) {
        for (Table t : schema.tables()) {
            words(t.name());
        }
    }

    /** Two tables may be one word, {@code user} and {@code users}: the later one is called a record of it. */
    private Words words(ObjectName table) {
        Words known = tables.get(table);
        if (known != null) {
            return known;
        }
        Words w = new Words(plainOne(table), plainMany(table));
        while (!words.add(w.one().toLowerCase(Locale.ROOT))) {
            w = new Words(w.one() + "Record", w.one() + "Records");
        }
        tables.put(table, w);
        return w;
    }

    /**
     * Returns {@code wanted}, or, when it has been given before, what it is of behind it as well.
     *
     * @param of what rows of the table are called that the stub is of
     */
    String free(String wanted, String of) {
        String name = wanted;
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name += "In" + of;
        }
        return name;
    }

    /** Returns what one row of {@code table} is called: {@code DayOff}. */
    String one(ObjectName table) {
        return words(table).one();
    }

    /** Returns what rows of {@code table} are called: {@code DaysOff}. */
    String many(ObjectName table) {
        return words(table).many();
    }

    private static String plainOne(ObjectName table) {
        return schema(table) + pascal(Plural.singular(table.name().value()));
    }

    private static String plainMany(ObjectName table) {
        return schema(table) + pascal(Plural.of(table.name().value()));
    }

    private static String schema(ObjectName table) {
        return table.schema().equals(ObjectName.PUBLIC) || table.schema().isEmpty()
                ? ""
                : pascal(table.schema().value());
    }

    static String pascal(Name name) {
        return pascal(name.value());
    }

    /** Returns the parts of {@code name} with a capital each; an id is an {@code ID}. */
    static String pascal(String name) {
        StringBuilder out = new StringBuilder();
        for (String part : Params.clean(name).split("_", -1)) {
            if (!part.isEmpty()) {
                out.append(part.equals("id") ? "ID" : Character.toUpperCase(part.charAt(0)) + part.substring(1));
            }
        }
        return out.toString();
    }

    /** Returns the names of columns in a row: {@code EventIDAndPersonID}. */
    static String columns(List<Name> columns) {
        return String.join("And", columns.stream().map(GoNames::pascal).toList());
    }

    /** Returns what a reference by {@code columns} is called: {@code user_id} leads to a {@code User}. */
    static String owner(List<Name> columns) {
        String last = columns.getLast().value();
        return last.length() > 3 && last.endsWith("_id")
                ? pascal(last.substring(0, last.length() - 3))
                : columns(columns);
    }
}
