package plinth.model.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/**
 * Whether two schemas say the same. The order in which statements stand is not part of what they say: objects, and the constraints, indexes, triggers and
 * policies of a table, are compared by their names. The order of columns and of an enumeration's labels is, and so is each name that the database would
 * give where the text gives none.
 */
public final class Meaning {
    private Meaning() {}

    /** Returns a pair of objects of the two schemas that differ, the one or the other absent where it has no counterpart, or nothing. */
    public static Optional<Difference> difference(Schema wanted, Schema found) {
        if (wanted.equals(found)) {
            return Optional.empty();
        }
        List<SchemaObject> a = new ArrayList<>(wanted.objects());
        List<SchemaObject> b = new ArrayList<>(found.objects());
        if (a.size() == b.size()) {
            // The frequent case: most objects stand where they stood.
            List<SchemaObject> x = new ArrayList<>();
            List<SchemaObject> y = new ArrayList<>();
            for (int i = 0; i < a.size(); i++) {
                if (!a.get(i).equals(b.get(i))) {
                    x.add(a.get(i));
                    y.add(b.get(i));
                }
            }
            a = x;
            b = y;
        }
        a.sort(ORDER);
        b.sort(ORDER);
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            int c = i >= a.size() ? 1 : j >= b.size() ? -1 : ORDER.compare(a.get(i), b.get(j));
            if (c != 0) {
                return Optional.of(
                        c < 0
                                ? new Difference(Optional.of(a.get(i)), Optional.empty())
                                : new Difference(Optional.empty(), Optional.of(b.get(j))));
            }
            if (!same(a.get(i), b.get(j))) {
                return Optional.of(new Difference(Optional.of(a.get(i)), Optional.of(b.get(j))));
            }
            i++;
            j++;
        }
        return Optional.empty();
    }

    /** Returns whether both say the same. */
    public static boolean same(Schema a, Schema b) {
        return difference(a, b).isEmpty();
    }

    /** Where two schemas differ. */
    public record Difference(Optional<SchemaObject> wanted, Optional<SchemaObject> found) {}

    private static final Comparator<SchemaObject> ORDER = Comparator.comparing(
                    (SchemaObject o) -> o.getClass().getSimpleName())
            .thenComparing(SchemaObject::name)
            .thenComparing(Meaning::detail);

    private static String detail(SchemaObject o) {
        return switch (o) {
            case plinth.model.schema.Routine r -> r.arguments();
            case plinth.model.schema.Kept k -> k.kind() + " " + k.text();
            case plinth.model.schema.Ownership w -> w.kind() + w.arguments();
            default -> "";
        };
    }

    private static boolean same(SchemaObject a, SchemaObject b) {
        if (a.equals(b)) {
            return true;
        }
        return switch (a) {
            case Table t -> b instanceof Table u && sorted(t).equals(sorted(u));
            case View v -> b instanceof View w && sorted(v).equals(sorted(w));
            default -> false;
        };
    }

    private record Named<T>(String name, T value) {}

    private record Parts(
            Object rest,
            List<Named<Constraint>> constraints,
            List<Named<Index>> indexes,
            List<Trigger> triggers,
            List<Policy> policies) {}

    private static Parts sorted(Table t) {
        List<Named<Constraint>> constraints = new ArrayList<>();
        for (int i = 0; i < t.constraints().size(); i++) {
            constraints.add(
                    new Named<>(ImpliedNames.of(t, i).value(), t.constraints().get(i)));
        }
        constraints.sort(Comparator.comparing(Named::name));
        return new Parts(
                t.withConstraints(List.of())
                        .withIndexes(List.of())
                        .withTriggers(List.of())
                        .withPolicies(List.of()),
                constraints,
                indexes(t.name().name(), t.indexes()),
                t.triggers().stream()
                        .sorted(Comparator.comparing(Trigger::name))
                        .toList(),
                t.policies().stream().sorted(Comparator.comparing(Policy::name)).toList());
    }

    private static Parts sorted(View v) {
        return new Parts(
                v.withIndexes(List.of()).withTriggers(List.of()),
                List.of(),
                indexes(v.name().name(), v.indexes()),
                v.triggers().stream()
                        .sorted(Comparator.comparing(Trigger::name))
                        .toList(),
                List.of());
    }

    private static List<Named<Index>> indexes(plinth.model.schema.Name on, List<Index> all) {
        List<Named<Index>> out = new ArrayList<>();
        for (Index i : all) {
            out.add(new Named<>(ImpliedNames.base(on, i).value(), i));
        }
        out.sort(Comparator.comparing(Named::name));
        return out;
    }
}
