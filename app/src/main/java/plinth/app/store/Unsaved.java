package plinth.app.store;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.Reading;
import plinth.model.text.LineDiff;
import plinth.renderer.sql.ChangeScript;

/**
 * What a document says otherwise than its files on disk.
 *
 * @param files the files that differ
 * @param script the same as statements
 */
public record Unsaved(List<File> files, ChangeScript script) {
    static final Unsaved NOTHING = new Unsaved(List.of(), new ChangeScript(List.of(), List.of()));

    /** Lines around a change that are shown with it. */
    private static final int AROUND = 3;

    public Unsaved {
        files = List.copyOf(files);
    }

    /** A file with the lines that differ, and those around them. */
    public record File(String name, List<LineDiff.Line> lines) {
        public File {
            lines = List.copyOf(lines);
        }

        /** Returns how many lines are new, or are gone. */
        public long count(LineDiff.Change change) {
            return lines.stream().filter(l -> l.change() == change).count();
        }
    }

    /** What is saved and what is not. */
    record Pair(Document saved, Document now) {
        static Pair of(State s) {
            return new Pair(s.saved(), s.document());
        }
    }

    static Unsaved of(Pair pair) {
        Reading was = pair.saved().reading();
        Reading now = pair.now().reading();
        if (was == now) {
            return NOTHING;
        }
        List<File> files = new ArrayList<>();
        for (int f = 0; f < now.files().size(); f++) {
            String before = f < was.files().size() ? was.files().get(f).script().text() : "";
            String after = now.files().get(f).script().text();
            if (!before.equals(after)) {
                files.add(new File(now.files().get(f).name(), near(LineDiff.of(before, after))));
            }
        }
        return new Unsaved(
                files,
                ChangeScript.of(
                        was.schema(), now.schema(), Following.between(was, now).tables()));
    }

    private static List<LineDiff.Line> near(List<LineDiff.Line> all) {
        boolean[] shown = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).change() != LineDiff.Change.SAME) {
                for (int j = Math.max(0, i - AROUND); j <= Math.min(all.size() - 1, i + AROUND); j++) {
                    shown[j] = true;
                }
            }
        }
        List<LineDiff.Line> near = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (shown[i]) {
                near.add(all.get(i));
            }
        }
        return near;
    }
}
