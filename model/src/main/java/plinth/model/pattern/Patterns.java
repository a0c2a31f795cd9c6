package plinth.model.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Recognises all patterns in a schema. */
public final class Patterns {
    private Patterns() {}

    /** Returns what is found in {@code schema}: families first, then table by table. Depends on nothing but the schema. */
    public static List<Finding> recognise(Schema schema) {
        List<Finding> all = new ArrayList<>(Families.find(schema));
        Set<ObjectName> inFamily = new HashSet<>();
        for (Finding f : all) {
            if (f.pattern() instanceof Pattern.SubtypeFamily family) {
                inFamily.add(family.table());
                family.subtypes().forEach(s -> inFamily.add(s.table()));
            }
        }
        for (Table t : schema.tables()) {
            if (t.partitionOf().isPresent()) {
                continue;
            }
            if (!inFamily.contains(t.name())) {
                SingleTables.find(schema, t).ifPresent(all::add);
            }
            Arcs.find(schema, t).ifPresent(all::add);
            all.addAll(PolymorphicReferences.find(schema, t));
            Bridges.find(schema, t).ifPresent(all::add);
            all.addAll(SelfReferences.find(schema, t));
            Temporals.find(t).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** Returns the families among {@code findings}. */
    public static List<Pattern.SubtypeFamily> families(List<Finding> findings) {
        return findings.stream()
                .map(Finding::pattern)
                .filter(Pattern.SubtypeFamily.class::isInstance)
                .map(Pattern.SubtypeFamily.class::cast)
                .toList();
    }
}
