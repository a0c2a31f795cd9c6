package plinth.model.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.pattern.Pattern.Role;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Recognises how a table keeps a tree beside references to itself: as a closure, as nested sets, as paths. */
final class TreeAspects {
    /** What the bounds of a nested set are called after. */
    private static final Set<String> NESTED = Set.of("tree", "set", "node", "nested", "mptt", "bound", "interval");

    /** What a list of the rows above one is called. */
    private static final Set<String> WAYS = Set.of("path", "ancestor", "ancestry", "lineage", "breadcrumb");

    /** What the number of rows right below one is called. */
    private static final Set<String> CHILDREN =
            Set.of("numchild", "childcount", "childrencount", "numberofchild", "nochild");

    private TreeAspects() {}

    static List<Finding> find(Facts facts, Table t) {
        List<Finding> all = new ArrayList<>();
        closure(facts, t).ifPresent(all::add);
        nested(facts, t).ifPresent(all::add);
        path(facts, t).ifPresent(all::add);
        return all;
    }

    private static Optional<Finding> closure(Facts facts, Table t) {
        return ClosureTables.of(facts, t).map(c -> {
            List<Name> columns = new ArrayList<>(c.above().columns());
            columns.addAll(c.below().columns());
            c.depth().ifPresent(columns::add);
            return Aspects.finding(
                    t,
                    Role.CLOSURE,
                    columns,
                    List.of(c.above().target()),
                    "Each row is a pair of " + c.above().target() + ": "
                            + Families.join(c.above().columns()) + " is above "
                            + Families.join(c.below().columns())
                            + c.depth().map(d -> ", as far as " + d + " says").orElse(""));
        });
    }

    private static Optional<Finding> nested(Facts facts, Table t) {
        for (Column l : t.columns()) {
            List<String> a = Aspects.whole(l) ? facts.words(l.name()) : List.of();
            if (a.isEmpty() || !Set.of("lft", "left").contains(a.getLast())) {
                continue;
            }
            for (Column r : t.columns()) {
                List<String> b = facts.words(r.name());
                boolean whole = Aspects.whole(l) && Aspects.whole(r) && a.size() == b.size() && !a.isEmpty();
                boolean brief = whole
                        && a.getLast().equals("lft")
                        && Set.of("rgt", "rght").contains(b.getLast());
                boolean written = whole
                        && a.getLast().equals("left")
                        && b.getLast().equals("right")
                        && (facts.rules(t).ordered(l.name(), r.name())
                                || a.stream().anyMatch(NESTED::contains));
                if (brief || written) {
                    return Optional.of(Aspects.finding(
                            t,
                            Role.NESTED_SET,
                            List.of(l.name(), r.name()),
                            List.of(),
                            "What lies below a row lies between its " + l.name() + " and " + r.name()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> path(Facts facts, Table t) {
        for (Column c : t.columns()) {
            List<String> words = facts.words(c.name());
            boolean typed =
                    c.type() instanceof Type.Named n && n.name().name().value().equals("ltree");
            boolean text = Kinds.textual(c)
                    && (words.contains("ancestry")
                            || words.equals(List.of("materialized", "path"))
                            || words.equals(List.of("tree", "path")));
            boolean keys = keys(t, c, words);
            if (typed || text || keys || counted(facts, t, c, words)) {
                return Optional.of(Aspects.finding(
                        t,
                        Role.PATH,
                        List.of(c.name()),
                        List.of(),
                        c.name() + " is the way from the root to the row"
                                + (typed ? ", as ltree" : keys ? ", as keys of " + t.name() : "")));
            }
        }
        return Optional.empty();
    }

    /** Whether {@code c} lists keys of rows of {@code t}, which is a tree by a reference to itself or finds its rows by what is in the list. */
    private static boolean keys(Table t, Column c, List<String> words) {
        boolean listed = c.type() instanceof Type.ArrayOf a
                && t.keyColumns().size() == 1
                && t.column(t.keyColumns().getFirst())
                        .filter(k -> k.type().equals(a.element()))
                        .isPresent();
        boolean tree = t.foreignKeys().stream().anyMatch(f -> f.target().equals(t.name()))
                || t.indexes().stream().anyMatch(i -> i.leadingColumns().contains(c.name()));
        return listed && tree && !words.isEmpty() && WAYS.contains(words.getLast());
    }

    /** Whether {@code c} tells the place of a row, how deep it lies and how many lie below being kept beside it, as django-treebeard does. */
    private static boolean counted(Facts facts, Table t, Column c, List<String> words) {
        boolean place = Kinds.textual(c) && words.equals(List.of("path")) && t.unique(Set.of(c.name()));
        return place
                && t.columns().stream()
                        .anyMatch(x ->
                                Aspects.whole(x) && Set.of("depth", "level").contains(facts.last(x.name())))
                && t.columns().stream().anyMatch(x -> Aspects.whole(x) && children(facts.words(x.name())));
    }

    private static boolean children(List<String> words) {
        return CHILDREN.contains(String.join("", words));
    }

    /** Whether another table holds which rows of {@code t} are above which. */
    static boolean node(Facts facts, Table t) {
        return facts.incoming(t.name()).stream()
                .map(Facts.Incoming::from)
                .distinct()
                .anyMatch(x -> ClosureTables.of(facts, x)
                        .filter(c -> c.above().target().equals(t.name()))
                        .isPresent());
    }
}
