package plinth.app.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.schema.ObjectName;
import plinth.project.Opened;
import plinth.project.Sidecar;
import plinth.project.SidecarFile;
import plinth.project.Volume;
import plinth.renderer.diagram.Point;
import plinth.renderer.sql.Edited;
import plinth.renderer.sql.StepRewriter;

/**
 * Holds one open project. All that the user does comes in through {@link #dispatch}; all that panes show comes out of observable values. Used
 * from one thread, the UI's.
 */
public final class Store {
    private final ReadOnlyObjectWrapper<State> state;
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableValue<Document> document;
    private final ObservableValue<View> view;
    private final ObservableValue<Picture> picture;
    private final ObservableValue<Checks> checks;
    private final Executor background;
    private final Executor ui;
    private Optional<ObservableValue<Unsaved>> unsaved = Optional.empty();
    private Optional<Typing> typing = Optional.empty();

    /**
     * Opens {@code project}.
     *
     * @param background runs what takes time, on any thread
     * @param ui runs what sets observable values, on the thread that the store is used from
     */
    public Store(Prepared project, Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
        this.state = new ReadOnlyObjectWrapper<>(project.state());
        this.document = state.map(State::document);
        this.view = state.map(State::view);
        this.picture = follow(state.map(Picture.Wanted::of), project.picture(), Picture::next)
                .value();
        this.checks = derive(document, Checks.NONE, Checks::of);
        picture.addListener((o, was, now) -> place(now));
    }

    /** Returns everything at once; it fires once for each command that changes something. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public ObservableValue<Document> document() {
        return document;
    }

    public ObservableValue<View> view() {
        return view;
    }

    /** Returns patterns and drawing of the document, or of the one just before while they are made. */
    public ObservableValue<Picture> picture() {
        return picture;
    }

    /** Returns what is wrong or doubtful, of the document or of the one just before while it is looked for. */
    public ObservableValue<Checks> checks() {
        return checks;
    }

    /** Returns what differs from the files on disk, of the document or of the one just before while it is looked for. Made when it is asked for first. */
    public ObservableValue<Unsaved> unsaved() {
        ObservableValue<Unsaved> known =
                unsaved.orElseGet(() -> derive(state.map(Unsaved.Pair::of), Unsaved.NOTHING, Unsaved::of));
        unsaved = Optional.of(known);
        return known;
    }

    /** Returns what the user should know of the last command, until it is read or another one is done. */
    public ReadOnlyObjectProperty<Optional<Notice>> notice() {
        return notice.getReadOnlyProperty();
    }

    /**
     * Derives a value from another off the UI thread; while it is made, of the values that come in only the last is kept.
     *
     * @param first the value until the first is made
     * @param work a pure function
     */
    public <A, B> ObservableValue<B> derive(ObservableValue<A> from, B first, Function<A, B> work) {
        return fold(from, first, (a, before) -> work.apply(a));
    }

    /** Derives as {@link #derive}, from the value and what was made last. */
    public <A, B> ObservableValue<B> fold(ObservableValue<A> from, B first, BiFunction<A, B, B> work) {
        Latest<A, B> latest = follow(from, first, work);
        latest.request(from.getValue());
        return latest.value();
    }

    /** Derives as {@link #fold} from the next value on: {@code first} is that of the present one. */
    private <A, B> Latest<A, B> follow(ObservableValue<A> from, B first, BiFunction<A, B, B> work) {
        Latest<A, B> latest = new Latest<>(first, work, background, ui);
        from.addListener((o, was, now) -> latest.request(now));
        return latest;
    }

    /** Does what {@code command} says. What cannot be done changes nothing and leaves a notice. */
    public void dispatch(Command command) {
        if (!(command instanceof Command.Typed) && !(command instanceof Command.ViewChanged)) {
            typing = Optional.empty();
        }
        switch (command) {
            case Command.Edited e -> edit(e.edit(), Map.of(), e.gesture());
            case Command.Placed p -> edit(p.edit(), p.at(), p.gesture());
            case Command.Typed t
            when closed(t.file()).isPresent() -> refuse(closed(t.file()).get());
            case Command.Typed t -> {
                typing = t.patches().isEmpty() ? Optional.empty() : Optional.of(Typing.of(t));
                Reading after = state.get().document().reading().patched(t.file(), t.patches());
                done(t.gesture(), state.get().document(), state.get().document().with(after));
            }
            case Command.Moved m
            when state.get().view().focus().arranged() -> {
                View now = state.get().view();
                state.set(state.get().with(now.withFocusChanged(now.focus().moved(m.to()))));
            }
            case Command.Moved m -> {
                Document base = begin(m.gesture());
                done(m.gesture(), base, base.moved(m.to()));
            }
            case Command.Arranged a
            when state.get().view().focus().arranged() -> {
                View now = state.get().view();
                Focus anew = now.focus().withPlaces(Map.of());
                state.set(state.get().with(now.withFocusChanged(anew)));
            }
            case Command.Arranged a -> {
                Document now = state.get().document();
                done(Gesture.of("Arrange"), now, now.unplaced());
            }
            case Command.Counted c -> {
                Document base = begin(c.gesture());
                done(c.gesture(), base, base.withSidecar(counted(base.sidecar(), c.table(), c.rows())));
            }
            case Command.Provided p -> {
                Document base = begin(p.gesture());
                done(p.gesture(), base, base.withSidecar(base.sidecar().withMemory(p.memory())));
            }
            case Command.Noted n -> {
                Document base = begin(n.gesture());
                Sidecar kept = n.change().apply(base.sidecar());
                SidecarFile ignored = state.get().project().ignoredFile();
                if (!ignored.readable() && !kept.ignored().equals(base.sidecar().ignored())) {
                    refuse(ignored.path().getFileName()
                            + " is not understood and so not written. plinth check says where it is wrong.");
                } else {
                    done(n.gesture(), base, kept.equals(base.sidecar()) ? base : base.withSidecar(kept));
                }
            }
            case Command.TakenBack t -> {
                Document base = begin(t.gesture());
                done(t.gesture(), base, base);
            }
            case Command.Undo u -> undo();
            case Command.Redo r -> redo();
            case Command.ViewChanged v ->
                state.set(state.get().with(v.change().apply(state.get().view())));
            case Command.Saved s -> state.set(state.get().saved(s.project(), s.saved()));
            case Command.Reloaded r -> reload(r.project());
            case Command.Replaced r
            when changed(r.reading()).isPresent() -> refuse(changed(r.reading()).get());
            case Command.Replaced r -> {
                Document now = state.get().document();
                done(
                        r.gesture(),
                        now,
                        now.with(r.reading())
                                .withSidecar(r.sidecar())
                                .moving(r.sidecar().positions()));
            }
            case Command.Rewritten r
            when changed(r.reading()).isPresent() -> refuse(changed(r.reading()).get());
            case Command.Rewritten r -> {
                Document now = state.get().document();
                done(r.gesture(), now, now.with(r.reading()));
            }
            case Command.Refused r -> refuse(r.reason());
            case Command.NoticeRead n -> notice.set(Optional.empty());
        }
    }

    private Document begin(Gesture gesture) {
        return state.get().history().begin(gesture).orElse(state.get().document());
    }

    private void edit(Edit edit, Map<ObjectName, Point> at, Gesture gesture) {
        Document base = begin(gesture);
        switch (StepRewriter.edit(base.reading(), edit, state.get().project().steps())) {
            case Edited.Refused(String reason) -> {
                // What the gesture has done so far goes as well: it was on the way to this.
                done(gesture, base, base);
                refuse(reason);
            }
            case Edited.Done d -> {
                Document after = d.reading() == base.reading() ? base : base.with(d.reading());
                Document now = state.get().document();
                if (edit instanceof Edit.AddTable && now != base) {
                    // The table that the gesture has made already keeps its place under its new name.
                    after = after.moving(now.with(d.reading()).places());
                }
                done(gesture, base, at.isEmpty() ? after : after.moved(at));
                if (!d.notes().isEmpty()) {
                    notice.set(Optional.of(new Notice(false, String.join("\n", d.notes()))));
                }
            }
        }
    }

    private void refuse(String reason) {
        notice.set(Optional.of(new Notice(true, reason)));
    }

    /** Returns why nobody may type in file {@code file}, if so. */
    private Optional<String> closed(int file) {
        return AppliedStep.of(state.get(), file).map(AppliedStep::text);
    }

    /** Returns why the text may not become that of {@code after}, if so: an applied step would change. */
    private Optional<String> changed(Reading after) {
        Reading before = state.get().document().reading();
        for (int f = 0; f < Math.min(before.files().size(), after.files().size()); f++) {
            if (!TextChange.same(
                    before.files().get(f).script(), after.files().get(f).script())) {
                Optional<String> why = closed(f);
                if (why.isPresent()) {
                    return why;
                }
            }
        }
        return Optional.empty();
    }

    /** Puts {@code next}, what {@code gesture} makes of {@code base}, where the present document is. */
    private void done(Gesture gesture, Document base, Document next) {
        State now = state.get();
        notice.set(Optional.empty());
        if (next == base) {
            if (now.document() != base) {
                state.set(now.with(base).with(now.history().without(gesture)));
            }
        } else {
            state.set(now.with(next).with(now.history().done(gesture, base)));
        }
    }

    private void undo() {
        State now = state.get();
        now.history().undo().ifPresent(s -> {
            notice.set(Optional.empty());
            state.set(now.with(s.document()).with(now.history().undone(now.document())));
        });
    }

    private void redo() {
        State now = state.get();
        now.history().redo().ifPresent(s -> {
            notice.set(Optional.empty());
            state.set(now.with(s.document()).with(now.history().redone(now.document())));
        });
    }

    private void reload(Opened project) {
        State now = state.get();
        Document disk = Document.of(project);
        Document next =
                now.document().with(disk.reading()).withSidecar(disk.sidecar()).moving(disk.places());
        boolean sameFiles = now.project().files().stream()
                .map(Object::toString)
                .toList()
                .equals(project.files().stream().map(Object::toString).toList());
        // Undo must not bring back what an applied step said before somebody else changed it.
        boolean undoable = sameFiles && changed(disk.reading()).isEmpty();
        History history = undoable ? now.history().done(Gesture.of("Reload"), now.document()) : History.NONE;
        State loaded = now.with(next).with(history).saved(project, next);
        if (!sameFiles) {
            Reading moved = PendingWork.moved(now.project(), now.document().reading(), project, disk.reading());
            Document with = moved == disk.reading() ? next : next.with(moved);
            loaded = with == next ? loaded : loaded.with(with);
        }
        state.set(loaded);
    }

    /**
     * Keeps the places that boxes have got, unless the user has put some elsewhere since. A table whose statement is just being typed has none to
     * keep yet: its box still grows.
     */
    private void place(Picture made) {
        State now = state.get();
        if (made.of().places() != now.document().places()) {
            return;
        }
        Map<ObjectName, Point> found = new HashMap<>(made.placement().positions());
        typing.flatMap(t -> t.table(made.of().reading())).ifPresent(found::remove);
        Document placed = now.document().placed(found);
        if (placed != now.document()) {
            boolean clean = now.saved() == now.document();
            state.set(clean ? now.with(placed).saved(now.project(), placed) : now.with(placed));
        }
    }

    private static Sidecar counted(Sidecar sidecar, ObjectName table, Optional<Long> rows) {
        Map<ObjectName, Volume> volumes = new HashMap<>(sidecar.volumes());
        Volume old = volumes.get(table);
        if (rows.isPresent()) {
            return sidecar.withVolume(table, new Volume(rows.get(), old == null ? Map.of() : old.mix()));
        }
        volumes.remove(table);
        return sidecar.withVolumes(new TreeMap<>(volumes));
    }
}
