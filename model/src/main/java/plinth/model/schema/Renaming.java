package plinth.model.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plinth.model.schema.Constraint.Check;
import plinth.model.schema.Constraint.Exclusion;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Constraint.Key;
import plinth.model.schema.Constraint.PrimaryKey;
import plinth.model.schema.Constraint.Unique;

/** What becomes of an object when something that it names is called otherwise: every mention of it follows. */
public final class Renaming {
    private Renaming() {}

    /** Returns {@code object} after the column {@code from} of {@code table} has become {@code to}, in all that names the column outside of queries. */
    public static SchemaObject column(SchemaObject object, ObjectName table, Name from, Name to) {
        return switch (object) {
            case Table t -> {
                Table own = t.name().equals(table) ? ownColumn(t, from, to) : t;
                yield own.withConstraints(own.constraints().stream()
                        .map(c -> c instanceof ForeignKey f && f.target().equals(table)
                                ? f.withTarget(f.target(), replaced(f.references(), from, to))
                                : c)
                        .toList());
            }
            case Sequence s ->
                s.ownedBy()
                                .filter(o ->
                                        o.table().equals(table) && o.column().equals(from))
                                .isPresent()
                        ? s.withOwnedBy(Optional.of(new Sequence.Owner(table, to)))
                        : s;
            default -> object;
        };
    }

    private static Table ownColumn(Table t, Name from, Name to) {
        Name table = t.name().name();
        UnaryOperator<Expression> inside = e -> e.renamed(table, from, to);
        List<Column> columns = t.columns().stream()
                .map(c -> withValue(c.name().equals(from) ? c.withName(to) : c, inside))
                .toList();
        List<Constraint> constraints = t.constraints().stream()
                .map(c -> constraint(c, from, to, inside))
                .toList();
        List<Index> indexes =
                t.indexes().stream().map(i -> index(i, from, to, inside)).toList();
        List<Trigger> triggers =
                t.triggers().stream().map(g -> g.renamed(from, to)).toList();
        Optional<Table.Partitioning> partitioning = t.partitioning()
                .map(p -> new Table.Partitioning(
                        p.method(),
                        p.keys().stream()
                                .map(k -> k.withExpression(inside.apply(k.expression())))
                                .toList()));
        List<Policy> policies = t.policies().stream()
                .map(p -> new Policy(
                        p.name(),
                        p.permissive(),
                        p.command(),
                        p.roles(),
                        p.using().map(inside),
                        p.check().map(inside),
                        p.comment()))
                .toList();
        return t.withColumns(columns)
                .withConstraints(constraints)
                .withIndexes(indexes)
                .withTriggers(triggers)
                .withPartitioning(partitioning)
                .withPolicies(policies);
    }

    /** Returns {@code t} with {@code change} applied to every expression that belongs to it. */
    public static Table expressions(Table t, UnaryOperator<Expression> change) {
        return t.withColumns(t.columns().stream()
                        .map(c -> c.value() instanceof Column.Default d
                                ? c.withValue(new Column.Default(change.apply(d.expression())))
                                : withValue(c, change))
                        .toList())
                .withConstraints(t.constraints().stream()
                        .map(c -> constraint(c, NOBODY, NOBODY, change))
                        .toList())
                .withIndexes(t.indexes().stream()
                        .map(i -> index(i, NOBODY, NOBODY, change))
                        .toList())
                .withTriggers(t.triggers().stream()
                        .map(g -> g.withWhen(g.when().map(change)))
                        .toList())
                .withPartitioning(t.partitioning()
                        .map(p -> new Table.Partitioning(
                                p.method(),
                                p.keys().stream()
                                        .map(k -> k.withExpression(change.apply(k.expression())))
                                        .toList())))
                .withPolicies(t.policies().stream()
                        .map(p -> new Policy(
                                p.name(),
                                p.permissive(),
                                p.command(),
                                p.roles(),
                                p.using().map(change),
                                p.check().map(change),
                                p.comment()))
                        .toList());
    }

    private static final Name NOBODY = new Name("");

    private static Column withValue(Column c, UnaryOperator<Expression> inside) {
        return switch (c.value()) {
            case Column.Generated g -> c.withValue(new Column.Generated(inside.apply(g.expression()), g.stored()));
            case Column.Default d -> c;
            case Column.Identity i -> c;
            case Column.Serial s -> c;
            case Column.Absent a -> c;
        };
    }

    private static Constraint constraint(Constraint c, Name from, Name to, UnaryOperator<Expression> inside) {
        return switch (c) {
            case PrimaryKey p -> new PrimaryKey(p.name(), key(p.key(), from, to), p.deferral(), p.comment());
            case Unique u ->
                new Unique(u.name(), key(u.key(), from, to), u.nullsNotDistinct(), u.deferral(), u.comment());
            case ForeignKey f ->
                f.withColumns(replaced(f.columns(), from, to)).withSetColumns(replaced(f.setColumns(), from, to));
            case Check k -> k.withExpression(inside.apply(k.expression()));
            case Exclusion x ->
                new Exclusion(
                        x.name(),
                        x.method(),
                        x.elements().stream()
                                .map(e -> new Constraint.Excluded(
                                        e.key()
                                                .withExpression(
                                                        inside.apply(e.key().expression())),
                                        e.operator()))
                                .toList(),
                        replaced(x.include(), from, to),
                        x.storage(),
                        x.where().map(inside),
                        x.deferral(),
                        x.comment());
        };
    }

    private static Key key(Key k, Name from, Name to) {
        return new Key(
                replaced(k.columns(), from, to), replaced(k.include(), from, to), k.withoutOverlaps(), k.storage());
    }

    private static Index index(Index i, Name from, Name to, UnaryOperator<Expression> inside) {
        return i.withKeys(i.keys().stream()
                        .map(k -> k.withExpression(inside.apply(k.expression())))
                        .toList())
                .withInclude(replaced(i.include(), from, to))
                .withWhere(i.where().map(inside));
    }

    private static List<Name> replaced(List<Name> names, Name from, Name to) {
        return names.contains(from)
                ? names.stream().map(n -> n.equals(from) ? to : n).toList()
                : names;
    }

    /** Returns {@code object} after the table or view {@code from} has become {@code to}, in all that names it outside of queries. */
    public static SchemaObject table(SchemaObject object, ObjectName from, ObjectName to) {
        return switch (object) {
            case Table t -> {
                Table own = t.name().equals(from) ? ownName(t, to) : t;
                List<Constraint> constraints = own.constraints().stream()
                        .map(c -> c instanceof ForeignKey f && f.target().equals(from)
                                ? f.withTarget(to, f.references())
                                : c)
                        .toList();
                List<ObjectName> inherits = own.inherits().stream()
                        .map(n -> n.equals(from) ? to : n)
                        .toList();
                Optional<Table.PartitionOf> of =
                        own.partitionOf().map(p -> p.parent().equals(from) ? new Table.PartitionOf(to, p.bound()) : p);
                yield own.withConstraints(constraints).withInherits(inherits).withPartitionOf(of);
            }
            case View v -> v.name().equals(from) ? v.withName(to) : v;
            case Sequence s ->
                s.withOwnedBy(s.ownedBy().map(o -> o.table().equals(from) ? new Sequence.Owner(to, o.column()) : o));
            case Kept k ->
                k.about().filter(from::equals).isPresent()
                        ? new Kept(k.kind(), k.name(), k.text(), Optional.of(to), k.comment())
                        : k;
            case Ownership o -> o.of(Ownership.Space.RELATION, from) ? o.withName(to) : o;
            default -> object;
        };
    }

    /** Within its own expressions a table may name itself before a column. */
    private static Table ownName(Table t, ObjectName to) {
        ObjectName from = t.name();
        Table renamed = t.withName(to);
        UnaryOperator<Expression> inside = e -> e.map(r -> {
            int size = r.path().size();
            if (size < 2 || !r.path().get(size - 2).equals(from.name())) {
                return r;
            }
            List<Name> path = new ArrayList<>(r.path());
            path.set(size - 2, to.name());
            if (size > 2 && path.get(size - 3).equals(from.schema())) {
                path.set(size - 3, to.schema());
            }
            return new Expression.Reference(path);
        });
        return renamed.withColumns(renamed.columns().stream()
                        .map(c -> withValue(c, inside))
                        .toList())
                .withConstraints(renamed.constraints().stream()
                        .map(c -> constraint(c, NOBODY, NOBODY, inside))
                        .toList())
                .withIndexes(renamed.indexes().stream()
                        .map(i -> index(i, NOBODY, NOBODY, inside))
                        .toList());
    }
}
