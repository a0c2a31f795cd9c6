package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.app.ui.Counted;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.diagram.Link;

/** Says of a thing on the canvas what its box leaves out. */
final class Tips {
    private Tips() {}

    /** Returns what there is to say of {@code table}: its comment, checks and exclusions in full. */
    static String table(Schema schema, ObjectName table) {
        List<String> lines = new ArrayList<>();
        lines.add(table.toString());
        schema.table(table).ifPresent(t -> {
            t.comment().ifPresent(lines::add);
            t.checks().forEach(c -> lines.add("CHECK (" + c.expression() + ")"));
            lines.add(Counted.of(t.columns().size(), "column") + ", "
                    + Counted.of(t.foreignKeys().size(), "reference") + " out, "
                    + schema.referencesTo(table).size() + " in");
        });
        return String.join("\n", lines);
    }

    /** Returns what there is to say of a column: its whole type, default, comment, and what it belongs to. */
    static String column(Schema schema, ObjectName table, Name column) {
        Optional<Table> found = schema.table(table);
        Optional<Column> c = found.flatMap(t -> t.column(column));
        if (found.isEmpty() || c.isEmpty()) {
            return column.value();
        }
        Table t = found.get();
        List<String> lines = new ArrayList<>();
        lines.add(column + "  " + c.get().type() + (t.nullable(c.get()) ? "" : " NOT NULL"));
        switch (c.get().value()) {
            case Column.Absent a -> {}
            case Column.Default d -> lines.add("DEFAULT " + d.expression());
            case Column.Identity i -> lines.add("GENERATED " + (i.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY");
            case Column.Serial s -> lines.add("serial");
            case Column.Generated g ->
                lines.add("GENERATED ALWAYS AS (" + g.expression() + ")" + (g.stored() ? " STORED" : " VIRTUAL"));
        }
        c.get().comment().ifPresent(lines::add);
        ImpliedNames names = ImpliedNames.of(schema);
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint k = t.constraints().get(i);
            if (k.columns().contains(column)) {
                lines.add(constraint(k, names.constraint(t, i)));
            }
        }
        for (int i = 0; i < t.indexes().size(); i++) {
            if (t.indexes().get(i).leadingColumns().stream()
                    .findFirst()
                    .filter(column::equals)
                    .isPresent()) {
                lines.add("first in index " + names.index(table, i));
            }
        }
        return String.join("\n", lines);
    }

    private static String constraint(Constraint k, Name name) {
        return switch (k) {
            case Constraint.PrimaryKey p -> "primary key " + name;
            case Constraint.Unique u -> "unique " + name;
            case Constraint.ForeignKey f -> "references " + f.target() + action(f);
            case Constraint.Check c -> "CHECK (" + c.expression() + ")";
            case Constraint.Exclusion x -> "exclusion " + name;
        };
    }

    private static String action(Constraint.ForeignKey f) {
        return f.onDelete() == Constraint.Action.NO_ACTION
                ? ""
                : " ON DELETE " + f.onDelete().name().replace('_', ' ');
    }

    /** Returns what a link stands for. */
    static String link(Schema schema, Link link) {
        return link.key()
                .map(f -> link.child() + "." + join(f.columns()) + " to " + link.parent() + "."
                        + join(schema.referenced(f)) + action(f)
                        + f.comment().map(c -> "\n" + c).orElse(""))
                .orElse("");
    }

    /** Returns how many references a table has, in words. */
    static String references(Schema schema, ObjectName table) {
        int out = schema.table(table).map(t -> t.foreignKeys().size()).orElse(0);
        return Counted.of(out, "reference") + " out, "
                + schema.referencesTo(table).size() + " in";
    }

    private static String join(List<Name> names) {
        return String.join(", ", names.stream().map(Name::value).toList());
    }
}
