package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.model.text.SourceText;

/**
 * A project as it was read from disk: a single SQL file, or a folder.
 *
 * @param path what was opened, absolute
 * @param root the folder that names of files are relative to: the folder opened, or the one that holds the file
 * @param name the name for people: of the file without its ending, or of the folder
 * @param sources where the schema comes from, in the order in which they are read
 * @param sidecar what belongs to the document and is not SQL
 * @param sidecarFile where that is kept
 * @param notices what the user should know of how it was read
 */
public record Opened(
        Path path,
        Path root,
        String name,
        Dialect dialect,
        Settings settings,
        List<Source> sources,
        Sidecar sidecar,
        SidecarFile sidecarFile,
        List<Notice> notices) {
    public Opened {
        sources = List.copyOf(sources);
        notices = List.copyOf(notices);
    }

    /** Returns all files in the order in which they are read; a {@link Reading}'s files stand in the same order. */
    public List<SourceFile> files() {
        return sources.stream().flatMap(s -> s.files().stream()).toList();
    }

    /** Returns whether edits may change file {@code file}, a place in {@link #files()}: a schema's, or the one step that is not applied yet. */
    public boolean patchable(int file) {
        int at = 0;
        for (Source s : sources) {
            if (file < at + s.files().size()) {
                SourceFile f = s.files().get(file - at);
                return s.kind() == Source.Kind.SCHEMA
                        || f == s.files().getLast() && f.name().contains(SourceReader.PENDING);
            }
            at += s.files().size();
        }
        return false;
    }

    /** Returns the texts to read. */
    public List<SourceText> texts() {
        return files().stream().map(SourceFile::source).toList();
    }

    /** Reads the schema out of the files. */
    public Reading read() {
        return Reading.of(dialect, texts());
    }

    /** Returns the same project with another sidecar. */
    public Opened withSidecar(Sidecar sidecar) {
        return new Opened(path, root, name, dialect, settings, sources, sidecar, sidecarFile, notices);
    }

    /** Returns the files whose text {@code reading}, a later one, has changed. */
    public List<SourceFile> unsaved(Reading reading) {
        List<SourceFile> files = files();
        return IntStream.range(0, files.size())
                .filter(i -> !reading.files()
                        .get(i)
                        .script()
                        .text()
                        .equals(files.get(i).source().text()))
                .mapToObj(files::get)
                .toList();
    }

    /** Returns the project after {@code texts} have been written to its files, and {@code sidecarText} to the sidecar's. */
    Opened saved(Map<Path, String> texts, Sidecar sidecar, Optional<String> sidecarText) throws ProjectException {
        List<Source> now = new ArrayList<>();
        for (Source s : sources) {
            List<SourceFile> files = new ArrayList<>();
            for (SourceFile f : s.files()) {
                String text = texts.get(f.path());
                files.add(text == null ? f : f.written(text));
            }
            now.add(new Source(s.kind(), s.origin(), files));
        }
        SidecarFile file =
                sidecarText.isPresent() ? new SidecarFile(sidecarFile.path(), sidecarText, true) : sidecarFile;
        return new Opened(path, root, name, dialect, settings, now, sidecar, file, notices);
    }
}
