package plinth.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which files a save changes together, so that it can be finished when it was cut off.
 *
 * @param nonce a random number, by which the user's {@link JournalRegister} knows it
 */
record Journal(String nonce, List<Entry> entries) {
    /** Its name in the folder of the save. */
    static final String NAME = ".plinth-journal";

    /** In bytes; no save comes near. */
    static final long LONGEST = 8L << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Journal {
        entries = List.copyOf(entries);
    }

    /**
     * A file that is changed.
     *
     * @param file its name as seen from the folder, with {@code /} between its parts; absolute when it is not below it
     * @param before the checksum that it had; nothing when it was not there
     * @param after the checksum that it is to have; nothing when it goes
     */
    record Entry(String file, Optional<String> before, Optional<String> after) {}

    byte[] bytes() {
        ObjectNode root = JSON.createObjectNode();
        root.put("nonce", nonce);
        ArrayNode all = root.putArray("files");
        for (Entry e : entries) {
            ObjectNode one = all.addObject();
            one.put("file", e.file());
            one.put("before", e.before().orElse(""));
            one.put("after", e.after().orElse(""));
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes()} wrote; nothing when it is anything else. */
    static Optional<Journal> of(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (!root.path("nonce").isString() || !root.path("files").isArray()) {
                return Optional.empty();
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode one : root.path("files")) {
                entries.add(new Entry(one.path("file").asString(""), text(one, "before"), text(one, "after")));
            }
            return Optional.of(new Journal(root.path("nonce").asString(""), entries));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode one, String key) {
        return Optional.of(one.path(key).asString("")).filter(t -> !t.isEmpty());
    }
}
