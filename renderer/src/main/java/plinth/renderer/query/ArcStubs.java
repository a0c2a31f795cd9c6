package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.access.Aliases;
import plinth.model.pattern.Pattern;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;

/** Rows that reference one of several tables: made for each, listed for each, and listed with what each is about. */
final class ArcStubs {
    private final Schema schema;
    private final TableShape t;
    private final Pattern.ExclusiveArc arc;
    private final GoNames names;
    private final Set<Name> arms;
    private final List<Stub> out = new ArrayList<>();

    private ArcStubs(Schema schema, TableShape t, Pattern.ExclusiveArc arc, GoNames names) {
        this.schema = schema;
        this.t = t;
        this.arc = arc;
        this.names = names;
        this.arms = arc.references().stream().map(f -> f.columns().getFirst()).collect(Collectors.toSet());
    }

    static List<Stub> of(Schema schema, TableShape t, Pattern.ExclusiveArc arc, GoNames names) {
        return new ArcStubs(schema, t, arc, names).all();
    }

    private void add(String name, Command command, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name, t.many()), command, doc, statement));
    }

    private void add(String name, Command command, List<String> doc, Query query) {
        add(name, command, doc, Statement.Ask.of(query));
    }

    private static Name column(Constraint.ForeignKey arm) {
        return arm.columns().getFirst();
    }

    private List<Stub> all() {
        for (Constraint.ForeignKey arm : arc.references()) {
            List<Column> given = t.inserted().stream()
                    .filter(c -> !arms.contains(c.name()) || c.name().equals(column(arm)))
                    .toList();
            List<Term> values = given.stream()
                    .map(c -> c.name().equals(column(arm)) ? needed(c) : t.given(c))
                    .toList();
            add(
                    "Create" + GoNames.owner(arm.columns()) + t.one(),
                    Command.ONE,
                    t.defaults(given),
                    t.insert(given, values));
        }
        for (Constraint.ForeignKey arm : arc.references()) {
            if (PageStubs.serves(t, arm.columns())) {
                continue;
            }
            add(
                    "List" + t.many() + "Of" + GoNames.owner(arm.columns()),
                    Command.MANY,
                    List.of(),
                    t.page(List.of(t.equal(column(arm), "")), t.order("")));
        }
        resolved();
        return out;
    }

    /** The row that is referenced must be told, although the column of other rows is NULL. */
    private Term needed(Column c) {
        return new Term.Cast(t.sought(c.name(), t.parameter(c.name())), c.type());
    }

    private void resolved() {
        if (t.key().isEmpty()) {
            return;
        }
        Aliases aliases = new Aliases();
        String a = aliases.next(t.name());
        List<Query.Output> columns = new ArrayList<>();
        t.columns.forEach(c -> columns.add(Query.Output.of(new Term.Column(a, c.name()))));
        List<Term.When> kinds = new ArrayList<>();
        List<Query.Output> labels = new ArrayList<>();
        Query.From from = t.relation(a);
        for (Constraint.ForeignKey arm : arc.references()) {
            String what = Params.clean(column(arm).value().replaceAll("_id$", ""));
            Term reference = new Term.Column(a, column(arm));
            kinds.add(new Term.When(new Condition.IsNull(reference, true), StubTerms.text(what)));
            Optional<TableShape> target = schema.table(arm.target()).map(x -> new TableShape(schema, x, names));
            Optional<Name> label = target.flatMap(TableShape::label);
            if (label.isPresent()) {
                String alias = aliases.next(arm.target());
                labels.add(Query.Output.of(new Term.Column(alias, label.get()), what + "_" + label.get()));
                Name key = schema.referenced(arm).getFirst();
                from = new Query.Join(
                        from,
                        target.get().relation(alias),
                        true,
                        List.of(new Condition.Compare(new Term.Column(alias, key), "=", reference)));
            }
        }
        columns.add(Query.Output.of(
                new Term.Cast(new Term.Case(kinds, StubTerms.text("")), Type.known("text")), "target_kind"));
        columns.addAll(labels);
        List<Query.Order> order = t.key().stream()
                .map(k -> new Query.Order(new Term.Column(a, k), true))
                .toList();
        add(
                "ListRecent" + t.many(),
                Command.MANY,
                List.of("Each row with what it is about" + (labels.isEmpty() ? "." : ", and a name for that.")),
                StubTerms.page(columns, from, List.of(), order));
    }
}
