package plinth.tests.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.app.store.Command;
import plinth.app.store.Document;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.project.Recovery;

/**
 * Measures typing in the SQL pane: how much of the processor's time a letter takes on the UI thread, and how long until the picture is that of the text with the letter. A
 * program, not a test; its argument is how many tables the schema has (default 1000).
 */
public final class TypingBench {
    private TypingBench() {}

    public static void main(String[] args) {
        Application.launch(Typing.class, args);
    }

    /** Types letter by letter, each when the picture has caught up. */
    public static final class Typing extends Application {
        private static final int LETTERS = 120;
        private static final int WARM = 40;

        private final double[] held = new double[LETTERS];
        private final double[] shown = new double[LETTERS];
        private int typed = -1;
        private long began;
        private @Nullable Document wanted;

        @Override
        public void start(Stage stage) throws Exception {
            int tables = getParameters().getRaw().isEmpty()
                    ? 1000
                    : Integer.parseInt(getParameters().getRaw().getFirst());
            Path home = Files.createTempDirectory("plinth-typing");
            Path file = home.resolve("schema.sql");
            Files.writeString(file, schema(tables));
            Files.writeString(home.resolve("workbench.properties"), "window.width=1000\nwindow.height=900\n");
            Bench bench = new Bench(
                    stage,
                    Preferences.load(home.resolve("workbench.properties")),
                    new Recovery(home.resolve("recovery")));
            bench.show();
            bench.open(file);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    bench.store().ifPresent(s -> {
                        if (step(s, (CodeArea) stage.getScene().lookup(".sql-area"), tables)) {
                            stop();
                            print(tables);
                            rename(s, tables);
                            Platform.exit();
                        }
                    });
                }
            }.start();
        }

        private boolean step(Store store, @Nullable CodeArea area, int tables) {
            if (area == null || store.picture().getValue().drawing().boxes().size() < tables) {
                return false;
            }
            Document drawn = store.picture().getValue().of();
            if (wanted != null && drawn.reading() != wanted.reading()) {
                return false;
            }
            if (typed >= 0) {
                shown[typed] = (System.nanoTime() - began) / 1e6;
            }
            if (++typed == LETTERS) {
                return true;
            }
            int at = area.getText().indexOf("column_3", area.getLength() / 2) + "column_3".length();

            began = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            area.insertText(at, "x");
            held[typed] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
            wanted = store.state().get().document();
            return false;
        }

        private void print(int tables) {
            System.out.printf(
                    Locale.ROOT,
                    "%d tables, %d letters: the UI thread works %.1f ms (median), %.1f ms (worst of 20); picture after"
                            + " %.1f ms (median), %.1f ms (worst of 20)%n",
                    tables,
                    LETTERS - WARM,
                    at(held, 0.5),
                    at(held, 0.95),
                    at(shown, 0.5),
                    at(shown, 0.95));
        }

        /** Renames a table and undoes it, in turns, and says how long the renaming takes. */
        private static void rename(Store store, int tables) {
            double[] took = new double[LETTERS];
            for (int i = 0; i < LETTERS; i++) {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                store.dispatch(Command.Edited.once(
                        new Edit.RenameTable(ObjectName.of("table_" + tables / 3), new Name("renamed"))));
                took[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
                store.dispatch(new Command.Undo());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d tables: renaming one works %.1f ms (median), %.1f ms (worst of 20) on the UI thread%n",
                    tables,
                    at(took, 0.5),
                    at(took, 0.95));
        }

        private static double at(double[] all, double quantile) {
            double[] sorted = Arrays.copyOfRange(all, WARM, all.length);
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))];
        }

        private static String schema(int tables) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < tables; i++) {
                out.append("CREATE TABLE table_").append(i).append(" (\n  id bigint PRIMARY KEY,\n");
                for (int c = 1; c < 8; c++) {
                    out.append("  column_").append(c).append(" text NOT NULL,\n");
                }
                out.append("  parent_id bigint REFERENCES table_").append(i / 3).append(" (id)\n);\n\n");
            }
            return out.toString();
        }
    }
}
