package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.PageStubs.Path;
import plinth.renderer.query.Stub.Command;

/** What each of many referenced rows has: its latest rows, and how many. One statement for all of them, along the index over the reference. */
final class GroupStubs {
    private static final Term.Parameter ROWS_EACH = Term.Parameter.of("rows_each", Type.known("bigint"));

    private final Schema schema;
    private final TableShape t;
    private final GoNames names;
    private final List<Stub> out = new ArrayList<>();

    private GroupStubs(Schema schema, TableShape t, GoNames names) {
        this.schema = schema;
        this.t = t;
        this.names = names;
    }

    /** Returns the stubs for each index over a reference of one column; the children of a row come with the tree. */
    static List<Stub> of(Schema schema, TableShape t, GoNames names) {
        GroupStubs g = new GroupStubs(schema, t, names);
        for (Path p : PageStubs.paths(t)) {
            t.table.foreignKeys().stream()
                    .filter(f -> f.columns().size() == 1 && f.columns().equals(p.given()))
                    .filter(f -> !TableShape.parent(schema, t.table, f))
                    .findFirst()
                    .ifPresent(f -> g.stubs(p, f));
        }
        return g.out;
    }

    private void stubs(Path path, Constraint.ForeignKey f) {
        Name by = f.columns().getFirst();
        Term.Parameter each = new Term.Parameter(CrudStubs.plural(by), t.type(by), true);
        Name time = path.order().columns().getFirst();
        if (TableShape.temporal(t.column(time)) && !t.nullable(time)) {
            schema.table(f.target()).ifPresent(target -> latest(path, f, target, each));
        }
        count(path, by, each);
    }

    private void add(String what, Path path, List<String> doc, Query query) {
        String name = what + "OfEach" + GoNames.owner(path.given())
                + path.part().map(Part::suffix).orElse("");
        out.add(new Stub(names.free(name, t.many()), Command.MANY, doc, Statement.Ask.of(query)));
    }

    private void latest(Path path, Constraint.ForeignKey f, Table target, Term.Parameter each) {
        Name by = f.columns().getFirst();
        Term of = new Term.Column("g", schema.referenced(f).getFirst());
        Ordering down = path.order().latestFirst();
        List<Condition> where = new ArrayList<>(List.of(new Condition.Compare(new Term.Column("n", by), "=", of)));
        path.part().ifPresent(p -> where.add(p.condition()));
        Query.From from = new Query.Join(
                new Query.Relation(target.name(), "g"),
                Query.Derived.lateral(
                        new Query.Select(
                                StubTerms.outputs(List.of(new Term.Star(t.name()))),
                                Optional.of(t.relation("n")),
                                where,
                                List.of(),
                                down.orders("n"),
                                Optional.of(ROWS_EACH)),
                        "l"),
                false,
                List.of());
        List<Query.Order> order = new ArrayList<>(List.of(new Query.Order(of, false)));
        order.addAll(down.orders("l"));
        add(
                "ListLatest" + t.many(),
                path,
                List.of("At most rows_each for each, the latest by "
                        + path.order().columns().getFirst() + " first: one index probe for each."),
                new Query.Select(
                        t.columns.stream()
                                .map(c -> Query.Output.of(new Term.Column("l", c.name())))
                                .toList(),
                        Optional.of(from),
                        List.of(new Condition.AnyOf(of, each)),
                        List.of(),
                        order,
                        Optional.empty()));
    }

    private void count(Path path, Name by, Term.Parameter each) {
        Term column = StubTerms.column("", by);
        List<Condition> where = new ArrayList<>(List.of(new Condition.AnyOf(column, each)));
        path.part().ifPresent(p -> where.add(p.condition()));
        add(
                "Count" + t.many(),
                path,
                List.of("Those that have none are left out."),
                new Query.Select(
                        List.of(Query.Output.of(column), StubTerms.count()),
                        Optional.of(t.relation()),
                        where,
                        List.of(column),
                        List.of(new Query.Order(column, false)),
                        Optional.empty()));
    }
}
