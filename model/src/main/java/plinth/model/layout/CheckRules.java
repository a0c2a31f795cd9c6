package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plinth.model.logic.TableRules;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Whether a check of one of the family's old tables follows from what the tables of a layout say. */
final class CheckRules {
    private final Family family;
    private final Strategy strategy;
    private final Schema after;
    private final Map<ObjectName, TableRules> known = new HashMap<>();

    CheckRules(Family family, Strategy strategy, Schema after) {
        this.family = family;
        this.strategy = strategy;
        this.after = after;
    }

    /** Returns what {@code t}, a table of the layout, says of its rows. */
    TableRules of(Table t) {
        return known.computeIfAbsent(t.name(), n -> TableRules.of(after, t));
    }

    /** Whether what {@code d} says of its rows implies {@code k} of the old table {@code t} for every row that was one of that table. */
    boolean implied(Table t, Constraint.Check k, Destination d) {
        Expression mapped = Mapped.expression(k.expression(), d.columns());
        List<Family.Kind> owners = d.kind().isPresent()
                ? List.of(d.kind().get())
                : family.kinds().stream()
                        .filter(x -> x.table().equals(t.name()) && !t.name().equals(family.base()))
                        .toList();
        Name kind = owners.isEmpty() ? family.discriminator() : family.mark(owners.getFirst());
        boolean tells = d.table().column(kind).isPresent();
        boolean whole = tells
                || family.overlapping()
                        && d.table().columns().stream()
                                .anyMatch(c -> family.marks().contains(c.name()));
        if (owners.size() > 1 || !whole && owners.isEmpty()) {
            return false;
        }
        List<Expression.Piece> pieces = new ArrayList<>();
        pieces.add(new Expression.Verbatim("("));
        for (Expression.Piece p : mapped.pieces()) {
            boolean named = p instanceof Expression.Reference r && r.name().equals(kind);
            pieces.add(named && !tells ? new Expression.Verbatim(family.literal(owners.getFirst())) : p);
        }
        pieces.add(new Expression.Verbatim(") IS NOT FALSE"));
        Expression when =
                tells && !owners.isEmpty() ? KindConditions.is(family, owners.getFirst()) : Expression.verbatim("TRUE");
        return of(d.table()).implies(when, new Expression(pieces));
    }

    /**
     * Whether {@code k} of the base follows, for the rows of each kind, from what the tables say that hold them together: columns of other kinds are NULL in
     * these.
     */
    boolean joined(Constraint.Check k, List<Layout.KindLayout> kinds) {
        if (!(strategy instanceof Strategy.ClassTable) || family.overlapping() || family.kindless()) {
            return false;
        }
        return kinds.stream().allMatch(l -> {
            Table base = after.requireTable(l.common());
            Table own = after.requireTable(l.own());
            List<Column> columns = new ArrayList<>(base.columns());
            own.columns().stream()
                    .filter(c -> columns.stream().noneMatch(x -> x.name().equals(c.name())))
                    .forEach(columns::add);
            List<Constraint> said = new ArrayList<>(base.constraints());
            if (!own.equals(base)) {
                said.addAll(own.constraints());
            }
            Table row = base.withColumns(columns).withConstraints(said);
            Map<Name, Name> names = new HashMap<>();
            l.kind().columns().forEach(c -> l.column(c.name()).ifPresent(n -> names.put(c.name(), n)));
            Expression rule = Mapped.expression(KindConditions.withoutOthers(family, l.kind(), k.expression()), names);
            List<Expression.Piece> pieces = new ArrayList<>();
            pieces.add(new Expression.Verbatim("("));
            pieces.addAll(rule.pieces());
            pieces.add(new Expression.Verbatim(") IS NOT FALSE"));
            return TableRules.of(after, row).implies(KindConditions.is(family, l.kind()), new Expression(pieces));
        });
    }
}
