package plinth.app.store;

import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Reading;
import plinth.model.text.Patch;
import plinth.project.Opened;
import plinth.project.Source;
import plinth.project.SourceFile;

/** Unsaved work in a pending step, when other steps have come before it in the meantime: it goes on in the pending step behind those. */
final class PendingWork {
    private PendingWork() {}

    /** Returns {@code reading}, that of {@code now}, with the texts of steps that {@code was} had pending and not on disk; {@code before} is its last text. */
    static Reading moved(Opened was, Reading before, Opened now, Reading reading) {
        Reading result = reading;
        for (Source s : was.sources()) {
            Optional<SourceFile> old = s.pending().filter(f -> !f.exists());
            Optional<SourceFile> next = old.flatMap(o -> now.sources().stream()
                    .flatMap(x -> x.pending().stream())
                    .filter(f -> !f.exists()
                            && f.path().resolveSibling(o.path().getFileName()).equals(o.path()))
                    .findFirst());
            if (next.isPresent()) {
                String text = text(before, was.files(), old.orElseThrow());
                int at = now.files().indexOf(next.get());
                String there = result.files().get(at).script().text();
                if (!text.equals(there)) {
                    result = result.patched(at, List.of(Patch.between(there, text)));
                }
            }
        }
        return result;
    }

    private static String text(Reading reading, List<SourceFile> files, SourceFile file) {
        return reading.files().get(files.indexOf(file)).script().text();
    }
}
