package plinth.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import plinth.app.ui.Parts;
import plinth.renderer.diagram.TextMeasure;
import plinth.renderer.diagram.Typeface;

/**
 * The head of a sheet: icon, name, the line it comes from, all that can be done. The name is never cut: where there is no room for the line beside it,
 * that stands below, and a name that is too long for one line goes on in the next.
 */
final class TitleRow extends Region {
    private static final double SIZE = 16;
    private static final double LINE = 24;
    private static final double ICON = 16;
    private static final double GAP = 4;
    /** What a field has around its text. */
    private static final double PAD = 4;

    private final Node icon;
    private final String name;
    private final Label words = Parts.text("", "s16", "semibold");
    private final Optional<TextField> field;
    private final Optional<Node> line;
    private final Node dots;

    /** @param field what the name is changed in, which lies over it */
    TitleRow(Node icon, String name, Optional<TextField> field, Optional<Node> line, Node dots) {
        this.icon = icon;
        this.name = name;
        this.field = field;
        this.line = line;
        this.dots = dots;
        getStyleClass().add("title-row");
        words.setMouseTransparent(true);
        words.setMinWidth(0);
        getChildren().addAll(icon, words, dots);
        line.ifPresent(getChildren()::add);
        field.ifPresent(f -> {
            getChildren().add(f);
            // While it is not written in, the words below are seen, which may have more lines than a field.
            f.opacityProperty()
                    .bind(Bindings.when(f.focusedProperty()).then(1.0).otherwise(0.0));
            words.visibleProperty().bind(f.focusedProperty().not());
        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** Returns how much room the name has in a row of {@code width}. */
    private double room(double width) {
        return Math.max(60, width - insets() - ICON - GAP - 2 * PAD - GAP - dots.prefWidth(-1));
    }

    private double insets() {
        return getInsets().getLeft() + getInsets().getRight();
    }

    private boolean lineBeside(double width) {
        double needed = line.map(l -> l.prefWidth(-1) + GAP).orElse(0.0);
        return TextMeasure.bundled().width(Typeface.INTER_SEMIBOLD, SIZE, name) + needed <= room(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double w = width < 0 ? Double.MAX_VALUE : width;
        double below = line.isPresent() && !lineBeside(w) ? 20 : 0;
        return getInsets().getTop()
                + LINE * broken(name, SIZE, room(w)).size()
                + 4
                + below
                + getInsets().getBottom();
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
        double left = getInsets().getLeft();
        double top = getInsets().getTop();
        double right = w - getInsets().getRight();
        List<String> lines = broken(name, SIZE, room(w));
        double height = LINE * lines.size() + 4;
        icon.resizeRelocate(left, top + 6, ICON, ICON);
        double d = dots.prefWidth(-1);
        dots.resizeRelocate(right - d, top + 2, d, 24);
        double x = left + ICON + GAP;
        words.setText(String.join("\n", lines));
        words.resizeRelocate(x + PAD, top + 2, room(w) + PAD, LINE * lines.size());
        boolean beside = lineBeside(w);
        double l = line.map(n -> n.prefWidth(-1)).orElse(0.0);
        double end = right - d - GAP;
        field.ifPresent(f -> f.resizeRelocate(x, top, end - x - (beside && l > 0 ? l + GAP : 0), Math.max(28, height)));
        line.ifPresent(n -> {
            double lx = beside ? end - l : x + PAD - 2;
            n.resizeRelocate(Math.rint(lx), beside ? top + 5 : top + height, l, 18);
        });
    }

    /** Returns {@code name} in lines of {@code room}: broken behind an underscore, a point or a space, and within a word only when it alone is too long. */
    static List<String> broken(String name, double size, double room) {
        TextMeasure measure = TextMeasure.bundled();
        List<String> lines = new ArrayList<>();
        String rest = name;
        while (measure.width(Typeface.INTER_SEMIBOLD, size, rest) > room) {
            int fits = 1;
            int good = 0;
            while (fits < rest.length()
                    && measure.width(Typeface.INTER_SEMIBOLD, size, rest.substring(0, fits + 1)) <= room) {
                fits++;
                if ("_. ".indexOf(rest.charAt(fits - 1)) >= 0) {
                    good = fits;
                }
            }
            int at = good > 0 ? good : fits;
            lines.add(rest.substring(0, at));
            rest = rest.substring(at);
        }
        lines.add(rest);
        return lines;
    }
}
