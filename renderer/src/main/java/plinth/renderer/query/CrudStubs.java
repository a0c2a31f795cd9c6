package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.layout.Plural;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** Rows of one table: read by key, make, change, delete. */
final class CrudStubs {
    private final Schema schema;
    private final TableShape t;
    private final GoNames names;
    private final List<Stub> out = new ArrayList<>();

    CrudStubs(Schema schema, TableShape t, GoNames names) {
        this.schema = schema;
        this.t = t;
        this.names = names;
    }

    private void add(String name, Command command, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name, t.many()), command, doc, statement));
    }

    private void add(String name, Command command, List<String> doc, Query query) {
        add(name, command, doc, Statement.Ask.of(query));
    }

    /** Returns the stubs that read. */
    List<Stub> reading() {
        out.clear();
        if (!t.key().isEmpty()) {
            Query get = t.rows(t.equal(t.key()));
            add("Get" + t.one(), Command.ONE, List.of(), get);
            add(
                    "Get" + t.one() + "ForUpdate",
                    Command.ONE,
                    List.of(),
                    new Statement.Ask(get, Optional.empty(), Statement.Lock.UPDATE));
            byKeys();
        }
        Set<Set<Name>> done = new HashSet<>();
        done.add(Set.copyOf(t.key()));
        for (Constraint.Unique u : t.table.uniques()) {
            // A key that holds the primary one finds no other row than that.
            boolean more = !t.key().isEmpty() && u.columns().containsAll(t.key());
            if (!more && !u.key().withoutOverlaps() && done.add(Set.copyOf(u.columns()))) {
                byUnique(u.columns());
            }
        }
        for (Index i : t.table.indexes()) {
            boolean plain = i.leadingColumns().size() == i.keys().size();
            boolean all = Part.of(t, i).isEmpty();
            if (i.unique() && plain && all && done.add(Set.copyOf(i.leadingColumns()))) {
                byUnique(i.leadingColumns());
            } else if (i.unique() && !plain) {
                byExpression(i);
            }
        }
        for (Index i : t.table.indexes()) {
            boolean plain = i.leadingColumns().size() == i.keys().size();
            Set<Name> columns = Set.copyOf(i.leadingColumns());
            Optional<Part> part = Part.of(t, i);
            if (i.unique() && plain && part.isPresent() && !done.contains(columns)) {
                byPartial(i.leadingColumns(), part.get());
            }
        }
        return List.copyOf(out);
    }

    /** A unique index over a part of the rows finds the one row of that part. */
    private void byPartial(List<Name> columns, Part part) {
        List<Condition> where = new ArrayList<>(t.equal(columns));
        where.add(part.condition());
        add(
                "Get" + t.one() + "By" + t.words(columns) + part.suffix(),
                Command.ONE,
                List.of("The only one of those with " + part.sql() + "."),
                t.rows(where));
    }

    private void byKeys() {
        if (t.key().size() != 1) {
            return;
        }
        Name key = t.key().getFirst();
        add(
                "List" + t.many() + "By" + keys(key),
                Command.MANY,
                List.of(),
                new Query.Select(
                        t.star(),
                        Optional.of(t.relation()),
                        List.of(new Condition.AnyOf(
                                StubTerms.column("", key), new Term.Parameter(plural(key), t.type(key), true))),
                        List.of(),
                        Ordering.ascending(List.of(key)).orders(""),
                        Optional.empty()));
    }

    private String keys(Name key) {
        String one = t.words(List.of(key));
        return one.endsWith("ID") ? one + "s" : GoNames.pascal(plural(key));
    }

    /** Returns what several values of {@code key} are called. */
    static String plural(Name key) {
        return key.value().endsWith("s") ? key.value() + "_list" : Plural.of(key.value());
    }

    private void byUnique(List<Name> columns) {
        // A bridge's own pair comes with the bridge.
        add("Get" + t.one() + "By" + t.words(columns), Command.ONE, List.of(), t.rows(t.equal(columns)));
    }

    /** A unique index over one call of a column, such as lower(email): the parameter goes through the same call. */
    private void byExpression(Index i) {
        if (i.keys().size() != 1) {
            return;
        }
        Set<Name> used = i.keys().getFirst().expression().names().stream()
                .filter(n -> t.find(n).isPresent())
                .collect(Collectors.toSet());
        if (used.size() != 1) {
            return;
        }
        Name column = used.iterator().next();
        String expression = Sql.expression(i.keys().getFirst().expression());
        String call = Sql.name(column) + ")";
        boolean simple =
                expression.toLowerCase(Locale.ROOT).matches("(lower|upper)\\(.*\\)") && expression.endsWith("(" + call);
        if (!simple) {
            return;
        }
        String function = expression.substring(0, expression.indexOf('('));
        Optional<Part> part = Part.of(t, i);
        Type text = Type.known("text");
        List<Condition> where = new ArrayList<>(List.of(new Condition.Compare(
                new Term.Verbatim(expression, text),
                "=",
                new Term.Call(function, List.of(Term.Parameter.of(t.parameter(column), text))))));
        part.ifPresent(p -> where.add(p.condition()));
        add(
                "Get" + t.one() + "By" + t.words(List.of(column))
                        + part.map(Part::suffix).orElse(""),
                Command.ONE,
                List.of("Found by the unique index over " + expression + "."),
                t.rows(where));
    }

    /** Returns the stubs that make rows. */
    List<Stub> making() {
        out.clear();
        List<Column> given = t.inserted();
        Statement.Insert insert = t.insert(given, t.given(given));
        if (ruled()) {
            add(
                    "Create" + t.one(),
                    Command.EXEC,
                    List.of("A rule of the table says what comes of it: the row cannot be returned."),
                    new Statement.Insert(t.name(), insert.columns(), insert.source(), Optional.empty(), List.of()));
            return List.copyOf(out);
        }
        add("Create" + t.one(), Command.ONE, t.defaults(given), insert);
        copy("Create" + t.several());
        boolean natural = !t.key().isEmpty()
                && t.table.primaryKey().filter(p -> p.key().withoutOverlaps()).isEmpty()
                && t.key().stream().allMatch(n -> given.contains(t.column(n)));
        if (natural) {
            add(
                    "Put" + t.one(),
                    t.settable(given).isEmpty() ? Command.EXECROWS : Command.ONE,
                    t.defaultsOrSame(given),
                    put(insert, given));
        }
        out.addAll(NaturalKeyStubs.of(t, names));
        return List.copyOf(out);
    }

    /** Adds what makes many rows by COPY. */
    private void copy(String name) {
        List<Column> given = t.copied();
        if (!given.isEmpty()) {
            add(
                    name,
                    Command.COPYFROM,
                    List.of(),
                    new Statement.Insert(
                            t.name(),
                            given.stream().map(Column::name).toList(),
                            new Statement.Values(given.stream()
                                    .<Term>map(c -> t.arg(c.name()))
                                    .toList()),
                            Optional.empty(),
                            List.of()));
        }
    }

    /** Whether a rule stands on inserts: PostgreSQL refuses RETURNING and ON CONFLICT there. */
    private boolean ruled() {
        return schema.kept()
                .anyMatch(k -> k.kind().equals("RULE")
                        && k.about().filter(t.name()::equals).isPresent()
                        && k.text().toUpperCase(Locale.ROOT).contains(" ON INSERT "));
    }

    private Statement put(Statement.Insert insert, List<Column> given) {
        List<Statement.Assignment> set = new ArrayList<>();
        List<Column> rest = t.settable(given);
        rest.forEach(c -> set.add(new Statement.Assignment(c.name(), t.replaced(c))));
        if (!rest.isEmpty()) {
            set.addAll(t.automaticOwn());
        }
        return new Statement.Insert(
                t.name(),
                insert.columns(),
                insert.source(),
                Optional.of(new Statement.Conflict(t.key(), set)),
                rest.isEmpty() ? List.of() : t.star());
    }

    /** Returns the stubs that change rows; {@code fixed} columns are left alone. */
    List<Stub> changing(Set<Name> fixed) {
        out.clear();
        List<Column> changed =
                t.updated().stream().filter(c -> !fixed.contains(c.name())).toList();
        if (t.key().isEmpty() || changed.isEmpty()) {
            return List.of();
        }
        List<Condition> where = new ArrayList<>(t.equal(t.key()));
        List<Statement.Assignment> set = new ArrayList<>(t.set(changed));
        set.addAll(t.automatic());
        Optional<Name> version = t.version();
        version.ifPresent(v -> where.add(t.equal(v, "")));
        add(
                "Update" + t.one(),
                Command.ONE,
                version.isPresent()
                        ? List.of("No row means that it is gone, or changed since it was read: pass the version read.")
                        : List.of(),
                t.update(set, where));
        List<Statement.Assignment> patch = new ArrayList<>();
        for (Column c : changed) {
            Term given = Term.Parameter.of(t.parameter(c.name()), c.type(), Term.Presence.OPTIONAL);
            patch.add(new Statement.Assignment(
                    c.name(), new Term.Coalesce(List.of(given, StubTerms.column("", c.name())))));
        }
        patch.addAll(t.automatic());
        boolean clears = changed.stream().anyMatch(t.table::nullable);
        add(
                "Patch" + t.one(),
                Command.ONE,
                List.of("A NULL argument leaves its column as it is"
                        + (clears ? "; so a column cannot be emptied here." : ".")),
                t.update(patch, t.equal(t.key())));
        return List.copyOf(out);
    }

    /** Returns the stub that deletes a row. */
    List<Stub> deleting() {
        out.clear();
        if (!t.key().isEmpty()) {
            add("Delete" + t.one(), Command.EXECROWS, consequences(schema, t.name()), t.delete(t.equal(t.key())));
        }
        return List.copyOf(out);
    }

    /** What a deletion does to rows of other tables, as the foreign keys say. */
    static List<String> consequences(Schema schema, ObjectName table) {
        List<String> doc = new ArrayList<>();
        String gone = targets(schema, table, Set.of(Constraint.Action.CASCADE));
        String emptied = targets(schema, table, Set.of(Constraint.Action.SET_NULL, Constraint.Action.SET_DEFAULT));
        String held = targets(schema, table, Set.of(Constraint.Action.NO_ACTION, Constraint.Action.RESTRICT));
        if (!gone.isEmpty()) {
            doc.add("Rows of " + gone + " that reference it go with it (ON DELETE CASCADE).");
        }
        if (!emptied.isEmpty()) {
            doc.add("Rows of " + emptied + " that reference it stay, without the reference.");
        }
        if (!held.isEmpty()) {
            doc.add("Refused while a row of " + held + " references it.");
        }
        return doc;
    }

    private static String targets(Schema schema, ObjectName table, Set<Constraint.Action> actions) {
        return schema.referencesTo(table).stream()
                .filter(r -> actions.contains(r.key().onDelete()))
                .map(r -> r.table().name().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
