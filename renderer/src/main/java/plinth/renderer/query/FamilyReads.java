package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import plinth.model.access.AccessPattern;
import plinth.model.access.AccessPatterns;
import plinth.model.access.Question;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;

/** Reads a family in the layout that it has: the queries are those of its access patterns, so that their costs are the ones compared. */
final class FamilyReads {
    private final Layout layout;
    private final Family family;
    private final GoNames names;
    private final UnaryOperator<Type> flat;
    private final List<AccessPattern> patterns;
    private final List<Stub> out = new ArrayList<>();

    /**
     * Reads one layout.
     *
     * @param flat gives the base type of a domain
     */
    FamilyReads(Layout layout, List<AccessPattern> patterns, UnaryOperator<Type> flat, GoNames names) {
        this.flat = flat;
        this.layout = layout;
        this.family = layout.family();
        this.patterns = patterns;
        this.names = names;
    }

    private Query query(Question q) {
        return AccessPatterns.query(AccessPattern.of(family, q), layout);
    }

    private void add(String name, Command command, List<String> doc, Query q) {
        out.add(new Stub(names.free(name, many()), command, doc, Statement.Ask.of(new Retyped(flat).query(q))));
    }

    private String one() {
        return names.one(family.base());
    }

    private String many() {
        return names.many(family.base());
    }

    /** Returns one row of any kind by its key, with the columns of every kind. */
    List<Stub> details() {
        out.clear();
        add(
                "Get" + one() + "WithDetails",
                Command.ONE,
                List.of("The columns of the kinds that the row is not of are NULL."),
                query(new Question.DetailedRow()));
        return List.copyOf(out);
    }

    /** Returns one row of any kind by its key, the common columns. */
    List<Stub> base() {
        out.clear();
        add("Get" + one(), Command.ONE, List.of(), query(new Question.BaseRow()));
        return List.copyOf(out);
    }

    /** Returns the rows of all kinds as one list, newest first, and their number by kind. */
    List<Stub> feed() {
        out.clear();
        for (AccessPattern p : patterns) {
            if (p.question() instanceof Question.Feed f && f.all()) {
                Query.Select s = (Query.Select) query(f);
                Query.Select first = ordered(s, f);
                add(
                        "List" + one() + "Feed",
                        Command.MANY,
                        List.of(many() + " of all kinds, newest first; the columns of other kinds are NULL."),
                        AccessPatterns.limitedFirst(first));
                add(
                        "List" + one() + "FeedBefore",
                        Command.MANY,
                        List.of("The next page: pass " + f.order() + " and the key of the last row seen."),
                        AccessPatterns.limitedFirst(before(first)));
            }
        }
        add(
                "Count" + many() + "By" + GoNames.pascal(family.discriminator()),
                Command.MANY,
                List.of(),
                counted(query(new Question.CountByKind())));
        return List.copyOf(out);
    }

    /** The key decides between rows of the same time, so that pages neither repeat rows nor leave some out. */
    private Query.Select ordered(Query.Select s, Question.Feed f) {
        List<Query.Order> order = new ArrayList<>(s.order());
        Term.Column first = (Term.Column) s.order().getFirst().term();
        for (Name k : family.key()) {
            if (!k.equals(f.order())) {
                order.add(new Query.Order(new Term.Column(first.alias(), k), true));
            }
        }
        return new Query.Select(s.outputs(), s.from(), s.where(), s.groupBy(), order, s.limit());
    }

    private Query.Select before(Query.Select s) {
        List<Term> left = s.order().stream().map(Query.Order::term).toList();
        List<Term> right = new ArrayList<>();
        for (Term t : left) {
            Name n = ((Term.Column) t).name();
            Column c = family.shared().column(n).orElseThrow();
            right.add(Term.Parameter.of("before_" + n, c.type()));
        }
        List<Condition> where = new ArrayList<>(s.where());
        where.add(
                left.size() == 1
                        ? new Condition.Compare(left.getFirst(), "<", right.getFirst())
                        : new Condition.CompareRows(left, "<", right));
        return new Query.Select(s.outputs(), s.from(), where, s.groupBy(), s.order(), s.limit());
    }

    /** Returns the reads of one kind: a whole row, those of a span of time, those by each of its own references. */
    List<Stub> kind(Family.Kind k, boolean row) {
        out.clear();
        if (k.columns().isEmpty()) {
            return List.of();
        }
        if (row) {
            add("Get" + names.one(k.table()), Command.ONE, List.of(), query(new Question.KindRow(k.value())));
        }
        feed(patterns)
                .flatMap(f -> time(f).map(t -> new Question.KindFeed(k.value(), f.by(), t)))
                .ifPresent(q -> add(
                        "List" + names.many(k.table()) + "Of" + GoNames.owner(q.by()) + "Between",
                        Command.MANY,
                        List.of("From " + q.time() + "_from on, before " + q.time() + "_before."),
                        page(query(q))));
        Set<Name> own = k.names();
        for (Constraint c : k.constraints()) {
            if (c instanceof Constraint.ForeignKey f
                    && own.containsAll(f.columns())
                    && !f.columns().isEmpty()) {
                add(
                        "List" + names.many(k.table()) + "Of" + GoNames.owner(f.columns()),
                        Command.MANY,
                        List.of(),
                        page(query(new Question.KindByReference(k.value(), f.columns()))));
            }
        }
        return List.copyOf(out);
    }

    private static Query counted(Query q) {
        return q instanceof Query.Select s && s.order().isEmpty()
                ? new Query.Select(
                        s.outputs(),
                        s.from(),
                        s.where(),
                        s.groupBy(),
                        s.groupBy().stream().map(t -> new Query.Order(t, false)).toList(),
                        s.limit())
                : q;
    }

    /** A list has an order, in which the key decides last, and an end. */
    private Query page(Query q) {
        if (!(q instanceof Query.Select s)) {
            return q;
        }
        List<Query.Order> order = new ArrayList<>(s.order());
        Set<Name> there = order.stream()
                .map(Query.Order::term)
                .filter(Term.Column.class::isInstance)
                .map(t -> ((Term.Column) t).name())
                .collect(Collectors.toSet());
        for (Query.Output o : s.outputs()) {
            if (o.term() instanceof Term.Column c && family.key().contains(c.name()) && there.add(c.name())) {
                order.add(new Query.Order(c, false));
            }
        }
        Term limit = s.limit().orElse(Term.Parameter.of(AccessPatterns.PAGE_SIZE, Type.known("bigint")));
        return new Query.Select(s.outputs(), s.from(), s.where(), s.groupBy(), order, Optional.of(limit));
    }

    private static Optional<Question.Feed> feed(List<AccessPattern> patterns) {
        return patterns.stream()
                .map(AccessPattern::question)
                .filter(Question.Feed.class::isInstance)
                .map(Question.Feed.class::cast)
                .findFirst();
    }

    private Optional<Name> time(Question.Feed f) {
        return family.key().contains(f.order()) ? Optional.empty() : Optional.of(f.order());
    }
}
