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
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;

/** A table that references itself: roots, children, the way up, all below, and moving a row without making a circle. */
final class TreeStubs {
    private final TableShape t;
    private final GoNames names;
    private final Name parent;
    private final Name key;
    private final String suffix;
    private final List<Stub> out = new ArrayList<>();

    private TreeStubs(TableShape t, Name parent, Name key, boolean first, GoNames names) {
        this.t = t;
        this.names = names;
        this.parent = parent;
        this.key = key;
        this.suffix = first ? "" : "By" + GoNames.owner(List.of(parent));
    }

    /**
     * Returns the stubs for the reference {@code f}, none when it is not from one column to the table's key.
     *
     * @param first whether it is the table's first reference to itself: the others have its name in theirs
     */
    static List<Stub> of(Schema schema, TableShape t, Constraint.ForeignKey f, boolean first, GoNames names) {
        return TableShape.parent(schema, t.table, f)
                ? new TreeStubs(t, f.columns().getFirst(), t.key().getFirst(), first, names).all()
                : List.of();
    }

    private void add(String name, Command command, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name + suffix, t.many()), command, doc, statement));
    }

    private List<Stub> all() {
        List<Name> by = new ArrayList<>();
        t.label().ifPresent(by::add);
        by.add(key);
        List<Query.Order> order = Ordering.ascending(by).orders("");
        if (t.nullable(parent)) {
            add(
                    "ListRoot" + t.many(),
                    Command.MANY,
                    List.of(),
                    Statement.Ask.of(
                            t.page(List.of(new Condition.IsNull(StubTerms.column("", parent), false)), order)));
        }
        add(
                "ListChild" + t.many(),
                Command.MANY,
                List.of(),
                Statement.Ask.of(t.page(List.of(t.equal(parent, "")), order)));
        ancestors();
        descendants();
        within();
        move();
        return out;
    }

    /**
     * The rows from the new parent up and the row itself are locked in the order of their keys, so that two sessions wait for one another and neither for
     * ever. A statement sees the rows as they were when it began, but those that it locks as they are: where the two differ, the way up has changed.
     */
    private void move() {
        Term.Presence presence = t.nullable(parent) ? Term.Presence.NULLABLE : Term.Presence.REQUIRED;
        Term.Parameter to = Term.Parameter.of("new_" + t.parameter(parent), t.type(parent), presence);
        CteNames free = new CteNames(t);
        String above = free.free("above");
        String wanted = free.free("wanted");
        String held = free.free("held");
        Statement up = new Statement.Union(
                false,
                List.of(
                        Statement.Ask.of(StubTerms.select(
                                link("r"),
                                t.relation("r"),
                                List.of(new Condition.Compare(
                                        new Term.Column("r", key), "=", new Term.Cast(to, t.type(parent)))))),
                        Statement.Ask.of(StubTerms.select(
                                link("n"), joined(StubTerms.part(above, "w"), parent, "n", key), List.of()))));
        Statement keys = new Statement.Union(
                false,
                List.of(
                        Statement.Ask.of(StubTerms.select(
                                StubTerms.outputs(List.of(new Term.Column(above, key))),
                                StubTerms.part(above),
                                List.of())),
                        Statement.Ask.of(StubTerms.select(
                                StubTerms.outputs(List.of(new Term.Column("r", key))),
                                t.relation("r"),
                                List.of(t.equal(key, "r"))))));
        Statement locked = new Statement.Ask(
                new Query.Select(
                        link("n"),
                        Optional.of(joined(StubTerms.part(wanted, "w"), key, "n", key)),
                        List.of(),
                        List.of(),
                        Ordering.ascending(List.of(key)).orders("n"),
                        Optional.empty()),
                Optional.empty(),
                Statement.Lock.NO_KEY_UPDATE);
        List<Statement.Assignment> set = new ArrayList<>(List.of(new Statement.Assignment(parent, to)));
        set.addAll(t.automatic());
        Condition below = new Condition.Compare(new Term.Column(above, key), "=", new Term.OfTable(t.name(), key));
        Query.From now = new Query.Join(
                StubTerms.part(above),
                StubTerms.part(held),
                true,
                StubTerms.same(held, List.of(key), above, List.of(key)));
        Condition changed = new Condition.Compare(
                new Term.Column(held, parent), "IS DISTINCT FROM", new Term.Column(above, parent));
        add(
                "Move" + t.one(),
                Command.ONE,
                List.of(
                        "No row where the new parent is the row itself or below it, or where another session has just"
                                + " moved a row above it: ask again then.",
                        "The rows from the new parent up stay locked until the transaction ends, so that two sessions"
                                + " make no circle together."),
                new Statement.With(
                        true,
                        List.of(
                                new Statement.Part(above, List.of(), up),
                                new Statement.Part(wanted, List.of(), keys),
                                new Statement.Part(held, List.of(), locked)),
                        t.update(
                                set,
                                List.of(
                                        t.equalOwn(key),
                                        new Condition.Exists(
                                                StubTerms.select(List.of(), StubTerms.part(above), List.of(below)),
                                                true),
                                        new Condition.Exists(
                                                StubTerms.select(List.of(), now, List.of(changed)), true)))));
    }

    private List<Query.Output> link(String alias) {
        return StubTerms.outputs(List.of(new Term.Column(alias, key), new Term.Column(alias, parent)));
    }

    /** The rows whose column {@code on} is the column {@code of} of the source {@code w}. */
    private Query.From joined(Query.Relation w, Name of, String alias, Name on) {
        return new Query.Join(w, t.relation(alias), false, StubTerms.same(alias, List.of(on), w.alias(), List.of(of)));
    }

    /** Names for what the walk adds, different from the table's own. */
    private Name free(String wanted) {
        String n = wanted;
        while (t.find(new Name(n)).isPresent()) {
            n = "walk_" + n;
        }
        return new Name(n);
    }

    private List<Query.Output> columns(String alias) {
        return t.columns.stream()
                .map(c -> Query.Output.of(new Term.Column(alias, c.name())))
                .toList();
    }

    /** The path begins as an array without a length for its elements: the rows added to it must have just its type. */
    private Term path(String alias) {
        Type type = t.type(key);
        Term array = new Term.ArrayOf(new Term.Column(alias, key), type);
        return type instanceof Type.Known n && !n.modifiers().isEmpty()
                ? new Term.Cast(array, new Type.ArrayOf(Type.known(n.name())))
                : array;
    }

    /**
     * Returns a walk from one row on, and a query of what it comes to.
     *
     * @param next the column of the next row that is the column {@code on} of the one before
     * @param more what must hold for a step beside
     */
    private Statement walk(
            String cte, Name next, Name on, List<Condition> more, List<Query.Order> order, boolean page) {
        Name depth = free("depth");
        Name path = free("path");
        List<Query.Output> first = new ArrayList<>(columns("r"));
        first.add(Query.Output.of(StubTerms.number(0), depth.value()));
        first.add(Query.Output.of(path("r"), path.value()));
        List<Query.Output> then = new ArrayList<>(columns("n"));
        then.add(Query.Output.of(StubTerms.next(new Term.Column("w", depth))));
        then.add(Query.Output.of(Term.Operation.of(new Term.Column("w", path), "||", new Term.Column("n", key))));
        List<Condition> where = new ArrayList<>();
        where.add(new Condition.Not(new Condition.AnyOf(new Term.Column("n", key), new Term.Column("w", path))));
        where.addAll(more);
        Query.From step = new Query.Join(
                StubTerms.part(cte, "w"),
                t.relation("n"),
                false,
                List.of(new Condition.Compare(new Term.Column("n", next), "=", new Term.Column("w", on))));
        List<Query.Output> all = new ArrayList<>(columns(cte));
        all.add(Query.Output.of(new Term.Column(cte, depth)));
        return walk(
                cte,
                true,
                StubTerms.select(first, t.relation("r"), List.of(t.equal(key, "r"))),
                StubTerms.select(then, step, where),
                new Query.Select(
                        all,
                        Optional.of(StubTerms.part(cte)),
                        List.of(),
                        List.of(),
                        order,
                        page ? Optional.of(StubTerms.PAGE_SIZE) : Optional.empty()));
    }

    private static Statement walk(String cte, boolean all, Query first, Query then, Query body) {
        Statement steps = new Statement.Union(all, List.of(Statement.Ask.of(first), Statement.Ask.of(then)));
        return new Statement.With(true, List.of(new Statement.Part(cte, List.of(), steps)), Statement.Ask.of(body));
    }

    private void ancestors() {
        String cte = new CteNames(t).free("ancestors");
        add(
                "List" + t.one() + "Ancestors",
                Command.MANY,
                List.of("Nearest first; depth 0 is the row itself. The path ends the walk in a circle."),
                walk(
                        cte,
                        key,
                        parent,
                        List.of(),
                        Ordering.ascending(List.of(free("depth"))).orders(cte),
                        false));
    }

    private void descendants() {
        String cte = new CteNames(t).free("descendants");
        Type integer = Type.known("integer");
        Term deepest = new Term.Cast(Term.Parameter.of("max_depth", integer), integer);
        add(
                "List" + t.one() + "Descendants",
                Command.MANY,
                List.of("Each row before those below it; depth 0 is the row itself, and max_depth the last wanted."),
                walk(
                        cte,
                        parent,
                        key,
                        List.of(new Condition.Compare(new Term.Column("w", free("depth")), "<", deepest)),
                        Ordering.ascending(List.of(free("path"))).orders(cte),
                        true));
    }

    private void within() {
        String below = new CteNames(t).free("below");
        Query.From step = new Query.Join(
                StubTerms.part(below, "w"),
                t.relation("n"),
                false,
                List.of(new Condition.Compare(new Term.Column("n", parent), "=", new Term.Column("w", key))));
        Term candidate = new Term.Cast(t.sought(key, "candidate_" + t.parameter(key)), t.type(key));
        Condition found = new Condition.Exists(
                StubTerms.select(
                        List.of(),
                        StubTerms.part(below),
                        List.of(new Condition.Compare(new Term.Column(below, key), "=", candidate))),
                false);
        add(
                "Is" + t.one() + "Within",
                Command.ONE,
                List.of("Whether the candidate is the row itself or below it."),
                walk(
                        below,
                        false,
                        StubTerms.select(
                                StubTerms.outputs(List.of(new Term.Column("r", key))),
                                t.relation("r"),
                                List.of(t.equal(key, "r"))),
                        StubTerms.select(StubTerms.outputs(List.of(new Term.Column("n", key))), step, List.of()),
                        new Query.Select(
                                List.of(Query.Output.of(new Term.Truth(found), "is_within")),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.empty())));
    }
}
