package plinth.model.edit;

import plinth.model.schema.Schema;

/** What came of an edit. */
public sealed interface Outcome {
    /** It was done. */
    record Done(Schema schema) implements Outcome {}

    /** It was not done; {@code reason} is a sentence for the user that says why. */
    record Refused(String reason) implements Outcome {}
}
