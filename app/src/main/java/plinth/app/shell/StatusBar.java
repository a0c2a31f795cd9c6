package plinth.app.shell;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import plinth.app.store.Checks;
import plinth.app.store.Document;
import plinth.app.store.Picture;
import plinth.app.store.Selection;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.app.ui.Counted;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Problem;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Position;
import plinth.project.SourceFile;
import plinth.renderer.diagram.Icon;
import plinth.renderer.report.Diagnostic;

/** The line at the bottom: saved or not, what the document holds, what is wrong, what is selected, where the caret is, how the file is written. */
final class StatusBar {
    private final HBox bar = Parts.row(16);
    private final HBox saved = Parts.row(4);
    private final Label tables = Parts.text("");
    private final Label inferred = Parts.text("");
    private final HBox errors = Parts.row(4);
    private final HBox warnings = Parts.row(4);
    private final HBox notes = Parts.row(4);
    private final Label selection = Parts.text("");
    private final Label caret = Parts.text("", "mono", "s11");
    private final Label encoding = Parts.text("");
    private final Label lineEnds = Parts.text("");

    StatusBar(Store store, ObservableValue<Position> position, Runnable problems) {
        bar.getStyleClass().add("status-bar");
        Dialect dialect = store.state().get().document().reading().dialect();
        bar.getChildren()
                .addAll(
                        saved,
                        tables,
                        inferred,
                        Parts.text(dialect.label()),
                        errors,
                        warnings,
                        notes,
                        Parts.grow(),
                        selection,
                        caret,
                        encoding,
                        lineEnds);
        for (HBox b : new HBox[] {errors, warnings, notes}) {
            b.setOnMouseClicked(e -> problems.run());
        }
        store.state().addListener((o, was, now) -> show(now));
        store.checks().addListener((o, was, now) -> show(now, store.picture().getValue()));
        store.picture().addListener((o, was, now) -> show(store.checks().getValue(), now));
        position.addListener((o, was, now) -> show(now));
        show(store.state().get());
        show(store.checks().getValue(), store.picture().getValue());
        show(position.getValue());
    }

    Node node() {
        return bar;
    }

    private void show(State s) {
        saved.getChildren()
                .setAll(
                        s.dirty() ? Icons.of(Glyph.PENCIL, 12, "warning") : Icons.ofPath(Icon.CHECK.path(), 12, "ok"),
                        Parts.whole(Parts.text(s.dirty() ? "Not saved" : "Saved")));
        int n = s.document().schema().tables().size();
        tables.setText(Counted.of(n, "table"));
        selection.setText(selected(s.document(), s.view().selection()));
        int file = s.view().file();
        if (file < s.project().files().size()) {
            SourceFile f = s.project().files().get(file);
            encoding.setText(f.encoding().toString());
            lineEnds.setText(f.lineEnds().toString());
        }
    }

    private static String selected(Document d, Selection s) {
        Optional<Table> table = s.primary().map(Selection.Item::table).flatMap(d.schema()::table);
        if (table.isEmpty()) {
            return "";
        }
        if (s.tables().size() > 1) {
            return Counted.of(s.tables().size(), "table");
        }
        Table t = table.get();
        ObjectName name = t.name();
        return name + ": " + Counted.of(t.columns().size(), "column") + ", "
                + Counted.of(t.foreignKeys().size(), "reference");
    }

    private void show(Checks c, Picture picture) {
        int n = picture.inferred().size();
        inferred.setText(Counted.of(n, "inferred reference"));
        inferred.setVisible(n > 0);
        inferred.setManaged(n > 0);
        List<Problem.Severity> all = Stream.concat(
                        c.problems().stream().map(Problem::severity),
                        c.design(picture).stream().map(Diagnostic::severity))
                .toList();
        long wrong = Collections.frequency(all, Problem.Severity.ERROR);
        long careful = Collections.frequency(all, Problem.Severity.WARNING);
        long notable = Collections.frequency(all, Problem.Severity.HINT);
        count(errors, wrong, Icon.WARNING.path(), "danger", "error");
        count(warnings, careful, Icon.WARNING.path(), "warning", "warning");
        count(notes, notable, Icon.INFO.path(), "accent", "note");
    }

    private static void count(HBox box, long n, String icon, String role, String one) {
        box.getChildren().setAll(Icons.ofPath(icon, 12, role), Parts.whole(Parts.text(Counted.of(n, one))));
        box.setVisible(n > 0);
        box.setManaged(n > 0);
    }

    private void show(Position p) {
        caret.setText("Ln " + p.line() + ", Col " + p.column());
    }
}
