package plinth.app.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import plinth.app.edits.Deed;
import plinth.app.store.Selection;
import plinth.app.ui.Counted;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Icon;
import plinth.renderer.report.Figures;

/** The document as a whole, while nothing is selected; or several tables at once. */
final class DocumentSheet {
    private DocumentSheet() {}

    static VBox of(Context c) {
        VBox box = new VBox();
        Label title = Parts.text(c.state().name(), "s16", "semibold");
        title.setWrapText(true);
        title.setMinWidth(0);
        HBox head =
                Parts.row(8, title, Parts.grow(), DeedButtons.plusOf(c, "Add table, view or enum", () -> makers(c)));
        head.setPadding(new Insets(10, 8, 2, 12));
        Label hint = Parts.text("Select a table to see and change what it is made of.", "muted");
        hint.setWrapText(true);
        hint.setPadding(new Insets(0, 12, 12, 12));
        box.getChildren().addAll(head, hint);
        Reading.Tally tally = c.reading().tally();
        Section s = new Section("Statements", -1);
        figure(s, "Tables", tally.tables());
        figure(s, "Read", tally.read());
        figure(s, "Kept as written", tally.kept());
        figure(s, "Change no schema", tally.passing());
        figure(s, "Not understood", tally.unread());
        box.getChildren().add(s);
        List<Pattern.SubtypeFamily> families = Patterns.families(c.picture().findings());
        if (!families.isEmpty()) {
            Section f = new Section("Families", families.size());
            for (Pattern.SubtypeFamily family : families) {
                HBox grow = Parts.row(
                        8,
                        Icons.ofPath(Icon.SUPERTYPE.path(), 14, "pattern"),
                        Parts.text(family.table().toString(), "s12"));
                HBox.setHgrow(grow, Priority.ALWAYS);
                f.add(
                        () -> c.select(new Selection.OfTable(family.table())),
                        false,
                        grow,
                        Parts.text(Counted.of(family.subtypes().size(), "subtype"), "s11", "muted"));
            }
            box.getChildren().add(f);
        }
        return box;
    }

    static VBox several(Context c, Selection selection) {
        VBox box = new VBox();
        Label title = Parts.text(Counted.of(selection.tables().size(), "table"), "s16", "semibold");
        HBox head = Parts.row(8, title, Parts.grow(), DeedButtons.dots(c, selection));
        head.setPadding(new Insets(10, 8, 10, 12));
        Section s = new Section("Selected", selection.tables().size());
        for (ObjectName t : selection.tables()) {
            HBox grow = Parts.row(0, Parts.text(t.toString(), "s12"));
            HBox.setHgrow(grow, Priority.ALWAYS);
            s.add(() -> c.select(new Selection.OfTable(t)), false, grow);
        }
        box.getChildren().addAll(head, s);
        return box;
    }

    private static List<Deed> makers(Context c) {
        List<Deed> all = new ArrayList<>(List.of(c.asker().addTable()));
        all.addAll(c.deeds().makers());
        return all;
    }

    private static void figure(Section s, String what, int n) {
        HBox row = Parts.row(
                0, Parts.text(what, "s12", "muted"), Parts.grow(), Parts.text(Figures.whole(n), "mono", "s12"));
        row.setPadding(new Insets(0, 12, 0, 12));
        row.setMinHeight(24);
        s.getChildren().add(row);
    }
}
