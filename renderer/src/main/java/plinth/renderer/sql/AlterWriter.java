package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/**
 * Writes the statements that carry an edit out on a database: what a step of a migration says.
 *
 * <p>PostgreSQL has no statement for the order of columns, so moving one gives none and a new column stands behind all others. An enumeration loses or
 * moves a label by being made anew. Views, triggers and policies that keep a column's type from being changed are dropped and made again. Views that show
 * a table by a star are made again when it gets a column: a database keeps such a view to the columns that there were.
 */
public final class AlterWriter {
    private final Schema before;
    private final Sql sql;
    private final List<String> out = new ArrayList<>();

    private AlterWriter(Schema before, Sql sql) {
        this.before = before;
        this.sql = sql;
    }

    /**
     * Returns the statements, each with its semicolon, that make of a database that has the schema {@code before} one that has what {@code edit} makes of
     * it. Names in {@code public} are written without it.
     *
     * @throws IllegalArgumentException when the edit cannot be done, or not on a database that is there; the message says why
     */
    public static List<String> write(Schema before, Edit edit) {
        return write(before, edit, Sql.PUBLIC);
    }

    /** Writes as {@link #write(Schema, Edit)}, names as {@code sql} writes them. */
    static List<String> write(Schema before, Edit edit, Sql sql) {
        if (!(Edits.apply(before, edit) instanceof Outcome.Done(Schema after))) {
            throw new IllegalArgumentException(
                    Edits.apply(before, edit) instanceof Outcome.Refused(String reason) ? reason : "");
        }
        if (edit instanceof Edit.Together t) {
            List<String> all = new ArrayList<>();
            Schema s = before;
            for (Edit e : t.edits()) {
                all.addAll(write(s, e, sql));
                s = ((Outcome.Done) Edits.apply(s, e)).schema();
            }
            return all;
        }
        AlterWriter w = new AlterWriter(before, sql);
        if (!after.equals(before)) {
            w.edit(edit, after);
        }
        return List.copyOf(w.out);
    }

    private void add(String statement) {
        out.add(statement.endsWith(";") ? statement : statement + ";");
    }

    private void alter(ObjectName table, String action) {
        String kind = before.table(table).map(AlterWriter::kind).orElse("TABLE ");
        add("ALTER " + kind + sql.name(table) + " " + action);
    }

    private static String kind(Table t) {
        return t.kind() == Table.Kind.FOREIGN ? "FOREIGN TABLE " : "TABLE ";
    }

    /** What goes with a thing of {@code table} that is dropped goes unasked only within the table; other tables' foreign keys need the word. */
    private String cascade(ObjectName table, Schema after) {
        Set<SchemaObject> left = new HashSet<>(after.objects());
        boolean others = before.objects().stream().anyMatch(o -> !o.name().equals(table) && !left.contains(o));
        return others ? " CASCADE" : "";
    }

    private String name(Name n) {
        return Sql.name(n);
    }

    private void comment(String what, Optional<String> comment) {
        add("COMMENT ON " + what + " IS " + Sql.comment(comment));
    }

    private void edit(Edit edit, Schema after) {
        ObjectWriter objects = new ObjectWriter(sql);
        ConstraintWriter constraints = new ConstraintWriter(sql);
        switch (edit) {
            case Edit.AddTable a -> add(DdlWriter.table(after, a.table(), sql).stripTrailing());
            case Edit.DropTable d ->
                add("DROP " + kind(before.requireTable(d.table())) + sql.name(d.table()) + cascade(d.table(), after));
            case Edit.RenameTable r -> alter(r.table(), "RENAME TO " + name(r.to()));
            case Edit.MoveTable m -> alter(m.table(), "SET SCHEMA " + name(m.schema()));
            case Edit.CommentTable c ->
                comment(kind(before.requireTable(c.table())) + sql.name(c.table()), c.comment());
            case Edit.AddColumn a -> {
                Column c = a.column();
                before.requireTable(a.table()).partitionOf().ifPresent(p -> {
                    throw new IllegalArgumentException(a.table() + " is a partition of " + p.parent()
                            + " and has its columns: add the column there.");
                });
                alter(
                        a.table(),
                        "ADD COLUMN " + name(c.name()) + " " + ColumnWriter.type(sql, c)
                                + ColumnWriter.behindType(c, true));
                if (c.comment().isPresent()) {
                    comment("COLUMN " + sql.name(a.table()) + "." + name(c.name()), c.comment());
                }
                new ViewsAnew(before, sql, a).statements().forEach(this::add);
            }
            case Edit.DropColumn d -> {
                Obstacles stars = Obstacles.ofStars(before, sql, d.table());
                stars.drops().forEach(this::add);
                alter(d.table(), "DROP COLUMN " + name(d.column()) + cascade(d.table(), after));
                released(d.table(), after);
                stars.creates().forEach(this::add);
            }
            case Edit.RenameColumn r -> alter(r.table(), "RENAME COLUMN " + name(r.from()) + " TO " + name(r.to()));
            case Edit.RetypeColumn r -> retype(r);
            case Edit.SetNotNull n ->
                alter(n.table(), "ALTER COLUMN " + name(n.column()) + (n.notNull() ? " SET" : " DROP") + " NOT NULL");
            case Edit.SetValue v -> value(v);
            case Edit.MoveColumn m -> {}
            case Edit.CommentColumn c -> comment("COLUMN " + sql.name(c.table()) + "." + name(c.column()), c.comment());
            case Edit.AddConstraint a -> {
                alter(a.table(), "ADD " + constraints.line(a.constraint()));
                Table t = after.requireTable(a.table());
                if (a.constraint().comment().isPresent()) {
                    comment(
                            "CONSTRAINT "
                                    + name(ImpliedNames.of(t, t.constraints().size() - 1)) + " ON "
                                    + sql.name(a.table()),
                            a.constraint().comment());
                }
            }
            case Edit.DropConstraint d -> {
                alter(d.table(), "DROP CONSTRAINT " + name(d.constraint()));
                released(d.table(), after);
            }
            case Edit.RenameConstraint r ->
                alter(r.table(), "RENAME CONSTRAINT " + name(r.from()) + " TO " + name(r.to()));
            case Edit.ReplaceConstraint r -> replace(r, after, constraints);
            case Edit.CommentConstraint c ->
                comment("CONSTRAINT " + name(c.constraint()) + " ON " + sql.name(c.table()), c.comment());
            case Edit.AddIndex a -> {
                add(objects.index(a.on(), a.index()));
                List<Index> all = indexes(after, a.on());
                indexComment(
                        a.on(),
                        ImpliedNames.of(after).index(a.on(), all.size() - 1),
                        a.index().comment(),
                        Optional.empty());
            }
            case Edit.DropIndex d -> add("DROP INDEX " + sql.name(d.on().sibling(d.index())));
            case Edit.RenameIndex r ->
                add("ALTER INDEX " + sql.name(r.on().sibling(r.from())) + " RENAME TO " + name(r.to()));
            case Edit.ReplaceIndex r -> {
                Index with = r.with();
                Index was = indexes(before, r.on()).get(at(r.on(), r.index()));
                if (!with.withComment(was.comment()).equals(was)) {
                    add("DROP INDEX " + sql.name(r.on().sibling(r.index())));
                    add(objects.index(r.on(), with));
                    indexComment(r.on(), with.name().orElse(r.index()), with.comment(), Optional.empty());
                } else {
                    indexComment(r.on(), r.index(), with.comment(), was.comment());
                }
            }
            case Edit.CommentIndex c -> comment("INDEX " + sql.name(c.on().sibling(c.index())), c.comment());
            case Edit.AddEnum a -> {
                add(objects.enumType(a.type()));
                if (a.type().comment().isPresent()) {
                    comment("TYPE " + sql.name(a.type().name()), a.type().comment());
                }
            }
            case Edit.DropEnum d -> add("DROP TYPE " + sql.name(d.type()));
            case Edit.RenameEnum r -> add("ALTER TYPE " + sql.name(r.type()) + " RENAME TO " + name(r.to()));
            case Edit.AddLabel a -> {
                List<String> labels = before.enumType(a.type()).orElseThrow().labels();
                boolean last = a.at() < 0 || a.at() >= labels.size();
                add("ALTER TYPE " + sql.name(a.type()) + " ADD VALUE " + Strings.literal(a.label())
                        + (last ? "" : " BEFORE " + Strings.literal(labels.get(a.at()))));
            }
            case Edit.RenameLabel r ->
                add("ALTER TYPE " + sql.name(r.type()) + " RENAME VALUE " + Strings.literal(r.from()) + " TO "
                        + Strings.literal(r.to()));
            case Edit.DropLabel d -> remade(d.type(), after);
            case Edit.MoveLabel m -> remade(m.type(), after);
            case Edit.CommentEnum c -> comment("TYPE " + sql.name(c.type()), c.comment());
            case Edit.AddTrigger a -> {
                add(objects.trigger(a.on(), a.trigger()));
                if (!a.trigger().enabled().equals("enabled")) {
                    add(objects.enabled(a.on(), a.trigger()));
                }
                if (a.trigger().comment().isPresent()) {
                    comment(
                            "TRIGGER " + name(a.trigger().name()) + " ON " + sql.name(a.on()),
                            a.trigger().comment());
                }
            }
            case Edit.DropTrigger d -> add("DROP TRIGGER " + name(d.trigger()) + " ON " + sql.name(d.on()));
            case Edit.RenameTrigger r ->
                add("ALTER TRIGGER " + name(r.from()) + " ON " + sql.name(r.on()) + " RENAME TO " + name(r.to()));
            case Edit.ReplaceTrigger r -> {
                add("DROP TRIGGER " + name(r.trigger()) + " ON " + sql.name(r.on()));
                add(objects.trigger(r.on(), r.with()));
                if (r.with().comment().isPresent()) {
                    comment(
                            "TRIGGER " + name(r.with().name()) + " ON " + sql.name(r.on()),
                            r.with().comment());
                }
            }
            case Edit.CommentTrigger c ->
                comment("TRIGGER " + name(c.trigger()) + " ON " + sql.name(c.on()), c.comment());
            case Edit.AddView a -> {
                add(objects.view(a.view()));
                a.view().indexes().forEach(i -> add(objects.index(a.view().name(), i)));
                if (a.view().comment().isPresent()) {
                    comment(
                            kind(a.view()) + " " + sql.name(a.view().name()),
                            a.view().comment());
                }
            }
            case Edit.DropView d -> add("DROP " + kind(d.view()) + " " + sql.name(d.view()));
            case Edit.RenameView r ->
                add("ALTER " + kind(r.view()) + " " + sql.name(r.view()) + " RENAME TO " + name(r.to()));
            case Edit.MoveView m ->
                add("ALTER " + kind(m.view()) + " " + sql.name(m.view()) + " SET SCHEMA " + name(m.schema()));
            case Edit.CommentView c -> comment(kind(c.view()) + " " + sql.name(c.view()), c.comment());
            case Edit.Together t -> throw new IllegalArgumentException("done one by one");
        }
    }

    private String kind(ObjectName view) {
        return kind(before.view(view).orElseThrow());
    }

    private static String kind(View v) {
        return v.materialized() ? "MATERIALIZED VIEW" : "VIEW";
    }

    private static List<Index> indexes(Schema s, ObjectName on) {
        return s.table(on)
                .map(Table::indexes)
                .orElseGet(() -> s.view(on).orElseThrow().indexes());
    }

    private int at(ObjectName on, Name index) {
        List<Index> all = indexes(before, on);
        ImpliedNames names = ImpliedNames.of(before);
        for (int i = 0; i < all.size(); i++) {
            if (names.index(on, i).equals(index)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no index " + index);
    }

    private void indexComment(ObjectName on, Name index, Optional<String> comment, Optional<String> was) {
        if (!comment.equals(was)) {
            comment("INDEX " + sql.name(on.sibling(index)), comment);
        }
    }

    /** Columns that could hold no NULL only because they were in a primary key that is gone. */
    private void released(ObjectName table, Schema after) {
        Table was = before.requireTable(table);
        Table is = after.requireTable(table);
        for (Column c : is.columns()) {
            if (!was.nullable(c) && is.nullable(c)) {
                alter(table, "ALTER COLUMN " + name(c.name()) + " DROP NOT NULL");
            }
        }
    }

    private void replace(Edit.ReplaceConstraint r, Schema after, ConstraintWriter constraints) {
        Table t = before.requireTable(r.table());
        int at = ImpliedNames.find(t, r.constraint()).orElseThrow();
        Constraint was = t.constraints().get(at);
        Name now = ImpliedNames.of(after.requireTable(r.table()), at);
        boolean nameAlone = r.with()
                .withName(Optional.empty())
                .withComment(Optional.empty())
                .equals(was.withName(Optional.empty()).withComment(Optional.empty()));
        if (!nameAlone) {
            alter(r.table(), "DROP CONSTRAINT " + name(r.constraint()));
            alter(r.table(), "ADD " + constraints.line(r.with().withName(Optional.of(now))));
        } else if (!now.equals(r.constraint())) {
            alter(r.table(), "RENAME CONSTRAINT " + name(r.constraint()) + " TO " + name(now));
        }
        Optional<String> left = nameAlone ? was.comment() : Optional.empty();
        if (!left.equals(r.with().comment())) {
            comment(
                    "CONSTRAINT " + name(now) + " ON " + sql.name(r.table()),
                    r.with().comment());
        }
    }

    // Types

    private void retype(Edit.RetypeColumn r) {
        Table t = before.requireTable(r.table());
        Column c = t.column(r.column()).orElseThrow();
        t.columns().stream()
                .filter(g -> g.value() instanceof Column.Generated v
                        && v.expression().names().contains(c.name()))
                .findFirst()
                .ifPresent(g -> {
                    throw new IllegalArgumentException("The column " + g.name() + " of " + t.name()
                            + " is generated from " + c.name()
                            + ", and PostgreSQL changes the type of no such column. Drop " + g.name()
                            + " first and add it again.");
                });
        Obstacles obstacles = Obstacles.of(before, sql, t, c.name());
        obstacles.drops().forEach(this::add);
        String column = "ALTER COLUMN " + name(c.name());
        if (c.value() instanceof Column.Default) {
            alter(r.table(), column + " DROP DEFAULT");
        }
        alter(
                r.table(),
                column + " TYPE " + sql.type(r.type())
                        + c.collation().map(k -> " COLLATE " + k).orElse("")
                        + (c.generated() ? "" : " USING " + name(c.name()) + "::" + sql.type(r.type())));
        if (c.value() instanceof Column.Default d) {
            alter(r.table(), column + " SET DEFAULT " + Sql.expression(d.expression()));
        }
        if (c.value() instanceof Column.Serial) {
            add("ALTER SEQUENCE " + sql.name(ImpliedNames.sequence(t, c)) + " AS " + sql.type(r.type()));
        }
        obstacles.creates().forEach(this::add);
    }

    private void value(Edit.SetValue v) {
        Table t = before.requireTable(v.table());
        Column c = t.column(v.column()).orElseThrow();
        if (c.value().equals(v.value())) {
            return;
        }
        String column = "ALTER COLUMN " + name(c.name());
        boolean filled = !(v.value() instanceof Column.Identity) && !(v.value() instanceof Column.Serial);
        boolean loose = filled && c.notNull().isEmpty() && !t.keyColumns().contains(c.name());
        switch (c.value()) {
            case Column.Identity i -> {
                alter(v.table(), column + " DROP IDENTITY");
                if (loose) {
                    alter(v.table(), column + " DROP NOT NULL");
                }
            }
            case Column.Serial s -> {
                alter(v.table(), column + " DROP DEFAULT");
                add("DROP SEQUENCE " + sql.name(ImpliedNames.sequence(t, c)));
                if (loose) {
                    alter(v.table(), column + " DROP NOT NULL");
                }
            }
            case Column.Generated g -> {
                if (v.value() instanceof Column.Generated n && n.stored() == g.stored()) {
                    alter(v.table(), column + " SET EXPRESSION AS (" + Sql.expression(n.expression()) + ")");
                    return;
                }
                alter(v.table(), column + " DROP EXPRESSION");
            }
            case Column.Default d -> {
                if (!(v.value() instanceof Column.Default)) {
                    alter(v.table(), column + " DROP DEFAULT");
                }
            }
            case Column.Absent a -> {}
        }
        if (!filled && t.nullable(c)) {
            alter(v.table(), column + " SET NOT NULL");
        }
        switch (v.value()) {
            case Column.Default d -> alter(v.table(), column + " SET DEFAULT " + Sql.expression(d.expression()));
            case Column.Identity i -> alter(v.table(), column + " ADD" + ColumnWriter.value(i));
            case Column.Serial s -> {
                String seq = sql.name(ImpliedNames.sequence(t, c));
                add("CREATE SEQUENCE " + seq + " AS " + sql.type(c.type()) + " OWNED BY " + sql.name(v.table()) + "."
                        + name(c.name()));
                alter(v.table(), column + " SET DEFAULT nextval(" + Strings.literal(seq) + "::regclass)");
            }
            case Column.Generated g -> {
                // A column becomes a generated one only by being made anew.
                alter(v.table(), "DROP COLUMN " + name(c.name()));
                Column now = c.withValue(g);
                alter(
                        v.table(),
                        "ADD COLUMN " + name(c.name()) + " " + ColumnWriter.type(sql, now)
                                + ColumnWriter.behindType(now, true));
            }
            case Column.Absent a -> {}
        }
    }

    /** Makes an enumeration anew and puts it where the old one was. */
    private void remade(ObjectName type, Schema after) {
        Name aside = new Name(type.name() + "_before");
        String old = sql.name(type.sibling(aside));
        List<String> creates = new ArrayList<>();
        List<String> moves = new ArrayList<>();
        Set<String> dropped = new HashSet<>();
        for (Table t : before.tables()) {
            List<Name> columns = t.columns().stream()
                    .filter(c -> named(c.type(), type))
                    .map(Column::name)
                    .toList();
            if (!columns.isEmpty()) {
                creates.addAll(comparing(t, columns));
            }
        }
        for (Table t : before.tables()) {
            for (Column c : t.columns()) {
                String array = c.type() instanceof plinth.model.schema.Type.ArrayOf ? "[]" : "";
                if (!named(c.type(), type)) {
                    continue;
                }
                if (c.generated()) {
                    throw new IllegalArgumentException("The generated column " + c.name() + " of " + t.name()
                            + " is of the type " + type + ", which can be made anew only without it.");
                }
                Obstacles o = Obstacles.of(before, sql, t, c.name());
                o.drops().stream().filter(dropped::add).forEach(this::add);
                o.creates().stream().filter(x -> !creates.contains(x)).forEach(creates::add);
                String column = "ALTER COLUMN " + name(c.name());
                if (c.value() instanceof Column.Default) {
                    alter(t.name(), column + " DROP DEFAULT");
                }
                moves.add("ALTER TABLE " + sql.name(t.name()) + " " + column + " TYPE " + sql.name(type) + array
                        + " USING " + name(c.name()) + "::text" + array + "::" + sql.name(type) + array);
                if (c.value() instanceof Column.Default d) {
                    moves.add("ALTER TABLE " + sql.name(t.name()) + " " + column + " SET DEFAULT "
                            + Sql.expression(d.expression()));
                }
            }
        }
        add("ALTER TYPE " + sql.name(type) + " RENAME TO " + name(aside));
        var now = after.enumType(type).orElseThrow();
        add(new ObjectWriter(sql).enumType(now));
        if (now.comment().isPresent()) {
            comment("TYPE " + sql.name(type), now.comment());
        }
        moves.forEach(this::add);
        add("DROP TYPE " + old);
        creates.forEach(this::add);
    }

    /** Drops what compares columns with values of their type, and returns what makes it again. */
    private List<String> comparing(Table t, List<Name> columns) {
        List<String> creates = new ArrayList<>();
        for (Column c : t.columns()) {
            if (c.value() instanceof Column.Generated g
                    && g.expression().names().stream().anyMatch(columns::contains)) {
                throw new IllegalArgumentException("The column " + c.name() + " of " + t.name() + " is generated from "
                        + columns.getFirst() + ", whose type can be made anew only without it.");
            }
        }
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint c = t.constraints().get(i);
            boolean compares = switch (c) {
                case Constraint.ForeignKey f -> f.columns().stream().anyMatch(columns::contains);
                case Constraint.Check k -> k.expression().names().stream().anyMatch(columns::contains);
                case Constraint.Exclusion x -> x.columns().stream().anyMatch(columns::contains);
                case Constraint.PrimaryKey p -> false;
                case Constraint.Unique u -> false;
            };
            if (compares) {
                Name name = ImpliedNames.of(t, i);
                alter(t.name(), "DROP CONSTRAINT " + name(name));
                creates.add("ALTER TABLE " + sql.name(t.name()) + " ADD "
                        + new ConstraintWriter(sql).line(c.withName(Optional.of(name))));
                c.comment()
                        .ifPresent(x -> creates.add(new ObjectWriter(sql).commentOn("CONSTRAINT", name, t.name(), x)));
            }
        }
        ImpliedNames names = ImpliedNames.of(before);
        for (int i = 0; i < t.indexes().size(); i++) {
            Index x = t.indexes().get(i);
            boolean compares = x.where()
                            .filter(w -> w.names().stream().anyMatch(columns::contains))
                            .isPresent()
                    || x.keys().stream()
                            .anyMatch(k -> k.column().isEmpty()
                                    && k.expression().names().stream().anyMatch(columns::contains));
            if (compares) {
                ObjectName name = t.name().sibling(names.index(t.name(), i));
                add("DROP INDEX " + sql.name(name));
                creates.add(new ObjectWriter(sql).index(t.name(), x.withName(Optional.of(name.name()))));
                x.comment()
                        .ifPresent(k -> creates.add(
                                "COMMENT ON INDEX " + sql.name(name) + " IS " + Sql.comment(Optional.of(k))));
            }
        }
        return creates;
    }

    private static boolean named(plinth.model.schema.Type t, ObjectName type) {
        return switch (t) {
            case plinth.model.schema.Type.Named n -> n.name().equals(type);
            case plinth.model.schema.Type.ArrayOf a -> named(a.element(), type);
            case plinth.model.schema.Type.Known k -> false;
            case plinth.model.schema.Type.Other o -> false;
        };
    }
}
