package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plinth.renderer.diagram.Rect;

/** Where the canvas looks when something is gone to. */
class SightTest {
    private static final double W = 800;
    private static final double H = 500;

    private static boolean seen(Viewport v, Rect r) {
        return v.toCanvasX(r.x()) >= 0
                && v.toCanvasY(r.y()) >= 0
                && v.toCanvasX(r.right()) <= W
                && v.toCanvasY(r.bottom()) <= H;
    }

    @ParameterizedTest
    @CsvSource({"0.05, -4000, 900", "0.3, 0, 0", "0.69, 5000, 5000", "1, 9000, -700", "3.5, 100, 100"})
    void itIsReadableWithWhatBelongsToItFromWhereverOneLooked(double zoom, double x, double y) {
        Rect table = new Rect(4000, 3000, 200, 180);
        List<Rect> neighbours = List.of(new Rect(4300, 2900, 200, 100), new Rect(3700, 3250, 200, 100));
        Viewport next = new Sight(table, neighbours).from(new Viewport(x, y, zoom), W, H);
        assertThat(next.zoom()).isBetween(Sight.READABLE, 1.0);
        assertThat(seen(next, table)).isTrue();
        assertThat(neighbours).allMatch(n -> seen(next, n));
    }

    @Test
    void nothingMovesWhenAllIsInViewAndReadable() {
        Viewport now = new Viewport(0, 0, 0.8);
        Sight sight = new Sight(new Rect(300, 100, 200, 100), List.of(new Rect(100, 100, 100, 100)));
        assertThat(sight.from(now, W, H)).isEqualTo(now);
    }

    @Test
    void ofManyNeighboursTheNearestComeAndTheTableStaysReadable() {
        Rect hub = new Rect(0, 0, 200, 300);
        List<Rect> far = IntStream.range(1, 60)
                .mapToObj(i -> new Rect(i * 240.0, 0, 200, 100))
                .toList();
        Viewport next = new Sight(hub, far).from(new Viewport(50_000, 0, 0.1), W, H);
        assertThat(next.zoom()).isGreaterThanOrEqualTo(Sight.READABLE);
        assertThat(seen(next, hub)).isTrue();
        assertThat(seen(next, far.getFirst())).isTrue();
    }

    @Test
    void ofWhatIsTallerThanTheCanvasTheHeadIsSeen() {
        Rect tall = new Rect(0, 0, 260, 6600);
        Viewport next = new Sight(tall, List.of()).from(new Viewport(0, 4000, 0.2), W, H);
        assertThat(next.zoom()).isGreaterThanOrEqualTo(Sight.READABLE);
        assertThat(seen(next, new Rect(0, 0, 260, 32))).isTrue();
    }

    @Test
    void itDoesNotComeToLieBelowTheMinimap() {
        Rect table = new Rect(0, 0, 180, 100);
        // Looked at from the upper left, the least move would bring it into the lower right corner.
        Viewport next = new Sight(table, List.of()).from(new Viewport(-3000, -3000, 1), W, H);
        assertThat(seen(next, table)).isTrue();
        assertThat(next.toCanvasX(table.right()) > W - 188 && next.toCanvasY(table.bottom()) > H - 152)
                .isFalse();
    }
}
