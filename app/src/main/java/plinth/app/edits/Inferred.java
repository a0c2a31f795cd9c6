package plinth.app.edits;

import java.util.List;
import java.util.Optional;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.ui.Counted;
import plinth.model.edit.Edit;
import plinth.model.pattern.InferredReference;

/** What can be done to references that no foreign key enforces. */
public final class Inferred {
    /** What a button says that makes one a foreign key. */
    public static final String MAKE = "Make it a foreign key";

    /** What a button says that dismisses one. */
    public static final String DENY = "Not a reference";

    private Inferred() {}

    /** Makes {@code reference} a foreign key, as one step of undo. Returns why not, when it cannot. */
    public static Optional<String> make(Store store, InferredReference reference) {
        return reference.remedy().flatMap(edit -> Attempt.pointed(store, edit));
    }

    /** Makes foreign keys of all of {@code references} that one can enforce, as one step of undo. Returns why not, when it cannot. */
    public static Optional<String> makeAll(Store store, List<InferredReference> references) {
        List<Edit> edits = references.stream().flatMap(r -> r.remedy().stream()).toList();
        return edits.isEmpty()
                ? Optional.empty()
                : Attempt.pointed(store, new Edit.Together("Add " + Counted.of(edits.size(), "foreign key"), edits));
    }

    /** Says that {@code reference} is none: it is drawn no more. That is kept beside the SQL, and can be undone. */
    public static void deny(Store store, InferredReference reference) {
        store.dispatch(
                Command.noReference(reference.table(), reference.columns().getFirst()));
    }

    /** Returns why {@code reference} is taken for one, in a sentence or two. */
    public static String why(InferredReference reference) {
        return String.join(". ", reference.evidence()) + ". Nothing enforces this.";
    }
}
