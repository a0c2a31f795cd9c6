package plinth.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import plinth.app.store.Selection;
import plinth.app.ui.Parts;
import plinth.model.edit.Edit;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** Drops what is selected; the button says what goes with it before. */
final class Dropping {
    private Dropping() {}

    static void drop(Context c, Selection.Item item) {
        edit(c, item).ifPresent(c::edit);
    }

    private static Optional<Edit> edit(Context c, Selection.Item item) {
        return switch (item) {
            case Selection.OfTable(ObjectName t) -> Optional.of(new Edit.DropTable(t));
            case Selection.OfFamily f -> Optional.empty();
            case Selection.OfColumn(ObjectName t, Name n) -> Optional.of(new Edit.DropColumn(t, n));
            case Selection.OfConstraint(ObjectName t, Name n) -> Optional.of(new Edit.DropConstraint(t, n));
            case Selection.OfIndex(ObjectName t, Name n) -> Optional.of(new Edit.DropIndex(t, n));
            case Selection.OfObject o -> object(c.schema().objects().get(o.at()));
        };
    }

    private static Optional<Edit> object(SchemaObject o) {
        return switch (o) {
            case EnumType e -> Optional.of(new Edit.DropEnum(e.name()));
            case View v -> Optional.of(new Edit.DropView(v.name()));
            case Table t -> Optional.of(new Edit.DropTable(t.name()));
            default -> Optional.empty();
        };
    }

    /** Returns a button that drops {@code item}; its words name what is lost with it. */
    static Node button(Context c, String words, Selection.Item item) {
        List<String> lost = lost(c, item);
        String and = lost.size() == 1
                ? " and " + lost.getFirst()
                : lost.isEmpty() ? "" : " and " + lost.size() + " things more";
        Button b = Parts.smallButton(words + and, () -> drop(c, item));
        b.getStyleClass().add("danger");
        b.setMinWidth(0);
        b.setWrapText(true);
        if (!lost.isEmpty()) {
            b.setTooltip(new Tooltip("Goes with it:\n" + String.join("\n", lost)));
        }
        HBox row = Parts.row(0, b);
        row.setPadding(new Insets(0, 12, 8, 12));
        return row;
    }

    private static List<String> lost(Context c, Selection.Item item) {
        List<String> lost = new ArrayList<>();
        Optional<Table> table = c.schema().table(item.table());
        switch (item) {
            case Selection.OfTable t ->
                c.schema().referencesTo(t.table()).stream()
                        .filter(r -> !r.table().name().equals(t.table()))
                        .forEach(r -> lost.add("the reference from " + r.table().name()));
            case Selection.OfColumn(ObjectName t, Name n) -> {
                table.ifPresent(x -> {
                    for (Constraint k : x.constraints()) {
                        if (k.columns().contains(n)) {
                            lost.add("its " + Described.kind(k));
                        }
                    }
                    for (Index i : x.indexes()) {
                        if (i.leadingColumns().contains(n)) {
                            lost.add("its index");
                        }
                    }
                });
                c.schema().referencesTo(t).stream()
                        .filter(r -> c.schema().referenced(r.key()).contains(n))
                        .forEach(r -> lost.add("the reference from " + r.table().name()));
            }
            case Selection.OfFamily f -> {}
            case Selection.OfConstraint k -> {}
            case Selection.OfIndex i -> {}
            case Selection.OfObject o -> {}
        }
        return lost;
    }
}
