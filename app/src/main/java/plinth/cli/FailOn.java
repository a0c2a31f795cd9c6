package plinth.cli;

import plinth.model.ddl.Problem.Severity;

/** From which severity on what is found in a schema makes a command end with {@link ExitCode#FINDINGS}. */
enum FailOn {
    error,
    warning,
    hint,
    never;

    boolean minds(Severity severity) {
        return switch (severity) {
            case ERROR -> this != never;
            case WARNING -> this == warning || this == hint;
            case HINT -> this == hint;
        };
    }
}
