package plinth.model.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.text.Identifiers;
import plinth.model.text.Tokens;

/** The options of foreign tables and of their columns, {@code (table_name 't', s 'x')}, and what ALTER makes of them. */
final class ForeignOptions {
    private static final String COLUMN = "options";

    private ForeignOptions() {}

    /** Returns the options of a column after {@code changes}. */
    static List<Option> changed(List<Option> options, List<AlterAction.OptionChange> changes) {
        String before = options.stream()
                .filter(o -> o.name().equals(COLUMN))
                .flatMap(o -> o.value().stream())
                .findFirst()
                .orElse("");
        List<Option> all = new ArrayList<>(options);
        all.removeIf(o -> o.name().equals(COLUMN));
        String list = list(Reparsed.tokens(before), 0, changes);
        if (!list.isEmpty()) {
            all.add(Option.of(COLUMN, list));
        }
        return all;
    }

    /** Returns the trait of a foreign table, {@code SERVER name OPTIONS (...)}, after {@code changes}. */
    static String changed(String trait, List<AlterAction.OptionChange> changes) {
        Tokens t = Reparsed.tokens(trait);
        String list = list(t, 2, changes);
        return trait.substring(0, t.end(1)) + (list.isEmpty() ? "" : " OPTIONS " + list);
    }

    private static String list(Tokens t, int from, List<AlterAction.OptionChange> changes) {
        Map<Name, String> all = new LinkedHashMap<>();
        for (int i = from; i < t.size(); i++) {
            if ((t.is(i - 1, '(') || t.is(i - 1, ',')) && t.isIdentifier(i) && i + 1 < t.size()) {
                all.put(new Name(t.identifier(i)), t.text(i + 1));
            }
        }
        changes.forEach(c -> c.value().ifPresentOrElse(v -> all.put(c.name(), v), () -> all.remove(c.name())));
        return all.isEmpty()
                ? ""
                : all.entrySet().stream()
                        .map(e -> Identifiers.written(e.getKey().value()) + " " + e.getValue())
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
