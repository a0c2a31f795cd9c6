package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.layout.Plural;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
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

    private void add(String name, Command command, List<String> doc, String sql) {
        out.add(new Stub(names.free(name, t.many()), command, doc, sql));
    }

    /** Returns the stubs that read. */
    List<Stub> reading() {
        out.clear();
        if (!t.key().isEmpty()) {
            String get = Text.clauses("SELECT " + t.star() + " FROM " + t.sql(), Text.where(t.equal(t.key())));
            add("Get" + t.one(), Command.ONE, List.of(), get);
            add("Get" + t.one() + "ForUpdate", Command.ONE, List.of(), get + "\nFOR UPDATE");
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
        List<String> where = new ArrayList<>(t.equal(columns));
        where.add(part.sql());
        add(
                "Get" + t.one() + "By" + t.words(columns) + part.suffix(),
                Command.ONE,
                List.of("The only one of those with " + part.sql() + "."),
                Text.clauses("SELECT " + t.star() + " FROM " + t.sql(), Text.where(where)));
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
                Text.clauses(
                        "SELECT " + t.star() + " FROM " + t.sql(),
                        "WHERE " + Sql.name(key) + " = ANY (" + Params.arg(plural(key)) + "::" + t.type(key) + "[])",
                        "ORDER BY " + Sql.name(key)));
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
        add(
                "Get" + t.one() + "By" + t.words(columns),
                Command.ONE,
                List.of(),
                Text.clauses("SELECT " + t.star() + " FROM " + t.sql(), Text.where(t.equal(columns))));
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
        List<String> where = new ArrayList<>(List.of(expression + " = " + function + "(" + t.arg(column) + "::text)"));
        part.ifPresent(p -> where.add(p.sql()));
        add(
                "Get" + t.one() + "By" + t.words(List.of(column))
                        + part.map(Part::suffix).orElse(""),
                Command.ONE,
                List.of("Found by the unique index over " + expression + "."),
                Text.clauses("SELECT " + t.star() + " FROM " + t.sql(), Text.where(where)));
    }

    /** Returns the stubs that make rows. */
    List<Stub> making() {
        out.clear();
        List<Column> given = t.inserted();
        String into = Text.insertInto(t.sql(), Text.names(given));
        String values = given.isEmpty() ? "DEFAULT VALUES" : Text.values(t.given(given));
        String insert = given.isEmpty() ? "INSERT INTO " + t.sql() + "\n" + values : into + "\n" + values;
        if (ruled()) {
            add(
                    "Create" + t.one(),
                    Command.EXEC,
                    List.of("A rule of the table says what comes of it: the row cannot be returned."),
                    insert);
            return List.copyOf(out);
        }
        add("Create" + t.one(), Command.ONE, t.defaults(given), insert + "\nRETURNING " + t.star());
        copy("Create" + t.several());
        boolean natural = !t.key().isEmpty()
                && t.table.primaryKey().filter(p -> p.key().withoutOverlaps()).isEmpty()
                && t.key().stream().allMatch(n -> given.contains(t.column(n)));
        if (natural) {
            add(
                    "Put" + t.one(),
                    settable(given).isEmpty() ? Command.EXECROWS : Command.ONE,
                    t.defaultsOrSame(given),
                    put(insert, given));
        }
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
                    Text.insertInto(t.sql(), Text.names(given)) + "\n"
                            + Text.values(
                                    given.stream().map(c -> t.arg(c.name())).toList()));
        }
    }

    /** Whether a rule stands on inserts: PostgreSQL refuses RETURNING and ON CONFLICT there. */
    private boolean ruled() {
        return schema.kept()
                .anyMatch(k -> k.kind().equals("RULE")
                        && k.about().filter(t.name()::equals).isPresent()
                        && k.text().toUpperCase(Locale.ROOT).contains(" ON INSERT "));
    }

    /** What an upsert changes of a row that is there: not its key, nor what an update sets by itself. */
    private List<Column> settable(List<Column> given) {
        return given.stream()
                .filter(c -> !t.key().contains(c.name())
                        && !TableShape.creation(c)
                        && t.touched().filter(c::equals).isEmpty()
                        && t.version().filter(c.name()::equals).isEmpty())
                .toList();
    }

    private String put(String insert, List<Column> given) {
        List<Column> rest = settable(given);
        String conflict = insert + "\nON CONFLICT (" + Sql.names(t.key()) + ") DO ";
        if (rest.isEmpty()) {
            return conflict + "NOTHING";
        }
        List<String[]> set = new ArrayList<>();
        rest.forEach(c -> set.add(new String[] {Sql.name(c.name()), t.replaced(c)}));
        automatic(set, true);
        return Text.clauses(conflict + "UPDATE", Text.set(set), "RETURNING " + t.star());
    }

    /** What an update sets without being told. */
    private void automatic(List<String[]> set, boolean qualified) {
        t.touched().ifPresent(c -> set.add(new String[] {Sql.name(c.name()), now(c)}));
        t.version()
                .ifPresent(v ->
                        set.add(new String[] {Sql.name(v), (qualified ? t.sql() + "." : "") + Sql.name(v) + " + 1"}));
    }

    static String now(Column c) {
        return c.type().is("date") ? "CURRENT_DATE" : "now()";
    }

    /** Returns the stubs that change rows; {@code fixed} columns are left alone. */
    List<Stub> changing(Set<Name> fixed) {
        out.clear();
        List<Column> changed =
                t.updated().stream().filter(c -> !fixed.contains(c.name())).toList();
        if (t.key().isEmpty() || changed.isEmpty()) {
            return List.of();
        }
        List<String> where = new ArrayList<>(t.equal(t.key()));
        List<String[]> set = new ArrayList<>();
        changed.forEach(c -> set.add(new String[] {Sql.name(c.name()), t.arg(c.name())}));
        automatic(set, false);
        Optional<Name> version = t.version();
        version.ifPresent(v -> where.add(t.equal(v, "")));
        add(
                "Update" + t.one(),
                Command.ONE,
                version.isPresent()
                        ? List.of("No row means that it is gone, or changed since it was read: pass the version read.")
                        : List.of(),
                Text.clauses("UPDATE " + t.sql(), Text.set(set), Text.where(where), "RETURNING " + t.star()));
        List<String[]> patch = new ArrayList<>();
        changed.forEach(c -> patch.add(new String[] {
            Sql.name(c.name()), "COALESCE(" + Params.narg(t.parameter(c.name())) + ", " + Sql.name(c.name()) + ")"
        }));
        automatic(patch, false);
        boolean clears = changed.stream().anyMatch(t.table::nullable);
        add(
                "Patch" + t.one(),
                Command.ONE,
                List.of("A NULL argument leaves its column as it is"
                        + (clears ? "; so a column cannot be emptied here." : ".")),
                Text.clauses(
                        "UPDATE " + t.sql(), Text.set(patch), Text.where(t.equal(t.key())), "RETURNING " + t.star()));
        return List.copyOf(out);
    }

    /** Returns the stub that deletes a row. */
    List<Stub> deleting() {
        out.clear();
        if (!t.key().isEmpty()) {
            add(
                    "Delete" + t.one(),
                    Command.EXECROWS,
                    consequences(schema, t.name()),
                    Text.clauses("DELETE FROM " + t.sql(), Text.where(t.equal(t.key()))));
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
