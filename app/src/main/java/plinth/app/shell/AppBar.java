package plinth.app.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;

/** The bar at the top: mark, menus, what is open; the modes in the middle; undo, redo and the way into the palette. */
final class AppBar extends Region {
    private final HBox left = Parts.row(8);
    private final HBox right = Parts.row(4);
    private final Optional<Node> modes;

    /**
     * @param crumb what is open, absent on the welcome page
     * @param modes the switch between the middle's tabs, absent on the welcome page
     * @param history undo and redo
     */
    AppBar(MenuBar menus, Optional<Node> crumb, Optional<Node> modes, Optional<Node> history, Runnable palette) {
        getStyleClass().add("app-bar");
        this.modes = modes;
        left.getChildren().addAll(Logo.of(20), menus);
        crumb.ifPresent(c -> left.getChildren().addAll(line(), c));
        history.ifPresent(h -> right.getChildren().addAll(h, line()));
        right.getChildren().add(find(palette));
        getChildren().addAll(left, right);
        modes.ifPresent(getChildren()::add);
    }

    static Node line() {
        Region r = new Region();
        r.getStyleClass().add("separator-line");
        return r;
    }

    private static Node find(Runnable palette) {
        HBox field = Parts.row(
                6, Icons.of(Glyph.SEARCH, 14), Parts.text("Find or run", "muted"), Parts.grow(), Parts.key("Ctrl K"));
        field.getStyleClass().add("find-field");
        field.setOnMouseClicked(e -> palette.run());
        field.setAccessibleText("Find or run");
        return field;
    }

    @Override
    protected void layoutChildren() {
        double h = getHeight();
        double w = getWidth();
        double l = left.prefWidth(-1);
        double r = right.prefWidth(-1);
        double begin = 12;
        left.resizeRelocate(begin, 0, l, h - 1);
        right.resizeRelocate(Math.rint(w - r - 12), 0, r, h - 1);
        modes.ifPresent(m -> {
            double mw = m.prefWidth(-1);
            // In the middle when there is room, else as near to it as what is left and right allow.
            double x = Math.clamp((w - mw) / 2, begin + l + 16, Math.max(begin + l + 16, w - r - 12 - mw - 16));
            m.resizeRelocate(Math.rint(x), Math.rint((h - 1 - 28) / 2), mw, 28);
        });
    }

    @Override
    protected double computePrefHeight(double width) {
        return 44;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 44;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return 44;
    }
}
