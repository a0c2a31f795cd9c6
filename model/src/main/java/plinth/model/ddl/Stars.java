package plinth.model.ddl;

import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/** Tells where a query shows whatever columns a relation has. */
public final class Stars {
    private Stars() {}

    /** Returns whether the statement of {@code entry}, an entry of a reading whose schema is {@code schema}, shows the columns of {@code relation} by a star. */
    public static boolean over(Schema schema, Entry entry, ObjectName relation) {
        return Uses.scan(schema, entry).mentions().stream()
                .anyMatch(m -> m instanceof Mention.OfStar s
                        && s.columns().stream()
                                .anyMatch(
                                        c -> c.table().filter(relation::equals).isPresent()));
    }
}
