package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.ddl.Reading;
import plinth.model.schema.Name;
import plinth.model.text.Patch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps what is not saved yet in a file of the user's own, so that it outlives a crash. It is never in the project's folder. */
public final class Recovery {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    /** Makes one that keeps its files in {@code folder}. */
    public Recovery(Path folder) {
        this.folder = folder;
    }

    /** Returns the one in the user's own folder. */
    public static Recovery ofUser() {
        return new Recovery(Places.ofUser().state().resolve("recovery"));
    }

    /**
     * What an earlier run did not save.
     *
     * @param texts the texts of changed files, by path
     * @param changedSince files among them that are on disk not as they were then, so that the texts are older than they
     */
    public record Kept(Map<Path, String> texts, Sidecar sidecar, List<Path> changedSince) {
        public Kept {
            texts = Map.copyOf(texts);
            changedSince = List.copyOf(changedSince);
        }

        /** Returns {@code reading}, that of {@code opened} as it is on disk, with the texts that were kept. */
        public Reading reading(Opened opened, Reading reading) {
            Reading result = reading;
            List<SourceFile> files = opened.files();
            for (int i = 0; i < files.size(); i++) {
                String text = texts.get(files.get(i).path());
                if (text != null) {
                    String before = result.files().get(i).script().text();
                    result = result.patched(i, List.of(Patch.between(before, text)));
                }
            }
            return result;
        }
    }

    private Path file(Opened opened) {
        byte[] path = opened.path().toString().getBytes(StandardCharsets.UTF_8);
        return folder.resolve(Checksums.of(path).substring(0, 24) + ".json");
    }

    /** Keeps what {@code reading} and {@code sidecar} have that {@code opened} has not; forgets what was kept when that is nothing. */
    public void keep(Opened opened, Reading reading, Sidecar sidecar) throws IOException {
        List<SourceFile> files = opened.files();
        ObjectNode root = JSON.createObjectNode();
        root.put("project", opened.path().toString());
        ObjectNode texts = root.putObject("files");
        for (int i = 0; i < files.size(); i++) {
            SourceFile f = files.get(i);
            String now = reading.files().get(i).script().text();
            if (!now.equals(f.source().text())) {
                ObjectNode one = texts.putObject(f.path().toString());
                one.put("before", Checksums.of(f.bytes()));
                one.put("text", now);
            }
        }
        boolean sidecarChanged = !sidecar.equals(opened.sidecar());
        if (texts.isEmpty() && !sidecarChanged) {
            forget(opened);
            return;
        }
        if (sidecarChanged) {
            root.put("sidecar", SidecarText.write(sidecar, inside(opened)));
        }
        Files.createDirectories(folder);
        Path file = file(opened);
        byte[] bytes = root.toString().getBytes(StandardCharsets.UTF_8);
        new Batch(new Disk(), folder, JournalRegister.ofUser())
                .write(List.of(new FileChange(file, Optional.empty(), new FileChange.Bytes(bytes))));
    }

    private static Name inside(Opened opened) {
        return Reading.defaultSchema(opened.dialect());
    }

    /** Returns what was kept of {@code opened}. A file that cannot be understood counts as none. */
    public Optional<Kept> find(Opened opened) {
        Path file = file(opened);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            Map<Path, SourceFile> known = new HashMap<>();
            opened.files().forEach(f -> known.put(f.path(), f));
            Map<Path, String> texts = new HashMap<>();
            List<Path> changed = new ArrayList<>();
            for (Map.Entry<String, JsonNode> e : root.path("files").properties()) {
                Path was = Path.of(e.getKey());
                Optional<SourceFile> found = Optional.ofNullable(known.get(was)).or(() -> pending(opened, was));
                if (found.isEmpty()) {
                    continue;
                }
                SourceFile f = found.get();
                Path path = f.path();
                if (!path.equals(was)) {
                    changed.add(path);
                }
                texts.put(path, e.getValue().path("text").asString(""));
                boolean same = Checksums.of(f.bytes())
                        .equals(e.getValue().path("before").asString(""));
                if (!same && !changed.contains(path)) {
                    changed.add(path);
                }
            }
            Sidecar sidecar = root.has("sidecar")
                    ? SidecarText.read("recovery", root.path("sidecar").asString(""), inside(opened))
                    : opened.sidecar();
            boolean nothing = texts.isEmpty() && sidecar.equals(opened.sidecar());
            return nothing ? Optional.empty() : Optional.of(new Kept(texts, sidecar, changed));
        } catch (IOException | JacksonException | ProjectException e) {
            return Optional.empty();
        }
    }

    /** A pending step has another number once somebody else has added a step; what was kept of it goes on behind that. */
    private static Optional<SourceFile> pending(Opened opened, Path was) {
        boolean own = String.valueOf(was.getFileName()).contains(StepFiles.PENDING);
        return opened.sources().stream()
                .flatMap(s -> s.pending().stream())
                .filter(f -> own
                        && !f.exists()
                        && f.path().resolveSibling(was.getFileName()).equals(was))
                .findFirst();
    }

    /** Forgets what was kept of {@code opened}: it was saved, or thrown away by its user. */
    public void forget(Opened opened) throws IOException {
        Files.deleteIfExists(file(opened));
    }
}
