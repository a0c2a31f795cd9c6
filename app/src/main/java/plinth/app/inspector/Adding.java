package plinth.app.inspector;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plinth.app.store.Selection;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Adds parts to a table: a column at once, the others by a line of SQL that is typed. */
final class Adding {
    private Adding() {}

    /** What is added by a line of SQL. */
    enum Kind {
        FOREIGN_KEY("Add foreign key", "FOREIGN KEY (column) REFERENCES table"),
        INDEX("Add index", "column, column, or UNIQUE column"),
        CHECK("Add check or key", "CHECK (...), UNIQUE (...), EXCLUDE ...");

        private final String title;
        private final String prompt;

        Kind(String title, String prompt) {
            this.title = title;
            this.prompt = prompt;
        }
    }

    /** Adds a column of type text behind all others, and selects it. */
    static void column(Context c, Table t) {
        Name name = free(t);
        c.edit(new Edit.AddColumn(t.name(), Column.of(name.value(), Type.known("text")), -1));
        boolean there = c.store()
                .state()
                .get()
                .document()
                .schema()
                .table(t.name())
                .flatMap(n -> n.column(name))
                .isPresent();
        if (there) {
            c.select(new Selection.OfColumn(t.name(), name));
        }
    }

    private static Name free(Table t) {
        for (int i = 1; ; i++) {
            Name name = new Name(i == 1 ? "new_column" : "new_column_" + i);
            if (t.column(name).isEmpty()) {
                return name;
            }
        }
    }

    /** Puts a plus into the head of {@code section} that opens a field below the head. */
    static void opener(Section section, Context c, Kind kind, Table t) {
        HBox head = (HBox) section.getChildren().getFirst();
        Button plus = Parts.iconButton(Icons.of(Glyph.PLUS, 16), kind.title, () -> open(section, c, kind, t));
        head.getChildren().add(plus);
    }

    private static void open(Section section, Context c, Kind kind, Table t) {
        if (section.getChildren().size() > 1
                && section.getChildren().get(1).getStyleClass().contains("adder")) {
            section.getChildren().remove(1);
            return;
        }
        ValueField field = new ValueField(c.editing(), "", kind.prompt, text -> add(c, kind, t, text));
        if (kind == Kind.FOREIGN_KEY) {
            field.setText("FOREIGN KEY () REFERENCES ");
        }
        VBox box = new VBox(field);
        box.getStyleClass().add("adder");
        box.setPadding(new Insets(0, 12, 4, 12));
        section.getChildren().add(1, box);
        Platform.runLater(() -> {
            field.requestFocus();
            if (kind == Kind.FOREIGN_KEY) {
                field.positionCaret("FOREIGN KEY (".length());
            } else {
                field.end();
            }
        });
    }

    private static void add(Context c, Kind kind, Table t, String text) {
        Scratch scratch = new Scratch(c.reading().dialect());
        switch (kind) {
            case FOREIGN_KEY, CHECK ->
                Reads.use(c, scratch.constraint(t, text), k -> {
                    Constraint named = k;
                    c.edit(new Edit.AddConstraint(t.name(), named));
                });
            case INDEX -> {
                boolean unique = text.regionMatches(true, 0, "unique ", 0, 7);
                String keys = unique ? text.substring(7).strip() : text;
                Reads.use(
                        c,
                        scratch.index(t, unique, keys),
                        i -> c.edit(new Edit.AddIndex(
                                t.name(),
                                i.withName(Optional.of(plinth.model.schema.ImpliedNames.base(
                                        t.name().name(), i))))));
            }
        }
    }
}
