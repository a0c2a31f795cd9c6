package plinth.app.inspector;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import plinth.app.store.Selection;
import plinth.app.ui.Parts;
import plinth.model.ddl.Origins;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Trigger;

/** Indexes and triggers, which stand on tables and on views. */
final class PartSections {
    private final Context c;
    private final ObjectName on;
    private final List<Name> columns;
    private final Optional<Origins.OfTable> origins;

    /** @param columns what the parts can name */
    PartSections(Context c, ObjectName on, List<Name> columns) {
        this.c = c;
        this.on = on;
        this.columns = columns;
        this.origins = c.reading().originsOfTable(on);
    }

    private boolean chosen(Selection.Item item) {
        return c.selected().filter(item::equals).isPresent();
    }

    void indexes(Section s, List<Index> indexes) {
        for (int i = 0; i < indexes.size(); i++) {
            Index x = indexes.get(i);
            Name name = c.names().index(on, i);
            Selection.Item item = new Selection.OfIndex(on, name);
            String right = (x.unique() ? "unique" : "")
                    + (x.method().equals(Index.BTREE) ? "" : " " + x.method())
                    + (x.where().isPresent() ? " partial" : "");
            HBox row = row(s, item, name.value(), Described.index(x), right.strip());
            int at = i;
            origins.filter(o -> at < o.indexes().size())
                    .ifPresent(o -> row.getChildren().add(c.line(o.indexes().get(at), false)));
            if (chosen(item)) {
                s.getChildren().add(IndexForm.of(c, on, columns, x, i, name));
            }
        }
    }

    Section triggers(List<Trigger> triggers, Node plus) {
        Section s = new Section("Triggers", triggers.size(), plus);
        for (int i = 0; i < triggers.size(); i++) {
            Trigger g = triggers.get(i);
            Selection.Item item = new Selection.OfTrigger(on, g.name());
            String right =
                    g.enabled().equals("disabled") ? "disabled" : g.timing() + " " + String.join(" or ", g.events());
            HBox row = row(s, item, g.name().value(), right, right);
            int at = i;
            origins.filter(o -> at < o.triggers().size())
                    .ifPresent(o -> row.getChildren().add(c.line(o.triggers().get(at), false)));
            if (chosen(item)) {
                s.getChildren().add(TriggerSheet.of(c, on, g, i));
            }
        }
        return s;
    }

    private HBox row(Section s, Selection.Item item, String name, String tip, String right) {
        Label words = Parts.text(name, "s12");
        words.setTooltip(new Tooltip(tip));
        HBox grow = Parts.row(0, words);
        grow.setMinWidth(0);
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox row = s.add(() -> c.select(item), chosen(item), grow, Parts.text(right, "s11", "muted"));
        DeedButtons.onRow(c, row, item);
        return row;
    }
}
