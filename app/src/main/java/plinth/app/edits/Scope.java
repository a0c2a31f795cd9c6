package plinth.app.edits;

import java.util.Optional;
import plinth.app.store.Document;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Schema;

/** What forms and deeds look at: the document as it is when they are asked for. */
final class Scope {
    private final Document document;
    private Optional<ImpliedNames> names = Optional.empty();

    Scope(Document document) {
        this.document = document;
    }

    Document document() {
        return document;
    }

    Schema schema() {
        return document.schema();
    }

    Fragments fragments() {
        return new Fragments(document.reading().dialect());
    }

    /** Returns the names of constraints and indexes, given and implied. */
    ImpliedNames names() {
        if (names.isEmpty()) {
            names = Optional.of(ImpliedNames.of(schema()));
        }
        return names.get();
    }
}
