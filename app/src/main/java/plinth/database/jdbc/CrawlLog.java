package plinth.database.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import plinth.database.NotCarried;

/**
 * What SchemaCrawler logs while it is open: nothing of it is printed. A question that the database did not answer is a warning there; it becomes
 * something that is not carried over.
 */
final class CrawlLog extends Handler implements AutoCloseable {
    private final List<Logger> loggers = List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));
    private final List<NotCarried> found = new ArrayList<>();

    CrawlLog() {
        for (Logger l : loggers) {
            l.setUseParentHandlers(false);
            l.setLevel(Level.WARNING);
            l.addHandler(this);
        }
    }

    synchronized List<NotCarried> found() {
        return List.copyOf(found);
    }

    @Override
    public synchronized void publish(LogRecord r) {
        String why = String.valueOf(r.getMessage());
        for (Throwable t = r.getThrown(); t != null; t = t.getCause()) {
            why = String.valueOf(t.getMessage());
        }
        String first = why.strip().lines().findFirst().orElse("");
        NotCarried left = new NotCarried("part of the catalog", "that could not be read", first, "");
        if (!found.contains(left)) {
            found.add(left);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        for (Logger l : loggers) {
            l.removeHandler(this);
            l.setUseParentHandlers(true);
            l.setLevel(null);
        }
    }
}
