package plinth.cli;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A remedy as JSON. */
final class RemedyJson {
    private RemedyJson() {}

    static void put(ObjectNode into, Remedy remedy) {
        ObjectNode one = into.putObject("remedy");
        one.put("title", remedy.title());
        ArrayNode changes = one.putArray("changes");
        for (Remedy.Change c : remedy.changes()) {
            ObjectNode change = changes.addObject();
            change.put("table", c.table());
            Json.strings(change.putArray("removed"), c.removed());
            Json.strings(change.putArray("added"), c.added());
        }
    }
}
