package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.layout.Plural;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** A reference by the name of a table and a key: what it says of one row, of many at once, and whatever refers to rows that are gone. */
final class PolymorphicStubs {
    private PolymorphicStubs() {}

    static List<Stub> of(Schema schema, TableShape t, Pattern.PolymorphicReference p, GoNames names) {
        List<Stub> out = new ArrayList<>();
        String stem = stem(p);
        String type = Sql.name(p.type());
        String id = Sql.name(p.id());
        // A list by both along an index is among the pages; this is the list of many at once.
        out.add(new Stub(
                names.free("List" + t.many() + "Of" + Plural.of(stem), t.many()),
                Command.MANY,
                List.of("For many rows of one type at once; all together are page_size rows at most."),
                Text.clauses(
                        "SELECT " + t.star() + " FROM " + t.sql(),
                        "WHERE " + t.equal(p.type(), ""),
                        "  AND " + id + " = ANY (" + Params.arg(CrudStubs.plural(p.id())) + "::" + t.type(p.id())
                                + "[])",
                        "ORDER BY " + id
                                + t.order()
                                        .map(o -> ", " + o.substring("ORDER BY ".length()))
                                        .orElse(""),
                        "LIMIT @page_size")));
        List<String> orphans = new ArrayList<>();
        for (String value : p.values()) {
            Optional<Table> target = target(schema, t.table, t.column(p.id()), value);
            target.ifPresent(
                    x -> orphans.add("(t." + type + " = " + Strings.literal(value) + " AND NOT EXISTS (SELECT 1 FROM "
                            + Sql.PUBLIC.name(x.name()) + " AS r WHERE r."
                            + Sql.name(x.keyColumns().getFirst()) + " = t." + id
                            + "))"));
        }
        if (!orphans.isEmpty()) {
            out.add(new Stub(
                    names.free("List" + t.many() + "Without" + stem, t.many()),
                    Command.MANY,
                    List.of("Rows that refer to a row that is not there: no foreign key refuses them. Expect none."),
                    "SELECT " + t.star() + " FROM " + t.sql() + " AS t\nWHERE " + String.join("\n   OR ", orphans)
                            + t.order().map(o -> "\n" + o).orElse("") + "\nLIMIT @page_size"));
        }
        return out;
    }

    /** Returns what is referred to: {@code Subject}. */
    static String stem(Pattern.PolymorphicReference p) {
        return GoNames.pascal(p.id().value().replaceAll("(_id|Id)$", ""));
    }

    /** Returns the table that {@code value} names, by its name, its singular or a class's name, when its key has the type of the reference. */
    private static Optional<Table> target(Schema schema, Table t, Column id, String value) {
        String wanted = GoNames.pascal(value);
        return schema.tables().stream()
                .filter(x -> x.keyColumns().size() == 1
                        && x.name().schema().equals(t.name().schema()))
                .filter(x -> {
                    String name = x.name().name().value();
                    return name.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))
                            || GoNames.pascal(Plural.singular(name)).equals(wanted)
                            || GoNames.pascal(name).equals(wanted);
                })
                .filter(x -> x.column(keyOf(x))
                        .filter(k -> k.type().equals(id.type()))
                        .isPresent())
                .findFirst();
    }

    private static Name keyOf(Table t) {
        return t.keyColumns().getFirst();
    }
}
