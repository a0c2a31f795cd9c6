package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import plinth.app.edits.AreaDeeds;
import plinth.app.edits.Asker;
import plinth.app.edits.DeedMenu;
import plinth.app.edits.Deeds;
import plinth.app.edits.Inferred;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.pattern.InferredReference;
import plinth.model.schema.Name;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Region;

/** What the other mouse button offers: the deeds of what is under it, or of all that is selected when it is among that. */
final class Menus {
    private final Store store;
    private final Sheet sheet;
    private final Making making;
    private final Tools tools;
    private final Asker asker;
    private final AreaName areaName;
    private final ContextMenu menu = new ContextMenu();

    Menus(Store store, Sheet sheet, Making making, Tools tools, Asker asker, AreaName areaName) {
        this.areaName = areaName;
        this.store = store;
        this.sheet = sheet;
        this.making = making;
        this.tools = tools;
        this.asker = asker;
    }

    /** Begins to listen. */
    void install() {
        sheet.setOnContextMenuRequested(this::show);
    }

    private void show(ContextMenuEvent e) {
        menu.hide();
        Optional<Selection.Item> item =
                e.isKeyboardTrigger() ? store.view().getValue().selection().primary() : under(e.getX(), e.getY());
        item.ifPresent(this::select);
        Optional<InferredReference> inferred =
                e.isKeyboardTrigger() || sheet.boxAt(e.getX(), e.getY()).isPresent()
                        ? Optional.empty()
                        : sheet.linkAt(e.getX(), e.getY()).flatMap(sheet.picture()::inferred);
        menu.getItems().setAll(inferred.map(this::inferred).orElseGet(() -> item.isPresent() ? selected() : paper(e)));
        menu.show(sheet, e.getScreenX(), e.getScreenY());
        e.consume();
    }

    private List<MenuItem> inferred(InferredReference r) {
        MenuItem make = item(Inferred.MAKE, "", () -> Inferred.make(store, r).ifPresent(asker::say));
        make.setDisable(r.remedy().isEmpty());
        return List.of(make, item(Inferred.DENY, "", () -> Inferred.deny(store, r)));
    }

    private void select(Selection.Item item) {
        Selection now = store.view().getValue().selection();
        boolean among = now.items().size() > 1 && now.tables().contains(item.table());
        if (!among) {
            store.dispatch(Command.point(Selection.of(item)));
        }
    }

    private Optional<Selection.Item> under(double x, double y) {
        Optional<Box> box = sheet.boxAt(x, y);
        if (box.isPresent()) {
            Optional<Name> column = sheet.columnAt(box.get(), y);
            return Optional.of(column.<Selection.Item>map(
                            c -> new Selection.OfColumn(box.get().table(), c))
                    .orElseGet(() -> new Selection.OfTable(box.get().table())));
        }
        Optional<Link> link = sheet.linkAt(x, y);
        return link.flatMap(l -> Emphases.name(sheet.schema(), l))
                .map(n -> new Selection.OfConstraint(link.orElseThrow().child(), n));
    }

    private List<MenuItem> selected() {
        return DeedMenu.items(Deeds.of(store).of(store.view().getValue().selection()), asker);
    }

    private List<MenuItem> paper(ContextMenuEvent e) {
        List<MenuItem> items = new ArrayList<>();
        sheet.zoneAt(e.getX(), e.getY()).ifPresent(z -> {
            AreaDeeds areas = new AreaDeeds(store);
            items.add(item("Rename area " + z.area().name(), "", () -> areaName.ask(z)));
            items.add(item(
                    "Remove area " + z.area().name(),
                    "",
                    () -> areas.remove(z.area().name())));
            if (!z.area().kept()) {
                items.add(item("Keep the proposed areas", "Shortcut+Alt+K", areas::keep));
            }
            items.add(new SeparatorMenuItem());
        });
        sheet.at(e.getX(), e.getY()).stream()
                .filter(Region.class::isInstance)
                .map(Region.class::cast)
                .findFirst()
                .ifPresent(r -> {
                    items.add(item("Compare layouts of " + r.base(), "", () -> making.compare(r.base())));
                    items.add(new SeparatorMenuItem());
                });
        Point at = new Point(
                Math.rint(sheet.view().toDrawingX(e.getX()) / 4) * 4,
                Math.rint(sheet.view().toDrawingY(e.getY()) / 4) * 4);
        items.add(item("Add table here", "T", () -> asker.addTable(Optional.of(at))));
        items.add(item("Draw a reference", "R", () -> tools.use(Tool.REFERENCE)));
        items.addAll(DeedMenu.items(Deeds.of(store).of(Selection.NONE), asker));
        items.add(new SeparatorMenuItem());
        items.add(item("Select all tables", "Shortcut+A", () -> Keyboard.selectAll(store)));
        items.add(item("Arrange tables", "Shortcut+Shift+L", () -> store.dispatch(new Command.Arranged())));
        items.add(item("Zoom to fit", "Shortcut+0", () -> sheet.fit(true)));
        return items;
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
