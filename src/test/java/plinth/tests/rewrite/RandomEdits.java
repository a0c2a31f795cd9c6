package plinth.tests.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** Draws edits of every kind that make sense in a schema. The same generator state gives the same edit. */
final class RandomEdits {
    private final Schema s;
    private final RandomGenerator random;

    private RandomEdits(Schema s, RandomGenerator random) {
        this.s = s;
        this.random = random;
    }

    /** Every kind of edit, with what draws one of it; a draw is empty where the schema has nothing of the kind. */
    private static final List<Function<RandomEdits, Optional<Edit>>> KINDS = List.of(
            RandomEdits::addTable,
            RandomEdits::dropTable,
            r -> r.table().map(t -> new Edit.RenameTable(t.name(), r.fresh())),
            RandomEdits::moveTable,
            r -> r.table().map(t -> new Edit.CommentTable(t.name(), r.comment())),
            RandomEdits::addColumn,
            r -> r.column((t, c) -> new Edit.DropColumn(t.name(), c.name())),
            r -> r.column((t, c) -> new Edit.RenameColumn(t.name(), c.name(), r.fresh())),
            r -> r.column((t, c) -> new Edit.RetypeColumn(t.name(), c.name(), r.type(c))),
            r -> r.column((t, c) -> new Edit.SetNotNull(
                    t.name(),
                    c.name(),
                    c.notNull().isEmpty()
                            || !t.withColumn(c.name(), Column::nullable).nullable(c.nullable()))),
            r -> r.column((t, c) -> new Edit.SetValue(t.name(), c.name(), r.value(c))),
            r -> r.column((t, c) -> new Edit.MoveColumn(
                    t.name(), c.name(), r.random.nextInt(t.columns().size()))),
            r -> r.column((t, c) -> new Edit.CommentColumn(t.name(), c.name(), r.comment())),
            RandomEdits::addConstraint,
            r -> r.constraint((t, n) -> new Edit.DropConstraint(t.name(), n)),
            r -> r.constraint((t, n) -> new Edit.RenameConstraint(t.name(), n, r.fresh())),
            RandomEdits::replaceConstraint,
            r -> r.constraint((t, n) -> new Edit.CommentConstraint(t.name(), n, r.comment())),
            RandomEdits::addIndex,
            r -> r.index((t, n, i) -> new Edit.DropIndex(t, n)),
            r -> r.index((t, n, i) -> new Edit.RenameIndex(t, n, r.fresh())),
            r -> r.index((t, n, i) -> new Edit.ReplaceIndex(t, n, r.other(i))),
            r -> r.index((t, n, i) -> new Edit.CommentIndex(t, n, r.comment())),
            r -> Optional.of(new Edit.AddEnum(
                    new EnumType(new ObjectName(r.schema(), r.fresh()), List.of("one", "it's two"), r.comment()))),
            r -> r.enumType().map(e -> new Edit.DropEnum(e.name())),
            r -> r.enumType().map(e -> new Edit.RenameEnum(e.name(), r.fresh())),
            r -> r.enumType()
                    .map(e -> new Edit.AddLabel(
                            e.name(),
                            r.fresh().value(),
                            r.random.nextInt(e.labels().size() + 2) - 1)),
            r -> r.label((e, l) -> new Edit.RenameLabel(e.name(), l, r.fresh().value())),
            r -> r.label((e, l) -> new Edit.DropLabel(e.name(), l)),
            r -> r.label((e, l) ->
                    new Edit.MoveLabel(e.name(), l, r.random.nextInt(e.labels().size()))),
            r -> r.enumType().map(e -> new Edit.CommentEnum(e.name(), r.comment())),
            RandomEdits::addTrigger,
            r -> r.trigger((t, g) -> new Edit.DropTrigger(t, g.name())),
            r -> r.trigger((t, g) -> new Edit.RenameTrigger(t, g.name(), r.fresh())),
            r -> r.trigger((t, g) -> new Edit.ReplaceTrigger(t, g.name(), r.other(g))),
            r -> r.trigger((t, g) -> new Edit.CommentTrigger(t, g.name(), r.comment())),
            RandomEdits::addView,
            r -> r.view().map(v -> new Edit.DropView(v.name())),
            r -> r.view().map(v -> new Edit.RenameView(v.name(), r.fresh())),
            r -> r.view().map(v -> new Edit.MoveView(v.name(), r.schema())),
            r -> r.view().map(v -> new Edit.CommentView(v.name(), r.comment())));

    /** Returns the number of kinds of single edits. */
    static int kinds() {
        return KINDS.size();
    }

    /** Returns an edit of {@code s}, of a kind drawn from all that the schema has something for. */
    static Edit draw(Schema s, RandomGenerator random) {
        RandomEdits r = new RandomEdits(s, random);
        while (true) {
            Optional<Edit> e = KINDS.get(random.nextInt(KINDS.size())).apply(r);
            if (e.isPresent()) {
                return random.nextInt(20) == 0 ? new Edit.Together("both", List.of(e.get())) : e.get();
            }
        }
    }

    /** Returns an edit of the kind {@code kind}, when the schema has something for it. */
    static Optional<Edit> draw(int kind, Schema s, RandomGenerator random) {
        return KINDS.get(kind).apply(new RandomEdits(s, random));
    }

    // Parts

    private <T> Optional<T> pick(List<? extends T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Name fresh() {
        String[] shapes = {"neu_%d", "Neu %d", "order%d", "n%d", "select_%d"};
        return new Name(
                String.format(java.util.Locale.ROOT, shapes[random.nextInt(shapes.length)], random.nextInt(1_000_000)));
    }

    private Name schema() {
        List<Name> all = new ArrayList<>();
        all.add(ObjectName.PUBLIC);
        s.objects().stream()
                .filter(o -> o instanceof Kept k && k.kind().equals("SCHEMA"))
                .forEach(o -> all.add(o.name().name()));
        return all.get(random.nextInt(all.size()));
    }

    private Optional<String> comment() {
        return switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("It's a comment; with -- all /* signs */ $$");
            default -> Optional.of("Plain " + random.nextInt(100));
        };
    }

    private Optional<Table> table() {
        return pick(List.copyOf(s.tables()));
    }

    private Optional<View> view() {
        return pick(s.views().toList());
    }

    private Optional<EnumType> enumType() {
        return pick(s.enums().toList());
    }

    private interface OnColumn {
        Edit of(Table t, Column c);
    }

    private Optional<Edit> column(OnColumn f) {
        return table().flatMap(t -> pick(t.columns()).map(c -> f.of(t, c)));
    }

    private interface OnConstraint {
        Edit of(Table t, Name n);
    }

    private Optional<Edit> constraint(OnConstraint f) {
        return pick(s.tables().stream().filter(t -> !t.constraints().isEmpty()).toList())
                .map(t -> f.of(
                        t, ImpliedNames.of(t, random.nextInt(t.constraints().size()))));
    }

    private interface OnIndex {
        Edit of(ObjectName on, Name n, Index i);
    }

    private Optional<Edit> index(OnIndex f) {
        ImpliedNames names = ImpliedNames.of(s);
        return pick(s.tables().stream().filter(t -> !t.indexes().isEmpty()).toList())
                .map(t -> {
                    int at = random.nextInt(t.indexes().size());
                    return f.of(t.name(), names.index(t.name(), at), t.indexes().get(at));
                });
    }

    private interface OnLabel {
        Edit of(EnumType e, String label);
    }

    private Optional<Edit> label(OnLabel f) {
        return enumType().flatMap(e -> pick(e.labels()).map(l -> f.of(e, l)));
    }

    private interface OnTrigger {
        Edit of(ObjectName on, Trigger g);
    }

    private Optional<Edit> trigger(OnTrigger f) {
        return pick(s.tables().stream().filter(t -> !t.triggers().isEmpty()).toList())
                .flatMap(t -> pick(t.triggers()).map(g -> f.of(t.name(), g)));
    }

    private Type type(Column c) {
        Type[] wide = {
            Type.known("text"),
            Type.known("bigint"),
            new Type.Known("character varying", List.of("200")),
            Type.known("timestamp with time zone"),
            new Type.Known("numeric", List.of("12", "2"))
        };
        boolean sequence = c.value() instanceof Column.Identity || c.value() instanceof Column.Serial;
        if (c.type().is("integer") || c.type().is("smallint")) {
            return Type.known("bigint");
        }
        if (sequence) {
            return Type.known("integer");
        }
        return wide[random.nextInt(wide.length)];
    }

    private Column.Value value(Column c) {
        boolean number =
                c.type().is("bigint") || c.type().is("integer") || c.type().is("smallint");
        return switch (random.nextInt(4)) {
            case 0 -> Column.ABSENT;
            case 1 -> number ? new Column.Identity(random.nextBoolean(), List.of()) : Column.ABSENT;
            case 2 ->
                number
                        ? new Column.Default(Expression.verbatim("42"))
                        : new Column.Default(Expression.verbatim("NULL"));
            default ->
                number && random.nextInt(3) == 0
                        ? new Column.Serial()
                        : new Column.Default(Expression.verbatim(number ? "1 + 1" : "NULL"));
        };
    }

    private Column newColumn() {
        Column c = Column.of(fresh().value(), random.nextBoolean() ? Type.known("text") : Type.known("bigint"));
        c = random.nextInt(3) == 0 ? c.withComment(comment()) : c;
        return random.nextInt(3) == 0
                ? c.withValue(new Column.Default(Expression.verbatim("7"))).notNullable()
                : c;
    }

    // Kinds

    private Optional<Edit> addTable() {
        Column id = Column.of("id", Type.known("bigint")).withValue(new Column.Identity(true, List.of()));
        Table t = Table.of(new ObjectName(schema(), fresh()), List.of(id, newColumn(), newColumn()))
                .withConstraints(List.of(new Constraint.PrimaryKey(
                        Optional.empty(),
                        Constraint.Key.of(List.of(id.name())),
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty())))
                .withComment(comment());
        if (t.columns().get(1).name().equals(t.columns().get(2).name())) {
            return Optional.empty();
        }
        return Optional.of(new Edit.AddTable(
                random.nextBoolean()
                        ? t
                        : t.withIndexes(List.of(Index.of(
                                Optional.of(fresh()), List.of(t.columns().get(1).name()))))));
    }

    private Optional<Edit> dropTable() {
        return table().map(t -> new Edit.DropTable(t.name()));
    }

    private Optional<Edit> moveTable() {
        return table().map(t -> new Edit.MoveTable(t.name(), schema()));
    }

    private Optional<Edit> addColumn() {
        return table().map(t -> new Edit.AddColumn(
                t.name(),
                newColumn(),
                random.nextInt(3) == 0 ? random.nextInt(t.columns().size() + 1) : -1));
    }

    private Optional<Edit> addConstraint() {
        return table().filter(t -> !t.columns().isEmpty()).map(t -> new Edit.AddConstraint(t.name(), newConstraint(t)));
    }

    private Constraint newConstraint(Table t) {
        Optional<Name> name = random.nextBoolean() ? Optional.of(fresh()) : Optional.empty();
        Column c = t.columns().get(random.nextInt(t.columns().size()));
        Optional<Table> target = pick(s.tables().stream()
                .filter(x -> x.keyColumns().size() == 1
                        && x.column(x.keyColumns().getFirst())
                                .filter(k -> k.type().equals(c.type()))
                                .isPresent())
                .toList());
        return switch (random.nextInt(target.isPresent() ? 4 : 3)) {
            case 0 ->
                new Constraint.Unique(
                        name,
                        Constraint.Key.of(List.of(c.name())),
                        random.nextInt(5) == 0,
                        Constraint.Deferral.NOT_DEFERRABLE,
                        comment());
            case 1 ->
                Constraint.Check.of(
                        name,
                        new Expression(List.of(
                                new Expression.Reference(List.of(c.name())), new Expression.Verbatim(" IS NOT NULL"))));
            case 2 ->
                new Constraint.Check(
                        name,
                        new Expression(List.of(
                                new Expression.Verbatim("coalesce("),
                                new Expression.Reference(List.of(c.name())),
                                new Expression.Verbatim("::text, 'None') <> ''"))),
                        false,
                        true,
                        true,
                        comment());
            default ->
                Constraint.ForeignKey.of(
                        name,
                        List.of(c.name()),
                        target.get().name(),
                        random.nextBoolean() ? target.get().keyColumns() : List.of(),
                        Constraint.Action.values()[random.nextInt(3)]);
        };
    }

    private Optional<Edit> replaceConstraint() {
        return pick(s.tables().stream().filter(t -> !t.constraints().isEmpty()).toList())
                .map(t -> {
                    int at = random.nextInt(t.constraints().size());
                    Constraint c = t.constraints().get(at);
                    Constraint with = switch (c) {
                        case Constraint.ForeignKey f ->
                            f.withOnDelete(
                                    f.onDelete() == Constraint.Action.CASCADE
                                            ? Constraint.Action.RESTRICT
                                            : Constraint.Action.CASCADE);
                        case Constraint.Check k -> k.withExpression(new Expression(join(k.expression())));
                        case Constraint.Unique u ->
                            new Constraint.Unique(u.name(), u.key(), !u.nullsNotDistinct(), u.deferral(), u.comment());
                        case Constraint.PrimaryKey p -> p.withName(Optional.of(fresh()));
                        case Constraint.Exclusion x -> x.withName(Optional.of(fresh()));
                    };
                    return new Edit.ReplaceConstraint(t.name(), ImpliedNames.of(t, at), with);
                });
    }

    private static List<Expression.Piece> join(Expression e) {
        List<Expression.Piece> all = new ArrayList<>(e.pieces());
        if (all.getLast() instanceof Expression.Verbatim(String text)) {
            all.set(all.size() - 1, new Expression.Verbatim(text + " OR false"));
        } else {
            all.add(new Expression.Verbatim(" OR false"));
        }
        return all;
    }

    private Optional<Edit> addIndex() {
        return table().filter(t -> !t.columns().isEmpty()).map(t -> {
            Column c = t.columns().get(random.nextInt(t.columns().size()));
            Optional<Name> name = random.nextBoolean() ? Optional.of(fresh()) : Optional.empty();
            Index i = Index.of(name, List.of(c.name()));
            return new Edit.AddIndex(t.name(), random.nextBoolean() ? i : other(i));
        });
    }

    private Index other(Index i) {
        return switch (random.nextInt(3)) {
            case 0 ->
                i.withWhere(
                        i.where().isPresent() || i.keys().getFirst().column().isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Expression(List.of(
                                        new Expression.Reference(List.of(
                                                i.keys().getFirst().column().get())),
                                        new Expression.Verbatim(" IS NOT NULL")))));
            case 1 -> {
                List<IndexKey> keys = new ArrayList<>(i.keys());
                IndexKey k = keys.getLast();
                boolean ordered = i.method().equals(Index.BTREE);
                keys.set(
                        keys.size() - 1,
                        new IndexKey(
                                k.expression(),
                                k.collation(),
                                k.operatorClass(),
                                k.classOptions(),
                                ordered != k.descending() && ordered,
                                Optional.empty()));
                yield i.withKeys(keys);
            }
            default -> i.withComment(comment());
        };
    }

    private Optional<Edit> addTrigger() {
        return pick(s.routines()
                        .filter(r -> r.definition()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("returns trigger"))
                        .toList())
                .flatMap(r -> table().filter(t -> !t.columns().isEmpty())
                        .map(t -> new Edit.AddTrigger(
                                t.name(),
                                new Trigger(
                                        fresh(),
                                        false,
                                        "before",
                                        List.of("insert", "update"),
                                        random.nextBoolean()
                                                ? List.of()
                                                : List.of(t.columns().getFirst().name()),
                                        Optional.empty(),
                                        Constraint.Deferral.NOT_DEFERRABLE,
                                        Optional.empty(),
                                        true,
                                        Optional.empty(),
                                        r.name().schema() + "." + r.name().name() + "()",
                                        "enabled",
                                        comment()))));
    }

    private Trigger other(Trigger g) {
        return new Trigger(
                g.name(),
                g.constraint(),
                g.timing(),
                g.events(),
                List.of(),
                g.from(),
                g.deferral(),
                g.referencing(),
                g.eachRow(),
                g.when().isPresent() || !g.eachRow()
                        ? Optional.empty()
                        : Optional.of(Expression.verbatim("pg_trigger_depth() = 0")),
                g.call(),
                g.enabled(),
                g.comment());
    }

    private Optional<Edit> addView() {
        return table().filter(t -> !t.columns().isEmpty())
                .map(t -> new Edit.AddView(new View(
                        new ObjectName(schema(), fresh()),
                        false,
                        List.of(),
                        new Expression(List.of(
                                new Expression.Verbatim("SELECT "),
                                new Expression.Reference(
                                        List.of(t.columns().getFirst().name())),
                                new Expression.Verbatim(" FROM "),
                                new Expression.Reference(
                                        List.of(t.name().schema(), t.name().name())))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        comment())));
    }
}
