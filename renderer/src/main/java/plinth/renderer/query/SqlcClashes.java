package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plinth.model.schema.EnumType;
import plinth.model.schema.Kept;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;
import plinth.renderer.sql.Sql;

/**
 * What sqlc cannot be told to call differently. Its renames go by what it calls a thing itself, and that is one word for {@code audit_logs} and
 * {@code audit.logs}, or for a table {@code order_kind_line} and the label {@code line} of an enum {@code order_kind}: Go would have two things of one
 * name. Of each such pair the table that needs no schema before its name stays, and a table before an enum.
 *
 * @param relations tables and views that sqlc must not know, each with why
 * @param enums enums that are strings in Go, each with why
 */
record SqlcClashes(Map<ObjectName, String> relations, Map<ObjectName, String> enums) {
    static SqlcClashes of(Schema schema) {
        Map<String, ObjectName> owners = new HashMap<>();
        Map<ObjectName, String> relations = new LinkedHashMap<>();
        Map<ObjectName, String> enums = new LinkedHashMap<>();
        List<SchemaObject> ordered = new ArrayList<>(
                schema.objects().stream().filter(o -> plain(o.name())).toList());
        schema.objects().stream().filter(o -> !plain(o.name())).forEach(ordered::add);
        for (SchemaObject o : ordered) {
            if (o instanceof Table || o instanceof View) {
                ObjectName other = owners.putIfAbsent(SqlcNames.spelled(o.name()), o.name());
                if (other != null) {
                    relations.put(
                            o.name(),
                            (o instanceof View ? "The view " : "The table ") + o.name()
                                    + ", and what queries read or write it: sqlc has one name for it and " + other
                                    + ".");
                }
            }
        }
        for (SchemaObject o : ordered) {
            if (o instanceof EnumType e) {
                List<String> keys = new ArrayList<>(List.of(SqlcNames.spelled(e.name())));
                keys.addAll(SqlcNames.labels(e));
                keys.stream()
                        .filter(owners::containsKey)
                        .findFirst()
                        .ifPresentOrElse(
                                k -> enums.put(
                                        e.name(),
                                        "The enum " + e.name() + " is a string in Go: sqlc has one name, " + k
                                                + ", for a part of it and for " + owners.get(k) + "."),
                                () -> keys.forEach(k -> owners.put(k, e.name())));
            }
        }
        return new SqlcClashes(relations, enums);
    }

    private static boolean plain(ObjectName name) {
        return name.schema().equals(ObjectName.PUBLIC) || name.schema().isEmpty();
    }

    /** Returns the stubs that are about nothing but what sqlc knows. */
    List<StubFile> known(List<StubFile> files) {
        List<StubFile> out = new ArrayList<>();
        for (StubFile f : files) {
            List<Stub> stubs = relations.containsKey(f.table())
                    ? List.of()
                    : f.stubs().stream()
                            .filter(s -> relations.keySet().stream().noneMatch(r -> mentions(s.sql(), r)))
                            .toList();
            if (!stubs.isEmpty()) {
                out.add(new StubFile(f.table(), f.title(), stubs, f.family()));
            }
        }
        return out;
    }

    /** Whether {@code sql} names {@code relation}, which always stands there with its schema. */
    private static boolean mentions(String sql, ObjectName relation) {
        for (Statement s : Script.of(Dialect.POSTGRESQL, sql).statements()) {
            Tokens t = s.tokens();
            for (int i = 0; i + 2 < t.size(); i++) {
                if (t.text(i).equals(Sql.name(relation.schema()))
                        && t.is(i + 1, '.')
                        && t.text(i + 2).equals(Sql.name(relation.name()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns what says so to the user, a sentence each. */
    List<String> notes() {
        return Stream.concat(relations.values().stream(), enums.values().stream())
                .toList();
    }

    /** Returns whether sqlc can be told of {@code o}. */
    boolean tells(SchemaObject o) {
        return switch (o) {
            case EnumType e -> !enums.containsKey(e.name());
            case Table t ->
                !relations.containsKey(t.name())
                        && t.partitionOf()
                                .filter(p -> relations.containsKey(p.parent()))
                                .isEmpty();
            case Kept k -> k.about().filter(relations::containsKey).isEmpty();
            default -> !relations.containsKey(o.name()) && !enums.containsKey(o.name());
        };
    }
}
