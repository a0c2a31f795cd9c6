package plinth.renderer.query;

import java.util.List;
import java.util.Optional;
import plinth.model.layout.Layout;
import plinth.model.schema.ObjectName;

/**
 * The stubs of one table or family.
 *
 * @param table the table, of a family its base
 * @param title what they are for, in words: {@code the family events: appointments, days_off, launches}
 * @param family the family whose kinds a column tells apart, as it is laid out, where they are of one
 */
public record StubFile(ObjectName table, String title, List<Stub> stubs, Optional<Layout> family) {
    public StubFile {
        stubs = List.copyOf(stubs);
    }
}
