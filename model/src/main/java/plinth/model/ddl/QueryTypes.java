package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/** Tells the columns of a query, with their types as far as they can be known, from the tables, views and functions that there are. */
final class QueryTypes {
    private static final int DEEPEST = 40;

    private final KnownObjects known;
    private final Tokens tokens;
    private final List<Name> path;
    private final List<TypeNode> parameters;
    private final int depth;

    QueryTypes(KnownObjects known, Tokens tokens, List<Name> path, List<TypeNode> parameters) {
        this(known, tokens, path, parameters, 0);
    }

    private QueryTypes(KnownObjects known, Tokens tokens, List<Name> path, List<TypeNode> parameters, int depth) {
        this.known = known;
        this.tokens = tokens;
        this.path = path;
        this.parameters = parameters;
        this.depth = depth;
    }

    KnownObjects known() {
        return known;
    }

    /** Returns the columns of {@code q}, a query of its own; nothing when not all of their names and types can be known. */
    static Optional<List<Column>> columns(
            KnownObjects known, Tokens tokens, List<Name> path, QueryNode q, List<TypeNode> parameters) {
        return new QueryTypes(known, tokens, path, parameters).whole(q);
    }

    /** Returns the columns of {@code q} as far as they can be known: a type may be missing, and what has neither type nor name may be several. */
    static Optional<List<TypeScope.Column>> listed(KnownObjects known, Tokens tokens, List<Name> path, QueryNode q) {
        try {
            return Optional.of(new QueryTypes(known, tokens, path, List.of()).columns(q, null, Map.of()));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private Optional<List<Column>> whole(QueryNode q) {
        List<TypeScope.Column> all;
        try {
            all = columns(q, null, Map.of());
        } catch (Unreadable e) {
            return Optional.empty();
        }
        List<Column> out = new ArrayList<>();
        for (TypeScope.Column c : all) {
            Typed t = c.typed();
            Type type = t.literal() ? Typed.TEXT : t.type();
            if (type == null || type instanceof Type.Other || type.is("record") || type.is("void")) {
                return Optional.empty();
            }
            out.add(Column.of(c.name().value(), type).withCollation(t.collation()));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(out);
    }

    /** Returns the columns of a view. */
    static Optional<List<Column>> columns(KnownObjects known, View v) {
        return columns(known, v, 0);
    }

    private static Optional<List<Column>> columns(KnownObjects known, View v, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        try {
            Reparsed r = Reparsed.query(v.query());
            List<Name> path = List.of(v.name().schema(), ObjectName.PUBLIC);
            return new QueryTypes(known, r.tokens(), path, List.of(), depth + 1)
                    .whole(r.query())
                    .map(all -> renamed(all, v.columns()));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Returns {@code columns}, the first of them called by {@code names}. */
    static List<Column> renamed(List<Column> columns, List<Name> names) {
        List<Column> all = new ArrayList<>(columns);
        for (int i = 0; i < Math.min(all.size(), names.size()); i++) {
            all.set(i, all.get(i).withName(names.get(i)));
        }
        return all;
    }

    static Typed typed(Column c) {
        return Typed.of(c.type()).withCollation(c.collation()).called(c.name(), 2);
    }

    Typed parameter(String text) {
        try {
            int at = Integer.parseInt(text.substring(1)) - 1;
            return at >= 0 && at < parameters.size()
                    ? Typed.of(parameters.get(at).type())
                    : Typed.UNKNOWN;
        } catch (NumberFormatException e) {
            return Typed.UNKNOWN;
        }
    }

    private ExpressionTypes expressions(TypeScope scope) {
        return new ExpressionTypes(this, tokens, path.getFirst(), scope);
    }

    /** Returns the columns of {@code q}, a query within {@code outer} that may name those of {@code with}. */
    List<TypeScope.Column> columns(QueryNode q, @Nullable TypeScope outer, Map<Name, List<TypeScope.Column>> with) {
        Map<Name, List<TypeScope.Column>> all = new HashMap<>(with);
        for (QueryNode.Cte c : q.with()) {
            all.put(c.name().name(), cte(c, outer, all));
        }
        List<List<TypeScope.Column>> branches = new ArrayList<>();
        for (QueryNode.Branch b : q.branches()) {
            branches.add(branch(b, outer, all));
        }
        return united(branches);
    }

    private List<TypeScope.Column> cte(
            QueryNode.Cte c, @Nullable TypeScope outer, Map<Name, List<TypeScope.Column>> with) {
        List<TypeScope.Column> columns;
        if (c.query().isPresent()) {
            QueryNode q = c.query().get();
            // A recursive query has the columns of its first part, which does not name the query itself.
            boolean first = c.recursive() && q.branches().size() > 1 && q.with().isEmpty();
            columns = first ? branch(q.branches().getFirst(), outer, with) : columns(q, outer, with);
        } else {
            columns = returning(c.change().orElseThrow(), outer, with);
        }
        return named(columns, c.columns());
    }

    private List<TypeScope.Column> returning(
            QueryNode.ChangeNode c, @Nullable TypeScope outer, Map<Name, List<TypeScope.Column>> with) {
        TypeScope scope = TypeScope.of(outer, with);
        add(table(c.table(), c.alias(), List.of(), with), scope);
        c.from().forEach(f -> from(f, scope));
        List<TypeScope.Column> all = new ArrayList<>();
        c.returning().forEach(i -> item(i, scope, all));
        return all;
    }

    private static List<TypeScope.Column> united(List<List<TypeScope.Column>> branches) {
        List<TypeScope.Column> first = branches.getFirst();
        if (branches.size() == 1) {
            return first;
        }
        List<TypeScope.Column> all = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            int at = i;
            List<Typed> types = branches.stream()
                    .map(b -> at < b.size() ? b.get(at).typed() : Typed.UNKNOWN)
                    .toList();
            all.add(new TypeScope.Column(first.get(i).name(), CommonTypes.common(types)));
        }
        return all;
    }

    private static List<TypeScope.Column> named(List<TypeScope.Column> columns, List<Ident> names) {
        List<TypeScope.Column> all = new ArrayList<>(columns);
        for (int i = 0; i < Math.min(all.size(), names.size()); i++) {
            all.set(i, new TypeScope.Column(names.get(i).name(), all.get(i).typed()));
        }
        return all;
    }

    private List<TypeScope.Column> branch(
            QueryNode.Branch branch, @Nullable TypeScope outer, Map<Name, List<TypeScope.Column>> with) {
        return switch (branch) {
            case QueryNode.Select s -> {
                TypeScope scope = TypeScope.of(outer, with);
                s.from().forEach(f -> from(f, scope));
                List<TypeScope.Column> all = new ArrayList<>();
                s.items().forEach(i -> item(i, scope, all));
                yield all;
            }
            case QueryNode.Values v -> values(v, TypeScope.of(outer, with));
            case QueryNode.Whole w ->
                table(w.table(), Optional.empty(), List.of(), with).columns();
            case QueryNode.Nested n -> columns(n.query(), outer, with);
        };
    }

    private List<TypeScope.Column> values(QueryNode.Values v, TypeScope scope) {
        List<List<TypeScope.Column>> rows = new ArrayList<>();
        int at = tokens.from(v.span().start()) + 1;
        while (at < tokens.size() && tokens.start(at) < v.span().end()) {
            if (tokens.is(at, '(')) {
                List<TypeScope.Column> row = new ArrayList<>();
                for (Typed t : expressions(scope).row(at + 1)) {
                    row.add(new TypeScope.Column(new Name("column" + (row.size() + 1)), t));
                }
                rows.add(row);
                at = tokens.closing(at);
            }
            at++;
        }
        return rows.isEmpty() ? List.of() : united(rows);
    }

    private void item(QueryNode.Item item, TypeScope scope, List<TypeScope.Column> out) {
        Optional<RefNode> star = item.sole().filter(RefNode::star);
        if (star.isPresent() && star.get().path().isEmpty()) {
            out.addAll(scope.star());
            return;
        }
        if (star.isPresent()) {
            out.addAll(scope.relation(star.get().last().name())
                    .map(TypeScope.Relation::columns)
                    .orElseGet(() -> List.of(new TypeScope.Column(Typed.NAMELESS, Typed.UNKNOWN))));
            return;
        }
        int first = tokens.from(item.span().start());
        Typed t = expressions(scope).at(first);
        boolean fields = tokens.is(tokens.from(item.span().end()) - 1, '*');
        Name name = item.label().map(Ident::name).orElse(t.name());
        out.add(new TypeScope.Column(name, fields ? Typed.UNKNOWN : t));
    }

    private void add(TypeScope.Relation r, TypeScope scope) {
        scope.relations().add(r);
        scope.star().addAll(r.columns());
    }

    private void from(QueryNode.From f, TypeScope scope) {
        switch (f) {
            case QueryNode.FromTable t -> add(table(t.table(), t.alias(), t.columns(), scope.with()), scope);
            case QueryNode.FromQuery q -> {
                List<TypeScope.Column> columns =
                        named(columns(q.query(), q.lateral() ? scope : scope.outer(), scope.with()), q.columns());
                add(new TypeScope.Relation(q.alias().map(Ident::name), Optional.empty(), columns), scope);
            }
            case QueryNode.FromFunction g -> add(function(g, scope), scope);
            case QueryNode.Join j -> join(j, scope);
        }
    }

    private void join(QueryNode.Join j, TypeScope scope) {
        TypeScope left = TypeScope.of(scope.outer(), scope.with());
        from(j.left(), left);
        TypeScope right =
                new TypeScope(scope.outer(), new ArrayList<>(left.relations()), new ArrayList<>(), scope.with());
        int mine = left.relations().size();
        from(j.right(), right);
        List<Name> by = j.natural()
                ? left.star().stream()
                        .map(TypeScope.Column::name)
                        .filter(n ->
                                right.star().stream().anyMatch(c -> c.name().equals(n)))
                        .toList()
                : j.using().stream().map(Ident::name).toList();
        List<TypeScope.Column> star = new ArrayList<>();
        for (Name n : by) {
            List<Typed> both = Stream.concat(left.star().stream(), right.star().stream())
                    .filter(c -> c.name().equals(n))
                    .map(TypeScope.Column::typed)
                    .toList();
            star.add(new TypeScope.Column(n, both.isEmpty() ? Typed.UNKNOWN : CommonTypes.common(both)));
        }
        Stream.concat(left.star().stream(), right.star().stream())
                .filter(c -> !by.contains(c.name()))
                .forEach(star::add);
        if (j.hidden().isPresent()) {
            List<TypeScope.Column> shown = named(star, j.hidden().get().columns());
            scope.relations().add(new TypeScope.Relation(j.alias().map(Ident::name), Optional.empty(), shown));
            scope.star().addAll(shown);
            return;
        }
        scope.relations().addAll(left.relations());
        scope.relations()
                .addAll(right.relations().subList(mine, right.relations().size()));
        scope.star().addAll(star);
    }

    private TypeScope.Relation table(
            NameNode name, Optional<Ident> alias, List<Ident> names, Map<Name, List<TypeScope.Column>> with) {
        Optional<Name> shown =
                Optional.of(alias.map(Ident::name).orElse(name.last().name()));
        List<TypeScope.Column> cte =
                name.qualifier().isEmpty() ? with.get(name.last().name()) : null;
        if (cte != null) {
            return new TypeScope.Relation(shown, Optional.empty(), named(cte, names));
        }
        Optional<SchemaObject> found = known.relation(name, path);
        Optional<List<Column>> columns = found.flatMap(o -> switch (o) {
            case Table t -> known.columns(t.name());
            case View v -> known.once(v, () -> columns(known, v, depth));
            default -> Optional.empty();
        });
        if (columns.isEmpty()) {
            throw new Unreadable(name.span().start(), "the columns of " + name + " are not known");
        }
        List<TypeScope.Column> all = columns.get().stream()
                .map(c -> new TypeScope.Column(c.name(), typed(c)))
                .toList();
        return new TypeScope.Relation(shown, found.map(SchemaObject::name), named(all, names));
    }

    private TypeScope.Relation function(QueryNode.FromFunction g, TypeScope scope) {
        int at = tokens.from(g.span().start());
        if (tokens.is(at, Keyword.LATERAL)) {
            at++;
        }
        int open = at;
        while (!tokens.is(open, '(') && open < tokens.size()) {
            open++;
        }
        Name name = tokens.isIdentifier(open - 1) ? new Name(tokens.identifier(open - 1)) : Typed.NAMELESS;
        Name shown = g.alias().map(Ident::name).orElse(name);
        List<TypeScope.Column> columns = new ArrayList<>(definitions(g, tokens.closing(open) + 1));
        if (columns.isEmpty()) {
            columns.addAll(rows(name, at, open, g, scope));
            if (tokens.is(tokens.closing(open) + 1, Keyword.WITH)) {
                columns.add(new TypeScope.Column(new Name("ordinality"), Typed.known("bigint")));
            }
            columns = named(columns, g.columns());
        }
        return new TypeScope.Relation(Optional.of(shown), Optional.empty(), columns);
    }

    /** The columns that a function in FROM gives. */
    private List<TypeScope.Column> rows(Name name, int at, int open, QueryNode.FromFunction g, TypeScope scope) {
        switch (name.value().toLowerCase(Locale.ROOT)) {
            case "json_each_text", "jsonb_each_text" -> {
                return pair("key", "text", "value", "text");
            }
            case "json_each" -> {
                return pair("key", "text", "value", "json");
            }
            case "jsonb_each" -> {
                return pair("key", "text", "value", "jsonb");
            }
            default -> {}
        }
        ObjectName full = tokens.is(open - 2, '.')
                ? new ObjectName(new Name(tokens.identifier(open - 3)), name)
                : new ObjectName(path.getFirst(), name);
        List<Routine> own = known.routines(full, !tokens.is(open - 2, '.'));
        if (own.size() == 1) {
            List<Column> table = ExpressionTypes.table(own.getFirst(), path.getFirst());
            if (!table.isEmpty()) {
                return table.stream()
                        .map(c -> new TypeScope.Column(c.name(), typed(c)))
                        .toList();
            }
        }
        Typed t = expressions(scope).at(at);
        if (t.type() instanceof Type.Named n) {
            Optional<List<Column>> fields = known.columns(n.name());
            if (fields.isPresent()) {
                return fields.get().stream()
                        .map(c -> new TypeScope.Column(c.name(), typed(c)))
                        .toList();
            }
        }
        Name column = switch (name.value()) {
            case "jsonb_array_elements",
                    "json_array_elements",
                    "jsonb_array_elements_text",
                    "json_array_elements_text" -> new Name("value");
            default -> g.alias().map(Ident::name).orElse(name);
        };
        return List.of(new TypeScope.Column(column, t));
    }

    private static List<TypeScope.Column> pair(String a, String typeOfA, String b, String typeOfB) {
        return List.of(
                new TypeScope.Column(new Name(a), Typed.known(typeOfA)),
                new TypeScope.Column(new Name(b), Typed.known(typeOfB)));
    }

    /** {@code AS x(a integer, b text)} behind a function that returns any row. */
    private List<TypeScope.Column> definitions(QueryNode.FromFunction g, int from) {
        int open = from;
        while (open < tokens.size() && tokens.start(open) < g.span().end() && !tokens.is(open, '(')) {
            open++;
        }
        boolean typed = !g.columns().isEmpty()
                && tokens.is(open, '(')
                && !tokens.is(open + 2, ',')
                && !tokens.is(open + 2, ')');
        if (!typed) {
            return List.of();
        }
        List<TypeScope.Column> all = new ArrayList<>();
        Cursor c = new Cursor(tokens);
        c.to(open + 1);
        do {
            Name n = c.ident("a column").name();
            all.add(new TypeScope.Column(
                    n, Typed.of(new TypeGrammar(c, path.getFirst()).type().type())));
        } while (c.accept(','));
        return all;
    }

    /** Returns what the schema's own function gives, when there is one and its result is known; unknown when several differ. */
    Optional<Typed> routine(ObjectName name, boolean anySchema, List<Typed> args) {
        List<Routine> all = known.routines(name, anySchema);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Routine> fitting = all.stream()
                .filter(r -> r.arguments().isBlank() == args.isEmpty())
                .filter(r -> r.arguments().isBlank() || r.arguments().split(", ", -1).length == args.size())
                .toList();
        Map<Type, Routine> results = new LinkedHashMap<>();
        for (Routine r : fitting.isEmpty() ? all : fitting) {
            Optional<TypeNode> type = ExpressionTypes.returns(r, r.name().schema());
            if (type.isEmpty()) {
                return Optional.of(Typed.UNKNOWN);
            }
            Type plain = CommonTypes.plain(type.get().type());
            results.put(plain == null ? type.get().type() : plain, r);
        }
        return Optional.of(
                results.size() == 1 ? Typed.of(results.keySet().iterator().next()) : Typed.UNKNOWN);
    }
}
