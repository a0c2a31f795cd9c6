package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** A table that references itself: roots, children, the way up, all below, and moving a row without making a circle. */
final class TreeStubs {
    private final TableShape t;
    private final GoNames names;
    private final Name parent;
    private final Name key;
    private final String suffix;
    private final List<Stub> out = new ArrayList<>();

    private TreeStubs(TableShape t, Name parent, Name key, boolean first, GoNames names) {
        this.t = t;
        this.names = names;
        this.parent = parent;
        this.key = key;
        this.suffix = first ? "" : "By" + GoNames.owner(List.of(parent));
    }

    /**
     * Returns the stubs for the reference {@code f}, none when it is not from one column to the table's key.
     *
     * @param first whether it is the table's first reference to itself: the others have its name in theirs
     */
    static List<Stub> of(Schema schema, TableShape t, Constraint.ForeignKey f, boolean first, GoNames names) {
        return usable(schema, t, f)
                ? new TreeStubs(t, f.columns().getFirst(), t.key().getFirst(), first, names).all()
                : List.of();
    }

    /** Whether {@code f} is from one column to the table's key. */
    static boolean usable(Schema schema, TableShape t, Constraint.ForeignKey f) {
        List<Name> referenced = schema.referenced(f);
        return f.columns().size() == 1 && referenced.size() == 1 && t.key().equals(referenced);
    }

    private void add(String name, Command command, List<String> doc, String sql) {
        out.add(new Stub(names.free(name + suffix, t.many()), command, doc, sql));
    }

    private List<Stub> all() {
        List<Name> by = new ArrayList<>();
        t.label().ifPresent(by::add);
        by.add(key);
        String order = "ORDER BY " + Sql.names(by) + "\nLIMIT @page_size";
        if (t.nullable(parent)) {
            add(
                    "ListRoot" + t.many(),
                    Command.MANY,
                    List.of(),
                    Text.clauses(
                            "SELECT " + t.star() + " FROM " + t.sql(),
                            "WHERE " + Sql.name(parent) + " IS NULL",
                            order));
        }
        add(
                "ListChild" + t.many(),
                Command.MANY,
                List.of(),
                Text.clauses("SELECT " + t.star() + " FROM " + t.sql(), "WHERE " + t.equal(parent, ""), order));
        ancestors();
        descendants();
        within();
        add(
                "Move" + t.one(),
                Command.ONE,
                List.of("Ask Is" + t.one() + "Within" + suffix + " before: a move below itself would make a circle."),
                Text.clauses(
                        "UPDATE " + t.sql(), Text.set(moved()), "WHERE " + t.equal(key, ""), "RETURNING " + t.star()));
        return out;
    }

    private List<String[]> moved() {
        List<String[]> set = new ArrayList<>();
        set.add(new String[] {Sql.name(parent), Params.arg("new_" + t.parameter(parent))});
        t.touched().ifPresent(c -> set.add(new String[] {Sql.name(c.name()), CrudStubs.now(c)}));
        t.version().ifPresent(v -> set.add(new String[] {Sql.name(v), Sql.name(v) + " + 1"}));
        return set;
    }

    /** Names for what the walk adds, different from the table's own. */
    private Name free(String wanted) {
        String n = wanted;
        while (t.find(new Name(n)).isPresent()) {
            n = "walk_" + n;
        }
        return new Name(n);
    }

    private List<String> columns(String alias) {
        return t.columns.stream().map(c -> alias + "." + Sql.name(c.name())).toList();
    }

    /** The path begins as an array without a length for its elements: the rows added to it must have just its type. */
    private String path(String alias) {
        Column k = t.column(key);
        String array = "ARRAY[" + alias + "." + Sql.name(key) + "]";
        return k.type() instanceof Type.Known n && !n.modifiers().isEmpty()
                ? array + "::" + TableShape.type(Type.known(n.name())) + "[]"
                : array;
    }

    private String walk(String cte, List<String> start, String next, String on, List<String> more) {
        String depth = Sql.name(free("depth"));
        String path = Sql.name(free("path"));
        List<String> first = new ArrayList<>(columns("r"));
        first.add("0 AS " + depth);
        first.add(path("r") + " AS " + path);
        List<String> then = new ArrayList<>(columns("n"));
        then.add("w." + depth + " + 1");
        then.add("w." + path + " || n." + Sql.name(key));
        List<String> where = new ArrayList<>();
        where.add("n." + Sql.name(key) + " <> ALL (w." + path + ")");
        where.addAll(more);
        return Text.clauses(
                "WITH RECURSIVE " + cte + " AS (",
                Text.indented(Text.clauses(
                        Text.wrapped("SELECT ", first, ""),
                        "FROM " + t.sql() + " AS r",
                        Text.where(start),
                        "UNION ALL",
                        Text.wrapped("SELECT ", then, ""),
                        "FROM " + cte + " AS w",
                        "JOIN " + t.sql() + " AS n ON n." + next + " = w." + on,
                        Text.where(where))),
                ")",
                Text.wrapped("SELECT ", list(cte), ""),
                "FROM " + cte);
    }

    private List<String> list(String cte) {
        List<String> all = new ArrayList<>(columns(cte));
        all.add(cte + "." + Sql.name(free("depth")));
        return all;
    }

    private void ancestors() {
        String cte = new CteNames(t).free("ancestors");
        add(
                "List" + t.one() + "Ancestors",
                Command.MANY,
                List.of("Nearest first; depth 0 is the row itself. The path ends the walk in a circle."),
                walk(cte, List.of(t.equal(key, "r.")), Sql.name(key), Sql.name(parent), List.of()) + "\nORDER BY " + cte
                        + "." + Sql.name(free("depth")));
    }

    private void descendants() {
        String depth = Sql.name(free("depth"));
        String cte = new CteNames(t).free("descendants");
        add(
                "List" + t.one() + "Descendants",
                Command.MANY,
                List.of("Each row before those below it; depth 0 is the row itself, and max_depth the last wanted."),
                walk(
                                cte,
                                List.of(t.equal(key, "r.")),
                                Sql.name(parent),
                                Sql.name(key),
                                List.of("w." + depth + " < @max_depth::int"))
                        + "\nORDER BY " + cte + "." + Sql.name(free("path")) + "\nLIMIT @page_size");
    }

    private void within() {
        String k = Sql.name(key);
        String below = new CteNames(t).free("below");
        add(
                "Is" + t.one() + "Within",
                Command.ONE,
                List.of("Whether the candidate is the row itself or below it."),
                Text.clauses(
                        "WITH RECURSIVE " + below + " AS (",
                        Text.indented(Text.clauses(
                                "SELECT r." + k,
                                "FROM " + t.sql() + " AS r",
                                "WHERE r." + k + " = " + t.arg(key),
                                "UNION",
                                "SELECT n." + k,
                                "FROM " + below + " AS w",
                                "JOIN " + t.sql() + " AS n ON n." + Sql.name(parent) + " = w." + k)),
                        ")",
                        "SELECT EXISTS (SELECT 1 FROM " + below + " WHERE " + below + "." + k + " = "
                                + Params.arg("candidate_" + t.parameter(key)) + "::" + t.type(key) + ") AS is_within"));
    }
}
