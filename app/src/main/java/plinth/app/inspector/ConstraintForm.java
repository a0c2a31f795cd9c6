package plinth.app.inspector;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import plinth.app.edits.Read;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.sql.Sql;

/** The properties of a constraint. */
final class ConstraintForm {
    private ConstraintForm() {}

    static Node of(Context c, Table t, int at, Name name) {
        Constraint k = t.constraints().get(at);
        ObjectName table = t.name();
        Form form = new Form();
        NameField field = new NameField(c, name, to -> new Edit.RenameConstraint(table, name, to));
        field.getStyleClass().add("name-field");
        Node named = ColumnForm.withLine(
                c,
                field,
                c.reading()
                        .originsOfTable(table)
                        .filter(o -> at < o.constraints().size())
                        .map(o -> o.constraints().get(at)));
        form.add("Name", named);
        if (k.name().isEmpty()) {
            form.show("", "Chosen by the database", "s11", "muted");
        }
        switch (k) {
            case Constraint.PrimaryKey p -> {
                form.show("Columns", Described.columns(p.columns()));
                include(form, p.key());
                deferral(form, p.deferral());
            }
            case Constraint.Unique u -> {
                form.show("Columns", Described.columns(u.columns()));
                include(form, u.key());
                if (u.nullsNotDistinct()) {
                    form.show("Nulls", "not distinct");
                }
                deferral(form, u.deferral());
            }
            case Constraint.ForeignKey f -> foreignKey(c, form, table, name, f);
            case Constraint.Check x -> check(c, form, t, name, x);
            case Constraint.Exclusion x -> {
                form.show("Method", x.method().value());
                form.show("Elements", Described.constraint(x), "mono", "s11");
                x.where().ifPresent(w -> form.show("Where", Sql.expression(w), "mono", "s11"));
                deferral(form, x.deferral());
            }
        }
        ValueField comment = new ValueField(
                c.editing(),
                k.comment().orElse(""),
                "Add a comment",
                text -> c.edit(new Edit.CommentConstraint(
                        table, name, text.isEmpty() ? Optional.empty() : Optional.of(text))));
        form.add("Comment", comment);
        form.whole(Dropping.changeOrDrop(c, name.value(), new Selection.OfConstraint(table, name)));
        return form;
    }

    private static void include(Form form, Constraint.Key key) {
        if (!key.include().isEmpty()) {
            form.show("Include", Described.columns(key.include()));
        }
        if (key.withoutOverlaps()) {
            form.show("Periods", "without overlaps");
        }
    }

    private static void deferral(Form form, Constraint.Deferral d) {
        switch (d) {
            case NOT_DEFERRABLE -> {}
            case DEFERRABLE -> form.show("Checked", "at once, deferrable");
            case INITIALLY_DEFERRED -> form.show("Checked", "at the end of the transaction");
        }
    }

    private static void foreignKey(Context c, Form form, ObjectName table, Name name, Constraint.ForeignKey f) {
        form.show("Columns", Described.columns(f.columns()));
        form.show("To", f.target() + " (" + Described.columns(c.schema().referenced(f)) + ")");
        form.add(
                "On delete",
                actions(f.onDelete(), a -> c.edit(new Edit.ReplaceConstraint(table, name, f.withOnDelete(a)))));
        form.add(
                "On update",
                actions(f.onUpdate(), a -> c.edit(new Edit.ReplaceConstraint(table, name, withOnUpdate(f, a)))));
        if (f.match() != Constraint.Match.SIMPLE) {
            form.show("Match", f.match().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (!f.valid()) {
            form.show("Rows", "those before it are not checked (NOT VALID)");
        }
        if (!f.enforced()) {
            form.show("Enforced", "no");
        }
        deferral(form, f.deferral());
    }

    private static Constraint.ForeignKey withOnUpdate(Constraint.ForeignKey f, Constraint.Action a) {
        return new Constraint.ForeignKey(
                f.name(),
                f.columns(),
                f.target(),
                f.references(),
                f.match(),
                f.onDelete(),
                f.setColumns(),
                a,
                f.period(),
                f.deferral(),
                f.valid(),
                f.enforced(),
                f.comment());
    }

    private static ComboBox<String> actions(
            Constraint.Action now, java.util.function.Function<Constraint.Action, Optional<String>> chosen) {
        ComboBox<String> box = new ComboBox<>();
        for (Constraint.Action a : Constraint.Action.values()) {
            box.getItems().add(Described.words(a));
        }
        box.getSelectionModel().select(now.ordinal());
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("dense");
        box.setOnAction(e -> {
            Constraint.Action a = Constraint.Action.values()[
                    Math.max(0, box.getSelectionModel().getSelectedIndex())];
            if (a != now) {
                Optional<String> refused = chosen.apply(a);
                Refused.show(box, refused);
                refused.ifPresent(r -> box.getSelectionModel().select(now.ordinal()));
            }
        });
        return box;
    }

    private static void check(Context c, Form form, Table t, Name name, Constraint.Check x) {
        ValueField expression = new ValueField(
                c.editing(),
                Sql.expression(x.expression()),
                "Condition",
                text -> c.edit(c.fragments()
                        .constraint(t, "CHECK (" + text + ")")
                        .then(k -> k instanceof Constraint.Check changed
                                ? new Read.Good<>(new Edit.ReplaceConstraint(
                                        t.name(), name, x.withExpression(changed.expression())))
                                : new Read.Bad<>("That is no condition."))));
        expression.getStyleClass().add("mono");
        form.add("Condition", expression);
        if (x.noInherit()) {
            form.show("Inherited", "no");
        }
        if (!x.valid()) {
            form.show("Rows", "those before it are not checked (NOT VALID)");
        }
        if (!x.enforced()) {
            form.show("Enforced", "no");
        }
    }
}
