package plinth.renderer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.cost.Comparer;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.Scale;
import plinth.model.cost.Settings;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

class WordsTest {
    private static final Schema SCHEMA =
            Reading.of(Dialect.POSTGRESQL, "schema.sql", """
                create table users (id bigint primary key, name text not null);
                create table clients (id bigint primary key, name text not null);
                create table events (
                  id bigint generated always as identity primary key,
                  user_id bigint not null references users,
                  kind text not null check (kind in ('appointment', 'day_off', 'launch')),
                  starts_at timestamptz not null,
                  ends_at timestamptz not null);
                create index on events (user_id, starts_at);
                create table appointments (
                  event_id bigint primary key references events on delete cascade,
                  client_id bigint not null references clients,
                  notes text);
                create index on appointments (client_id);
                create table days_off (
                  event_id bigint primary key references events on delete cascade,
                  reason text,
                  paid boolean not null);
                create table launches (event_id bigint primary key references events on delete cascade, audience text);
                """).schema();
    private static final Family FAMILY =
            FamilyReader.families(SCHEMA, Patterns.recognise(SCHEMA)).getFirst();
    private static final Scale SCALE = new Scale(10_000_000, List.of(.6, .3, .1));

    private static final Comparison NOW = comparer(Strategy.usual(FAMILY)).at(SCALE);
    private static final Course COURSE = comparer(Strategy.usual(FAMILY)).course(SCALE.mix());

    private static Comparer comparer(List<Strategy> layouts) {
        return Comparer.of(SCHEMA, FAMILY, layouts, Settings.DEFAULT);
    }

    private static String saying(List<Finding> words, String part) {
        return words.stream()
                .map(Finding::text)
                .filter(t -> t.contains(part))
                .findFirst()
                .orElse("no sentence with " + part + " in " + words);
    }

    @Test
    void everySentenceSaysThatItIsEstimatedAndAtHowManyRows() {
        assertThat(Words.of(NOW, COURSE))
                .hasSizeBetween(5, 9)
                .allSatisfy(w -> assertThat(w.text()).contains("estimated").matches("(?s).*\\d\u00a0[kMB] rows.*"));
        assertThat(Words.of(NOW, COURSE).getFirst().evidence()).hasSize(4);
    }

    @Test
    void whatIsLookedUpForEachRowIsCountedInWholeRowsAndNamed() {
        assertThat(saying(Words.of(NOW, COURSE), "Feed of a user, all columns"))
                .contains("cheaper as single table or concrete tables than as today's class table at 10\u00a0M rows,"
                        + " estimated.")
                .contains("As today's class table, each of 100 rows is looked up in appointments, days_off and"
                        + " launches: ")
                .contains(" From 1\u00a0k to 1\u00a0B rows it is ");
    }

    @Test
    void whereTheCheaperLayoutChangesOverTheRowsIsSaid() {
        Comparer two = comparer(List.of(new Strategy.ClassTable(true), new Strategy.SingleTable(true, true)));
        List<Finding> words = Words.of(two.at(SCALE), two.course(SCALE.mix()));
        assertThat(saying(words, "All patterns once each"))
                .matches(".*All patterns once each: cheapest as single table up to [13]0*\u00a0k rows, as class table"
                        + " from [13]0*\u00a0k\\.");
        // By one scale alone nothing can be said of others.
        assertThat(Words.of(two.at(SCALE), Course.NONE).toString()).doesNotContain("1\u00a0k rows", "1\u00a0B rows");
    }

    @Test
    void memoryIsFullWhereTheCurveOfSizesSaysSo() {
        double rows = COURSE.rowsAt(0, Settings.DEFAULT.memory()).orElseThrow();
        Comparison there = comparer(Strategy.usual(FAMILY)).at(SCALE.withRows(Math.round(rows)));
        assertThat(there.layouts().getFirst().bytes() / (double) Settings.DEFAULT.memory())
                .isCloseTo(1, within(.01));
        assertThat(saying(Words.of(NOW, COURSE), "Memory of 16\u00a0GiB"))
                .contains(Figures.roughly(rows) + " rows as today's class table");
    }

    @Test
    void smallDifferencesAreCalledEven() {
        Comparer alike =
                comparer(List.of(new Strategy.SingleTable(false, false), new Strategy.SingleTable(true, false)));
        assertThat(Words.of(alike.at(SCALE), Course.NONE).getFirst().text()).contains("all are even");
        assertThat(Words.of(comparer(List.of(new Strategy.ClassTable(true))).at(SCALE), Course.NONE))
                .isEmpty();
    }
}
