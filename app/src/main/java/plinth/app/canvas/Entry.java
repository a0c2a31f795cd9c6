package plinth.app.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import plinth.app.edits.ColumnLine;
import plinth.app.edits.Completions;
import plinth.app.edits.SuggestionList;
import plinth.app.store.Command;
import plinth.app.store.Document;
import plinth.app.store.Gesture;
import plinth.app.store.NewTable;
import plinth.app.store.Notice;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Parts;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.sql.Alignment;
import plinth.renderer.sql.Sql;

/**
 * Tables and columns that are typed in their place: a table's name, then a line for each column. A line is one step of undo; what is not finished is
 * in no text. Enter finishes a line and begins the next, a blank line ends it, Esc takes back what is typed, then leaves.
 */
final class Entry implements EntryRow.Host {
    private static final double AROUND = 112;
    private static final double LIST = 236;

    private final Store store;
    private final Sheet sheet;
    private final Pane layer;
    private final EntryPlace place;
    private @Nullable Open open;

    /** A table that is typed in, from its name on. */
    private static final class Open {
        final EntryBox box = new EntryBox();
        final Deque<Line> lines = new ArrayDeque<>();
        final TextField naming = new TextField();
        final Optional<Point> at;
        final boolean fresh;
        SuggestionList list;
        Optional<ObjectName> table = Optional.empty();
        Optional<Gesture> made = Optional.empty();
        EntryRow row;
        Optional<ColumnLine.Slip> slip = Optional.empty();
        List<ObjectName> next = List.of();
        boolean busy;
        boolean drawn;

        Open(Optional<Point> at, boolean fresh, SuggestionList list, EntryRow.Host host) {
            this.at = at;
            this.fresh = fresh;
            this.list = list;
            this.row = new EntryRow(host, list);
        }
    }

    /** A line that was finished, as it was typed. */
    private record Line(Gesture gesture, Optional<Name> column, String name, String type, String modifiers) {}

    /** @param layer lies over the canvas and takes no mouse where nothing is asked */
    Entry(Store store, Sheet sheet, Pane layer) {
        this.store = store;
        this.sheet = sheet;
        this.layer = layer;
        this.place = new EntryPlace(sheet, layer);
        sheet.onChange(this::follow);
        layer.widthProperty().addListener((o, was, now) -> follow());
        layer.heightProperty().addListener((o, was, now) -> refresh());
        store.document().addListener((o, was, now) -> refresh());
    }

    private Document document() {
        return store.state().get().document();
    }

    private Optional<Table> table() {
        return Optional.ofNullable(open)
                .flatMap(o -> o.table)
                .flatMap(t -> document().schema().table(t));
    }

    // Beginning

    /** Asks for the name of a new table, at {@code at} or where there is room; its columns come next. */
    void table(Optional<Point> at) {
        take();
        sheet.hold();
        Open now = begin(Optional.of(at.orElseGet(() -> Room.in(sheet))), true);
        now.naming.getStyleClass().addAll("dense", "in-place");
        now.naming.setPromptText("name of the table");
        now.naming.setAccessibleText("Name of the new table");
        now.naming.addEventFilter(KeyEvent.KEY_PRESSED, this::naming);
        now.naming.textProperty().addListener((o, was, text) -> note(text));
        now.box.naming(now.naming);
        show(now);
        now.naming.requestFocus();
    }

    /** Begins a line for another column of the first of {@code tables}; a blank line goes on to the next of them. */
    void columns(List<ObjectName> tables, boolean made) {
        take();
        List<ObjectName> there = tables.stream()
                .filter(t -> document().schema().table(t).isPresent())
                .toList();
        if (there.isEmpty()) {
            return;
        }
        ObjectName table = there.getFirst();
        Open now = begin(Optional.empty(), made);
        now.next = there.subList(1, there.size());
        now.table = Optional.of(table);
        if (sheet.drawing().box(table).filter(this::inSight).isEmpty()) {
            store.dispatch(Command.select(new Selection.OfTable(table)));
        }
        show(now);
        row(now);
    }

    private boolean inSight(Box box) {
        Rect r = box.bounds();
        double x = sheet.view().toCanvasX(r.x());
        double y = sheet.view().toCanvasY(r.y());
        return x >= 0 && y >= 0 && x < sheet.getWidth() - 80 && y < sheet.getHeight() - 80;
    }

    private Open begin(Optional<Point> at, boolean fresh) {
        SuggestionList list = new SuggestionList(
                s -> Optional.ofNullable(open).ifPresent(o -> o.row.put(s)),
                Parts.row(
                        6,
                        Parts.key("->"),
                        Parts.text("reference", "s12", "muted"),
                        Parts.key("[]"),
                        Parts.text("array", "s12", "muted"),
                        Parts.key("?"),
                        Parts.text("may be null", "s12", "muted")));
        list.setManaged(false);
        list.setVisible(false);
        Open now = new Open(at, fresh, list, this);
        open = now;
        return now;
    }

    private void show(Open now) {
        layer.getChildren().addAll(now.box, now.list);
        reveal(now);
    }

    // The name of a new table

    private void naming(KeyEvent e) {
        switch (e.getCode()) {
            case ESCAPE -> escape();
            case ENTER, TAB -> named(true);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void note(String text) {
        Open now = open;
        if (now != null) {
            String name = text.strip();
            boolean quoted = name.startsWith("\"") || name.contains(".");
            String sql = Sql.name(name);
            now.naming.getStyleClass().remove("wrong");
            now.box.note(name.isEmpty() || quoted || sql.equals(name) ? "" : "In SQL it is " + sql + ".");
            follow();
        }
    }

    /** Makes the table. Returns whether it could. */
    private boolean named(boolean more) {
        Open now = open;
        if (now == null) {
            return false;
        }
        Table plain = NewTable.of(document());
        String typed = now.naming.getText().strip();
        if (typed.isEmpty()) {
            return fault("A name is needed.");
        }
        Table table = plain.withName(called(typed, plain));
        Gesture gesture = Gesture.of("Add table " + table.name());
        Optional<String> refused = attempt(new Command.Placed(
                new Edit.AddTable(table), Map.of(table.name(), now.at.orElse(new Point(0, 0))), gesture));
        if (refused.isPresent()) {
            return fault(refused.get());
        }
        now.table = Optional.of(table.name());
        now.made = Optional.of(gesture);
        store.dispatch(Command.point(Selection.ofTable(table.name())));
        if (more) {
            row(now);
        }
        return true;
    }

    /** A name with a schema of the document before it is one in that schema. */
    private ObjectName called(String typed, Table plain) {
        ColumnLine read = new ColumnLine(document(), plain);
        int dot = typed.startsWith("\"") ? -1 : typed.indexOf('.');
        if (dot > 0) {
            Name schema = new Name(typed.substring(0, dot));
            boolean there = document().schema().objects().stream()
                    .anyMatch(o ->
                            o.name().schema().equals(schema) || o.name().name().equals(schema));
            if (there) {
                return new ObjectName(schema, read.name(typed.substring(dot + 1)));
            }
        }
        return plain.name().sibling(read.name(typed));
    }

    // Lines

    /** Shows the table as it is now, with an empty row below. */
    private void row(Open now) {
        now.row = new EntryRow(this, now.list);
        now.slip = Optional.empty();
        now.box.fault("", null);
        refresh();
        reveal(now);
        now.row.focusFirst();
    }

    @Override
    public void commit() {
        Open now = open;
        Optional<Table> table = table();
        if (now == null || table.isEmpty()) {
            return;
        }
        if (now.row.blank()) {
            end();
            columns(now.next, true);
            return;
        }
        proposed(now, table.get());
        switch (new ColumnLine(document(), preset(now, table.get()).base()).read(now.row.line())) {
            case ColumnLine.Bad(String reason, Optional<ColumnLine.Slip> slip) -> fault(reason, slip);
            case ColumnLine.Good good -> {
                Optional<String> refused = carryOut(now, table.get(), good);
                if (refused.isPresent()) {
                    fault(refused.get());
                } else {
                    good.column()
                            .ifPresent(c -> store.dispatch(Command.point(Selection.of(
                                    new Selection.OfColumn(table.get().name(), c.name())))));
                    row(now);
                }
            }
        }
    }

    /** A modifier that is typed in part is the one that is proposed, where the line means nothing else. */
    private void proposed(Open now, Table table) {
        Optional<Completions.Suggestion> s = now.list.chosen().filter(x -> x.kind() == Completions.Kind.MODIFIER);
        if (s.isPresent()) {
            ColumnLine read = new ColumnLine(document(), preset(now, table).base());
            String whole = now.row.name() + " " + now.row.type() + " " + s.get().text();
            if (read.read(now.row.line()) instanceof ColumnLine.Bad && read.read(whole) instanceof ColumnLine.Good) {
                now.row.put(s.get());
            }
        }
    }

    private Optional<String> carryOut(Open now, Table table, ColumnLine.Good good) {
        String what = good.column().map(c -> "column " + c.name()).orElse("constraint");
        Gesture gesture = Gesture.of("Add " + what + " to " + table.name());
        PresetKey preset = preset(now, table);
        Command command = new Command.Edited(preset.edit(good, gesture.label()), gesture);
        if (preset.whole() && now.made.isPresent()) {
            command = new Command.Placed(
                    preset.table(good), Map.of(table.name(), now.at.orElse(new Point(0, 0))), now.made.get());
        }
        Optional<String> refused = attempt(command);
        if (refused.isEmpty()) {
            if (now.fresh) {
                align(now, table.name(), command instanceof Command.Placed p ? p.gesture() : gesture);
            }
            now.lines.push(new Line(
                    gesture, good.column().map(Column::name), now.row.name(), now.row.type(), now.row.modifiers()));
        }
        return refused;
    }

    /** A table that is just made is written as whole as if it had been made so, within the step of its last line. */
    private void align(Open now, ObjectName table, Gesture gesture) {
        Reading reading = document().reading();
        Reading aligned = Alignment.of(reading, table);
        if (aligned != reading) {
            now.busy = true;
            store.dispatch(new Command.Rewritten(aligned, gesture));
            now.busy = false;
        }
    }

    private PresetKey preset(Open now, Table table) {
        List<Name> typed = now.lines.stream().flatMap(l -> l.column().stream()).toList();
        return now.fresh ? PresetKey.of(document(), table, typed, now.row.line()) : new PresetKey(table, table);
    }

    private Optional<String> attempt(Command command) {
        Open now = open;
        if (now != null) {
            now.busy = true;
        }
        store.dispatch(command);
        Optional<String> refused = store.notice().get().filter(Notice::refused).map(Notice::text);
        if (refused.isPresent()) {
            store.dispatch(new Command.NoticeRead());
        }
        if (now != null) {
            now.busy = false;
        }
        return refused;
    }

    private boolean fault(String reason) {
        return fault(reason, Optional.empty());
    }

    private boolean fault(String reason, Optional<ColumnLine.Slip> slip) {
        Open now = open;
        if (now != null) {
            now.slip = slip;
            now.box.fault(reason, slip.map(s -> EntryBox.fix(s, this::fix)).orElse(null));
            if (now.table.isPresent()) {
                now.row.hush();
                now.row.wrong(true);
            } else {
                now.naming.getStyleClass().add("wrong");
            }
            follow();
        }
        return false;
    }

    @Override
    public void fix() {
        Open now = open;
        if (now != null) {
            now.slip.ifPresent(now.row::replace);
        }
    }

    @Override
    public void changed() {
        Open now = open;
        Optional<Table> table = table();
        if (now == null || table.isEmpty()) {
            return;
        }
        now.row.wrong(false);
        now.slip = Optional.empty();
        now.box.fault("", null);
        String sql = "";
        Optional<Constraint.ForeignKey> key = Optional.empty();
        if (!now.row.type().isEmpty() || now.row.rule()) {
            String line = now.list
                    .chosen()
                    .filter(s -> s.kind() != Completions.Kind.MODIFIER)
                    .map(s -> now.row.name() + " " + s.text() + " " + now.row.modifiers())
                    .orElse(now.row.line());
            if (new ColumnLine(document(), preset(now, table.get()).base()).read(line)
                    instanceof ColumnLine.Good good) {
                String name = good.column().map(c -> Sql.name(c.name()) + " ").orElse("");
                sql = good.sql().startsWith(name)
                        ? good.sql().substring(name.length()).strip()
                        : good.sql();
                sql += good.indexed() ? " and an index" : "";
                key = good.key();
            }
        }
        now.list.sql(sql);
        follow();
        place.line(now.box, key, document().schema());
    }

    @Override
    public Completions completions() {
        ObjectName near = Optional.ofNullable(open)
                .flatMap(o -> o.table)
                .orElseGet(() -> NewTable.of(document()).name());
        return new Completions(document().schema(), near);
    }

    // Going back

    @Override
    public void back() {
        Open now = open;
        if (now == null || now.lines.isEmpty()) {
            return;
        }
        Line last = now.lines.pop();
        Document before = document();
        now.busy = true;
        store.dispatch(new Command.TakenBack(last.gesture()));
        now.busy = false;
        if (document() != before) {
            row(now);
            now.row.write(last.name(), last.type(), last.modifiers());
        }
    }

    @Override
    public void undo() {
        store.dispatch(new Command.Undo());
    }

    @Override
    public void escape() {
        Open now = open;
        if (now != null && now.table.isPresent() && !now.row.blank()) {
            sheet.overlay(Sheet.Overlay.NONE);
            row(now);
        } else {
            end();
        }
    }

    /** Closes it; what is typed and not finished is gone. Returns whether it was open. */
    boolean end() {
        Open now = open;
        if (now == null) {
            return false;
        }
        open = null;
        layer.getChildren().removeAll(now.box, now.list);
        sheet.overlay(Sheet.Overlay.NONE);
        now.table
                .filter(t -> document().schema().table(t).isPresent())
                .ifPresent(t -> store.dispatch(Command.point(Selection.ofTable(t))));
        sheet.requestFocus();
        return true;
    }

    /** Finishes what is typed and closes; what cannot be finished stays open and says why. Returns whether it is closed now. */
    boolean take() {
        Open now = open;
        if (now == null) {
            return true;
        }
        if (now.table.isEmpty()) {
            if (!now.naming.getText().isBlank() && !named(false)) {
                return false;
            }
            end();
            return true;
        }
        now.row.settle();
        if (!now.row.blank()) {
            int before = now.lines.size();
            commit();
            if (now.lines.size() == before) {
                return false;
            }
        }
        end();
        return true;
    }

    boolean isOpen() {
        return open != null;
    }

    // Where it stands

    private void refresh() {
        Open now = open;
        if (now == null || now.table.isEmpty()) {
            follow();
            return;
        }
        Optional<Table> table = table();
        if (table.isEmpty()) {
            if (!now.busy) {
                end();
            }
            return;
        }
        now.lines.removeIf(
                l -> l.column().filter(c -> table.get().column(c).isEmpty()).isPresent());
        boolean focused = now.row.hasFocus();
        int most = (int) Math.max(3, (layer.getHeight() - EntryBox.ABOVE - AROUND - LIST) / 22);
        now.box.columns(table.get(), now.fresh ? "being made" : "adding columns", most, now.row);
        if (focused && !now.row.hasFocus()) {
            now.row.focusLast();
        }
        follow();
    }

    private void follow() {
        Open now = open;
        if (now != null) {
            boolean drawn =
                    now.table.filter(t -> sheet.drawing().box(t).isPresent()).isPresent();
            if (drawn && !now.drawn) {
                // A table that was just made gets its place with the next picture.
                now.drawn = true;
                Platform.runLater(() -> {
                    if (open == now) {
                        reveal(now);
                    }
                });
            }
            place.follow(now.box, now.list, now.table, now.at, now.row.handX());
        }
    }

    private void reveal(Open now) {
        follow();
        place.reveal(now.box, now.table.isPresent() ? LIST : 0);
    }
}
