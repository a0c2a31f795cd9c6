package plinth.project;

/** Something that keeps a project from being opened or saved. The message is for the user: what is wrong, where, and what to do. */
public sealed class ProjectException extends Exception permits ChangedOnDisk, SeveralSchemas {
    private static final long serialVersionUID = 1;

    public ProjectException(String message) {
        super(message);
    }

    public ProjectException(String message, Throwable cause) {
        super(message, cause);
    }
}
