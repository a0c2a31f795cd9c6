package plinth.model.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Recognises pairs of columns such as {@code subject_type} and {@code subject_id} that refer to rows of several tables without a key. */
final class PolymorphicReferences {
    private PolymorphicReferences() {}

    static List<Finding> find(Schema schema, Table t) {
        List<Finding> found = new ArrayList<>();
        Set<Name> referencing = t.referencing();
        for (Column c : t.columns()) {
            String name = c.name().value();
            for (String suffix : List.of("_type", "_kind", "Type")) {
                if (!name.endsWith(suffix) || name.length() == suffix.length()) {
                    continue;
                }
                String stem = name.substring(0, name.length() - suffix.length());
                Optional<Column> id = t.column(new Name(stem + (suffix.equals("Type") ? "Id" : "_id")));
                if (id.isEmpty() || referencing.contains(id.get().name())) {
                    continue;
                }
                found.add(finding(schema, t, c, id.get(), stem));
            }
        }
        return found;
    }

    private static Finding finding(Schema schema, Table t, Column type, Column id, String stem) {
        Optional<List<String>> listed = CheckedValues.of(schema, t, type.name());
        List<String> evidence = new ArrayList<>();
        evidence.add(type.name() + " and " + id.name()
                + " name a row by its table and its key; no foreign key stands on " + id.name());
        listed.ifPresent(v -> evidence.add(type.name() + " is one of " + Families.quoted(v)));
        boolean indexed =
                t.indexes().stream().anyMatch(i -> i.leadingColumns().containsAll(List.of(type.name(), id.name())))
                        || t.keyColumns().containsAll(List.of(type.name(), id.name()));
        if (indexed) {
            evidence.add("An index covers both");
        }
        Gap gap = new Gap(
                t.name() + " accepts a " + stem + " that does not exist",
                "Nothing ties " + id.name()
                        + " to a table, so deleting the row that it means leaves it behind. A foreign key for each"
                        + " table, of which one is set (an exclusive arc), is checked by the database.",
                List.of(),
                "");
        return new Finding(
                new Pattern.PolymorphicReference(t.name(), type.name(), id.name(), listed.orElse(List.of())),
                evidence,
                List.of(gap));
    }
}
