package plinth.app.inspector;

import java.util.Optional;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.model.schema.Table;
import plinth.renderer.report.Amounts;
import plinth.renderer.report.Figures;

/** How many rows the table has, as far as anybody has said. */
final class VolumeSection {
    private VolumeSection() {}

    static Section of(Context c, Table t) {
        Section s = new Section("Volume", -1);
        Form form = new Form();
        Optional<Long> rows = Optional.ofNullable(c.picture().rows().get(t.name()));
        ValueField field = new ValueField(
                c.editing(), rows.map(Figures::count).orElse(""), "Not known, as in 10 M", text -> set(c, t, text));
        field.getStyleClass().add("mono");
        form.add("Rows", field);
        s.getChildren().add(form);
        return s;
    }

    private static Optional<String> set(Context c, Table t, String text) {
        Optional<Long> rows = Amounts.rows(text);
        if (rows.isEmpty() && !text.isBlank()) {
            String reason = "\"" + text + "\" is no number of rows. Write it as in 200 k or 10 M.";
            c.store().dispatch(new Command.Refused(reason));
            return Optional.of(reason);
        }
        c.store().dispatch(new Command.Counted(t.name(), rows, Gesture.of("Rows of " + t.name())));
        return Optional.empty();
    }
}
