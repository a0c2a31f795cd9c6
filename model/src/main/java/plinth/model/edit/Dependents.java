package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** What depends on something, so that the one cannot go without the other. */
final class Dependents {
    private Dependents() {}

    /** Returns the foreign keys that rely on the rows of {@code target} being unique in exactly {@code columns}, and that no other key there serves. */
    static List<String> onKey(Schema s, Table target, Set<Name> columns, Table without) {
        if (keyed(without, columns)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (Table t : s.tables()) {
            for (int i = 0; i < t.constraints().size(); i++) {
                if (t.constraints().get(i) instanceof Constraint.ForeignKey f
                        && f.target().equals(target.name())
                        && Set.copyOf(s.referenced(f)).equals(columns)) {
                    found.add("the foreign key " + ImpliedNames.of(t, i) + " of " + t.name());
                }
            }
        }
        return found;
    }

    /** Whether {@code t} has a key of exactly these columns. */
    static boolean keyed(Table t, Set<Name> columns) {
        return t.constraints().stream()
                        .anyMatch(c -> (c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique)
                                && Set.copyOf(c.columns()).equals(columns))
                || t.indexes().stream()
                        .anyMatch(i -> i.unique()
                                && i.where().isEmpty()
                                && i.leadingColumns().size() == i.keys().size()
                                && Set.copyOf(i.leadingColumns()).equals(columns));
    }

    /** Throws when {@code found}, names of what is in the way, is not empty. */
    static void refuse(String what, List<String> found) {
        if (!found.isEmpty()) {
            throw new Refusal(what + " cannot go: "
                    + String.join(", ", found.stream().distinct().limit(8).toList())
                    + (found.size() > 8 ? " and " + (found.size() - 8) + " more" : "")
                    + (found.size() == 1 ? " needs it." : " need it."));
        }
    }
}
