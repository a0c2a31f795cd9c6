package plinth.app.inspector;

import java.util.Optional;
import javafx.scene.Node;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.sql.Sql;

/** The properties of an index. */
final class IndexForm {
    private IndexForm() {}

    static Node of(Context c, Table t, int at, Name name) {
        Index x = t.indexes().get(at);
        ObjectName on = t.name();
        Form form = new Form();
        NameField field = new NameField(c, name, to -> new Edit.RenameIndex(on, name, to));
        field.getStyleClass().add("name-field");
        form.add(
                x.name().isPresent() ? "Name" : "Name, implied",
                ColumnForm.withLine(
                        c,
                        field,
                        c.reading()
                                .originsOfTable(on)
                                .filter(o -> at < o.indexes().size())
                                .map(o -> o.indexes().get(at))));
        ValueField keys = new ValueField(
                c.editing(),
                Sql.keys(x.keys()),
                "Keys",
                text -> Reads.use(
                        c,
                        new Scratch(c.reading().dialect()).index(t, x.unique(), "(" + text + ")"),
                        i -> c.edit(new Edit.ReplaceIndex(on, name, x.withKeys(i.keys())))));
        keys.getStyleClass().add("mono");
        form.add("Keys", keys);
        form.show("Method", x.method().value() + (x.unique() ? ", unique" : ""));
        if (!x.include().isEmpty()) {
            form.show("Include", Described.columns(x.include()));
        }
        x.where().ifPresent(w -> form.show("Where", Sql.expression(w), "mono", "s11"));
        if (!x.with().isEmpty()) {
            form.show("Storage", Sql.options(x.with()), "mono", "s11");
        }
        ValueField comment = new ValueField(
                c.editing(),
                x.comment().orElse(""),
                "Add a comment",
                text -> c.edit(new Edit.CommentIndex(on, name, text.isEmpty() ? Optional.empty() : Optional.of(text))));
        form.add("Comment", comment);
        form.whole(Dropping.button(c, "Drop " + name, new Selection.OfIndex(on, name)));
        return form;
    }
}
