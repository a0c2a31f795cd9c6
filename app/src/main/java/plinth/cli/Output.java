package plinth.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a command prints to. Everything that goes to a person goes through here, so nothing in a name acts on a terminal; and it keeps the first failure. */
final class Output {
    private final Writer to;
    private final boolean screen;
    private @Nullable IOException failure;

    /**
     * @param to where it goes
     * @param screen whether that is a terminal, so that what is meant for programs must be visible there, too
     */
    Output(Writer to, boolean screen) {
        this.to = to;
        this.screen = screen;
    }

    /** Prints {@code line}, in which all that would act on a terminal is shown, and the end of the line, which is the same on every system. */
    void line(String line) {
        write(Visible.line(line) + "\n");
    }

    /** Prints what has line breaks of its own. */
    void text(String text) {
        write(Visible.lines(text));
    }

    /** Prints what another program reads (DDL, a picture) as it is; on a terminal as {@link #text}. */
    void exact(String text) {
        write(screen ? Visible.lines(text) : text);
    }

    /** Puts {@code line} over what {@code over} put on this line of the terminal before; nothing but an empty one takes it away. */
    void over(String line) {
        write("\r\u001b[K" + Visible.line(line));
        flush();
    }

    private synchronized void write(String s) {
        if (failure == null) {
            try {
                to.write(s);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    synchronized void flush() {
        if (failure == null) {
            try {
                to.flush();
                if (to instanceof PrintWriter p && p.checkError()) {
                    failure = new IOException("it cannot be written to");
                }
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /** Returns why not all was written, once it is flushed; nothing also when nobody reads on, as behind {@code head}. */
    synchronized Optional<String> failure() {
        String why = failure == null ? "" : String.valueOf(failure.getMessage());
        return failure == null || why.toLowerCase(Locale.ROOT).contains("pipe") ? Optional.empty() : Optional.of(why);
    }

    /** Returns a writer for libraries, which print whole texts. */
    PrintWriter writer() {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] chars, int from, int length) {
                        text(new String(chars, from, length));
                    }

                    @Override
                    public void flush() {
                        Output.this.flush();
                    }

                    @Override
                    public void close() {
                        flush();
                    }
                },
                true);
    }
}
