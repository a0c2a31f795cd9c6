package plinth.model.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Part;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Statement;

/** Changes names in the texts of an object: expressions, queries, calls, definitions, statements that are kept whole. */
final class ObjectTexts {
    private final Catalog catalog;
    private final Built built;
    private final Function<FoundName, Optional<Patch>> change;

    /** Starts for {@code built}; {@code change} says what becomes of a name. */
    ObjectTexts(Catalog catalog, Built built, Function<FoundName, Optional<Patch>> change) {
        this.catalog = catalog;
        this.built = built;
        this.change = change;
    }

    /** Returns the object with its texts changed, and the same object when none is. */
    SchemaObject changed() {
        SchemaObject was = built.object();
        SchemaObject now = switch (was) {
            case Table t -> table(t);
            case View v -> view(v);
            case EnumType e -> e;
            case Domain d -> domain(d);
            case CompositeType c ->
                c.withFields(c.fields().stream().map(this::collated).toList());
            case Sequence s -> s;
            case Routine r -> routine(r);
            case Kept k -> {
                String text = patched(k.text(), in(Part.WHOLE).text(k.text()));
                yield text.equals(k.text()) ? k : k.withText(text);
            }
            case Ownership w -> w;
        };
        return now.equals(was) ? was : now;
    }

    private NamesIn in(Part part) {
        return new NamesIn(catalog, Dependencies.path(built.object(), built.origins(), part));
    }

    private List<Patch> patches(List<FoundName> found) {
        List<Patch> all = new ArrayList<>();
        for (FoundName f : found) {
            Optional<Patch> p = change.apply(f);
            if (p.isPresent()
                    && all.stream().noneMatch(x -> x.span().equals(p.get().span()))) {
                all.add(p.get());
            }
        }
        all.sort(Comparator.comparingInt((Patch p) -> p.span().start()));
        return all;
    }

    private String patched(String text, List<FoundName> found) {
        List<Patch> patches = patches(found);
        return patches.isEmpty() ? text : Patch.applyAll(text, patches);
    }

    private Expression expression(Part part, Expression e, @Nullable ObjectName of) {
        List<Patch> patches = patches(in(part).expression(e, of));
        return patches.isEmpty() ? e : Reparsed.expression(e).patched(patches);
    }

    private Table table(Table t) {
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < t.constraints().size(); i++) {
            constraints.add(constraint(
                    t.name(), new Part.OfConstraint(i), t.constraints().get(i)));
        }
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < t.policies().size(); i++) {
            Part part = new Part.OfPolicy(i);
            Policy p = t.policies().get(i);
            policies.add(new Policy(
                    p.name(),
                    p.permissive(),
                    p.command(),
                    p.roles(),
                    p.using().map(e -> expression(part, e, t.name())),
                    p.check().map(e -> expression(part, e, t.name())),
                    p.comment()));
        }
        return t.withColumns(t.columns().stream().map(c -> column(t, c)).toList())
                .withConstraints(constraints)
                .withIndexes(indexes(t.name(), t.indexes()))
                .withTriggers(triggers(t.name(), t.triggers()))
                .withPolicies(policies)
                .withTraits(t.traits().stream()
                        .map(x -> x.startsWith("OF ")
                                ? "OF " + patched(x.substring(3), in(Part.WHOLE).text(x.substring(3)))
                                : x)
                        .toList())
                .withPartitioning(t.partitioning()
                        .map(p -> new Table.Partitioning(
                                p.method(),
                                p.keys().stream()
                                        .map(k -> key(t.name(), Part.WHOLE, k))
                                        .toList())));
    }

    private Column column(Table t, Column c) {
        Part part = new Part.DefaultOf(c.name());
        Column collated = collated(c);
        return switch (c.value()) {
            case Column.Default d -> collated.withValue(new Column.Default(expression(part, d.expression(), t.name())));
            case Column.Generated g ->
                collated.withValue(new Column.Generated(expression(part, g.expression(), t.name()), g.stored()));
            case Column.Identity i -> collated;
            case Column.Serial s -> collated;
            case Column.Absent a -> collated;
        };
    }

    private Column collated(Column c) {
        Optional<String> collation = collation(new Part.OfColumn(c.name()), c.collation());
        return collation.equals(c.collation()) ? c : c.withCollation(collation);
    }

    private Optional<String> collation(Part part, Optional<String> written) {
        return written.map(c -> patched(c, in(part).named("COLLATION", c)));
    }

    private Constraint constraint(ObjectName on, Part part, Constraint c) {
        return switch (c) {
            case Constraint.Check k -> k.withExpression(expression(part, k.expression(), on));
            case Constraint.Exclusion x ->
                new Constraint.Exclusion(
                        x.name(),
                        x.method(),
                        x.elements().stream()
                                .map(e -> new Constraint.Excluded(key(on, part, e.key()), e.operator()))
                                .toList(),
                        x.include(),
                        x.storage(),
                        x.where().map(w -> expression(part, w, on)),
                        x.deferral(),
                        x.comment());
            case Constraint.PrimaryKey p -> p;
            case Constraint.Unique u -> u;
            case Constraint.ForeignKey f -> f;
        };
    }

    private IndexKey key(ObjectName on, Part part, IndexKey k) {
        return new IndexKey(
                expression(part, k.expression(), on),
                collation(part, k.collation()),
                k.operatorClass().map(c -> patched(c, in(part).operatorClass(c))),
                k.classOptions(),
                k.descending(),
                k.nullsFirst());
    }

    private List<Index> indexes(ObjectName on, List<Index> all) {
        List<Index> out = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Part part = new Part.OfIndex(i);
            Index x = all.get(i);
            out.add(x.withKeys(x.keys().stream().map(k -> key(on, part, k)).toList())
                    .withWhere(x.where().map(w -> expression(part, w, on))));
        }
        return out;
    }

    private List<Trigger> triggers(ObjectName on, List<Trigger> all) {
        List<Trigger> out = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Part part = new Part.OfTrigger(i);
            Trigger g = all.get(i);
            out.add(g.withWhen(g.when().map(w -> expression(part, w, on)))
                    .withCall(patched(g.call(), in(part).call(g.call()))));
        }
        return out;
    }

    private View view(View v) {
        List<Patch> patches = patches(in(Part.WHOLE).query(v.query()));
        Expression query =
                patches.isEmpty() ? v.query() : Reparsed.query(v.query()).patched(patches);
        return v.withQuery(query)
                .withIndexes(indexes(v.name(), v.indexes()))
                .withTriggers(triggers(v.name(), v.triggers()));
    }

    private Domain domain(Domain d) {
        List<Constraint.Check> checks = new ArrayList<>();
        for (int i = 0; i < d.checks().size(); i++) {
            Constraint.Check k = d.checks().get(i);
            checks.add(k.withExpression(expression(new Part.OfCheck(i), k.expression(), null)));
        }
        return new Domain(
                        d.name(),
                        d.type(),
                        collation(Part.WHOLE, d.collation()),
                        d.defaultValue(),
                        d.notNull(),
                        d.checks(),
                        d.comment())
                .withChecks(checks)
                .withDefault(d.defaultValue().map(e -> expression(new Part.OfDefault(), e, null)));
    }

    private Routine routine(Routine r) {
        String definition = patched(r.definition(), in(Part.WHOLE).routine(r));
        if (definition.equals(r.definition())) {
            return r;
        }
        return new Routine(r.name(), r.kind(), arguments(r.kind(), definition), definition, r.comment());
    }

    /** Returns the types that tell a routine from others of its name, read from its definition. */
    static String arguments(String kind, String definition) {
        List<Statement> all = Script.of(Dialect.POSTGRESQL, "CREATE " + kind + " f" + definition)
                .statements();
        return StatementGrammar.read(all.getFirst(), ObjectName.PUBLIC).node()
                        instanceof StatementNode.CreateRoutine(NameNode n, boolean replace, Routine routine)
                ? routine.arguments()
                : "";
    }

    /** Returns the patch that calls what {@code f} means {@code name}, its schema before it where it was or where it now is another one. */
    static Optional<Patch> renamed(FoundName f, ObjectName from, ObjectName to) {
        boolean moved = !from.schema().equals(to.schema());
        return f.calling(to, f.qualified() || moved);
    }

    /** Returns the patch that says the schema of what {@code f} means, when that is not the one where names without a schema are. */
    static Optional<Patch> qualified(FoundName f) {
        Optional<ObjectName> name = f.object();
        if (f.qualified() || f.prefix() || name.isEmpty()) {
            return Optional.empty();
        }
        Name schema = name.get().schema();
        return schema.equals(ObjectName.PUBLIC) || schema.isEmpty() ? Optional.empty() : f.calling(name.get(), true);
    }
}
