package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import plinth.app.store.Command;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Types;
import plinth.model.schema.View;
import plinth.renderer.sql.Sql;

/** Asks for views, enums, their values, columns, and single texts. */
final class ObjectForms {
    private ObjectForms() {}

    /** Returns a form of one field. */
    static EditForm text(
            String title, String verb, String word, String now, String prompt, Function<String, Read<Edit>> edit) {
        Fields f = new Fields();
        TextField field = f.text(word, now, prompt);
        return EditForm.of(
                title, verb, f, field, () -> edit.apply(field.getText().strip()));
    }

    /** Returns a form for another name. */
    static EditForm rename(String what, String now, Function<Name, Edit> edit) {
        return text(
                "Rename " + what,
                "Rename",
                "Name",
                now,
                now,
                t -> t.isEmpty() ? new Read.Bad<>("A name is needed.") : new Read.Good<>(edit.apply(new Name(t))));
    }

    /** Returns a form for a comment; an empty one removes it. */
    static EditForm comment(String what, Optional<String> now, Function<Optional<String>, Edit> edit) {
        Fields f = new Fields();
        TextArea area = f.area("Comment", now.orElse(""), "None", 3);
        area.getStyleClass().remove("mono");
        return EditForm.of(
                "Comment on " + what, "Set comment", f, area, () -> new Read.Good<>(edit.apply(Fields.text(area))));
    }

    static EditForm column(Scope s, Table t) {
        Fields f = new Fields();
        TextField name = f.text("Name", "", "Name of the column");
        List<String> types = new ArrayList<>(List.of(
                "bigint", "integer", "text", "boolean", "numeric(12,2)", "date", "timestamptz", "uuid", "jsonb"));
        s.schema().enums().forEach(e -> types.add(Sql.PUBLIC.name(e.name())));
        s.schema().domains().forEach(d -> types.add(Sql.PUBLIC.name(d.name())));
        ComboBox<String> type = f.add("Type", Fields.open(types, "text", "Type"));
        Fields.completing(type, new Completions(s.schema(), t.name()));
        CheckBox notNull = f.check("Null", "Forbid NULL (NOT NULL)", false);
        TextField value = f.text("Default", "", "None", "mono");
        List<String> places = new ArrayList<>(List.of("Behind all others", "First"));
        t.columns().forEach(c -> places.add("Behind " + c.name()));
        ComboBox<String> at = f.choice("Place", places, 0);
        java.util.function.Supplier<String> text =
                () -> Fields.name(name).map(Sql::name).orElse("") + " "
                        + Fields.written(type)
                        + (notNull.isSelected() ? " NOT NULL" : "")
                        + Fields.text(value).map(v -> " DEFAULT " + v).orElse("");
        Function<String, Read<Edit>> edit = sql -> s.fragments()
                .column(sql)
                .map(c -> new Edit.AddColumn(t.name(), c, at.getSelectionModel().getSelectedIndex() - 1));
        return EditForm.of(
                        "Add column to " + t.name(),
                        "Add column",
                        f,
                        name,
                        () -> Fields.name(name).isEmpty()
                                ? new Read.Bad<>("A column needs a name.")
                                : Fields.written(type).isEmpty()
                                        ? new Read.Bad<>("A column needs a type.")
                                        : edit.apply(text.get()))
                .orSql(text, edit);
    }

    static EditForm type(Scope s, ObjectName table, Column c) {
        Fields f = new Fields();
        List<String> types = new ArrayList<>(Types.names());
        s.schema().enums().forEach(e -> types.add(Sql.PUBLIC.name(e.name())));
        s.schema().domains().forEach(d -> types.add(Sql.PUBLIC.name(d.name())));
        types.sort(null);
        ComboBox<String> type = f.add("Type", Fields.open(types, Sql.PUBLIC.type(c.type()), "Type"));
        Fields.completing(type, new Completions(s.schema(), table));
        return EditForm.of(
                "Type of " + c.name(),
                "Change type",
                f,
                type,
                () -> s.fragments().type(Fields.written(type)).map(t -> new Edit.RetypeColumn(table, c.name(), t)));
    }

    static EditForm view(Scope s, Name home) {
        Fields f = new Fields();
        TextField name = f.text("Name", "", "Name of the view");
        CheckBox materialized = f.check("Kept", "Keep its rows (MATERIALIZED)", false);
        TextArea query = f.area("Query", "", "SELECT \u2026", 6);
        java.util.function.Supplier<String> text = () -> "CREATE " + (materialized.isSelected() ? "MATERIALIZED " : "")
                + "VIEW "
                + Fields.name(name)
                        .map(n -> Sql.PUBLIC.name(new ObjectName(home, n)))
                        .orElse("")
                + " AS\n" + stripped(Fields.text(query).orElse(""));
        return EditForm.of(
                        "Add view",
                        "Add view",
                        f,
                        name,
                        () -> Fields.name(name).isEmpty()
                                ? new Read.Bad<>("A view needs a name.")
                                : Fields.text(query).isEmpty()
                                        ? new Read.Bad<>("A view needs a query.")
                                        : s.fragments().view(text.get()).map(ObjectForms::add))
                .orSql(text, sql -> s.fragments().view(sql).map(ObjectForms::add));
    }

    static EditForm query(View v, String now, Function<String, Read<Command>> change) {
        Fields f = new Fields();
        TextArea query = f.area("Query", now, "SELECT \u2026", 10);
        return new EditForm(
                "Query of " + v.name(),
                "Change query",
                f,
                query,
                () -> change.apply(Fields.text(query).orElse("")),
                Optional.empty());
    }

    private static Edit add(View v) {
        return new Edit.AddView(v);
    }

    private static String stripped(String query) {
        return query.endsWith(";") ? query.substring(0, query.length() - 1).strip() : query;
    }

    static EditForm enumType(Name home) {
        Fields f = new Fields();
        TextField name = f.text("Name", "", "Name of the type");
        TextArea labels = f.area("Values", "", "One in a line, in their order", 5);
        return EditForm.of("Add enum", "Add enum", f, name, () -> {
            Optional<Name> given = Fields.name(name);
            List<String> values = Fields.text(labels)
                    .orElse("")
                    .lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty())
                    .toList();
            return given.isEmpty()
                    ? new Read.Bad<>("A type needs a name.")
                    : new Read.Good<>(new Edit.AddEnum(
                            new EnumType(new ObjectName(home, given.get()), values, Optional.empty())));
        });
    }

    static EditForm label(EnumType e) {
        Fields f = new Fields();
        TextField value = f.text("Value", "", "As it is kept in rows");
        List<String> places = new ArrayList<>(List.of("Behind all others"));
        e.labels().forEach(l -> places.add("Before '" + l + "'"));
        ComboBox<String> at = f.choice("Place", places, 0);
        return EditForm.of(
                "Add value to " + e.name(),
                "Add value",
                f,
                value,
                () -> Fields.text(value)
                        .<Read<Edit>>map(v -> new Read.Good<>(new Edit.AddLabel(
                                e.name(), v, at.getSelectionModel().getSelectedIndex() - 1)))
                        .orElseGet(() -> new Read.Bad<>("A value is needed.")));
    }
}
