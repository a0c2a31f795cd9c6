package plinth.app.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import plinth.model.schema.ObjectName;
import plinth.model.text.Span;

/**
 * What the user looks at. It never makes a file dirty and no undo changes it, but that the selection follows what was renamed.
 *
 * @param file the SQL file that is shown
 * @param canvas where the canvas looks
 * @param goal what was gone to last: canvas, outline and inspector bring it into view
 * @param reveal what the SQL pane was asked last to show
 * @param looking which tables the canvas shows, and what it showed before
 */
public record View(
        Tab tab,
        Selection selection,
        Optional<Goal> goal,
        Canvas canvas,
        Comparing comparing,
        Panes panes,
        int file,
        Optional<Reveal> reveal,
        Looking looking) {
    public static final View FIRST = new View(
            Tab.MODEL,
            Selection.NONE,
            Optional.empty(),
            Canvas.FIRST,
            Comparing.FIRST,
            new Panes(true, true, true),
            0,
            Optional.empty(),
            Looking.FIRST);

    /** What fills the middle of the window. */
    public enum Tab {
        MODEL,
        COMPARE,
        CHANGES
    }

    /** How much of a table the canvas shows. */
    public enum Detail {
        NAMES,
        KEYS,
        ALL
    }

    /**
     * Where the canvas looks and how much it shows.
     *
     * @param zoom pixels of the screen for one of the drawing
     * @param x the drawing's coordinate at the canvas' left edge
     * @param y the drawing's coordinate at its upper edge
     * @param fit whether all is to be shown as soon as the canvas has a size; the canvas takes it back when that is done
     * @param types whether types stand behind columns
     * @param rows whether a table's rows stand in its head
     * @param inferred whether references without a foreign key are drawn
     * @param areas whether areas are drawn, and proposed where there are none
     * @param opened wide tables of which all columns are shown
     */
    public record Canvas(
            double zoom,
            double x,
            double y,
            boolean fit,
            Detail detail,
            boolean types,
            boolean rows,
            boolean inferred,
            boolean areas,
            Set<ObjectName> opened) {
        static final Canvas FIRST = new Canvas(1, 0, 0, true, Detail.ALL, true, true, true, true, Set.of());

        public Canvas {
            opened = Set.copyOf(opened);
        }

        public Canvas at(double zoom, double x, double y) {
            return new Canvas(zoom, x, y, false, detail, types, rows, inferred, areas, opened);
        }

        public Canvas fitting() {
            return new Canvas(zoom, x, y, true, detail, types, rows, inferred, areas, opened);
        }

        public Canvas withDetail(Detail detail) {
            return new Canvas(zoom, x, y, fit, detail, types, rows, inferred, areas, opened);
        }

        public Canvas withTypes(boolean types) {
            return new Canvas(zoom, x, y, fit, detail, types, rows, inferred, areas, opened);
        }

        public Canvas withInferred(boolean inferred) {
            return new Canvas(zoom, x, y, fit, detail, types, rows, inferred, areas, opened);
        }

        /** Returns the canvas with all columns of the wide table {@code table}, or with its keys and references alone when it has these. */
        public Canvas opening(ObjectName table) {
            Set<ObjectName> all = new HashSet<>(opened);
            if (!all.remove(table)) {
                all.add(table);
            }
            return new Canvas(zoom, x, y, fit, detail, types, rows, inferred, areas, all);
        }

        public Canvas withAreas(boolean areas) {
            return new Canvas(zoom, x, y, fit, detail, types, rows, inferred, areas, opened);
        }

        public Canvas withRows(boolean rows) {
            return new Canvas(zoom, x, y, fit, detail, types, rows, inferred, areas, opened);
        }
    }

    /**
     * What the comparison shows.
     *
     * @param family the base of the family, absent for the first one
     * @param left the layout on the left as {@link plinth.model.layout.Strategy#describe()} has it, and {@code right} the other; absent for the
     *     usual two
     * @param rows rows of the base
     * @param mix the kinds' shares in the order of the family's kinds, empty for equal ones
     * @param pattern the id of the access pattern that is opened
     */
    public record Comparing(
            Optional<ObjectName> family,
            Optional<String> left,
            Optional<String> right,
            long rows,
            List<Double> mix,
            Optional<String> pattern) {
        static final Comparing FIRST = new Comparing(
                Optional.empty(), Optional.empty(), Optional.empty(), 10_000_000, List.of(), Optional.empty());

        public Comparing {
            mix = List.copyOf(mix);
        }

        public Comparing withFamily(Optional<ObjectName> family) {
            return new Comparing(family, left, right, rows, List.of(), pattern);
        }

        public Comparing withLayouts(Optional<String> left, Optional<String> right) {
            return new Comparing(family, left, right, rows, mix, pattern);
        }

        public Comparing withRows(long rows) {
            return new Comparing(family, left, right, rows, mix, pattern);
        }

        public Comparing withMix(List<Double> mix) {
            return new Comparing(family, left, right, rows, mix, pattern);
        }

        public Comparing withPattern(Optional<String> pattern) {
            return new Comparing(family, left, right, rows, mix, pattern);
        }
    }

    /** A wish to see what is selected; each wish is an object of its own, so that one may go twice to the same. */
    public static final class Goal {
        private final Selection selection;

        private Goal(Selection selection) {
            this.selection = selection;
        }

        public Selection selection() {
            return selection;
        }
    }

    /** A wish to see a place in the SQL and to go on typing there; each wish is an object of its own. */
    public static final class Reveal {
        private final int file;
        private final Span span;

        public Reveal(int file, Span span) {
            this.file = file;
            this.span = span;
        }

        public int file() {
            return file;
        }

        public Span span() {
            return span;
        }
    }

    /** Which panes beside the middle are open. */
    public record Panes(boolean outline, boolean inspector, boolean dock) {
        public Panes withOutline(boolean outline) {
            return new Panes(outline, inspector, dock);
        }

        public Panes withInspector(boolean inspector) {
            return new Panes(outline, inspector, dock);
        }

        public Panes withDock(boolean dock) {
            return new Panes(outline, inspector, dock);
        }
    }

    public View withTab(Tab tab) {
        return new View(tab, selection, goal, canvas, comparing, panes, file, reveal, looking);
    }

    /** Returns the view with {@code selection}, which is gone to: it comes into view wherever it is shown. */
    public View withSelection(Selection selection) {
        Optional<Goal> next = selection.isEmpty() ? Optional.empty() : Optional.of(new Goal(selection));
        return new View(tab, selection, next, canvas, comparing, panes, file, reveal, looking);
    }

    /** Returns the view with {@code selection}, which the user points at on the canvas: nothing moves there. */
    public View pointingAt(Selection selection) {
        return new View(tab, selection, Optional.empty(), canvas, comparing, panes, file, reveal, looking);
    }

    /** Returns the view with selection and focus as they are called now. */
    View following(Selection renamed, Focus focus) {
        return new View(tab, renamed, goal, canvas, comparing, panes, file, reveal, looking.changed(focus));
    }

    public View withCanvas(UnaryOperator<Canvas> change) {
        return new View(tab, selection, goal, change.apply(canvas), comparing, panes, file, reveal, looking);
    }

    public View withComparing(UnaryOperator<Comparing> change) {
        return new View(tab, selection, goal, canvas, change.apply(comparing), panes, file, reveal, looking);
    }

    public View withPanes(UnaryOperator<Panes> change) {
        return new View(tab, selection, goal, canvas, comparing, change.apply(panes), file, reveal, looking);
    }

    public View withFile(int file) {
        return new View(tab, selection, goal, canvas, comparing, panes, file, reveal, looking);
    }

    /** Returns the view with {@code span} of file {@code file} to be shown in the SQL pane, which is opened. */
    public View revealing(int file, Span span) {
        return new View(
                Tab.MODEL,
                selection,
                goal,
                canvas,
                comparing,
                panes.withDock(true),
                file,
                Optional.of(new Reveal(file, span)),
                looking);
    }

    /** Returns which tables the canvas shows. */
    public Focus focus() {
        return looking.focus();
    }

    /** Returns the view with a canvas that shows the tables of {@code focus}: a step that one can go back. */
    public View withFocus(Focus focus) {
        return with(looking.to(focus, Looking.Spot.of(canvas)));
    }

    /** Returns the view with {@code focus} in the place of the one that there is, no step of its own. */
    public View withFocusChanged(Focus focus) {
        return with(looking.changed(focus));
    }

    /** Returns the view of what the canvas showed before. */
    public View back() {
        return with(looking.back(Looking.Spot.of(canvas)));
    }

    /** Returns the view of what the canvas showed when the user went back. */
    public View forward() {
        return with(looking.forward(Looking.Spot.of(canvas)));
    }

    private View with(Looking looking) {
        return new View(tab, selection, goal, canvas, comparing, panes, file, reveal, looking);
    }
}
