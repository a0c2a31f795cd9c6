package plinth.app.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import plinth.app.store.Command;
import plinth.app.store.Notice;
import plinth.app.store.Store;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.renderer.diagram.Icon;

/** Shows over the lower end of the middle why something was not done, or what was left alone. */
final class NoticeStrip {
    private final HBox strip = Parts.row(8);

    NoticeStrip(Store store) {
        strip.getStyleClass().add("notice");
        strip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(strip, Pos.BOTTOM_CENTER);
        store.notice().addListener((o, was, now) -> show(store, now));
        show(store, store.notice().get());
    }

    Node node() {
        return strip;
    }

    private void show(Store store, Optional<Notice> notice) {
        strip.setVisible(notice.isPresent());
        strip.setManaged(notice.isPresent());
        notice.ifPresent(n -> {
            Label text = Parts.text(n.text(), "s12");
            text.setWrapText(true);
            text.setMaxWidth(480);
            text.setMinHeight(Region.USE_PREF_SIZE);
            strip.getChildren()
                    .setAll(
                            Icons.ofPath(
                                    (n.refused() ? Icon.WARNING : Icon.INFO).path(),
                                    16,
                                    n.refused() ? "warning" : "accent"),
                            text,
                            Parts.iconButton(
                                    Icons.of(Glyph.CROSS, 14),
                                    "Close",
                                    () -> store.dispatch(new Command.NoticeRead())));
        });
    }
}
