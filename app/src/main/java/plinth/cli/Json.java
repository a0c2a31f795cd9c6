package plinth.cli;

import java.util.Collection;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What commands print for machines. Every result names its command and the version of the format. */
final class Json {
    /** Raised when something is taken out or gets another meaning; additions leave it as it is. */
    static final int VERSION = 1;

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Begins the result of {@code command} about {@code project}. */
    static ObjectNode result(String command, Loaded project) {
        return result(command, project.name());
    }

    /** Begins the result of {@code command} about what is called {@code project}. */
    static ObjectNode result(String command, String project) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", VERSION);
        root.put("command", command);
        root.put("project", project);
        return root;
    }

    static void strings(ArrayNode array, Collection<?> values) {
        values.forEach(v -> array.add(v.toString()));
    }

    /** Prints {@code root} and the end of the line. */
    static void print(Terminal terminal, ObjectNode root) {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        // Within strings alone stand characters that act on a terminal and that JSON allows as they are: escaped they
        // mean the same.
        terminal.out().text(MAPPER.writer().with(printer).writeValueAsString(root) + "\n");
    }
}
