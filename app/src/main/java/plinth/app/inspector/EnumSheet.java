package plinth.app.inspector;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.store.Selection;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.edit.Edit;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;

/** An enum: its name, and its values in their order. */
final class EnumSheet {
    private EnumSheet() {}

    static void fill(Context c, VBox box, EnumType e, Selection.OfObject item) {
        Form form = new Form();
        NameField field = new NameField(c, e.name().name(), to -> new Edit.RenameEnum(e.name(), to));
        field.getStyleClass().add("name-field");
        form.add("Name", field);
        form.add(
                "Comment",
                new ValueField(
                        c.editing(),
                        e.comment().orElse(""),
                        "Add a comment",
                        text -> c.edit(new Edit.CommentEnum(
                                e.name(), text.isEmpty() ? Optional.empty() : Optional.of(text)))));
        box.getChildren().add(form);
        Section s = new Section(
                "Values",
                e.labels().size(),
                DeedButtons.plus(c, "Add value at a place", () -> c.deeds().addLabel(e)));
        for (int i = 0; i < e.labels().size(); i++) {
            s.getChildren().add(label(c, e, i));
        }
        ValueField add = new ValueField(
                c.editing(),
                "",
                "Add a value",
                text -> text.isEmpty() ? Optional.empty() : c.edit(new Edit.AddLabel(e.name(), text, -1)));
        VBox.setMargin(add, new Insets(2, 12, 8, 12));
        s.getChildren().addAll(add, Dropping.button(c, e.name().toString(), item));
        box.getChildren().add(s);
    }

    private static HBox label(Context c, EnumType e, int at) {
        ObjectName type = e.name();
        String label = e.labels().get(at);
        ValueField value = new ValueField(
                c.editing(),
                label,
                "Value",
                to -> c.edit(to.isEmpty() ? new Edit.DropLabel(type, label) : new Edit.RenameLabel(type, label, to)));
        value.getStyleClass().add("mono");
        HBox.setHgrow(value, Priority.ALWAYS);
        Button up = Parts.iconButton(Icons.of(Glyph.UP, 14), "Move '" + label + "' up", () -> {});
        up.setOnAction(x -> Refused.show(up, c.edit(new Edit.MoveLabel(type, label, at - 1))));
        up.setDisable(at == 0);
        Button down = Parts.iconButton(Icons.of(Glyph.DOWN, 14), "Move '" + label + "' down", () -> {});
        down.setOnAction(x -> Refused.show(down, c.edit(new Edit.MoveLabel(type, label, at + 1))));
        down.setDisable(at == e.labels().size() - 1);
        Button drop = Parts.iconButton(Icons.of(Glyph.CROSS, 14), "Drop '" + label + "'", () -> {});
        drop.setOnAction(x -> Refused.show(drop, c.edit(new Edit.DropLabel(type, label))));
        HBox row = Parts.row(2, value, up, down, drop);
        row.setPadding(new Insets(2, 8, 2, 12));
        return row;
    }
}
