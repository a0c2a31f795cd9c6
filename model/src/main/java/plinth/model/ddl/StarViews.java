package plinth.model.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

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
                && built.any(o -> {
                    String text = text(o);
                    return star(text)
                            && line.stream()
                                    .anyMatch(n -> text.contains(n.name().value()));
                });
        if (!any) {
            change.run();
            return;
        }
        Relations was = new Relations(built.schema());
        Map<Fold.Key, Spelled> spelled = new LinkedHashMap<>();
        Map<Fold.Key, Body> bodies = new LinkedHashMap<>();
        for (Ledger.Making m : built.all()) {
            SchemaObject o = m.built().object();
            List<Name> path = star(text(o)) ? Dependencies.path(o, m.built().origins(), Part.WHOLE) : List.of();
            if (o instanceof View v && !path.isEmpty()) {
                spelled.put(m.key(), new Spelled(path, spelled(was, path, v.query())));
            } else if (o instanceof Routine r && !path.isEmpty()) {
                Body.of(was, path, r).ifPresent(b -> bodies.put(m.key(), b));
            }
        }
        change.run();
        Relations is = new Relations(built.schema());
        spelled.forEach((key, before) -> {
            Built b = built.get(key);
            if (b != null
                    && b.object() instanceof View v
                    && (!was.columns(v.name()).equals(is.columns(v.name()))
                            || !before.query.equals(spelled(is, before.path, v.query())))) {
                before.query.ifPresentOrElse(
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
        bodies.forEach((key, body) -> {
            Built b = built.get(key);
            if (b != null && b.object() instanceof Routine r && body.changed(is)) {
                body.spelled()
                        .ifPresentOrElse(
                                d -> built.put(key, new Built(r.withDefinition(d), b.origins())),
                                () -> fold.remark(
                                        entry,
                                        new Remark(
                                                Problem.Severity.HINT,
                                                span,
                                                r.called() + " names " + relations.getFirst()
                                                        + " by a star that cannot be spelled out:"
                                                        + " which columns it keeps is not known")));
            }
        });
    }

    /** A view's query with its stars spelled out, if that can be, and the path that its names are found on. */
    private record Spelled(List<Name> path, Optional<Expression> query) {}

    /** A routine with a body in SQL that has stars. */
    record Body(List<Name> path, Routine routine, String head, Tokens tokens, List<Mention.OfStar> stars) {
        static Optional<Body> of(Relations relations, List<Name> path, Routine r) {
            String head =
                    "CREATE FUNCTION " + Identifiers.written(r.name().name().value());
            Tokens tokens = Reparsed.tokens(head + r.definition());
            List<Mention.OfStar> stars = stars(relations, path, r, tokens);
            return stars.isEmpty() ? Optional.empty() : Optional.of(new Body(path, r, head, tokens, stars));
        }

        private static List<Mention.OfStar> stars(Relations relations, List<Name> path, Routine r, Tokens tokens) {
            if (RoutineGrammar.body(tokens) == tokens.size()) {
                return List.of();
            }
            try {
                return RoutineBody.mentions(relations, path, tokens, r.name().name(), RoutineGrammar.read(tokens))
                        .stream()
                        .flatMap(m -> m instanceof Mention.OfStar s ? Stream.of(s) : Stream.empty())
                        .toList();
            } catch (Unreadable e) {
                return List.of();
            }
        }

        boolean changed(Relations now) {
            return !stars.equals(stars(now, path, routine, tokens));
        }

        Optional<String> spelled() {
            List<Patch> patches = new ArrayList<>();
            for (Mention.OfStar s : stars) {
                @Nullable String columns = columns(s);
                if (columns == null) {
                    return Optional.empty();
                }
                patches.add(new Patch(s.span(), s.instead(tokens, columns)).shifted(-head.length()));
            }
            return Optional.of(Patch.applyAll(routine.definition(), patches));
        }
    }

    /** The relations with all tables that inherit from them. */
    private List<ObjectName> line(List<ObjectName> relations) {
        List<ObjectName> all = new ArrayList<>(relations);
        for (int i = 0; i < all.size(); i++) {
            fold.heirs(all.get(i)).stream().filter(h -> !all.contains(h)).forEach(all::add);
        }
        return all;
    }

    /** What may show a relation by a star, or by TABLE. */
    private static String text(SchemaObject o) {
        return switch (o) {
            case View v -> v.query().toString();
            case Routine r -> r.definition();
            default -> "";
        };
    }

    private static boolean star(String text) {
        return text.indexOf('*') >= 0 || text.toUpperCase(Locale.ROOT).contains("TABLE");
    }

    /** Returns {@code query} with the columns in the place of its stars, if it has some and all are known. */
    static Optional<Expression> spelled(Relations relations, List<Name> path, Expression query) {
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
                    patches.add(new Patch(s.span(), s.instead(r.tokens(), columns)));
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
        List<String> all = new ArrayList<>();
        for (Mention.Column c : s.columns()) {
            String name = Identifiers.written(c.name().value());
            boolean loose = c.via().isEmpty()
                    && s.columns().stream()
                                    .filter(o -> o.name().equals(c.name()))
                                    .count()
                            > 1;
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
