package plinth.app.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import plinth.model.ddl.Place;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Patch;
import plinth.project.Drawn;
import plinth.project.Opened;
import plinth.project.Sidecar;
import plinth.renderer.diagram.Area;
import plinth.renderer.diagram.Point;
import plinth.renderer.report.ProblemKey;

/** What the user does. */
public sealed interface Command {

    /** An edit of the schema, carried out on the text. */
    record Edited(Edit edit, Gesture gesture) implements Command {
        /** Returns an edit that is a gesture of its own, called by what it does. */
        public static Edited once(Edit edit) {
            return new Edited(edit, Gesture.of(Labels.of(edit)));
        }
    }

    /** An edit that makes tables, with where their boxes stand: the user pointed there. */
    record Placed(Edit edit, Map<ObjectName, Point> at, Gesture gesture) implements Command {
        public Placed {
            at = Map.copyOf(at);
        }
    }

    /**
     * A change of a file's text by typing; the patches' spans count in the text as it is. Contrary to other commands it is applied to the
     * present document also within a gesture, which only makes it one step of undo.
     */
    record Typed(int file, List<Patch> patches, Gesture gesture) implements Command {
        public Typed {
            patches = List.copyOf(patches);
        }
    }

    /** Boxes get new places: the upper left corner each, in the drawing's coordinates. */
    record Moved(Map<ObjectName, Point> to, Gesture gesture) implements Command {
        public Moved {
            to = Map.copyOf(to);
        }
    }

    /** All boxes are placed anew, because the user asks for it. */
    record Arranged() implements Command {}

    /** A table is taken to have {@code rows} rows; absent forgets it. */
    record Counted(ObjectName table, Optional<Long> rows, Gesture gesture) implements Command {}

    /** The server is taken to have {@code memory} bytes; absent forgets it. */
    record Provided(OptionalLong memory, Gesture gesture) implements Command {}

    /** What is kept beside the SQL becomes what {@code change} makes of it. */
    record Noted(UnaryOperator<Sidecar> change, Gesture gesture) implements Command {}

    /** What {@code gesture} has done is as if it had never been, when nothing was done since. */
    record TakenBack(Gesture gesture) implements Command {}

    record Undo() implements Command {}

    record Redo() implements Command {}

    /** The user looks at something else. */
    record ViewChanged(UnaryOperator<View> change) implements Command {}

    /** The document {@code saved} is on disk now, as {@code project}. */
    record Saved(Opened project, Document saved) implements Command {}

    /** The files changed on disk and the user wants them so; one step of undo, unless there are other files than before. */
    record Reloaded(Opened project) implements Command {}

    /** The text becomes that of {@code reading}, a later one of the document's, at once: work of an earlier run is taken up. */
    record Replaced(Reading reading, Sidecar sidecar, Gesture gesture) implements Command {}

    /** The text becomes that of {@code reading}, a later one of the document's, at once: a layout is adopted. Boxes keep their places. */
    record Rewritten(Reading reading, Gesture gesture) implements Command {}

    /** What the user asked for cannot be done, for {@code reason}; it is shown like the refusal of an edit. */
    record Refused(String reason) implements Command {}

    /** The user has seen the notice. */
    record NoticeRead() implements Command {}

    /** Says that {@code column} of {@code table} is no reference, although it looks like one. */
    static Command noReference(ObjectName table, Name column) {
        return new Noted(
                kept -> kept.withDrawn(kept.drawn().withReference(table, column, false)),
                Gesture.of("Not a reference: " + table + "." + column));
    }

    /** Returns the command that ignores {@code problem} for {@code reason}, or tells it again without one. */
    static Command ignore(ProblemKey problem, Optional<String> reason) {
        return ignore(List.of(problem), reason);
    }

    /** Returns the command that ignores all of {@code problems} for one reason, or tells them again without one. */
    static Command ignore(List<ProblemKey> problems, Optional<String> reason) {
        String which = problems.size() == 1 ? problems.getFirst().toString() : problems.size() + " problems";
        return new Noted(
                s -> {
                    Sidecar next = s;
                    for (ProblemKey p : problems) {
                        next = next.withIgnored(p, reason);
                    }
                    return next;
                },
                Gesture.of((reason.isPresent() ? "Ignore " : "Show again: ") + which));
    }

    /** Keeps {@code areas}, which were proposed. */
    static Command keepAreas(List<Area> areas) {
        return areas(areas, areas.size() == 1 ? "Keep the area" : "Keep " + areas.size() + " areas", d -> d);
    }

    /** Puts {@code tables} into the area {@code name}, or into none; {@code shown} are the areas as they are now, kept or proposed. */
    static Command intoArea(List<Area> shown, Optional<String> name, Collection<ObjectName> tables) {
        String label = name.map(n -> "Put into area " + n).orElse("Take out of its area");
        return areas(shown, label, d -> d.withTablesIn(name, tables));
    }

    /** Calls the area {@code from} {@code to}. */
    static Command renameArea(List<Area> shown, String from, String to) {
        return areas(shown, "Rename area " + from + " to " + to, d -> d.withAreaCalled(from, to));
    }

    /** Forgets all areas, so that some are proposed. */
    static Command forgetAreas() {
        return new Noted(kept -> kept.withDrawn(kept.drawn().withAreas(List.of())), Gesture.of("Propose areas anew"));
    }

    private static Command areas(List<Area> shown, String label, UnaryOperator<Drawn> change) {
        return new Noted(
                kept -> {
                    Drawn d = kept.drawn();
                    return kept.withDrawn(change.apply(d.areas().isEmpty() ? d.withAreas(shown) : d));
                },
                Gesture.of(label));
    }

    /** Shows all columns of the wide table {@code table}, or its keys and references alone. */
    static Command open(ObjectName table) {
        return new ViewChanged(v -> v.withCanvas(c -> c.opening(table)));
    }

    /** Goes to {@code item}: selects it alone and brings it into view. */
    static Command select(Selection.Item item) {
        return new ViewChanged(v -> v.withSelection(Selection.of(item)));
    }

    /** Selects {@code selection}, which the user points at on the canvas: nothing moves there. */
    static Command point(Selection selection) {
        return new ViewChanged(v -> v.pointingAt(selection));
    }

    /** Shows {@code place} in the SQL pane. */
    static Command reveal(Place place) {
        return new ViewChanged(v -> v.revealing(place.file(), place.span()));
    }
}
