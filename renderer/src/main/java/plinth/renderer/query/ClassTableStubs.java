package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plinth.model.layout.Plural;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** Writes rows of a base and its subtypes, a table each: both rows in one statement, or neither. */
final class ClassTableStubs {
    /**
     * A subtype's table.
     *
     * @param key its columns that are its key and the reference to the base
     * @param guard its column that repeats the discriminator, when there is one
     */
    record Member(TableShape table, List<Name> key, Optional<String> value, Optional<Name> guard, boolean cascades) {}

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

    private void add(String name, Command command, List<String> doc, String sql) {
        out.add(new Stub(names.free(name, base.many()), command, doc, sql));
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
        add("ConvertTo" + one, Command.ONE, doc, c.sql(value, to, thing(), s -> insertOwn(to.orElseThrow(), s)));
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
                Text.clauses(
                        Text.insertInto(base.sql(), Text.names(given)),
                        Text.values(given.stream()
                                .map(c -> c.name().equals(kind) ? Strings.literal(value) : base.given(c))
                                .toList()),
                        "RETURNING " + base.star()));
        String is = base.sql() + "." + Sql.name(kind) + " = " + Strings.literal(value);
        List<String> where = new ArrayList<>();
        base.key().forEach(k -> where.add(base.equal(k, base.sql() + ".")));
        where.add(is);
        List<String> same = new ArrayList<>(where);
        base.version().ifPresent(v -> same.add(base.equal(v, base.sql() + ".")));
        List<String[]> set = new ArrayList<>();
        base.updated().stream()
                .filter(c -> !c.name().equals(kind))
                .forEach(c -> set.add(new String[] {Sql.name(c.name()), base.arg(c.name())}));
        if (!set.isEmpty()) {
            automatic(base, set);
            add(
                    "Update" + one,
                    Command.ONE,
                    List.of("No row means that it is gone or of another kind"
                            + (base.version().isPresent()
                                    ? ", or changed since it was read: pass the version read."
                                    : ".")),
                    Text.clauses("UPDATE " + base.sql(), Text.set(set), Text.where(same), "RETURNING " + base.star()));
        }
        add("Delete" + one, Command.EXECROWS, List.of(), Text.clauses("DELETE FROM " + base.sql(), Text.where(where)));
        convert(value, Optional.empty(), one);
        return List.copyOf(out);
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

    /** A parameter for a subtype's column; one that the base has a column of that name for goes by both names. */
    private String arg(Member m, Column c) {
        return Params.arg(parameter(m, c));
    }

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

    /** Returns the insert of the subtype's row for the rows of {@code source}, which has the base's key. */
    private String insertOwn(Member m, String source) {
        List<Name> columns = new ArrayList<>(m.key());
        List<String> values = new ArrayList<>();
        base.key().forEach(k -> values.add(source + "." + Sql.name(k)));
        if (guardGiven(m)) {
            columns.add(m.guard().orElseThrow());
            values.add(Strings.literal(m.value().orElseThrow()));
        }
        for (Column c : own(m)) {
            columns.add(c.name());
            values.add(TableShape.given(c, parameter(m, c)));
        }
        return Text.clauses(
                Text.insertInto(m.table().sql(), columns),
                Text.wrapped("SELECT ", values, ""),
                "FROM " + source,
                "RETURNING " + m.table().returned("", m.key()));
    }

    private void create(Member m) {
        List<Name> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column c : given(true)) {
            boolean kind = discriminator.filter(c.name()::equals).isPresent();
            columns.add(c.name());
            values.add(kind && m.value().isPresent() ? Strings.literal(m.value().get()) : base.given(c));
        }
        String insert = columns.isEmpty()
                ? "INSERT INTO " + base.sql() + "\nDEFAULT VALUES"
                : Text.insertInto(base.sql(), columns) + "\n" + Text.values(values);
        String cte = new CteNames(base, m.table()).free("new_" + thing());
        add(
                "Create" + m.table().one(),
                Command.ONE,
                Stream.concat(
                                Stream.of("Makes the row of " + base.name() + " and that of "
                                        + m.table().name() + ", or neither."),
                                base
                                        .defaults(Stream.concat(given(true).stream(), own(m).stream())
                                                .toList())
                                        .stream())
                        .toList(),
                Text.clauses(
                        "WITH " + cte + " AS (",
                        Text.indented(insert + "\nRETURNING " + Sql.names(base.key())),
                        ")",
                        insertOwn(m, cte)));
    }

    private Set<Name> fixed() {
        Set<Name> fixed = new HashSet<>();
        discriminator.ifPresent(fixed::add);
        return fixed;
    }

    private void update(Member m) {
        List<Column> common =
                base.updated().stream().filter(c -> !fixed().contains(c.name())).toList();
        List<Column> own = m.table().updated().stream()
                .filter(c -> !m.key().contains(c.name())
                        && m.guard().filter(c.name()::equals).isEmpty())
                .toList();
        if (common.isEmpty() && own.isEmpty()) {
            return;
        }
        List<String[]> baseSet = new ArrayList<>();
        common.forEach(c -> baseSet.add(new String[] {Sql.name(c.name()), base.arg(c.name())}));
        automatic(base, baseSet);
        List<String[]> ownSet = new ArrayList<>();
        own.forEach(c -> ownSet.add(new String[] {Sql.name(c.name()), arg(m, c)}));
        automatic(m.table(), ownSet);
        Optional<Name> version = base.version();
        List<String> doc = version.isPresent()
                ? List.of(
                        "No row means that it is gone, of another kind, or changed since it was read: pass the version"
                                + " read.")
                : List.of();
        if (ownSet.isEmpty() && m.value().isEmpty()) {
            return;
        }
        String q = base.sql() + ".";
        List<String> where = new ArrayList<>();
        base.key().forEach(k -> where.add(base.equal(k, q)));
        m.value().ifPresent(v -> discriminator.ifPresent(d -> where.add(q + Sql.name(d) + " = " + Strings.literal(v))));
        version.ifPresent(v -> where.add(base.equal(v, q)));
        String name = "Update" + m.table().one();
        if (ownSet.isEmpty()) {
            add(
                    name,
                    Command.ONE,
                    doc,
                    Text.clauses(
                            "UPDATE " + base.sql(), Text.set(baseSet), Text.where(where), "RETURNING " + base.star()));
            return;
        }
        String own1 = m.table().sql() + ".";
        if (baseSet.isEmpty()) {
            List<String> keys = new ArrayList<>();
            m.key().forEach(k -> keys.add(m.table().equal(k, "")));
            add(
                    name,
                    Command.ONE,
                    doc,
                    Text.clauses(
                            "UPDATE " + m.table().sql(),
                            Text.set(ownSet),
                            Text.where(keys),
                            "RETURNING " + m.table().star()));
            return;
        }
        String cte = new CteNames(base, m.table()).free("changed_" + thing());
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < m.key().size(); i++) {
            keys.add(own1 + Sql.name(m.key().get(i)) + " = " + cte + "."
                    + Sql.name(base.key().get(i)));
        }
        add(
                name,
                Command.ONE,
                doc,
                Text.clauses(
                        "WITH " + cte + " AS (",
                        Text.indented(Text.clauses(
                                "UPDATE " + base.sql(),
                                Text.set(baseSet),
                                Text.where(where),
                                "RETURNING " + returned(q, base.key()))),
                        ")",
                        "UPDATE " + m.table().sql(),
                        Text.set(ownSet),
                        "FROM " + cte,
                        Text.where(keys),
                        "RETURNING " + m.table().returned(own1, m.key())));
    }

    private static String returned(String qualifier, List<Name> columns) {
        return columns.stream().map(n -> qualifier + Sql.name(n)).collect(Collectors.joining(", "));
    }

    static void automatic(TableShape t, List<String[]> set) {
        t.touched().ifPresent(c -> set.add(new String[] {Sql.name(c.name()), CrudStubs.now(c)}));
        t.version().ifPresent(v -> set.add(new String[] {Sql.name(v), Sql.name(v) + " + 1"}));
    }

    private void delete(Member m) {
        String kind = Sql.name(discriminator.orElseThrow()) + " = "
                + Strings.literal(m.value().orElseThrow());
        List<String> where = new ArrayList<>();
        base.key().forEach(k -> where.add(base.equal(k, base.sql() + ".")));
        where.add(base.sql() + "." + kind);
        String doc = "Deletes the row of " + base.name() + ": that of "
                + m.table().name() + " alone would leave " + article(thing()) + " of " + discriminator.get() + " '"
                + m.value().get() + "' without its columns.";
        add(
                "Delete" + m.table().one(),
                Command.EXECROWS,
                List.of(doc),
                Text.clauses(m.cascades() ? "" : gone(List.of(m)), "DELETE FROM " + base.sql(), Text.where(where)));
    }

    /** Returns the part of a statement that deletes the rows of {@code from} first; references are checked when the statement ends. */
    private String gone(List<Member> from) {
        List<String> ctes = new ArrayList<>();
        CteNames parts = new CteNames(base);
        from.forEach(m -> parts.used(m.table()));
        for (Member m : from) {
            List<String> where = new ArrayList<>();
            for (int i = 0; i < m.key().size(); i++) {
                where.add(m.table().sql() + "." + Sql.name(m.key().get(i)) + " = "
                        + base.arg(base.key().get(i)));
            }
            ctes.add(parts.free("gone_" + Params.clean(m.table().name().name().value())) + " AS (\n"
                    + Text.indented(Text.clauses("DELETE FROM " + m.table().sql(), Text.where(where))) + "\n)");
        }
        return "WITH " + String.join(", ", ctes);
    }

    /** Returns what deletes a row of the base, and what finds rows that contradict the family. */
    List<Stub> whole() {
        out.clear();
        List<Member> held = members.stream().filter(m -> !m.cascades()).toList();
        if (held.isEmpty()) {
            out.addAll(new CrudStubs(schema, base, names).deleting());
        } else {
            List<String> where = base.key().stream()
                    .map(k -> base.equal(k, base.sql() + "."))
                    .toList();
            add(
                    "Delete" + base.one(),
                    Command.EXECROWS,
                    List.of("Deletes the subtype's row, too: references are checked when the statement ends."),
                    Text.clauses(gone(held), "DELETE FROM " + base.sql(), Text.where(where)));
        }
        missing();
        wrong();
        return List.copyOf(out);
    }

    private String exists(Member m, boolean not) {
        List<String> on = new ArrayList<>();
        for (int i = 0; i < m.key().size(); i++) {
            on.add("s." + Sql.name(m.key().get(i)) + " = b."
                    + Sql.name(base.key().get(i)));
        }
        return (not ? "NOT " : "") + "EXISTS (SELECT 1 FROM " + m.table().sql() + " AS s WHERE "
                + String.join(" AND ", on) + ")";
    }

    private String found() {
        List<Name> columns = new ArrayList<>(base.key());
        discriminator.filter(d -> !columns.contains(d)).ifPresent(columns::add);
        return "SELECT " + base.returned("b.", columns) + "\nFROM " + base.sql() + " AS b\nWHERE ";
    }

    private void missing() {
        List<String> conditions = new ArrayList<>();
        for (Member m : members) {
            if (discriminator.isEmpty()) {
                conditions.add(exists(m, true));
            } else if (m.value().isPresent()) {
                conditions.add("b." + Sql.name(discriminator.get()) + " = "
                        + Strings.literal(m.value().get()) + " AND " + exists(m, true));
            }
        }
        if (conditions.isEmpty()) {
            return;
        }
        String joined = discriminator.isEmpty()
                ? String.join("\n  AND ", conditions)
                : conditions.stream().map(c -> "(" + c + ")").collect(Collectors.joining("\n   OR "));
        add(
                "List" + base.many() + "MissingDetails",
                Command.MANY,
                List.of("Rows without the subtype's row that they should have. Expect none."),
                found() + joined + "\nORDER BY " + returned("b.", base.key()) + "\nLIMIT @page_size");
    }

    private void wrong() {
        List<String> conditions = members.stream()
                .filter(m -> m.guard().isEmpty() && m.value().isPresent() && discriminator.isPresent())
                .map(m -> "(b." + Sql.name(discriminator.orElseThrow()) + " <> "
                        + Strings.literal(m.value().orElseThrow()) + " AND " + exists(m, false) + ")")
                .toList();
        if (!conditions.isEmpty()) {
            add(
                    "List" + base.many() + "WithWrongDetails",
                    Command.MANY,
                    List.of("Rows that have the row of a subtype that they are not of: the schema does not refuse it."
                            + " Expect none."),
                    found() + String.join("\n   OR ", conditions) + "\nORDER BY " + returned("b.", base.key())
                            + "\nLIMIT @page_size");
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
            List<String> columns = new ArrayList<>();
            base.columns.forEach(c -> columns.add("b." + Sql.name(c.name())));
            m.table().columns.stream()
                    .filter(c -> !m.key().contains(c.name()))
                    .forEach(c -> columns.add("s." + Sql.name(c.name())
                            + (base.find(c.name()).isPresent() ? " AS " + Sql.name(prefixed(m, c.name())) : "")));
            List<String> where =
                    base.key().stream().map(k -> base.equal(k, "b.")).toList();
            add(
                    "Get" + m.table().one(),
                    Command.ONE,
                    List.of(),
                    Text.clauses(
                            Text.wrapped("SELECT ", columns, ""),
                            "FROM " + base.sql() + " AS b",
                            "JOIN " + m.table().sql() + " AS s ON " + on("s", m),
                            Text.where(where)));
        }
        List<String> columns = new ArrayList<>();
        base.columns.forEach(c -> columns.add("b." + Sql.name(c.name())));
        StringBuilder joins = new StringBuilder();
        int at = 0;
        for (Member m : members) {
            String alias = "s" + ++at;
            m.table().columns.stream()
                    .filter(c -> !m.key().contains(c.name()))
                    .forEach(c ->
                            columns.add(alias + "." + Sql.name(c.name()) + " AS " + Sql.name(prefixed(m, c.name()))));
            joins.append("\nLEFT JOIN ")
                    .append(m.table().sql())
                    .append(" AS ")
                    .append(alias)
                    .append(" ON ")
                    .append(on(alias, m));
        }
        add(
                "Get" + base.one() + "WithDetails",
                Command.ONE,
                List.of("The columns of the subtypes that the row is not of are NULL."),
                Text.wrapped("SELECT ", columns, "") + "\nFROM " + base.sql() + " AS b" + joins + "\n"
                        + Text.where(base.key().stream()
                                .map(k -> base.equal(k, "b."))
                                .toList()));
        return List.copyOf(out);
    }

    private static String prefixed(Member m, Name column) {
        return Params.clean(Plural.singular(m.table().name().name().value())) + "_" + column;
    }

    private String on(String alias, Member m) {
        List<String> on = new ArrayList<>();
        for (int i = 0; i < m.key().size(); i++) {
            on.add(alias + "." + Sql.name(m.key().get(i)) + " = b."
                    + Sql.name(base.key().get(i)));
        }
        return String.join(" AND ", on);
    }
}
