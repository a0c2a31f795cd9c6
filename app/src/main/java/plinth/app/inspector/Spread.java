package plinth.app.inspector;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Two nodes at either end of a line, or one below the other where the line is too short for both. */
final class Spread extends Region {
    private static final double GAP = 8;

    private final Node left;
    private final Node right;

    Spread(Node left, Node right) {
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean fits(double width) {
        return left.prefWidth(-1) + GAP + right.prefWidth(-1) <= width;
    }

    @Override
    protected double computePrefHeight(double width) {
        double l = left.prefHeight(-1);
        double r = right.prefHeight(-1);
        return width < 0 || fits(width) ? Math.max(l, r) : l + r;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(left.prefWidth(-1), right.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double l = left.prefHeight(-1);
        double r = right.prefHeight(-1);
        left.resizeRelocate(0, 0, left.prefWidth(-1), l);
        if (fits(w)) {
            right.resizeRelocate(w - right.prefWidth(-1), 0, right.prefWidth(-1), r);
        } else {
            right.resizeRelocate(0, l, right.prefWidth(-1), r);
        }
    }
}
