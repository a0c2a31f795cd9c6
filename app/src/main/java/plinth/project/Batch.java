package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Problem.Severity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes several files so that either all of them change or none, whatever happens in between. The new texts are written beside the files
 * first; then a journal says that they are meant; then each takes its file's place. A restart that finds a journal goes on from there, and one
 * that finds none has nothing to do: the files are as they were.
 */
final class Batch {
    private static final String JOURNAL = ".plinth-journal";
    private static final Duration ABANDONED = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Disk disk;
    private final Path folder;

    Batch(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    private static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".plinth-new");
    }

    private Path journal() {
        return folder.resolve(JOURNAL);
    }

    /** Carries out {@code changes}, whose files' folders are there. Checks nothing: that the files are as they should be is the caller's. */
    void write(List<FileChange> changes) throws IOException {
        try {
            for (FileChange c : changes) {
                if (c.after().isPresent()) {
                    disk.write(beside(c.path()), c.after().get().value(), c.path());
                }
            }
        } catch (IOException e) {
            for (FileChange c : changes) {
                Files.deleteIfExists(beside(c.path()));
            }
            throw e;
        }
        boolean several = changes.size() > 1;
        if (several) {
            disk.write(beside(journal()), journalText(changes), journal());
            disk.rename(beside(journal()), journal());
        }
        for (FileChange c : changes) {
            if (c.after().isPresent()) {
                disk.rename(beside(c.path()), c.path());
            } else {
                disk.delete(c.path());
            }
        }
        if (several) {
            disk.delete(journal());
        }
    }

    private byte[] journalText(List<FileChange> changes) {
        ArrayNode all = JSON.createArrayNode();
        for (FileChange c : changes) {
            ObjectNode one = all.addObject();
            one.put("file", folder.relativize(c.path()).toString());
            one.put("before", c.before().orElse(""));
            one.put("after", c.after().map(FileChange.Bytes::checksum).orElse(""));
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Finishes what an earlier run began and did not end. A file that somebody has changed since then is left alone, and the text that was meant
     * for it is kept beside it.
     */
    List<Notice> finish() throws IOException {
        disk.delete(beside(journal()));
        if (!Files.exists(journal())) {
            return List.of();
        }
        List<Notice> notices = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (JsonNode one : entries()) {
            String name = one.path("file").asString("");
            Path file = folder.resolve(name);
            Path meant = beside(file);
            if (one.path("after").asString("").isEmpty()) {
                if (Checksums.of(file).orElse("").equals(one.path("before").asString(""))) {
                    disk.delete(file);
                }
                continue;
            }
            if (!Files.exists(meant)) {
                continue;
            }
            Optional<String> now = Checksums.of(file);
            if (now.orElse("").equals(one.path("before").asString(""))) {
                disk.rename(meant, file);
                done.add(name);
            } else if (now.orElse("").equals(one.path("after").asString(""))) {
                disk.delete(meant);
            } else {
                Path kept = file.resolveSibling(file.getFileName() + ".plinth-kept");
                disk.rename(meant, kept);
                notices.add(new Notice(
                        Severity.WARNING,
                        name,
                        "It was changed by someone else after Plinth had stopped in the middle of saving. It is left"
                                + " as it is; what Plinth was writing is in " + kept.getFileName() + "."));
            }
        }
        disk.delete(journal());
        if (!done.isEmpty()) {
            notices.add(new Notice(
                    Severity.HINT,
                    JOURNAL,
                    "Plinth had stopped in the middle of saving; it has now finished writing " + String.join(", ", done)
                            + "."));
        }
        return notices;
    }

    /** Takes away the new text beside {@code file} that a run left which stopped before it was meant; one of a save going on now is not that old. */
    static void sweep(Path file) throws IOException {
        Path left = beside(file);
        if (Files.exists(left)
                && Files.getLastModifiedTime(left)
                        .toInstant()
                        .isBefore(Instant.now().minus(ABANDONED))) {
            Files.delete(left);
        }
    }

    private Iterable<JsonNode> entries() throws IOException {
        try {
            return JSON.readTree(Files.readString(journal(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new IOException("the journal " + journal() + " is not one of Plinth's", e);
        }
    }
}
