package plinth.app.edits;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import plinth.app.store.Command;
import plinth.model.edit.Edit;

/**
 * What is asked before an edit can be done.
 *
 * @param title what the form is about
 * @param verb what its button says
 * @param first what gets the keyboard
 * @param command reads the fields
 * @param sql the same as one text, for those who would rather write it
 * @param then what comes when it is done
 */
public record EditForm(
        String title,
        String verb,
        Region body,
        Node first,
        Supplier<Read<Command>> command,
        Optional<AsSql> sql,
        Consumer<Asker> then) {
    EditForm(String title, String verb, Region body, Node first, Supplier<Read<Command>> command, Optional<AsSql> sql) {
        this(title, verb, body, first, command, sql, asker -> {});
    }

    /**
     * The form's content as SQL.
     *
     * @param text returns what the fields say, as far as they say it
     */
    public record AsSql(Supplier<String> text, Function<String, Read<Edit>> edit) {}

    static EditForm of(String title, String verb, Region body, Node first, Supplier<Read<Edit>> edit) {
        return new EditForm(title, verb, body, first, () -> edit.get().map(Command.Edited::once), Optional.empty());
    }

    EditForm orSql(Supplier<String> text, Function<String, Read<Edit>> edit) {
        return new EditForm(title, verb, body, first, command, Optional.of(new AsSql(text, edit)), then);
    }

    EditForm andThen(Consumer<Asker> next) {
        return new EditForm(title, verb, body, first, command, sql, next);
    }
}
