package plinth.model.cost;

/** A query asks for what this planner does not know. The message is a sentence for a person. */
public final class NotPlanned extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotPlanned(String message) {
        super(message);
    }
}
