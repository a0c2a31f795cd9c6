package plinth.model.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.edit.Edit;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Recognises tables that reference themselves. */
final class SelfReferences {
    private SelfReferences() {}

    static List<Finding> find(Facts facts, Table t) {
        Schema schema = facts.schema();
        List<Finding> found = new ArrayList<>();
        for (ForeignKey f : t.foreignKeys()) {
            List<Name> key = schema.referenced(f);
            // Columns that reference themselves hold for every row by the row itself: that is no tree.
            if (!f.target().equals(t.name())
                    || f.columns().isEmpty()
                    || f.columns().equals(key)) {
                continue;
            }
            List<Gap> gaps = new ArrayList<>();
            boolean single = f.columns().size() == 1 && key.size() == 1;
            if (single && !facts.rules(t).differ(f.columns().getFirst(), key.getFirst())) {
                Expression different = new Expression(List.of(
                        new Expression.Reference(List.of(f.columns().getFirst())),
                        new Expression.Verbatim(" <> "),
                        new Expression.Reference(List.of(key.getFirst()))));
                gaps.add(new Gap(
                        t.name() + " accepts a row that is its own "
                                + stem(f.columns().getFirst()),
                        "A walk up from it does not end. Longer circles need a trigger, or a walk that remembers its"
                                + " path, as the query stubs do.",
                        List.of(new Edit.AddConstraint(
                                t.name(),
                                Constraint.Check.of(
                                        Optional.of(new Name(t.name().name() + "_not_own_"
                                                + stem(f.columns().getFirst()))),
                                        different))),
                        "Add a check that they differ"));
            }
            found.add(new Finding(
                    new Pattern.SelfReference(t.name(), f),
                    List.of(Families.join(f.columns()) + " references " + t.name() + " itself"),
                    gaps));
        }
        return found;
    }

    private static String stem(Name column) {
        String s = column.value();
        return s.endsWith("_id") ? s.substring(0, s.length() - 3) : s;
    }
}
