package plinth.app.edits;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import plinth.app.store.Command;
import plinth.app.store.Notice;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Does an edit as one step of undo, and selects what it has made. */
public final class Attempt {
    private Attempt() {}

    /** Returns why {@code edit} was refused; nothing when it was done. */
    public static Optional<String> of(Store store, Edit edit) {
        return of(store, Command.Edited.once(edit));
    }

    /** Does {@code edit}, to which the user pointed on the canvas: nothing moves there. Returns why it was refused. */
    public static Optional<String> pointed(Store store, Edit edit) {
        return of(store, Command.Edited.once(edit), item -> Command.point(Selection.of(item)));
    }

    /** Returns why {@code command} was refused; nothing when it was done. */
    public static Optional<String> of(Store store, Command command) {
        return of(store, command, Command::select);
    }

    private static Optional<String> of(Store store, Command command, Function<Selection.Item, Command> select) {
        store.dispatch(command);
        Optional<String> refused = store.notice().get().filter(Notice::refused).map(Notice::text);
        if (refused.isEmpty() && command instanceof Command.Edited e) {
            made(store.state().get().document().schema(), e.edit())
                    .ifPresent(item -> store.dispatch(select.apply(item)));
        }
        return refused;
    }

    private static Optional<Selection.Item> made(Schema s, Edit edit) {
        return switch (edit) {
            case Edit.AddTable a -> Optional.of(new Selection.OfTable(a.table().name()));
            case Edit.AddColumn a ->
                Optional.of(new Selection.OfColumn(a.table(), a.column().name()));
            case Edit.AddConstraint a -> s.table(a.table()).flatMap(t -> same(t, a.constraint()));
            case Edit.AddIndex a -> a.index().name().map(n -> new Selection.OfIndex(a.on(), n));
            case Edit.AddTrigger a ->
                Optional.of(new Selection.OfTrigger(a.on(), a.trigger().name()));
            case Edit.AddView a -> object(s, a.view().name());
            case Edit.AddEnum a -> object(s, a.type().name());
            case Edit.Together(String label, List<Edit> edits) when !edits.isEmpty() -> made(s, edits.getLast());
            default -> Optional.empty();
        };
    }

    private static Optional<Selection.Item> same(Table t, Constraint c) {
        int at = t.constraints().lastIndexOf(c);
        return at < 0
                ? Optional.empty()
                : Optional.of(new Selection.OfConstraint(
                        t.name(), ImpliedNames.within(t).get(at)));
    }

    private static Optional<Selection.Item> object(Schema s, ObjectName name) {
        for (int i = s.objects().size() - 1; i >= 0; i--) {
            if (s.objects().get(i).name().equals(name)) {
                return Optional.of(new Selection.OfObject(name, i));
            }
        }
        return Optional.empty();
    }
}
