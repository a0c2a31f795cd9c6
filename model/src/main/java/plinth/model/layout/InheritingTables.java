package plinth.model.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Schema;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;

/**
 * Makes the tables of the kinds inherit from the base. They have its columns and checks from it; keys, references, indexes, triggers and policies are not
 * inherited, so that each has its own.
 */
final class InheritingTables {
    private final Family family;

    InheritingTables(Family family) {
        this.family = family;
    }

    /** Returns why the kinds of {@code family} cannot inherit from its base; nothing where they can. */
    static Optional<String> refusal(Schema schema, Family family) {
        if (family.overlapping()) {
            return Optional.of(
                    "its kinds overlap: a row of two kinds would be in two tables, and twice in " + family.base());
        }
        if (family.today() instanceof Strategy.ConcreteTables) {
            return Optional.of(
                    family.base() + " is a view over its tables, and making the table of it that they inherit from is"
                            + " not done yet");
        }
        return schema.table(family.base())
                        .filter(t -> t.kind() == Table.Kind.TEMPORARY)
                        .isPresent()
                ? Optional.of(family.base() + " is temporary, from which no lasting table can inherit")
                : Optional.empty();
    }

    /** Returns the base: it has all that is common, and no rows but those without a kind. */
    Table base(Optional<Sequence> numbers) {
        Table t = family.shared();
        Set<Name> has = t.columns().stream().map(Column::name).collect(Collectors.toSet());
        Set<Name> owned = family.kinds().stream()
                .flatMap(k -> k.names().stream())
                .filter(n -> !has.contains(n))
                .collect(Collectors.toSet());
        List<Column> columns = new ArrayList<>();
        for (Column c : t.columns()) {
            boolean others = c.value() instanceof Column.Generated g
                    && g.expression().names().stream().anyMatch(owned::contains);
            if (!others) {
                columns.add(
                        numbers.isPresent() && family.key().contains(c.name())
                                ? c.withValue(new Column.Default(
                                        OwnSequence.nextByPath(numbers.get().name())))
                                : c);
            }
        }
        List<Constraint> constraints = new ArrayList<>(t.constraints());
        Name name = new Name(Naming.cut(family.base().name() + "_by_kind", ""));
        Expression none = family.kindless()
                ? new Expression(List.of(
                        new Expression.Reference(List.of(family.discriminator())), new Expression.Verbatim(" IS NULL")))
                : Expression.verbatim("false");
        constraints.add(Constraint.Check.of(Optional.of(name), none).withNoInherit(true));
        return t.withColumns(columns).withConstraints(constraints);
    }

    /** Returns whether the tables have {@code c} of the base from it. */
    boolean inherited(Constraint c) {
        Set<Name> has =
                base(Optional.empty()).columns().stream().map(Column::name).collect(Collectors.toSet());
        return c instanceof Constraint.Check k && !k.noInherit() && has.containsAll(k.columns());
    }

    /** Returns {@code t}, the table of {@code k} with all of its columns and rules, as one that inherits from the base. */
    Table heir(Table t, Family.Kind k) {
        Table base = base(Optional.empty());
        List<Column> columns = new ArrayList<>();
        Column kind = family.shared().column(family.discriminator()).orElseThrow();
        columns.add(Column.of(kind.name().value(), kind.type())
                .notNullable()
                .withValue(new Column.Default(family.constant(k))));
        t.columns().stream().filter(c -> base.column(c.name()).isEmpty()).forEach(columns::add);
        List<Constraint> constraints = new ArrayList<>();
        constraints.add(Constraint.Check.of(
                Optional.empty(),
                new Expression(List.of(
                        new Expression.Reference(List.of(kind.name())),
                        new Expression.Verbatim(" = " + family.literal(k))))));
        constraints.addAll(t.constraints());
        // A table for each kind alone has no column for these.
        family.shared().foreignKeys().stream()
                .filter(f -> f.columns().contains(kind.name()))
                .map(f -> f.withName(Optional.empty()))
                .forEach(constraints::add);
        return t.withColumns(columns).withConstraints(constraints).withInherits(List.of(family.base()));
    }
}
