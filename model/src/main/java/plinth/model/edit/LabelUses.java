package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Dependence;
import plinth.model.schema.Column;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/** Says where in an object a label of an enumeration is used. */
final class LabelUses {
    private LabelUses() {}

    /** Returns the parts of {@code o} that use the label of {@code d}, each as a person calls it. */
    static List<String> in(Schema s, SchemaObject o, Edit.DropLabel d) {
        if (!(o instanceof Table t)) {
            return List.of(o.called());
        }
        List<String> found = new ArrayList<>();
        Table bare = t.withConstraints(List.of())
                .withIndexes(List.of())
                .withTriggers(List.of())
                .withPolicies(List.of())
                .withPartitionOf(Optional.empty());
        for (Column c : t.columns()) {
            Table only = bare.withColumns(t.columns().stream()
                    .map(k -> k == c ? k : k.withValue(Column.ABSENT))
                    .toList());
            if (Dependence.onLabel(s, only, d.type(), d.label())) {
                found.add("the " + (c.generated() ? "expression" : "default") + " of " + c.name() + " in " + t.name());
            }
        }
        List<Column> plain =
                t.columns().stream().map(k -> k.withValue(Column.ABSENT)).toList();
        Table rest = t.withColumns(plain);
        part(s, d, rest.withIndexes(List.of()).withTriggers(List.of()).withPolicies(List.of()), "a constraint", found);
        part(s, d, bare.withColumns(plain).withIndexes(t.indexes()), "an index", found);
        part(s, d, bare.withColumns(plain).withTriggers(t.triggers()), "a trigger", found);
        part(s, d, bare.withColumns(plain).withPolicies(t.policies()), "a policy", found);
        return found.isEmpty() ? List.of(o.called()) : found;
    }

    private static void part(Schema s, Edit.DropLabel d, Table only, String what, List<String> found) {
        if (Dependence.onLabel(s, only, d.type(), d.label())) {
            found.add(what + " of " + only.name());
        }
    }
}
