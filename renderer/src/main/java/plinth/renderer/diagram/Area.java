package plinth.renderer.diagram;

import java.util.List;
import plinth.model.schema.ObjectName;

/**
 * A part of a diagram with a name: what belongs together by its subject.
 *
 * @param kept whether somebody has said so; else it is proposed
 */
public record Area(String name, List<ObjectName> tables, boolean kept) {
    public Area {
        tables = List.copyOf(tables);
    }
}
