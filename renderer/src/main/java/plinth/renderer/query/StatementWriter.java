package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.schema.Name;
import plinth.renderer.query.QueryWriter.Scope;

/** Writes statements, a clause a line. */
final class StatementWriter {
    private final QueryWriter queries;

    StatementWriter(QueryWriter queries) {
        this.queries = queries;
    }

    /** Where a statement stands. */
    enum Place {
        ALONE,
        /** In a statement of several parts, where columns are written with the name of their source. */
        PART,
        /** A part that reads itself. */
        WALK
    }

    /** Returns the lines of {@code s}. */
    List<String> lines(Statement s, Place place) {
        return switch (s) {
            case Statement.Ask a -> ask(a, place);
            case Statement.Insert i -> insert(i);
            case Statement.Update u -> update(u);
            case Statement.Delete d -> delete(d);
            case Statement.Union u -> union(u, place);
            case Statement.With w -> with(w);
        };
    }

    private List<String> ask(Statement.Ask a, Place place) {
        List<String> out = new ArrayList<>(queries.query(a.query(), place != Place.ALONE));
        a.offset().ifPresent(o -> out.add("OFFSET " + queries.term(o, Scope.WRITING)));
        switch (a.lock()) {
            case NONE -> {}
            case UPDATE -> out.add("FOR UPDATE");
            case NO_KEY_UPDATE -> out.add("FOR NO KEY UPDATE");
            case SKIP_LOCKED -> out.add("FOR UPDATE SKIP LOCKED");
        }
        return out;
    }

    private List<String> insert(Statement.Insert i) {
        List<String> out = new ArrayList<>();
        if (i.columns().isEmpty()) {
            out.add("INSERT INTO " + queries.name(i.table()));
        } else {
            out.addAll(Text.wrapped(
                    "INSERT INTO " + queries.name(i.table()) + " (",
                    i.columns().stream().map(queries::name).toList(),
                    ")"));
        }
        switch (i.source()) {
            case Statement.Values v when v.values().isEmpty() -> out.add("DEFAULT VALUES");
            case Statement.Values v ->
                out.addAll(Text.wrapped(
                        "VALUES (",
                        v.values().stream()
                                .map(t -> queries.term(t, Scope.WRITING))
                                .toList(),
                        ")"));
            case Statement.Rows r -> out.addAll(queries.query(r.query(), true));
        }
        i.conflict().ifPresent(c -> {
            String on =
                    "ON CONFLICT (" + c.key().stream().map(queries::name).collect(Collectors.joining(", ")) + ") DO ";
            out.add(on + (c.set().isEmpty() ? "NOTHING" : "UPDATE"));
            set(out, c.set());
        });
        returning(out, i.returning());
        return out;
    }

    private List<String> update(Statement.Update u) {
        List<String> out = new ArrayList<>(List.of("UPDATE " + queries.name(u.table())));
        set(out, u.set());
        u.from().ifPresent(f -> queries.from(out, f, Scope.WRITING));
        queries.where(out, u.where(), Scope.WRITING);
        returning(out, u.returning());
        return out;
    }

    private List<String> delete(Statement.Delete d) {
        List<String> out = new ArrayList<>(List.of("DELETE FROM " + queries.name(d.table())));
        d.using().ifPresent(f -> {
            List<String> lines = new ArrayList<>(queries.source(f, Scope.WRITING));
            lines.set(0, "USING " + lines.getFirst());
            out.addAll(lines);
        });
        queries.where(out, d.where(), Scope.WRITING);
        returning(out, d.returning());
        return out;
    }

    /** The equals signs stand below one another. */
    private void set(List<String> out, List<Statement.Assignment> all) {
        List<String> names = all.stream().map(a -> queries.name(a.column())).toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < all.size(); i++) {
            String name = names.get(i);
            out.add((i == 0 ? "SET " : "    ")
                    + name
                    + " ".repeat(width - name.length())
                    + " = "
                    + queries.term(all.get(i).value(), Scope.WRITING)
                    + (i + 1 < all.size() ? "," : ""));
        }
    }

    private void returning(List<String> out, List<Query.Output> columns) {
        if (!columns.isEmpty()) {
            out.add("RETURNING "
                    + columns.stream()
                            .map(o -> queries.output(o, Scope.WRITING))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Short queries stand on a line each, unless they are the steps of a walk. */
    private List<String> union(Statement.Union u, Place place) {
        List<String> out = new ArrayList<>();
        for (Statement b : u.branches()) {
            if (!out.isEmpty()) {
                out.add(u.all() ? "UNION ALL" : "UNION");
            }
            List<String> lines = lines(b, Place.PART);
            String one = lines.stream().map(String::strip).collect(Collectors.joining(" "));
            out.addAll(place != Place.WALK && one.length() <= QueryWriter.WIDTH ? List.of(one) : lines);
        }
        return out;
    }

    private List<String> with(Statement.With w) {
        List<String> out = new ArrayList<>();
        for (Statement.Part p : w.parts()) {
            String columns = p.columns().isEmpty()
                    ? ""
                    : " (" + p.columns().stream().map(queries::name).collect(Collectors.joining(", ")) + ")";
            String before = out.isEmpty() ? w.recursive() ? "WITH RECURSIVE " : "WITH " : out.removeLast() + ", ";
            out.add(before + queries.name(new Name(p.name())) + columns + " AS (");
            lines(p.statement(), w.recursive() ? Place.WALK : Place.PART).forEach(l -> out.add("  " + l));
            out.add(")");
        }
        out.addAll(lines(w.body(), Place.PART));
        return out;
    }
}
