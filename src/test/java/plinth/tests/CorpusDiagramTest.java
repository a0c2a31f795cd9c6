package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Options;
import plinth.renderer.diagram.Placement;
import plinth.renderer.diagram.Placer;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;

/** Real schemas, arranged and drawn. */
class CorpusDiagramTest {
    @TestFactory
    Stream<DynamicTest> everySchemaIsArrangedDenselyAndItsLinesKeepOutOfBoxes() throws IOException {
        Path folder = Shared.file("corpus/postgresql");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(p -> p.toString().endsWith(".sql")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(Files.readString(p))));
    }

    private static void check(String sql) {
        Schema schema = Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema();
        List<Finding> findings = Patterns.recognise(schema);
        Drawing d = Drawing.of(
                schema,
                findings,
                Placer.place(schema, findings, List.of(), List.of(), Placement.EMPTY, true),
                Options.ALL);
        double filled = 0;
        for (Box b : d.boxes()) {
            filled += b.bounds().width() * b.bounds().height();
            for (Box o : d.boxes()) {
                assertThat(b == o || !b.bounds().intersects(o.bounds()))
                        .as("%s over %s", b.table(), o.table())
                        .isTrue();
            }
            for (Link l : d.links()) {
                assertThat(enters(l, b.bounds().grown(-1)))
                        .as("%s through %s", l.id(), b.table())
                        .isFalse();
            }
        }
        assertThat(filled / (d.bounds().width() * d.bounds().height()))
                .as("how much of the picture tables fill")
                .isGreaterThan(0.25);
    }

    private static boolean enters(Link l, Rect inner) {
        for (int i = 1; i < l.points().size(); i++) {
            Point p = l.points().get(i - 1);
            Point q = l.points().get(i);
            Rect part = Rect.between(p.x(), p.y(), q.x(), q.y());
            if (part.x() <= inner.right()
                    && inner.x() <= part.right()
                    && part.y() <= inner.bottom()
                    && inner.y() <= part.bottom()) {
                return true;
            }
        }
        return false;
    }
}
