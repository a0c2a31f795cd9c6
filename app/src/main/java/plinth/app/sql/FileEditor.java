package plinth.app.sql;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;
import plinth.app.store.AppliedStep;
import plinth.app.store.Command;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.app.store.TextChange;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Span;

/** The editor of one file. */
final class FileEditor {
    /** How long styling may take between two frames, in nanoseconds. */
    private static final long SLICE = 5_000_000;

    private final Store store;
    private final int file;
    private final CodeArea area = new CodeArea();
    private final StepStrip strip;
    private final VBox node;
    private final Gestures gestures;
    private final Marks marks;
    private final Set<Entry> styled = Collections.newSetFromMap(new IdentityHashMap<>());
    private final AnimationTimer painter = new AnimationTimer() {
        @Override
        public void handle(long now) {
            paint();
        }
    };
    private Script shown;
    private List<Problem> problems = List.of();
    private boolean following;
    private int cursor;

    FileEditor(Store store, int file) {
        this.store = store;
        this.file = file;
        Reading.File f = reading().files().get(file);
        this.gestures = new Gestures("Type in " + f.name());
        this.shown = f.script();
        this.strip = new StepStrip(store);
        VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        this.node = new VBox(strip.node(), scroll);
        area.getStyleClass().add("sql-area");
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.replaceText(shown.text());
        area.moveTo(0);
        Platform.runLater(() -> {
            if (area.getCaretPosition() == 0) {
                area.showParagraphAtTop(0);
            }
        });
        marks = new Marks(area);
        area.plainTextChanges().subscribe(this::typed);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::refused);
        applied();
        painter.start();
    }

    /** An applied step can be read and copied, not typed into. */
    private void applied() {
        Optional<AppliedStep> step = AppliedStep.of(store.state().get(), file);
        area.setEditable(step.isEmpty());
        strip.show(step);
    }

    private void refused(KeyEvent e) {
        boolean text = !e.isShortcutDown()
                && !e.isAltDown()
                && !e.getCharacter().isEmpty()
                && e.getCharacter().charAt(0) >= ' ';
        if (!area.isEditable() && text) {
            AppliedStep.of(store.state().get(), file).ifPresent(s -> store.dispatch(new Command.Refused(s.text())));
        }
    }

    Node node() {
        return node;
    }

    CodeArea area() {
        return area;
    }

    private Reading reading() {
        return store.state().get().document().reading();
    }

    private void key(KeyEvent e) {
        if (!e.isShortcutDown()) {
            return;
        }
        switch (e.getCode()) {
            case Z -> {
                store.dispatch(e.isShiftDown() ? new Command.Redo() : new Command.Undo());
                e.consume();
            }
            case Y -> {
                store.dispatch(new Command.Redo());
                e.consume();
            }
            default -> {}
        }
    }

    /** The user has typed: the store hears of the change alone. */
    private void typed(PlainTextChange change) {
        if (following) {
            return;
        }
        int at = change.getPosition();
        Patch patch = new Patch(new Span(at, at + change.getRemoved().length()), change.getInserted());
        following = true;
        try {
            store.dispatch(new Command.Typed(file, List.of(patch), gestures.of(patch, System.nanoTime())));
        } finally {
            following = false;
        }
        adopt(reading().files().get(file));
    }

    /** Brings the text to where the store is. */
    void follow(State state) {
        applied();
        if (following || file >= state.document().reading().files().size()) {
            return;
        }
        Reading.File now = state.document().reading().files().get(file);
        if (now.script() == shown) {
            return;
        }
        following = true;
        try {
            List<Patch> patches = TextChange.between(shown, now.script());
            for (int i = patches.size() - 1; i >= 0; i--) {
                Patch p = patches.get(i);
                area.replaceText(p.span().start(), p.span().end(), p.text());
            }
            gestures.close();
        } finally {
            following = false;
        }
        adopt(now);
    }

    private void adopt(Reading.File now) {
        shown = now.script();
        styled.retainAll(identities(now.entries()));
        cursor = 0;
        painter.start();
        paint();
    }

    private static Set<Entry> identities(List<Entry> entries) {
        Set<Entry> set = Collections.newSetFromMap(new IdentityHashMap<>(entries.size() * 2));
        set.addAll(entries);
        return set;
    }

    /** Marks what is wrong in the text that is shown. */
    void show(List<Problem> all) {
        Reading.File f = reading().files().get(file);
        List<Problem> mine = all.stream().filter(p -> p.file().equals(f.name())).toList();
        if (mine.equals(problems)) {
            return;
        }
        restyle(problems);
        problems = mine;
        restyle(problems);
        marks.setProblems(mine);
        cursor = 0;
        painter.start();
    }

    private void restyle(List<Problem> where) {
        List<Entry> entries = reading().files().get(file).entries();
        for (Problem p : where) {
            if (!entries.isEmpty() && p.offset() <= shown.length()) {
                styled.remove(entries.get(shown.at(p.offset())));
            }
        }
    }

    /** Styles what is not styled yet: as much as a frame has time for. */
    private void paint() {
        Reading.File f = reading().files().get(file);
        if (f.script() != shown) {
            return;
        }
        long end = System.nanoTime() + SLICE;
        List<Entry> entries = f.entries();
        while (cursor < entries.size()) {
            Entry e = entries.get(cursor);
            if (styled.add(e)) {
                style(e, shown.start(cursor));
                if (System.nanoTime() > end) {
                    cursor++;
                    return;
                }
            }
            cursor++;
        }
        painter.stop();
    }

    private void style(Entry entry, int start) {
        int length = entry.statement().text().length();
        List<Problem> here = problems.stream()
                .filter(p -> p.offset() < start + length && p.offset() + Math.max(1, p.length()) > start)
                .toList();
        List<Highlight.Run> runs = Highlight.of(entry);
        int first = area.offsetToPosition(start, org.fxmisc.richtext.model.TwoDimensional.Bias.Forward)
                .getMajor();
        int at = start - area.getAbsolutePosition(first, 0);
        int lineStart = start - at;
        for (int p = first; p < area.getParagraphs().size() && lineStart < start + length; p++) {
            int width = area.getParagraphLength(p);
            int from = Math.max(lineStart, start);
            int to = Math.min(lineStart + width, start + length);
            if (to > from) {
                StyleSpans<Collection<String>> spans = spans(runs, here, start, from, to);
                if (!spans.equals(area.getStyleSpans(from, to))) {
                    area.setStyleSpans(from, spans);
                }
            }
            lineStart += width + 1;
        }
    }

    private static StyleSpans<Collection<String>> spans(
            List<Highlight.Run> runs, List<Problem> problems, int statement, int from, int to) {
        StyleSpansBuilder<Collection<String>> out = new StyleSpansBuilder<>();
        int at = from;
        for (Highlight.Run r : runs) {
            int start = Math.max(from, statement + r.start());
            int end = Math.min(to, statement + r.end());
            if (start >= end) {
                continue;
            }
            if (start > at) {
                out.add(List.of(), start - at);
            }
            out.add(List.of(r.style()), end - start);
            at = end;
        }
        out.add(List.of(), to - at);
        StyleSpans<Collection<String>> plain = out.create();
        for (Problem p : problems) {
            int start = Math.clamp(p.offset(), from, to);
            int end = Math.clamp(p.offset() + Math.max(1, p.length()), from, to);
            if (end > start) {
                StyleSpansBuilder<Collection<String>> over = new StyleSpansBuilder<>();
                over.add(List.of(), start - from);
                over.add(List.of(p.severity() == Problem.Severity.ERROR ? "sql-error" : "sql-doubt"), end - start);
                over.add(List.of(), to - end);
                plain = plain.overlay(over.create(), FileEditor::both);
            }
        }
        return plain;
    }

    private static Collection<String> both(Collection<String> a, Collection<String> b) {
        return b.isEmpty()
                ? a
                : a.isEmpty() ? b : List.of(a.iterator().next(), b.iterator().next());
    }

    /** Puts the ground of the selection under the lines of {@code span}, and shows them when {@code scroll} says so. */
    void select(Optional<Span> span, boolean scroll) {
        Optional<IndexRange> lines = span.map(s -> new IndexRange(
                shown.position(s.start()).line() - 1, shown.position(s.end()).line()));
        marks.setSelected(lines);
        if (scroll && span.isPresent() && lines.isPresent()) {
            area.moveTo(Math.min(span.get().start(), area.getLength()));
            show(lines.get().getStart());
        }
    }

    /** Brings line {@code line} (from 0) to the upper end, unless all of it is in view. */
    private void show(int line) {
        area.showParagraphAtTop(Math.clamp(line, 0, area.getParagraphs().size() - 1));
    }

    void close() {
        painter.stop();
    }
}
