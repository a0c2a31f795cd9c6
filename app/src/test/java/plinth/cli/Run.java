package plinth.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** A command that was run on a machine without a display: what it ended with and what it printed. */
record Run(int code, String out, String err) {

    static Run of(Path dir, String... arguments) {
        return of(dir, List.of(arguments));
    }

    static Run of(Path dir, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), dir, false);
        int code = PlinthCommand.run(terminal, new SessionsTest.NoWindow(), arguments);
        return new Run(code, out.toString(), err.toString());
    }

    /** Returns whether Plinth, not its user, was at fault. */
    boolean fault() {
        return err.contains("fault of Plinth") || err.contains("With --trace") || err.contains("enough memory");
    }
}
