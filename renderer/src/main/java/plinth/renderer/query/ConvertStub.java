package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import plinth.model.schema.Name;
import plinth.model.schema.Strings;
import plinth.renderer.query.ClassTableStubs.Member;
import plinth.renderer.sql.Sql;

/**
 * Changes the kind of a row whose kinds have a table each, so that of two sessions at the same row one wins and the other does nothing.
 *
 * <p>The row of the base is locked first. A session that had to wait for that sees the newest row there, but of all other tables the state before it
 * waited: a row of details that the winner has made is invisible to it. So the change is driven by what the statement itself deletes of the old
 * details: where the winner has deleted those, nothing is deleted, and nothing follows.
 */
final class ConvertStub {
    private final TableShape base;
    private final Name kind;
    private final List<Member> members;
    private final List<String> bare;
    private final CteNames names;
    private final String held;
    private final String oldDetails;

    /**
     * Converts rows of one family.
     *
     * @param bare the kinds that have no table of their own
     */
    ConvertStub(TableShape base, Name kind, List<Member> members, List<String> bare) {
        this.base = base;
        this.kind = kind;
        this.members = members;
        this.bare = bare;
        this.names = new CteNames(base);
        members.forEach(m -> names.used(m.table()));
        this.held = names.free("held");
        this.oldDetails = names.free("old_details");
    }

    List<String> doc(String thing) {
        boolean version = base.version().isPresent();
        return List.of(
                "Changes the kind in one statement: the columns of the old kind are lost.",
                "No row means that nothing was done: there is no such " + thing
                        + ", it is of this kind already, or another session" + " changed it"
                        + (version ? " since it was read: pass the version read." : " meanwhile."));
    }

    /**
     * Returns the statement.
     *
     * @param value the kind that the row becomes
     * @param to the table of that kind, if it has one
     * @param insert makes the insert into it, from the part of the statement whose name is given
     */
    String sql(String value, Optional<Member> to, String thing, UnaryOperator<String> insert) {
        List<String> parts = new ArrayList<>();
        parts.add(held + " AS (\n" + Text.indented(held(value)) + "\n)");
        List<String> old = new ArrayList<>();
        for (Member m : members) {
            if (to.filter(t -> t == m).isEmpty()) {
                String name = names.free(
                        "gone_" + Params.clean(m.table().name().name().value()));
                parts.add(name + " AS (\n" + Text.indented(gone(m)) + "\n)");
                old.add("SELECT " + columns("", m.key()) + " FROM " + name);
            }
        }
        List<String> others = bare.stream()
                .filter(v -> !v.equals(value))
                .map(Strings::literal)
                .toList();
        if (!others.isEmpty()) {
            old.add("SELECT " + columns(held + ".", base.key()) + " FROM " + held + " WHERE " + held + "."
                    + Sql.name(kind) + " IN (" + String.join(", ", others) + ")");
        }
        if (old.isEmpty()) {
            old.add("SELECT " + columns(held + ".", base.key()) + " FROM " + held);
        }
        parts.add(oldDetails + " (" + Sql.names(base.key()) + ") AS (\n"
                + Text.indented(String.join("\nUNION ALL\n", old)) + "\n)");
        String changed = changed(value);
        if (to.isEmpty()) {
            return Text.clauses("WITH " + String.join(", ", parts), changed + "\nRETURNING " + all());
        }
        String cte = names.free("changed_" + thing);
        parts.add(cte + " AS (\n" + Text.indented(changed + "\nRETURNING " + columns(base.sql() + ".", base.key()))
                + "\n)");
        return Text.clauses("WITH " + String.join(", ", parts), insert.apply(cte));
    }

    private String held(String value) {
        List<Name> columns = new ArrayList<>(base.key());
        if (!columns.contains(kind)) {
            columns.add(kind);
        }
        List<String> where = new ArrayList<>();
        base.key().forEach(k -> where.add(base.equal(k, "b.")));
        where.add("b." + Sql.name(kind) + " <> " + Strings.literal(value));
        base.version().ifPresent(v -> where.add(base.equal(v, "b.")));
        return Text.clauses(
                "SELECT " + columns("b.", columns), "FROM " + base.sql() + " AS b", Text.where(where), "FOR UPDATE");
    }

    private String gone(Member m) {
        String q = m.table().sql() + ".";
        return Text.clauses(
                "DELETE FROM " + m.table().sql(),
                "USING " + held,
                Text.where(same(q, m.key(), held + ".", base.key())),
                "RETURNING " + columns(q, m.key()));
    }

    private String changed(String value) {
        List<String[]> set = new ArrayList<>();
        set.add(new String[] {Sql.name(kind), Strings.literal(value)});
        base.touched().ifPresent(c -> set.add(new String[] {Sql.name(c.name()), CrudStubs.now(c)}));
        base.version().ifPresent(v -> set.add(new String[] {Sql.name(v), base.sql() + "." + Sql.name(v) + " + 1"}));
        return Text.clauses(
                "UPDATE " + base.sql(),
                Text.set(set),
                "FROM " + oldDetails,
                Text.where(same(base.sql() + ".", base.key(), oldDetails + ".", base.key())));
    }

    /** The row of the base alone: what it is joined with has columns, too. */
    private String all() {
        return columns(
                base.sql() + ".", base.columns.stream().map(c -> c.name()).toList());
    }

    private static List<String> same(String left, List<Name> a, String right, List<Name> b) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            out.add(left + Sql.name(a.get(i)) + " = " + right + Sql.name(b.get(i)));
        }
        return out;
    }

    private static String columns(String qualifier, List<Name> columns) {
        return columns.stream().map(n -> qualifier + Sql.name(n)).collect(Collectors.joining(", "));
    }
}
