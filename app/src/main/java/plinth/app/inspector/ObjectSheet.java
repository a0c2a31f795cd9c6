package plinth.app.inspector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plinth.app.store.Selection;
import plinth.app.ui.Counted;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Origins;
import plinth.model.edit.Edit;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
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

    /** Returns the sheet of the view {@code name}, one of whose parts is selected. */
    static Optional<VBox> ofView(Context c, ObjectName name) {
        List<SchemaObject> objects = c.schema().objects();
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i) instanceof View v && v.name().equals(name)) {
                return Optional.of(of(c, new Selection.OfObject(name, i)));
            }
        }
        return Optional.empty();
    }

    static VBox of(Context c, Selection.OfObject item) {
        SchemaObject o = c.schema().objects().get(item.at());
        Origins origins = c.reading().built().get(item.at()).origins();
        VBox box = new VBox();
        TitleRow head = new TitleRow(
                Icons.ofPath(icon(o), 16),
                o.name().toString(),
                Optional.empty(),
                Optional.of(c.line(origins.definition(), true)),
                DeedButtons.dots(c, item));
        head.setPadding(new Insets(12, 12, 4, 12));
        Label kind = Parts.text(kind(o), "muted");
        kind.setPadding(new Insets(0, 12, 8, 12));
        box.getChildren().addAll(head, kind);
        switch (o) {
            case EnumType e -> EnumSheet.fill(c, box, e, item);
            case View v -> view(c, box, v, item);
            case Table t -> {}
            case Domain d -> comment(box, d.comment());
            case CompositeType t -> comment(box, t.comment());
            case Sequence s -> {}
            case Routine r -> comment(box, r.comment());
            case Kept k -> comment(box, k.comment());
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

    private static void comment(VBox box, Optional<String> comment) {
        comment.ifPresent(t -> box.getChildren().add(new Form().show("Comment", t)));
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
            case EnumType e -> "Enum of " + Counted.of(e.labels().size(), "value");
            case Domain d -> "Domain, changed in the SQL pane";
            case CompositeType t -> "Composite type, changed in the SQL pane";
            case Table t -> "Table";
            case Sequence s -> "Sequence, changed in the SQL pane";
            case Routine r -> upper(r.kind()) + ", kept as written";
            case Kept k -> upper(k.kind()) + ", kept as written";
            case Ownership w -> "Owner, changed in the SQL pane";
        };
    }

    private static String upper(String s) {
        return s.isEmpty()
                ? s
                : s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void view(Context c, VBox box, View v, Selection.OfObject item) {
        Form form = new Form();
        NameField field = new NameField(c, v.name().name(), to -> new Edit.RenameView(v.name(), to));
        boolean self = c.selected().filter(i -> i instanceof Selection.OfObject).isPresent();
        if (self) {
            field.getStyleClass().add("name-field");
        }
        form.add("Name", field);
        form.add(
                "Schema",
                new ValueField(
                        c.editing(),
                        v.name().schema().value(),
                        "Schema",
                        to -> c.edit(new Edit.MoveView(v.name(), new Name(to)))));
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
        Button query = Parts.smallButton("Change query\u2026", () -> {});
        query.setOnAction(e -> c.asker().ask(c.deeds().changeQuery(v), query));
        HBox deeds = Parts.row(8, query);
        deeds.getChildren().addAll(Dropping.button(c, v.name().toString(), item).getChildren());
        box.getChildren().addAll(form.whole(deeds));
        PartSections parts = new PartSections(c, v.name(), columns);
        if (v.materialized()) {
            Node plus = DeedButtons.plus(c, "Add index", () -> c.deeds().addIndex(v));
            Section s = new Section("Indexes", v.indexes().size(), plus);
            parts.indexes(s, v.indexes());
            box.getChildren().add(s);
        }
        box.getChildren()
                .add(parts.triggers(
                        v.triggers(),
                        DeedButtons.plus(c, "Add trigger", () -> c.deeds().addTrigger(v))));
    }
}
