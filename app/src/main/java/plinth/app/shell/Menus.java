package plinth.app.shell;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import plinth.app.ui.Action;

/** Makes the menu bar out of actions. */
final class Menus {
    private Menus() {}

    /** Returns the bar with {@code actions} in their menus, in the order of the list; {@code more} are menus to put into View. */
    static MenuBar bar(List<Action> actions, List<Menu> more) {
        MenuBar bar = new MenuBar();
        bar.getStyleClass().add("menus");
        for (Action.Menu m : Action.Menu.values()) {
            Menu menu = new Menu(m.title());
            for (Action a : actions) {
                if (a.menu().filter(m::equals).isPresent()) {
                    menu.getItems().add(item(a));
                }
            }
            if (m == Action.Menu.VIEW && !more.isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
                menu.getItems().addAll(more);
            }
            if (!menu.getItems().isEmpty()) {
                bar.getMenus().add(menu);
            }
        }
        return bar;
    }

    private static MenuItem item(Action a) {
        MenuItem item = new MenuItem(a.title());
        item.setMnemonicParsing(false);
        a.key().ifPresent(item::setAccelerator);
        item.setDisable(!a.enabled().getValue());
        a.enabled().addListener((o, was, now) -> item.setDisable(!now));
        item.setOnAction(e -> a.run().run());
        return item;
    }
}
