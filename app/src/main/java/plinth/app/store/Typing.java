package plinth.app.store;

import java.util.Optional;
import plinth.model.ddl.Reading;
import plinth.model.schema.ObjectName;
import plinth.model.text.Patch;

/** Where a letter was typed last: behind it the caret stands. */
record Typing(int file, int offset) {
    static Typing of(Command.Typed typed) {
        Patch last = typed.patches().getLast();
        return new Typing(typed.file(), last.span().start() + last.text().length());
    }

    /** Returns the table that {@code reading} makes of the statement before the caret. */
    Optional<ObjectName> table(Reading reading) {
        return Places.tableAt(reading, file, offset - 1);
    }
}
