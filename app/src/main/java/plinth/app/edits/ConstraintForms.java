package plinth.app.edits;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import plinth.app.ui.Parts;
import plinth.model.edit.Edit;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Sql;

/** Asks for constraints other than foreign keys. */
final class ConstraintForms {
    private ConstraintForms() {}

    /** Returns the form that changes the constraint {@code name}, number {@code at} of {@code table}. */
    static EditForm change(Scope s, Table table, int at, Name name) {
        return switch (table.constraints().get(at)) {
            case Constraint.PrimaryKey p -> primary(s, table, Optional.of(name), p);
            case Constraint.Unique u -> unique(s, table, Optional.of(name), u);
            case Constraint.ForeignKey f -> ForeignKeyForm.change(s, table, name, f);
            case Constraint.Check c -> check(s, table, Optional.of(name), Optional.of(c));
            case Constraint.Exclusion x -> exclusion(s, table, Optional.of(name), Optional.of(x));
        };
    }

    static EditForm addPrimary(Scope s, Table table) {
        return primary(
                s,
                table,
                Optional.empty(),
                new Constraint.PrimaryKey(
                        Optional.empty(),
                        Constraint.Key.of(List.of()),
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty()));
    }

    static EditForm addUnique(Scope s, Table table, List<Name> columns) {
        return unique(
                s,
                table,
                Optional.empty(),
                new Constraint.Unique(
                        Optional.empty(),
                        Constraint.Key.of(columns),
                        false,
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty()));
    }

    static EditForm addCheck(Scope s, Table table) {
        return check(s, table, Optional.empty(), Optional.empty());
    }

    static EditForm addExclusion(Scope s, Table table) {
        return exclusion(s, table, Optional.empty(), Optional.empty());
    }

    private static EditForm primary(Scope s, Table table, Optional<Name> old, Constraint.PrimaryKey now) {
        Fields f = new Fields();
        ColumnRows columns = new ColumnRows(table, now.columns(), false);
        f.add("Columns", columns.node());
        ColumnRows include = new ColumnRows(table, now.key().include(), true);
        f.add("Include", include.node());
        ComboBox<String> checked =
                f.choice("Checked", Deferrals.WORDS, now.deferral().ordinal());
        TextField name = name(f, now.name());
        return form(
                s,
                table,
                old,
                old.map(n -> "Change primary key " + n).orElse("Add primary key to " + table.name()),
                old.isPresent() ? "Change primary key" : "Add primary key",
                f,
                columns.node().first(),
                () -> key(columns, include, now.key())
                        .map(k ->
                                new Constraint.PrimaryKey(Fields.name(name), k, Deferrals.of(checked), now.comment())),
                () -> DdlWriter.constraint(new Constraint.PrimaryKey(
                        Fields.name(name),
                        new Constraint.Key(
                                columns.picked(),
                                include.picked(),
                                false,
                                now.key().storage()),
                        Deferrals.of(checked),
                        Optional.empty())));
    }

    private static EditForm unique(Scope s, Table table, Optional<Name> old, Constraint.Unique now) {
        Fields f = new Fields();
        ColumnRows columns = new ColumnRows(table, now.columns(), false);
        f.add("Columns", columns.node());
        CheckBox nulls = f.check("Nulls", "Two NULLs are the same (NULLS NOT DISTINCT)", now.nullsNotDistinct());
        ColumnRows include = new ColumnRows(table, now.key().include(), true);
        f.add("Include", include.node());
        ComboBox<String> checked =
                f.choice("Checked", Deferrals.WORDS, now.deferral().ordinal());
        TextField name = name(f, now.name());
        return form(
                s,
                table,
                old,
                old.map(n -> "Change unique key " + n).orElse("Add unique key to " + table.name()),
                old.isPresent() ? "Change unique key" : "Add unique key",
                f,
                columns.node().first(),
                () -> key(columns, include, now.key())
                        .map(k -> new Constraint.Unique(
                                Fields.name(name), k, nulls.isSelected(), Deferrals.of(checked), now.comment())),
                () -> DdlWriter.constraint(new Constraint.Unique(
                        Fields.name(name),
                        new Constraint.Key(
                                columns.picked(),
                                include.picked(),
                                false,
                                now.key().storage()),
                        nulls.isSelected(),
                        Deferrals.of(checked),
                        Optional.empty())));
    }

    private static Read<Constraint.Key> key(ColumnRows columns, ColumnRows include, Constraint.Key now) {
        return columns.picked().isEmpty()
                ? new Read.Bad<>("Choose at least one column.")
                : new Read.Good<>(
                        new Constraint.Key(columns.picked(), include.picked(), now.withoutOverlaps(), now.storage()));
    }

    private static EditForm check(Scope s, Table table, Optional<Name> old, Optional<Constraint.Check> now) {
        Fields f = new Fields();
        TextArea condition = f.area(
                "Condition",
                now.map(c -> Sql.expression(c.expression())).orElse(""),
                "What holds for every row, as in price > 0",
                3);
        CheckBox heirs = f.check(
                "Children",
                "Do not inherit it (NO INHERIT)",
                now.map(Constraint.Check::noInherit).orElse(false));
        CheckBox rows = f.check(
                "Rows",
                "Leave those there are unchecked (NOT VALID)",
                now.filter(c -> !c.valid()).isPresent());
        TextField name = name(f, now.flatMap(Constraint.Check::name));
        Supplier<String> text = () -> named(name)
                + "CHECK (" + Fields.text(condition).orElse("") + ")"
                + (heirs.isSelected() ? " NO INHERIT" : "")
                + (now.filter(c -> !c.enforced()).isPresent()
                        ? " NOT ENFORCED"
                        : rows.isSelected() ? " NOT VALID" : "");
        return form(
                s,
                table,
                old,
                old.map(n -> "Change check " + n).orElse("Add check to " + table.name()),
                old.isPresent() ? "Change check" : "Add check",
                f,
                condition,
                () -> Fields.text(condition).isEmpty()
                        ? new Read.Bad<>("A condition is needed.")
                        : s.fragments().constraint(table, text.get()),
                text);
    }

    private record Element(ComboBox<String> key, ComboBox<String> operator) {}

    private static EditForm exclusion(Scope s, Table table, Optional<Name> old, Optional<Constraint.Exclusion> now) {
        Fields f = new Fields();
        Rows<Element> rows = new Rows<>("Add column or expression", false, i -> element(table, "", "="));
        now.ifPresentOrElse(
                x -> x.elements().forEach(e -> rows.add(element(table, Sql.key(e.key()), e.operator()))),
                () -> rows.add(element(table, "", "=")));
        f.add("No two rows", rows);
        ComboBox<String> method = Fields.open(
                List.of("gist", "btree", "spgist", "hash"),
                now.map(x -> x.method().value()).orElse("gist"),
                "gist");
        f.add("Method", method);
        TextField where = f.text(
                "Where",
                now.flatMap(Constraint.Exclusion::where).map(Sql::expression).orElse(""),
                "All rows",
                "mono");
        ComboBox<String> checked = f.choice(
                "Checked", Deferrals.WORDS, now.map(x -> x.deferral().ordinal()).orElse(0));
        TextField name = name(f, now.flatMap(Constraint.Exclusion::name));
        Supplier<String> text = () -> named(name)
                + "EXCLUDE USING " + Fields.written(method) + " ("
                + rows.values().stream()
                        .filter(e -> !Fields.written(e.key()).isEmpty())
                        .map(e -> expression(table, Fields.written(e.key())) + " WITH " + Fields.written(e.operator()))
                        .collect(Collectors.joining(", "))
                + ")"
                + now.filter(x -> !x.include().isEmpty())
                        .map(x -> " INCLUDE (" + Sql.names(x.include()) + ")")
                        .orElse("")
                + Fields.text(where).map(w -> " WHERE (" + w + ")").orElse("")
                + deferral(Deferrals.of(checked));
        return form(
                s,
                table,
                old,
                old.map(n -> "Change exclusion " + n).orElse("Add exclusion to " + table.name()),
                old.isPresent() ? "Change exclusion" : "Add exclusion",
                f,
                rows.first(),
                () -> rows.values().stream()
                                .allMatch(e -> Fields.written(e.key()).isEmpty())
                        ? new Read.Bad<>("Choose a column or write an expression.")
                        : s.fragments().constraint(table, text.get()),
                text);
    }

    private static Rows.Row<Element> element(Table table, String key, String operator) {
        ComboBox<String> k = Fields.open(ColumnRows.names(table), key, "Column or expression");
        ComboBox<String> o = Fields.open(List.of("=", "&&", "<>", "-|-", "@>"), operator, "Operator");
        k.setAccessibleText("Column or expression");
        o.setAccessibleText("Operator");
        o.setPrefWidth(72);
        o.setMinWidth(72);
        HBox.setHgrow(k, Priority.ALWAYS);
        return new Rows.Row<>(new Element(k, o), Parts.row(4, k, o), k);
    }

    /** Returns a column's name as SQL has it, another text as it is. */
    static String expression(Table table, String text) {
        return table.column(new Name(text)).isPresent() ? Sql.name(text) : text;
    }

    private static String deferral(Constraint.Deferral d) {
        return switch (d) {
            case NOT_DEFERRABLE -> "";
            case DEFERRABLE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    private static TextField name(Fields f, Optional<Name> now) {
        return f.text("Name", now.map(Name::value).orElse(""), "Chosen by the database");
    }

    private static String named(TextField name) {
        return Fields.name(name).map(n -> "CONSTRAINT " + Sql.name(n) + " ").orElse("");
    }

    /** Returns a form whose fields or SQL make a constraint, which is added or put in the place of {@code old}. */
    static EditForm form(
            Scope s,
            Table table,
            Optional<Name> old,
            String title,
            String verb,
            Region body,
            Node first,
            Supplier<Read<? extends Constraint>> read,
            Supplier<String> text) {
        return EditForm.of(title, verb, body, first, () -> edit(table, old, read.get()))
                .orSql(text, sql -> edit(table, old, s.fragments().constraint(table, clean(sql))));
    }

    private static String clean(String sql) {
        String text = sql.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        text = lower.startsWith("add constraint ") || lower.startsWith("add ")
                ? text.substring(4).strip()
                : text;
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private static Read<Edit> edit(Table table, Optional<Name> old, Read<? extends Constraint> read) {
        return switch (read) {
            case Read.Bad<? extends Constraint> b -> new Read.Bad<>(b.reason());
            case Read.Good<? extends Constraint> g -> {
                Constraint c = g.value();
                if (old.isEmpty()) {
                    yield new Read.Good<>(new Edit.AddConstraint(table.name(), c));
                }
                Optional<String> comment = table.constraints().stream()
                        .filter(k ->
                                plinth.model.schema.ImpliedNames.base(table, k).equals(old.get()))
                        .findFirst()
                        .flatMap(Constraint::comment);
                yield new Read.Good<>(new Edit.ReplaceConstraint(table.name(), old.get(), c.withComment(comment)));
            }
        };
    }
}
