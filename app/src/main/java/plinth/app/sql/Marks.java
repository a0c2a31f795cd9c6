package plinth.app.sql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.reactfx.EventStreams;
import org.reactfx.value.Var;
import plinth.model.ddl.Problem;

/** Line numbers, the ground under the selection's statement, and what is wrong as a tooltip where it is. */
final class Marks {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /** Width of a figure of JetBrains Mono at 12 px, which is 600 of its 1000 units. */
    private static final double DIGIT = 7.2;

    /** Space before and behind a number; the latter stands in the style sheet. */
    private static final double LEFT = 3.2;

    private static final double RIGHT = 12;

    private final CodeArea area;
    private final Var<Optional<IndexRange>> selected = Var.newSimpleVar(Optional.empty());
    private final Tooltip tip = new Tooltip();
    private List<Problem> problems = List.of();
    private int lines;

    /** As wide as the greatest number needs, so that none is cut and all stand in line. */
    private final SimpleDoubleProperty width = new SimpleDoubleProperty(width(0));

    Marks(CodeArea area) {
        this.area = area;
        width.set(width(area.getParagraphs().size()));
        area.getParagraphs().sizeProperty().addListener((o, was, now) -> width.set(width(now.intValue())));
        area.setParagraphGraphicFactory(this::gutter);
        area.setMouseOverTextDelay(Duration.ofMillis(300));
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, e -> {
            String text = problems.stream()
                    .filter(p -> p.offset() <= e.getCharacterIndex()
                            && e.getCharacterIndex() < p.offset() + Math.max(1, p.length()))
                    .map(Problem::message)
                    .collect(Collectors.joining("\n"));
            if (!text.isEmpty()) {
                tip.setText(text);
                Point2D at = e.getScreenPosition();
                tip.show(area, at.getX(), at.getY() + 12);
            }
        });
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, e -> tip.hide());
    }

    private static double width(int lines) {
        return LEFT + DIGIT * Math.max(4, Integer.toString(lines).length()) + RIGHT;
    }

    private Node gutter(int line) {
        Label number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("sql-gutter");
        number.minWidthProperty().bind(width);
        number.prefWidthProperty().bind(width);
        EventStreams.valuesOf(selected)
                .conditionOnShowing(number)
                .subscribe(s -> number.pseudoClassStateChanged(SELECTED, in(s, line)));
        return number;
    }

    private static boolean in(Optional<IndexRange> lines, int line) {
        return lines.filter(r -> r.getStart() <= line && line < r.getEnd()).isPresent();
    }

    void setProblems(List<Problem> problems) {
        this.problems = problems;
    }

    /** Puts the ground of the selection under {@code now}, lines counted from 0. */
    void setSelected(Optional<IndexRange> now) {
        int count = area.getParagraphs().size();
        Optional<IndexRange> was = selected.getValue();
        if (was.equals(now) && count == lines) {
            return;
        }
        int moved = Math.abs(count - lines);
        lines = count;
        was.ifPresent(r -> {
            for (int p = Math.max(0, r.getStart() - moved); p < Math.min(count, r.getEnd() + moved); p++) {
                if (!in(now, p)) {
                    style(p, List.of());
                }
            }
        });
        now.ifPresent(r -> {
            for (int p = r.getStart(); p < Math.min(count, r.getEnd()); p++) {
                style(p, List.of("sql-selected"));
            }
        });
        selected.setValue(now);
    }

    private void style(int paragraph, List<String> classes) {
        if (!List.copyOf(area.getParagraph(paragraph).getParagraphStyle()).equals(classes)) {
            area.setParagraphStyle(paragraph, classes);
        }
    }
}
