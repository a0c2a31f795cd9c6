package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.Dependence;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Renaming;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/**
 * Expressions that hold a label's text and may mean the label. What type a string has cannot be told from the text alone, so a label that stands in an
 * expression of a table with a column of its type, or in a view, is neither renamed nor dropped.
 */
final class LabelUses {
    private LabelUses() {}

    static void refuse(Schema s, EnumType e, String label, String done) {
        List<String> found = new ArrayList<>();
        String literal = "'" + label.replace("'", "''") + "'";
        for (SchemaObject o : s.objects()) {
            switch (o) {
                case Table t -> {
                    if (t.columns().stream().anyMatch(c -> is(c.type(), e.name())) || cast(s, t, e)) {
                        table(t, literal, found);
                    }
                }
                case View v -> {
                    if (v.query().toString().contains(literal)) {
                        found.add("the view " + v.name());
                    }
                }
                case plinth.model.schema.Domain d -> {
                    if (is(d.type(), e.name())
                            && (d.defaultValue()
                                            .filter(x -> x.toString().contains(literal))
                                            .isPresent()
                                    || d.checks().stream()
                                            .anyMatch(k ->
                                                    k.expression().toString().contains(literal)))) {
                        found.add("the domain " + d.name());
                    }
                }
                default -> {}
            }
        }
        if (!found.isEmpty()) {
            throw new Refusal("The label " + literal + " cannot be " + done + " here: it stands in "
                    + String.join(", ", found.stream().distinct().toList()) + ".");
        }
    }

    private static boolean cast(Schema s, Table t, EnumType e) {
        return Dependence.onType(s, t, e.name());
    }

    private static void table(Table t, String literal, List<String> found) {
        for (Column c : t.columns()) {
            Table only = Table.of(t.name(), List.of(c));
            note(only, literal, "the column " + c.name() + " of " + t.name(), found);
        }
        Table rest = t.withColumns(List.of());
        note(rest, literal, "a rule of the table " + t.name(), found);
    }

    private static void note(Table t, String literal, String what, List<String> found) {
        Renaming.expressions(t, (Expression x) -> {
            if (x.toString().contains(literal)) {
                found.add(what);
            }
            return x;
        });
    }

    private static boolean is(Type type, ObjectName name) {
        return switch (type) {
            case Type.Named n -> n.name().equals(name);
            case Type.ArrayOf a -> is(a.element(), name);
            case Type.Known k -> false;
            case Type.Other o -> false;
        };
    }
}
