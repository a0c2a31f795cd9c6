package plinth.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Four panes with dividers: left, right, the middle and a dock below it. Sides have sizes in pixels, the middle takes what is left and is never
 * smaller than 560 x 360. In a narrow window a side lies over the middle. Sides keep their room and are empty until {@link #fill}.
 */
final class Sashes extends Region {
    /** Which of the three has a size of its own. */
    enum Side {
        LEFT,
        RIGHT,
        BOTTOM
    }

    /** Below these widths a side lies over the middle; below this height the dock is a line of tabs. */
    static final double LEFT_OVER = 1120;

    static final double RIGHT_OVER = 1200;
    static final double DOCK_LINE = 720;

    private static final double MIDDLE_WIDTH = 560;
    private static final double MIDDLE_HEIGHT = 360;
    private static final double GRIP = 7;

    private final StackPane left = new StackPane();
    private final StackPane right = new StackPane();
    private final Region middle;
    private final StackPane dock = new StackPane();
    private final Deque<Runnable> fillings = new ArrayDeque<>();
    private final Region leftGrip;
    private final Region rightGrip;
    private final Region dockGrip;
    private double leftSize = 240;
    private double rightSize = 320;
    private double dockSize = 220;
    private boolean dockAsLine;
    private double grabbed;
    private double grabbedSize;

    Sashes(Node inLeft, Region middle, Node inRight, Node inDock, BiConsumer<Side, Double> resized, Reset reset) {
        this.middle = middle;
        fillings.add(() -> left.getChildren().setAll(inLeft));
        fillings.add(() -> right.getChildren().setAll(inRight));
        fillings.add(() -> dock.getChildren().setAll(inDock));
        leftGrip = grip(Side.LEFT, Cursor.H_RESIZE, resized, reset);
        rightGrip = grip(Side.RIGHT, Cursor.H_RESIZE, resized, reset);
        dockGrip = grip(Side.BOTTOM, Cursor.V_RESIZE, resized, reset);
        left.getStyleClass().add("side-left");
        right.getStyleClass().add("side-right");
        dock.getStyleClass().add("side-bottom");
        getChildren().addAll(middle, dock, left, right, leftGrip, rightGrip, dockGrip);
    }

    /** Puts a side back to its usual size. */
    @FunctionalInterface
    interface Reset {
        void side(Side side);
    }

    /** Puts the next side's content where it belongs. Returns whether there is more. */
    boolean fill() {
        Runnable next = fillings.poll();
        if (next != null) {
            next.run();
        }
        return !fillings.isEmpty();
    }

    private Region grip(Side side, Cursor cursor, BiConsumer<Side, Double> resized, Reset reset) {
        Region grip = new Region();
        grip.setCursor(cursor);
        grip.setOnMousePressed(e -> {
            grabbed = side == Side.BOTTOM ? e.getSceneY() : e.getSceneX();
            grabbedSize = size(side);
        });
        grip.setOnMouseDragged(e -> {
            double by = (side == Side.BOTTOM ? e.getSceneY() : e.getSceneX()) - grabbed;
            setSize(side, grabbedSize + (side == Side.LEFT ? by : -by));
            resized.accept(side, size(side));
        });
        grip.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                reset.side(side);
            }
        });
        return grip;
    }

    private double size(Side side) {
        return switch (side) {
            case LEFT -> leftSize;
            case RIGHT -> rightSize;
            case BOTTOM -> dockSize;
        };
    }

    void setSize(Side side, double size) {
        double whole = Math.rint(size);
        switch (side) {
            case LEFT -> leftSize = Math.clamp(whole, 160, 480);
            case RIGHT -> rightSize = Math.clamp(whole, 240, 560);
            case BOTTOM -> dockSize = Math.clamp(whole, 96, 640);
        }
        requestLayout();
    }

    void setOpen(boolean leftOpen, boolean rightOpen, boolean dockOpen) {
        left.setVisible(leftOpen);
        right.setVisible(rightOpen);
        dock.setVisible(dockOpen);
        requestLayout();
    }

    boolean leftLiesOver() {
        return getWidth() < LEFT_OVER;
    }

    boolean rightLiesOver() {
        return getWidth() < RIGHT_OVER;
    }

    /** Sets whether of the dock only its tabs are shown, as in a low window. */
    void setDockAsLine(boolean line) {
        dockAsLine = line;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        boolean over = leftLiesOver();
        double l = left.isVisible() ? leftSize : 0;
        double r = right.isVisible() ? rightSize : 0;
        double x = over ? 0 : l;
        double end = rightLiesOver() ? w : w - r;
        if (end - x < MIDDLE_WIDTH && !rightLiesOver() && r > 0) {
            r = Math.max(240, r - (MIDDLE_WIDTH - (end - x)));
            end = w - r;
        }
        double b = !dock.isVisible() ? 0 : dockAsLine ? 28 : Math.min(dockSize, Math.max(96, h - MIDDLE_HEIGHT));
        place(middle, x, 0, end - x, h - b);
        place(dock, x, h - b, end - x, b);
        place(left, 0, 0, l, h);
        place(right, w - r, 0, r, h);
        setLying(left, over);
        setLying(right, rightLiesOver());
        place(leftGrip, l - GRIP / 2, 0, GRIP, h);
        place(rightGrip, w - r - GRIP / 2, 0, GRIP, h);
        place(dockGrip, x, h - b - GRIP / 2, end - x, GRIP);
        leftGrip.setVisible(left.isVisible());
        rightGrip.setVisible(right.isVisible());
        dockGrip.setVisible(dock.isVisible() && !dockAsLine);
    }

    private static void setLying(Region side, boolean lying) {
        if (lying != side.getStyleClass().contains("lying")) {
            if (lying) {
                side.getStyleClass().add("lying");
            } else {
                side.getStyleClass().remove("lying");
            }
        }
    }

    private static void place(Node node, double x, double y, double w, double h) {
        node.resizeRelocate(Math.rint(x), Math.rint(y), Math.max(0, Math.rint(w)), Math.max(0, Math.rint(h)));
    }
}
