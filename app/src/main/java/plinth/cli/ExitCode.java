package plinth.cli;

/** What a command ends with, for scripts. */
final class ExitCode {
    /** It did what was asked, and found nothing that {@code --fail-on} minds. */
    static final int FINE = 0;
    /** It found something. */
    static final int FINDINGS = 1;
    /** It could not do what was asked: a file is missing, an option is wrong. */
    static final int CANNOT = 2;

    private ExitCode() {}
}
