package plinth.app.inspector;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.sql.Sql;

/** The properties of an index. */
final class IndexForm {
    private IndexForm() {}

    /** @param columns those that the index can name */
    static Node of(Context c, ObjectName on, List<Name> columns, Index x, int at, Name name) {
        Form form = new Form();
        NameField field = new NameField(c, name, to -> new Edit.RenameIndex(on, name, to));
        field.getStyleClass().add("name-field");
        form.add(
                "Name",
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
                text -> c.edit(c.fragments()
                        .index(on, columns, x.unique(), "(" + text + ")")
                        .map(i -> new Edit.ReplaceIndex(on, name, x.withKeys(i.keys())))));
        keys.getStyleClass().add("mono");
        form.add("Keys", keys);
        form.show("Method", x.method().value() + (x.unique() ? ", unique" : ""));
        if (!x.include().isEmpty()) {
            form.show("Include", Described.columns(x.include()));
        }
        if (x.nullsNotDistinct()) {
            form.show("Nulls", "not distinct");
        }
        ValueField where = new ValueField(
                c.editing(),
                x.where().map(Sql::expression).orElse(""),
                "All rows",
                text -> text.isEmpty()
                        ? c.edit(new Edit.ReplaceIndex(on, name, x.withWhere(Optional.empty())))
                        : c.edit(c.fragments()
                                .index(on, columns, x.unique(), "(" + Sql.keys(x.keys()) + ") WHERE " + text)
                                .map(i -> new Edit.ReplaceIndex(on, name, x.withWhere(i.where())))));
        where.getStyleClass().add("mono");
        form.add("Where", where);
        if (!x.with().isEmpty()) {
            form.show("Storage", Sql.options(x.with()), "mono", "s11");
        }
        ValueField comment = new ValueField(
                c.editing(),
                x.comment().orElse(""),
                "Add a comment",
                text -> c.edit(new Edit.CommentIndex(on, name, text.isEmpty() ? Optional.empty() : Optional.of(text))));
        form.add("Comment", comment);
        form.whole(Dropping.changeOrDrop(c, name.value(), new Selection.OfIndex(on, name)));
        return form;
    }
}
