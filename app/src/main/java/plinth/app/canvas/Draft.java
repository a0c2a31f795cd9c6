package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Labels;
import plinth.app.store.Notice;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** A table or a column that is being written in its place. Its name and its type are one step of undo. */
final class Draft {
    private final Store store;
    private Optional<Gesture> gesture = Optional.empty();
    private final Selection.Item first;
    private final Name firstName;
    private final Optional<Type> firstType;
    private Name name;
    private Optional<Type> type;
    private Optional<Command> last = Optional.empty();

    private Draft(Store store, Selection.Item first, Name name, Optional<Type> type) {
        this.store = store;
        this.first = first;
        this.firstName = name;
        this.firstType = type;
        this.name = name;
        this.type = type;
    }

    /** Returns a draft of {@code item}, if it is a table or a column. */
    static Optional<Draft> of(Store store, Selection.Item item) {
        Schema schema = store.document().getValue().schema();
        return switch (item) {
            case Selection.OfTable(ObjectName t) ->
                schema.table(t).map(x -> new Draft(store, item, t.name(), Optional.empty()));
            case Selection.OfFamily(ObjectName t) -> of(store, new Selection.OfTable(t));
            case Selection.OfColumn(ObjectName t, Name c) ->
                schema.table(t).flatMap(x -> x.column(c)).map(x -> new Draft(store, item, c, Optional.of(x.type())));
            case Selection.OfConstraint c -> Optional.empty();
            case Selection.OfIndex i -> Optional.empty();
            case Selection.OfTrigger g -> Optional.empty();
            case Selection.OfObject o -> Optional.empty();
        };
    }

    /** Returns what it is of, as it is called now. */
    Selection.Item item() {
        return first instanceof Selection.OfColumn(ObjectName t, Name c)
                ? new Selection.OfColumn(t, name)
                : new Selection.OfTable(first.table().sibling(name));
    }

    Name name() {
        return name;
    }

    /** Returns the type of a column. */
    Optional<Type> type() {
        return type;
    }

    /** Returns what it was called, the latest first: a drawing may be some names behind. */
    List<Name> names() {
        return firstName.equals(name) ? List.of(name) : List.of(name, firstName);
    }

    /** Writes another name. Returns why that is refused; then it is called as before. */
    Optional<String> name(Name to) {
        return write(to, type);
    }

    /** Writes another type. Returns why that is refused; then it has the one from before. */
    Optional<String> type(Type to) {
        return write(name, Optional.of(to));
    }

    /** Takes back all that was written. */
    void takeBack() {
        gesture.map(Command.TakenBack::new).ifPresent(store::dispatch);
    }

    private Optional<String> write(Name toName, Optional<Type> toType) {
        if (toName.equals(name) && toType.equals(type)) {
            return Optional.empty();
        }
        Optional<Command> next = command(toName, toType);
        next.or(() -> gesture.map(Command.TakenBack::new)).ifPresent(store::dispatch);
        Optional<String> refused = store.notice().get().filter(Notice::refused).map(Notice::text);
        if (refused.isPresent()) {
            // A refusal takes back what the gesture had done before.
            last.ifPresent(store::dispatch);
            store.dispatch(new Command.NoticeRead());
            return refused;
        }
        name = toName;
        type = toType;
        last = next;
        return Optional.empty();
    }

    private Optional<Command> command(Name toName, Optional<Type> toType) {
        List<Edit> edits = new ArrayList<>();
        switch (first) {
            case Selection.OfColumn(ObjectName t, Name c) -> {
                if (!toName.equals(c)) {
                    edits.add(new Edit.RenameColumn(t, c, toName));
                }
                if (!toType.equals(firstType)) {
                    toType.ifPresent(x -> edits.add(new Edit.RetypeColumn(t, toName, x)));
                }
            }
            default -> {
                if (!toName.equals(firstName)) {
                    edits.add(new Edit.RenameTable(first.table(), toName));
                }
            }
        }
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        Edit all = edits.size() == 1 ? edits.getFirst() : new Edit.Together("Change " + firstName, edits);
        Gesture step = gesture.orElseGet(() -> Gesture.of(Labels.of(all)));
        gesture = Optional.of(step);
        return Optional.of(new Command.Edited(all, step));
    }

    /** Returns what comes behind it in its box, or before it; nothing behind the last column and before the table. */
    Optional<Selection.Item> neighbour(int by) {
        ObjectName table = item().table();
        List<Column> columns = store.document()
                .getValue()
                .schema()
                .table(table)
                .map(Table::columns)
                .orElse(List.of());
        int at = item() instanceof Selection.OfColumn c
                ? columns.stream().map(Column::name).toList().indexOf(c.column())
                : -1;
        int to = at + by;
        return to < -1 || to >= columns.size()
                ? Optional.empty()
                : Optional.of(
                        to < 0
                                ? new Selection.OfTable(table)
                                : new Selection.OfColumn(table, columns.get(to).name()));
    }
}
