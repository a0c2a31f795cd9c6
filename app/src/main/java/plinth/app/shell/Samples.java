package plinth.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schemas that Plinth brings along to look at. */
final class Samples {
    private Samples() {}

    /** A sample: the folder's name, and what a user reads of it. */
    record Sample(String folder, String title, String text) {}

    static final List<Sample> ALL = List.of(
            new Sample("events", "Events", "A supertype with three subtypes"),
            new Sample("tour", "Tour", "One of each pattern"),
            new Sample("legacy", "Legacy", "A wide single table, as an ORM makes it"));

    /** Returns the sample's SQL: out of the program, or out of the checkout that it runs from. */
    static String text(Sample sample) throws IOException {
        String name = "samples/" + sample.folder() + "/schema.sql";
        try (InputStream in = Samples.class.getResourceAsStream("/" + name)) {
            if (in != null) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return Files.readString(Path.of(System.getProperty("plinth.root", ".")).resolve(name), StandardCharsets.UTF_8);
    }
}
