package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.model.text.SourceText;
import plinth.renderer.sql.Steps;

/**
 * A project as it was read from disk: a single SQL file, or a folder.
 *
 * @param path what was opened, absolute
 * @param root the folder that names of files are relative to: the folder opened, or the one that holds the file
 * @param name the name for people: of the file without its ending, or of the folder
 * @param sources where the schema comes from, in the order in which they are read
 * @param sidecar what belongs to the document and is not SQL
 * @param sidecarFile where that is kept, but for the problems that are ignored
 * @param ignoredFile where those are kept
 * @param notices what the user should know of how it was read
 * @param unfinished whether a save was cut off in its folder, and the files are read as they are once it is through
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
        SidecarFile ignoredFile,
        List<Notice> notices,
        boolean unfinished) {
    public Opened {
        sources = List.copyOf(sources);
        notices = List.copyOf(notices);
    }

    /** Returns all files in the order in which they are read; a {@link Reading}'s files stand in the same order. */
    public List<SourceFile> files() {
        return sources.stream().flatMap(s -> s.files().stream()).toList();
    }

    /** Returns whether edits and typing may change file {@code file}, a place in {@link #files()}. */
    public boolean patchable(int file) {
        List<SourceFile> files = files();
        return file >= 0 && file < files.size() && !files.get(file).applied();
    }

    /** Returns which files edits change, and where those go that would change an applied step. */
    public Steps steps() {
        List<Integer> targets = new ArrayList<>();
        List<Boolean> repeatable = new ArrayList<>();
        for (Source s : sources) {
            int from = targets.size();
            int pending = s.pending().map(p -> from + s.files().indexOf(p)).orElse(-1);
            for (SourceFile f : s.files()) {
                targets.add(f.applied() ? pending : targets.size());
                repeatable.add(f.role() == SourceFile.Role.REPEATABLE);
            }
        }
        return new Steps(targets, repeatable);
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
        return new Opened(
                path, root, name, dialect, settings, sources, sidecar, sidecarFile, ignoredFile, notices, unfinished);
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

    /** Returns the project after {@code texts} have been written to its files, and those of the sidecar beside them. */
    Opened saved(Map<Path, String> texts, Sidecar sidecar, SidecarFile sidecarFile, SidecarFile ignoredFile)
            throws ProjectException {
        List<Source> now = new ArrayList<>();
        for (Source s : sources) {
            List<SourceFile> files = new ArrayList<>();
            for (SourceFile f : s.files()) {
                String text = texts.get(f.path());
                files.add(text == null ? f : f.nothing(text) ? f.gone() : f.written(text));
            }
            now.add(s.with(files));
        }
        return new Opened(path, root, name, dialect, settings, now, sidecar, sidecarFile, ignoredFile, notices, false);
    }
}
