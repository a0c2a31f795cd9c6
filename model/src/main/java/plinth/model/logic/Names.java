package plinth.model.logic;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** What the names in a condition mean. */
interface Names {
    /** What a check of a domain calls the value. */
    Name VALUE = new Name("value");

    /** Returns the column that {@code path} names, when it names one. */
    Optional<Name> column(List<Name> path);

    /** Returns the sort of the type that somebody defined by the name {@code type}. */
    Sort sort(ObjectName type);
}
