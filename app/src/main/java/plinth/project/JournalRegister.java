package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Knows in the user's own folder which journals this user's Plinth has written, and in which folders. A journal that is not here came with the
 * folder: from a repository, or from somebody else.
 */
final class JournalRegister {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path state;

    JournalRegister(Path state) {
        this.state = state;
    }

    static JournalRegister ofUser() {
        return new JournalRegister(Places.ofUser().state().resolve("journals"));
    }

    /**
     * What is known of a folder's journal.
     *
     * @param checksum of its bytes
     * @param outside the files that the save changes and that are not below the folder
     */
    record Known(String nonce, String checksum, Set<Path> outside) {
        Known {
            outside = Set.copyOf(outside);
        }

        boolean is(Journal journal, byte[] bytes) {
            return nonce.equals(journal.nonce()) && checksum.equals(Checksums.of(bytes));
        }
    }

    /** Enters {@code journal}, which is going to stand in {@code folder}, a real path. It is on the disk when this returns. */
    void enter(Disk disk, Path folder, Journal journal, Set<Path> outside) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("folder", folder.toString());
        root.put("nonce", journal.nonce());
        root.put("checksum", Checksums.of(journal.bytes()));
        ArrayNode others = root.putArray("outside");
        outside.forEach(p -> others.add(p.toString()));
        Path file = file(folder);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(state);
            disk.write(beside, root.toString().getBytes(StandardCharsets.UTF_8), file);
            disk.rename(beside, file);
        } catch (IOException e) {
            throw new IOException(
                    "what is needed to finish a save that is cut off cannot be kept in " + state + " ("
                            + TextFiles.reason(e)
                            + "); make that folder writable, or name another one in XDG_STATE_HOME",
                    e);
        }
    }

    Optional<Known> find(Path folder) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file(folder), StandardCharsets.UTF_8));
            Set<Path> outside = new HashSet<>();
            root.path("outside").forEach(p -> outside.add(Path.of(p.asString(""))));
            boolean same = root.path("folder").asString("").equals(folder.toString());
            return same
                    ? Optional.of(new Known(
                            root.path("nonce").asString(""),
                            root.path("checksum").asString(""),
                            outside))
                    : Optional.empty();
        } catch (IOException | JacksonException | java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }

    void remove(Disk disk, Path folder) throws IOException {
        try {
            disk.delete(file(folder));
        } catch (NoSuchFileException e) {
            // Nothing was entered.
        }
    }

    private Path file(Path folder) {
        return state.resolve(
                Checksums.of(folder.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 24) + ".json");
    }
}
