package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plinth.model.query.Condition;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;

/** A list along an index over a reference and a time with filters that a caller may leave out, and how many rows it has. */
final class SearchStubs {
    private SearchStubs() {}

    static List<Stub> of(Schema schema, TableShape t, GoNames names) {
        List<Stub> out = new ArrayList<>();
        for (Constraint.ForeignKey f : t.table.foreignKeys()) {
            time(t, f).ifPresent(order -> out.addAll(search(schema, t, f, order, names)));
        }
        return out;
    }

    /** The time that an index goes on with behind the reference. */
    private static Optional<Ordering> time(TableShape t, Constraint.ForeignKey f) {
        int n = f.columns().size();
        return t.table.indexes().stream()
                .filter(i -> i.method().equals(Index.BTREE) && i.where().isEmpty())
                .filter(i -> {
                    List<Name> c = i.leadingColumns();
                    return n > 0
                            && c.size() > n
                            && c.subList(0, n).equals(f.columns())
                            && TableShape.temporal(t.column(c.get(n)))
                            && !t.nullable(c.get(n));
                })
                .map(i -> new Ordering(List.of(
                        Ordering.Key.of(i.leadingColumns().get(n), i.keys().get(n)))))
                .findFirst();
    }

    private static List<Stub> search(Schema schema, TableShape t, Constraint.ForeignKey f, Ordering by, GoNames names) {
        Name time = by.columns().getFirst();
        List<Condition> where = new ArrayList<>(t.equal(f.columns()));
        for (Column c : t.columns) {
            if (few(schema, t, c) && !f.columns().contains(c.name())) {
                where.add(optional(t, t.parameter(c.name()), c.name(), "="));
            }
        }
        where.add(optional(t, time + "_from", time, ">="));
        where.add(optional(t, time + "_before", time, "<"));
        String of = "Of" + GoNames.owner(f.columns());
        List<String> doc = List.of("Every filter may be left out: pass NULL.");
        return List.of(
                new Stub(
                        names.free("Search" + t.many() + of, t.many()),
                        Command.MANY,
                        doc,
                        Statement.Ask.of(t.page(where, by.then(t.key()).orders("")))),
                new Stub(
                        names.free("Count" + t.many() + of, t.many()),
                        Command.ONE,
                        doc,
                        Statement.Ask.of(StubTerms.select(List.of(StubTerms.count()), t.relation(), where))));
    }

    private static Condition optional(TableShape t, String parameter, Name column, String operator) {
        Type type = t.type(column);
        Term p = new Term.Cast(Term.Parameter.of(Params.clean(parameter), type, Term.Presence.OPTIONAL), type);
        return new Condition.Or(List.of(
                new Condition.IsNull(p, false), new Condition.Compare(StubTerms.column("", column), operator, p)));
    }

    /** Whether the column has few values: a truth, an enum's label, one of those that a check lists. */
    private static boolean few(Schema schema, TableShape t, Column c) {
        return c.type().is("boolean")
                || (c.type() instanceof Type.Named n
                        && schema.enumType(n.name()).isPresent())
                || t.table.checks().stream().anyMatch(k -> {
                    String text = k.expression().toString().toUpperCase(Locale.ROOT);
                    return k.expression().names().equals(Set.of(c.name()))
                            && (text.contains(" IN (") || text.contains("= ANY"));
                });
    }
}
