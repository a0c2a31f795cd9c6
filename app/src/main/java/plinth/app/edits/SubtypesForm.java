package plinth.app.edits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;

/** Asks what the subtypes of a table are: their names, the column that tells them apart, which columns move to which. */
final class SubtypesForm {
    private static final String STAYS = "stays";
    /** Room for a subtype as wide as a box becomes, for its columns to come, and for the lines above. */
    private static final double APART = 352;

    private static final double HEIGHT = 240;
    private static final double BELOW = 96;
    private static final List<String> USUAL = List.of("kind", "type");

    private final Scope scope;
    private final Table table;
    private final Fields fields = new Fields();
    private final TextField names;
    private final ComboBox<String> by;
    private final CheckBox guarded;
    private final Map<Name, ComboBox<String>> moves = new LinkedHashMap<>();

    private SubtypesForm(Scope scope, Table table) {
        this.scope = scope;
        this.table = table;
        String found = discriminator();
        names = fields.text("Subtypes", String.join(", ", labels(found)), "appointment, day_off, launch");
        by = fields.add("Told apart by", Fields.open(texts(), found, "kind"));
        by.setAccessibleText("Discriminator");
        guarded = fields.check("Guarded", "A row of another kind is refused", true);
        for (Column c : table.columns()) {
            if (!table.keyColumns().contains(c.name()) && !c.name().value().equals(found)) {
                moves.put(c.name(), fields.choice(c.name().value(), List.of(STAYS), 0));
            }
        }
        names.textProperty().addListener((o, was, now) -> kinds());
        kinds();
    }

    /** Returns the form for subtypes of {@code table}; their columns are typed next. */
    static EditForm of(Scope scope, Table table) {
        SubtypesForm f = new SubtypesForm(scope, table);
        return new EditForm(
                        "Subtypes of " + table.name(),
                        "Make subtypes",
                        f.fields,
                        f.names,
                        () -> f.edit()
                                .map(e -> new Command.Placed(
                                        e, f.places(), Gesture.of("Make subtypes of " + table.name()))),
                        Optional.empty())
                .andThen(asker -> asker.fill(f.tables()));
    }

    private String discriminator() {
        List<String> texts = texts();
        return texts.stream()
                .filter(USUAL::contains)
                .findFirst()
                .or(() -> texts.stream().filter(t -> !labels(t).isEmpty()).findFirst())
                .orElse("kind");
    }

    private List<String> texts() {
        return table.columns().stream()
                .filter(c -> c.type().is("text")
                        || c.type().is("character varying")
                        || enumType(c.type()).isPresent())
                .map(c -> c.name().value())
                .toList();
    }

    private Optional<EnumType> enumType(Type type) {
        return type instanceof Type.Named n ? scope.schema().enumType(n.name()) : Optional.empty();
    }

    private List<String> labels(String column) {
        return table.column(new Name(column))
                .flatMap(c -> enumType(c.type()))
                .map(EnumType::labels)
                .orElse(List.of());
    }

    private List<String> typed() {
        return Arrays.stream(names.getText().split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
    }

    private void kinds() {
        List<String> words = new ArrayList<>(List.of(STAYS));
        words.addAll(typed());
        for (ComboBox<String> box : moves.values()) {
            String now = box.getValue();
            box.getItems().setAll(words);
            box.setValue(words.contains(now) ? now : STAYS);
            box.setDisable(words.size() == 1);
        }
    }

    private List<Subtypes.Subtype> subtypes() {
        return typed().stream()
                .map(kind -> new Subtypes.Subtype(
                        kind,
                        moves.entrySet().stream()
                                .filter(e -> kind.equals(e.getValue().getValue()))
                                .map(Map.Entry::getKey)
                                .toList()))
                .toList();
    }

    private List<ObjectName> tables() {
        return subtypes().stream().map(s -> s.table(table.name())).toList();
    }

    /** Returns places in a row below the table, where all of them are free; else they are placed as any new table is. */
    private Map<ObjectName, Point> places() {
        Map<ObjectName, Point> all = scope.document().places();
        Point at = all.get(table.name());
        List<ObjectName> made = tables();
        if (at == null || made.isEmpty()) {
            return Map.of();
        }
        double y = at.y() + height(table.columns().size() + 1) + BELOW;
        double x = at.x() - (made.size() - 1) * APART / 2;
        Rect row = new Rect(x, y, made.size() * APART, HEIGHT);
        boolean free = scope.schema().tables().stream().noneMatch(t -> {
            Point there = all.get(t.name());
            return there != null
                    && new Rect(there.x(), there.y(), APART, height(t.columns().size())).intersects(row);
        });
        Map<ObjectName, Point> places = new LinkedHashMap<>();
        for (int i = 0; free && i < made.size(); i++) {
            places.put(made.get(i), new Point(Math.rint((x + i * APART) / 4) * 4, Math.rint(y / 4) * 4));
        }
        return places;
    }

    private static double height(int columns) {
        return Face.HEAD + Face.PAD_TOP + columns * Face.ROW + Face.FOOT + Face.PAD_BOTTOM;
    }

    private Read<Edit> edit() {
        return new Subtypes(scope.document(), table)
                .edit(subtypes(), new Name(Fields.written(by)), guarded.isSelected());
    }
}
