package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import plinth.model.query.Aggregates;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/** Queries in FROM in the place of tables: they show what these showed. */
public final class StandIns {
    /** Functions that take a row of any type and give back a value that does not tell which. */
    private static final Set<String> ANY_ROW =
            Set.of("row_to_json", "to_json", "to_jsonb", "json_agg", "jsonb_agg", "count");

    private final Schema schema;
    private final Reparsed query;
    private final QueryMentions mentions;

    private StandIns(Schema schema, Reparsed query, QueryMentions mentions) {
        this.schema = schema;
        this.query = query;
        this.mentions = mentions;
    }

    /** Returns what there is to know of {@code query}, looked up from the schema {@code from}; nothing where it cannot be read. */
    public static Optional<StandIns> of(Schema schema, Expression query, Name from) {
        try {
            Reparsed r = Reparsed.query(query);
            QueryMentions m = new QueryMentions(schema, Reparsed.path(from), r.tokens());
            m.query(r.query());
            return Optional.of(new StandIns(schema, r, m));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /**
     * Returns those of {@code tables} of which the query takes whatever columns there are without a star: it joins by the names that both sides have, gives
     * them other names in order, or shows a row as a whole.
     */
    public Set<ObjectName> wholly(Set<ObjectName> tables) {
        Set<ObjectName> all = new HashSet<>(mentions.rows());
        for (Mention m : mentions.found()) {
            if (m instanceof Mention.OfJoin j && j.natural()) {
                all.addAll(j.tables());
            }
        }
        mentions.sources().stream().filter(QueryMentions.Source::listed).forEach(x -> all.add(x.table()));
        all.retainAll(tables);
        return all;
    }

    /** Returns whether the query asks for more than the rows of one of {@code tables}: a view would not do in its place. */
    public boolean bound(Set<ObjectName> tables) {
        return beyond()
                || tables.stream().anyMatch(this::byKey)
                || mentions.sources().stream().anyMatch(s -> tables.contains(s.table()) && sampled(s));
    }

    /** Returns whether the query shows columns of one of {@code tables} that only its key, grouped by, tells to be one for each group. */
    public boolean byKey(Set<ObjectName> tables) {
        return tables.stream().anyMatch(this::byKey);
    }

    /** Returns whether rows can be written through a view of the query: it shows one table's, each once. */
    public boolean writable() {
        QueryNode q = query.query();
        Tokens tokens = query.tokens();
        boolean words = false;
        for (int i = 0; i < tokens.size(); i++) {
            @Nullable Keyword k = tokens.keyword(i);
            words |= k == Keyword.DISTINCT
                    || k == Keyword.GROUP
                    || k == Keyword.HAVING
                    || k == Keyword.LIMIT
                    || k == Keyword.OFFSET
                    || k == Keyword.OVER
                    || tokens.isIdentifier(i) && tokens.is(i + 1, '(') && Aggregates.named(tokens.identifier(i));
        }
        boolean one = q.branches().size() == 1
                && switch (q.branches().getFirst()) {
                    case QueryNode.Select s ->
                        s.from().size() == 1 && s.from().getFirst() instanceof QueryNode.FromTable;
                    case QueryNode.Whole w -> true;
                    case QueryNode.Values v -> false;
                    case QueryNode.Nested n -> false;
                };
        return one && !words && q.with().isEmpty();
    }

    /**
     * Returns the query with queries in the place of {@code tables}; nothing where one cannot stand there: where a row as a value of the table's type, a system
     * column or a sample is asked for, or columns that only the table's key tells to be one for each group.
     *
     * @param rows gives the query for a table and the columns that are asked of it, absent where those are all
     */
    public Optional<Expression> replaced(
            Set<ObjectName> tables, BiFunction<ObjectName, Optional<Set<Name>>, Optional<Expression>> rows) {
        if (bound(tables) || typed(tables)) {
            return Optional.empty();
        }
        Tokens tokens = query.tokens();
        Map<Span, Patch> patches = new LinkedHashMap<>();
        for (QueryMentions.Source s : mentions.sources()) {
            if (!tables.contains(s.table())) {
                continue;
            }
            Optional<Expression> in = rows.apply(s.table(), wanted(s));
            if (in.isEmpty()) {
                return Optional.empty();
            }
            String text = "(" + Reparsed.text(in.get()) + ")";
            String named = s.alias()
                    ? text
                    : text + " AS " + Identifiers.written(s.table().name().value());
            patches.put(s.named(), new Patch(s.named(), s.whole() ? "SELECT * FROM " + named : named));
        }
        for (Mention m : mentions.found()) {
            if (m instanceof Mention.OfRelation(Use u)
                    && u.prefix()
                    && u.qualifier().isPresent()
                    && tables.contains(u.table())) {
                Span schemaName = new Span(
                        u.qualifier().get().span().start(), u.ident().span().start());
                patches.put(schemaName, new Patch(schemaName, ""));
            }
        }
        try {
            return patches.isEmpty() || tokens.size() == 0
                    ? Optional.empty()
                    : Optional.of(query.patched(new ArrayList<>(patches.values())));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private boolean sampled(QueryMentions.Source s) {
        Tokens tokens = query.tokens();
        // An alias may stand between, with names of columns.
        for (int i = tokens.from(s.named().end());
                i < Math.min(tokens.size(), tokens.from(s.named().end()) + 3);
                i++) {
            if (tokens.is(i, Keyword.TABLESAMPLE)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what PostgreSQL keeps of every row of a table is named, or rows are locked. */
    private boolean beyond() {
        Tokens tokens = query.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            boolean locks = tokens.is(i, Keyword.FOR)
                    && (tokens.is(i + 1, "update")
                            || tokens.is(i + 1, "share")
                            || tokens.is(i + 1, "no")
                            || tokens.is(i + 1, "key"));
            if (locks) {
                return true;
            }
        }
        return mentions.found().stream().anyMatch(m -> switch (m) {
            case Mention.Unknown u -> SystemColumns.named(u.ident().name());
            case Mention.Other o -> SystemColumns.named(o.ident().name());
            default -> false;
        });
    }

    /** Whether a row of one of {@code tables} is a value of its type to more than what takes any row. */
    private boolean typed(Set<ObjectName> tables) {
        Tokens tokens = query.tokens();
        return mentions.wholeRows().stream()
                .filter(r -> tables.contains(r.table()))
                .map(r -> tokens.from(r.named().start()))
                .anyMatch(i -> !(tokens.is(i - 1, '(')
                        && tokens.isIdentifier(i - 2)
                        && ANY_ROW.contains(tokens.identifier(i - 2))
                        && tokens.is(i + 1, ')')));
    }

    /** Whether columns of {@code table} are shown that are no other than its key, grouped by, tells. */
    private boolean byKey(ObjectName table) {
        Set<Name> shown = columns(table);
        Set<Name> key = schema.table(table)
                .map(Table::keyColumns)
                .map(k -> (Set<Name>) new HashSet<>(k))
                .orElse(Set.of());
        return !key.isEmpty()
                && mentions.grouped().stream()
                        .anyMatch(g -> g.table().equals(table)
                                && g.columns().containsAll(key)
                                && !g.columns().containsAll(shown));
    }

    private Set<Name> columns(ObjectName table) {
        Set<Name> all = new HashSet<>();
        for (Mention m : mentions.found()) {
            switch (m) {
                case Mention.OfColumn c
                when c.table().equals(table) -> all.add(c.ident().name());
                case Mention.OfJoin j when j.tables().contains(table) -> all.addAll(j.names());
                default -> {}
            }
        }
        return all;
    }

    private Optional<Set<Name>> wanted(QueryMentions.Source s) {
        boolean all = s.listed()
                || s.whole()
                || mentions.found().stream()
                        .anyMatch(m -> m instanceof Mention.OfStar x
                                        && (x.columns().stream()
                                                .anyMatch(c -> c.table()
                                                        .filter(s.table()::equals)
                                                        .isPresent()))
                                || m instanceof Mention.OfJoin j
                                        && j.natural()
                                        && j.tables().contains(s.table()))
                || mentions.rows().contains(s.table());
        return all ? Optional.empty() : Optional.of(columns(s.table()));
    }
}
