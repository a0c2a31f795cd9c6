package plinth.app.edits;

import java.util.Map;
import java.util.Optional;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.NewTable;
import plinth.app.store.Notice;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.diagram.Point;

/**
 * A table or column that was just made and is to be named: what is written of it then is one step of undo with it, and leaving it takes it back.
 *
 * @param item what was made, as it was called first
 * @param edit what made it
 * @param at where the user pointed, of a table that was made by pointing
 * @param gesture the step of undo
 */
public record Made(Selection.Item item, Edit edit, Optional<Point> at, Gesture gesture) {

    /** Makes a table, at {@code at} if the user pointed there, and selects it; nothing when that is refused, which the store's notice tells. */
    public static Optional<Made> table(Store store, Optional<Point> at) {
        Table table = NewTable.of(store.document().getValue());
        Made made =
                new Made(new Selection.OfTable(table.name()), new Edit.AddTable(table), at, Gesture.of("Add table"));
        return made.done(store);
    }

    /** Makes a column of text at the end of {@code table} and selects it; nothing when that is refused, which the store's notice tells. */
    public static Optional<Made> column(Store store, ObjectName table) {
        Optional<Table> t = store.document().getValue().schema().table(table);
        if (t.isEmpty()) {
            return Optional.empty();
        }
        Name name = new Name("new_column");
        for (int n = 2; t.get().column(name).isPresent(); n++) {
            name = new Name("new_column_" + n);
        }
        Made made = new Made(
                new Selection.OfColumn(table, name),
                new Edit.AddColumn(table, Column.of(name.value(), Type.known("text")), -1),
                Optional.empty(),
                Gesture.of("Add column to " + table));
        return made.done(store);
    }

    private Optional<Made> done(Store store) {
        store.dispatch(command());
        if (store.notice().get().filter(Notice::refused).isPresent()) {
            return Optional.empty();
        }
        store.dispatch(at.isPresent() ? Command.point(Selection.of(item)) : Command.select(item));
        return Optional.of(this);
    }

    /** Returns what makes it. */
    public Command command() {
        return at.isPresent() && edit instanceof Edit.AddTable(Table table)
                ? new Command.Placed(edit, Map.of(table.name(), at.get()), gesture)
                : new Command.Edited(edit, gesture);
    }

    /** Returns what makes it under another name and, of a column, of another type. */
    public Made as(Name name, Optional<Type> type) {
        return switch (edit) {
            case Edit.AddTable(Table table) -> {
                ObjectName to = table.name().sibling(name);
                yield new Made(new Selection.OfTable(to), new Edit.AddTable(table.withName(to)), at, gesture);
            }
            case Edit.AddColumn(ObjectName table, Column column, int place) -> {
                Column to = column.withName(name).withType(type.orElse(column.type()));
                yield new Made(new Selection.OfColumn(table, name), new Edit.AddColumn(table, to, place), at, gesture);
            }
            default -> this;
        };
    }
}
