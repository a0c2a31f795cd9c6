package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.View;

/** What can be done to views and enums. */
final class ObjectDeeds {
    private final Deeds deeds;
    private final Scope scope;

    ObjectDeeds(Deeds deeds, Scope scope) {
        this.deeds = deeds;
        this.scope = scope;
    }

    List<List<Deed>> view(View v, Selection.OfObject item) {
        ObjectName name = v.name();
        List<Deed> parts = new ArrayList<>();
        parts.add(Deed.ask("Add trigger", () -> TriggerForm.add(scope, name, v.columns())));
        parts.add(Deed.ask("Add index", () -> IndexForm.add(scope, name, v.columns(), List.of()))
                .unless(!v.materialized(), "only a materialized view has indexes"));
        for (int i = 0; i < v.indexes().size(); i++) {
            Name n = scope.names().index(name, i);
            parts.add(Deed.more("Index " + n, () -> deeds.of(new Selection.OfIndex(name, n))));
        }
        v.triggers()
                .forEach(g -> parts.add(
                        Deed.more("Trigger " + g.name(), () -> deeds.of(new Selection.OfTrigger(name, g.name())))));
        return List.of(
                List.of(
                        Deed.rename(name, item),
                        Deed.comment(name, v.comment(), c -> new Edit.CommentView(name, c)),
                        Deed.ask("Change query of " + name, () -> deeds.changeQuery(v)),
                        deeds.move(name, s -> new Edit.MoveView(name, s))),
                parts,
                List.of(deeds.show(item), Deed.drop(name.toString(), Selection.of(item))));
    }

    List<List<Deed>> enumType(EnumType e, Selection.OfObject item) {
        ObjectName name = e.name();
        return List.of(
                List.of(Deed.rename(name, item), Deed.comment(name, e.comment(), c -> new Edit.CommentEnum(name, c))),
                List.of(
                        Deed.ask("Add value", () -> ObjectForms.label(e)),
                        Deed.more("Values", () -> List.of(labels(e)))
                                .unless(e.labels().isEmpty(), "there are none")),
                List.of(deeds.show(item), Deed.drop(name.toString(), Selection.of(item))));
    }

    private List<Deed> labels(EnumType e) {
        List<Deed> all = new ArrayList<>();
        for (int i = 0; i < e.labels().size(); i++) {
            int at = i;
            all.add(Deed.more("'" + e.labels().get(i) + "'", () -> label(e, at)));
        }
        return all;
    }

    /** Returns what can be done to value {@code at} of {@code e}. */
    List<List<Deed>> label(EnumType e, int at) {
        ObjectName type = e.name();
        String label = e.labels().get(at);
        return List.of(
                List.of(
                        Deed.ask(
                                "Rename '" + label + "'",
                                () -> ObjectForms.text(
                                        "Rename '" + label + "'",
                                        "Rename",
                                        "Value",
                                        label,
                                        label,
                                        to -> to.isEmpty()
                                                ? new Read.Bad<>("A value is needed.")
                                                : new Read.Good<>(new Edit.RenameLabel(type, label, to)))),
                        Deed.of("Move up", new Edit.MoveLabel(type, label, Math.max(0, at - 1)))
                                .unless(at == 0, "it is the first"),
                        Deed.of("Move down", new Edit.MoveLabel(type, label, at + 1))
                                .unless(at == e.labels().size() - 1, "it is the last")),
                List.of(Deed.of("Drop '" + label + "'", new Edit.DropLabel(type, label))));
    }
}
