package plinth.app.export;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import plinth.app.store.Picture;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Counted;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Strategy;
import plinth.model.schema.ObjectName;
import plinth.project.Exporter;
import plinth.project.Exporter.Planned;
import plinth.project.Opened;
import plinth.project.ProjectException;
import plinth.project.Targets;
import plinth.renderer.diagram.PictureFormat;
import plinth.renderer.notation.Notation;
import plinth.renderer.query.Target;

/** Shows which files an export would write into which folder, and writes them. */
public final class ExportDialog {
    private static final String LOOKING = "Looking at the folder";
    private static final String AS_IT_IS = "As the schema has it";

    private final Store store;
    private final Runnable close;
    private final BorderPane node = new BorderPane();
    private final Label title = Parts.text("", "s16", "semibold");
    private final TextField folder = new TextField();
    private final Preview preview;
    private final FileList files;
    private final Label trouble = Parts.text("", "danger-text");
    private final Label done = Parts.text("", "success-text");
    private final Label kept = Parts.text("", "warning-text");
    private final Button write = new Button();
    private final VBox options = new VBox(8);
    private final ChoiceBox<Optional<Wish.Laid>> layout = new ChoiceBox<>();
    private final Map<Target, CheckBox> clients = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Wish> wish;
    private final ObservableValue<Wish.Answer> answer;
    private final PictureForm form;
    private int turn;
    private boolean writing;
    private Wish.Kind kind = new Wish.Kind.Queries();
    private PictureWish look = PictureWish.SVG;

    /**
     * Makes the dialog for what {@code store} holds now.
     *
     * @param close takes the dialog away
     */
    public ExportDialog(Store store, Runnable close) {
        this.store = store;
        this.close = close;
        this.form = new PictureForm(selected(store), this::looks);
        preview = new Preview(store, this::allowed);
        files = new FileList(p -> preview.allowed().contains(p.path()), () -> show(), preview::toggle);
        Opened project = store.state().get().project();
        folder.setText(project.root()
                .resolve(project.settings().export().orElse("export"))
                .toString());
        folder.setId("export-folder");
        folder.getStyleClass().addAll("mono", "s12");
        write.setId("export-write");
        write.getStyleClass().addAll("primary", "large");
        write.setOnAction(e -> write());
        layouts();
        clients(project);
        node.setTop(head());
        node.setLeft(kinds());
        node.setCenter(middle());
        node.setRight(right());
        node.setBottom(foot());
        node.getStyleClass().add("export-dialog");
        node.setPrefSize(1120, 720);
        node.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        wish = new ReadOnlyObjectWrapper<>(wanted());
        answer = store.derive(wish, Wish.Answer.NONE, Wish::answer);
        answer.addListener((o, was, now) -> answered());
        folder.textProperty().addListener((o, was, now) -> ask());
        layout.valueProperty().addListener((o, was, now) -> ask());
        store.picture().addListener((o, was, now) -> ask());
        kindChosen();
        answered();
    }

    /** Returns what is to be shown. */
    public Region node() {
        return node;
    }

    private Node head() {
        HBox head = Parts.row(8, title, Parts.grow(), Parts.iconButton(Icons.of(Glyph.CROSS, 16), "Close", close));
        head.getStyleClass().add("export-head");
        return head;
    }

    private Node kinds() {
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox(
                Parts.text("Code", "s12", "muted", "export-group"),
                choice(
                        group,
                        "queries",
                        new Wish.Kind.Queries(),
                        Icons.of(Glyph.SQL, 16),
                        "Schema and queries",
                        "DDL and stubs"),
                Parts.text("Picture", "s12", "muted", "export-group"));
        for (PictureFormat f : PictureFormat.values()) {
            box.getChildren()
                    .add(choice(
                            group,
                            f.word(),
                            new Wish.Kind.Picture(look.withFormat(f)),
                            Icons.of(Glyph.AREA, 16),
                            f.name(),
                            f.note()));
        }
        box.getChildren().add(Parts.text("Document", "s12", "muted", "export-group"));
        for (Notation n : Notation.values()) {
            box.getChildren()
                    .add(choice(
                            group, n.word(), new Wish.Kind.Document(n), Icons.of(Glyph.FILE, 16), n.label(), n.note()));
        }
        box.getStyleClass().add("export-kinds");
        return box;
    }

    private ToggleButton choice(ToggleGroup group, String id, Wish.Kind k, Node icon, String name, String note) {
        ToggleButton b = new ToggleButton();
        b.setGraphic(Parts.row(8, icon, named(name, note)));
        b.setAccessibleText(name);
        b.setMaxWidth(Double.MAX_VALUE);
        b.setToggleGroup(group);
        b.setId("export-" + id);
        b.getStyleClass().add("export-kind");
        b.setSelected(k.equals(kind));
        b.setOnAction(e -> {
            b.setSelected(true);
            if (k instanceof Wish.Kind.Picture p) {
                look = look.withFormat(p.wish().format());
                kind = new Wish.Kind.Picture(look);
            } else {
                kind = k;
            }
            kindChosen();
            ask();
        });
        return b;
    }

    private static Node named(String name, String note) {
        VBox box = new VBox(Parts.text(name), Parts.text(note, "s11", "muted"));
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return box;
    }

    private Node middle() {
        VBox.setVgrow(preview.node(), Priority.ALWAYS);
        VBox box = new VBox(files.node(), preview.node());
        box.setMinWidth(0);
        return box;
    }

    private Node right() {
        options.getStyleClass().add("export-options");
        return options;
    }

    private Node foot() {
        Button choose = new Button("Choose…");
        choose.getStyleClass().add("large");
        choose.setOnAction(e -> choose());
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("large");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> close.run());
        HBox.setHgrow(folder, Priority.ALWAYS);
        folder.setMaxWidth(420);
        trouble.setWrapText(true);
        kept.setWrapText(true);
        kept.setId("export-kept");
        HBox bar = Parts.row(8, Parts.text("Into", "muted"), folder, choose, Parts.grow(), cancel, write);
        write.setMinWidth(Region.USE_PREF_SIZE);
        VBox foot = new VBox(8, trouble, kept, done, bar);
        foot.getStyleClass().add("export-foot");
        return foot;
    }

    private void layouts() {
        Picture picture = store.picture().getValue();
        List<Optional<Wish.Laid>> all = new ArrayList<>(List.of(Optional.empty()));
        for (Family f : FamilyReader.families(picture.of().schema(), picture.findings())) {
            for (Strategy s : Strategy.usual(f)) {
                all.add(Optional.of(new Wish.Laid(f, s)));
            }
        }
        layout.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Wish.Laid> l) {
                return l == null
                        ? ""
                        : l.map(x -> x.family().base() + ": "
                                        + x.strategy().describe().replace('-', ' '))
                                .orElse(AS_IT_IS);
            }

            @Override
            public Optional<Wish.Laid> fromString(String s) {
                return Optional.empty();
            }
        });
        layout.getItems().setAll(all);
        layout.setValue(Optional.empty());
        layout.setMaxWidth(Double.MAX_VALUE);
    }

    /** Those that plinth.yaml names are chosen at first. */
    private void clients(Opened project) {
        List<Target> chosen = Targets.of(project.settings());
        for (Target any : Targets.ALL) {
            Target t = Targets.as(project.settings(), any);
            CheckBox box = new CheckBox(t.name());
            box.setId("export-target-" + t.name());
            box.setSelected(chosen.stream().anyMatch(c -> c.name().equals(t.name())));
            box.selectedProperty().addListener((o, was, now) -> ask());
            clients.put(t, box);
        }
    }

    private void looks(PictureWish next) {
        look = next;
        kind = new Wish.Kind.Picture(next);
        // What a field makes of the next choice begins with this one.
        options.getChildren().setAll(form.fields(next));
        ask();
    }

    private void kindChosen() {
        files.single(!(kind instanceof Wish.Kind.Queries));
        switch (kind) {
            case Wish.Kind.Queries q -> {
                title.setText("Export schema and queries");
                options.getChildren().setAll(Parts.text("Layout", "s12", "muted"), layout);
                options.getChildren().add(Parts.text("Clients", "s12", "muted"));
                options.getChildren().addAll(clients.values());
            }
            case Wish.Kind.Picture p -> {
                title.setText("Export the diagram");
                options.getChildren().setAll(form.fields(look));
            }
            case Wish.Kind.Document d -> {
                title.setText("Export as " + d.notation().label());
                Label note = Parts.text(
                        switch (d.notation()) {
                            case MARKDOWN, HTML -> "Every table with its columns, and the DDL of everything.";
                            case MERMAID, DBML, PLANTUML ->
                                "What " + d.notation().label() + " cannot say is named in its first lines.";
                        },
                        "s12",
                        "muted");
                note.setWrapText(true);
                options.getChildren().setAll(note);
            }
        }
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder to export to");
        chooser.setInitialDirectory(store.state().get().project().root().toFile());
        File chosen = chooser.showDialog(node.getScene().getWindow());
        if (chosen != null) {
            folder.setText(chosen.toString());
        }
    }

    private Wish wanted() {
        Opened project = store.state().get().project();
        Path into;
        try {
            into = project.root().resolve(folder.getText().strip());
        } catch (InvalidPathException e) {
            into = project.root().resolve("export");
        }
        Optional<Wish.Laid> laid = layout.getValue() == null ? Optional.empty() : layout.getValue();
        List<Target> wanted = clients.entrySet().stream()
                .filter(e -> e.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
        return new Wish(store.picture().getValue(), project, kind, into, laid, wanted, turn);
    }

    private void ask() {
        done.setText("");
        preview.clear();
        turn++;
        wish.set(wanted());
    }

    private void answered() {
        Wish.Answer now = answer.getValue();
        files.show(now.plan());
        trouble.setText(now.trouble().orElse(""));
        show();
        allowed();
    }

    private void show() {
        Optional<PictureWish.Drawn> drawn = answer.getValue().drawn();
        preview.show(chosen(), drawn);
        drawn.ifPresent(form::show);
    }

    private static Set<ObjectName> selected(Store store) {
        return store.state().get().view().selection().items().stream()
                .map(Selection.Item::table)
                .collect(Collectors.toSet());
    }

    private Optional<Planned> chosen() {
        return files.chosen();
    }

    /** Shows what would be done, which depends on what may be overwritten or removed. */
    private void allowed() {
        Wish.Answer now = answer.getValue();
        Optional<Exporter.Plan> plan = now.plan();
        Set<Path> allowed = preview.allowed();
        String left = plan.map(p -> Exporter.refusal(
                        p,
                        f -> !allowed.contains(f.path()),
                        f -> p.folder().relativize(f).toString()))
                .orElse("");
        kept.setText(left.isEmpty() ? "" : left + ". What is left as it is can be allowed beside its preview.");
        show(kept, !left.isEmpty() && now.trouble().isEmpty());
        show(trouble, !trouble.getText().isEmpty());
        show(done, !done.getText().isEmpty());
        List<Planned> wanted = plan.map(p -> p.wanted(allowed)).orElse(List.of());
        write.setText(now == Wish.Answer.NONE ? LOOKING : wanted.isEmpty() ? "Nothing to write" : what(wanted));
        write.setDisable(wanted.isEmpty() || now.trouble().isPresent() || writing);
        files.refresh();
    }

    /** What is done, as a button says it: Write 5 files, remove 1. */
    private static String what(List<Planned> wanted) {
        long gone = wanted.stream().filter(p -> p.status().goes()).count();
        long written = wanted.size() - gone;
        return written == 0
                ? "Remove " + files(gone)
                : "Write " + files(written) + (gone == 0 ? "" : ", remove " + gone);
    }

    private static String files(long n) {
        return Counted.of(n, "file");
    }

    private static void show(Node n, boolean shown) {
        n.setVisible(shown);
        n.setManaged(shown);
    }

    private void write() {
        Set<Path> allowed = preview.allowed();
        answer.getValue().plan().ifPresent(plan -> {
            writing = true;
            allowed();
            Thread.ofVirtual().name("export").start(() -> {
                try {
                    List<Planned> written = Exporter.write(plan, allowed);
                    Platform.runLater(() -> written(plan.folder(), written));
                } catch (ProjectException e) {
                    Platform.runLater(() -> failed(e));
                }
            });
        });
    }

    private void written(Path into, List<Planned> written) {
        writing = false;
        ask();
        long gone = written.stream().filter(p -> p.status().goes()).count();
        done.setText("Wrote " + files(written.size() - gone) + " into " + into
                + (gone == 0 ? "" : " and removed " + files(gone) + " whose table is gone"));
        allowed();
    }

    private void failed(ProjectException e) {
        writing = false;
        trouble.setText(e.getMessage() == null ? "" : e.getMessage());
        allowed();
    }
}
