package plinth.model.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.logic.TableRules;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** What a condition over nothing but the kind comes to for the rows of one, in whatever form it is written. */
final class KindTruth {
    private KindTruth() {}

    /** Returns whether {@code e} is true, or false, of every row whose {@code kind} is {@code value}; nothing where it asks for more, or is not understood. */
    static Optional<Boolean> of(Expression e, Name kind, String value) {
        if (!e.names().equals(Set.of(kind))) {
            return Optional.empty();
        }
        boolean truth = value.equals("true") || value.equals("false");
        Optional<Boolean> known = truth ? of(e, kind, value, "boolean") : Optional.empty();
        if (known.isEmpty() && !truth && value.matches("-?\\d{1,18}")) {
            known = of(e, kind, value, "bigint");
        }
        return known.isPresent() ? known : of(e, kind, Strings.literal(value), "text");
    }

    private static Optional<Boolean> of(Expression e, Name kind, String literal, String type) {
        Table one = Table.of(ObjectName.of("public", "one"), List.of(Column.of(kind.value(), Type.known(type))));
        TableRules rules = TableRules.of(new Schema(List.of()), one);
        if (!rules.understands(e)) {
            return Optional.empty();
        }
        Expression is = new Expression(
                List.of(new Expression.Reference(List.of(kind)), new Expression.Verbatim(" = " + literal)));
        if (rules.implies(is, e)) {
            return Optional.of(true);
        }
        List<Expression.Piece> not = new ArrayList<>(List.of(new Expression.Verbatim("NOT (")));
        not.addAll(e.pieces());
        not.add(new Expression.Verbatim(")"));
        return rules.implies(is, new Expression(not)) ? Optional.of(false) : Optional.empty();
    }
}
