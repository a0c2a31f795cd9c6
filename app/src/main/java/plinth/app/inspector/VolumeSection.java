package plinth.app.inspector;

import java.util.Locale;
import java.util.Optional;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.model.schema.Table;
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
        Optional<Long> rows = parse(text);
        if (rows.isEmpty() && !text.isBlank()) {
            String reason = "\"" + text + "\" is no number of rows. Write it as in 200 k or 10 M.";
            c.store().dispatch(new Command.Refused(reason));
            return Optional.of(reason);
        }
        c.store().dispatch(new Command.Counted(t.name(), rows, Gesture.of("Rows of " + t.name())));
        return Optional.empty();
    }

    /** Reads {@code 950}, {@code 200 k}, {@code 1.5M}, {@code 2 B}. */
    static Optional<Long> parse(String text) {
        String s = text.replace("\u00a0", "")
                .replace(" ", "")
                .replace(",", "")
                .replace("_", "")
                .toLowerCase(Locale.ROOT);
        long unit = s.endsWith("k") ? 1_000 : s.endsWith("m") ? 1_000_000 : s.endsWith("b") ? 1_000_000_000 : 1;
        String number = unit == 1 ? s : s.substring(0, s.length() - 1);
        try {
            double value = Double.parseDouble(number) * unit;
            return value >= 0 && value < 1e15 ? Optional.of(Math.round(value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
