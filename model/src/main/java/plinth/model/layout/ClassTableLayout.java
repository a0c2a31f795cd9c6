package plinth.model.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** A table for the base, and for each subtype one whose key references it. */
final class ClassTableLayout {
    private final Schema schema;
    private final Family family;
    private final Strategy.ClassTable strategy;
    private final Relayout relayout;

    ClassTableLayout(Schema schema, Family family, Strategy.ClassTable strategy) {
        this.schema = schema;
        this.family = family;
        this.strategy = strategy;
        this.relayout = new Relayout(schema, family);
    }

    Layout lay() {
        List<Table> tables = new ArrayList<>();
        List<KindLayout> kinds = new ArrayList<>();
        tables.add(base());
        for (Family.Kind k : family.kinds()) {
            boolean needed = !k.columns().isEmpty() || schema.table(k.table()).isPresent();
            if (needed) {
                tables.add(subtype(k));
            }
            kinds.add(new KindLayout(
                    k,
                    family.base(),
                    family.key(),
                    needed ? k.table() : family.base(),
                    needed ? k.key() : family.key(),
                    k.columns().stream().map(Column::name).toList()));
        }
        if (family.today() instanceof Strategy.SingleTable) {
            relayout.unreadable(family.base());
        }
        Schema laid = relayout.replace(tables);
        relayout.notEnforced.addAll(0, Shortcomings.of(family, strategy));
        List<ObjectName> names = tables.stream().map(Table::name).toList();
        return new Layout(family, strategy, laid, names, kinds, relayout.notEnforced, relayout.notCarried);
    }

    private Table base() {
        Table base = relayout.fitting(relayout.references(family.shared()));
        if (!strategy.guarded()) {
            return base;
        }
        List<Constraint> constraints = new ArrayList<>(base.constraints());
        if (!relayout.limited()) {
            constraints.add(Relayout.oneOf(family, Optional.empty()));
        }
        constraints.add(named(
                base,
                new Constraint.Unique(
                        Optional.empty(),
                        Constraint.Key.of(guardKey()),
                        false,
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty())));
        return base.withConstraints(constraints);
    }

    private static Constraint named(Table t, Constraint c) {
        return c.withName(Optional.of(ImpliedNames.base(t, c)));
    }

    private List<Name> guardKey() {
        List<Name> key = new ArrayList<>(family.key());
        key.add(family.discriminator());
        return key;
    }

    private Table subtype(Family.Kind k) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < k.key().size(); i++) {
            Column model = family.shared().column(family.key().get(i)).orElseThrow();
            columns.add(Column.of(k.key().get(i).value(), model.type()));
        }
        Name guard = guardColumn(k);
        if (strategy.guarded()) {
            Column kind = family.shared().column(family.discriminator()).orElseThrow();
            Column.Value value = updates(k)
                    ? new Column.Default(relayout.kindLiteral(k.value()))
                    : new Column.Generated(relayout.kindLiteral(k.value()), true);
            columns.add(Column.of(guard.value(), kind.type()).notNullable().withValue(value));
        }
        columns.addAll(k.columns());
        List<Constraint> constraints = new ArrayList<>();
        constraints.add(schema.table(k.table())
                .flatMap(Table::primaryKey)
                .filter(p -> p.columns().equals(k.key()))
                .orElse(new Constraint.PrimaryKey(
                        Optional.empty(),
                        Constraint.Key.of(k.key()),
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty())));
        List<Name> own = new ArrayList<>(k.key());
        if (strategy.guarded()) {
            own.add(guard);
        }
        // What the reference does today when a base row goes it does here, too.
        constraints.add(reference(k)
                .map(f -> f.withColumns(own).withTarget(family.base(), strategy.guarded() ? guardKey() : family.key()))
                .orElse(Constraint.ForeignKey.of(
                        Optional.empty(),
                        own,
                        family.base(),
                        strategy.guarded() ? guardKey() : family.key(),
                        Constraint.Action.CASCADE)));
        if (strategy.guarded() && updates(k)) {
            constraints.add(Constraint.Check.of(
                    Optional.empty(),
                    new Expression(List.of(
                            new Expression.Reference(List.of(guard)),
                            new Expression.Verbatim(" = " + relayout.kindLiteral(k.value()))))));
        }
        constraints.addAll(k.constraints());
        Table model = schema.table(k.table()).orElse(Table.of(k.table(), List.of()));
        Table made = model.withColumns(columns)
                .withConstraints(constraints)
                .withIndexes(k.indexes())
                .withTriggers(k.triggers());
        return relayout.fitting(relayout.references(made));
    }

    /** The reference to the base that the kind's table has today. */
    private Optional<Constraint.ForeignKey> reference(Family.Kind k) {
        return schema.table(k.table()).stream()
                .flatMap(t -> t.foreignKeys().stream())
                .filter(f -> f.target().equals(family.base()) && f.columns().containsAll(k.key()))
                .findFirst();
    }

    /** Whether the reference follows changes of the base's key: then the guard must be a column that can be written. */
    private boolean updates(Family.Kind k) {
        return reference(k)
                .filter(f -> f.onUpdate() != Constraint.Action.NO_ACTION && f.onUpdate() != Constraint.Action.RESTRICT)
                .isPresent();
    }

    /** The guard has the discriminator's name, unless a column of the subtype has it. */
    private Name guardColumn(Family.Kind k) {
        return k.names().contains(family.discriminator()) || k.key().contains(family.discriminator())
                ? new Name(Plural.singular(family.base().name().value()) + "_" + family.discriminator())
                : family.discriminator();
    }
}
