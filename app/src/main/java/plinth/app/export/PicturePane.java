package plinth.app.export;

import java.io.ByteArrayInputStream;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import plinth.renderer.diagram.Rect;

/** Shows a picture as large as there is room, and the sheets of paper that it is spread over. */
final class PicturePane extends Region {
    private static final double GAP = 16;

    /** Pixels of a preview for one of the diagram; a small diagram is not blown up. */
    private static final double LARGEST = 1;

    private final ImageView view = new ImageView();
    private final Rectangle frame = new Rectangle();
    private List<Rect> sheets = List.of();
    private double width;
    private double height;

    PicturePane() {
        view.setPreserveRatio(false);
        view.setSmooth(true);
        frame.getStyleClass().add("export-frame");
        frame.setMouseTransparent(true);
        getStyleClass().add("export-picture");
        setMinSize(0, 0);
        setId("export-preview");
    }

    /** Shows what {@code drawn} looks like. */
    void show(PictureWish.Drawn drawn) {
        view.setImage(new Image(new ByteArrayInputStream(drawn.preview().bytes())));
        width = drawn.width();
        height = drawn.height();
        sheets = drawn.sheets();
        getChildren().setAll(view, frame);
        for (int i = 0; i < sheets.size(); i++) {
            Rectangle sheet = new Rectangle();
            sheet.getStyleClass().add("export-sheet");
            getChildren().add(sheet);
        }
        frame.setVisible(sheets.isEmpty());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (view.getImage() == null) {
            return;
        }
        Rect all = new Rect(0, 0, width, height);
        for (Rect s : sheets) {
            all = all.union(s);
        }
        double scale = Math.min(
                LARGEST, Math.min((getWidth() - 2 * GAP) / all.width(), (getHeight() - 2 * GAP) / all.height()));
        double left = Math.round((getWidth() - all.width() * scale) / 2) - all.x() * scale;
        double top = Math.round((getHeight() - all.height() * scale) / 2) - all.y() * scale;
        view.setFitWidth(width * scale);
        view.setFitHeight(height * scale);
        view.relocate(left, top);
        place(frame, new Rect(0, 0, width, height), scale, left, top);
        for (int i = 0; i < sheets.size(); i++) {
            place((Rectangle) getChildren().get(2 + i), sheets.get(i), scale, left, top);
        }
    }

    private static void place(Rectangle r, Rect at, double scale, double left, double top) {
        r.setX(Math.round(left + at.x() * scale) - 0.5);
        r.setY(Math.round(top + at.y() * scale) - 0.5);
        r.setWidth(Math.round(at.width() * scale) + 1);
        r.setHeight(Math.round(at.height() * scale) + 1);
    }
}
