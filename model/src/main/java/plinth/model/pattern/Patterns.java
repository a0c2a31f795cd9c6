package plinth.model.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.model.schema.Table;

/** Recognises all patterns in a schema. */
public final class Patterns {
    private Patterns() {}

    /** Returns what is found in {@code schema}: families first, then table by table. Depends on nothing but the schema. */
    public static List<Finding> recognise(Schema schema) {
        return recognise(schema, SeedRows.NONE);
    }

    /**
     * Returns what is found in {@code schema}: families first, then table by table.
     *
     * @param rows what the script puts into lookup tables
     */
    public static List<Finding> recognise(Schema schema, SeedRows rows) {
        Facts facts = new Facts(schema, rows);
        List<Finding> all = new ArrayList<>(Families.find(facts));
        Set<ObjectName> inFamily = new HashSet<>();
        Set<ObjectName> kinds = new HashSet<>();
        for (Finding f : all) {
            if (f.pattern() instanceof Pattern.SubtypeFamily family) {
                inFamily.add(family.table());
                family.subtypes().forEach(s -> kinds.add(s.table()));
            }
        }
        inFamily.addAll(kinds);
        all.addAll(ConcreteFamilies.find(facts));
        for (Table t : schema.tables()) {
            if (t.partitionOf().isPresent()) {
                continue;
            }
            List<Finding> polymorphic = PolymorphicReferences.find(facts, t);
            Optional<Finding> single =
                    inFamily.contains(t.name()) ? Optional.empty() : SingleTables.find(facts, t, types(polymorphic));
            single.ifPresent(all::add);
            all.addAll(Arcs.find(facts, t, of(single)));
            all.addAll(polymorphic);
            Bridges.find(facts, t).ifPresent(all::add);
            List<Finding> aspects = Aspects.find(facts, t, kinds);
            // What a history repeats says nothing of its own rows.
            boolean past = aspects.stream().anyMatch(f -> role(f, Pattern.Role.HISTORY));
            boolean edition = aspects.stream().anyMatch(f -> role(f, Pattern.Role.VERSIONS));
            all.addAll(SelfReferences.find(facts, t, past || edition, ids(polymorphic)));
            all.addAll(aspects);
            if (!past) {
                Temporals.find(facts, t).ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private static Set<Name> of(Optional<Finding> single) {
        return single.stream()
                .map(f -> (Pattern.SingleTable) f.pattern())
                .flatMap(s -> s.columns().stream())
                .map(Pattern.KindColumn::column)
                .collect(Collectors.toSet());
    }

    private static Set<Name> ids(List<Finding> polymorphic) {
        Set<Name> all = new HashSet<>();
        polymorphic.forEach(f -> {
            if (f.pattern() instanceof Pattern.PolymorphicReference p) {
                all.add(p.id());
            }
        });
        return all;
    }

    private static boolean role(Finding f, Pattern.Role role) {
        return f.pattern() instanceof Pattern.Aspect a && a.role() == role;
    }

    /** The columns that say which table a reference is to tell no kinds apart. */
    private static Set<Name> types(List<Finding> polymorphic) {
        Set<Name> all = new HashSet<>();
        polymorphic.forEach(f -> {
            if (f.pattern() instanceof Pattern.PolymorphicReference p) {
                all.add(p.type());
            }
        });
        return all;
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
