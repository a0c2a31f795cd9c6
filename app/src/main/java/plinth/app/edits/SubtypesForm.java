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
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Asks what the subtypes of a table are: their names, the column that tells them apart, which columns move to which. */
final class SubtypesForm {
    private static final String STAYS = "stays";
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
        return EditForm.of("Subtypes of " + table.name(), "Make subtypes", f.fields, f.names, () -> f.edit())
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

    private Read<Edit> edit() {
        return new Subtypes(scope.document(), table)
                .edit(subtypes(), new Name(Fields.written(by)), guarded.isSelected());
    }
}
