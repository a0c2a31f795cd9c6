package plinth.model.ddl;

import java.util.List;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;

/** Tells whether an object of a schema names something, so that it cannot do without it. Where that is not certain, it is taken to. */
public final class Dependence {
    /** No text has this name; what would change with a change to it, names what changes. */
    private static final Name ELSEWHERE = new Name("\u0001");

    private Dependence() {}

    private static boolean follows(Schema s, SchemaObject o, NameChange change) {
        try {
            return !Followed.object(s, o, change).equals(o);
        } catch (Unfollowable e) {
            return true;
        }
    }

    /** Returns whether {@code o} names the table, view or sequence {@code relation}. */
    public static boolean onRelation(Schema s, SchemaObject o, ObjectName relation) {
        return follows(s, o, new NameChange.OfRelation(relation, relation.sibling(ELSEWHERE)));
    }

    /** Returns whether {@code o} names the column {@code column} of one of {@code tables}. */
    public static boolean onColumn(Schema s, SchemaObject o, List<ObjectName> tables, Name column) {
        return follows(s, o, new NameChange.OfColumn(tables, column, ELSEWHERE));
    }

    /** Returns whether {@code o} names the type {@code type}. */
    public static boolean onType(Schema s, SchemaObject o, ObjectName type) {
        return follows(s, o, new NameChange.OfType(type, type.sibling(ELSEWHERE)));
    }

    /** Returns whether {@code o} has the label {@code label} of the enumeration {@code type}, or may have it. */
    public static boolean onLabel(Schema s, SchemaObject o, ObjectName type, String label) {
        return follows(s, o, new NameChange.OfLabel(type, label, ELSEWHERE.value()));
    }
}
