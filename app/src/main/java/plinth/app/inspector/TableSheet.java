package plinth.app.inspector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.edits.Inferred;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Origins;
import plinth.model.edit.Edit;
import plinth.model.pattern.InferredReference;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Types;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Icon;
import plinth.renderer.diagram.TextMeasure;
import plinth.renderer.diagram.Typeface;
import plinth.renderer.sql.Sql;

/** A table with all that belongs to it. */
final class TableSheet {
    /** What a column's name has at least, in pixels. */
    private static final double NAME = 88;

    private final Context c;
    private final Table t;
    private final Optional<Origins.OfTable> origins;
    private final VBox box = new VBox();

    TableSheet(Context c, Table t) {
        this.c = c;
        this.t = t;
        this.origins = c.reading().originsOfTable(t.name());
        head();
        comment();
        for (Node card : PatternCards.of(c, t.name())) {
            VBox.setMargin(card, new Insets(0, 12, 12, 12));
            box.getChildren().add(card);
        }
        columns();
        foreignKeys();
        inferred();
        indexes();
        checks();
        referencedBy();
        triggers();
        policies();
        more();
        volume();
    }

    VBox node() {
        return box;
    }

    private boolean chosen(Selection.Item item) {
        return c.selected().filter(item::equals).isPresent();
    }

    private void head() {
        Optional<Face> face = c.picture().drawing().face(t.name());
        String icon = face.map(Face::icon).orElse(Icon.TABLE).path();
        Node kind = face.map(Face::pattern).orElse(false) ? Icons.ofPath(icon, 16, "pattern") : Icons.ofPath(icon, 16);
        NameField name = new NameField(c, t.name().name(), to -> new Edit.RenameTable(t.name(), to));
        name.getStyleClass().addAll("title-field", "s16", "semibold");
        boolean table = c.selected()
                .filter(i -> i instanceof Selection.OfTable || i instanceof Selection.OfFamily)
                .isPresent();
        if (table) {
            name.getStyleClass().add("name-field");
        }
        name.setTooltip(new Tooltip("Rename (F2)"));
        TitleRow head = new TitleRow(
                kind,
                t.name().name().value(),
                Optional.of(name),
                origins.map(o -> c.line(o.definition(), true)),
                DeedButtons.dots(c, new Selection.OfTable(t.name())));
        head.setPadding(new Insets(12, 12, 0, 12));
        box.getChildren().add(head);
    }

    private void comment() {
        ValueField field = new ValueField(
                c.editing(),
                t.comment().orElse(""),
                "Add a comment",
                text -> c.edit(new Edit.CommentTable(t.name(), text.isEmpty() ? Optional.empty() : Optional.of(text))));
        field.getStyleClass().addAll("comment-field");
        VBox.setMargin(field, new Insets(2, 12, 8, 8));
        box.getChildren().add(field);
    }

    private void columns() {
        Section s = new Section(
                "Columns",
                t.columns().size(),
                Parts.key("Ctrl Enter"),
                Parts.iconButton(
                        Icons.of(Glyph.PLUS, 16), "Add column", () -> c.asker().addColumn(t.name())));
        Set<Name> keys = Set.copyOf(t.keyColumns());
        Set<Name> references = t.referencing();
        Optional<Face> face = c.picture().drawing().face(t.name());
        for (int i = 0; i < t.columns().size(); i++) {
            Column col = t.columns().get(i);
            Selection.Item item = new Selection.OfColumn(t.name(), col.name());
            Label name = Parts.text(col.name().value(), "s12");
            if (keys.contains(col.name())) {
                name.getStyleClass().add("semibold");
            }
            HBox first = Parts.row(8, name);
            face.flatMap(f -> f.row(col.name()))
                    .ifPresent(r -> first.getChildren().add(ColumnMarks.of(r.marks())));
            // A long name is shortened in its middle, and only when its type is already.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setTooltip(new Tooltip(col.name().value()));
            name.setMinWidth(0);
            first.setMinWidth(Math.min(
                    NAME,
                    TextMeasure.bundled()
                            .width(Typeface.INTER_SEMIBOLD, 12, col.name().value())));
            HBox.setHgrow(first, Priority.ALWAYS);
            Label type = Parts.text(Types.brief(col.type()), "mono", "s11", "muted");
            type.setMinWidth(56);
            type.setMaxWidth(112);
            type.setTooltip(new Tooltip(Sql.PUBLIC.type(col.type())));
            Label nulls = Parts.text(t.nullable(col) ? "nullable" : "not null", "s11", "muted");
            nulls.setMinWidth(52);
            nulls.setAlignment(Pos.CENTER_RIGHT);
            HBox row = s.add(
                    () -> c.select(item),
                    chosen(item),
                    ColumnMarks.keys(keys.contains(col.name()), references.contains(col.name())),
                    first,
                    type,
                    nulls);
            DeedButtons.onRow(c, row, item);
            ColumnDrag.install(c, row, t, i);
            if (chosen(item)) {
                s.getChildren().add(ColumnForm.of(c, t, i, origins.map(o -> o.columns())));
            }
        }
        box.getChildren().add(s);
    }

    private void foreignKeys() {
        Section s = new Section(
                "Foreign keys",
                t.foreignKeys().size(),
                DeedButtons.plus(c, "Add foreign key", () -> c.deeds().addForeignKey(t)));
        for (int i = 0; i < t.constraints().size(); i++) {
            if (t.constraints().get(i) instanceof Constraint.ForeignKey f) {
                // Of a long pair the referenced end is shortened; the tooltip has all of it.
                Label target = Parts.text(
                        f.target() + "." + Described.columns(c.schema().referenced(f)), "s12");
                target.setMinWidth(0);
                target.setTooltip(new Tooltip(target.getText()));
                HBox words = Parts.row(
                        0,
                        Parts.whole(Parts.text(Described.columns(f.columns()), "s12")),
                        Parts.whole(Parts.text(" to ", "s12", "muted")),
                        target);
                words.setMinWidth(0);
                constraint(s, i, words, Described.action(f.onDelete()));
            }
        }
        box.getChildren().add(s);
    }

    /** The references that names suggest: out of this table, then into it. */
    private void inferred() {
        List<InferredReference> all = c.picture().inferred(t.name());
        if (all.isEmpty()) {
            return;
        }
        Section s = new Section("Inferred references", all.size());
        for (InferredReference r : all) {
            String columns = Described.columns(r.columns());
            boolean out = r.table().equals(t.name());
            Label from = Parts.text(out ? columns : r.table() + "." + columns, "s12", "inferred");
            from.setMinWidth(0);
            Label to = Parts.text(
                    out
                            ? " to " + r.key().target() + "."
                                    + Described.columns(r.key().references())
                            : "",
                    "s12",
                    "muted");
            to.setMinWidth(0);
            HBox words = Parts.row(0, from, to);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = s.add(
                    () -> c.select(new Selection.OfColumn(r.table(), r.columns().getFirst())), false, words);
            Tooltip.install(row, new Tooltip(r.title() + "\n" + Inferred.why(r)));
            r.remedy()
                    .ifPresent(edit -> row.getChildren()
                            .add(Parts.iconButton(
                                    Icons.ofPath(Icon.REFERENCE.path(), 14),
                                    Inferred.MAKE,
                                    () -> Inferred.make(c.store(), r).ifPresent(c.asker()::say))));
            row.getChildren()
                    .add(Parts.iconButton(Icons.of(Glyph.CROSS, 12), Inferred.DENY, () -> Inferred.deny(c.store(), r)));
        }
        box.getChildren().add(s);
    }

    private void constraint(Section s, int at, Node words, String right) {
        Name name = c.names().constraint(t, at);
        Selection.Item item = new Selection.OfConstraint(t.name(), name);
        HBox grow = Parts.row(0, words);
        grow.setMinWidth(0);
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox row =
                s.add(() -> c.select(item), chosen(item), grow, Parts.whole(Parts.text(right, "mono", "s11", "muted")));
        origins.filter(o -> at < o.constraints().size())
                .ifPresent(o -> row.getChildren().add(c.line(o.constraints().get(at), false)));
        DeedButtons.onRow(c, row, item);
        if (chosen(item)) {
            s.getChildren().add(ConstraintForm.of(c, t, at, name));
        }
    }

    private void indexes() {
        long keys = t.constraints().stream()
                .filter(k -> k instanceof Constraint.PrimaryKey || k instanceof Constraint.Unique)
                .count();
        Section s = new Section(
                "Indexes",
                (int) keys + t.indexes().size(),
                DeedButtons.plus(c, "Add index", () -> c.deeds().addIndex(t)));
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint k = t.constraints().get(i);
            if (k instanceof Constraint.PrimaryKey || k instanceof Constraint.Unique) {
                constraint(s, i, Parts.text(c.names().constraint(t, i).value(), "s12"), "unique");
            }
        }
        parts().indexes(s, t.indexes());
        box.getChildren().add(s);
    }

    private PartSections parts() {
        return new PartSections(
                c, t.name(), t.columns().stream().map(Column::name).toList());
    }

    private void checks() {
        int n = t.checks().size() + t.exclusions().size();
        Section s = new Section(
                "Checks",
                n,
                DeedButtons.plusOf(
                        c, "Add key, check or exclusion", () -> c.deeds().addConstraints(t)));
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint k = t.constraints().get(i);
            if (k instanceof Constraint.Check || k instanceof Constraint.Exclusion) {
                Label words = Parts.text(Described.constraint(k), "mono", "s11");
                words.setTooltip(new Tooltip(Described.constraint(k)));
                constraint(s, i, words, k instanceof Constraint.Exclusion ? "exclusion" : "");
            }
        }
        box.getChildren().add(s);
    }

    private void referencedBy() {
        List<Schema.Reference> all = c.schema().referencesTo(t.name());
        if (all.isEmpty()) {
            return;
        }
        Section s = new Section("Referenced by", all.size());
        for (Schema.Reference r : all) {
            ObjectName from = r.table().name();
            HBox grow = Parts.row(
                    0, Parts.text(from + "." + Described.columns(r.key().columns()), "s12"));
            grow.setMinWidth(0);
            HBox.setHgrow(grow, Priority.ALWAYS);
            s.add(
                    () -> c.select(new Selection.OfTable(from)),
                    false,
                    grow,
                    Parts.text(
                            r.key().onDelete() == Constraint.Action.NO_ACTION
                                    ? ""
                                    : Described.action(r.key().onDelete()),
                            "mono",
                            "s11",
                            "muted"));
        }
        box.getChildren().add(s);
    }

    private void triggers() {
        Node plus = DeedButtons.plus(c, "Add trigger", () -> c.deeds().addTrigger(t));
        box.getChildren().add(parts().triggers(t.triggers(), plus));
    }

    private void policies() {
        if (t.policies().isEmpty()) {
            return;
        }
        Section s = new Section("Policies", t.policies().size());
        for (int i = 0; i < t.policies().size(); i++) {
            Policy p = t.policies().get(i);
            int at = i;
            HBox grow = Parts.row(0, Parts.text(p.name().value(), "s12"));
            HBox.setHgrow(grow, Priority.ALWAYS);
            HBox row = s.add(() -> reveal(at), false, grow, Parts.text(p.command(), "s11", "muted"));
            Tooltip.install(row, new Tooltip(policy(p)));
            origins.filter(o -> at < o.policies().size())
                    .ifPresent(o -> row.getChildren().add(c.line(o.policies().get(at), false)));
        }
        box.getChildren().add(s);
    }

    private void reveal(int policy) {
        origins.filter(o -> policy < o.policies().size())
                .map(o -> c.reading().place(o.policies().get(policy)))
                .ifPresent(p -> c.store().dispatch(Command.reveal(p)));
    }

    private static String policy(Policy p) {
        return (p.permissive() ? "Permissive, for " : "Restrictive, for ") + p.command()
                + p.using().map(e -> "\nUsing " + Sql.expression(e)).orElse("")
                + p.check().map(e -> "\nCheck " + Sql.expression(e)).orElse("")
                + "\nChanged in the SQL pane; a click shows it there.";
    }

    /** What else is said of the table: where it is, what it inherits, how it is partitioned and stored. */
    private void more() {
        Form form = new Form();
        ValueField schema = new ValueField(
                c.editing(),
                t.name().schema().value(),
                "Schema",
                to -> c.edit(new Edit.MoveTable(t.name(), new Name(to))));
        form.add("Schema", schema);
        if (t.kind() != Table.Kind.ORDINARY) {
            form.show("Kind", t.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (!t.inherits().isEmpty()) {
            form.show("Inherits", t.inherits().toString().replaceAll("[\\[\\]]", ""));
        }
        t.partitioning().ifPresent(p -> form.show("Partitions", "by " + p.method() + " " + Sql.keys(p.keys())));
        t.partitionOf().ifPresent(p -> form.show("Partition", "of " + p.parent() + " " + p.bound()));
        if (!t.with().isEmpty()) {
            form.show("Storage", Sql.options(t.with()), "mono", "s11");
        }
        t.traits().forEach(x -> form.show("", x, "mono", "s11"));
        Section s = new Section("Table", -1);
        s.getChildren().add(form);
        s.getChildren().add(Dropping.button(c, t.name().toString(), new Selection.OfTable(t.name())));
        box.getChildren().add(s);
    }

    private void volume() {
        box.getChildren().add(VolumeSection.of(c, t));
    }
}
