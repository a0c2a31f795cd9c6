package plinth.model.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.query.Query;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;

/** The access patterns of a family and their queries. */
public final class AccessPatterns {
    /** How many rows a page of a feed has when nothing else is said. */
    public static final int PAGE = 50;

    /** The parameter for the number of rows of a page. */
    public static final String PAGE_SIZE = "page_size";

    private AccessPatterns() {}

    /**
     * Returns how programs typically read {@code family}, one of {@code schema}'s: at most ten patterns, those left out that it has no columns
     * for. Every id occurs once.
     */
    public static List<AccessPattern> of(Schema schema, Family family) {
        Choice choice = new Choice(schema, family);
        List<Question> questions = new ArrayList<>();
        questions.add(new Question.BaseRow());
        Optional<Family.Kind> kind = choice.detailed();
        kind.ifPresent(k -> questions.add(new Question.KindRow(k.value())));
        choice.reference().ifPresent(by -> {
            Optional<Name> time = choice.time(by);
            Name order = time.orElse(family.key().getLast());
            questions.add(new Question.Feed(by, order, true));
            questions.add(new Question.Feed(by, order, false));
            if (kind.isPresent() && time.isPresent()) {
                questions.add(new Question.KindFeed(kind.get().value(), by, time.get()));
            }
        });
        choice.kindReference()
                .ifPresent(
                        k -> questions.add(new Question.KindByReference(k.kind().value(), k.columns())));
        if (!family.overlapping()) {
            questions.add(new Question.CountByKind());
        }
        choice.few()
                .ifPresent(k -> questions.add(
                        new Question.KindByColumn(k.kind().value(), k.columns().getFirst())));
        Optional<Question.Measure> measure = choice.measure();
        if (measure.isPresent()) {
            choice.flag()
                    .ifPresent(k -> questions.add(
                            new Question.KindMean(k.kind().value(), k.columns().getFirst(), measure.get())));
            questions.add(new Question.BaseMean(measure.get()));
        }
        return questions.stream().map(q -> AccessPattern.of(family, q)).toList();
    }

    /**
     * Returns the query that answers {@code pattern} in {@code layout} as an expert would write it. Over concrete tables the rows of all kinds are a
     * UNION ALL in parentheses (or the layout's view, which is the same) with filter, order and limit outside, so that the planner may merge the
     * tables' rows in order.
     *
     * @throws IllegalArgumentException when the pattern names a kind or column that the layout's family does not have
     */
    public static Query query(AccessPattern pattern, Layout layout) {
        return new Composer(layout, false).compose(pattern.question());
    }

    /**
     * Returns the query as it is often written over concrete tables: the filter in each branch of the UNION ALL, which keeps PostgreSQL from merging
     * the branches in order. In all other layouts the same as {@link #query}.
     */
    public static Query filteredInBranches(AccessPattern pattern, Layout layout) {
        return new Composer(layout, true).compose(pattern.question());
    }

    /**
     * Returns every way in which an expert may ask for {@code pattern} in {@code layout}, {@link #query} first. Which is better depends on what is in
     * the tables.
     */
    public static List<Phrasing> phrasings(AccessPattern pattern, Layout layout) {
        Query plain = query(pattern, layout);
        List<Phrasing> all = new ArrayList<>();
        all.add(new Phrasing(Phrasing.Form.PLAIN, plain));
        if (plain instanceof Query.Select s) {
            LimitFirst.of(s).ifPresent(q -> all.add(new Phrasing(Phrasing.Form.LIMIT_FIRST, q)));
        }
        return List.copyOf(all);
    }

    /**
     * Returns {@code s}, a page of rows of a family, with the page taken before the joins where that is possible, else as it is. It is the form to
     * write down: where the plain one's plan happens to join no row in vain this one does the same, and nowhere does it join more.
     */
    public static Query.Select limitedFirst(Query.Select s) {
        return LimitFirst.of(s).orElse(s);
    }
}
