package plinth.model.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.edit.Edit;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Recognises exclusive arcs: nullable foreign keys of which a row has just one. */
final class Arcs {
    private Arcs() {}

    static Optional<Finding> find(Schema schema, Table t) {
        List<ForeignKey> nullable = t.foreignKeys().stream()
                .filter(f -> f.columns().size() == 1
                        && !f.target().equals(t.name())
                        && t.column(f.columns().getFirst()).filter(t::nullable).isPresent())
                .toList();
        for (Constraint.Check k : t.checks()) {
            List<ForeignKey> arms = nullable.stream()
                    .filter(f -> k.expression().names().contains(f.columns().getFirst()))
                    .toList();
            if (arms.size() >= 2 && counts(k.expression())) {
                boolean exactly = exactlyOne(k.expression());
                return Optional.of(new Finding(
                        new Pattern.ExclusiveArc(t.name(), arms, exactly, Enforcement.ENFORCED),
                        List.of("Of " + columns(arms) + " " + (exactly ? "exactly one" : "at most one")
                                + " is set, by the check " + k.expression()),
                        List.of()));
            }
        }
        // Without a check: three or more optional references to different tables and nothing else that says what the
        // row is about.
        Set<ObjectName> targets = nullable.stream().map(ForeignKey::target).collect(Collectors.toSet());
        boolean alike = nullable.size() >= 3
                && targets.size() == nullable.size()
                && nullable.stream().map(ForeignKey::onDelete).distinct().count() == 1
                && nullable.getFirst().onDelete() == Constraint.Action.CASCADE;
        if (!alike) {
            return Optional.empty();
        }
        Gap gap = new Gap(
                t.name() + " accepts a row with none or several of " + columns(nullable),
                "A reader cannot rely on there being one.",
                List.of(new Edit.AddConstraint(
                        t.name(),
                        Constraint.Check.of(Optional.of(new Name(t.name().name() + "_one_target")), one(nullable)))),
                "Add a check that one is set");
        return Optional.of(new Finding(
                new Pattern.ExclusiveArc(t.name(), nullable, true, Enforcement.MEANT),
                List.of(columns(nullable) + " are optional, each to another table, and their rows go with any of them"),
                List.of(gap)));
    }

    private static Expression one(List<ForeignKey> arms) {
        List<Expression.Piece> pieces = new ArrayList<>();
        pieces.add(new Expression.Verbatim("num_nonnulls("));
        for (int i = 0; i < arms.size(); i++) {
            if (i > 0) {
                pieces.add(new Expression.Verbatim(", "));
            }
            pieces.add(new Expression.Reference(List.of(arms.get(i).columns().getFirst())));
        }
        pieces.add(new Expression.Verbatim(") = 1"));
        return new Expression(pieces);
    }

    private static String columns(List<ForeignKey> arms) {
        return String.join(
                ", ", arms.stream().map(f -> f.columns().getFirst().value()).toList());
    }

    /** Whether the expression counts what is set: num_nonnulls, a sum of truths, or alternatives of IS NULL and IS NOT NULL. */
    private static boolean counts(Expression e) {
        String text = e.toString().toLowerCase(Locale.ROOT);
        return text.contains("num_nonnulls")
                || text.contains("num_nulls")
                || (text.contains("is not null") && (text.contains("+") || text.contains("<>") || text.contains("!=")))
                || (text.contains("is not null") && text.contains("is null") && text.contains(" or "))
                || (text.contains("is null") && text.contains("<>"));
    }

    private static boolean exactlyOne(Expression e) {
        String text = e.toString().replace(" ", "");
        return !text.contains("<=1") && !text.contains("<2") && !text.contains(">=");
    }
}
