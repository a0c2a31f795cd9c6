package plinth.renderer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;

/** Over random schemas; the seed is the parameter that a failure shows. */
class DiagramPropertiesTest {
    private static final int TABLES = 40;

    private static Drawing draw(Schema schema) {
        List<Finding> findings = Patterns.recognise(schema);
        return Drawing.of(
                schema,
                findings,
                Placer.place(schema, findings, List.of(), List.of(), Placement.EMPTY, true),
                Options.ALL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void boxesKeepApartAndLinesKeepOutOfBoxes(long seed) {
        Drawing d = draw(RandomSchemas.make(seed, TABLES));
        assertThat(Flaws.overlappingBoxes(d)).isEmpty();
        assertThat(Flaws.linesThroughBoxes(d)).isEmpty();
        assertThat(Flaws.slantingLines(d)).isEmpty();
        assertThat(Flaws.sharedParts(d)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void everyForeignKeyIsDrawnOnceAndEndsAtItsRows(long seed) {
        Schema schema = RandomSchemas.make(seed, TABLES);
        Drawing d = draw(schema);
        List<Link.Id> wanted = new ArrayList<>();
        for (Table t : schema.tables()) {
            for (int i = 0; i < t.foreignKeys().size(); i++) {
                wanted.add(new Link.Id(t.name(), i));
            }
        }
        assertThat(d.links().stream().filter(l -> l.key().isPresent()).map(Link::id))
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(Flaws.endsOffTheirRows(d)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void theSameSchemaGivesTheSameDrawing(long seed) {
        Drawing first = draw(RandomSchemas.make(seed, TABLES));
        Drawing second = draw(RandomSchemas.make(seed, TABLES));
        assertThat(second.shapes()).isEqualTo(first.shapes());
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void whatIsPlacedStaysAndNewTablesFindRoom(long seed) {
        Schema schema = RandomSchemas.make(seed, TABLES);
        List<Finding> findings = Patterns.recognise(schema);
        Placement whole = Placer.place(schema, findings, List.of(), List.of(), Placement.EMPTY, true);
        Random random = new Random(seed);
        Map<ObjectName, Point> some = new HashMap<>();
        whole.positions().forEach((name, at) -> {
            if (random.nextInt(4) > 0) {
                some.put(name, at);
            }
        });
        Placement again = Placer.place(schema, findings, List.of(), List.of(), new Placement(some), false);
        assertThat(again.positions()).containsAllEntriesOf(some).hasSameSizeAs(whole.positions());
        assertThat(Flaws.overlappingBoxes(Drawing.of(schema, findings, again, Options.ALL)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {47, 48, 49, 50})
    void aNewTableStandsOnNoFamilysGround(long seed) {
        String text = RandomSchemas.text(seed, 4) + """
            CREATE TABLE base (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('one', 'two', 'three')), UNIQUE (id, kind));
            CREATE TABLE one (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind = 'one'), FOREIGN KEY (id, kind) REFERENCES base (id, kind));
            CREATE TABLE two (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind = 'two'), FOREIGN KEY (id, kind) REFERENCES base (id, kind));
            CREATE TABLE three (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind = 'three'), FOREIGN KEY (id, kind) REFERENCES base (id, kind));
            """;
        Schema before = read(text);
        Placement whole = Placer.place(before, Patterns.recognise(before), List.of(), List.of(), Placement.EMPTY, true);
        Schema after = read(text + "CREATE TABLE alone (id bigint PRIMARY KEY); CREATE TABLE also_alone (id int);");
        List<Finding> findings = Patterns.recognise(after);
        Drawing d = Drawing.of(
                after, findings, Placer.place(after, findings, List.of(), List.of(), whole, false), Options.ALL);
        List<Region> grounds = d.shapes().stream()
                .filter(Region.class::isInstance)
                .map(Region.class::cast)
                .toList();
        assertThat(grounds).isNotEmpty();
        for (String name : List.of("alone", "also_alone")) {
            Rect box = d.box(ObjectName.of(name)).orElseThrow().bounds();
            assertThat(grounds).noneMatch(r -> r.bounds().intersects(box));
        }
    }

    private static Schema read(String text) {
        return Reading.of(Dialect.POSTGRESQL, "schema.sql", text).schema();
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    void aMovedTableTakesItsLinesAlongAndLeavesTheOthers(long seed) {
        Schema schema = RandomSchemas.make(seed, TABLES);
        List<Finding> findings = Patterns.recognise(schema);
        Drawing before = draw(schema);
        Box moved = List.copyOf(before.boxes()).get((int) (seed % TABLES));
        Placement placement = Placer.place(schema, findings, List.of(), List.of(), Placement.EMPTY, true);
        Rect all = before.bounds();
        Drawing after = before.next(
                schema,
                findings,
                placement.with(moved.table(), new Point(all.right() + 100, all.y() + 40)),
                Options.ALL);
        assertThat(Flaws.linesThroughBoxes(after)).isEmpty();
        assertThat(Flaws.endsOffTheirRows(after)).isEmpty();
        for (Box b : after.boxes()) {
            if (!b.table().equals(moved.table())) {
                assertThat(before.box(b.table()).orElseThrow()).isSameAs(b);
            }
        }
        long same = after.links().stream()
                .filter(l -> before.links().stream().anyMatch(o -> o == l))
                .count();
        long own = after.linksOf(moved.table()).size();
        long branches = after.links().stream()
                .filter(l -> l.kind() != Link.Kind.REFERENCE)
                .count();
        // Its neighbours' other links may be seated anew at the same rows; all else is the same object.
        long atNeighbours = after.linksOf(moved.table()).stream()
                .flatMap(l -> after.linksOf(l.child().equals(moved.table()) ? l.parent() : l.child()).stream())
                .distinct()
                .count();
        assertThat(same).isGreaterThanOrEqualTo(after.links().size() - own - branches - atNeighbours);
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void drawingOnFromAnUnchangedStateChangesNothing(long seed) {
        Schema schema = RandomSchemas.make(seed, TABLES);
        List<Finding> findings = Patterns.recognise(schema);
        Placement placement = Placer.place(schema, findings, List.of(), List.of(), Placement.EMPTY, true);
        Drawing before = Drawing.of(schema, findings, placement, Options.ALL);
        Drawing after = before.next(schema, findings, placement, Options.ALL);
        assertThat(after.shapes()).isEqualTo(before.shapes());
    }
}
