package plinth.model.ddl;

import java.util.HashSet;
import java.util.Set;
import plinth.model.schema.Name;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/**
 * Temporary tables that have the name of another relation: the schema keeps that one, and until the temporary table is dropped the bare name means it,
 * of which nothing is known.
 */
final class TemporaryTables {
    /** The schema that PostgreSQL puts before all others on the search path. */
    static final Name SCHEMA = new Name("pg_temp");

    private final Ledger built;
    private final Set<Name> hiding = new HashSet<>();

    TemporaryTables(Ledger built) {
        this.built = built;
    }

    /** Whether {@code node} means a temporary table that hides another. */
    boolean means(NameNode node) {
        return !hiding.isEmpty()
                && node.qualifier().isEmpty()
                && hiding.contains(node.last().name());
    }

    /** Takes in that a table of {@code kind} is to be made under {@code key}; returns whether it is a temporary one that only hides what is there. */
    boolean hides(Fold.Key key, Table.Kind kind) {
        Built there = built.get(key);
        boolean hides = kind == Table.Kind.TEMPORARY && there != null && !temporary(there.object());
        if (hides) {
            hide(key);
        }
        return hides;
    }

    /** Whether {@code there} is a temporary table, and a table of {@code kind} of its name is not. */
    static boolean givesWay(Built there, Table.Kind kind) {
        return temporary(there.object()) && kind != Table.Kind.TEMPORARY;
    }

    /** Makes room for {@code made} where it is to last and a temporary table has its name. */
    void makeRoom(Fold.Key key, SchemaObject made) {
        Built there = built.get(key);
        if (there != null && temporary(there.object()) && !temporary(made)) {
            built.remove(key);
            hide(key);
        }
    }

    private void hide(Fold.Key key) {
        built.dependsOnOthers();
        hiding.add(key.name().name());
    }

    /** Says that the temporary table that {@code node} means is dropped. */
    void dropped(NameNode node) {
        hiding.remove(node.last().name());
    }

    Set<Name> snapshot() {
        return Set.copyOf(hiding);
    }

    void restore(Set<Name> snapshot) {
        hiding.clear();
        hiding.addAll(snapshot);
    }

    private static boolean temporary(SchemaObject o) {
        return o instanceof Table t && t.kind() == Table.Kind.TEMPORARY;
    }
}
