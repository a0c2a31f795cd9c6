package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Region;

/** The head of a family's ground. */
class FamilyTitleTest {
    private static final ObjectName BASE = ObjectName.of("notifications");

    private static FamilyTitle of(String title, double width, double zoom) {
        Region r = new Region(BASE, title, "class table", Set.of(BASE), new Rect(0, 0, width, 300));
        return FamilyTitle.of(r, new Viewport(0, 0, zoom), new Type());
    }

    @ParameterizedTest
    @CsvSource({"1", "0.7", "0.5", "2"})
    void nothingIsWrittenOverAnotherHoweverNarrowItIs(double zoom) {
        for (int width = 160; width < 700; width += 12) {
            FamilyTitle t = of("notifications family", width, zoom);
            double end = width * zoom;
            assertThat(t.name().right()).isLessThanOrEqualTo(end);
            t.note().ifPresent(n -> assertThat(n.x()).isGreaterThan(t.name().right()));
            t.compare().ifPresent(c -> {
                assertThat(c.x()).isGreaterThan(t.name().right());
                assertThat(c.right()).isLessThanOrEqualTo(end);
                t.note().ifPresent(n -> assertThat(n.right()).isLessThan(c.x()));
            });
        }
    }

    @Test
    void theNameIsWholeWhereThereIsRoomForItAlone() {
        FamilyTitle t = of("notifications family", 200, 1);
        assertThat(t.name().text()).isEqualTo("notifications family");
        assertThat(t.compare()).isEmpty();
        assertThat(of("notifications family", 600, 1).compare().orElseThrow().text())
                .isEqualTo("Compare layouts");
    }

    @Test
    void aClickOnTheWordsComparesAndOneBesideThemDoesNot() {
        FamilyTitle t = of("notifications family", 600, 1);
        FamilyTitle.Words words = t.compare().orElseThrow();
        assertThat(t.compares(words.x() + 2, t.middle())).isTrue();
        assertThat(t.compares(words.x() - 20, t.middle())).isFalse();
        assertThat(of("notifications family", 200, 1).compares(180, t.middle())).isFalse();
    }
}
