package plinth.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.store.Background;
import plinth.app.store.Command;
import plinth.app.store.Prepared;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Appearance;
import plinth.app.ui.Fonts;
import plinth.app.ui.Look;
import plinth.app.ui.Soon;
import plinth.project.Project;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ComparePaneTest {
    private final ExecutorService background = Background.thread();
    private Store store;
    private ComparePane pane;
    private Stage stage;

    @Start
    void start(Stage stage) throws Exception {
        this.stage = stage;
        Fonts.load();
        Path events = Path.of(System.getProperty("plinth.root", "."), "samples", "events");
        store = new Store(Prepared.of(Project.open(events)), background, Platform::runLater);
        store.dispatch(new Command.ViewChanged(
                v -> v.withTab(View.Tab.COMPARE).withComparing(c -> c.withMix(List.of(.6, .3, .1)))));
        pane = new ComparePane(store, new SimpleObjectProperty<>(Appearance.LIGHT), a -> {});
        Application.setUserAgentStylesheet(Look.userAgent(Appearance.LIGHT));
        Scene scene = new Scene(new StackPane(pane.node()), 1000, 800);
        scene.getStylesheets().setAll(Look.sheets(Appearance.LIGHT));
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void theSliderChangesTheFiguresAndWhoIsCheaper(FxRobot robot) throws Exception {
        ready(robot);
        rows(robot, 10_000_000);
        assertThat(ratio(robot, "feed-all").words()).endsWith("right");
        assertThat(ratio(robot, "kind-by-column").words()).endsWith("left");
        List<String> many = figures(robot);
        String winner = total(robot);
        robot.interact(() -> robot.lookup("#rows").query().requestFocus());
        robot.type(KeyCode.HOME);
        assertThat(store.view().getValue().comparing().rows()).isEqualTo(1000);
        shown(1000);
        assertThat(figures(robot)).isNotEqualTo(many);
        assertThat(total(robot))
                .as("who is cheaper by all patterns: %s at 10 M rows", winner)
                .isNotEqualTo(winner);
        robot.type(KeyCode.END);
        assertThat(store.view().getValue().comparing().rows()).isEqualTo(1_000_000_000);
    }

    @Test
    void anOptionOfALayoutChangesWhatItDoesNotEnforce(FxRobot robot) throws Exception {
        ready(robot);
        assertThat(texts(robot)).contains("appointments accepts a row for an event of kind 'launch'.");
        CheckBox guard = robot.lookup("Refuse rows of the wrong kind").queryAs(CheckBox.class);
        robot.interact(guard::fire);
        Soon.until(() -> !texts(robot).contains("appointments accepts a row for an event of kind 'launch'."));
        assertThat(store.view().getValue().comparing().left()).contains("class-table guarded");
    }

    @Test
    void aPatternOpensWithBothPlans(FxRobot robot) throws Exception {
        ready(robot);
        robot.interact(() -> store.dispatch(
                new Command.ViewChanged(v -> v.withComparing(c -> c.withPattern(Optional.of("feed-all"))))));
        assertThat(texts(robot))
                .contains("Class table, estimated", "Single table, estimated", "appointments_pkey")
                // The feed of a class table can be written in two ways: which one is shown stands there.
                .contains("joined, then limited")
                .anyMatch(t -> t.startsWith("limited first, then joined: "));
    }

    @Test
    void whatIsAssumedOpensByKeyboardAndClosesByEscape(FxRobot robot) throws Exception {
        ready(robot);
        assertThat(robot.lookup("#assumptions").query().isVisible()).isFalse();
        robot.interact(() -> robot.lookup("#assumptions-button").query().requestFocus());
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup("#assumptions").query().isVisible()).isTrue();
        assertThat(texts(robot))
                .contains("Half a per cent of the rows lies between two bounds that the caller gives: starts_at.")
                .anyMatch(t -> t.contains("docs/costs.md"));
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#assumptions").query().isVisible()).isFalse();
        assertThat(robot.lookup("#assumptions-button").query().isFocused()).isTrue();
    }

    @Test
    void wordsInTheChartsNeverOverlap(FxRobot robot) throws Exception {
        ready(robot);
        Set<Chart> charts = robot.lookup(n -> n instanceof Chart).queryAllAs(Chart.class);
        assertThat(charts).hasSize(2);
        for (double width : new double[] {900, 1600}) {
            robot.interact(() -> stage.setWidth(width));
            for (long rows : new long[] {1_000, 10_000_000, 47_000_000, 76_000_000, 1_000_000_000}) {
                rows(robot, rows);
                for (Chart c : charts) {
                    List<ChartWords.Written> all = c.written();
                    assertThat(all).as("words at %s rows, %s px", rows, width).hasSizeGreaterThan(2);
                    for (ChartWords.Written a : all) {
                        assertThat(all)
                                .as("words at %s rows, %s px", rows, width)
                                .noneMatch(b -> a != b && a.at().intersects(b.at()));
                    }
                }
            }
        }
    }

    private void change(long rows) {
        store.dispatch(new Command.ViewChanged(v -> v.withComparing(c -> c.withRows(rows))));
    }

    private void rows(FxRobot robot, long rows) throws Exception {
        robot.interact(() -> change(rows));
        shown(rows);
    }

    /** Figures are made off the UI thread. */
    private void shown(long rows) throws Exception {
        Soon.until(() -> pane.scale().filter(s -> s.rows() == rows).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void ready(FxRobot robot) throws Exception {
        Soon.until(() -> robot.lookup("#pattern-feed-all").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static RatioBar ratio(FxRobot robot, String pattern) {
        return ((PatternRow) robot.lookup("#pattern-" + pattern).query()).ratio();
    }

    private static String total(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return ((RatioBar) robot.lookup("#total-ratio").query()).words();
    }

    private static List<String> figures(FxRobot robot) {
        return texts(robot);
    }

    private static List<String> texts(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }
}
