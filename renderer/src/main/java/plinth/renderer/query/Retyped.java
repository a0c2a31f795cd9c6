package plinth.renderer.query;

import java.util.List;
import java.util.function.UnaryOperator;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;
import plinth.model.schema.Type;

/**
 * A query with other types for its parameters, and names for them that any client can have.
 *
 * @param types gives the type of a parameter by the one that it has
 */
record Retyped(UnaryOperator<Type> types) {
    Query query(Query q) {
        return switch (q) {
            case Query.Select s -> select(s);
            case Query.Union u ->
                new Query.Union(
                        u.branches().stream().map(this::select).toList(),
                        u.order(),
                        u.limit().map(this::term));
        };
    }

    private Query.Select select(Query.Select s) {
        return new Query.Select(
                s.outputs().stream()
                        .map(o -> new Query.Output(term(o.term()), o.label()))
                        .toList(),
                s.from().map(this::from),
                conditions(s.where()),
                terms(s.groupBy()),
                s.order(),
                s.limit().map(this::term));
    }

    private Query.From from(Query.From f) {
        return switch (f) {
            case Query.Relation r -> r;
            case Query.Join j -> new Query.Join(from(j.left()), from(j.right()), j.outer(), conditions(j.on()));
            case Query.Derived d -> new Query.Derived(query(d.query()), d.alias(), d.view(), d.lateral());
        };
    }

    private List<Condition> conditions(List<Condition> all) {
        return all.stream().map(this::condition).toList();
    }

    private Condition condition(Condition c) {
        return switch (c) {
            case Condition.Compare(Term l, String operator, Term r) ->
                new Condition.Compare(term(l), operator, term(r));
            case Condition.CompareRows(List<Term> l, String operator, List<Term> r) ->
                new Condition.CompareRows(terms(l), operator, terms(r));
            case Condition.In(Term t, List<Term> values) -> new Condition.In(term(t), terms(values));
            case Condition.AnyOf(Term t, Term array) -> new Condition.AnyOf(term(t), term(array));
            case Condition.IsNull(Term t, boolean not) -> new Condition.IsNull(term(t), not);
            case Condition.Holds(Term t) -> new Condition.Holds(term(t));
            case Condition.Not(Condition of) -> new Condition.Not(condition(of));
            case Condition.Or(List<Condition> all) -> new Condition.Or(conditions(all));
            case Condition.And(List<Condition> all) -> new Condition.And(conditions(all));
            case Condition.Exists(Query q, boolean not) -> new Condition.Exists(query(q), not);
        };
    }

    private List<Term> terms(List<Term> all) {
        return all.stream().map(this::term).toList();
    }

    private Term term(Term t) {
        return switch (t) {
            case Term.Parameter p ->
                new Term.Parameter(Params.clean(p.name()), types.apply(p.type()), p.array(), p.presence());
            case Term.Operation o -> new Term.Operation(o.operator(), o.left().map(this::term), term(o.right()));
            case Term.Call c -> new Term.Call(c.function(), terms(c.arguments()));
            case Term.Aggregate a ->
                new Term.Aggregate(a.function(), a.argument().map(this::term));
            case Term.Cast c -> new Term.Cast(term(c.term()), c.type());
            case Term.Column c -> c;
            case Term.Literal l -> l;
            case Term.Special s -> s;
        };
    }
}
