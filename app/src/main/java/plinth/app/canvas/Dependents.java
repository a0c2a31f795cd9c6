package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plinth.app.store.Selection;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * What goes or breaks when something is dropped.
 *
 * @param goes what is dropped with it, a line each
 * @param breaks what mentions it and has to be mended by hand
 */
record Dependents(List<String> goes, List<String> breaks) {
    Dependents {
        goes = List.copyOf(goes);
        breaks = List.copyOf(breaks);
    }

    boolean none() {
        return goes.isEmpty() && breaks.isEmpty();
    }

    static Dependents of(Schema schema, Selection selection) {
        List<String> goes = new ArrayList<>();
        List<String> breaks = new ArrayList<>();
        Set<ObjectName> tables = Set.copyOf(selection.items().stream()
                .filter(Selection.OfTable.class::isInstance)
                .map(Selection.Item::table)
                .toList());
        for (Selection.Item item : selection.items()) {
            switch (item) {
                case Selection.OfTable t ->
                    schema.table(t.table()).ifPresent(x -> table(schema, x, tables, goes, breaks));
                case Selection.OfColumn c ->
                    schema.table(c.table()).ifPresent(x -> column(schema, x, c.column(), goes, breaks));
                case Selection.OfConstraint c -> {}
                case Selection.OfIndex i -> {}
                case Selection.OfFamily f -> {}
                case Selection.OfObject o -> {}
            }
        }
        return new Dependents(goes, breaks);
    }

    private static void table(Schema schema, Table t, Set<ObjectName> dropped, List<String> goes, List<String> breaks) {
        ImpliedNames names = ImpliedNames.of(schema);
        for (int i = 0; i < t.indexes().size(); i++) {
            goes.add("index " + names.index(t.name(), i));
        }
        t.triggers().forEach(g -> goes.add("trigger " + g.name()));
        for (Schema.Reference r : schema.referencesTo(t.name())) {
            if (!dropped.contains(r.table().name())) {
                goes.add("foreign key of " + r.table().name() + " ("
                        + list(r.key().columns()) + ")");
            }
        }
        views(schema, t.name().name(), breaks);
    }

    private static void column(Schema schema, Table t, Name column, List<String> goes, List<String> breaks) {
        ImpliedNames names = ImpliedNames.of(schema);
        for (int i = 0; i < t.indexes().size(); i++) {
            Index index = t.indexes().get(i);
            boolean uses = index.keys().stream()
                            .anyMatch(k -> k.expression().names().contains(column))
                    || index.include().contains(column)
                    || index.where().filter(w -> w.names().contains(column)).isPresent();
            if (uses) {
                goes.add("index " + names.index(t.name(), i));
            }
        }
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint c = t.constraints().get(i);
            if (c.columns().contains(column)) {
                goes.add(kind(c) + " " + names.constraint(t, i));
            }
        }
        for (Schema.Reference r : schema.referencesTo(t.name())) {
            if (schema.referenced(r.key()).contains(column)) {
                goes.add("foreign key of " + r.table().name() + " ("
                        + list(r.key().columns()) + ")");
            }
        }
        views(schema, column, breaks);
    }

    private static void views(Schema schema, Name mentioned, List<String> breaks) {
        schema.views()
                .filter(v -> v.query().names().contains(mentioned))
                .forEach(v -> breaks.add("view " + v.name() + " mentions it"));
    }

    private static String kind(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> "primary key";
            case Constraint.Unique u -> "unique key";
            case Constraint.ForeignKey f -> "foreign key";
            case Constraint.Check k -> "check";
            case Constraint.Exclusion x -> "exclusion";
        };
    }

    private static String list(List<Name> names) {
        return String.join(", ", names.stream().map(Name::value).toList());
    }
}
