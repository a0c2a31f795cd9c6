package plinth.tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.project.Recovery;

/**
 * Measures the time between pulses while the whole window is panned and zoomed by the wheel, at 1600 by 1000 in software rendering, beside an empty JavaFX
 * canvas of that size in the same run. Pulses come as fast as they are drawn, not with the screen. A program, not a test; it needs a display. Arguments: seconds per
 * measurement (10), then numbers of tables (300 1500).
 */
public final class PanBench {
    private PanBench() {}

    public static void main(String[] args) {
        System.setProperty("javafx.animation.fullspeed", "true");
        System.setProperty("prism.order", System.getProperty("prism.order", "sw"));
        Application.launch(Window.class, args);
    }

    /** The window that is measured in: first the empty canvas, then the program with one schema after the other. */
    public static final class Window extends Application {
        private static final int WARM = 30;
        private double seconds = 10;
        private final List<Integer> tables = new ArrayList<>();

        @Override
        public void start(Stage stage) {
            List<String> given = getParameters().getRaw();
            seconds = given.isEmpty() ? 10 : Double.parseDouble(given.getFirst());
            given.stream().skip(1).map(Integer::parseInt).forEach(tables::add);
            if (tables.isEmpty()) {
                tables.addAll(List.of(300, 1500));
            }
            System.out.println("| what | pulses | median ms | p95 ms | longest ms |\n|---|---|---|---|---|");
            Canvas canvas = new Canvas(1600, 1000);
            stage.setScene(new Scene(new Pane(canvas), 1600, 1000));
            stage.show();
            measure(
                    "empty JavaFX canvas",
                    n -> {
                        canvas.getGraphicsContext2D().clearRect(0, 0, 1600, 1000);
                        canvas.getGraphicsContext2D().strokeLine(n % 1600, 0, n % 1600, 1000);
                    },
                    () -> {
                        stage.close();
                        next();
                    });
        }

        private void next() {
            if (tables.isEmpty()) {
                Platform.exit();
                return;
            }
            int n = tables.removeFirst();
            Stage stage = new Stage();
            Bench bench;
            try {
                Path home = Files.createTempDirectory("plinth-pan");
                Path file = home.resolve("schema.sql");
                Files.writeString(file, schema(n));
                Files.writeString(home.resolve("workbench.properties"), "window.width=1600\nwindow.height=1000\n");
                bench = new Bench(
                        stage,
                        Preferences.load(home.resolve("workbench.properties")),
                        new Recovery(home.resolve("recovery")));
                bench.show();
                bench.open(file);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            new AnimationTimer() {
                private int drawn;

                @Override
                public void handle(long now) {
                    Node sheet =
                            stage.getScene() == null ? null : stage.getScene().lookup(".sheet");
                    boolean there = bench.store()
                            .filter(s ->
                                    s.picture().getValue().drawing().boxes().size() >= n)
                            .isPresent();
                    // What comes after the first picture, such as the outline and the SQL pane, is not measured.
                    if (sheet != null && there && ++drawn > 200) {
                        stop();
                        gestures(n, stage, sheet);
                    }
                }
            }.start();
        }

        private void gestures(int n, Stage stage, Node sheet) {
            measure(
                    n + " tables: pan over all",
                    i -> scroll(sheet, true, 0, Math.sin(i / 15.0) * 24),
                    () -> measure(n + " tables: zoom", i -> zoom(sheet, i), () -> {
                        IntStream.range(0, 12).forEach(i -> scroll(sheet, false, 0, 40));
                        measure(
                                n + " tables: pan, readable",
                                i -> scroll(sheet, true, 0, Math.sin(i / 15.0) * 60),
                                () -> {
                                    stage.close();
                                    next();
                                });
                    }));
        }

        /** Goes in by ten turns of the wheel and out by ten. */
        private static void zoom(Node sheet, int i) {
            scroll(sheet, false, 0, i / 30 % 2 == 0 ? 13 : -13);
        }

        private static void scroll(Node sheet, boolean pan, double dx, double dy) {
            double x = sheet.getLayoutBounds().getWidth() / 2;
            double y = sheet.getLayoutBounds().getHeight() / 2;
            Event.fireEvent(
                    sheet,
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            x,
                            y,
                            x,
                            y,
                            pan,
                            false,
                            false,
                            false,
                            true,
                            false,
                            dx,
                            dy,
                            dx,
                            dy,
                            ScrollEvent.HorizontalTextScrollUnits.NONE,
                            0,
                            ScrollEvent.VerticalTextScrollUnits.NONE,
                            0,
                            0,
                            new PickResult(sheet, x, y)));
        }

        private void measure(String what, Turn turn, Runnable then) {
            new AnimationTimer() {
                private final List<Double> took = new ArrayList<>();
                private int n = -WARM;
                private long last;
                private long began;

                @Override
                public void handle(long now) {
                    long at = System.nanoTime();
                    if (n == 0) {
                        began = at;
                    } else if (n > 0) {
                        took.add((at - last) / 1e6);
                    }
                    last = at;
                    turn.at(n + WARM);
                    n++;
                    if (n > 0 && (at - began) / 1e9 > seconds) {
                        stop();
                        double[] sorted =
                                took.stream().mapToDouble(d -> d).sorted().toArray();
                        System.out.printf(
                                Locale.ROOT,
                                "| %s | %d | %.1f | %.1f | %.1f |%n",
                                what,
                                sorted.length,
                                sorted[sorted.length / 2],
                                sorted[(int) (sorted.length * .95)],
                                sorted[sorted.length - 1]);
                        then.run();
                    }
                }
            }.start();
        }

        private static String schema(int tables) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < tables; i++) {
                out.append("CREATE TABLE table_").append(i).append(" (\n  id bigint PRIMARY KEY,\n");
                for (String column : Arrays.asList("name", "state", "note", "amount")) {
                    out.append("  ").append(column).append(" text NOT NULL,\n");
                }
                out.append("  created_at timestamptz NOT NULL DEFAULT now(),\n  group_id bigint REFERENCES table_")
                        .append(i / 7)
                        .append(" (id),\n  parent_id bigint REFERENCES table_")
                        .append(i / 3)
                        .append(" (id)\n);\n\n");
            }
            return out.toString();
        }
    }

    private interface Turn {
        void at(int pulse);
    }
}
