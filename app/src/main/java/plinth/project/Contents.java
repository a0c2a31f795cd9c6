package plinth.project;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * What the statements of an SQL file do, told from their first words: enough to tell a schema from queries, rows to begin with and what undoes a step.
 *
 * @param text the text that was looked at
 * @param tables the tables that it makes, without their schemas, in small letters
 * @param schemas the schemas that stand before names of tables that it makes
 * @param others views, types, routines, sequences that it makes
 * @param targets the relations that it refers to
 * @param words all names in it
 * @param changes how many statements alter something
 * @param drops how many statements drop something
 * @param rows how many statements put rows in, change them or take them out
 * @param asks how many statements ask for rows
 */
record Contents(
        String text,
        Set<String> tables,
        Set<String> schemas,
        Set<String> others,
        Set<String> targets,
        Set<String> words,
        int changes,
        int drops,
        int rows,
        int asks) {
    static final Contents NOTHING = of("");

    private static final Pattern NAMED_QUERY = Pattern.compile("(?m)^--\\s*:?name:?\\s+\\S+");
    private static final Set<Keyword> MODIFIERS = Set.of(
            Keyword.OR,
            Keyword.REPLACE,
            Keyword.UNLOGGED,
            Keyword.UNIQUE,
            Keyword.RECURSIVE,
            Keyword.MATERIALIZED,
            Keyword.FOREIGN,
            Keyword.CONSTRAINT,
            Keyword.GLOBAL,
            Keyword.LOCAL);
    private static final Set<Keyword> BEFORE_NAME =
            Set.of(Keyword.IF, Keyword.NOT, Keyword.EXISTS, Keyword.CONCURRENTLY, Keyword.ONLY);

    /** Looks at {@code text}. */
    static Contents of(String text) {
        Gatherer g = new Gatherer();
        for (Statement s : Script.of(Dialect.POSTGRESQL, text).statements()) {
            if (!s.blank() && !s.leftOut()) {
                g.add(s.tokens());
            }
        }
        return new Contents(
                text,
                Set.copyOf(g.tables),
                Set.copyOf(g.schemas),
                Set.copyOf(g.others),
                Set.copyOf(g.targets),
                Set.copyOf(g.words),
                g.changes,
                g.drops,
                g.rows,
                g.asks);
    }

    /** Returns whether it says something of what is in a database, beside its rows. */
    boolean defines() {
        return !tables.isEmpty() || !others.isEmpty() || changes > 0;
    }

    /** Returns whether it makes something. */
    boolean makes() {
        return !tables.isEmpty() || !others.isEmpty();
    }

    /** Returns whether it is a file of queries with names, as sqlc, aiosql and HugSQL have them. */
    boolean queries() {
        return asks + rows > 0 && tables.isEmpty() && NAMED_QUERY.matcher(text).find();
    }

    private static final class Gatherer {
        private final Set<String> tables = new HashSet<>();
        private final Set<String> schemas = new HashSet<>();
        private final Set<String> others = new HashSet<>();
        private final Set<String> targets = new HashSet<>();
        private final Set<String> words = new HashSet<>();
        private int changes;
        private int drops;
        private int rows;
        private int asks;

        void add(Tokens t) {
            @Nullable Keyword first = t.keyword(0);
            if (first == null) {
                return;
            }
            switch (first) {
                case CREATE -> made(t);
                case ALTER -> changes++;
                case DROP, TRUNCATE -> drops++;
                case INSERT, UPDATE, DELETE, COPY, MERGE -> rows++;
                case SELECT, WITH, VALUES, EXPLAIN, TABLE -> asks++;
                default -> {}
            }
            mentioned(t);
        }

        private void made(Tokens t) {
            int i = 1;
            while (t.keyword(i) != null && MODIFIERS.contains(t.keyword(i))) {
                i++;
            }
            @Nullable Keyword kind = t.keyword(i++);
            while (t.keyword(i) != null && BEFORE_NAME.contains(t.keyword(i))) {
                i++;
            }
            if (kind == null || !t.isIdentifier(i)) {
                return;
            }
            String before = "";
            String name = name(t, i);
            while (t.is(i + 1, '.') && t.isIdentifier(i + 2)) {
                before = name;
                i += 2;
                name = name(t, i);
            }
            switch (kind) {
                case TABLE -> {
                    tables.add(name);
                    schemas.add(before);
                }
                case VIEW, TYPE, DOMAIN, FUNCTION, PROCEDURE, AGGREGATE, SEQUENCE -> others.add(name);
                case INDEX, TRIGGER, POLICY, RULE -> changes++;
                // Roles, databases, extensions and empty schemas alone are no schema yet; what is temporary never is.
                default -> {}
            }
        }

        private void mentioned(Tokens t) {
            for (int i = 1; i < t.size(); i++) {
                if (t.kind(i) != TokenKind.QUOTED && t.kind(i) != TokenKind.WORD || t.is(i + 1, '.')) {
                    continue;
                }
                String name = name(t, i);
                words.add(name);
                int before = i - 1;
                while (before > 1 && t.is(before, '.')) {
                    before -= 2;
                }
                while (before > 0 && (t.is(before, '(') || t.is(before, Keyword.ONLY))) {
                    before--;
                }
                @Nullable Keyword k = t.keyword(before);
                boolean target = k != null
                        && switch (k) {
                            case REFERENCES, FROM, JOIN, ON, OF, LIKE, TABLE, INHERITS, INTO, UPDATE, BY -> true;
                            default -> false;
                        };
                if (target) {
                    targets.add(name);
                }
            }
        }

        private static String name(Tokens t, int i) {
            return t.identifier(i).toLowerCase(Locale.ROOT);
        }
    }
}
