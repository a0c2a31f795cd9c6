package plinth.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

class ComparerTest {
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
                create index on events (starts_at);
                create table appointments (
                  event_id bigint primary key references events on delete cascade,
                  client_id bigint not null references clients,
                  location text,
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

    private static Comparer comparer() {
        return Comparer.of(SCHEMA, FAMILY, Strategy.usual(FAMILY), Settings.DEFAULT);
    }

    @Test
    void theSameScaleGivesTheSameFigures() {
        Comparer c = comparer();
        c.at(SCALE.withRows(1000));
        assertThat(figures(c.at(SCALE))).isEqualTo(figures(comparer().at(SCALE)));
    }

    @Test
    void thePartsOfAPlanAddUpToItsCost() {
        for (LayoutEstimate l : comparer().at(SCALE).layouts()) {
            for (PatternCost p : l.patterns()) {
                List<PlanLine> lines = p.plan().lines();
                assertThat(lines).allMatch(x -> x.ownCost() >= 0 && x.loops() >= 1);
                assertThat(lines.stream().mapToDouble(PlanLine::ownCost).sum())
                        .as(p.pattern().label() + " " + lines)
                        .isCloseTo(p.plan().total(), withinPercentage(.01));
            }
        }
    }

    private static List<String> figures(Comparison c) {
        return c.layouts().stream()
                .map(l -> l.relations() + " "
                        + l.patterns().stream().map(p -> p.plan().lines()).toList() + " " + l.assumptions())
                .toList();
    }

    @Test
    void everyLayoutAnswersEveryPatternAndCountsEveryRow() {
        Comparison c = comparer().at(SCALE);
        assertThat(c.layouts()).hasSize(4).allSatisfy(l -> {
            assertThat(l.patterns())
                    .hasSize(10)
                    .allSatisfy(p -> assertThat(p.cost()).isPositive());
            assertThat(l.bytesPerRow()).isBetween(100.0, 400.0);
            assertThat(l.assumptions()).isNotEmpty();
        });
    }

    @Test
    void whatIsTrueOfLayoutsComesOut() {
        Comparison c = comparer().at(SCALE);
        LayoutEstimate classes = c.layouts().get(0);
        LayoutEstimate partial = c.layouts().get(1);
        LayoutEstimate bare = c.layouts().get(2);
        LayoutEstimate concrete = c.layouts().get(3);
        // The full feed of a class table looks every kind up.
        assertThat(cost(classes, "feed-all")).isGreaterThan(2 * cost(bare, "feed-all"));
        // Counting one kind's rows reads all of a single table.
        assertThat(cost(bare, "kind-by-column")).isGreaterThan(2 * cost(classes, "kind-by-column"));
        // One row of whatever kind is looked for in every concrete table.
        assertThat(cost(concrete, "base-row")).isGreaterThan(2 * cost(classes, "base-row"));
        assertThat(partial.indexBytes()).isLessThan(bare.indexBytes());
        assertThat(concrete.bytesPerRow()).isLessThan(bare.bytesPerRow());
        assertThat(bare.bytesPerRow()).isLessThan(classes.bytesPerRow());
    }

    private static double cost(LayoutEstimate l, String id) {
        return l.pattern(id).orElseThrow().cost();
    }

    @Test
    void aScaleMustNameEveryKind() {
        Comparer c = comparer();
        Scale two = new Scale(1000, List.of(.5, .5));
        assertThatThrownBy(() -> c.at(two)).hasMessageContaining("3 kinds");
    }

    @Test
    void emptyAndTinyFamiliesHaveFiguresToo() {
        Comparer c = comparer();
        for (long rows : new long[] {0, 1, 17}) {
            assertThat(c.at(SCALE.withRows(rows)).layouts())
                    .allSatisfy(l -> assertThat(l.patterns())
                            .allSatisfy(p -> assertThat(p.cost()).isFinite()));
        }
        assertThat(c.at(new Scale(1_000_000, List.of(1.0, 0.0, 0.0))).layouts())
                .allSatisfy(l -> assertThat(l.patterns())
                        .allSatisfy(p -> assertThat(p.cost()).isFinite()));
    }
}
