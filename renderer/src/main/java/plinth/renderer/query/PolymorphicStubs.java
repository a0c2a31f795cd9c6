package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.layout.Plural;
import plinth.model.pattern.Pattern;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.query.Stub.Command;

/** A reference by the name of a table and a key: what it says of one row, of many at once, and whatever refers to rows that are gone. */
final class PolymorphicStubs {
    private PolymorphicStubs() {}

    static List<Stub> of(Schema schema, TableShape t, Pattern.PolymorphicReference p, GoNames names) {
        List<Stub> out = new ArrayList<>();
        String stem = stem(p);
        Term.Column type = new Term.Column("t", p.type());
        Term.Column id = new Term.Column("t", p.id());
        List<Query.Order> order = new ArrayList<>();
        order.add(new Query.Order(StubTerms.column("", p.id()), false));
        order.addAll(t.order(""));
        // A list by both along an index is among the pages; this is the list of many at once.
        out.add(new Stub(
                names.free("List" + t.many() + "Of" + Plural.of(stem), t.many()),
                Command.MANY,
                List.of("For many rows of one type at once; all together are page_size rows at most."),
                Statement.Ask.of(t.page(
                        List.of(
                                t.equal(p.type(), ""),
                                new Condition.AnyOf(
                                        StubTerms.column("", p.id()),
                                        new Term.Parameter(CrudStubs.plural(p.id()), t.type(p.id()), true))),
                        order))));
        List<Condition> orphans = new ArrayList<>();
        for (String value : p.values()) {
            Optional<Table> target = target(schema, t.table, t.column(p.id()), value);
            target.ifPresent(x -> orphans.add(new Condition.And(List.of(
                    new Condition.Compare(type, "=", StubTerms.text(value)),
                    new Condition.Exists(
                            StubTerms.select(
                                    List.of(),
                                    new Query.Relation(x.name(), "r"),
                                    List.of(new Condition.Compare(
                                            StubTerms.column("r", x.keyColumns().getFirst()), "=", id))),
                            true)))));
        }
        if (!orphans.isEmpty()) {
            out.add(new Stub(
                    names.free("List" + t.many() + "Without" + stem, t.many()),
                    Command.MANY,
                    List.of("Rows that refer to a row that is not there: no foreign key refuses them. Expect none."),
                    Statement.Ask.of(StubTerms.page(
                            t.star(), t.relation("t"), List.of(new Condition.Or(orphans)), t.order("")))));
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
