package plinth.tests.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;
import plinth.model.text.Dialect;

/**
 * Reads an edit as the cases write it: a line each, the kind of edit and its parts with {@code |} between. New columns, constraints, indexes and so on are
 * written as SQL. Several lines are done together.
 */
final class EditText {
    private final Reading given;

    private EditText(Reading given) {
        this.given = given;
    }

    static Edit read(Reading given, String text) {
        List<Edit> all = new ArrayList<>();
        for (String line :
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            all.add(new EditText(given).line(line));
        }
        return all.size() == 1 ? all.getFirst() : new Edit.Together("case", all);
    }

    private Edit line(String line) {
        String[] p = line.split("\\|");
        for (int i = 0; i < p.length; i++) {
            p[i] = p[i].strip();
        }
        return switch (p[0]) {
            case "add table" -> new Edit.AddTable(table(p[1]));
            case "drop table" -> new Edit.DropTable(object(p[1]));
            case "rename table" -> new Edit.RenameTable(object(p[1]), new Name(p[2]));
            case "move table" -> new Edit.MoveTable(object(p[1]), new Name(p[2]));
            case "comment table" -> new Edit.CommentTable(object(p[1]), comment(p, 2));
            case "add column" ->
                new Edit.AddColumn(
                        object(p[1]),
                        table("CREATE TABLE t (" + p[2] + ")").columns().getFirst(),
                        p.length > 3 ? Integer.parseInt(p[3]) : -1);
            case "drop column" -> new Edit.DropColumn(object(p[1]), new Name(p[2]));
            case "rename column" -> new Edit.RenameColumn(object(p[1]), new Name(p[2]), new Name(p[3]));
            case "retype column" ->
                new Edit.RetypeColumn(
                        object(p[1]), new Name(p[2]), column("c " + p[3]).type());
            case "not null" -> new Edit.SetNotNull(object(p[1]), new Name(p[2]), true);
            case "null" -> new Edit.SetNotNull(object(p[1]), new Name(p[2]), false);
            case "value" -> new Edit.SetValue(object(p[1]), new Name(p[2]), value(p.length > 3 ? p[3] : ""));
            case "move column" -> new Edit.MoveColumn(object(p[1]), new Name(p[2]), Integer.parseInt(p[3]));
            case "comment column" -> new Edit.CommentColumn(object(p[1]), new Name(p[2]), comment(p, 3));
            case "add constraint" -> new Edit.AddConstraint(object(p[1]), constraint(p[1], p[2]));
            case "drop constraint" -> new Edit.DropConstraint(object(p[1]), new Name(p[2]));
            case "rename constraint" -> new Edit.RenameConstraint(object(p[1]), new Name(p[2]), new Name(p[3]));
            case "replace constraint" ->
                new Edit.ReplaceConstraint(
                        object(p[1]),
                        new Name(p[2]),
                        constraint(p[1], "CONSTRAINT none CHECK (true), DROP CONSTRAINT " + p[2] + ", ADD " + p[3]));
            case "comment constraint" -> new Edit.CommentConstraint(object(p[1]), new Name(p[2]), comment(p, 3));
            case "add index" -> new Edit.AddIndex(object(p[1]), index(p[1], p[2]));
            case "drop index" -> new Edit.DropIndex(object(p[1]), new Name(p[2]));
            case "rename index" -> new Edit.RenameIndex(object(p[1]), new Name(p[2]), new Name(p[3]));
            case "replace index" -> new Edit.ReplaceIndex(object(p[1]), new Name(p[2]), index(p[1], p[3]));
            case "comment index" -> new Edit.CommentIndex(object(p[1]), new Name(p[2]), comment(p, 3));
            case "add enum" -> new Edit.AddEnum(new EnumType(object(p[1]), List.of(p[2].split(" ")), Optional.empty()));
            case "drop enum" -> new Edit.DropEnum(object(p[1]));
            case "rename enum" -> new Edit.RenameEnum(object(p[1]), new Name(p[2]));
            case "add label" -> new Edit.AddLabel(object(p[1]), p[2], p.length > 3 ? Integer.parseInt(p[3]) : -1);
            case "rename label" -> new Edit.RenameLabel(object(p[1]), p[2], p[3]);
            case "drop label" -> new Edit.DropLabel(object(p[1]), p[2]);
            case "move label" -> new Edit.MoveLabel(object(p[1]), p[2], Integer.parseInt(p[3]));
            case "comment enum" -> new Edit.CommentEnum(object(p[1]), comment(p, 2));
            case "add trigger" -> new Edit.AddTrigger(object(p[1]), trigger(p[1], p[2]));
            case "drop trigger" -> new Edit.DropTrigger(object(p[1]), new Name(p[2]));
            case "rename trigger" -> new Edit.RenameTrigger(object(p[1]), new Name(p[2]), new Name(p[3]));
            case "replace trigger" -> new Edit.ReplaceTrigger(object(p[1]), new Name(p[2]), trigger(p[1], p[3]));
            case "comment trigger" -> new Edit.CommentTrigger(object(p[1]), new Name(p[2]), comment(p, 3));
            case "add view" -> new Edit.AddView(view(p[1]));
            case "drop view" -> new Edit.DropView(object(p[1]));
            case "rename view" -> new Edit.RenameView(object(p[1]), new Name(p[2]));
            case "move view" -> new Edit.MoveView(object(p[1]), new Name(p[2]));
            case "comment view" -> new Edit.CommentView(object(p[1]), comment(p, 2));
            default -> throw new IllegalArgumentException("no edit begins so: " + line);
        };
    }

    private static ObjectName object(String written) {
        int dot = written.indexOf('.');
        return dot < 0 ? ObjectName.of(written) : ObjectName.of(written.substring(0, dot), written.substring(dot + 1));
    }

    private static Optional<String> comment(String[] p, int at) {
        return p.length > at ? Optional.of(p[at]) : Optional.empty();
    }

    private static Schema read(String sql) {
        return Reading.of(Dialect.POSTGRESQL, "edit", sql).schema();
    }

    private static Table table(String sql) {
        return read(sql).tables().iterator().next();
    }

    private static Column column(String sql) {
        return table("CREATE TABLE t (" + sql + ")").columns().getFirst();
    }

    private static Column.Value value(String sql) {
        return sql.isEmpty()
                ? Column.ABSENT
                : sql.equals("serial")
                        ? new Column.Serial()
                        : sql.startsWith("GENERATED")
                                ? column("c bigint " + sql).value()
                                : new Column.Default(Expression.verbatim(sql));
    }

    private Schema with(String sql) {
        return read(given.files().getFirst().script().text() + "\n" + sql + ";");
    }

    private Constraint constraint(String table, String sql) {
        return with("ALTER TABLE " + table + " ADD " + sql)
                .requireTable(object(table))
                .constraints()
                .getLast();
    }

    private Index index(String table, String sql) {
        Table t = read("CREATE TABLE " + table + " (); " + sql + ";")
                .tables()
                .iterator()
                .next();
        return t.indexes().getLast();
    }

    private Trigger trigger(String table, String sql) {
        return read("CREATE TABLE " + table + " (); " + sql + ";")
                .tables()
                .iterator()
                .next()
                .triggers()
                .getLast();
    }

    private static View view(String sql) {
        return read(sql).views().findFirst().orElseThrow();
    }
}
