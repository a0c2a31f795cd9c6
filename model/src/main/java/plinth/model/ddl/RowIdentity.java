package plinth.model.ddl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.text.Identifiers;

/**
 * {@code REPLICA IDENTITY USING INDEX name} and {@code CLUSTER ON name}: they follow when the index is called otherwise, also where nobody gave the
 * name.
 */
public final class RowIdentity {
    private static final List<String> TRAITS = List.of("REPLICA IDENTITY USING INDEX ", AlterGrammar.CLUSTER);

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
                                        ? trait.substring(0, length(trait)) + name(t, u, trait, old, now)
                                        : trait)
                                .toList()));
            }
        }
        return next;
    }

    /** Returns {@code now}, what a statement has made of {@code was}, without what it said of an index that is gone. */
    static Table without(Table was, Table now) {
        if (now.traits().stream().noneMatch(RowIdentity::index)) {
            return now;
        }
        Set<String> gone = names(was);
        gone.removeAll(names(now));
        return now.withTraits(now.traits().stream()
                .filter(x -> !index(x) || !gone.contains(x.substring(length(x))))
                .toList());
    }

    /** Returns {@code t} with the index {@code from} called {@code to} in what it says of it. */
    static Table renamed(Table t, Name from, Name to) {
        return t.traits().stream().noneMatch(RowIdentity::index)
                ? t
                : t.withTraits(t.traits().stream()
                        .map(x -> index(x) && x.substring(length(x)).equals(written(from))
                                ? x.substring(0, length(x)) + written(to)
                                : x)
                        .toList());
    }

    private static Set<String> names(Table t) {
        Set<String> all = new HashSet<>();
        ImpliedNames names = ImpliedNames.of(new Schema(List.of(t)));
        for (int i = 0; i < t.indexes().size(); i++) {
            all.add(written(names.index(t.name(), i)));
        }
        for (int i = 0; i < t.constraints().size(); i++) {
            all.add(written(names.constraint(t, i)));
        }
        return all;
    }

    /** Whether {@code trait} of a table names one of its indexes. */
    public static boolean index(String trait) {
        return length(trait) > 0;
    }

    private static int length(String trait) {
        return TRAITS.stream()
                .filter(x -> trait.regionMatches(true, 0, x, 0, x.length()))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    private static String name(Table t, Table u, String trait, ImpliedNames old, ImpliedNames now) {
        String name = trait.substring(length(trait));
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
