package plinth.renderer.drizzle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.query.Exported;
import plinth.renderer.typescript.TsText;

/** The names of the constants in schema.ts and existing.ts: of tables, views, enums, sequences, schemas and types. */
final class ConstNames {
    /** What is imported, and the words of JavaScript that no constant can have. */
    private static final Set<String> TAKEN =
            Set.of(("bigint bigserial bit boolean char check cidr customType date doublePrecision foreignKey index"
                + " inet integer interval json jsonb macaddr macaddr8 numeric pgEnum pgPolicy pgSchema pgSequence"
                + " pgTable pgView point primaryKey real schema serial smallint smallserial sql text time timestamp"
                + " unique uniqueIndex uuid varchar t value abstract any arguments as async await break case catch"
                + " class const continue debugger declare default delete do else enum eval export extends false"
                + " finally for function get if implements import in instanceof interface let module namespace new"
                + " null number object of package private protected public return set static string super switch"
                + " symbol this throw true try type typeof undefined var void while with yield")
                    .split(" "));

    private final Map<ObjectName, String> relations = new HashMap<>();
    private final Map<ObjectName, String> enums = new HashMap<>();
    private final Map<ObjectName, String> sequences = new HashMap<>();
    private final Map<Name, String> schemas = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> taken = new HashSet<>(TAKEN);

    ConstNames(Exported exported) {
        Schema schema = exported.schema();
        for (Table t : exported.tables()) {
            relations.put(t.name(), free(exported.many(t.name()), "Table"));
        }
        schema.views().forEach(v -> relations.put(v.name(), free(called(v.name()), "View")));
        for (EnumType e : schema.enums().toList()) {
            enums.put(e.name(), free(Exported.called(e), "Enum"));
        }
        schema.objects().stream()
                .filter(Sequence.class::isInstance)
                .forEach(s -> sequences.put(s.name(), free(called(s.name()), "Sequence")));
    }

    private static String called(ObjectName name) {
        boolean plain = name.schema().equals(ObjectName.PUBLIC) || name.schema().isEmpty();
        return Exported.pascal(
                (plain ? "" : name.schema().value() + "_") + name.name().value());
    }

    private String free(String wanted, String more) {
        String name = TsText.function(wanted);
        while (!taken.add(name)) {
            name += more;
        }
        return name;
    }

    String of(Table t) {
        return known(relations, t.name());
    }

    String of(View v) {
        return known(relations, v.name());
    }

    String of(EnumType e) {
        return known(enums, e.name());
    }

    String of(Sequence s) {
        return known(sequences, s.name());
    }

    String schema(Name schema) {
        return schemas.computeIfAbsent(schema, n -> free(Exported.pascal(n.value()) + "Schema", "Names"));
    }

    /** Returns the name of the constant for the type that {@code customType} is told of by {@code text} and {@code more}. */
    String type(String text, String more) {
        return types.computeIfAbsent(text + " " + more, n -> free(Exported.pascal(Exported.parameter(text)), "Type"));
    }

    private static String known(Map<ObjectName, String> all, ObjectName name) {
        String known = all.get(name);
        if (known == null) {
            throw new IllegalArgumentException(name + " has no constant.");
        }
        return known;
    }
}
