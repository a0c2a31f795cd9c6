package plinth.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.store.Document;
import plinth.app.store.Store;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Problem;
import plinth.project.Notice;
import plinth.renderer.diagram.Icon;

/** Lines below the app bar for what concerns the files as a whole and can wait. */
final class Banners {
    private static final String CHANGED = "changed";
    private static final String NOTICES = "notices";

    private Banners() {}

    /** Says that {@code files} were changed by someone else, and offers to read them again. */
    static void changed(VBox banners, List<Path> files, Runnable reload) {
        String names = files.stream().map(f -> String.valueOf(f.getFileName())).collect(Collectors.joining(", "));
        HBox line = line(
                banners,
                CHANGED,
                Icon.WARNING,
                "warning",
                names + (files.size() == 1 ? " has" : " have")
                        + " changed on disk. What you see is what was read before.");
        line.getChildren().add(line.getChildren().size() - 1, Parts.smallButton("Reload from disk", reload));
    }

    /** Says that work of an earlier run was kept, and offers to take it up. */
    static void kept(VBox banners, List<Path> changedSince, Runnable take, Runnable forget) {
        String since = changedSince.isEmpty()
                ? ""
                : " The file has changed on disk since then: taking it up undoes that, until you undo it.";
        HBox line = line(banners, "kept", Icon.INFO, "accent", "Unsaved work of an earlier run was kept." + since);
        int at = line.getChildren().size() - 1;
        line.getChildren()
                .addAll(
                        at,
                        List.of(
                                Parts.smallButton("Forget it", () -> {
                                    banners.getChildren().remove(line);
                                    forget.run();
                                }),
                                Parts.smallButton("Take it up", () -> {
                                    banners.getChildren().remove(line);
                                    take.run();
                                })));
    }

    /** Says how files were read, as long as it is so, and offers to finish a save that was cut off. */
    static void notices(VBox banners, Store store, List<Notice> notices, Optional<Runnable> finish) {
        List<Notice> left = notices.stream().filter(n -> holds(n, store)).toList();
        if (left.isEmpty()) {
            gone(banners, NOTICES);
            return;
        }
        String text = left.stream().map(n -> n.file() + ": " + n.message()).collect(Collectors.joining("\n"));
        boolean worse = left.stream().anyMatch(n -> n.severity() != Problem.Severity.HINT);
        HBox line = line(banners, NOTICES, worse ? Icon.WARNING : Icon.INFO, worse ? "warning" : "accent", text);
        finish.ifPresent(f -> line.getChildren()
                .add(line.getChildren().size() - 1, Parts.smallButton("Finish saving", () -> {
                    banners.getChildren().remove(line);
                    f.run();
                })));
        if (left.stream().anyMatch(Notice::saysEmpty)) {
            ChangeListener<Document> changed = (o, was, now) -> {
                if (!left.stream().allMatch(n -> holds(n, store))) {
                    Platform.runLater(() -> {
                        if (banners.getChildren().contains(line)) {
                            notices(banners, store, left, finish);
                        }
                    });
                }
            };
            store.document().addListener(changed);
            line.sceneProperty().addListener((o, was, now) -> {
                if (now == null) {
                    store.document().removeListener(changed);
                }
            });
        }
    }

    private static boolean holds(Notice notice, Store store) {
        return !notice.saysEmpty()
                || store.document().getValue().reading().files().stream()
                        .filter(f -> f.name().equals(notice.file()))
                        .allMatch(f -> f.script().text().isBlank());
    }

    /** Takes the line {@code kind} away. */
    private static void gone(VBox banners, String kind) {
        banners.getChildren().removeIf(n -> kind.equals(n.getUserData()));
    }

    /** The files on disk are those that are shown: what was said of a change goes. */
    static void saved(VBox banners) {
        gone(banners, CHANGED);
    }

    private static HBox line(VBox banners, String kind, Icon icon, String role, String text) {
        gone(banners, kind);
        Label words = Parts.text(text, "s12");
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.SOMETIMES);
        HBox line = Parts.row(8, Icons.ofPath(icon.path(), 16, role), words, Parts.grow());
        line.getStyleClass().add("banner");
        line.setUserData(kind);
        line.getChildren()
                .add(Parts.iconButton(
                        Icons.of(Glyph.CROSS, 14),
                        "Close",
                        () -> banners.getChildren().remove(line)));
        banners.getChildren().add(line);
        return line;
    }
}
