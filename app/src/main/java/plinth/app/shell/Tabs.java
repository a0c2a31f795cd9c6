package plinth.app.shell;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import plinth.app.ui.Parts;

/** A strip of tabs of 32 px over what the chosen one shows. */
final class Tabs extends VBox {
    private final HBox strip = Parts.row(0);
    private final HBox trailing = Parts.row(8);
    private final StackPane content = new StackPane();
    private final ToggleGroup group = new ToggleGroup();

    Tabs() {
        getStyleClass().add("tabs-pane");
        HBox head = Parts.row(0, strip, Parts.grow(), trailing);
        head.getStyleClass().add("tab-strip");
        trailing.getStyleClass().add("tab-trailing");
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        getChildren().addAll(head, content);
        setMinSize(0, 0);
    }

    /** A tab: its button, what it shows, and what happens when it is chosen. */
    record Tab(ToggleButton button, Node content, Runnable chosen) {}

    Tab add(ToggleButton button, Node shows, Runnable chosen) {
        Tab tab = new Tab(button, shows, chosen);
        button.getStyleClass().add("tab-button");
        button.setToggleGroup(group);
        button.setOnAction(e -> choose(tab));
        strip.getChildren().add(button);
        return tab;
    }

    void remove(Tab tab) {
        strip.getChildren().remove(tab.button());
        tab.button().setToggleGroup(null);
        if (content.getChildren().contains(tab.content())) {
            content.getChildren().clear();
        }
    }

    void choose(Tab tab) {
        tab.button().setSelected(true);
        if (content.getChildren().isEmpty() || content.getChildren().getFirst() != tab.content()) {
            content.getChildren().setAll(tab.content());
        }
        tab.chosen().run();
    }

    boolean isEmptyOrLost() {
        return content.getChildren().isEmpty();
    }

    HBox trailing() {
        return trailing;
    }
}
