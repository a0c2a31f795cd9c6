package plinth.app.inspector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.store.Selection;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Origins;
import plinth.model.edit.Edit;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.Ownership;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.diagram.Icon;

/** A view, a type, a statement kept as written. */
final class ObjectSheet {
    private ObjectSheet() {}

    static VBox of(Context c, Selection.OfObject item) {
        SchemaObject o = c.schema().objects().get(item.at());
        Origins origins = c.reading().built().get(item.at()).origins();
        VBox box = new VBox();
        Label title = Parts.text(o.name().toString(), "s16", "semibold");
        title.setMinWidth(0);
        HBox head = Parts.row(8, Icons.ofPath(icon(o), 16), title, Parts.grow(), c.line(origins.definition(), true));
        head.setPadding(new Insets(12, 12, 4, 12));
        Label kind = Parts.text(kind(o), "muted");
        kind.setPadding(new Insets(0, 12, 8, 12));
        box.getChildren().addAll(head, kind);
        switch (o) {
            case EnumType e -> labels(c, box, e, item);
            case View v -> view(c, box, v, item);
            case Table t -> {}
            case Domain d -> {}
            case CompositeType t -> {}
            case Sequence s -> {}
            case Routine r -> {}
            case Kept k -> {}
            case Ownership w -> {}
        }
        Section text = new Section("Text", -1);
        Label sql = Parts.text(c.text(origins.definition()), "mono", "s11");
        sql.setWrapText(true);
        sql.setPadding(new Insets(0, 12, 12, 12));
        text.getChildren().add(sql);
        box.getChildren().add(text);
        return box;
    }

    private static String icon(SchemaObject o) {
        return switch (o) {
            case View v -> Icon.VIEW.path();
            case EnumType e -> Icon.ENUM.path();
            case Domain d -> Icon.ENUM.path();
            case CompositeType t -> Icon.ENUM.path();
            case Table t -> Icon.TABLE.path();
            case Sequence s -> Icon.LOCK.path();
            case Routine r -> Icon.LOCK.path();
            case Kept k -> Icon.LOCK.path();
            case Ownership w -> Icon.LOCK.path();
        };
    }

    private static String kind(SchemaObject o) {
        return switch (o) {
            case View v -> v.materialized() ? "Materialized view" : "View";
            case EnumType e -> "Enum of " + e.labels().size() + " values";
            case Domain d -> "Domain";
            case CompositeType t -> "Composite type";
            case Table t -> "Table";
            case Sequence s -> "Sequence";
            case Routine r -> upper(r.kind()) + ", kept as written";
            case Kept k -> upper(k.kind()) + ", kept as written";
            case Ownership w -> "Owner";
        };
    }

    private static String upper(String s) {
        return s.isEmpty()
                ? s
                : s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void labels(Context c, VBox box, EnumType e, Selection.OfObject item) {
        Form name = new Form();
        NameField field = new NameField(c, e.name().name(), to -> new Edit.RenameEnum(e.name(), to));
        field.getStyleClass().add("name-field");
        name.add("Name", field);
        box.getChildren().add(name);
        Section s = new Section("Values", e.labels().size());
        for (String label : e.labels()) {
            ValueField value = new ValueField(
                    c.editing(),
                    label,
                    "Value",
                    to -> c.edit(
                            to.isEmpty()
                                    ? new Edit.DropLabel(e.name(), label)
                                    : new Edit.RenameLabel(e.name(), label, to)));
            value.getStyleClass().add("mono");
            HBox.setHgrow(value, Priority.ALWAYS);
            HBox row = Parts.row(4, value);
            row.setPadding(new Insets(2, 12, 2, 12));
            s.getChildren().add(row);
        }
        ValueField add =
                new ValueField(c.editing(), "", "Add a value", text -> c.edit(new Edit.AddLabel(e.name(), text, -1)));
        VBox.setMargin(add, new Insets(2, 12, 8, 12));
        s.getChildren().addAll(add, Dropping.button(c, "Drop " + e.name(), item));
        box.getChildren().add(s);
    }

    private static void view(Context c, VBox box, View v, Selection.OfObject item) {
        Form form = new Form();
        NameField field = new NameField(c, v.name().name(), to -> new Edit.RenameView(v.name(), to));
        field.getStyleClass().add("name-field");
        form.add("Name", field);
        ValueField comment = new ValueField(
                c.editing(),
                v.comment().orElse(""),
                "Add a comment",
                text -> c.edit(new Edit.CommentView(v.name(), text.isEmpty() ? Optional.empty() : Optional.of(text))));
        form.add("Comment", comment);
        List<Name> columns = v.columns();
        if (!columns.isEmpty()) {
            form.show("Columns", Described.columns(columns));
        }
        box.getChildren().addAll(form, Dropping.button(c, "Drop " + v.name(), item));
    }
}
