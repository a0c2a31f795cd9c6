package plinth.app.edits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import plinth.app.ui.Parts;
import plinth.model.edit.Edit;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Strings;
import plinth.model.schema.Trigger;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Sql;

/** Asks for a trigger: when, upon what, for which rows, which function. */
final class TriggerForm {
    private static final List<String> TIMINGS = List.of("before", "after", "instead of");
    private static final List<String> EVENTS = List.of("insert", "update", "delete", "truncate");

    private final Scope scope;
    private final ObjectName on;
    private final List<Name> columns;
    private final Optional<Trigger> now;
    private final Fields fields = new Fields();
    private final TextField name;
    private final ComboBox<String> timing;
    private final Map<String, CheckBox> events = new LinkedHashMap<>();
    private final TextField updateOf;
    private final ComboBox<String> level;
    private final TextField when;
    private final ComboBox<String> call;

    private TriggerForm(Scope scope, ObjectName on, List<Name> columns, Optional<Trigger> now) {
        this.scope = scope;
        this.on = on;
        this.columns = columns;
        this.now = now;
        name = fields.text("Name", now.map(t -> t.name().value()).orElse(""), "Name of the trigger");
        timing = fields.choice(
                "When",
                TIMINGS.stream().map(Strings::capital).toList(),
                now.map(t -> TIMINGS.indexOf(t.timing())).orElse(0));
        HBox boxes = Parts.row(12);
        for (String event : EVENTS) {
            CheckBox box = new CheckBox(event);
            box.setSelected(now.map(t -> t.events().contains(event)).orElse(event.equals("update")));
            box.setMinHeight(24);
            events.put(event, box);
            boxes.getChildren().add(box);
        }
        fields.add("Upon", boxes);
        updateOf =
                fields.text("Update of", now.map(t -> Sql.names(t.updateOf())).orElse(""), "Any column", "mono");
        updateOf.disableProperty().bind(box("update").selectedProperty().not());
        level = fields.choice(
                "For each",
                List.of("Row", "Statement"),
                now.map(t -> t.eachRow() ? 0 : 1).orElse(0));
        when = fields.text(
                "Only if",
                now.flatMap(Trigger::when).map(Sql::expression).orElse(""),
                "Always; as in OLD.state <> NEW.state",
                "mono");
        call = Fields.open(functions(), now.map(Trigger::call).orElse(""), "function()");
        call.setAccessibleText("Function");
        fields.add("Calls", call);
    }

    private CheckBox box(String event) {
        return java.util.Objects.requireNonNull(events.get(event));
    }

    /** The functions of the schema that return a trigger. */
    private List<String> functions() {
        return scope.schema()
                .routines()
                .filter(r -> r.definition().toLowerCase(Locale.ROOT).contains("returns trigger"))
                .map(Routine::name)
                .map(n -> Sql.PUBLIC.name(n) + "()")
                .toList();
    }

    /** The events in the order in which they were written, new ones behind them. */
    private List<String> chosen() {
        List<String> order = new ArrayList<>(now.map(Trigger::events).orElse(List.of()));
        EVENTS.stream().filter(e -> !order.contains(e)).forEach(order::add);
        return order.stream().filter(e -> box(e).isSelected()).toList();
    }

    private String sql() {
        boolean constraint = now.map(Trigger::constraint).orElse(false);
        String upon = chosen().stream()
                .map(e -> e.toUpperCase(Locale.ROOT)
                        + (e.equals("update")
                                ? Fields.text(updateOf).map(c -> " OF " + c).orElse("")
                                : ""))
                .collect(Collectors.joining(" OR "));
        String called = Fields.written(call);
        return "CREATE " + (constraint ? "CONSTRAINT " : "") + "TRIGGER "
                + Fields.name(name).map(Sql::name).orElse("")
                + "\n  "
                + TIMINGS.get(timing.getSelectionModel().getSelectedIndex()).toUpperCase(Locale.ROOT) + " "
                + upon + " ON " + Sql.PUBLIC.name(on)
                + now.flatMap(Trigger::from).map(f -> " FROM " + f).orElse("")
                + (constraint ? deferral(now.orElseThrow().deferral()) : "")
                + now.flatMap(Trigger::referencing)
                        .map(r -> "\n  REFERENCING " + r)
                        .orElse("")
                + "\n  FOR EACH " + (level.getSelectionModel().getSelectedIndex() == 0 ? "ROW" : "STATEMENT")
                + Fields.text(when).map(w -> "\n  WHEN (" + w + ")").orElse("")
                + "\n  EXECUTE FUNCTION " + (called.isEmpty() || called.contains("(") ? called : called + "()");
    }

    private static String deferral(Constraint.Deferral d) {
        return switch (d) {
            case NOT_DEFERRABLE -> "";
            case DEFERRABLE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    private Read<Edit> edit() {
        if (Fields.name(name).isEmpty()) {
            return new Read.Bad<>("A trigger needs a name.");
        }
        if (chosen().isEmpty()) {
            return new Read.Bad<>("Choose what the trigger acts upon.");
        }
        if (Fields.written(call).isEmpty()) {
            return new Read.Bad<>("A trigger calls a function: choose one or write its name.");
        }
        return edit(sql());
    }

    private Read<Edit> edit(String sql) {
        return scope.fragments()
                .trigger(on, columns, sql)
                .map(t -> now.<Edit>map(was -> new Edit.ReplaceTrigger(
                                on, was.name(), t.withComment(was.comment()).withEnabled(was.enabled())))
                        .orElseGet(() -> new Edit.AddTrigger(on, t)));
    }

    private EditForm form() {
        String title = now.map(t -> "Change trigger " + t.name()).orElse("Add trigger to " + on);
        return EditForm.of(title, now.isPresent() ? "Change trigger" : "Add trigger", fields, name, this::edit)
                .orSql(
                        () -> switch (edit()) {
                            case Read.Good<Edit>(Edit.AddTrigger a) -> DdlWriter.trigger(on, a.trigger());
                            case Read.Good<Edit>(Edit.ReplaceTrigger r) -> DdlWriter.trigger(on, r.with());
                            default -> sql();
                        },
                        this::edit);
    }

    static EditForm add(Scope s, ObjectName on, List<Name> columns) {
        return new TriggerForm(s, on, columns, Optional.empty()).form();
    }

    static EditForm change(Scope s, ObjectName on, List<Name> columns, Trigger now) {
        return new TriggerForm(s, on, columns, Optional.of(now)).form();
    }
}
