package plinth.renderer.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import plinth.model.layout.Plural;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** Names of Go functions for tables and columns, each given once. */
final class GoNames {
    private final Set<String> taken = new HashSet<>();

    /** Returns {@code wanted}, or with a number behind it when it has been given before. */
    String free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + i;
        }
        return name;
    }

    /** Returns what one row of {@code table} is called: {@code DayOff}. */
    static String one(ObjectName table) {
        return schema(table) + pascal(Plural.singular(table.name().value()));
    }

    /** Returns what rows of {@code table} are called: {@code DaysOff}. */
    static String many(ObjectName table) {
        return schema(table) + pascal(Plural.of(Plural.singular(table.name().value())));
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
        for (String part : name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").split("[^A-Za-z0-9]+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            String lower = part.toLowerCase(Locale.ROOT);
            out.append(lower.equals("id") ? "ID" : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return out.isEmpty() ? "T" : Character.isDigit(out.charAt(0)) ? "T" + out : out.toString();
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
