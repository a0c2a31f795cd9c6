package plinth.model.ddl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Inherited;
import plinth.model.schema.Inherited.Part;
import plinth.model.schema.Inherited.Rule;
import plinth.model.schema.Name;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;

/** Actions of ALTER TABLE that PostgreSQL refuses for what the table or view is at that moment. */
final class RefusedActions {
    private final Fold fold;
    private final Entry entry;
    private final Inherited inherited;

    RefusedActions(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
        this.inherited = new Inherited(
                n -> {
                    Built b = fold.relation(n);
                    return b != null && b.object() instanceof Table t ? Optional.of(t) : Optional.empty();
                },
                t -> TypedTables.fields(t, entry, fold));
    }

    /** Returns whether PostgreSQL refuses {@code action} on {@code object}, and says why. */
    boolean refused(SchemaObject object, StatementNode.AlterTable a, AlterAction action) {
        if (entry.statement().tokens().dialect() != Dialect.POSTGRESQL) {
            return false;
        }
        Optional<String> why = switch (object) {
            case Table t -> table(t, a, action);
            case View v -> view(v, a, action);
            default -> Optional.empty();
        };
        if (why.isEmpty()) {
            return false;
        }
        fold.dependsOnOthers();
        fold.remark(entry, Remark.error(action.span(), why.get()));
        return true;
    }

    private static Optional<String> view(View v, StatementNode.AlterTable a, AlterAction action) {
        String kind = v.materialized() ? "MATERIALIZED VIEW" : "VIEW";
        if (!a.kind().equals("TABLE") && !a.kind().equals("INDEX") && !a.kind().equals(kind)) {
            return Optional.of(v.called() + " is no " + a.kind().toLowerCase(Locale.ROOT));
        }
        return switch (action) {
            case AlterAction.AddColumn x -> Optional.of(v.called() + " has its columns from its query");
            case AlterAction.DropColumn x -> Optional.of(v.called() + " has its columns from its query");
            case AlterAction.SetType x -> Optional.of(v.called() + " has its columns from its query");
            case AlterAction.SetNotNull x -> Optional.of(v.called() + " can have no constraints");
            case AlterAction.AddConstraint x -> Optional.of(v.called() + " can have no constraints");
            default -> Optional.empty();
        };
    }

    private Optional<String> table(Table t, StatementNode.AlterTable a, AlterAction action) {
        return switch (action) {
            case AlterAction.SetDefault s -> column(t, s.column()).flatMap(p -> filled(p, s.column()));
            case AlterAction.DropDefault s -> column(t, s.column()).flatMap(p -> filled(p, s.column()));
            case AlterAction.AddIdentity s -> column(t, s.column()).flatMap(p -> identified(t, p, s.column()));
            case AlterAction.SetIdentity s ->
                column(t, s.column()).filter(p -> !identity(p)).map(p -> s.column() + " is no identity column");
            case AlterAction.DropIdentity s ->
                column(t, s.column())
                        .filter(p -> !identity(p) && !s.ifExists())
                        .map(p -> s.column() + " is no identity column");
            case AlterAction.SetExpression s -> column(t, s.column()).flatMap(p -> computed(t, p, s.column()));
            case AlterAction.DropExpression s -> column(t, s.column()).flatMap(p -> stored(p, s));
            case AlterAction.SetType s -> column(t, s.column()).flatMap(p -> retyped(t, s.column()));
            case AlterAction.SetNotNull s ->
                a.only() ? Optional.empty() : column(t, s.column()).flatMap(p -> inheritable(p, s.column()));
            case AlterAction.AddNotNull n -> column(t, n.notNull().column()).flatMap(p -> another(t, p, n.notNull()));
            case AlterAction.AddColumn c
            when t.partitionOf().isPresent() ->
                Optional.of(t.called() + " is a partition and has its parent's columns");
            case AlterAction.AddColumn c -> generated(t, c);
            case AlterAction.AddConstraint c -> added(t, c.constraint().constraint());
            case AlterAction.DropConstraint d -> dropped(t, d);
            case AlterAction.ValidateConstraint v -> absent(t, v.constraint());
            case AlterAction.AlterConstraint x -> altered(t, x);
            case AlterAction.RenameColumn r
            when Inherited.typed(t) -> Optional.of(t.called() + " is of a type and gets its columns from there");
            case AlterAction.Inherit i when !i.no() -> heir(t, i.parent());
            default -> Optional.empty();
        };
    }

    private Optional<Part> column(Table t, Ident name) {
        return inherited.columns(t).stream()
                .filter(p -> p.name().equals(name.name()))
                .findFirst();
    }

    private static boolean identity(Part p) {
        return p.column().value() instanceof Column.Identity;
    }

    private static Optional<String> filled(Part p, Ident column) {
        return identity(p)
                ? Optional.of(column + " is an identity column, which has no default")
                : p.column().generated()
                        ? Optional.of(column + " is a generated column, which has no default")
                        : Optional.empty();
    }

    private Optional<String> identified(Table t, Part p, Ident column) {
        if (identity(p)) {
            return Optional.of(column + " is an identity column already");
        }
        if (!(p.column().value() instanceof Column.Absent)) {
            return Optional.of(column + " has a default already");
        }
        boolean nullable = p.column().notNull().isEmpty() && !t.keyColumns().contains(p.name());
        return nullable ? Optional.of(column + " must be NOT NULL before it can be an identity") : Optional.empty();
    }

    private Optional<String> computed(Table t, Part p, Ident column) {
        if (!(p.column().value() instanceof Column.Generated g)) {
            return Optional.of(column + " is no generated column");
        }
        return !g.stored() && !inherited.checks(t).isEmpty()
                ? Optional.of("the expression of " + column
                        + ", a virtual column, cannot be changed while the table has checks")
                : Optional.empty();
    }

    private static Optional<String> stored(Part p, AlterAction.DropExpression d) {
        if (!(p.column().value() instanceof Column.Generated g)) {
            return d.ifExists() ? Optional.empty() : Optional.of(d.column() + " is no generated column");
        }
        return g.stored()
                ? Optional.empty()
                : Optional.of("a virtual column such as " + d.column() + " cannot lose its expression");
    }

    private Optional<String> retyped(Table t, Ident column) {
        return inherited.columns(t).stream()
                .filter(p -> p.column().value() instanceof Column.Generated g
                        && g.expression().names().contains(column.name()))
                .findFirst()
                .map(p -> "the type of " + column + " cannot be changed: the generated column " + p.name()
                        + " uses the column");
    }

    private static Optional<String> inheritable(Part p, Ident column) {
        return p.column()
                .notNull()
                .filter(n -> n.noInherit() && p.declared())
                .map(n -> "the NOT NULL of " + column + " is NO INHERIT, which SET NOT NULL does not change");
    }

    /** A column has one NOT NULL, which has one name. */
    private static Optional<String> another(Table t, Part p, TableElement.NotNullNode node) {
        Optional<Name> name = node.notNull().name();
        if (!p.declared() || p.column().notNull().isEmpty()) {
            return Optional.empty();
        }
        Name old = ImpliedNames.notNull(t, p.column());
        return name.filter(n -> !n.equals(old)).isPresent()
                ? Optional.of("the column " + p.name() + " has a NOT NULL already, called " + old)
                : Optional.empty();
    }

    private Optional<String> added(Table t, Constraint c) {
        return switch (c) {
            case Constraint.ForeignKey f
            when !fold.mayCome(f.target()) || fold.relation(f.target()) != null ->
                new RefusedReferences(fold).foreignKey(t, f).or(() -> RefusedObjects.constraint(t, f));
            default -> RefusedObjects.constraint(t, c).or(() -> named(t, c));
        };
    }

    /** An index of the table that is named after it has its name as well as one that was given it. */
    private static Optional<String> named(Table t, Constraint c) {
        boolean taken = c.name().isPresent()
                && IndexAlteration.indexed(c)
                && !TableFold.takesIndexOver(c)
                && ImpliedNames.find(t, c.name().get())
                        .map(t.constraints()::get)
                        .filter(IndexAlteration::indexed)
                        .isPresent();
        return taken
                ? Optional.of("there is a constraint " + c.name().get() + " on " + t.name() + " already")
                : Optional.empty();
    }

    private static Optional<String> generated(Table t, AlterAction.AddColumn c) {
        if (c.ifNotExists() && t.column(c.column().name().name()).isPresent()) {
            return Optional.empty();
        }
        return c.column().clauses().stream()
                .flatMap(x -> x instanceof TableElement.GeneratedClause g ? Stream.of(g) : Stream.of())
                .findFirst()
                .flatMap(g -> RefusedObjects.generated(
                        t,
                        new Column.Generated(g.expression().expression(), g.stored()),
                        c.column().name()));
    }

    private Optional<String> dropped(Table t, AlterAction.DropConstraint d) {
        Name name = d.constraint().name();
        boolean base = inherited.baseChecks(t).stream().map(Rule::name).anyMatch(name::equals);
        return base
                ? Optional.of("the constraint " + d.constraint() + " is inherited, so it cannot be dropped here")
                : d.ifExists() ? Optional.empty() : absent(t, d.constraint());
    }

    /** What a table of its own does not have it has not; a partition or heir may have it from its parent. */
    private Optional<String> absent(Table t, Ident constraint) {
        Name name = constraint.name();
        boolean there = !Inherited.parents(t).isEmpty()
                || Inherited.typed(t)
                || name.value().equals("PRIMARY")
                || ImpliedNames.find(t, name).isPresent()
                || t.indexes().stream()
                        .anyMatch(i -> i.name().filter(name::equals).isPresent())
                || t.columns().stream()
                        .anyMatch(c ->
                                !t.nullable(c) && ImpliedNames.notNull(t, c).equals(name));
        return there ? Optional.empty() : Optional.of("there is no constraint " + constraint + " on " + t.name());
    }

    private Optional<String> altered(Table t, AlterAction.AlterConstraint a) {
        if (a.inherit().isPresent()) {
            return Optional.empty();
        }
        return ImpliedNames.find(t, a.constraint().name())
                .map(t.constraints()::get)
                .filter(c -> !(c instanceof Constraint.ForeignKey))
                .map(c -> "the constraint " + a.constraint() + " is no foreign key, so this cannot be changed");
    }

    /** A table that is to inherit must have the columns of the parent, NOT NULL where they are, and its checks. */
    private Optional<String> heir(Table t, NameNode parent) {
        Built b = fold.relation(fold.resolve(parent, entry, "relation"));
        if (b == null) {
            return Optional.of("there is no table " + parent);
        }
        return b.object() instanceof Table p ? lacking(t, p, true) : Optional.empty();
    }

    /** Says what {@code t} lacks of {@code parent} to become an heir or partition of it. */
    Optional<String> lacking(Table t, Table parent, boolean checks) {
        List<Part> own = inherited.columns(t);
        for (Part p : inherited.columns(parent)) {
            Optional<Part> mine =
                    own.stream().filter(c -> c.name().equals(p.name())).findFirst();
            if (mine.isEmpty()) {
                return Optional.of(t.called() + " has no column " + p.name());
            }
            boolean needed = p.column().notNull().filter(n -> !n.noInherit()).isPresent()
                    || parent.keyColumns().contains(p.name());
            boolean given = mine.get().column().notNull().isPresent()
                    || t.keyColumns().contains(p.name())
                    || mine.get().column().value() instanceof Column.Identity
                    || mine.get().column().value() instanceof Column.Serial;
            if (needed && !given) {
                return Optional.of("the column " + p.name() + " of " + t.called() + " must be NOT NULL");
            }
        }
        List<Name> mine = inherited.checks(t).stream().map(Rule::name).toList();
        return checks
                ? inherited.checks(parent).stream()
                        .filter(r -> !r.check().noInherit() && !mine.contains(r.name()))
                        .findFirst()
                        .map(r -> t.called() + " has no check " + r.name())
                : Optional.empty();
    }
}
