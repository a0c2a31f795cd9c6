package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Span;

/** Queries whose columns no table and no view can have: two of one name, or fewer than there are names for. What is not certain is taken for possible. */
final class RefusedQueries {
    private final Fold fold;
    private final Entry entry;

    RefusedQueries(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
    }

    /** Says why nothing called {@code what} can be made of {@code q}, whose first columns are called {@code names}; returns whether there is a reason. */
    boolean refused(NameNode what, QueryNode q, List<Ident> names) {
        if (!suspicious(q, names)) {
            return false;
        }
        FoldedObjects known = new FoldedObjects(fold, entry);
        Optional<List<TypeScope.Column>> columns =
                QueryTypes.listed(known, entry.statement().tokens(), fold.path(entry), q);
        List<ObjectName> asked = new ArrayList<>(known.asked());
        asked.add(what.in(fold.path(entry).getFirst()));
        fold.entangle(asked);
        return columns.isPresent() && say(what.span(), columns.get(), names);
    }

    private boolean say(Span span, List<TypeScope.Column> columns, List<Ident> names) {
        boolean whole = columns.stream().allMatch(RefusedQueries::certain);
        if (whole && names.size() > columns.size()) {
            fold.remark(
                    entry,
                    Remark.error(
                            names.get(columns.size()).span(),
                            "there are more names of columns than columns of the query"));
            return true;
        }
        Set<Name> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (i >= names.size() && !certain(columns.get(i))) {
                continue;
            }
            Name name = i < names.size() ? names.get(i).name() : columns.get(i).name();
            if (!seen.add(name)) {
                fold.remark(
                        entry,
                        Remark.error(
                                i < names.size() ? names.get(i).span() : span,
                                "two columns of the query are called " + name));
                return true;
            }
        }
        return false;
    }

    /** Whether there is this column, called so: what is not known has no name, and may be several columns. */
    private static boolean certain(TypeScope.Column c) {
        return c.typed().known() || !c.name().equals(Typed.NAMELESS);
    }

    /** Whether it is worth to look at the query's columns: some may have one name by what is written, or come from several tables by a star. */
    private static boolean suspicious(QueryNode q, List<Ident> names) {
        if (!names.isEmpty()) {
            return true;
        }
        return switch (q.branches().getFirst()) {
            case QueryNode.Select s -> {
                boolean star = s.items().stream()
                        .anyMatch(i -> i.sole().filter(RefNode::star).isPresent());
                boolean plain = s.items().size() == 1
                        && s.from().size() == 1
                        && s.from().getFirst() instanceof QueryNode.FromTable;
                Set<Name> seen = new HashSet<>();
                yield (star && !plain) || s.items().stream().anyMatch(i -> !seen.add(called(i)));
            }
            case QueryNode.Nested n -> suspicious(n.query(), names);
            case QueryNode.Values v -> false;
            case QueryNode.Whole w -> false;
        };
    }

    private static Name called(QueryNode.Item i) {
        return i.label()
                .map(Ident::name)
                .or(() -> i.sole().filter(r -> !r.star()).map(r -> r.last().name()))
                .or(i::implied)
                .orElse(Typed.NAMELESS);
    }
}
