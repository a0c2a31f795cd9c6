package plinth.model.ddl;

import java.util.Optional;
import plinth.model.schema.Address;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Inherited;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Span;

/** Changes of a table that PostgreSQL refuses. Each method returns whether it does and then says why; in another dialect nothing is refused. */
final class RefusedChanges {
    private final Fold fold;
    private final Entry entry;
    private final boolean postgres;

    RefusedChanges(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
        this.postgres = entry.statement().tokens().dialect() == Dialect.POSTGRESQL;
    }

    private boolean say(Span span, Optional<String> why) {
        why.ifPresent(w -> fold.remark(entry, Remark.error(span, w)));
        return why.isPresent();
    }

    /** A key whose name another relation has, for its index has the name. Notes the name for the key when it is free. */
    boolean nameTaken(ObjectName table, Constraint c, Span span) {
        if (!postgres || !IndexAlteration.indexed(c) || c.name().isEmpty() || TableFold.takesIndexOver(c)) {
            return false;
        }
        ObjectName index = table.sibling(c.name().get());
        Optional<Origin> other = index.equals(table) ? Optional.of(Origin.of(entry)) : fold.relationCalled(index);
        if (other.isEmpty()) {
            fold.noteIndex(index, Fold.Key.relation(table));
            return false;
        }
        fold.twice(entry, span, "the index " + c.name().get() + " of this constraint", other.get());
        return true;
    }

    /** A key that is added: a column of it is not there, its name is taken, or there is no index that it could use. */
    boolean key(Table t, TableElement.ConstraintNode node) {
        Constraint c = node.constraint();
        if (!postgres || !IndexAlteration.indexed(c)) {
            return false;
        }
        Span span = node.name().map(Ident::span).orElse(node.span());
        Optional<Name> uses = TableFold.index(c);
        if (uses.isPresent()) {
            boolean there = t.indexes().stream()
                    .anyMatch(i -> ImpliedNames.base(t.name().name(), i).equals(uses.get()));
            return say(
                    span,
                    there
                            ? Optional.empty()
                            : Optional.of("there is no index " + uses.get() + " on " + t.name() + " to make a key of"));
        }
        boolean own = t.inherits().isEmpty()
                && t.partitionOf().isEmpty()
                && !Inherited.typed(t)
                && !(c instanceof Constraint.Exclusion);
        Optional<Name> missing =
                own ? c.columns().stream().filter(n -> t.column(n).isEmpty()).findFirst() : Optional.empty();
        return say(span, missing.map(n -> "there is no column " + n + " in " + t.name() + " for this key"))
                || nameTaken(t.name(), c, span);
    }

    /** A column of the primary key that is to take NULL. */
    boolean keepsNotNull(Table t, Ident column) {
        return postgres
                && say(
                        column.span(),
                        t.primaryKey()
                                .filter(k -> k.columns().contains(column.name()))
                                .map(k -> "the column " + column.name() + " is in the primary key of " + t.name()
                                        + " and stays NOT NULL"));
    }

    /** An identity whose type is no whole number. */
    boolean identity(Table t, Ident column) {
        return postgres
                && say(
                        column.span(),
                        t.column(column.name())
                                .map(Column::type)
                                .filter(x -> !x.is("smallint") && !x.is("integer") && !x.is("bigint"))
                                .map(x -> "the type of an identity must be smallint, integer or bigint"));
    }

    /** Another type for a column that a view, rule, policy or trigger uses. */
    boolean type(ObjectName table, Ident column) {
        if (!postgres || !fold.any(RefusedChanges::mayUse)) {
            return false;
        }
        Optional<String> user = fold.dependents(new Address.Column(table, column.name())).stream()
                .flatMap(e -> user(e).stream())
                .findFirst();
        user.ifPresent(u -> fold.dependsOnOthers());
        return say(
                column.span(),
                user.map(u -> "the type of " + column + " cannot be changed: " + u + " uses the column"));
    }

    private static boolean mayUse(SchemaObject o) {
        return switch (o) {
            case View v -> true;
            case Kept k -> k.kind().equals("RULE");
            case Table t -> !t.policies().isEmpty() || !t.triggers().isEmpty();
            default -> false;
        };
    }

    private Optional<String> user(DependencyGraph.Edge e) {
        SchemaObject o = fold.object(e.owner());
        return switch (e.part()) {
            case Part.OfPolicy p
            when o instanceof Table t ->
                Optional.of("the policy " + t.policies().get(p.at()).name() + " of " + t.called());
            case Part.OfTrigger g
            when o instanceof Table t ->
                Optional.of("the trigger " + t.triggers().get(g.at()).name() + " of " + t.called());
            case Part.Whole w
            when o instanceof View || o instanceof Kept k && k.kind().equals("RULE") -> Optional.of(o.called());
            default -> Optional.empty();
        };
    }
}
