package plinth.model.ddl;

import java.util.List;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.text.Identifiers;

/** {@code REPLICA IDENTITY USING INDEX name}: follows when the index is called otherwise, also where nobody gave the name. */
public final class RowIdentity {
    private static final String TRAIT = "REPLICA IDENTITY USING INDEX ";

    private RowIdentity() {}

    /** Returns {@code after}, made of {@code before} by an edit, with every table identified by the index that it was identified by. */
    public static Schema follow(Schema before, Schema after) {
        List<SchemaObject> was = before.objects();
        boolean any = was.size() == after.objects().size()
                && was.stream()
                        .anyMatch(
                                o -> o instanceof Table t && t.traits().stream().anyMatch(RowIdentity::index));
        if (!any) {
            return after;
        }
        ImpliedNames old = ImpliedNames.of(before);
        ImpliedNames now = ImpliedNames.of(after);
        Schema next = after;
        for (int i = 0; i < was.size(); i++) {
            if (was.get(i) instanceof Table t && after.objects().get(i) instanceof Table u && t != u) {
                next = next.withTable(
                        u.name(),
                        x -> x.withTraits(x.traits().stream()
                                .map(trait -> index(trait)
                                        ? trait.substring(0, TRAIT.length()) + name(t, u, trait, old, now)
                                        : trait)
                                .toList()));
            }
        }
        return next;
    }

    private static boolean index(String trait) {
        return trait.regionMatches(true, 0, TRAIT, 0, TRAIT.length());
    }

    private static String name(Table t, Table u, String trait, ImpliedNames old, ImpliedNames now) {
        String name = trait.substring(TRAIT.length());
        for (int i = 0;
                i < t.indexes().size() && t.indexes().size() == u.indexes().size();
                i++) {
            if (written(old.index(t.name(), i)).equals(name)) {
                return written(now.index(u.name(), i));
            }
        }
        for (int i = 0;
                i < t.constraints().size()
                        && t.constraints().size() == u.constraints().size();
                i++) {
            Constraint c = t.constraints().get(i);
            boolean key = c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique;
            if (key && written(old.constraint(t, i)).equals(name)) {
                return written(now.constraint(u, i));
            }
        }
        return name;
    }

    private static String written(Name name) {
        return Identifiers.written(name.value());
    }
}
