package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.sql.Sql;

/** What can be done to a column. */
final class ColumnDeeds {
    private final Deeds deeds;
    private final Scope scope;
    private final Table t;
    private final Column c;
    private final ObjectName on;
    private final Name name;

    ColumnDeeds(Deeds deeds, Scope scope, Table t, Name column) {
        this.deeds = deeds;
        this.scope = scope;
        this.t = t;
        this.c = t.column(column).orElseThrow();
        this.on = t.name();
        this.name = column;
    }

    List<List<Deed>> all() {
        Selection.Item item = new Selection.OfColumn(on, name);
        List<Deed> more = new ArrayList<>(List.of(Deed.more(on.toString(), () -> deeds.of(new Selection.OfTable(on)))));
        type().ifPresent(more::add);
        return List.of(
                List.of(
                        Deed.rename(name, item),
                        Deed.ask("Change type of " + name, () -> ObjectForms.type(scope, on, c)),
                        nulls(),
                        Deed.more("Value when none is given", this::values),
                        Deed.comment(name, c.comment(), x -> new Edit.CommentColumn(on, name, x))),
                moves(),
                List.of(
                        Deed.ask("Add foreign key from " + name, () -> ForeignKeyForm.add(scope, t, List.of(name))),
                        Deed.of("Add index on " + name, index()),
                        Deed.of("Make " + name + " unique", unique()).unless(t.unique(Set.of(name)), "it is unique"),
                        Deed.of("Add column", new Deed.AddColumn(on)).by("Shortcut+Enter")),
                more,
                List.of(deeds.show(item), Deed.drop(name.toString(), Selection.of(item))));
    }

    private Deed nulls() {
        boolean own = c.notNull().isPresent();
        boolean implied = !own && !t.nullable(c);
        return Deed.of(own || implied ? "Allow NULL" : "Forbid NULL", new Edit.SetNotNull(on, name, !own))
                .unless(
                        implied,
                        t.keyColumns().contains(name) ? "it is in the primary key" : "its value is an identity");
    }

    /** Returns what moves the column up and down among the others. */
    List<Deed> moves() {
        int at = t.columns().indexOf(c);
        return List.of(
                Deed.of("Move up", new Edit.MoveColumn(on, name, Math.max(0, at - 1)))
                        .by("Alt+UP")
                        .unless(at == 0, "it is the first"),
                Deed.of("Move down", new Edit.MoveColumn(on, name, at + 1))
                        .by("Alt+DOWN")
                        .unless(at == t.columns().size() - 1, "it is the last"));
    }

    private Edit index() {
        Index plain = Index.of(Optional.empty(), List.of(name));
        return new Edit.AddIndex(on, plain.withName(Optional.of(IndexForm.free(scope, on, plain))));
    }

    private Edit unique() {
        return new Edit.AddConstraint(
                on,
                new Constraint.Unique(
                        Optional.empty(),
                        Constraint.Key.of(List.of(name)),
                        false,
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty()));
    }

    private List<List<Deed>> values() {
        Fragments read = scope.fragments();
        String now = c.value() instanceof Column.Default d ? Sql.expression(d.expression()) : "";
        String made = c.value() instanceof Column.Generated g ? Sql.expression(g.expression()) : "";
        return List.of(
                List.of(
                        Deed.ask("Default", () -> ask("Default of " + name, "Set default", now, read::value)),
                        identity("Identity, always", true),
                        identity("Identity, by default", false),
                        Deed.ask(
                                "Generated, stored",
                                () -> ask("Expression of " + name, "Generate", made, t -> read.generated(t, true))),
                        Deed.ask(
                                "Generated, virtual",
                                () -> ask("Expression of " + name, "Generate", made, t -> read.generated(t, false)))),
                List.of(Deed.of("Nothing", new Edit.SetValue(on, name, Column.ABSENT))
                        .unless(c.value() instanceof Column.Absent, "it has none")));
    }

    private Deed identity(String title, boolean always) {
        boolean is = c.value() instanceof Column.Identity i && i.always() == always;
        return Deed.of(title, new Edit.SetValue(on, name, new Column.Identity(always, List.of())))
                .unless(is, "it is so");
    }

    private EditForm ask(String title, String verb, String now, Function<String, Read<Column.Value>> read) {
        return ObjectForms.text(
                title,
                verb,
                "Expression",
                now,
                "None",
                text -> read.apply(text).map(v -> new Edit.SetValue(on, name, v)));
    }

    /** The deeds of the enum that is the column's type. */
    private Optional<Deed> type() {
        Type type = c.type() instanceof Type.ArrayOf a ? a.element() : c.type();
        if (!(type instanceof Type.Named(ObjectName of, List<String> modifiers))) {
            return Optional.empty();
        }
        return scope.schema().enumType(of).map(e -> {
            List<SchemaObject> objects = scope.schema().objects();
            return Deed.more("Enum " + of, () -> deeds.of(new Selection.OfObject(of, objects.indexOf(e))));
        });
    }
}
