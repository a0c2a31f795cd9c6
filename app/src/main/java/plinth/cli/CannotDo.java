package plinth.cli;

/** A command cannot do what was asked. The message is for the user: what is wrong and what to do. */
final class CannotDo extends Exception {
    private static final long serialVersionUID = 1;

    CannotDo(String message) {
        super(message);
    }
}
