package plinth.app.store;

import java.util.HashMap;
import java.util.Map;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Pattern;
import plinth.model.schema.ObjectName;
import plinth.project.Volume;

/** How many rows tables have, as far as the user has said. */
final class Volumes {
    private Volumes() {}

    /** Returns the rows of every table that has some: its own figure, or its share of its family's base. */
    static Map<ObjectName, Long> of(Document document, Iterable<Finding> findings) {
        Map<ObjectName, Long> rows = new HashMap<>();
        Map<ObjectName, Volume> volumes = document.sidecar().volumes();
        for (Finding f : findings) {
            if (f.pattern() instanceof Pattern.SubtypeFamily family) {
                Volume base = volumes.get(family.table());
                if (base != null) {
                    shares(family, base, rows);
                }
            }
        }
        volumes.forEach((table, v) -> rows.put(table, v.rows()));
        return rows;
    }

    private static void shares(Pattern.SubtypeFamily family, Volume base, Map<ObjectName, Long> rows) {
        double all =
                base.mix().values().stream().mapToDouble(Double::doubleValue).sum();
        for (Pattern.Subtype s : family.subtypes()) {
            Double share = s.value().map(base.mix()::get).orElse(null);
            if (share != null && all > 0) {
                rows.put(s.table(), Math.round(base.rows() * share / all));
            }
        }
    }
}
