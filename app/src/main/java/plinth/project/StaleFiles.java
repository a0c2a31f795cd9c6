package plinth.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.project.Exporter.Planned;
import plinth.project.Exporter.Status;
import plinth.renderer.query.FilePlace;

/** Finds what an earlier export of the same project wrote into the same folders and this one does not: files of tables that are gone. */
final class StaleFiles {
    private final ExportSource source;
    private final FileAccess access;
    private final Path root;
    private final List<Planned> planned;
    private final Set<String> firstLines;

    StaleFiles(ExportSource source, FileAccess access, Path root, List<Planned> planned) {
        this.source = source;
        this.access = access;
        this.root = root;
        this.planned = planned;
        this.firstLines = planned.stream()
                .flatMap(p -> p.textAfter().stream())
                .map(StaleFiles::firstLine)
                .collect(Collectors.toSet());
    }

    /** Returns the stale files right in {@code places}, by path. */
    List<Planned> in(Set<FilePlace> places) throws ProjectException {
        List<Planned> found = new ArrayList<>();
        for (FilePlace place : places) {
            Path folder = root.resolve(place.folder()).normalize();
            if (!Files.isDirectory(folder) || access.refusal(folder).isPresent()) {
                continue;
            }
            try {
                for (Path p : access.files(folder, place.ending())) {
                    if (access.isFile(p) && !Files.isSymbolicLink(p) && Generated.is(access, p) && !known(p)) {
                        stale(p).ifPresent(found::add);
                    }
                }
            } catch (IOException e) {
                throw new ProjectException(
                        "The folder " + folder + " cannot be read: " + TextFiles.reason(e) + ". Nothing was written.",
                        e);
            }
        }
        found.sort((a, b) -> a.path().compareTo(b.path()));
        return found;
    }

    /** Whether the export writes {@code file}, maybe by a name that differs in case, or the schema is read from it. */
    private boolean known(Path file) throws IOException {
        for (Planned p : planned) {
            if (p.path().equals(file) || (Files.exists(p.path()) && Files.isSameFile(p.path(), file))) {
                return true;
            }
        }
        return source.files().contains(file);
    }

    private Optional<Planned> stale(Path file) throws IOException {
        String text = Exporter.text(access.bytes(file));
        String name = Project.name(root, file);
        Optional<Stamp> stamp = Stamp.of(text);
        // What has no stamp is ours when it looks as it did before there were stamps, and is no copy of one that is
        // still written.
        String first = firstLine(text);
        boolean ours = stamp.map(s -> s.export().equals(source.export(root, name)) && source.may(first))
                .orElseGet(() -> Exporter.older(text) && source.made(first) && !firstLines.contains(newer(first)));
        if (!ours) {
            return Optional.empty();
        }
        boolean edited = stamp.filter(s -> !s.fits(text)).isPresent();
        Status status = edited ? Status.EDITED_STALE : Status.STALE;
        return Optional.of(Planned.text(name, file, status, Optional.of(text), Optional.empty()));
    }

    private static String newer(String firstLine) {
        return firstLine.replace(Exporter.OLDER, Exporter.NEWER);
    }

    static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
