package plinth.app.canvas;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import plinth.app.ui.Fonts;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Options;
import plinth.renderer.diagram.Placement;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Theme;

/**
 * Measures frames a second while a drawing of 1,000 tables with 10 columns is panned, at 1600 by 1000: {@code java ... FrameRate}. Frames come as
 * fast as they are painted, not with the screen (-Djavafx.animation.fullspeed=true).
 */
public final class FrameRate {
    private static final int TABLES = 1000;
    private static final double SECONDS = 4;

    private FrameRate() {}

    public static void main(String[] args) {
        System.setProperty("javafx.animation.fullspeed", "true");
        System.setProperty("prism.order", System.getProperty("prism.order", "sw"));
        Application.launch(Window.class, args);
    }

    /** The window that is measured in. */
    public static final class Window extends Application {
        private final Painter painter = new Painter();
        private final Inks inks = new Inks(Theme.LIGHT);
        private final Canvas canvas = new Canvas(1600, 1000);
        private final List<Double> zooms = new ArrayList<>(List.of(1.0, 0.5, 0.25));
        private Drawing drawing = drawing();

        @Override
        public void start(Stage stage) {
            Fonts.load();
            Rect all = drawing.bounds();
            zooms.add(Math.min(1600 / all.width(), 1000 / all.height()));
            System.out.printf(
                    Locale.ROOT,
                    "%d boxes, %d links%n",
                    drawing.boxes().size(),
                    drawing.links().size());
            stage.setScene(new Scene(new Pane(canvas), 1600, 1000));
            stage.show();
            next();
        }

        private void next() {
            if (zooms.isEmpty()) {
                Platform.exit();
                return;
            }
            double zoom = zooms.removeFirst();
            Rect all = drawing.bounds();
            AnimationTimer timer = new AnimationTimer() {
                private long start;
                private int frames = -20;
                private double busy;
                private double cpu;

                @Override
                public void handle(long now) {
                    if (frames == 0) {
                        start = now;
                        busy = 0;
                        cpu = cpu();
                    }
                    frames++;
                    double t = frames / 60.0;
                    double x = all.centreX() + Math.sin(t) * 600 - 800 / zoom;
                    double y = all.centreY() + Math.cos(t * .7) * 400 - 500 / zoom;
                    long before = System.nanoTime();
                    painter.paint(
                            canvas.getGraphicsContext2D(),
                            1600,
                            1000,
                            1,
                            drawing,
                            new Viewport(x, y, zoom),
                            Emphasis.NONE,
                            inks);
                    busy += (System.nanoTime() - before) / 1e6;
                    if (frames > 0 && (now - start) / 1e9 >= SECONDS) {
                        stop();
                        System.out.printf(
                                Locale.ROOT,
                                "zoom %.3f: %.0f frames a second; a frame takes %.1f ms of a processor, %.1f of them"
                                        + " on the UI thread%n",
                                zoom,
                                frames / ((now - start) / 1e9),
                                (cpu() - cpu) / frames,
                                busy / frames);
                        next();
                    }
                }
            };
            timer.start();
        }

        /** Returns the processor time that this program has used, in ms: what a frame costs even where others use the machine, too. */
        private static double cpu() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                            .getProcessCpuTime()
                    / 1e6;
        }

        private static Drawing drawing() {
            List<Table> tables = new ArrayList<>();
            Map<ObjectName, Point> places = new HashMap<>();
            for (int i = 0; i < TABLES; i++) {
                List<Column> columns = new ArrayList<>(List.of(Column.of("id", Type.known("bigint"))));
                List<Constraint> constraints = new ArrayList<>(List.of(new Constraint.PrimaryKey(
                        Optional.empty(),
                        Constraint.Key.of(List.of(new Name("id"))),
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty())));
                for (int target : new int[] {i - 1, i - 7}) {
                    if (target >= 0 && (i + target) % 3 > 0) {
                        Name name = new Name("table_" + target + "_id");
                        columns.add(Column.of(name.value(), Type.known("bigint")));
                        constraints.add(Constraint.ForeignKey.of(
                                Optional.empty(),
                                List.of(name),
                                ObjectName.of("table_" + target),
                                List.of(new Name("id")),
                                Constraint.Action.NO_ACTION));
                    }
                }
                for (String s :
                        Arrays.asList("name", "state", "created_at", "changed_at", "note", "amount", "due_on")) {
                    columns.add(Column.of(s, Type.known(s.endsWith("_at") ? "timestamp with time zone" : "text")));
                }
                ObjectName name = ObjectName.of("table_" + i);
                tables.add(Table.of(name, columns.subList(0, Math.min(10, columns.size())))
                        .withConstraints(constraints));
                places.put(name, new Point(i % 40 * 280.0, Math.floorDiv(i, 40) * 320.0));
            }
            return Drawing.of(new Schema(tables), List.of(), new Placement(places), Options.ALL);
        }
    }
}
