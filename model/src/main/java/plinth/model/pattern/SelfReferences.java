package plinth.model.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Recognises tables that reference themselves. */
final class SelfReferences {
    private SelfReferences() {}

    /**
     * Returns the references of {@code t} to itself.
     *
     * @param copies whether its rows repeat those of another table, so that names of columns mean that one
     * @param taken columns that refer to rows of several tables
     */
    static List<Finding> find(Facts facts, Table t, boolean copies, Set<Name> taken) {
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
                        Gap.Rule.OWN_PARENT,
                        f.columns(),
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
        if (found.isEmpty() && !copies) {
            t.columns().stream()
                    .filter(c -> !taken.contains(c.name()))
                    .flatMap(c -> parent(facts, t, c).stream())
                    .findFirst()
                    .ifPresent(f -> found.add(named(t, f)));
        }
        return found;
    }

    /** The reference that {@code parent_id} means beside a key {@code id}, or {@code parent_run_id} beside one with {@code run_id}, without a foreign key. */
    private static Optional<ForeignKey> parent(Facts facts, Table t, Column c) {
        List<String> words = facts.words(c.name());
        boolean called = words.size() > 1
                && words.getFirst().equals("parent")
                && !facts.referencing(t).contains(c.name())
                && !c.generated()
                && facts.tables(List.of("parent")).isEmpty();
        if (!called) {
            return Optional.empty();
        }
        List<String> rest = words.subList(1, words.size());
        List<String> whole = new ArrayList<>(facts.words(t.name()));
        whole.add("id");
        for (List<Name> key : keys(t)) {
            for (Name k : key) {
                boolean same = facts.words(k).equals(rest) || (key.size() == 1 && rest.equals(whole));
                boolean typed = t.column(k).filter(o -> alike(o, c)).isPresent();
                if (same && typed && !key.contains(c.name())) {
                    List<Name> columns =
                            key.stream().map(n -> n.equals(k) ? c.name() : n).toList();
                    return Optional.of(
                            ForeignKey.of(Optional.empty(), columns, t.name(), key, Constraint.Action.NO_ACTION));
                }
            }
        }
        return Optional.empty();
    }

    private static List<List<Name>> keys(Table t) {
        List<List<Name>> keys = new ArrayList<>();
        t.primaryKey().ifPresent(p -> keys.add(p.columns()));
        t.uniques().forEach(u -> keys.add(u.columns()));
        return keys;
    }

    /** Whether a key of the one can stand in the other: text of whatever length, whole numbers of whatever size. */
    static boolean alike(Column a, Column b) {
        return a.type().equals(b.type())
                || (Kinds.textual(a) && Kinds.textual(b))
                || (Aspects.whole(a) && Aspects.whole(b));
    }

    private static Finding named(Table t, ForeignKey f) {
        Name column = f.columns().stream()
                .filter(n -> !f.references().contains(n))
                .findFirst()
                .orElseThrow();
        return new Finding(
                new Pattern.SelfReference(t.name(), f),
                List.of(column + " is called the parent of what the key (" + Families.join(f.references()) + ") of "
                        + t.name() + " holds, and is of its type"),
                List.of(new Gap(
                        Gap.Rule.NO_FOREIGN_KEY,
                        f.columns(),
                        t.name() + " accepts " + Words.article(column.value()) + " that is in no row of it",
                        "No foreign key stands on it.",
                        List.of(new Edit.AddConstraint(t.name(), f.withName(Optional.of(ImpliedNames.base(t, f))))),
                        "Add a foreign key")));
    }

    private static String stem(Name column) {
        String s = column.value();
        return s.endsWith("_id") ? s.substring(0, s.length() - 3) : s;
    }
}
