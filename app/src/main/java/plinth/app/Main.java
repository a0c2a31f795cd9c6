package plinth.app;

import java.io.IOException;
import plinth.cli.Program;

/** The program: a command line, and a window when there is a display for one. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Program.run(Window::new, arguments);
    }
}
