package plinth.model.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.access.Rows.Source;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Strategy;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Query.Order;
import plinth.model.query.Query.Output;
import plinth.model.query.Query.Select;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Type;

/** Composes the query of a question in one layout. */
final class Composer {
    private static final Type INTERVAL = Type.known("interval");
    private static final Type INTEGER = Type.known("integer");
    private static final Type BIGINT = Type.known("bigint");

    private final Layout layout;
    private final Family family;
    private final Rows rows;
    private final boolean inBranches;

    Composer(Layout layout, boolean inBranches) {
        this.layout = layout;
        this.family = layout.family();
        this.rows = new Rows(layout);
        this.inBranches = inBranches;
    }

    Query compose(Question question) {
        return switch (question) {
            case Question.BaseRow q -> all(false, family.key(), Optional.empty());
            case Question.DetailedRow q -> all(true, family.key(), Optional.empty());
            case Question.KindRow q -> {
                Source s = rows.ofKind(q.kind(), true);
                yield select(s, s.outputs(), equal(s, family.key()), List.of(), Optional.empty());
            }
            case Question.Feed q -> all(q.all(), q.by(), Optional.of(q.order()));
            case Question.KindFeed q -> kindFeed(q);
            case Question.KindByReference q -> {
                Source s = rows.byOwn(q.kind());
                List<Condition> where = new ArrayList<>(sharedWithOthers(q) ? s.where() : List.of());
                for (Name n : q.by()) {
                    where.add(new Condition.Compare(s.own(n), "=", Term.Parameter.of(n.value(), ownType(q.kind(), n))));
                }
                yield new Select(s.outputs(), Optional.of(s.from()), where, List.of(), List.of(), Optional.empty());
            }
            case Question.CountByKind q -> countByKind();
            case Question.KindByColumn q -> {
                Source s = rows.ofKind(q.kind(), false);
                Term column = s.own(q.column());
                yield new Select(
                        List.of(Output.of(column), Output.of(new Term.Aggregate("count", Optional.empty()), "rows")),
                        Optional.of(s.from()),
                        s.where(),
                        List.of(column),
                        List.of(),
                        Optional.empty());
            }
            case Question.KindMean q -> {
                Source s = rows.ofKind(q.kind(), true);
                List<Condition> where = new ArrayList<>(s.where());
                where.add(new Condition.Holds(s.own(q.flag())));
                yield new Select(
                        List.of(Output.of(new Term.Aggregate("avg", Optional.of(measure(s, q.measure()))), "mean")),
                        Optional.of(s.from()),
                        where,
                        List.of(),
                        List.of(),
                        Optional.empty());
            }
            case Question.BaseMean q -> baseMean(q.measure());
        };
    }

    /** Rows of all kinds that agree with the parameters in the common columns {@code by}; with an order, a page of the last ones. */
    private Query all(boolean details, List<Name> by, Optional<Name> order) {
        Source s = inBranches ? rows.ofAll(details, b -> equal(b, by)) : rows.ofAll(details, b -> List.of());
        boolean filtered = inBranches && layout.strategy() instanceof Strategy.ConcreteTables;
        return select(
                s,
                s.outputs(),
                filtered ? List.of() : equal(s, by),
                order.map(o -> List.of(new Order(s.common(o), true))).orElse(List.of()),
                order.map(o -> Term.Parameter.of(AccessPatterns.PAGE_SIZE, BIGINT)));
    }

    private Query kindFeed(Question.KindFeed q) {
        Source s = rows.ofKind(q.kind(), true);
        List<Condition> where = new ArrayList<>(equal(s, q.by()));
        Type type = type(q.time());
        where.add(new Condition.Compare(
                s.common(q.time()), ">=", Term.Parameter.of(q.time().value() + "_from", type)));
        where.add(new Condition.Compare(
                s.common(q.time()), "<", Term.Parameter.of(q.time().value() + "_before", type)));
        return select(
                s,
                s.outputs(),
                where,
                List.of(new Order(s.common(q.time()), false)),
                Optional.of(Term.Parameter.of(AccessPatterns.PAGE_SIZE, BIGINT)));
    }

    /** Whether the kind's columns are also those of other kinds here, so that the kind must be asked for. */
    private boolean sharedWithOthers(Question.KindByReference q) {
        List<Name> mine = new ArrayList<>();
        for (Layout.KindLayout k : layout.kinds()) {
            if (k.kind().value().equals(q.kind())) {
                q.by().forEach(n -> k.column(n).ifPresent(mine::add));
            }
        }
        return layout.strategy() instanceof Strategy.SingleTable
                && layout.kinds().stream()
                        .filter(k -> !k.kind().value().equals(q.kind()))
                        .anyMatch(k -> k.columns().stream().anyMatch(mine::contains));
    }

    private Query countByKind() {
        Term count = new Term.Aggregate("count", Optional.empty());
        if (layout.strategy() instanceof Strategy.ConcreteTables || !layout.tells()) {
            List<Select> branches = new ArrayList<>();
            for (Family.Kind k : family.kinds()) {
                Source s = rows.ofKind(k.value(), false);
                branches.add(new Select(
                        List.of(
                                Output.of(
                                        rows.kindValue(k),
                                        family.discriminator().value()),
                                Output.of(count, "rows")),
                        Optional.of(s.from()),
                        s.where(),
                        List.of(),
                        List.of(),
                        Optional.empty()));
            }
            return new Query.Union(branches, List.of(), Optional.empty());
        }
        Source s = rows.ofAll(false, b -> List.of());
        Term kind = s.common(family.discriminator());
        return new Select(
                List.of(Output.of(kind), Output.of(count, "rows")),
                Optional.of(s.from()),
                List.of(),
                List.of(kind),
                List.of(),
                Optional.empty());
    }

    private Query baseMean(Question.Measure m) {
        Term count = new Term.Aggregate("count", Optional.empty());
        if (!(layout.strategy() instanceof Strategy.ConcreteTables)) {
            Source s = rows.ofAll(false, b -> List.of());
            Term value = measure(s, m);
            return new Select(
                    List.of(Output.of(count, "rows"), Output.of(new Term.Aggregate("avg", Optional.of(value)), "mean")),
                    Optional.of(s.from()),
                    longer(m, value),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }
        // The tables are added up one by one: the mean of all is the sum of sums through the sum of counts.
        List<Select> branches = new ArrayList<>();
        for (Family.Kind k : family.kinds()) {
            Source s = rows.ofKind(k.value(), false);
            Term value = measure(s, m);
            branches.add(new Select(
                    List.of(Output.of(count, "n"), Output.of(new Term.Aggregate("sum", Optional.of(value)), "total")),
                    Optional.of(s.from()),
                    longer(m, value),
                    List.of(),
                    List.of(),
                    Optional.empty()));
        }
        String alias = "s";
        Term n = new Term.Aggregate("sum", Optional.of(new Term.Column(alias, new Name("n"))));
        Term total = new Term.Aggregate("sum", Optional.of(new Term.Column(alias, new Name("total"))));
        return new Select(
                List.of(Output.of(n, "rows"), Output.of(Term.Operation.of(total, "/", n), "mean")),
                Optional.of(new Query.Derived(new Query.Union(branches, List.of(), Optional.empty()), alias)),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private Term measure(Source s, Question.Measure m) {
        return switch (m) {
            case Question.Amount a -> s.common(a.column());
            case Question.Length l -> Term.Operation.of(s.common(l.to()), "-", s.common(l.from()));
        };
    }

    /** Of lengths of time, only those that are longer than a unit: the difference of two dates is a number of days. */
    private List<Condition> longer(Question.Measure m, Term value) {
        return switch (m) {
            case Question.Amount a -> List.of();
            case Question.Length l ->
                List.of(new Condition.Compare(
                        value,
                        ">",
                        Labels.days(family, l)
                                ? new Term.Literal("1", INTEGER)
                                : new Term.Literal("interval '1 hour'", INTERVAL)));
        };
    }

    private static Query select(
            Source s, List<Output> outputs, List<Condition> where, List<Order> order, Optional<? extends Term> limit) {
        List<Condition> all = new ArrayList<>(where);
        all.addAll(s.where());
        return new Select(outputs, Optional.of(s.from()), all, List.of(), order, limit.map(t -> t));
    }

    private List<Condition> equal(Source s, List<Name> columns) {
        List<Condition> out = new ArrayList<>();
        for (Name n : columns) {
            out.add(new Condition.Compare(s.common(n), "=", Term.Parameter.of(n.value(), type(n))));
        }
        return out;
    }

    private Type type(Name common) {
        return family.shared()
                .column(common)
                .map(Column::type)
                .orElseThrow(() -> new IllegalArgumentException(family + " has no column " + common));
    }

    private Type ownType(String kind, Name column) {
        return family.kind(kind).stream()
                .flatMap(k -> k.columns().stream())
                .filter(c -> c.name().equals(column))
                .map(Column::type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no column " + column));
    }
}
