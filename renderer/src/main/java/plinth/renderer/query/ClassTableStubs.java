package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plinth.model.layout.Plural;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.renderer.query.Stub.Command;

/** Writes rows of a base and its subtypes, a table each: both rows in one statement, or neither. */
final class ClassTableStubs {
    /**
     * A subtype's table.
     *
     * @param key its columns that are its key and the reference to the base
     * @param of the columns of the base that it refers to by these: the primary key, or another one
     * @param guard its column that repeats the discriminator, when there is one
     */
    record Member(
            TableShape table,
            List<Name> key,
            List<Name> of,
            Optional<String> value,
            Optional<Name> guard,
            boolean cascades) {}

    private final Schema schema;
    private final TableShape base;
    private final Optional<Name> discriminator;
    private final List<Member> members;
    private final List<String> bare;
    private final GoNames names;
    private final List<Stub> out = new ArrayList<>();

    /**
     * Writes for one family.
     *
     * @param bare the kinds that have no table of their own
     */
    ClassTableStubs(
            Schema schema,
            TableShape base,
            Optional<Name> discriminator,
            List<Member> members,
            List<String> bare,
            GoNames names) {
        this.bare = bare;
        this.schema = schema;
        this.base = base;
        this.discriminator = discriminator;
        this.members = members;
        this.names = names;
    }

    private void add(String name, Command command, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name, base.many()), command, doc, statement));
    }

    private String thing() {
        return Params.clean(Plural.singular(base.name().name().value()));
    }

    private static String article(String word) {
        return ("aeio".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
    }

    /** Returns what makes, changes and deletes rows of one subtype. */
    List<Stub> member(Member m) {
        out.clear();
        create(m);
        update(m);
        if (discriminator.isPresent() && m.value().isPresent()) {
            delete(m);
            convert(m.value().get(), Optional.of(m), m.table().one());
        }
        return List.copyOf(out);
    }

    private void convert(String value, Optional<Member> to, String one) {
        ConvertStub c = new ConvertStub(base, discriminator.orElseThrow(), members, bare);
        List<String> doc = new ArrayList<>(c.doc(thing()));
        to.ifPresent(m -> doc.addAll(base.defaults(own(m))));
        add("ConvertTo" + one, Command.ONE, doc, c.statement(value, to, thing(), s -> insertOwn(to.orElseThrow(), s)));
    }

    /** Returns what makes and changes rows of a kind that has no table of its own. */
    List<Stub> bare(String value, String one) {
        out.clear();
        Name kind = discriminator.orElseThrow();
        List<Column> given = given(true);
        add(
                "Create" + one,
                Command.ONE,
                base.defaults(given),
                base.insert(
                        given,
                        given.stream()
                                .map(c -> c.name().equals(kind) ? StubTerms.text(value) : base.given(c))
                                .toList()));
        List<Condition> where = new ArrayList<>(base.equalOwn(base.key()));
        where.add(isKind(value));
        List<Condition> same = new ArrayList<>(where);
        base.version().ifPresent(v -> same.add(base.equalOwn(v)));
        List<Statement.Assignment> set = new ArrayList<>(base.set(
                base.updated().stream().filter(c -> !c.name().equals(kind)).toList()));
        if (!set.isEmpty()) {
            set.addAll(base.automatic());
            add(
                    "Update" + one,
                    Command.ONE,
                    List.of("No row means that it is gone or of another kind"
                            + (base.version().isPresent()
                                    ? ", or changed since it was read: pass the version read."
                                    : ".")),
                    base.update(set, same));
        }
        add("Delete" + one, Command.EXECROWS, List.of(), base.delete(where));
        convert(value, Optional.empty(), one);
        return List.copyOf(out);
    }

    private Condition isKind(String value) {
        return new Condition.Compare(
                new Term.OfTable(base.name(), discriminator.orElseThrow()), "=", StubTerms.text(value));
    }

    private List<Column> given(boolean kind) {
        return base.inserted().stream()
                .filter(c -> kind || discriminator.filter(c.name()::equals).isEmpty())
                .toList();
    }

    /** The columns that an insert into the subtype's table gives, beside its key and what is told by the kind. */
    private List<Column> own(Member m) {
        return m.table().inserted().stream()
                .filter(c -> !m.key().contains(c.name())
                        && m.guard().filter(c.name()::equals).isEmpty())
                .toList();
    }

    /** The name of the parameter for a subtype's column; one that the base has a column of that name for goes by both names. */
    private String parameter(Member m, Column c) {
        String own = m.table().parameter(c.name());
        String go = SqlcNames.struct(own);
        boolean both = base.columns.stream()
                .anyMatch(b -> SqlcNames.struct(base.parameter(b.name())).equals(go));
        return both ? Params.clean(Plural.singular(m.table().name().name().value())) + "_" + own : own;
    }

    private boolean guardGiven(Member m) {
        return m.guard().isPresent()
                && m.value().isPresent()
                && !TableShape.made(m.table().column(m.guard().get()));
    }

    /** Returns the insert of the subtype's row for the rows of {@code source}, which has what it refers to by its key. */
    private Statement insertOwn(Member m, String source) {
        List<Name> columns = new ArrayList<>(m.key());
        List<Term> values = new ArrayList<>();
        m.of().forEach(k -> values.add(new Term.Column(source, k)));
        if (guardGiven(m)) {
            columns.add(m.guard().orElseThrow());
            values.add(StubTerms.text(m.value().orElseThrow()));
        }
        for (Column c : own(m)) {
            columns.add(c.name());
            values.add(m.table().given(c, parameter(m, c)));
        }
        return new Statement.Insert(
                m.table().name(),
                columns,
                new Statement.Rows(StubTerms.select(StubTerms.outputs(values), StubTerms.part(source), List.of())),
                Optional.empty(),
                m.table().returned("", m.key()));
    }

    private void create(Member m) {
        List<Column> given = given(true);
        List<Term> values = new ArrayList<>();
        for (Column c : given) {
            boolean kind = discriminator.filter(c.name()::equals).isPresent();
            values.add(kind && m.value().isPresent() ? StubTerms.text(m.value().get()) : base.given(c));
        }
        Statement insert = new Statement.Insert(
                base.name(),
                given.stream().map(Column::name).toList(),
                new Statement.Values(values),
                Optional.empty(),
                StubTerms.outputs(
                        m.of().stream().map(k -> StubTerms.column("", k)).toList()));
        String cte = new CteNames(base, m.table()).free("new_" + thing());
        List<String> doc = new ArrayList<>();
        doc.add("Makes the row of " + base.name() + " and that of " + m.table().name() + ", or neither.");
        doc.addAll(base.defaults(Stream.concat(given.stream(), own(m).stream()).toList()));
        add(
                "Create" + m.table().one(),
                Command.ONE,
                doc,
                new Statement.With(false, List.of(new Statement.Part(cte, List.of(), insert)), insertOwn(m, cte)));
    }

    private Set<Name> fixed() {
        Set<Name> fixed = new HashSet<>();
        discriminator.ifPresent(fixed::add);
        return fixed;
    }

    private void update(Member m) {
        List<Column> common = base.updated().stream()
                .filter(c -> !fixed().contains(c.name()) && !m.of().contains(c.name()))
                .toList();
        List<Column> own = m.table().updated().stream()
                .filter(c -> !m.key().contains(c.name())
                        && m.guard().filter(c.name()::equals).isEmpty())
                .toList();
        if (common.isEmpty() && own.isEmpty()) {
            return;
        }
        List<Statement.Assignment> baseSet = new ArrayList<>(base.set(common));
        baseSet.addAll(base.automatic());
        List<Statement.Assignment> ownSet = new ArrayList<>();
        own.forEach(c -> ownSet.add(new Statement.Assignment(c.name(), m.table().arg(c.name(), parameter(m, c)))));
        ownSet.addAll(m.table().automatic());
        Optional<Name> version = base.version();
        List<String> doc = version.isPresent()
                ? List.of(
                        "No row means that it is gone, of another kind, or changed since it was read: pass the version"
                                + " read.")
                : List.of();
        if (ownSet.isEmpty() && m.value().isEmpty()) {
            return;
        }
        List<Condition> where = new ArrayList<>(base.equalOwn(base.key()));
        m.value().filter(v -> discriminator.isPresent()).ifPresent(v -> where.add(isKind(v)));
        version.ifPresent(v -> where.add(base.equalOwn(v)));
        String name = "Update" + m.table().one();
        if (ownSet.isEmpty()) {
            add(name, Command.ONE, doc, base.update(baseSet, where));
            return;
        }
        if (baseSet.isEmpty()) {
            add(name, Command.ONE, doc, m.table().update(ownSet, m.table().equal(m.key())));
            return;
        }
        String cte = new CteNames(base, m.table()).free("changed_" + thing());
        Statement first = new Statement.Update(
                base.name(), baseSet, Optional.empty(), where, ConvertStub.own(base.name(), m.of()));
        Statement then = new Statement.Update(
                m.table().name(),
                ownSet,
                Optional.of(StubTerms.part(cte)),
                StubTerms.same(m.table().name(), m.key(), cte, m.of()),
                m.table().returned(m.key()));
        add(
                name,
                Command.ONE,
                doc,
                new Statement.With(false, List.of(new Statement.Part(cte, List.of(), first)), then));
    }

    private void delete(Member m) {
        List<Condition> where = new ArrayList<>(base.equalOwn(base.key()));
        where.add(isKind(m.value().orElseThrow()));
        String doc = "Deletes the row of " + base.name() + ": that of "
                + m.table().name() + " alone would leave " + article(thing()) + " of " + discriminator.orElseThrow()
                + " '"
                + m.value().get() + "' without its columns.";
        add(
                "Delete" + m.table().one(),
                Command.EXECROWS,
                List.of(doc),
                m.cascades() ? base.delete(where) : gone(List.of(m), where));
    }

    /** Returns what deletes the rows of {@code from} and then those of the base; references are checked when the statement ends. */
    private Statement gone(List<Member> from, List<Condition> where) {
        List<Statement.Part> deleted = new ArrayList<>();
        CteNames parts = new CteNames(base);
        from.forEach(m -> parts.used(m.table()));
        for (Member m : from) {
            String name =
                    parts.free("gone_" + Params.clean(m.table().name().name().value()));
            deleted.add(new Statement.Part(name, List.of(), gone(m)));
        }
        return new Statement.With(false, deleted, base.delete(where));
    }

    /** Deletes the row of a subtype; where it does not refer to the base's primary key, by way of the base's row. */
    private Statement gone(Member m) {
        List<Condition> own = new ArrayList<>();
        if (!m.of().equals(base.key())) {
            own.addAll(StubTerms.same(m.table().name(), m.key(), "b", m.of()));
            base.key().forEach(k -> own.add(base.equal(k, "b")));
            return new Statement.Delete(m.table().name(), Optional.of(base.relation("b")), own, List.of());
        }
        for (int i = 0; i < m.key().size(); i++) {
            Name key = base.key().get(i);
            own.add(new Condition.Compare(
                    new Term.OfTable(m.table().name(), m.key().get(i)), "=", base.sought(key, base.parameter(key))));
        }
        return m.table().delete(own);
    }

    /** Returns what deletes a row of the base, and what finds rows that contradict the family. */
    List<Stub> whole() {
        out.clear();
        List<Member> held = members.stream().filter(m -> !m.cascades()).toList();
        if (held.isEmpty()) {
            out.addAll(new CrudStubs(schema, base, names).deleting());
        } else {
            add(
                    "Delete" + base.one(),
                    Command.EXECROWS,
                    List.of("Deletes the subtype's row, too: references are checked when the statement ends."),
                    gone(held, base.equalOwn(base.key())));
        }
        missing();
        wrong();
        return List.copyOf(out);
    }

    private Condition exists(Member m, boolean not) {
        return new Condition.Exists(StubTerms.select(List.of(), m.table().relation("s"), on("s", m)), not);
    }

    private Condition ofKind(String operator, String value, Condition more) {
        Term kind = new Term.Column("b", discriminator.orElseThrow());
        return new Condition.And(List.of(new Condition.Compare(kind, operator, StubTerms.text(value)), more));
    }

    private Statement found(List<Condition> where) {
        List<Name> columns = new ArrayList<>(base.key());
        discriminator.filter(d -> !columns.contains(d)).ifPresent(columns::add);
        return Statement.Ask.of(
                StubTerms.page(base.returned("b", columns), base.relation("b"), where, base.order("b")));
    }

    private void missing() {
        List<Condition> conditions = new ArrayList<>();
        for (Member m : members) {
            if (discriminator.isEmpty()) {
                conditions.add(exists(m, true));
            } else if (m.value().isPresent()) {
                conditions.add(ofKind("=", m.value().get(), exists(m, true)));
            }
        }
        if (conditions.isEmpty()) {
            return;
        }
        add(
                "List" + base.many() + "MissingDetails",
                Command.MANY,
                List.of("Rows without the subtype's row that they should have. Expect none."),
                found(discriminator.isEmpty() ? conditions : List.of(new Condition.Or(conditions))));
    }

    private void wrong() {
        List<Condition> conditions = members.stream()
                .filter(m -> m.guard().isEmpty() && m.value().isPresent() && discriminator.isPresent())
                .map(m -> ofKind("<>", m.value().orElseThrow(), exists(m, false)))
                .toList();
        if (!conditions.isEmpty()) {
            add(
                    "List" + base.many() + "WithWrongDetails",
                    Command.MANY,
                    List.of("Rows that have the row of a subtype that they are not of: the schema does not refuse it."
                            + " Expect none."),
                    found(List.of(new Condition.Or(conditions))));
        }
    }

    /** Returns whether the reference of a subtype's table to the base deletes its rows with the base's. */
    static boolean cascades(Constraint.ForeignKey f) {
        return f.onDelete() == Constraint.Action.CASCADE;
    }

    /** Returns reads by joins, for a family without a discriminator. */
    List<Stub> joins() {
        out.clear();
        for (Member m : members) {
            List<Query.Output> columns = common();
            for (Column c : details(m)) {
                Term term = new Term.Column("s", c.name());
                columns.add(
                        base.find(c.name()).isPresent()
                                ? Query.Output.of(term, prefixed(m, c.name()))
                                : Query.Output.of(term));
            }
            Query.From both = new Query.Join(base.relation("b"), m.table().relation("s"), false, on("s", m));
            add("Get" + m.table().one(), Command.ONE, List.of(), byKey(columns, both));
        }
        List<Query.Output> columns = common();
        Query.From all = base.relation("b");
        int at = 0;
        for (Member m : members) {
            String alias = "s" + ++at;
            details(m)
                    .forEach(
                            c -> columns.add(Query.Output.of(new Term.Column(alias, c.name()), prefixed(m, c.name()))));
            all = new Query.Join(all, m.table().relation(alias), true, on(alias, m));
        }
        add(
                "Get" + base.one() + "WithDetails",
                Command.ONE,
                List.of("The columns of the subtypes that the row is not of are NULL."),
                byKey(columns, all));
        return List.copyOf(out);
    }

    private Statement byKey(List<Query.Output> columns, Query.From from) {
        return Statement.Ask.of(StubTerms.select(
                columns, from, base.key().stream().map(k -> base.equal(k, "b")).toList()));
    }

    private List<Query.Output> common() {
        List<Query.Output> columns = new ArrayList<>();
        base.columns.forEach(c -> columns.add(Query.Output.of(new Term.Column("b", c.name()))));
        return columns;
    }

    private static List<Column> details(Member m) {
        return m.table().columns.stream()
                .filter(c -> !m.key().contains(c.name()))
                .toList();
    }

    private static String prefixed(Member m, Name column) {
        return Params.clean(Plural.singular(m.table().name().name().value())) + "_" + column;
    }

    private List<Condition> on(String alias, Member m) {
        return StubTerms.same(alias, m.key(), "b", m.of());
    }
}
