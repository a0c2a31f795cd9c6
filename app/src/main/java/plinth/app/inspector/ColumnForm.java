package plinth.app.inspector;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import plinth.app.edits.ColumnLine;
import plinth.app.edits.Completions;
import plinth.app.store.Selection;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.sql.Sql;

/** The properties of a column, each with the line that says it. */
final class ColumnForm {
    private ColumnForm() {}

    static Node of(Context c, Table t, int at, Optional<List<Origins.OfColumn>> origins) {
        Column col = t.columns().get(at);
        ObjectName table = t.name();
        Optional<Origins.OfColumn> from = origins.filter(o -> at < o.size()).map(o -> o.get(at));
        Form form = new Form();
        NameField name = new NameField(c, col.name(), to -> new Edit.RenameColumn(table, col.name(), to));
        name.getStyleClass().add("name-field");
        form.add("Name", withLine(c, name, from.map(Origins.OfColumn::definition)));
        ColumnLine line = new ColumnLine(c.state().document(), t);
        ValueField type = new ValueField(
                        c.editing(),
                        Sql.PUBLIC.type(col.type()),
                        "Type",
                        text -> c.edit(line.type(text).map(ty -> new Edit.RetypeColumn(table, col.name(), ty))))
                .completing(() -> new Completions(c.schema(), table), line::slip);
        type.getStyleClass().add("mono");
        form.add("Type", withLine(c, type, from.map(Origins.OfColumn::type)));
        CheckBox notNull = new CheckBox("Not null");
        notNull.setSelected(!t.nullable(col));
        boolean implied = notNull.isSelected() && col.notNull().isEmpty();
        notNull.setDisable(implied);
        if (implied) {
            notNull.setText("Not null, by its " + (t.keyColumns().contains(col.name()) ? "primary key" : "value"));
        }
        notNull.setOnAction(e -> {
            Optional<String> refused = c.edit(new Edit.SetNotNull(table, col.name(), notNull.isSelected()));
            Refused.show(notNull, refused);
            refused.ifPresent(r -> notNull.setSelected(!notNull.isSelected()));
        });
        form.add("", withLine(c, notNull, from.flatMap(Origins.OfColumn::notNull)));
        form.add(label(col), withLine(c, value(c, col, table), from.flatMap(Origins.OfColumn::value)));
        col.collation().ifPresent(x -> form.show("Collation", x, "mono", "s11"));
        if (!col.options().isEmpty()) {
            form.show("Options", Sql.options(col.options()), "mono", "s11");
        }
        ValueField comment = new ValueField(
                c.editing(),
                col.comment().orElse(""),
                "Add a comment",
                text -> c.edit(new Edit.CommentColumn(
                        table, col.name(), text.isEmpty() ? Optional.empty() : Optional.of(text))));
        form.add("Comment", withLine(c, comment, from.flatMap(Origins.OfColumn::comment)));
        HBox moves = Parts.row(
                4,
                Parts.iconButton(Icons.of(Glyph.UP, 14), "Move up (Alt+Up)", () -> move(c, t, at, at - 1)),
                Parts.iconButton(Icons.of(Glyph.DOWN, 14), "Move down (Alt+Down)", () -> move(c, t, at, at + 1)));
        moves.getChildren().get(0).setDisable(at == 0);
        moves.getChildren().get(1).setDisable(at == t.columns().size() - 1);
        form.add("Order", moves);
        form.whole(Dropping.button(c, col.name().value(), new Selection.OfColumn(table, col.name())));
        return form;
    }

    private static String label(Column col) {
        return switch (col.value()) {
            case Column.Absent a -> "Default";
            case Column.Default d -> "Default";
            case Column.Identity i -> "Value";
            case Column.Serial s -> "Value";
            case Column.Generated g -> "Generated";
        };
    }

    private static Node value(Context c, Column col, ObjectName table) {
        return switch (col.value()) {
            case Column.Absent a -> defaultField(c, col, table, "");
            case Column.Default d -> defaultField(c, col, table, Sql.expression(d.expression()));
            case Column.Identity i -> Parts.text(Described.value(i), "s12");
            case Column.Serial s -> Parts.text(Described.value(s), "s12");
            case Column.Generated g -> Parts.text(Described.value(g), "mono", "s11");
        };
    }

    private static ValueField defaultField(Context c, Column col, ObjectName table, String text) {
        ValueField field = new ValueField(
                c.editing(),
                text,
                "None",
                now -> c.edit(c.fragments().value(now).map(v -> new Edit.SetValue(table, col.name(), v))));
        field.getStyleClass().add("mono");
        return field;
    }

    private static void move(Context c, Table t, int from, int to) {
        c.edit(new Edit.MoveColumn(t.name(), t.columns().get(from).name(), to));
    }

    static HBox withLine(Context c, Node field, Optional<Origin> origin) {
        HBox row = Parts.row(4, field);
        HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
        if (!(field instanceof javafx.scene.control.TextField)) {
            row.getChildren().add(Parts.grow());
        }
        origin.ifPresent(o -> row.getChildren().add(c.line(o, false)));
        return row;
    }
}
