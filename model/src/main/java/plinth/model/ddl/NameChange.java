package plinth.model.ddl;

import java.util.List;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** A change of a name that every mention has to follow. */
public sealed interface NameChange {

    /** A column is called otherwise, in {@code tables}: its table and all that inherit the column from it. */
    record OfColumn(List<ObjectName> tables, Name from, Name to) implements NameChange {
        public OfColumn {
            tables = List.copyOf(tables);
        }
    }

    /** A table or view has another name, or is in another schema. */
    record OfRelation(ObjectName from, ObjectName to) implements NameChange {}

    /** A type that somebody defined has another name. */
    record OfType(ObjectName from, ObjectName to) implements NameChange {}

    /** A label of an enumeration is called otherwise. */
    record OfLabel(ObjectName type, String from, String to) implements NameChange {}
}
