package plinth.model.ddl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Span;

/** Parts of tables and types that PostgreSQL refuses to make. Each method returns whether it does and then says why; in another dialect nothing is refused. */
final class RefusedObjects {
    private final Fold fold;
    private final Entry entry;
    private final boolean postgres;

    RefusedObjects(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
        this.postgres = entry.statement().tokens().dialect() == Dialect.POSTGRESQL;
    }

    private boolean say(Span span, Optional<String> why) {
        if (!postgres || why.isEmpty()) {
            return false;
        }
        fold.dependsOnOthers();
        fold.remark(entry, Remark.error(span, why.get()));
        return true;
    }

    boolean trigger(StatementNode.CreateTrigger node, SchemaObject on) {
        Trigger t = node.trigger();
        String timing = t.timing().toLowerCase(Locale.ROOT);
        boolean instead = timing.equals("instead of");
        Optional<String> why = switch (on) {
            case View v when v.materialized() -> Optional.of(v.called() + " can have no triggers");
            case View v
            when !instead && t.eachRow() ->
                Optional.of("a trigger for each row of " + v.called() + " can only be INSTEAD OF");
            case Table x
            when instead -> Optional.of("only a view has INSTEAD OF triggers, which " + x.called() + " is not");
            default -> Optional.empty();
        };
        return say(node.name().span(), why.or(() -> function(t)));
    }

    /** The function of a trigger returns {@code trigger}, when it is one of the schema's own. */
    private Optional<String> function(Trigger t) {
        NameNode name;
        try {
            name = new Cursor(Reparsed.tokens(t.call())).name("a function");
        } catch (Unreadable e) {
            return Optional.empty();
        }
        List<ObjectName> candidates = name.qualifier().isPresent()
                ? List.of(name.in(ObjectName.PUBLIC))
                : fold.path(entry).stream().map(name::in).toList();
        for (ObjectName n : candidates) {
            List<Routine> own = fold.routines(n, false).stream()
                    .filter(r -> r.arguments().isEmpty())
                    .toList();
            if (own.size() == 1) {
                return RoutineGrammar.result(
                                Reparsed.tokens(NamesIn.ROUTINE + own.getFirst().definition()))
                        .filter(r -> !r.type().toString().equals("trigger") && r.type() instanceof Type.Known)
                        .map(r -> "the function " + name + " returns " + r.type() + ", no trigger");
            }
        }
        return Optional.empty();
    }

    boolean policy(Ident name, Table t, Policy p) {
        boolean there = t.policies().stream().anyMatch(o -> o.name().equals(p.name()));
        return say(
                name.span(),
                there
                        ? Optional.of("there is a policy " + p.name() + " on " + t.name() + " already")
                        : switch (p.command().toLowerCase(Locale.ROOT)) {
                            case "insert" -> p.using().map(u -> "a policy for INSERT has WITH CHECK alone, no USING");
                            case "select", "delete" ->
                                p.check().map(c -> "a policy for SELECT or DELETE has USING alone, no WITH CHECK");
                            default -> Optional.empty();
                        });
    }

    boolean label(StatementNode.AddLabel a, EnumType e) {
        if (e.labels().contains(a.label())) {
            return !a.ifNotExists()
                    && say(
                            a.name().span(),
                            Optional.of("there is a label '" + a.label() + "' in " + e.name() + " already"));
        }
        Optional<String> beside = a.before().or(a::after);
        return say(
                a.name().span(),
                beside.filter(b -> !e.labels().contains(b)).map(b -> "there is no label '" + b + "' in " + e.name()));
    }

    boolean label(StatementNode.RenameLabel r, EnumType e) {
        return say(
                r.name().span(),
                !e.labels().contains(r.from())
                        ? Optional.of("there is no label '" + r.from() + "' in " + e.name())
                        : e.labels().contains(r.to())
                                ? Optional.of("there is a label '" + r.to() + "' in " + e.name() + " already")
                                : Optional.empty());
    }

    boolean constraint(Domain d, Ident name, boolean there, boolean ifExists) {
        return say(
                name.span(),
                there || ifExists
                        ? Optional.empty()
                        : Optional.of("there is no constraint " + name + " on " + d.name()));
    }

    /** A virtual column has no index and no key. */
    boolean index(Span span, Table t, Index i) {
        return say(
                span,
                i.keys().stream()
                        .map(IndexKey::expression)
                        .flatMap(e -> e.names().stream())
                        .filter(n -> virtual(t, n))
                        .findFirst()
                        .map(n -> "the column " + n + " is virtual and can have no index"));
    }

    static boolean virtual(Table t, Name column) {
        return t.column(column)
                .filter(c -> c.value() instanceof Column.Generated g && !g.stored())
                .isPresent();
    }

    /** What {@code c} cannot be on {@code t}, as {@code ALTER TABLE} adds it. */
    static Optional<String> constraint(Table t, Constraint c) {
        return switch (c) {
            case Constraint.ForeignKey f
            when f.period() && (changes(f.onDelete()) || changes(f.onUpdate())) ->
                Optional.of("a foreign key with PERIOD can only have NO ACTION");
            case Constraint.Check k -> Optional.empty();
            default ->
                c.columns().stream()
                        .filter(n -> virtual(t, n))
                        .findFirst()
                        .map(n -> "the column " + n + " is virtual and can have no key");
        };
    }

    private static boolean changes(Constraint.Action a) {
        return a != Constraint.Action.NO_ACTION;
    }

    /** A generated column is not computed from another. */
    static Optional<String> generated(Table t, Column.Value value, Ident column) {
        return value instanceof Column.Generated g
                ? g.expression().names().stream()
                        .filter(n -> t.column(n).filter(Column::generated).isPresent())
                        .findFirst()
                        .map(n -> column + " cannot be computed from " + n + ", which is a generated column itself")
                : Optional.empty();
    }
}
