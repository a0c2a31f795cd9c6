package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** Shows deeds as a menu. */
public final class DeedMenu {
    private DeedMenu() {}

    /** Returns the items of {@code groups} with lines between them; menus below are filled when they are opened. */
    public static List<MenuItem> items(List<List<Deed>> groups, Asker asker) {
        return items(groups, asker, true);
    }

    /** @param keys whether keys are shown: they do what they say to what is selected, not to what is reached from it */
    private static List<MenuItem> items(List<List<Deed>> groups, Asker asker, boolean keys) {
        List<MenuItem> items = new ArrayList<>();
        for (List<Deed> group : groups) {
            if (!group.isEmpty() && !items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group.forEach(d -> items.add(item(d, asker, keys)));
        }
        return items;
    }

    private static MenuItem item(Deed deed, Asker asker, boolean keys) {
        String title = deed.title() + deed.whyNot().map(w -> " (" + w + ")").orElse("");
        MenuItem item;
        if (deed.act() instanceof Deed.More more && deed.whyNot().isEmpty()) {
            Menu menu = new Menu(title);
            // A menu without items would not open.
            menu.getItems().add(new MenuItem(""));
            menu.setOnShowing(e -> {
                if (e.getTarget() == menu) {
                    menu.getItems().setAll(items(more.deeds().get(), asker, false));
                }
            });
            item = menu;
        } else {
            item = new MenuItem(title);
            item.setOnAction(e -> asker.perform(deed));
        }
        item.setMnemonicParsing(false);
        item.setDisable(deed.whyNot().isPresent());
        if (keys && !deed.key().isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(deed.key()));
        }
        return item;
    }
}
