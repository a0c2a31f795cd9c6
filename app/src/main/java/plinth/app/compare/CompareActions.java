package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Action;
import plinth.app.ui.Parts;
import plinth.model.cost.Settings;
import plinth.model.layout.Family;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.renderer.sql.DdlWriter;

/** What can be done in Compare, for the palette; it is there whether the pane has been opened or not. */
public final class CompareActions {
    private CompareActions() {}

    /** Returns the actions for the families of the document as it is drawn; none when it has no family. */
    public static List<Action> of(Store store, Consumer<AdoptDialog.Adopting> adopts) {
        Question q =
                Question.of(store.picture().getValue(), store.view().getValue().comparing(), Settings.DEFAULT);
        List<Action> all = new ArrayList<>();
        q.families()
                .forEach(f -> all.add(Action.hidden(
                        "Compare layouts of " + f.base(),
                        () -> change(store, c -> c.withFamily(Optional.of(f.base()))))));
        q.family().ifPresent(f -> {
            for (Side side : Side.values()) {
                String which = side == Side.LEFT ? "Left" : "Right";
                for (Strategy s : Question.strategies()) {
                    all.add(Action.hidden(
                            which + " layout: " + Question.named(s) + (s.equals(f.today()) ? ", as today" : ""),
                            () -> change(store, c -> layouts(c, q, side, s))));
                }
                if (!q.today(side)) {
                    all.add(Action.hidden(
                            "Adopt the " + which.toLowerCase(java.util.Locale.ROOT) + " layout: "
                                    + Question.named(q.strategy(side)),
                            () -> adopts.accept(new AdoptDialog.Adopting(f, q.strategy(side)))));
                }
                all.add(Action.hidden(
                        "Copy DDL of the " + which.toLowerCase(java.util.Locale.ROOT) + " layout",
                        () -> copy(q, f, side)));
            }
            all.add(Action.hidden(
                    "Swap the layouts",
                    () -> change(
                            store,
                            c -> c.withLayouts(
                                    Optional.of(q.right().describe()),
                                    Optional.of(q.left().describe())))));
        });
        return all;
    }

    private static View.Comparing layouts(View.Comparing c, Question q, Side side, Strategy s) {
        Strategy left = side == Side.LEFT ? s : q.left();
        Strategy right = side == Side.RIGHT ? s : q.right();
        return c.withLayouts(Optional.of(left.describe()), Optional.of(right.describe()));
    }

    private static void change(Store store, UnaryOperator<View.Comparing> change) {
        store.dispatch(new Command.ViewChanged(v -> v.withTab(View.Tab.COMPARE).withComparing(change)));
    }

    /** Lays the family out off the UI thread and puts the DDL on the clipboard. */
    private static void copy(Question q, Family family, Side side) {
        Thread.ofPlatform().name("plinth layout").daemon().start(() -> {
            String ddl = DdlWriter.write(
                    Layouts.lay(q.schema(), family, q.strategy(side)).schema());
            Platform.runLater(() -> Parts.copy(ddl));
        });
    }
}
