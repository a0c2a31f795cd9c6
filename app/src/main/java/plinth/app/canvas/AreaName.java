package plinth.app.canvas;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import plinth.app.edits.AreaDeeds;
import plinth.renderer.diagram.Zone;

/** A field in the place of an area's name. Enter and a click elsewhere take what was written, Esc leaves the name as it was. */
final class AreaName {
    private static final double WIDTH = 180;

    private final Sheet sheet;
    private final Pane layer;
    private final AreaDeeds deeds;

    /** @param layer lies over the canvas */
    AreaName(Sheet sheet, Pane layer, AreaDeeds deeds) {
        this.sheet = sheet;
        this.layer = layer;
        this.deeds = deeds;
    }

    /** Asks for another name of the area of {@code zone}. */
    void ask(Zone zone) {
        String name = zone.area().name();
        TextField field = new TextField(name);
        field.getStyleClass().addAll("dense", "in-place", "area-name");
        field.setAccessibleText("Name of the area " + name);
        field.setManaged(false);
        layer.getChildren().add(field);
        field.resizeRelocate(
                Math.rint(Math.max(4, sheet.view().toCanvasX(zone.bounds().x()) + 6)),
                Math.rint(Math.max(4, sheet.view().toCanvasY(zone.bounds().y()) + 4)),
                WIDTH,
                26);
        field.requestFocus();
        field.selectAll();
        field.focusedProperty().addListener((o, was, now) -> {
            if (!now) {
                take(field, name);
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE || e.getCode() == KeyCode.ENTER) {
                if (e.getCode() == KeyCode.ESCAPE) {
                    field.setText(name);
                }
                take(field, name);
                sheet.requestFocus();
                e.consume();
            }
        });
    }

    private void take(TextField field, String name) {
        if (layer.getChildren().remove(field)) {
            deeds.rename(name, field.getText());
        }
    }
}
