package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import plinth.model.access.AccessPatterns;
import plinth.model.cost.Block.Clause;
import plinth.model.cost.Block.JoinItem;
import plinth.model.cost.Block.Member;
import plinth.model.cost.Block.OuterJoin;
import plinth.model.cost.Block.Source;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * Makes a {@link Block} of a query: pulls up what may be, takes outer joins apart from inner ones, and turns a left join into an inner one when
 * a condition leaves out its rows without a partner. After {@code pull_up_subqueries}, {@code reduce_outer_joins} and
 * {@code deconstruct_jointree} of PostgreSQL.
 */
final class Flattening {
    /** join_collapse_limit: more sources than this keep the order in which they are written. */
    private static final int COLLAPSE = 8;

    private final Function<ObjectName, TableFacts> tables;
    private final Map<String, Integer> used;

    private final List<Source> sources = new ArrayList<>();
    private final List<OuterJoin> outerJoins = new ArrayList<>();
    private final List<Scoped> conditions = new ArrayList<>();

    /** Columns of what was pulled up, by the alias that it had. */
    private final Map<String, Map<Name, Term>> pulled = new HashMap<>();

    /** The source of an alias as written in the query. */
    private final Map<String, String> aliases = new HashMap<>();

    /** A condition with the sources to which its place confines it; none when it is above all outer joins. */
    private record Scoped(Condition condition, boolean nullable) {}

    private Flattening(Function<ObjectName, TableFacts> tables, Map<String, Integer> used) {
        this.tables = tables;
        this.used = used;
    }

    static Block of(Query query, Function<ObjectName, TableFacts> tables) {
        return new Flattening(tables, new HashMap<>()).block(query);
    }

    private Block block(Query query) {
        return switch (query) {
            case Query.Select s -> select(s);
            case Query.Union u -> select(whole(u));
        };
    }

    /** A UNION ALL is a SELECT from it. */
    private static Query.Select whole(Query.Union u) {
        String alias = "union";
        List<Query.Output> outputs = u.branches().getFirst().outputs().stream()
                .map(o -> Query.Output.of(new Term.Column(alias, Block.label(o))))
                .toList();
        List<Query.Order> order = u.order().stream()
                .map(o -> new Query.Order(Terms.map(o.term(), c -> new Term.Column(alias, c.name())), o.descending()))
                .toList();
        return new Query.Select(
                outputs,
                java.util.Optional.of(
                        new Query.Derived(new Query.Union(u.branches(), List.of(), java.util.Optional.empty()), alias)),
                List.of(),
                List.of(),
                order,
                u.limit());
    }

    private Block select(Query.Select s) {
        JoinItem joins = s.from().map(f -> from(f, false)).orElse(new JoinItem.Group(List.of()));
        for (Condition c : Terms.flat(s.where())) {
            conditions.add(new Scoped(rewritten(c), false));
        }
        reduce();
        List<Clause> clauses = new ArrayList<>();
        for (Scoped c : conditions) {
            long needs = mask(c.condition());
            if (!c.nullable()) {
                for (OuterJoin o : outerJoins) {
                    // Asked before the join, it would see rows that the join has yet to fill with NULL.
                    if ((needs & o.right()) != 0) {
                        needs |= o.left() | o.right();
                    }
                }
            }
            clauses.add(new Clause(c.condition(), needs, !c.nullable()));
        }
        List<Query.Output> outputs = s.outputs().stream()
                .map(o -> new Query.Output(
                        rewritten(o.term()),
                        java.util.Optional.of(Block.label(o).value())))
                .toList();
        List<Query.Order> order = s.order().stream()
                .map(o -> new Query.Order(rewritten(labelled(o.term(), s)), o.descending()))
                .toList();
        List<Term.Aggregate> aggregates = new ArrayList<>();
        outputs.forEach(o -> aggregates.addAll(Terms.aggregates(o.term())));
        order.forEach(o -> aggregates.addAll(Terms.aggregates(o.term())));
        return new Block(
                List.copyOf(sources),
                joins,
                clauses,
                List.copyOf(outerJoins),
                outputs,
                s.groupBy().stream().map(t -> rewritten(labelled(t, s))).toList(),
                aggregates.stream().distinct().toList(),
                order,
                limit(s.limit()));
    }

    /** ORDER BY may name an output by its label. */
    private static Term labelled(Term term, Query.Select s) {
        if (term instanceof Term.Column c && c.alias().isEmpty()) {
            for (Query.Output o : s.outputs()) {
                if (o.label().filter(l -> l.equals(c.name().value())).isPresent()) {
                    return o.term();
                }
            }
        }
        return term;
    }

    private static OptionalDouble limit(java.util.Optional<Term> limit) {
        if (limit.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (limit.get() instanceof Term.Literal l) {
            int n = Storage.number(l.text());
            if (n >= 0) {
                return OptionalDouble.of(Math.max(1, n));
            }
        }
        return OptionalDouble.of(AccessPatterns.PAGE);
    }

    private JoinItem from(Query.From from, boolean nullable) {
        return switch (from) {
            case Query.Relation r -> one(new Block.Base(alias(r.alias()), tables.apply(r.table())), r.alias());
            case Query.Derived d -> derived(d, nullable);
            case Query.Join j -> join(j, nullable);
        };
    }

    private JoinItem one(Source source, String written) {
        aliases.put(written, source.alias());
        sources.add(source);
        if (sources.size() > 62) {
            throw new NotPlanned("More than 62 tables in one query are not reckoned with.");
        }
        return new JoinItem.One(sources.size() - 1);
    }

    private String alias(String wanted) {
        int times = used.merge(wanted, 1, Integer::sum);
        return times == 1 ? wanted : wanted + "_" + (times - 1);
    }

    private JoinItem join(Query.Join j, boolean nullable) {
        JoinItem left = from(j.left(), nullable);
        JoinItem right = from(j.right(), nullable || j.outer());
        List<Condition> on = Terms.flat(j.on()).stream().map(this::rewritten).toList();
        if (j.outer()) {
            long rights = mask(right);
            long needed = 0;
            for (Condition c : on) {
                needed |= mask(c);
            }
            needed &= ~rights;
            outerJoins.add(new OuterJoin(needed == 0 ? mask(left) : needed, rights, on));
        } else {
            on.forEach(c -> conditions.add(new Scoped(c, nullable)));
        }
        List<JoinItem> items = new ArrayList<>(items(left));
        items.addAll(items(right));
        return items.size() <= COLLAPSE ? new JoinItem.Group(items) : new JoinItem.Group(List.of(left, right));
    }

    private static List<JoinItem> items(JoinItem item) {
        return switch (item) {
            case JoinItem.One o -> List.of(o);
            case JoinItem.Group g -> g.items();
        };
    }

    static long mask(JoinItem item) {
        return switch (item) {
            case JoinItem.One o -> 1L << o.source();
            case JoinItem.Group g -> {
                long all = 0;
                for (JoinItem i : g.items()) {
                    all |= mask(i);
                }
                yield all;
            }
        };
    }

    private JoinItem derived(Query.Derived d, boolean nullable) {
        switch (d.query()) {
            case Query.Select s
            when simple(s) -> {
                // Its aliases are its own: they are read before those outside.
                Map<String, String> outside = new HashMap<>(aliases);
                JoinItem item = from(s.from().orElseThrow(), nullable);
                for (Condition c : Terms.flat(s.where())) {
                    conditions.add(new Scoped(rewritten(c), nullable));
                }
                Map<Name, Term> columns = new LinkedHashMap<>();
                s.outputs().forEach(o -> columns.put(Block.label(o), rewritten(o.term())));
                aliases.clear();
                aliases.putAll(outside);
                pulled.put(d.alias(), columns);
                aliases.remove(d.alias());
                return item;
            }
            case Query.Union u
            when u.order().isEmpty() && u.limit().isEmpty() -> {
                return one(members(u, d.alias()), d.alias());
            }
            case Query.Select s -> {
                return one(new Block.Sub(alias(d.alias()), inner(s)), d.alias());
            }
            case Query.Union u -> {
                return one(new Block.Sub(alias(d.alias()), inner(u)), d.alias());
            }
        }
    }

    private Block inner(Query query) {
        return new Flattening(tables, used).block(query);
    }

    private static boolean simple(Query.Select s) {
        return s.from().isPresent()
                && s.groupBy().isEmpty()
                && s.order().isEmpty()
                && s.limit().isEmpty()
                && s.outputs().stream().allMatch(o -> Terms.aggregates(o.term()).isEmpty());
    }

    /** A branch without conditions becomes a table of the whole; any other keeps a plan of its own ({@code is_safe_append_member}). */
    private Block.Members members(Query.Union u, String written) {
        List<Name> names =
                u.branches().getFirst().outputs().stream().map(Block::label).toList();
        List<Member> members = new ArrayList<>();
        String whole = alias(written);
        for (Query.Select b : u.branches()) {
            Map<Name, Term> columns = new LinkedHashMap<>();
            if (simple(b) && b.where().isEmpty() && b.from().orElseThrow() instanceof Query.Relation r) {
                String alias = alias(r.alias());
                for (int i = 0; i < names.size(); i++) {
                    columns.put(
                            names.get(i), Terms.map(b.outputs().get(i).term(), c -> new Term.Column(alias, c.name())));
                }
                members.add(new Member(new Block.Base(alias, tables.apply(r.table())), columns));
            } else {
                String alias = alias("*SELECT*");
                Block inner = inner(b);
                for (int i = 0; i < names.size(); i++) {
                    columns.put(names.get(i), new Term.Column(alias, outputName(inner, i)));
                }
                members.add(new Member(new Block.Sub(alias, inner), columns));
            }
        }
        return new Block.Members(whole, members, names);
    }

    private static Name outputName(Block b, int i) {
        return Block.label(b.outputs().get(i));
    }

    private Term rewritten(Term term) {
        return Terms.map(term, this::column);
    }

    private Condition rewritten(Condition condition) {
        return Terms.map(condition, this::column);
    }

    private Term column(Term.Column c) {
        String alias = aliases.get(c.alias());
        if (alias != null) {
            return new Term.Column(alias, c.name());
        }
        Map<Name, Term> columns = pulled.get(c.alias());
        Term found = columns == null ? null : columns.get(c.name());
        if (found == null) {
            throw new NotPlanned("There is no column " + Terms.text(c) + " in the query.");
        }
        return found;
    }

    private long mask(Condition c) {
        long[] mask = new long[1];
        Terms.columns(c, x -> mask[0] |= 1L << index(x.alias()));
        return mask[0];
    }

    private int index(String alias) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).alias().equals(alias)) {
                return i;
            }
        }
        throw new NotPlanned("There is nothing called " + alias + " in the query.");
    }

    /** A condition that never holds for NULLs makes the left join below it an inner one. */
    private void reduce() {
        for (int i = outerJoins.size() - 1; i >= 0; i--) {
            OuterJoin o = outerJoins.get(i);
            boolean strict = conditions.stream()
                    .anyMatch(c ->
                            !c.nullable() && Terms.strict(c.condition()) && (mask(c.condition()) & o.right()) != 0);
            if (strict) {
                outerJoins.remove(i);
                o.on().forEach(c -> conditions.add(new Scoped(c, false)));
            }
        }
    }
}
