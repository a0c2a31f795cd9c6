package plinth.app.inspector;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Two nodes at either end of a line, or one below the other where the line is too short for both; what is longer than a line goes on in the next. */
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

    private static double width(Node node, double room) {
        return Math.min(node.prefWidth(-1), room);
    }

    private static double height(Node node, double room) {
        return node.prefHeight(width(node, room));
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? Double.MAX_VALUE : width;
        double l = height(left, room);
        double r = height(right, room);
        return fits(room) ? Math.max(l, r) : l + r;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double l = height(left, w);
        left.resizeRelocate(0, 0, width(left, w), l);
        boolean side = fits(w);
        double r = width(right, w);
        right.resizeRelocate(side ? w - r : 0, side ? 0 : l, r, height(right, w));
    }
}
