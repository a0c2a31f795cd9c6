package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Region;

/** What the other mouse button offers: the edits of what is under it. */
final class Menus {
    private final Store store;
    private final Sheet sheet;
    private final Deeds deeds;
    private final Tools tools;
    private final Prompts prompts;
    private final ContextMenu menu = new ContextMenu();

    Menus(Store store, Sheet sheet, Deeds deeds, Tools tools, Prompts prompts) {
        this.store = store;
        this.sheet = sheet;
        this.deeds = deeds;
        this.tools = tools;
        this.prompts = prompts;
        sheet.setOnContextMenuRequested(this::show);
    }

    private void show(ContextMenuEvent e) {
        menu.hide();
        menu.getItems().setAll(items(e));
        menu.show(sheet, e.getScreenX(), e.getScreenY());
        e.consume();
    }

    private List<MenuItem> items(ContextMenuEvent e) {
        Optional<Box> box = sheet.boxAt(e.getX(), e.getY());
        if (box.isPresent()) {
            ObjectName name = box.get().table();
            Optional<Table> table = deeds.schema().table(name);
            Optional<Column> column = sheet.columnAt(box.get(), e.getY()).flatMap(c -> table.flatMap(t -> t.column(c)));
            if (table.isPresent() && column.isPresent()) {
                deeds.select(new Selection.OfColumn(name, column.get().name()));
                return column(table.get(), column.get());
            }
            if (table.isPresent()) {
                deeds.select(new Selection.OfTable(name));
                return table(table.get());
            }
            return List.of();
        }
        Optional<Link> link = sheet.linkAt(e.getX(), e.getY());
        Optional<Name> key = link.flatMap(l -> Emphases.name(sheet.schema(), l));
        if (link.isPresent() && key.isPresent()) {
            deeds.select(new Selection.OfConstraint(link.get().child(), key.get()));
            return link(link.get(), key.get());
        }
        List<MenuItem> items = new ArrayList<>();
        sheet.at(e.getX(), e.getY()).stream()
                .filter(Region.class::isInstance)
                .map(Region.class::cast)
                .findFirst()
                .ifPresent(r -> {
                    items.add(item("Compare layouts of " + r.base(), "", () -> deeds.compare(r.base())));
                    items.add(new SeparatorMenuItem());
                });
        Point at = new Point(
                Math.rint(sheet.view().toDrawingX(e.getX()) / 4) * 4,
                Math.rint(sheet.view().toDrawingY(e.getY()) / 4) * 4);
        items.add(item("Add table here", "T", () -> prompts.rename(new Selection.OfTable(deeds.addTable(at)))));
        items.add(item("Draw a reference", "R", () -> tools.use(Tool.REFERENCE)));
        items.add(new SeparatorMenuItem());
        items.add(item("Arrange tables", "Shortcut+Shift+L", () -> store.dispatch(new Command.Arranged())));
        items.add(item("Zoom to fit", "Shortcut+0", () -> sheet.fit(true)));
        return items;
    }

    private List<MenuItem> table(Table t) {
        ObjectName name = t.name();
        List<MenuItem> items = new ArrayList<>();
        items.add(item("Rename " + name, "F2", () -> prompts.rename(new Selection.OfTable(name))));
        items.add(item("Add column", "Shortcut+Enter", () -> addColumn(name)));
        items.add(item("Draw a reference", "R", () -> tools.use(Tool.REFERENCE)));
        items.add(comment("Comment on " + name, t.comment(), c -> deeds.edit(new Edit.CommentTable(name, c))));
        items.add(new SeparatorMenuItem());
        items.add(item("Drop " + name, "Delete", () -> prompts.drop(Selection.ofTable(name))));
        return items;
    }

    /** Adds a column to {@code table} and lets the user name it. */
    void addColumn(ObjectName table) {
        deeds.addColumn(table).ifPresent(c -> {
            Selection.Item item = new Selection.OfColumn(table, c);
            deeds.select(item);
            prompts.rename(item);
        });
    }

    private List<MenuItem> column(Table t, Column c) {
        ObjectName on = t.name();
        Name name = c.name();
        Selection.Item item = new Selection.OfColumn(on, name);
        int at = t.columns().indexOf(c);
        List<MenuItem> items = new ArrayList<>();
        items.add(item("Rename " + name, "F2", () -> prompts.rename(item)));
        items.add(item(
                "Change type of " + name,
                "",
                () -> prompts.text(
                        "Type of " + name,
                        c.type().toString(),
                        s -> deeds.type(s).isPresent(),
                        s -> deeds.type(s).ifPresent(type -> deeds.edit(new Edit.RetypeColumn(on, name, type))))));
        if (!t.keyColumns().contains(name)) {
            boolean notNull = c.notNull().isPresent();
            items.add(item(
                    notNull ? "Allow NULL" : "Forbid NULL",
                    "",
                    () -> deeds.edit(new Edit.SetNotNull(on, name, !notNull))));
        }
        items.add(comment("Comment on " + name, c.comment(), x -> deeds.edit(new Edit.CommentColumn(on, name, x))));
        items.add(new SeparatorMenuItem());
        items.add(item("Add index on " + name, "", () -> deeds.addIndex(on, List.of(name))));
        if (!t.unique(java.util.Set.of(name))) {
            items.add(item("Make " + name + " unique", "", () -> deeds.makeUnique(on, name)));
        }
        if (at > 0) {
            items.add(item("Move up", "", () -> deeds.edit(new Edit.MoveColumn(on, name, at - 1))));
        }
        if (at < t.columns().size() - 1) {
            items.add(item("Move down", "", () -> deeds.edit(new Edit.MoveColumn(on, name, at + 1))));
        }
        items.add(item("Add column", "Shortcut+Enter", () -> addColumn(on)));
        items.add(new SeparatorMenuItem());
        items.add(item("Drop " + name, "Delete", () -> prompts.drop(Selection.of(item))));
        Menu table = new Menu(on.toString());
        table.getItems().setAll(table(t));
        items.add(table);
        return items;
    }

    private List<MenuItem> link(Link link, Name key) {
        ObjectName on = link.child();
        List<MenuItem> items = new ArrayList<>();
        link.key().ifPresent(f -> {
            Menu deletes = new Menu("When a row of " + f.target() + " is deleted");
            for (Constraint.Action a : Constraint.Action.values()) {
                RadioMenuItem choice = new RadioMenuItem(words(a));
                choice.setSelected(a == f.onDelete());
                choice.setOnAction(e -> deeds.edit(new Edit.ReplaceConstraint(on, key, f.withOnDelete(a))));
                deletes.getItems().add(choice);
            }
            items.add(deletes);
            deeds.schema().table(on).ifPresent(t -> {
                boolean indexed = t.indexes().stream()
                        .anyMatch(i -> i.leadingColumns().size() >= f.columns().size()
                                && i.leadingColumns()
                                        .subList(0, f.columns().size())
                                        .equals(f.columns()));
                if (!indexed) {
                    items.add(item("Add index on " + names(f.columns()), "", () -> deeds.addIndex(on, f.columns())));
                }
            });
        });
        items.add(item("Rename " + key, "F2", () -> prompts.rename(new Selection.OfConstraint(on, key))));
        items.add(new SeparatorMenuItem());
        items.add(item(
                "Drop foreign key " + key,
                "Delete",
                () -> prompts.drop(Selection.of(new Selection.OfConstraint(on, key)))));
        return items;
    }

    private static String names(List<Name> names) {
        return String.join(", ", names.stream().map(Name::value).toList());
    }

    private static String words(Constraint.Action action) {
        return switch (action) {
            case NO_ACTION -> "Refuse (NO ACTION)";
            case RESTRICT -> "Refuse at once (RESTRICT)";
            case CASCADE -> "Delete with it (CASCADE)";
            case SET_NULL -> "SET NULL";
            case SET_DEFAULT -> "SET DEFAULT";
        };
    }

    private MenuItem comment(String title, Optional<String> now, java.util.function.Consumer<Optional<String>> take) {
        return item(
                title,
                "",
                () -> prompts.text(
                        title,
                        now.orElse(""),
                        s -> true,
                        s -> take.accept(s.isBlank() ? Optional.empty() : Optional.of(s.strip()))));
    }

    private static MenuItem item(String title, String key, Runnable run) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        if (!key.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(key));
        }
        item.setOnAction(e -> run.run());
        return item;
    }
}
