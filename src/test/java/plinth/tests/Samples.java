package plinth.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import plinth.renderer.query.Exported;

/** The sample schemas, and all layouts of their families. */
final class Samples {
    static final List<String> NAMES = List.of("events", "tour", "legacy");

    /** Every strategy with every option. */
    static final List<Strategy> STRATEGIES = List.of(
            new Strategy.ClassTable(false),
            new Strategy.ClassTable(true),
            new Strategy.SingleTable(false, false),
            new Strategy.SingleTable(false, true),
            new Strategy.SingleTable(true, false),
            new Strategy.SingleTable(true, true),
            new Strategy.ConcreteTables(false),
            new Strategy.ConcreteTables(true));

    private Samples() {}

    static String text(String sample) {
        Path file = Shared.root().resolve("samples/" + sample + "/schema.sql");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading reading(String sample) {
        return read(text(sample));
    }

    static Reading read(String sql) {
        return Reading.of(Dialect.POSTGRESQL, "schema.sql", sql);
    }

    static Schema schema(String sample) {
        return reading(sample).schema();
    }

    /** Returns what is exported of {@code read}. */
    static Exported exported(Reading read) {
        return Exported.of(read.schema(), read.rows());
    }

    static List<Family> families(Schema schema) {
        return FamilyReader.families(schema, Patterns.recognise(schema));
    }

    /** A layout with the sample that it is of. */
    record Laid(String sample, Layout layout) {
        @Override
        public String toString() {
            return sample + ", " + layout.family() + " as " + layout.strategy().describe();
        }
    }

    static Stream<Laid> layouts() {
        List<Laid> all = new ArrayList<>();
        for (String sample : NAMES) {
            Schema schema = schema(sample);
            for (Family f : families(schema)) {
                STRATEGIES.forEach(s -> all.add(new Laid(sample, Layouts.lay(schema, f, s))));
            }
        }
        return all.stream();
    }
}
