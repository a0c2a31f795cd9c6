package plinth.renderer.query;

import java.util.List;
import plinth.model.schema.ObjectName;

/**
 * The stubs of one table or family.
 *
 * @param table the table, of a family its base
 * @param title what they are for, in words: {@code the family events: appointments, days_off, launches}
 */
public record StubFile(ObjectName table, String title, List<Stub> stubs) {
    public StubFile {
        stubs = List.copyOf(stubs);
    }
}
