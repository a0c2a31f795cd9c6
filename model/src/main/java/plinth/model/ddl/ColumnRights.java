package plinth.model.ddl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/**
 * The columns that a GRANT or REVOKE is confined to: {@code SELECT (id, name)}.
 *
 * @param kept the statement
 * @param all the columns, in the order in which they are named first
 */
public record ColumnRights(Kept kept, Set<Name> all) {

    /** Returns the columns that {@code k} names; none when it is no such statement, or is about whole tables. */
    public static ColumnRights of(Kept k) {
        Set<Name> names = new LinkedHashSet<>();
        walk(k, n -> {
            names.add(n);
            return true;
        });
        return new ColumnRights(k, names);
    }

    /** Returns the statement without the columns that are not {@code there}, and without rights that then are about none; nothing when no right is left. */
    public Optional<Kept> only(Predicate<Name> there) {
        return walk(kept, there).map(kept::withText);
    }

    /** Reads the rights before ON; returns the statement with the columns that are {@code wanted}. */
    private static Optional<String> walk(Kept k, Predicate<Name> wanted) {
        List<Statement> statements = Script.of(Dialect.POSTGRESQL, k.text()).statements();
        boolean rights = k.kind().equals("GRANT") || k.kind().equals("REVOKE");
        if (!rights || statements.isEmpty()) {
            return Optional.of(k.text());
        }
        Tokens t = statements.getFirst().tokens();
        int first = 1;
        if (t.is(1, Keyword.GRANT)) {
            // REVOKE GRANT OPTION FOR ...
            first = 4;
        }
        List<String> kept = new ArrayList<>();
        int i = first;
        int end = first;
        while (i < t.size() && !t.is(i, Keyword.ON)) {
            int open = i;
            while (open < t.size() && !t.is(open, '(') && !t.is(open, ',') && !t.is(open, Keyword.ON)) {
                open++;
            }
            if (open >= t.size()) {
                return Optional.of(k.text());
            }
            if (open == i) {
                return Optional.of(k.text());
            }
            String right = t.text().substring(t.start(i), t.end(open - 1));
            if (t.is(open, '(')) {
                List<String> columns = new ArrayList<>();
                int at = open + 1;
                for (; at < t.size() && !t.is(at, ')'); at++) {
                    if (!t.is(at, ',') && wanted.test(new Name(t.identifier(at)))) {
                        columns.add(t.text(at));
                    }
                }
                if (!columns.isEmpty()) {
                    kept.add(right + " (" + String.join(", ", columns) + ")");
                }
                end = at;
                i = at + 1;
            } else {
                kept.add(right);
                end = open - 1;
                i = open;
            }
            if (i < t.size() && t.is(i, ',')) {
                i++;
            }
        }
        if (i >= t.size() || end < first) {
            return Optional.of(k.text());
        }
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(t.text().substring(0, t.start(first))
                        + String.join(", ", kept)
                        + t.text().substring(t.end(end)));
    }
}
