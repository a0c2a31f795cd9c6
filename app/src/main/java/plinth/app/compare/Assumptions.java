package plinth.app.compare;

import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;

/** What the figures assume of the data: a list that floats below the button that opens it. Escape and a click elsewhere close it. */
final class Assumptions {
    private static final double WIDTH = 440;
    private static final double HIGHEST = 320;

    private final VBox lines = new VBox(6);
    private final ScrollPane scroll = new ScrollPane(lines);
    private final VBox node;
    private final EventHandler<MouseEvent> elsewhere = this::pressed;
    private List<String> shown = List.of();
    private Node opener = new Region();

    Assumptions() {
        lines.getStyleClass().add("assumption-lines");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox head = Parts.row(
                8,
                Parts.text("Assumed of the data", "s12", "semibold"),
                Parts.grow(),
                Parts.iconButton(Icons.of(Glyph.CROSS, 12), "Close (Esc)", this::close));
        Label foot = wrapped(
                "Without statistics a column's content is assumed by its type, its keys and its NOT NULL. How the"
                        + " figures are made, and how far off they were against PostgreSQL: docs/costs.md");
        foot.getStyleClass().add("muted");
        node = new VBox(4, head, scroll, foot);
        node.setId("assumptions");
        node.getStyleClass().add("assumptions");
        node.setFocusTraversable(true);
        node.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        node.setPrefWidth(WIDTH);
        node.setAccessibleText("Assumed of the data");
        StackPane.setAlignment(node, Pos.TOP_LEFT);
        node.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
        hide();
    }

    Node node() {
        return node;
    }

    void show(List<String> assumptions) {
        if (assumptions.equals(shown)) {
            return;
        }
        shown = assumptions;
        lines.getChildren()
                .setAll(assumptions.stream().map(Assumptions::wrapped).toList());
    }

    private static Label wrapped(String text) {
        Label label = Parts.text(text, "s12");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Opens below {@code button}, or closes. */
    void toggle(Node button) {
        if (node.isVisible()) {
            close();
            return;
        }
        opener = button;
        Bounds b = button.localToScene(button.getLayoutBounds());
        Point2D at = node.getParent().sceneToLocal(b.getMaxX(), b.getMaxY());
        node.setTranslateX(Math.max(8, Math.rint(at.getX() - WIDTH)));
        node.setTranslateY(Math.rint(at.getY() + 4));
        node.setVisible(true);
        node.setManaged(true);
        node.applyCss();
        scroll.setPrefViewportHeight(Math.min(HIGHEST, lines.prefHeight(WIDTH - 40)));
        Scene scene = node.getScene();
        if (scene != null) {
            scene.addEventFilter(MouseEvent.MOUSE_PRESSED, elsewhere);
        }
        node.requestFocus();
    }

    private void pressed(MouseEvent e) {
        boolean inside = e.getTarget() instanceof Node n && (within(n, node) || within(n, opener));
        if (!inside) {
            hide();
        }
    }

    private static boolean within(Node n, Node ancestor) {
        for (Node x = n; x != null; x = x.getParent()) {
            if (x == ancestor) {
                return true;
            }
        }
        return false;
    }

    /** Closes, and gives the focus back. */
    private void close() {
        hide();
        opener.requestFocus();
    }

    void hide() {
        node.setVisible(false);
        node.setManaged(false);
        Scene scene = node.getScene();
        if (scene != null) {
            scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, elsewhere);
        }
    }
}
