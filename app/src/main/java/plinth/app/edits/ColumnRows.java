package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Table;

/** Columns of a table, picked one after the other. */
final class ColumnRows {
    private final Rows<ComboBox<String>> rows;
    private final Table table;

    ColumnRows(Table table, List<Name> now, boolean none) {
        this.table = table;
        rows = new Rows<>("Add column", none, i -> row(""));
        now.forEach(n -> rows.add(row(n.value())));
        if (now.isEmpty() && !none) {
            rows.add(row(""));
        }
    }

    private Rows.Row<ComboBox<String>> row(String now) {
        ComboBox<String> box = Fields.box(names(table));
        box.setPromptText("Column");
        box.setAccessibleText("Column");
        if (!now.isEmpty()) {
            box.setValue(now);
        }
        return new Rows.Row<>(box, box, box);
    }

    static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).map(Name::value).toList();
    }

    Rows<ComboBox<String>> node() {
        return rows;
    }

    /** Returns the columns that are picked; rows in which none is are left out. */
    List<Name> picked() {
        List<Name> all = new ArrayList<>();
        for (ComboBox<String> box : rows.values()) {
            String text = Fields.written(box);
            if (!text.isEmpty()) {
                all.add(new Name(text));
            }
        }
        return all;
    }
}
