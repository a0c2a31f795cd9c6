package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import plinth.model.edit.Changes;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Meaning;
import plinth.model.edit.Outcome;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;

/**
 * The difference between two schemas as the statements that a database would be told.
 *
 * @param statements each with its semicolon, in an order in which they can be run
 * @param notes what the statements do not say, a sentence each
 */
public record ChangeScript(List<String> statements, List<String> notes) {
    public ChangeScript {
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
    }

    /** Returns the script that makes of a database of {@code before} one of {@code after}; {@code renamed} are tables that have got another name. */
    public static ChangeScript of(Schema before, Schema after, Map<ObjectName, ObjectName> renamed) {
        List<String> statements = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Schema at = before;
        for (Edit edit : Changes.between(before, after, renamed)) {
            switch (Edits.apply(at, edit)) {
                case Outcome.Done(Schema next) -> {
                    try {
                        statements.addAll(AlterWriter.write(at, edit));
                        at = next;
                    } catch (IllegalArgumentException cannot) {
                        notes.add(note(Objects.requireNonNullElse(cannot.getMessage(), edit.toString())));
                    }
                }
                case Outcome.Refused(String reason) -> notes.add(note(reason));
            }
        }
        // Whatever the edits cannot say shows here: statements that are kept as written, options, the order of columns.
        Schema reached = at;
        Meaning.difference(after, reached)
                .ifPresent(d -> notes.add("The statements do not say all: "
                        + d.wanted()
                                .or(d::found)
                                .map(SchemaObject::name)
                                .map(ObjectName::toString)
                                .orElse("the schema")
                        + " differs still. See the text."));
        return new ChangeScript(statements, notes);
    }

    private static String note(String reason) {
        return "Not as a statement: " + reason;
    }
}
