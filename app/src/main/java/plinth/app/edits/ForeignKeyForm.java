package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import plinth.app.ui.Parts;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.sql.DdlWriter;

/** Asks for a foreign key: pairs of columns, what happens to a row whose row goes, when it is checked. */
final class ForeignKeyForm {
    private record Pair(ComboBox<String> from, ComboBox<String> to) {}

    private final Schema schema;
    private final Table table;
    private final Optional<Name> old;
    private final ForeignKey now;
    private final Fields fields = new Fields();
    private final ComboBox<String> target;
    private final Rows<Pair> pairs;
    private final ComboBox<String> onDelete;
    private final ComboBox<String> onUpdate;
    private final ComboBox<String> checked;
    private final CheckBox full;
    private final CheckBox notValid;
    private final TextField name;

    private ForeignKeyForm(Schema schema, Table table, Optional<Name> old, ForeignKey now) {
        this.schema = schema;
        this.table = table;
        this.old = old;
        this.now = now;
        List<String> tables =
                schema.tables().stream().map(t -> t.name().toString()).sorted().toList();
        target = fields.choice("To table", tables, tables.indexOf(now.target().toString()));
        target.setPromptText("Referenced table");
        pairs = fields.add("Columns", new Rows<>("Add column", false, i -> row("", "")));
        List<Name> to = now.target().name().isEmpty() ? List.of() : schema.referenced(now);
        for (int i = 0; i < now.columns().size(); i++) {
            pairs.add(
                    row(now.columns().get(i).value(), i < to.size() ? to.get(i).value() : ""));
        }
        if (now.columns().isEmpty()) {
            pairs.add(row("", ""));
        }
        onDelete = fields.choice("On delete", Constraint.Action.values(), now.onDelete());
        onUpdate = fields.choice("On update", Constraint.Action.values(), now.onUpdate());
        checked = fields.choice("Checked", Deferrals.WORDS, now.deferral().ordinal());
        full = fields.check("Nulls", "All columns or none (MATCH FULL)", now.match() == Constraint.Match.FULL);
        notValid = fields.check("Rows", "Leave those there are unchecked (NOT VALID)", !now.valid());
        name = fields.text("Name", now.name().map(Name::value).orElse(""), "Chosen by the database");
        target.setOnAction(e -> retarget());
    }

    private Rows.Row<Pair> row(String from, String to) {
        ComboBox<String> a = Fields.box(ColumnRows.names(table));
        ComboBox<String> b = Fields.box(targetTable().map(ColumnRows::names).orElse(List.of()));
        a.setPromptText("Column");
        b.setPromptText("Referenced");
        a.setAccessibleText("Column");
        b.setAccessibleText("Referenced column");
        a.setPrefWidth(120);
        b.setPrefWidth(120);
        if (!from.isEmpty()) {
            a.setValue(from);
        }
        if (!to.isEmpty()) {
            b.setValue(to);
        }
        HBox.setHgrow(a, Priority.ALWAYS);
        HBox.setHgrow(b, Priority.ALWAYS);
        return new Rows.Row<>(new Pair(a, b), Parts.row(4, a, Parts.text("to", "s12", "muted"), b), a);
    }

    private Optional<Table> targetTable() {
        String text = target.getValue();
        return text == null
                ? Optional.empty()
                : schema.tables().stream()
                        .filter(t -> t.name().toString().equals(text))
                        .findFirst();
    }

    /** Another table: its key is what is referenced, a row for each of its columns. */
    private void retarget() {
        List<Name> key = targetTable().map(Table::keyColumns).orElse(List.of());
        List<String> from = pairs.values().stream()
                .map(p -> Fields.written(p.from()))
                .filter(s -> !s.isEmpty())
                .toList();
        pairs.clear();
        for (int i = 0; i < Math.max(1, Math.max(key.size(), from.size())); i++) {
            pairs.add(row(
                    i < from.size() ? from.get(i) : "",
                    i < key.size() ? key.get(i).value() : ""));
        }
    }

    private Read<Constraint> read() {
        Optional<Table> to = targetTable();
        if (to.isEmpty()) {
            return new Read.Bad<>("Choose the table that is referenced.");
        }
        List<Name> columns = new ArrayList<>();
        List<Name> references = new ArrayList<>();
        for (Pair p : pairs.values()) {
            String a = Fields.written(p.from());
            String b = Fields.written(p.to());
            if (a.isEmpty() && b.isEmpty()) {
                continue;
            }
            if (a.isEmpty() || b.isEmpty()) {
                return new Read.Bad<>("Each column needs the one that it references.");
            }
            columns.add(new Name(a));
            references.add(new Name(b));
        }
        if (columns.isEmpty()) {
            return new Read.Bad<>("Choose a column and the one that it references.");
        }
        Constraint.Action delete = action(onDelete);
        ObjectName of = to.get().name();
        boolean same =
                now.references().isEmpty() && of.equals(now.target()) && references.equals(schema.referenced(now));
        return new Read.Good<>(new ForeignKey(
                Fields.name(name),
                columns,
                of,
                same ? List.of() : references,
                full.isSelected()
                        ? Constraint.Match.FULL
                        : now.match() == Constraint.Match.FULL ? Constraint.Match.SIMPLE : now.match(),
                delete,
                delete == now.onDelete() && columns.containsAll(now.setColumns()) ? now.setColumns() : List.of(),
                action(onUpdate),
                now.period(),
                Deferrals.of(checked),
                !notValid.isSelected(),
                now.enforced(),
                now.comment()));
    }

    private static Constraint.Action action(ComboBox<String> box) {
        return Constraint.Action.values()[Math.max(0, box.getSelectionModel().getSelectedIndex())];
    }

    /** Returns the form for a new key of {@code table} by {@code columns}. */
    static EditForm add(Scope s, Table table, List<Name> columns) {
        ForeignKey plain = ForeignKey.of(
                Optional.empty(),
                columns,
                new ObjectName(ObjectName.NONE, ObjectName.NONE),
                List.of(),
                Constraint.Action.NO_ACTION);
        return new ForeignKeyForm(s.schema(), table, Optional.empty(), plain).form(s);
    }

    /** Returns the form for another key in the place of {@code old}. */
    static EditForm change(Scope s, Table table, Name old, ForeignKey now) {
        return new ForeignKeyForm(s.schema(), table, Optional.of(old), now).form(s);
    }

    private EditForm form(Scope s) {
        String title = old.map(n -> "Change foreign key " + n).orElse("Add foreign key to " + table.name());
        return ConstraintForms.form(
                s,
                table,
                old,
                title,
                old.isPresent() ? "Change foreign key" : "Add foreign key",
                fields,
                now.columns().isEmpty() ? pairs.first() : target,
                this::read,
                () -> switch (read()) {
                    case Read.Good<Constraint>(Constraint c) -> DdlWriter.constraint(c);
                    case Read.Bad<Constraint> b -> "FOREIGN KEY () REFERENCES ";
                });
    }
}
