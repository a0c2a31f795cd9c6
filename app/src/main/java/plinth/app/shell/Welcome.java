package plinth.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.project.Project;
import plinth.renderer.diagram.Icon;

/** What the window shows while nothing is open: ways to begin, what was open before, samples. */
final class Welcome {
    private final Bench bench;
    private final BorderPane node = new BorderPane();

    Welcome(Bench bench, MenuBar menus) {
        this.bench = bench;
        node.getStyleClass().add("welcome");
        node.setTop(new AppBar(menus, Optional.empty(), Optional.empty(), Optional.empty(), bench::paletteOfWindow));
        HBox body = new HBox(start(), right());
        node.setCenter(body);
        HBox foot = Parts.row(
                8,
                Icons.ofPath(Icon.LOCK.path(), 14),
                Parts.text(
                        "Nothing here touches a database. Plinth reads your files and writes only those that you save.",
                        "muted"));
        foot.getStyleClass().add("welcome-foot");
        foot.setAlignment(Pos.CENTER);
        node.setBottom(foot);
    }

    Node node() {
        return node;
    }

    private Node start() {
        Label name = Parts.text("Plinth", "s28", "semibold");
        Label motto = Parts.text("Your SQL files, as a picture that you can edit.", "s14", "muted");
        VBox.setMargin(name, new Insets(16, 0, 0, 0));
        VBox.setMargin(motto, new Insets(4, 0, 28, 0));
        VBox box = new VBox(
                Logo.of(48),
                name,
                motto,
                deed(Glyph.FILE, "Open", "A .sql file", "Ctrl O", true, bench::chooseFile),
                gap(),
                deed(
                        Glyph.FOLDER,
                        "Open a folder",
                        "The folder of a project",
                        "Ctrl Shift O",
                        false,
                        bench::chooseFolder),
                deed(
                        Glyph.PLUS,
                        "New schema",
                        "An empty file and an empty canvas",
                        "Ctrl N",
                        false,
                        () -> bench.openNew("schema", "")),
                deed(Glyph.COPY, "Paste DDL", "From the clipboard, into a new file", "", false, bench::paste));
        Label drop = Parts.text("Or drop .sql files anywhere in this window.", "s12", "muted");
        VBox.setMargin(drop, new Insets(24, 0, 0, 0));
        box.getChildren().add(drop);
        box.getStyleClass().add("welcome-start");
        return box;
    }

    private static Region gap() {
        Region r = new Region();
        r.setMinHeight(4);
        return r;
    }

    private static Node deed(Glyph icon, String title, String text, String key, boolean hot, Runnable run) {
        VBox words = new VBox(Parts.text(title, "s14"), Parts.text(text, "s12", "muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox content = Parts.row(12, Icons.of(icon, 24, hot ? "on" : "plain"), words, Parts.grow());
        if (!key.isEmpty()) {
            content.getChildren().add(Parts.key(key));
        }
        Button b = new Button();
        b.setGraphic(content);
        b.getStyleClass().add("deed");
        if (hot) {
            b.getStyleClass().add("hot");
        }
        b.setMaxWidth(Double.MAX_VALUE);
        b.setAccessibleText(title);
        b.setOnAction(e -> run.run());
        content.prefWidthProperty().bind(b.widthProperty().subtract(24));
        VBox.setMargin(b, new Insets(0, -12, 0, -12));
        return b;
    }

    private Node right() {
        VBox box = new VBox();
        box.getStyleClass().add("welcome-right");
        List<Preferences.Recent> recent = bench.preferences().recent();
        if (!recent.isEmpty()) {
            recent(box, recent);
        }
        Label samples = Parts.text("Samples", "s16", "semibold");
        HBox head = Parts.row(12, samples, Parts.text("Each opens as a new document.", "muted"));
        head.setMinHeight(32);
        VBox.setMargin(head, new Insets(recent.isEmpty() ? 0 : 28, 0, 8, 0));
        HBox cards = new HBox(16);
        for (Samples.Sample s : Samples.ALL) {
            Node card = card(s);
            HBox.setHgrow(card, Priority.ALWAYS);
            cards.getChildren().add(card);
        }
        box.getChildren().addAll(head, cards);
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        scroll.setMinWidth(0);
        return scroll;
    }

    private void recent(VBox box, List<Preferences.Recent> recent) {
        TextField find = new TextField();
        find.setPromptText("Find a project");
        find.setPrefWidth(224);
        find.setMaxWidth(224);
        HBox head = Parts.row(8, Parts.text("Recent", "s16", "semibold"), Parts.grow(), find);
        head.setMinHeight(32);
        VBox.setMargin(head, new Insets(0, 0, 8, 0));
        VBox list = new VBox();
        list.getStyleClass().add("card");
        Runnable fill = () -> {
            list.getChildren().clear();
            String wanted = find.getText().toLowerCase(Locale.ROOT);
            recent.stream()
                    .filter(r -> r.path().toString().toLowerCase(Locale.ROOT).contains(wanted))
                    .limit(6)
                    .forEach(r -> list.getChildren().add(line(r)));
        };
        find.textProperty().addListener((o, was, now) -> fill.run());
        fill.run();
        box.getChildren().addAll(head, list);
    }

    private Node line(Preferences.Recent r) {
        Path path = r.path();
        boolean folder = Files.isDirectory(path);
        String name = folder || path.getParent() == null
                ? String.valueOf(path.getFileName())
                : String.valueOf(path.getParent().getFileName());
        VBox words =
                new VBox(4, Parts.text(name, "s14", "semibold"), Parts.text(path.toString(), "s12", "mono", "muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox content = Parts.row(
                16,
                Icons.of(folder ? Glyph.FOLDER : Glyph.FILE, 24),
                words,
                Parts.grow(),
                Parts.text(when(r.when()), "s12", "muted"));
        if (!Project.exists(path)) {
            content.getChildren().add(3, Parts.text("no longer there", "tag", "warning"));
        }
        Button b = new Button();
        b.setGraphic(content);
        b.getStyleClass().add("recent");
        b.setMaxWidth(Double.MAX_VALUE);
        b.setAccessibleText(name);
        b.setOnAction(e -> bench.open(path));
        content.prefWidthProperty().bind(b.widthProperty().subtract(32));
        return b;
    }

    private static String when(long millis) {
        LocalDate day =
                Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()).toLocalDate();
        long ago = ChronoUnit.DAYS.between(day, LocalDate.now(ZoneId.systemDefault()));
        if (ago <= 0) {
            return "Today";
        }
        return ago == 1
                ? "Yesterday"
                : DateTimeFormatter.ofPattern(ago < 7 ? "EEEE" : "d MMMM", Locale.ENGLISH)
                        .format(day);
    }

    private Node card(Samples.Sample s) {
        Label text = Parts.text(s.text(), "s12", "muted");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(4, Parts.text(s.title(), "semibold"), text);
        words.setPadding(new Insets(8, 12, 12, 12));
        Region picture = Thumbnails.of(s.folder());
        picture.getStyleClass().add("sample-picture");
        VBox content = new VBox(picture, words);
        Button b = new Button();
        b.setGraphic(content);
        b.getStyleClass().addAll("card", "sample");
        b.setMaxWidth(Double.MAX_VALUE);
        b.setAccessibleText(s.title());
        b.setOnAction(e -> bench.openSample(s.folder()));
        content.prefWidthProperty().bind(b.widthProperty().subtract(2));
        return b;
    }
}
