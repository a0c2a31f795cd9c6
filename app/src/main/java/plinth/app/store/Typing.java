package plinth.app.store;

import java.util.Optional;
import plinth.model.ddl.Built;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Reading;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.text.Patch;

/** Where a letter was typed last: behind it the caret stands. */
record Typing(int file, int offset) {
    static Typing of(Command.Typed typed) {
        Patch last = typed.patches().getLast();
        return new Typing(typed.file(), last.span().start() + last.text().length());
    }

    /** Returns the table that {@code reading} makes of the statement before the caret. */
    Optional<ObjectName> table(Reading reading) {
        if (file >= reading.files().size()
                || reading.files().get(file).entries().isEmpty()) {
            return Optional.empty();
        }
        Entry entry = reading.entryAt(file, Math.max(0, offset - 1));
        for (Built b : reading.built()) {
            if (b.object() instanceof Table t && b.origins().definition().entry() == entry) {
                return Optional.of(t.name());
            }
        }
        return Optional.empty();
    }
}
