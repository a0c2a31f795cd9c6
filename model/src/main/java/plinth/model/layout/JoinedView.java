package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.schema.Schema;
import plinth.model.schema.View;

/**
 * The view over a table for each of several kinds that overlap: a row for each key, with what the tables that have it know of it. What they have in common comes
 * from the first that knows it.
 */
final class JoinedView {
    private final Schema schema;
    private final Family family;
    private final List<KindLayout> kinds;
    private final List<Expression.Piece> pieces = new ArrayList<>();

    /** @param kinds where the kinds are */
    JoinedView(Schema schema, Family family, List<KindLayout> kinds) {
        this.schema = schema;
        this.family = family;
        this.kinds = kinds;
    }

    View view(List<Option> options) {
        text("SELECT ");
        Set<Name> labels = new HashSet<>();
        for (Column c : family.shared().columns()) {
            labels.add(c.name());
            shared(c.name());
            text(", ");
        }
        for (KindLayout k : kinds) {
            for (Name n : k.columns()) {
                Name label = labels.contains(n)
                        ? new Name(Naming.apart(
                                Naming.word(family, k.kind()) + "_" + n, x -> !labels.contains(new Name(x))))
                        : n;
                labels.add(label);
                column(k, n);
                text(label.equals(n) ? "" : " AS " + ConcreteTablesLayout.label(label));
                text(", ");
            }
        }
        pieces.removeLast();
        text(" FROM ");
        for (int i = 0; i < kinds.size(); i++) {
            text(i == 0 ? "" : " FULL JOIN ");
            pieces.add(new Expression.Reference(Relayout.path(kinds.get(i).own())));
            if (ambiguous(kinds.get(i))) {
                text(" AS " + alias(kinds.get(i)).quoted());
            }
            if (i > 0) {
                text(" USING (");
                list(family.key());
                text(")");
            }
        }
        return new View(
                family.base(),
                false,
                List.of(),
                new Expression(pieces),
                options,
                List.of(),
                List.of(),
                List.of(),
                schema.requireTable(family.base()).comment());
    }

    private void shared(Name n) {
        Optional<KindLayout> flagged = kinds.stream()
                .filter(k -> k.kind().flag().filter(n::equals).isPresent())
                .findFirst();
        if (flagged.isPresent()) {
            column(flagged.get(), family.key().getFirst());
            text(" IS NOT NULL AS " + ConcreteTablesLayout.label(n));
        } else if (family.key().contains(n)) {
            pieces.add(new Expression.Reference(List.of(n)));
        } else {
            text("COALESCE(");
            for (KindLayout k : kinds) {
                column(k, n);
                text(", ");
            }
            pieces.removeLast();
            text(") AS " + ConcreteTablesLayout.label(n));
        }
    }

    private void list(List<Name> names) {
        for (int i = 0; i < names.size(); i++) {
            text(i == 0 ? "" : ", ");
            pieces.add(new Expression.Reference(List.of(names.get(i))));
        }
    }

    private void column(KindLayout k, Name n) {
        pieces.add(new Expression.Reference(List.of(alias(k), n)));
    }

    private boolean ambiguous(KindLayout k) {
        return kinds.stream()
                .anyMatch(o -> o != k && o.own().name().equals(k.own().name()));
    }

    private Name alias(KindLayout k) {
        return ambiguous(k) ? new Name("k" + (kinds.indexOf(k) + 1)) : k.own().name();
    }

    private void text(String s) {
        if (!s.isEmpty()) {
            pieces.add(new Expression.Verbatim(s));
        }
    }
}
