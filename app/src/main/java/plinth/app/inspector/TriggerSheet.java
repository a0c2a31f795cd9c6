package plinth.app.inspector;

import java.util.Optional;
import javafx.scene.Node;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Trigger;
import plinth.renderer.sql.Sql;

/** The properties of a trigger. */
final class TriggerSheet {
    private TriggerSheet() {}

    static Node of(Context c, ObjectName on, Trigger g, int at) {
        Name name = g.name();
        Form form = new Form();
        NameField field = new NameField(c, name, to -> new Edit.RenameTrigger(on, name, to));
        field.getStyleClass().add("name-field");
        form.add(
                "Name",
                ColumnForm.withLine(
                        c,
                        field,
                        c.reading()
                                .originsOfTable(on)
                                .filter(o -> at < o.triggers().size())
                                .map(o -> o.triggers().get(at))));
        form.show("When", g.timing() + " " + String.join(" or ", g.events()));
        if (!g.updateOf().isEmpty()) {
            form.show("Update of", Described.columns(g.updateOf()));
        }
        form.show("For each", g.eachRow() ? "row" : "statement");
        g.when().ifPresent(w -> form.show("Only if", Sql.expression(w), "mono", "s11"));
        form.show("Calls", g.call(), "mono", "s11");
        if (!g.enabled().equals("enabled")) {
            form.show("Enabled", g.enabled().equals("disabled") ? "no, by ALTER TABLE" : g.enabled());
        }
        ValueField comment = new ValueField(
                c.editing(),
                g.comment().orElse(""),
                "Add a comment",
                text -> c.edit(
                        new Edit.CommentTrigger(on, name, text.isEmpty() ? Optional.empty() : Optional.of(text))));
        form.add("Comment", comment);
        form.whole(Dropping.changeOrDrop(c, name.value(), new Selection.OfTrigger(on, name)));
        return form;
    }
}
