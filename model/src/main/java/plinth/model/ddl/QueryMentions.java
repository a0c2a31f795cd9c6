package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * Tells of every name in a query what it means, by PostgreSQL's rules of scope: the innermost FROM that has such a column, then those around it; in ORDER
 * BY an output first; in WITH the queries before.
 */
final class QueryMentions {
    private static final List<String> ROWS = List.of("old", "new");

    private final Relations relations;
    private final List<Name> path;
    private final Tokens tokens;
    private final List<Mention> out = new ArrayList<>();
    private final RoutineBody.@Nullable Arguments arguments;
    private final List<Source> sources = new ArrayList<>();
    private final List<Grouped> grouped = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Absent> absent = new ArrayList<>();
    private boolean uneven;

    /**
     * A table or view in FROM.
     *
     * @param named its name as it is written, with ONLY before or a star behind it; all of it where it is {@code TABLE name}
     * @param alias whether it has another name
     * @param listed whether its columns have other names
     * @param whole whether it is {@code TABLE name}
     */
    record Source(ObjectName table, Span named, boolean alias, boolean listed, boolean whole) {}

    /** A row of a table as a whole, where it is named. */
    record Row(ObjectName table, Span named) {}

    /**
     * A name that means nothing.
     *
     * @param source whether it stands before a column, in the place of a table or an alias
     */
    record Absent(Ident ident, boolean source) {}

    /** The columns of a table that GROUP BY names. */
    record Grouped(ObjectName table, Set<Name> columns) {}

    QueryMentions(Schema schema, List<Name> path, Tokens tokens) {
        this(new Relations(schema), path, tokens);
    }

    QueryMentions(Relations relations, List<Name> path, Tokens tokens) {
        this(relations, path, tokens, null);
    }

    /** Starts within a routine with {@code arguments}. */
    QueryMentions(Relations relations, List<Name> path, Tokens tokens, RoutineBody.@Nullable Arguments arguments) {
        this.relations = relations;
        this.path = path;
        this.tokens = tokens;
        this.arguments = arguments;
    }

    List<Mention> found() {
        return out;
    }

    /** Returns where tables and views stand in FROM. */
    List<Source> sources() {
        return sources;
    }

    List<Grouped> grouped() {
        return grouped;
    }

    /** Returns the tables and views of which a row as a whole is named. */
    Set<ObjectName> rows() {
        return rows.stream().map(Row::table).collect(Collectors.toSet());
    }

    List<Row> wholeRows() {
        return rows;
    }

    /** Returns the names that mean nothing for certain, since all is known that they could mean. */
    List<Absent> absent() {
        return absent;
    }

    /** Whether the parts of a UNION, INTERSECT or EXCEPT read so far have, for certain, different numbers of columns. */
    boolean uneven() {
        return uneven;
    }

    private static boolean known(List<Scope.Column> columns) {
        return columns.stream().noneMatch(c -> c.name().isEmpty());
    }

    /** Whether the names of a query's outputs can be seen from outside. */
    private enum Outputs {
        SEEN,
        HIDDEN
    }

    /** Reads the names in {@code q}, a query of its own. */
    void query(QueryNode q) {
        query(q, null, Map.of(), Outputs.SEEN);
    }

    /** Reads the names in {@code e}, an expression that is over no rows. */
    void expression(ExprNode e) {
        Scope scope = Scope.of(null);
        e.references().forEach(r -> reference(r, scope, Optional.empty()));
        e.queries().forEach(q -> query(q, scope, Map.of(), Outputs.HIDDEN));
    }

    /** Reads {@code q} and returns its outputs. */
    List<Scope.Column> outputs(QueryNode q) {
        return query(q, null, Map.of(), Outputs.SEEN);
    }

    /** Reads the names in {@code q}, a query within an expression over the rows of {@code table}. */
    void within(QueryNode q, ObjectName table) {
        Scope around = Scope.of(null);
        around.relations()
                .add(new Scope.Relation(
                        Optional.of(table.name()),
                        Optional.of(table),
                        relations.columns(table).columns(),
                        relations.columns(table).known()));
        query(q, around, Map.of(), Outputs.HIDDEN);
    }

    /** Returns the names that the query's outputs have, in order; a name that is not known is empty. */
    private List<Scope.Column> query(
            QueryNode q, @Nullable Scope outer, Map<Name, Scope.Relation> ctes, Outputs outputs) {
        Map<Name, Scope.Relation> known = with(q.with(), outer, ctes);
        List<Scope.Column> first = List.of();
        Scope last = Scope.of(outer);
        for (int i = 0; i < q.branches().size(); i++) {
            Branched b = branch(q.branches().get(i), outer, known, i == 0 ? outputs : Outputs.HIDDEN);
            if (i == 0) {
                first = b.columns;
                last = b.scope;
            } else {
                uneven |= known(first) && known(b.columns) && first.size() != b.columns.size();
            }
        }
        for (RefNode r : q.order()) {
            boolean bare = r.path().size() == 1 && sortsByName(r);
            boolean output = r.path().size() == 1
                    && first.stream().anyMatch(c -> c.name().equals(r.last().name()));
            if (output && (bare || q.branches().size() > 1)) {
                out.add(new Mention.Other(r.last()));
            } else {
                reference(r, last, Optional.empty());
            }
        }
        for (QueryNode inner : q.queries()) {
            query(inner, last, known, Outputs.HIDDEN);
        }
        return first;
    }

    /** A name alone between commas is an output's; in an expression it is a column's. */
    private boolean sortsByName(RefNode r) {
        int at = tokens.from(r.span().start());
        boolean begins = tokens.is(at - 1, Keyword.BY) || tokens.is(at - 1, ',');
        int next = tokens.from(r.span().end());
        Keyword k = tokens.keyword(next);
        boolean ends = next >= tokens.size()
                || tokens.is(next, ',')
                || tokens.is(next, ')')
                || k == Keyword.ASC
                || k == Keyword.DESC
                || k == Keyword.NULLS
                || k == Keyword.USING
                || k == Keyword.LIMIT
                || k == Keyword.OFFSET
                || k == Keyword.FETCH
                || k == Keyword.FOR
                || k == Keyword.WITH;
        return begins && ends;
    }

    private static Scope.Relation relation(Name name, List<Scope.Column> columns) {
        return new Scope.Relation(
                Optional.of(name),
                Optional.empty(),
                columns.stream()
                        .map(c -> new Scope.Column(c.name(), Optional.empty()))
                        .toList(),
                columns.stream().noneMatch(c -> c.name().isEmpty()));
    }

    private static List<Scope.Column> renamed(List<Scope.Column> columns, List<Ident> names) {
        if (names.isEmpty()) {
            return columns;
        }
        List<Scope.Column> all = new ArrayList<>();
        for (int i = 0; i < Math.max(columns.size(), names.size()); i++) {
            all.add(i < names.size() ? new Scope.Column(names.get(i).name(), Optional.empty()) : columns.get(i));
        }
        return all;
    }

    /** Reads the names in the queries of WITH; returns them, with those that are known already. */
    private Map<Name, Scope.Relation> with(
            List<QueryNode.Cte> with, @Nullable Scope outer, Map<Name, Scope.Relation> ctes) {
        Map<Name, Scope.Relation> known = new HashMap<>(ctes);
        for (QueryNode.Cte c : with) {
            Name name = c.name().name();
            if (c.recursive() && c.query().isPresent()) {
                known.put(name, relation(name, recursive(c, outer, known)));
            }
            List<Scope.Column> columns = c.query().isPresent()
                    ? query(c.query().get(), outer, known, Outputs.SEEN)
                    : change(c.change().orElseThrow(), outer, known, Outputs.SEEN);
            known.put(name, relation(name, renamed(columns, c.columns())));
        }
        return known;
    }

    /** The columns of a recursive query are those of its first part, which does not name the query itself. */
    private List<Scope.Column> recursive(QueryNode.Cte c, @Nullable Scope outer, Map<Name, Scope.Relation> ctes) {
        if (!c.columns().isEmpty()) {
            return renamed(List.of(), c.columns());
        }
        QueryNode q = c.query().orElseThrow();
        QueryMentions aside = new QueryMentions(relations, path, tokens, arguments);
        return aside.branch(q.branches().getFirst(), outer, ctes, Outputs.HIDDEN).columns;
    }

    private record Branched(List<Scope.Column> columns, Scope scope) {}

    private Branched branch(
            QueryNode.Branch branch, @Nullable Scope outer, Map<Name, Scope.Relation> ctes, Outputs outputs) {
        return switch (branch) {
            case QueryNode.Select s -> select(s, outer, ctes, outputs);
            case QueryNode.Values v -> {
                Scope scope = Scope.of(outer);
                v.references().forEach(r -> reference(r, scope, Optional.empty()));
                v.queries().forEach(q -> query(q, scope, ctes, Outputs.HIDDEN));
                List<Scope.Column> columns = new ArrayList<>();
                for (int i = 1; i <= v.width(); i++) {
                    columns.add(new Scope.Column(new Name("column" + i), Optional.empty()));
                }
                yield new Branched(columns, scope);
            }
            case QueryNode.Whole w -> {
                Scope scope = Scope.of(outer);
                Scope.Relation r = table(w.table(), Optional.empty(), List.of(), ctes);
                scope.relations().add(r);
                if (w.table().qualifier().isPresent()
                        || !ctes.containsKey(w.table().last().name())) {
                    sources.add(new Source(relations.resolve(w.table(), path), w.span(), false, false, true));
                }
                out.add(new Mention.OfStar(w.span(), star(List.of(r)), r.known(), outputs == Outputs.SEEN));
                yield new Branched(r.columns(), scope);
            }
            case QueryNode.Nested n -> new Branched(query(n.query(), outer, ctes, outputs), Scope.of(outer));
        };
    }

    private Branched select(
            QueryNode.Select s, @Nullable Scope outer, Map<Name, Scope.Relation> ctes, Outputs outputs) {
        Scope scope = Scope.of(outer);
        List<Mention.Column> shown = new ArrayList<>();
        for (QueryNode.From f : s.from()) {
            shown.addAll(from(f, scope, ctes));
        }
        joined.computeIfPresent(scope, (k, certain) -> certain.isPresent() ? Optional.of(shown) : certain);
        List<Scope.Column> columns = new ArrayList<>();
        for (QueryNode.Item item : s.items()) {
            item(item, s.queries(), scope, ctes, outputs, columns);
        }
        s.references().forEach(r -> reference(r, scope, Optional.empty()));
        grouped(s.named(), scope);
        for (RefNode r : s.named()) {
            boolean input = r.path().size() > 1
                    || r.path().isEmpty()
                    || scope.relations().stream()
                            .anyMatch(x -> x.column(r.last().name()).isPresent());
            boolean output = !input
                    && columns.stream().anyMatch(c -> c.name().equals(r.last().name()));
            if (output) {
                out.add(new Mention.Other(r.last()));
            } else {
                reference(r, scope, Optional.empty());
            }
        }
        for (QueryNode q : s.queries()) {
            if (s.items().stream().noneMatch(i -> i.span().contains(q.span()))) {
                query(q, scope, ctes, Outputs.HIDDEN);
            }
        }
        return new Branched(columns, scope);
    }

    private void grouped(List<RefNode> named, Scope scope) {
        for (Scope.Relation x : scope.relations()) {
            Set<Name> columns = new HashSet<>();
            for (RefNode r : named) {
                boolean of = r.path().size() == 1
                        || r.path().size() > 1
                                && x.shown()
                                        .filter(r.path()
                                                .get(r.path().size() - 2)
                                                .name()::equals)
                                        .isPresent();
                if (of) {
                    x.column(r.last().name()).ifPresent(c -> columns.add(c.name()));
                }
            }
            x.place().filter(p -> !columns.isEmpty()).ifPresent(p -> grouped.add(new Grouped(p.table(), columns)));
        }
    }

    private void item(
            QueryNode.Item item,
            List<QueryNode> queries,
            Scope scope,
            Map<Name, Scope.Relation> ctes,
            Outputs outputs,
            List<Scope.Column> columns) {
        boolean star = item.sole().filter(RefNode::star).isPresent();
        if (star) {
            star(item.sole().get(), scope, outputs, columns);
            return;
        }
        List<Scope.Column> inner = List.of();
        for (QueryNode q : queries) {
            if (item.span().contains(q.span())) {
                boolean sole =
                        q.span().end() >= item.span().end() - 1 && item.label().isEmpty();
                inner = query(q, scope, ctes, sole ? outputs : Outputs.HIDDEN);
            }
        }
        Optional<RefNode> naming = item.label().isPresent()
                ? Optional.empty()
                : naming(item).filter(r -> !r.path().isEmpty());
        for (RefNode r : item.references()) {
            boolean names = naming.filter(n -> n == r).isPresent();
            reference(
                    r,
                    scope,
                    names
                            ? Optional.of(
                                    new Mention.Output(item.span().end(), named(r).name(), outputs == Outputs.SEEN))
                            : Optional.empty());
        }
        Name name = item.label()
                .map(Ident::name)
                .orElseGet(() ->
                        naming.map(n -> named(n).name()).orElse(item.implied().orElse(new Name(""))));
        if (name.isEmpty() && item.references().isEmpty() && inner.size() == 1) {
            name = inner.getFirst().name();
        }
        columns.add(new Scope.Column(name, Optional.empty()));
    }

    /** The last name in {@code r}, which is that of an output that it makes. */
    private static Ident named(RefNode r) {
        return r.fields().isEmpty() ? r.last() : r.fields().getLast();
    }

    /** The reference that gives an item its name: the item itself, or what is cast or subscripted, or what CASE gives at last. */
    private Optional<RefNode> naming(QueryNode.Item item) {
        if (item.sole().isPresent()) {
            return item.sole();
        }
        if (item.references().isEmpty()) {
            return Optional.empty();
        }
        RefNode first = item.references().getFirst();
        int behind = tokens.from(first.span().end());
        if (first.span().start() == item.span().start()
                && !first.star()
                && (tokens.is(behind, "::") || tokens.is(behind, '['))
                && castsOnly(behind, item.span().end())) {
            return Optional.of(first);
        }
        RefNode last = item.references().getLast();
        boolean field = !last.fields().isEmpty()
                && last.fields().getLast().span().end() == item.span().end();
        if (field) {
            return Optional.of(last);
        }
        int end = tokens.from(last.span().end());
        boolean closes =
                tokens.is(end, Keyword.END) && tokens.end(end) == item.span().end();
        boolean otherwise = tokens.is(tokens.from(last.span().start()) - 1, Keyword.ELSE);
        return closes && otherwise && tokens.is(tokens.from(item.span().start()), Keyword.CASE)
                ? Optional.of(last)
                : Optional.empty();
    }

    private boolean castsOnly(int from, int end) {
        for (int i = from; i < tokens.size() && tokens.start(i) < end; i++) {
            boolean part = tokens.isIdentifier(i)
                    || tokens.is(i, "::")
                    || tokens.is(i, '.')
                    || tokens.is(i, '(')
                    || tokens.is(i, ')')
                    || tokens.is(i, '[')
                    || tokens.is(i, ']')
                    || tokens.is(i, ',')
                    || tokens.kind(i) == TokenKind.NUMBER;
            if (!part) {
                return false;
            }
        }
        return true;
    }

    private void star(RefNode r, Scope scope, Outputs outputs, List<Scope.Column> columns) {
        List<Scope.Relation> meant = scope.relations();
        if (!r.path().isEmpty()) {
            Optional<Scope.Relation> found = scope.relation(r.last().name());
            if (found.isEmpty()) {
                out.add(new Mention.Unknown(r.last()));
                columns.add(new Scope.Column(new Name(""), Optional.empty()));
                return;
            }
            meant = List.of(found.get());
            found.get()
                    .own()
                    .ifPresent(t -> out.add(
                            new Mention.OfRelation(Use.ofPrefix(t, r, r.path().size() - 1))));
        }
        Optional<List<Mention.Column>> once = r.path().isEmpty() ? joined.get(scope) : null;
        boolean known = meant.stream().allMatch(Scope.Relation::known) && (once == null || once.isPresent());
        List<Mention.Column> shown = known && once != null ? once.get() : star(meant);
        out.add(new Mention.OfStar(r.span(), shown, known, outputs == Outputs.SEEN));
        if (known) {
            shown.forEach(c -> columns.add(new Scope.Column(c.name(), Optional.empty())));
            return;
        }
        Set<Name> seen = new LinkedHashSet<>();
        for (Scope.Relation m : meant) {
            for (Scope.Column c : m.columns()) {
                if (seen.add(c.name())) {
                    columns.add(new Scope.Column(c.name(), Optional.empty()));
                }
            }
            if (!m.known()) {
                columns.add(new Scope.Column(new Name(""), Optional.empty()));
            }
        }
    }

    /** Where relations are joined by name: what a bare star shows, each common column once; absent where that is not certain. */
    private final Map<Scope, Optional<List<Mention.Column>>> joined = new IdentityHashMap<>();

    private static List<Mention.Column> star(List<Scope.Relation> relations) {
        List<Mention.Column> all = new ArrayList<>();
        for (Scope.Relation r : relations) {
            for (Scope.Column c : r.columns()) {
                all.add(new Mention.Column(r.shown(), c.name(), c.table(), r.place()));
            }
        }
        return all;
    }

    /** Reads a part of FROM and returns the columns that a bare star shows of it. */
    private List<Mention.Column> from(QueryNode.From f, Scope scope, Map<Name, Scope.Relation> ctes) {

        switch (f) {
            case QueryNode.FromTable t -> {
                Scope.Relation r = table(t.table(), t.alias(), t.columns(), ctes);
                boolean cte = t.table().qualifier().isEmpty()
                        && ctes.containsKey(t.table().last().name());
                scope.relations().add(cte ? r : r.at(place(t, r)));
                if (!cte) {
                    sources.add(source(t));
                }
            }
            case QueryNode.FromQuery q -> {
                Scope around = q.lateral() ? scope : scope.outer();
                List<Scope.Column> columns = query(q.query(), around, ctes, Outputs.SEEN);
                Scope.Relation r =
                        relation(q.alias().map(Ident::name).orElse(new Name("")), renamed(columns, q.columns()));
                scope.relations()
                        .add(new Scope.Relation(q.alias().map(Ident::name), Optional.empty(), r.columns(), r.known()));
            }
            case QueryNode.FromFunction g -> {
                g.references().forEach(r -> reference(r, scope, Optional.empty()));
                g.queries().forEach(q -> query(q, scope, ctes, Outputs.HIDDEN));
                Relations.Columns of = result(g);
                List<Scope.Column> columns = renamed(of.columns(), g.columns());
                if (of.known() && columns.size() > g.columns().size()) {
                    ObjectName row = of.columns().getFirst().table().orElseThrow();
                    List<Name> names = columns.stream().map(Scope.Column::name).toList();
                    out.add(new Mention.OfFunction(new Scope.Place(
                            row,
                            g.span(),
                            g.alias().isPresent() ? Optional.empty() : called(g).map(Ident::name),
                            g.columns().size(),
                            names)));
                }
                columns = columns.stream()
                        .map(c -> new Scope.Column(c.name(), Optional.empty()))
                        .toList();
                scope.relations()
                        .add(new Scope.Relation(
                                g.alias().or(() -> called(g)).map(Ident::name),
                                Optional.empty(),
                                columns,
                                of.known() || !g.columns().isEmpty()));
            }
            case QueryNode.Join j -> {
                return join(j, scope, ctes);
            }
        }
        return star(List.of(scope.relations().getLast()));
    }

    private Source source(QueryNode.FromTable t) {
        Span name = t.table().last().span();
        int end = t.star() ? tokens.end(tokens.from(name.end())) : name.end();
        return new Source(
                relations.resolve(t.table(), path),
                new Span(t.span().start(), end),
                t.alias().isPresent(),
                !t.columns().isEmpty(),
                false);
    }

    private Scope.Place place(QueryNode.FromTable t, Scope.Relation r) {
        return new Scope.Place(
                relations.resolve(t.table(), path),
                t.span(),
                t.alias().isPresent()
                        ? Optional.empty()
                        : Optional.of(t.table().last().name()),
                t.columns().size(),
                r.known() ? r.columns().stream().map(Scope.Column::name).toList() : List.of());
    }

    /** The name of the one function that a part of FROM calls. */
    private Optional<Ident> called(QueryNode.FromFunction g) {
        int at = first(g);
        return tokens.isIdentifier(at) && tokens.keyword(at) == null
                ? Optional.of(function(at).last())
                : Optional.empty();
    }

    private int first(QueryNode.FromFunction g) {
        int at = tokens.from(g.span().start());
        return tokens.is(at, Keyword.LATERAL) ? at + 1 : at;
    }

    private NameNode function(int at) {
        Cursor c = new Cursor(tokens);
        c.to(at);
        return c.name("a function");
    }

    /** The columns of what a function gives back, where that is a row. */
    private Relations.Columns result(QueryNode.FromFunction g) {
        Optional<Ident> name = called(g);
        Optional<Type> type = name.flatMap(n -> relations.result(function(first(g)), path));
        Optional<ObjectName> row = type.flatMap(relations::row);
        boolean numbered = false;
        for (int i = tokens.from(g.span().start()); i < tokens.from(g.span().end()); i++) {
            numbered |= tokens.is(i, "ordinality");
        }
        return row.isEmpty() || numbered ? Relations.Columns.UNKNOWN : relations.fields(row.get());
    }

    private List<Mention.Column> join(QueryNode.Join j, Scope scope, Map<Name, Scope.Relation> ctes) {
        int before = scope.relations().size();
        List<Mention.Column> left = from(j.left(), scope, ctes);
        int middle = scope.relations().size();
        List<Mention.Column> right = from(j.right(), scope, ctes);
        List<Scope.Relation> both =
                List.copyOf(scope.relations().subList(before, scope.relations().size()));
        if (j.natural() || !j.using().isEmpty()) {
            Set<ObjectName> tables = new LinkedHashSet<>();
            both.forEach(r -> r.columns().forEach(c -> c.table().ifPresent(tables::add)));
            List<Name> names = j.natural()
                    ? Stream.concat(
                                    both.subList(0, middle - before).stream(),
                                    both.subList(middle - before, both.size()).stream())
                            .flatMap(r -> r.columns().stream())
                            .map(Scope.Column::name)
                            .toList()
                    : j.using().stream().map(Ident::name).toList();
            Span span = j.using().isEmpty()
                    ? tokens.span(0)
                    : j.using().getFirst().span().union(j.using().getLast().span());
            List<Scope.Place> places =
                    both.stream().flatMap(r -> r.place().stream()).toList();
            out.add(new Mention.OfJoin(span, names, tables, j.natural(), places));
            Optional<List<Mention.Column>> once = once(j, left, right);
            joined.merge(scope, once, (a, b) -> a.isPresent() ? b : a);
            return once.orElseGet(() -> concat(left, right));
        }
        if (j.hidden().isPresent()) {
            QueryNode.Hidden hidden = j.hidden().get();
            hidden.references().forEach(r -> reference(r, scope, Optional.empty()));
            hidden.queries().forEach(q -> query(q, scope, ctes, Outputs.HIDDEN));
            // A join with a name of its own hides what it is made of.
            boolean known = both.stream().allMatch(Scope.Relation::known);
            List<Scope.Column> columns = renamed(joined(j, both, middle - before), hidden.columns());
            scope.relations().subList(before, scope.relations().size()).clear();
            Scope.Relation whole = new Scope.Relation(j.alias().map(Ident::name), Optional.empty(), columns, known);
            scope.relations().add(whole);
            return star(List.of(whole));
        }
        return concat(left, right);
    }

    private static <T> List<T> concat(List<T> a, List<T> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    /**
     * What a star shows of a join by name: first the columns that both sides have, each once and under no relation's name, then the others. Nothing where
     * that is not certain.
     */
    private static Optional<List<Mention.Column>> once(
            QueryNode.Join j, List<Mention.Column> left, List<Mention.Column> right) {
        List<Name> common = common(
                j,
                left.stream().map(Mention.Column::name).toList(),
                right.stream().map(Mention.Column::name).toList());
        boolean certain = j.alias().isEmpty()
                && common.stream().allMatch(n -> single(left, n) && single(right, n))
                && Stream.concat(left.stream(), right.stream())
                        .noneMatch(c -> c.name().isEmpty());
        if (!certain) {
            return Optional.empty();
        }
        List<Mention.Column> all = new ArrayList<>();
        for (Name n : common) {
            left.stream()
                    .filter(c -> c.name().equals(n))
                    .map(c -> new Mention.Column(Optional.empty(), n, c.table(), c.place()))
                    .forEach(all::add);
        }
        Stream.concat(left.stream(), right.stream())
                .filter(c -> !common.contains(c.name()))
                .forEach(all::add);
        return Optional.of(all);
    }

    /** The columns that {@code j} is made by, in the order of a star: those of USING, or those that both sides have. */
    private static List<Name> common(QueryNode.Join j, List<Name> left, List<Name> right) {
        return j.natural()
                ? left.stream().filter(right::contains).toList()
                : j.using().stream().map(Ident::name).toList();
    }

    private static boolean single(List<Mention.Column> columns, Name n) {
        return columns.stream().filter(c -> c.name().equals(n)).count() == 1;
    }

    /** The columns of a join: those that it is made by once, then the others of the left side, which are the first {@code left} of {@code both}. */
    private static List<Scope.Column> joined(QueryNode.Join j, List<Scope.Relation> both, int left) {
        List<Scope.Column> all =
                both.stream().flatMap(r -> r.columns().stream()).toList();
        int first =
                both.subList(0, left).stream().mapToInt(r -> r.columns().size()).sum();
        List<Name> names = all.stream().map(Scope.Column::name).toList();
        List<Name> by = common(j, names.subList(0, first), names.subList(first, names.size()));
        List<Scope.Column> out = new ArrayList<>();
        by.forEach(n -> all.stream().filter(c -> c.name().equals(n)).findFirst().ifPresent(out::add));
        all.stream().filter(c -> !by.contains(c.name())).forEach(out::add);
        return out;
    }

    private Scope.Relation table(
            NameNode name, Optional<Ident> alias, List<Ident> names, Map<Name, Scope.Relation> ctes) {
        Scope.Relation cte = name.qualifier().isEmpty() ? ctes.get(name.last().name()) : null;
        Optional<Name> shown =
                Optional.of(alias.map(Ident::name).orElse(name.last().name()));
        if (cte != null) {
            out.add(new Mention.Other(name.last()));
            return new Scope.Relation(shown, Optional.empty(), renamed(cte.columns(), names), cte.known());
        }
        ObjectName table = relations.resolve(name, path);
        out.add(new Mention.OfRelation(Use.ofTable(table, name)));
        Relations.Columns columns = relations.columns(table);
        return new Scope.Relation(
                shown,
                alias.isPresent() ? Optional.empty() : Optional.of(table),
                renamed(columns.columns(), names),
                columns.known());
    }

    private void reference(RefNode r, Scope scope, Optional<Mention.Output> output) {
        if (r.path().isEmpty()) {
            if (!r.fields().isEmpty()) {
                fields(r.fields(), value(r).flatMap(relations::row), output);
            }
            return;
        }
        Ident last = r.last();
        int size = r.path().size();
        if (r.star()) {
            Optional<Scope.Relation> of = scope.relation(last.name());
            of.flatMap(Scope.Relation::own)
                    .ifPresent(t -> out.add(new Mention.OfRelation(Use.ofPrefix(t, r, size - 1))));
            return;
        }
        // What is selected of a row gives the output its name, not what it is selected of.
        boolean whole = r.fields().isEmpty();
        Optional<Mention.Output> own = whole ? output : Optional.empty();
        Optional<ObjectName> row = size == 1 ? bare(r, scope, own) : dotted(r, scope, own);
        fields(r.fields(), row, output);
    }

    /** A name alone: a column, a relation's row, an argument. Returns of what row it is. */
    private Optional<ObjectName> bare(RefNode r, Scope scope, Optional<Mention.Output> output) {
        Ident last = r.last();
        Optional<Scope.Found> found = scope.column(last.name());
        Optional<Scope.Relation> whole = scope.relation(last.name());
        if (found.isPresent() && (found.get().column().isPresent() || whole.isEmpty())) {
            return column(found.get(), last, false, output);
        }
        if (whole.isPresent()) {
            whole.get()
                    .own()
                    .ifPresentOrElse(
                            t -> out.add(new Mention.OfRelation(Use.ofPrefix(t, r, 0))),
                            () -> out.add(new Mention.Other(last)));
            row(whole.get()).ifPresent(t -> rows.add(new Row(t, last.span())));
            return row(whole.get());
        }
        Optional<RoutineBody.Argument> argument = argument(last.name());
        if (argument.isPresent()) {
            return argument(argument.get(), last, Optional.empty(), scope);
        }
        out.add(new Mention.Unknown(last));
        absent.add(new Absent(last, false));
        return Optional.empty();
    }

    /** The relation whose rows {@code r} has, whatever it is called. */
    private static Optional<ObjectName> row(Scope.Relation r) {
        return r.own()
                .or(() -> r.columns().stream().flatMap(c -> c.table().stream()).findFirst());
    }

    /** A name behind another: a relation's column, or an argument with the routine's name before it or a field behind it. */
    private Optional<ObjectName> dotted(RefNode r, Scope scope, Optional<Mention.Output> output) {
        Ident last = r.last();
        int size = r.path().size();
        Ident before = r.path().get(size - 2);
        Optional<Scope.Relation> relation = scope.relation(before.name());
        if (relation.isPresent()) {
            Scope.Relation x = relation.get();
            x.own().ifPresent(t -> out.add(new Mention.OfRelation(Use.ofPrefix(t, r, size - 2))));
            return column(new Scope.Found(x, x.column(last.name())), last, true, output);
        }
        Name routine = arguments == null ? before.name() : arguments.routine();
        if (size == 2 && before.name().equals(routine)) {
            Optional<RoutineBody.Argument> argument = argument(last.name());
            if (argument.isPresent()) {
                return argument(argument.get(), last, Optional.of(before), scope);
            }
        }
        boolean prefixed = size == 3 && r.path().getFirst().name().equals(routine);
        Optional<RoutineBody.Argument> row = size == 2 || prefixed ? argument(before.name()) : Optional.empty();
        if (row.isPresent()) {
            Optional<Ident> prefix = prefixed ? Optional.of(r.path().getFirst()) : Optional.empty();
            Optional<ObjectName> of = argument(row.get(), before, prefix, scope);
            return fields(List.of(last), of, output);
        }
        out.add(new Mention.Unknown(last));
        absent.add(new Absent(before, true));
        return Optional.empty();
    }

    private Optional<RoutineBody.Argument> argument(Name name) {
        return arguments == null ? Optional.empty() : arguments.called(name);
    }

    private Optional<ObjectName> argument(
            RoutineBody.Argument argument, Ident ident, Optional<Ident> prefix, Scope scope) {
        Set<ObjectName> near = new LinkedHashSet<>();
        for (Scope s = scope; s != null; s = s.outer()) {
            s.relations().forEach(x -> x.columns().forEach(c -> c.table().ifPresent(near::add)));
        }
        Name routine = java.util.Objects.requireNonNull(arguments).routine();
        out.add(new Mention.OfArgument(ident, routine, prefix, argument.type(), near));
        return argument.type().flatMap(relations::row);
    }

    /** The type of a value that is no name: of a parameter, a call, a cast; {@code r} are fields of it. */
    private Optional<Type> value(RefNode r) {
        int first = tokens.from(r.span().start());
        int dot = tokens.from(r.fields().getFirst().span().start()) - 1;
        int end = dot;
        while (end > first && tokens.is(end - 1, ')') && opens(first, end)) {
            end--;
        }
        if (tokens.kind(first) == TokenKind.PARAMETER) {
            return end == first + 1 ? parameter(tokens.text(first).substring(1)) : cast(first, end);
        }
        Optional<Type> called = call(first, end);
        return called.isPresent() ? called : cast(first, end);
    }

    /** Whether the parenthesis that closes before {@code end} opens before {@code first}. */
    private boolean opens(int first, int end) {
        int depth = 0;
        for (int i = end - 1; i >= first; i--) {
            depth += tokens.is(i, ')') || tokens.is(i, ']') ? 1 : tokens.is(i, '(') || tokens.is(i, '[') ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }

    private Optional<Type> parameter(String number) {
        boolean digits =
                !number.isEmpty() && number.length() < 6 && number.chars().allMatch(Character::isDigit);
        int n = digits ? Integer.parseInt(number) : 0;
        return arguments == null || n < 1 || n > arguments.all().size()
                ? Optional.empty()
                : arguments.all().get(n - 1).type();
    }

    /** The type of the call that the tokens {@code [first, end)} are. */
    private Optional<Type> call(int first, int end) {
        if (!tokens.isIdentifier(first)) {
            return Optional.empty();
        }
        Cursor c = new Cursor(tokens);
        c.to(first);
        NameNode name = c.name("a function");
        return c.is('(') && tokens.closing(c.at()) == end - 1 ? relations.result(name, path) : Optional.empty();
    }

    /** The type that the tokens {@code [first, end)} are cast to. */
    private Optional<Type> cast(int first, int end) {
        boolean function = tokens.is(first, Keyword.CAST) && tokens.closing(first + 1) == end - 1;
        int depth = 0;
        for (int i = function ? first + 2 : first; i < end; i++) {
            depth += tokens.is(i, '(') || tokens.is(i, '[') ? 1 : tokens.is(i, ')') || tokens.is(i, ']') ? -1 : 0;
            boolean here = depth == 0 && (function ? tokens.is(i, Keyword.AS) : tokens.is(i, "::"));
            if (here) {
                try {
                    Cursor c = new Cursor(tokens);
                    c.to(i + 1);
                    TypeNode t = new TypeGrammar(c, ObjectName.PUBLIC).type();
                    if (c.at() == (function ? end - 1 : end)) {
                        return Optional.of(relations.resolved(t.type(), t.named(), path));
                    }
                } catch (Unreadable e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Fields selected one of the other from the row {@code of}; what is not known to be one of a certain row is of unknown meaning. */
    private Optional<ObjectName> fields(List<Ident> fields, Optional<ObjectName> of, Optional<Mention.Output> output) {
        Optional<ObjectName> row = of;
        for (int i = 0; i < fields.size(); i++) {
            Ident f = fields.get(i);
            boolean names = i == fields.size() - 1;
            if (row.flatMap(t -> relations.has(t, f.name())).isEmpty()) {
                out.add(new Mention.Unknown(f, true));
                return Optional.empty();
            }
            boolean there = row.flatMap(t -> relations.has(t, f.name())).get();
            out.add(
                    there
                            ? new Mention.OfColumn(
                                    row.get(), f, Optional.empty(), true, names ? output : Optional.empty())
                            : new Mention.Other(f));
            row = row.flatMap(t -> relations.type(t, f.name())).flatMap(relations::row);
        }
        return row;
    }

    private Optional<ObjectName> column(
            Scope.Found found, Ident ident, boolean qualified, Optional<Mention.Output> output) {
        if (found.column().isEmpty()) {
            out.add(found.relation().known() ? new Mention.Other(ident) : new Mention.Unknown(ident));
            if (found.relation().known()) {
                absent.add(new Absent(ident, false));
            }
            return Optional.empty();
        }
        Optional<ObjectName> table = found.column().get().table();
        out.add(
                table.isPresent()
                        ? new Mention.OfColumn(
                                table.get(),
                                ident,
                                found.relation().shown(),
                                qualified,
                                output,
                                found.relation().place())
                        : new Mention.Other(ident));
        return table.flatMap(t -> relations.type(t, ident.name())).flatMap(relations::row);
    }

    /** Reads the names in a rule's condition or command, where {@code old} and {@code new} are rows of {@code table}. */
    void inRule(RoutineGrammar.Step step, ObjectName table) {
        Scope rows = Scope.of(null);
        ROWS.forEach(row -> rows.relations().add(changed(row, relations.columns(table))));
        switch (step) {
            case RoutineGrammar.Step.Value v -> {
                v.expression().references().forEach(r -> reference(r, rows, Optional.empty()));
                v.expression().queries().forEach(q -> query(q, rows, Map.of(), Outputs.HIDDEN));
            }
            case RoutineGrammar.Step.Query q -> query(q.query(), rows, Map.of(), Outputs.HIDDEN);
            case RoutineGrammar.Step.Change c -> change(c.change(), rows, Map.of(), Outputs.HIDDEN);
        }
    }

    /** Reads the names in {@code c}, a statement of its own. */
    void change(QueryNode.ChangeNode c) {
        change(c, null, Map.of(), Outputs.SEEN);
    }

    /** Reads the names in a statement that changes data; returns the columns of RETURNING. */
    private List<Scope.Column> change(
            QueryNode.ChangeNode c, @Nullable Scope outer, Map<Name, Scope.Relation> ctes, Outputs outputs) {
        Map<Name, Scope.Relation> known = with(c.with(), outer, ctes);
        ObjectName table = relations.resolve(c.table(), path);
        out.add(new Mention.OfRelation(Use.ofTable(table, c.table())));
        Relations.Columns own = relations.columns(table);
        // What RETURNING calls the row before and behind the change; in the rest of the statement they mean nothing
        // else.
        Scope rows = Scope.of(outer);
        for (String row : ROWS) {
            // Within a rule they are the rule's.
            if (outer == null || !outer.has(new Name(row))) {
                rows.relations().add(changed(row, own));
            }
        }
        Scope scope = Scope.of(rows);
        Name shown = c.alias().map(Ident::name).orElse(table.name());
        scope.relations()
                .add(new Scope.Relation(
                        Optional.of(shown),
                        c.alias().isPresent() ? Optional.empty() : Optional.of(table),
                        own.columns(),
                        own.known()));
        List<Ident> targets = new ArrayList<>(c.columns());
        targets.addAll(c.assigned());
        for (Ident i : targets) {
            out.add(new Mention.OfColumn(table, i, Optional.empty(), true, Optional.empty()));
        }
        c.source().ifPresent(q -> query(q, outer, known, Outputs.HIDDEN));
        c.from().forEach(f -> from(f, scope, known));
        Scope inside = scope;
        if (c.verb().equals("insert")) {
            // What ON CONFLICT calls the row that is not put in.
            Scope around = Scope.of(rows);
            around.relations().add(changed("excluded", own));
            inside = new Scope(scope.relations(), around);
        }
        for (RefNode r : c.references()) {
            reference(r, inside, Optional.empty());
        }
        for (QueryNode q : c.queries()) {
            query(q, inside, known, Outputs.HIDDEN);
        }
        List<Scope.Column> columns = new ArrayList<>();
        for (QueryNode.Item item : c.returning()) {
            item(item, List.of(), scope, known, outputs, columns);
        }
        return columns;
    }

    private static Scope.Relation changed(String row, Relations.Columns columns) {
        return new Scope.Relation(Optional.of(new Name(row)), Optional.empty(), columns.columns(), columns.known());
    }
}
