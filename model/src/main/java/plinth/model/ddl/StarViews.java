package plinth.model.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/**
 * Views that show a relation by a star, when the relation gets a column: PostgreSQL has put the columns in the star's place that there were when the view was
 * made.
 */
final class StarViews {
    private final Fold fold;
    private final Ledger built;

    StarViews(Fold fold, Ledger built) {
        this.fold = fold;
        this.built = built;
    }

    /** Makes {@code change}, by which {@code relations} may get columns, and spells the stars out that would show them. */
    void keep(Entry entry, Span span, List<ObjectName> relations, Runnable change) {
        List<ObjectName> line = line(relations);
        boolean any = entry.statement().tokens().dialect() == Dialect.POSTGRESQL
                && built.anyView(v -> star(v) && line.stream().anyMatch(n -> names(v, n)));
        if (!any) {
            change.run();
            return;
        }
        Relations was = new Relations(built.schema());
        Map<Fold.Key, Optional<Expression>> spelled = new LinkedHashMap<>();
        for (Ledger.Making m : built.all()) {
            if (m.built().object() instanceof View v && star(v)) {
                List<Name> path = Dependencies.path(v, m.built().origins(), Part.WHOLE);
                spelled.put(m.key(), spelled(was, path, v.query()));
            }
        }
        change.run();
        Relations is = new Relations(built.schema());
        spelled.forEach((key, query) -> {
            Built b = built.get(key);
            if (b != null
                    && b.object() instanceof View v
                    && !was.columns(v.name()).equals(is.columns(v.name()))) {
                query.ifPresentOrElse(
                        q -> built.put(key, new Built(v.withQuery(q), b.origins())),
                        () -> fold.remark(
                                entry,
                                new Remark(
                                        Problem.Severity.HINT,
                                        span,
                                        v.called() + " shows " + relations.getFirst()
                                                + " by a star that cannot be spelled out:"
                                                + " which columns it keeps is not known")));
            }
        });
    }

    /** The relations with all tables that inherit from them. */
    private List<ObjectName> line(List<ObjectName> relations) {
        List<ObjectName> all = new ArrayList<>(relations);
        for (int i = 0; i < all.size(); i++) {
            fold.heirs(all.get(i)).stream().filter(h -> !all.contains(h)).forEach(all::add);
        }
        return all;
    }

    private static boolean star(View v) {
        return v.query().toString().indexOf('*') >= 0;
    }

    private static boolean names(View v, ObjectName relation) {
        return v.query().toString().contains(relation.name().value());
    }

    private static Optional<Expression> spelled(Relations relations, List<Name> path, Expression query) {
        try {
            Reparsed r = Reparsed.query(query);
            QueryMentions mentions = new QueryMentions(relations, path, r.tokens());
            mentions.query(r.query());
            List<Patch> patches = new ArrayList<>();
            for (Mention m : mentions.found()) {
                if (m instanceof Mention.OfStar s) {
                    @Nullable String columns = columns(s);
                    if (columns == null) {
                        return Optional.empty();
                    }
                    patches.add(new Patch(s.span(), columns));
                }
            }
            return patches.isEmpty() ? Optional.empty() : Optional.of(r.patched(patches));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** What a star stands for, or null when that is not certain. */
    private static @Nullable String columns(Mention.OfStar s) {
        if (!s.known() || s.columns().isEmpty()) {
            return null;
        }
        boolean several =
                s.columns().stream().map(Mention.Column::via).distinct().count() > 1;
        List<String> all = new ArrayList<>();
        for (Mention.Column c : s.columns()) {
            String name = Identifiers.written(c.name().value());
            boolean loose = several && c.via().isEmpty();
            if (loose || c.name().isEmpty()) {
                return null;
            }
            all.add(c.via()
                    .map(v -> Identifiers.written(v.value()) + "." + name)
                    .orElse(name));
        }
        return String.join(", ", all);
    }
}
