package plinth.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;

/** Reads one file in a JVM that has read nothing before, and prints the milliseconds from the reader's first call to its result. */
public final class ColdRead {
    private ColdRead() {}

    /** Reads the file {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        String sql = Files.readString(Path.of(args[0]));
        long start = System.nanoTime();
        int tables =
                Reading.of(Dialect.POSTGRESQL, "s.sql", sql).schema().tables().size();
        double ms = (System.nanoTime() - start) / 1e6;
        if (tables == 0) {
            throw new IllegalStateException("no table was read");
        }
        System.out.println(ms);
    }
}
