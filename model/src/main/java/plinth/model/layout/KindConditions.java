package plinth.model.layout;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;

/** What says in one table for all kinds that a rule is about rows of one of them. */
final class KindConditions {
    private KindConditions() {}

    /** Returns that a row is of the kind {@code k}. */
    static Expression is(Family family, Family.Kind k) {
        if (k.flag().isPresent()) {
            return piece(k.flag().get(), optional(family, k) ? " IS TRUE" : "");
        }
        return piece(family.discriminator(), " = " + family.literal(k));
    }

    /** Returns {@code rule} for rows of the kind {@code k}: it binds no row of another. */
    static Expression onlyFor(Family family, Family.Kind k, Expression rule) {
        List<Expression.Piece> pieces = not(family, k);
        pieces.add(new Expression.Verbatim(" OR ("));
        pieces.addAll(rule.pieces());
        pieces.add(new Expression.Verbatim(")"));
        return new Expression(pieces);
    }

    /** Returns that {@code columns}, which {@code kinds} have, are NULL in rows of all other kinds. */
    static Expression empty(Family family, List<Family.Kind> kinds, List<Name> columns) {
        List<Expression.Piece> pieces = new ArrayList<>();
        if (family.overlapping()) {
            for (Family.Kind k : kinds) {
                pieces.addAll(is(family, k).pieces());
                pieces.add(new Expression.Verbatim(" OR "));
            }
        } else {
            pieces.add(new Expression.Reference(List.of(family.discriminator())));
            pieces.add(new Expression.Verbatim(
                    kinds.size() == 1
                            ? " = " + family.literal(kinds.getFirst())
                            : " IN ("
                                    + String.join(
                                            ", ",
                                            kinds.stream().map(family::literal).toList()) + ")"));
            pieces.add(new Expression.Verbatim(" OR "));
        }
        nulls(pieces, columns, " IS NULL");
        return new Expression(pieces);
    }

    /** Returns that {@code columns} have values in rows of the kind {@code k}. */
    static Expression required(Family family, Family.Kind k, List<Name> columns) {
        List<Expression.Piece> pieces = not(family, k);
        pieces.add(new Expression.Verbatim(" OR "));
        nulls(pieces, columns, " IS NOT NULL");
        return new Expression(pieces);
    }

    /** Returns both of two conditions. */
    static Expression both(Expression a, Expression b) {
        List<Expression.Piece> pieces = new ArrayList<>(a.pieces());
        pieces.add(new Expression.Verbatim(" AND ("));
        pieces.addAll(b.pieces());
        pieces.add(new Expression.Verbatim(")"));
        return new Expression(pieces);
    }

    /** Returns {@code e} as it is for rows of {@code k}, in which columns of other kinds are NULL. */
    static Expression withoutOthers(Family family, Family.Kind k, Expression e) {
        Expression out = e;
        for (Family.Kind other : family.kinds()) {
            for (Column x : other.columns()) {
                if (!k.names().contains(x.name())) {
                    out = Clauses.withValue(
                            out,
                            x.name(),
                            Expression.verbatim("NULL::" + x.type().written()));
                }
            }
        }
        return out;
    }

    private static List<Expression.Piece> not(Family family, Family.Kind k) {
        List<Expression.Piece> pieces = new ArrayList<>();
        if (k.flag().isEmpty()) {
            pieces.addAll(
                    piece(family.discriminator(), " <> " + family.literal(k)).pieces());
        } else if (optional(family, k)) {
            pieces.addAll(piece(k.flag().get(), " IS NOT TRUE").pieces());
        } else {
            pieces.add(new Expression.Verbatim("NOT "));
            pieces.add(new Expression.Reference(List.of(k.flag().get())));
        }
        return pieces;
    }

    private static boolean optional(Family family, Family.Kind k) {
        Column flag = family.shared().column(family.mark(k)).orElseThrow();
        return family.shared().nullable(flag);
    }

    private static Expression piece(Name column, String test) {
        List<Expression.Piece> pieces = new ArrayList<>();
        pieces.add(new Expression.Reference(List.of(column)));
        if (!test.isEmpty()) {
            pieces.add(new Expression.Verbatim(test));
        }
        return new Expression(pieces);
    }

    private static void nulls(List<Expression.Piece> pieces, List<Name> columns, String test) {
        boolean many = columns.size() > 1;
        if (many) {
            pieces.add(new Expression.Verbatim("("));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                pieces.add(new Expression.Verbatim(" AND "));
            }
            pieces.add(new Expression.Reference(List.of(columns.get(i))));
            pieces.add(new Expression.Verbatim(test));
        }
        if (many) {
            pieces.add(new Expression.Verbatim(")"));
        }
    }
}
