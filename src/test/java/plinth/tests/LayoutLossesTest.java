package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;

/** The lines {@code -- says LAYOUT: TEXT} and {@code -- never LAYOUT: TEXT} of a case tell which losses a layout of it says, and which it must not. */
class LayoutLossesTest {
    private static final Pattern LINE = Pattern.compile("(?m)^-- (says|never) ([-a-z:*]+): (.+)$");

    private static final Map<String, Strategy> LAYOUTS = Map.of(
            "class-table", new Strategy.ClassTable(true),
            "single-table", new Strategy.SingleTable(true, false),
            "single-table:partitioned", new Strategy.SingleTable(true, false, true),
            "inherits", Strategy.inheriting(),
            "concrete-tables", new Strategy.ConcreteTables(true));

    record Demand(Path file, boolean said, String layout, String text) {
        @Override
        public String toString() {
            return file.getFileName() + (said ? " says " : " never says ") + layout + ": " + text;
        }
    }

    static Stream<Demand> demands() throws IOException {
        List<Demand> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Shared.root().resolve("src/test/cases/layouts"))) {
            for (Path f : files.sorted().toList()) {
                Matcher m = LINE.matcher(Files.readString(f));
                while (m.find()) {
                    boolean said = m.group(1).equals("says");
                    List<String> layouts = m.group(2).equals("*")
                            ? LAYOUTS.keySet().stream()
                                    .filter(l -> !l.contains(":") && !l.equals("inherits"))
                                    .sorted()
                                    .toList()
                            : List.of(m.group(2));
                    layouts.forEach(l -> all.add(new Demand(f, said, l, m.group(3))));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("demands")
    void aLayoutSaysWhatItLosesAndNothingElse(Demand d) throws IOException {
        Reading reading = Samples.read(Files.readString(d.file()));
        Family family = FamilyReader.families(reading.schema(), Patterns.recognise(reading.schema(), reading.rows()))
                .getFirst();
        String losses = String.join(
                "\n",
                Layouts.lay(reading.schema(), family, Objects.requireNonNull(LAYOUTS.get(d.layout())))
                        .notCarried());
        if (d.said()) {
            assertThat(losses).contains(d.text());
        } else {
            assertThat(losses).doesNotContain(d.text());
        }
    }
}
