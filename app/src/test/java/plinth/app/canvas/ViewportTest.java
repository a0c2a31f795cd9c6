package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewportTest {
    @Test
    void zoomingKeepsThePointUnderThePointer() {
        long seed = 20261124;
        Random random = new Random(seed);
        Viewport v = Viewport.START;
        for (int i = 0; i < 1000; i++) {
            double px = random.nextDouble() * 1600;
            double py = random.nextDouble() * 1000;
            Viewport next = v.zoomedAt(px, py, v.zoom() * (0.5 + random.nextDouble()));
            assertThat(next.toDrawingX(px)).as("seed %d, step %d", seed, i).isCloseTo(v.toDrawingX(px), within(1e-6));
            assertThat(next.toDrawingY(py)).as("seed %d, step %d", seed, i).isCloseTo(v.toDrawingY(py), within(1e-6));
            assertThat(next.zoom()).isBetween(Viewport.LEAST, Viewport.MOST);
            v = next;
        }
    }

    @Test
    void zoomingOnTheWayKeepsThePointToo() {
        Viewport from = new Viewport(10, 20, 0.5);
        Viewport to = from.zoomedAt(300, 200, 2);
        for (double share : new double[] {0, 0.2, 0.7, 1}) {
            Viewport v = from.towards(to, share);
            assertThat(v.toDrawingX(300)).isCloseTo(from.toDrawingX(300), within(1e-6));
            assertThat(v.toDrawingY(200)).isCloseTo(from.toDrawingY(200), within(1e-6));
        }
    }

    @Test
    void fittingShowsAllInTheMiddle() {
        Viewport v = Viewport.fitting(100, 100, 500, 200, 800, 600, 20, 1);
        assertThat(v.zoom()).isEqualTo(1);
        assertThat(v.toCanvasX(300)).isCloseTo(400, within(1e-9));
        assertThat(v.toCanvasY(150)).isCloseTo(300, within(1e-9));
        Viewport far = Viewport.fitting(0, 0, 8000, 100, 800, 600, 0, 1);
        assertThat(far.zoom()).isCloseTo(0.1, within(1e-9));
    }
}
