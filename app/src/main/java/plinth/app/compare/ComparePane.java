package plinth.app.compare;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Picture;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Appearance;
import plinth.app.ui.Parts;
import plinth.model.cost.Course;
import plinth.model.cost.Scale;
import plinth.model.cost.Settings;
import plinth.model.layout.Family;
import plinth.model.layout.Strategy;
import plinth.renderer.report.Figures;

/** The comparison of two layouts of a family: the middle of the window in Compare. */
public final class ComparePane implements plinth.app.ui.Pane {
    /** Narrower than this, the cost of first rows is left out. */
    private static final double FIRST_ROWS = 1440;

    /** Narrower than this, the layouts' cards are drawers. */
    private static final double CARDS = 1180;

    private final Store store;
    private final StackPane node = new StackPane();
    private final BorderPane content = new BorderPane();
    private final Label empty = Parts.text(Question.NONE.none(), "muted");
    private final Controls controls;
    private final Card left;
    private final Card right;
    private final PatternTable table;
    private final Assumptions assumptions = new Assumptions();
    private final WordsBox words = new WordsBox();
    private final Chart costs;
    private final Chart sizes;
    private final ReadOnlyObjectWrapper<Question> question = new ReadOnlyObjectWrapper<>(Question.NONE);
    private final ReadOnlyObjectWrapper<Along.Wanted> alongWanted = new ReadOnlyObjectWrapper<>(Along.Wanted.NONE);
    private final ReadOnlyObjectWrapper<Evaluated.Wanted> wanted = new ReadOnlyObjectWrapper<>(Evaluated.Wanted.NONE);
    private final ObservableValue<Ready> ready;
    private final ObservableValue<Along> along;
    private final ObservableValue<Evaluated> evaluated;
    private final HBox body = new HBox();
    private final StackPane cards = new StackPane();
    private final SimpleBooleanProperty firstRows = new SimpleBooleanProperty(true);
    private boolean drawers;
    private Ready shown = Ready.NONE;

    /**
     * Makes the pane of {@code store}; it follows {@code appearance}.
     *
     * @param adopts asks whether a layout is to be adopted
     */
    public ComparePane(Store store, ObservableValue<Appearance> appearance, Consumer<AdoptDialog.Adopting> adopts) {
        this.store = store;
        controls = new Controls(
                appearance,
                base -> change(c -> c.withFamily(Optional.of(base))),
                rows -> change(c -> c.withRows(rows)),
                mix -> change(c -> c.withMix(mix)),
                this::memory);
        left = new Card(Side.LEFT, appearance, s -> choose(Side.LEFT, s), adopts);
        right = new Card(Side.RIGHT, appearance, s -> choose(Side.RIGHT, s), adopts);
        table = new PatternTable(appearance, new Columns(firstRows), this::toggle, assumptions::toggle, this::openCard);
        costs = new Chart(
                appearance,
                "All patterns once, by rows",
                "planner's cost; estimated",
                Curve.Dot::cost,
                Figures::count,
                10);
        sizes = new Chart(
                appearance,
                "Size on disk by rows",
                "heap and indexes; estimated",
                Curve.Dot::bytes,
                Figures::amount,
                1024);
        HBox.setHgrow(table.node(), Priority.ALWAYS);
        cards.getChildren().add(body);
        HBox bottom = new HBox(words.node(), framed(costs), framed(sizes));
        HBox.setHgrow(words.node(), Priority.ALWAYS);
        bottom.getStyleClass().add("compare-bottom");
        content.setTop(controls.node());
        content.setCenter(cards);
        content.setBottom(bottom);
        content.getStyleClass().add("compare");
        empty.setWrapText(true);
        node.getChildren().setAll(content, empty, assumptions.node());
        ready = store.derive(question, Ready.NONE, Ready::of);
        along = store.derive(alongWanted, Along.NONE, Along::of);
        evaluated = store.derive(wanted, Evaluated.NONE, Evaluated::of);
        ready.addListener((o, was, now) -> answered());
        along.addListener((o, was, now) -> evaluate());
        evaluated.addListener((o, was, now) -> figures());
        store.picture().addListener((o, was, now) -> ask());
        store.document().addListener((o, was, now) -> {
            if (!question.get().settings().equals(settings())) {
                ask();
            }
        });
        store.view().addListener((o, was, now) -> viewed(was == null ? View.FIRST : was, now));
        place(false);
        node.widthProperty().addListener((o, was, now) -> fit(now.doubleValue()));
        node.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && closeCards()) {
                e.consume();
            }
        });
        ask();
        answered();
    }

    /** Leaves out what there is no room for: first the cost of first rows, then the cards, which are drawers from then on. */
    private void fit(double width) {
        firstRows.set(width >= FIRST_ROWS);
        boolean small = width < CARDS;
        if (small != drawers) {
            place(small);
        }
    }

    private void place(boolean small) {
        drawers = small;
        controls.small(small);
        table.opensCards(small);
        cards.getChildren().setAll(body);
        body.getChildren().setAll(table.node());
        for (Side s : Side.values()) {
            Region card = card(s).node();
            card.getStyleClass().removeAll("drawer");
            card.setVisible(!small);
            StackPane.setAlignment(card, s == Side.LEFT ? Pos.TOP_LEFT : Pos.TOP_RIGHT);
            if (small) {
                card.getStyleClass().add("drawer");
                cards.getChildren().add(card);
            } else {
                body.getChildren().add(s == Side.LEFT ? 0 : body.getChildren().size(), card);
            }
        }
    }

    private Card card(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** Opens a card that is a drawer, or closes it. */
    private void openCard(Side side) {
        boolean open = card(side).node().isVisible();
        closeCards();
        card(side).node().setVisible(!open);
    }

    private boolean closeCards() {
        boolean any = false;
        for (Side s : Side.values()) {
            any |= drawers && card(s).node().isVisible();
            card(s).node().setVisible(!drawers);
        }
        return any;
    }

    private static Node framed(Chart chart) {
        StackPane frame = new StackPane(chart);
        frame.getStyleClass().add("compare-chart");
        frame.setMinWidth(0);
        HBox.setHgrow(frame, Priority.ALWAYS);
        return frame;
    }

    @Override
    public Node node() {
        return node;
    }

    private void change(UnaryOperator<View.Comparing> change) {
        store.dispatch(new Command.ViewChanged(v -> v.withComparing(change)));
    }

    private View.Comparing comparing() {
        return store.view().getValue().comparing();
    }

    private void choose(Side side, Strategy strategy) {
        Question q = question.get();
        Strategy a = side == Side.LEFT ? strategy : q.left();
        Strategy b = side == Side.RIGHT ? strategy : q.right();
        change(c -> c.withLayouts(Optional.of(a.describe()), Optional.of(b.describe())));
    }

    private void toggle(String pattern) {
        change(c -> c.withPattern(
                c.pattern().filter(pattern::equals).isPresent() ? Optional.empty() : Optional.of(pattern)));
    }

    /** The usual settings with the memory that the project keeps. */
    private Settings settings() {
        OptionalLong memory = store.document().getValue().memory();
        return memory.isPresent() ? Settings.DEFAULT.withMemory(memory.getAsLong()) : Settings.DEFAULT;
    }

    private void memory(OptionalLong bytes) {
        // What is shown is rounded: writing it back unchanged is no wish.
        long next = bytes.orElse(Settings.DEFAULT.memory());
        if (!Figures.amount(next).equals(Figures.amount(settings().memory()))) {
            store.dispatch(new Command.Provided(bytes, Gesture.of("Memory of the server")));
        }
    }

    private void viewed(View was, View now) {
        View.Comparing a = was.comparing();
        View.Comparing b = now.comparing();
        boolean same = a.family().equals(b.family())
                && a.left().equals(b.left())
                && a.right().equals(b.right())
                && was.tab() == now.tab();
        if (!same) {
            ask();
        } else if (a != b) {
            evaluate();
            if (!a.pattern().equals(b.pattern())) {
                opened();
            }
        }
    }

    /** Asks anew when something of the question has changed, and somebody looks. */
    private void ask() {
        if (store.view().getValue().tab() != View.Tab.COMPARE) {
            return;
        }
        Picture picture = store.picture().getValue();
        Question next = Question.of(picture, comparing(), settings());
        Question old = question.get();
        boolean same = next.schema() == old.schema()
                && next.family().equals(old.family())
                && next.left().equals(old.left())
                && next.right().equals(old.right())
                && next.settings().equals(old.settings());
        if (!same) {
            question.set(next);
            if (shown.comparer().isEmpty()) {
                answered();
            }
        }
    }

    private List<Double> mix(Family family) {
        List<Double> wanted = comparing().mix();
        int n = family.kinds().size();
        if (wanted.size() == n) {
            return wanted;
        }
        List<Double> known = family.kinds().stream()
                .map(k -> (double) store.picture().getValue().rows().getOrDefault(k.table(), 0L))
                .toList();
        double sum = known.stream().mapToDouble(x -> x).sum();
        return sum > 0 && known.stream().allMatch(x -> x > 0)
                ? known.stream().map(x -> x / sum).toList()
                : Collections.nCopies(n, 1.0 / n);
    }

    /** Shows what does not depend on the scale, and asks for what does. */
    private void answered() {
        shown = ready.getValue();
        assumptions.hide();
        boolean some = shown.comparer().isPresent();
        content.setVisible(some);
        empty.setVisible(!some);
        boolean coming =
                shown.question() != question.get() && question.get().family().isPresent();
        empty.setText(
                coming
                        ? "Laying the family out both ways."
                        : shown.trouble().orElseGet(() -> shown.question().none()));
        shown.question().family().ifPresent(f -> {
            controls.show(shown.question(), comparing().rows(), mix(f));
            left.show(shown);
            right.show(shown);
        });
        evaluate();
    }

    /** Asks for the figures at the scale that is chosen; they come by {@link #figures}, the latest wins. */
    private void evaluate() {
        Optional<Scale> scale =
                shown.question().family().map(f -> new Scale(comparing().rows(), mix(f)));
        scale.ifPresent(s -> controls.scale(s.rows(), s.mix(), shown.question()));
        List<Double> mix = scale.map(Scale::mix).orElse(List.of());
        Along.Wanted next = new Along.Wanted(shown, mix);
        if (alongWanted.get().ready() != shown || !alongWanted.get().mix().equals(mix)) {
            alongWanted.set(next);
        }
        Course course = along.getValue().isOf(shown, mix) ? along.getValue().course() : Course.NONE;
        Evaluated.Wanted w = wanted.get();
        if (w.ready() != shown || !w.scale().equals(scale) || w.course() != course) {
            wanted.set(new Evaluated.Wanted(shown, scale, course));
        }
    }

    private void figures() {
        Evaluated e = evaluated.getValue();
        if (e.wanted().ready() != shown) {
            return;
        }
        e.comparison().ifPresent(c -> {
            double most = Math.max(
                    Ready.estimate(c, Side.LEFT).bytes(),
                    Ready.estimate(c, Side.RIGHT).bytes());
            left.figures(c, most);
            right.figures(c, most);
            table.figures(shown, c, comparing().pattern());
            assumptions.show(c.assumptions());
            words.show(e.words(), shown.question());
            Optional<Curve.Dot> now = Optional.of(Curve.Dot.of(c));
            Along a = along.getValue();
            costs.show(a, now, Optional.empty());
            sizes.show(a, now, Optional.of((double) shown.question().settings().memory()));
        });
    }

    /** Opens and closes patterns; no figure changes. */
    private void opened() {
        Evaluated e = evaluated.getValue();
        if (e.wanted().ready() == shown) {
            e.comparison().ifPresent(c -> table.figures(shown, c, comparing().pattern()));
        }
    }

    /** Returns the scale whose figures are shown. */
    Optional<Scale> scale() {
        return evaluated.getValue().wanted().scale();
    }
}
