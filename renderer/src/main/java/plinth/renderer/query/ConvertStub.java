package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.query.ClassTableStubs.Member;

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
    Statement statement(String value, Optional<Member> to, String thing, Function<String, Statement> insert) {
        List<Statement.Part> parts = new ArrayList<>();
        parts.add(new Statement.Part(held, List.of(), held(value)));
        List<Statement> old = new ArrayList<>();
        for (Member m : members) {
            if (to.filter(t -> t == m).isEmpty()) {
                String name = names.free(
                        "gone_" + Params.clean(m.table().name().name().value()));
                parts.add(new Statement.Part(name, List.of(), gone(m)));
                old.add(byKey(m) ? from(name, "", m.key(), List.of()) : joined(name, m));
            }
        }
        List<Term> others =
                bare.stream().filter(v -> !v.equals(value)).map(StubTerms::text).toList();
        if (!others.isEmpty()) {
            old.add(from(held, held, base.key(), List.of(new Condition.In(StubTerms.column(held, kind), others))));
        }
        if (old.isEmpty()) {
            old.add(from(held, held, base.key(), List.of()));
        }
        parts.add(new Statement.Part(oldDetails, base.key(), new Statement.Union(true, old)));
        if (to.isEmpty()) {
            // The row of the base alone: what it is joined with has columns, too.
            List<Name> all = base.columns.stream().map(Column::name).toList();
            return new Statement.With(false, parts, changed(value, all));
        }
        String cte = names.free("changed_" + thing);
        parts.add(new Statement.Part(cte, List.of(), changed(value, to.get().of())));
        return new Statement.With(false, parts, insert.apply(cte));
    }

    private static Statement from(String part, String alias, List<Name> columns, List<Condition> where) {
        return Statement.Ask.of(StubTerms.select(columns(alias, columns), StubTerms.part(part), where));
    }

    /** The base's key of what was deleted of a subtype that refers to another key; what comes of USING sqlc knows nothing of. */
    private Statement joined(String part, Member m) {
        Query.From both = new Query.Join(
                StubTerms.part(held), StubTerms.part(part), false, StubTerms.same(part, m.key(), held, m.of()));
        return Statement.Ask.of(StubTerms.select(columns(held, base.key()), both, List.of()));
    }

    private Statement held(String value) {
        List<Name> columns = new ArrayList<>(base.key());
        if (!columns.contains(kind)) {
            columns.add(kind);
        }
        for (Member m : members) {
            m.of().stream().filter(n -> !columns.contains(n)).forEach(columns::add);
        }
        List<Condition> where = new ArrayList<>();
        base.key().forEach(k -> where.add(base.equal(k, "b")));
        where.add(new Condition.Compare(StubTerms.column("b", kind), "<>", StubTerms.text(value)));
        base.version().ifPresent(v -> where.add(base.equal(v, "b")));
        return new Statement.Ask(
                StubTerms.select(columns("b", columns), base.relation("b"), where),
                Optional.empty(),
                Statement.Lock.UPDATE);
    }

    private Statement gone(Member m) {
        return new Statement.Delete(
                m.table().name(),
                Optional.of(StubTerms.part(held)),
                StubTerms.same(m.table().name(), m.key(), held, m.of()),
                own(m.table().name(), m.key()));
    }

    /** Whether a subtype's key is the primary key of the base. */
    private boolean byKey(Member m) {
        return m.of().equals(base.key());
    }

    private Statement changed(String value, List<Name> returning) {
        List<Statement.Assignment> set = new ArrayList<>();
        set.add(new Statement.Assignment(kind, StubTerms.text(value)));
        set.addAll(base.automaticOwn());
        return new Statement.Update(
                base.name(),
                set,
                Optional.of(StubTerms.part(oldDetails)),
                StubTerms.same(base.name(), base.key(), oldDetails, base.key()),
                own(base.name(), returning));
    }

    private static List<Query.Output> columns(String alias, List<Name> columns) {
        return StubTerms.outputs(
                columns.stream().map(n -> StubTerms.column(alias, n)).toList());
    }

    /** Returns {@code columns} of a table itself, as a part of a statement gives them back. */
    static List<Query.Output> own(ObjectName table, List<Name> columns) {
        return StubTerms.outputs(
                columns.stream().map(n -> new Term.OfTable(table, n)).toList());
    }
}
