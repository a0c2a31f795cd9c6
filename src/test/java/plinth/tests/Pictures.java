package plinth.tests;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.model.schema.ObjectName;
import plinth.project.Recovery;

/**
 * Takes the pictures of the workbench for README and guide: a program, not a test. Arguments: the folder to write to (default {@code docs/pictures}),
 * and names of pictures to take (default all). Needs a screen of 1600 x 1000, a virtual one will do.
 */
public final class Pictures {
    private Pictures() {}

    public static void main(String[] args) {
        Application.launch(Taking.class, args);
    }

    /** Takes one picture after the other, each in a window of its own. */
    public static final class Taking extends Application {
        private record Shot(
                String name,
                int width,
                int height,
                Preferences.Theme theme,
                Optional<String> sample,
                View.Tab tab,
                String select) {}

        private final Deque<Shot> left = new ArrayDeque<>();
        private Path out = Path.of("docs/pictures");
        private Path home = Path.of(".");

        @Override
        public void start(Stage stage) throws Exception {
            var args = getParameters().getRaw();
            if (!args.isEmpty()) {
                out = Path.of(args.getFirst());
            }
            Files.createDirectories(out);
            home = Files.createTempDirectory("plinth-pictures");
            for (Preferences.Theme theme : new Preferences.Theme[] {Preferences.Theme.LIGHT, Preferences.Theme.DARK}) {
                String suffix = "-" + theme.name().toLowerCase(java.util.Locale.ROOT);
                add(
                        args,
                        new Shot(
                                "model" + suffix,
                                1600,
                                1000,
                                theme,
                                Optional.of("events"),
                                View.Tab.MODEL,
                                "appointments"));
                add(
                        args,
                        new Shot(
                                "model-small" + suffix,
                                1280,
                                800,
                                theme,
                                Optional.of("events"),
                                View.Tab.MODEL,
                                "appointments"));
                add(args, new Shot("compare" + suffix, 1600, 1000, theme, Optional.of("events"), View.Tab.COMPARE, ""));
                add(args, new Shot("tour" + suffix, 1600, 1000, theme, Optional.of("tour"), View.Tab.MODEL, ""));
                add(args, new Shot("welcome" + suffix, 1600, 1000, theme, Optional.empty(), View.Tab.MODEL, ""));
            }
            Platform.setImplicitExit(false);
            next();
        }

        private void add(java.util.List<String> args, Shot shot) {
            if (args.size() < 2 || args.subList(1, args.size()).contains(shot.name())) {
                left.add(shot);
            }
        }

        private void next() {
            Shot shot = left.poll();
            if (shot == null) {
                Platform.exit();
                return;
            }
            Stage stage = new Stage();
            Preferences preferences = Preferences.load(home.resolve(shot.name()).resolve("workbench.properties"));
            preferences.setTheme(shot.theme());
            Bench bench = new Bench(stage, preferences, new Recovery(home.resolve("recovery")));
            bench.show();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(shot.width());
            stage.setHeight(shot.height());
            shot.sample().ifPresent(name -> bench.open(project(shot, name)));
            after(2500, () -> {
                bench.store().ifPresent(s -> prepare(s, shot));
                if (shot.sample().isPresent()) {
                    bench.save(() -> {});
                }
                after(2500, () -> {
                    write(bench, out.resolve(shot.name() + ".png"));
                    stage.hide();
                    next();
                });
            });
        }

        /** Copies a sample to a folder of its own, so that what is set up for the picture can be saved. */
        private Path project(Shot shot, String sample) {
            try {
                Path folder = home.resolve(shot.name()).resolve(sample.equals("events") ? "scheduling" : sample);
                Files.createDirectories(folder);
                Path file = folder.resolve("schema.sql");
                Files.copy(
                        Path.of(System.getProperty("plinth.root", "."))
                                .resolve("samples")
                                .resolve(sample)
                                .resolve("schema.sql"),
                        file);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void prepare(Store store, Shot shot) {
            if (shot.sample().orElse("").equals("events")) {
                rows(store, "events", 10_000_000);
                rows(store, "appointments", 6_000_000);
                rows(store, "days_off", 3_000_000);
                rows(store, "launches", 1_000_000);
                rows(store, "users", 100_000);
                rows(store, "clients", 200_000);
                rows(store, "products", 10_000);
            }
            store.dispatch(new Command.ViewChanged(v -> v.withTab(shot.tab()).withCanvas(View.Canvas::fitting)));
            if (!shot.select().isEmpty()) {
                store.dispatch(Command.select(new Selection.OfTable(ObjectName.of(shot.select()))));
            }
        }

        private static void rows(Store store, String table, long n) {
            store.dispatch(new Command.Counted(ObjectName.of(table), Optional.of(n), Gesture.of("Rows")));
        }

        /** Runs {@code run} when {@code millis} have passed and the window has been painted often enough since to be at rest. */
        private static void after(int millis, Runnable run) {
            long begin = System.nanoTime();
            new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    frames++;
                    if (frames >= 90 && System.nanoTime() - begin >= millis * 1_000_000L) {
                        stop();
                        Platform.runLater(run);
                    }
                }
            }.start();
        }

        private static void write(Bench bench, Path file) {
            WritableImage image = bench.scene().snapshot(null);
            int w = (int) image.getWidth();
            int h = (int) image.getHeight();
            BufferedImage copy = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
            PixelReader pixels = image.getPixelReader();
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    copy.setRGB(x, y, pixels.getArgb(x, y));
                }
            }
            try {
                ImageIO.write(copy, "png", file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
