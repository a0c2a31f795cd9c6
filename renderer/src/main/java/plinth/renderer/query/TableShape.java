package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.sql.Sql;

/** A table as stubs see it: its names, and which of its columns a statement gives. */
final class TableShape {
    final Table table;
    final List<Column> columns;
    private static final Set<String> DELETED =
            Set.of("deleted_at", "deleted_on", "removed_at", "deletedat", "discarded_at", "deleted");

    private final GoNames names;
    private final Set<Name> parents;
    private final Map<Name, String> parameters = new HashMap<>();

    TableShape(Schema schema, Table table, GoNames names) {
        this.table = table;
        this.columns = columns(schema, table);
        this.names = names;
        this.parents = parents(schema, table);
        Set<String> taken = new HashSet<>();
        // A column that is called just like its parameter has it before one that is only much like it.
        for (boolean exact : new boolean[] {true, false}) {
            for (Column c : columns) {
                String p = Params.clean(c.name().value());
                if (p.equals(c.name().value()) == exact) {
                    while (!taken.add(SqlcNames.struct(p))) {
                        p += "_column";
                    }
                    parameters.put(c.name(), p);
                }
            }
        }
    }

    /** The references to the table's own key: a move alone changes them, since it looks at circles. */
    private static Set<Name> parents(Schema schema, Table t) {
        return t.foreignKeys().stream()
                .filter(f -> parent(schema, t, f))
                .map(f -> f.columns().getFirst())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether {@code f} is from one other column to the table's own key. */
    static boolean parent(Schema schema, Table t, Constraint.ForeignKey f) {
        return f.target().equals(t.name())
                && f.columns().size() == 1
                && t.keyColumns().equals(schema.referenced(f))
                && !t.keyColumns().equals(f.columns());
    }

    /** Returns the columns of {@code table}: those of all tables that it inherits from come first, each name once. */
    static List<Column> columns(Schema schema, Table table) {
        return inherited(schema, table, new HashSet<>());
    }

    private static List<Column> inherited(Schema schema, Table t, Set<ObjectName> seen) {
        List<Column> out = new ArrayList<>();
        if (seen.add(t.name())) {
            for (ObjectName parent : t.inherits()) {
                schema.table(parent).ifPresent(p -> add(out, inherited(schema, p, seen)));
            }
        }
        add(out, t.columns());
        return out;
    }

    private static void add(List<Column> out, List<Column> more) {
        for (Column c : more) {
            out.removeIf(x -> x.name().equals(c.name()));
            out.add(c);
        }
    }

    ObjectName name() {
        return table.name();
    }

    /** Returns the table as the only source of a statement, whose columns need no name before them. */
    Query.Relation relation() {
        return relation("");
    }

    Query.Relation relation(String alias) {
        return new Query.Relation(table.name(), alias);
    }

    /** Returns whole rows that meet all of {@code where}. */
    Query.Select rows(List<Condition> where) {
        return new Query.Select(star(), Optional.of(relation()), where, List.of(), List.of(), Optional.empty());
    }

    /** Returns a page of whole rows that meet all of {@code where}. */
    Query.Select page(List<Condition> where, List<Query.Order> order) {
        return new Query.Select(
                star(), Optional.of(relation()), where, List.of(), order, Optional.of(StubTerms.PAGE_SIZE));
    }

    Statement.Update update(List<Statement.Assignment> set, List<Condition> where) {
        return new Statement.Update(name(), set, Optional.empty(), where, star());
    }

    Statement.Delete delete(List<Condition> where) {
        return new Statement.Delete(name(), Optional.empty(), where, List.of());
    }

    /** Returns an insert of one row that gives it back. */
    Statement.Insert insert(List<Column> given, List<Term> values) {
        return new Statement.Insert(
                name(),
                given.stream().map(Column::name).toList(),
                new Statement.Values(values),
                Optional.empty(),
                star());
    }

    String one() {
        return names.one(table.name());
    }

    String many() {
        return names.many(table.name());
    }

    /** Returns what several rows are called where one is called so as well: one series, many series. */
    String several() {
        return many().equals(one()) ? "Many" + many() : many();
    }

    /** Returns the name of the parameter for {@code column}: its own, unless Go would take that for another column's. */
    String parameter(Name column) {
        return Objects.requireNonNullElseGet(parameters.get(column), () -> Params.clean(column.value()));
    }

    /** Returns the value of {@code column} as a parameter. */
    Term.Parameter arg(Name column) {
        return arg(column, parameter(column));
    }

    /** Returns the value of {@code column} as a parameter called {@code name}. */
    Term.Parameter arg(Name column, String name) {
        return Term.Parameter.of(
                name, type(column), nullable(column) ? Term.Presence.NULLABLE : Term.Presence.REQUIRED);
    }

    /** Returns a value of {@code column} that is looked for, as a parameter called {@code name}. */
    Term.Parameter sought(Name column, String name) {
        return Term.Parameter.of(name, type(column));
    }

    /** Returns the columns' names in a row, as in the name of a stub: {@code EventIDAndPersonID}. */
    String words(List<Name> columns) {
        return String.join(
                "And", columns.stream().map(n -> GoNames.pascal(parameter(n))).toList());
    }

    /** Returns the whole row as a statement gives it back: {@code *}, or the only column by a name that a variable in Go can have. */
    List<Query.Output> star() {
        return columns.size() == 1
                        && !SqlcNames.variable(columns.getFirst().name().value())
                ? returned("", List.of(columns.getFirst().name()))
                : List.of(Query.Output.of(new Term.Star(table.name())));
    }

    /** Returns {@code columns} of the source {@code alias} as a statement gives them back. */
    List<Query.Output> returned(String alias, List<Name> columns) {
        return returned(columns, n -> new Term.Column(alias, n));
    }

    /** Returns {@code columns} of the table itself as a statement that writes it gives them back. */
    List<Query.Output> returned(List<Name> columns) {
        return returned(columns, n -> new Term.OfTable(table.name(), n));
    }

    /** A lone column is called by a name that a variable in Go can have. */
    private static List<Query.Output> returned(List<Name> columns, Function<Name, Term> term) {
        Name first = columns.getFirst();
        return columns.size() == 1 && !SqlcNames.variable(first.value())
                ? List.of(Query.Output.of(term.apply(first), Params.clean(first.value()) + "_value"))
                : columns.stream().map(n -> Query.Output.of(term.apply(n))).toList();
    }

    List<Name> key() {
        return table.keyColumns();
    }

    Column column(Name name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    Optional<Column> find(Name name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    boolean nullable(Name name) {
        return find(name).filter(table::nullable).isPresent();
    }

    /** Returns whether the database alone makes the column's value: it is computed, or the next of a sequence. */
    static boolean made(Column c) {
        return switch (c.value()) {
            case Column.Generated g -> true;
            case Column.Identity i -> true;
            case Column.Serial s -> true;
            case Column.Default d -> Calls.in(Sql.expression(d.expression())).contains("nextval");
            case Column.Absent a -> false;
        };
    }

    /** Returns the default of {@code c} when it is more than a constant: now(), a new key. */
    static Optional<String> computed(Column c) {
        return c.value() instanceof Column.Default d && !made(c) && computed(d)
                ? Optional.of(Sql.expression(d.expression()))
                : Optional.empty();
    }

    private static boolean computed(Column.Default d) {
        return !Calls.in(Sql.expression(d.expression())).isEmpty();
    }

    /** Returns the columns that an insert gives: all but those that the database makes, and the counter of versions. */
    List<Column> inserted() {
        Optional<Name> version = version();
        Optional<Name> deleted = deleted();
        return columns.stream()
                .filter(c -> !made(c)
                        && deleted.filter(c.name()::equals).isEmpty()
                        && !(c.value() instanceof Column.Default
                                && version.filter(c.name()::equals).isPresent()))
                .toList();
    }

    /** Returns the value that an insert gives to {@code c}: a parameter; where the default is computed, that stays when nothing is given. */
    Term given(Column c) {
        return given(c, parameter(c.name()));
    }

    /** Returns the value that an insert gives to {@code c} by the parameter {@code name}. */
    Term given(Column c, String name) {
        return computed(c)
                .<Term>map(d -> new Term.Coalesce(List.of(optional(c, name), new Term.Verbatim(d, c.type()))))
                .orElseGet(() -> arg(c.name(), name));
    }

    /** Returns the parameter {@code name} for {@code c}, which may be left out. */
    static Term optional(Column c, String name) {
        return new Term.Cast(Term.Parameter.of(name, c.type(), Term.Presence.OPTIONAL), c.type());
    }

    List<Term> given(List<Column> columns) {
        return columns.stream().map(this::given).toList();
    }

    /** Returns which of {@code given} an upsert changes of a row that is there: not its key, nor its parent, nor what an update sets by itself. */
    List<Column> settable(List<Column> given) {
        return given.stream()
                .filter(c -> !key().contains(c.name())
                        && !parents.contains(c.name())
                        && !creation(c)
                        && touched().filter(c::equals).isEmpty()
                        && version().filter(c.name()::equals).isEmpty())
                .toList();
    }

    /** Returns what an upsert gives to {@code c} of the row that is there: what is not told where there is a default stays. */
    Term replaced(Column c) {
        return computed(c).isPresent()
                ? new Term.Coalesce(List.of(optional(c, parameter(c.name())), new Term.OfTable(table.name(), c.name())))
                : new Term.Excluded(c.name());
    }

    /** Returns what callers should know of the defaults among {@code columns}, nothing when none is computed. */
    List<String> defaults(List<Column> columns) {
        return defaults(columns, "");
    }

    /** Returns what callers of an upsert should know of the defaults among {@code columns}. */
    List<String> defaultsOrSame(List<Column> columns) {
        return defaults(columns, ", or leaves what is there");
    }

    private static List<String> defaults(List<Column> columns, String more) {
        List<String> all = columns.stream()
                .filter(c -> computed(c).isPresent())
                .map(c -> c.name().value())
                .toList();
        return all.isEmpty()
                ? List.of()
                : List.of("NULL for " + String.join(", ", all) + " takes the default" + (all.size() == 1 ? "" : "s")
                        + more + ".");
    }

    /**
     * Returns the columns that many rows at once give. COPY cannot choose between a value and the default row by row, so that a key that the
     * database makes and the times of creation and change are left to it; all else is given.
     */
    List<Column> copied() {
        return inserted().stream()
                .filter(c -> computed(c).isEmpty()
                        || !(key().equals(List.of(c.name()))
                                || creation(c)
                                || touched().filter(c::equals).isPresent()))
                .toList();
    }

    /** Returns the columns that an update gives: no key, no parent, nothing generated, no time of creation, and what the update sets itself left out. */
    List<Column> updated() {
        Set<Name> not = new HashSet<>(key());
        not.addAll(parents);
        version().ifPresent(not::add);
        touched().ifPresent(c -> not.add(c.name()));
        deleted().ifPresent(not::add);
        return columns.stream()
                .filter(c -> !not.contains(c.name())
                        && !(c.value() instanceof Column.Generated)
                        && !(c.value() instanceof Column.Identity)
                        && !(c.value() instanceof Column.Serial)
                        && !creation(c))
                .toList();
    }

    /** Returns whether the column says when a row was made. */
    static boolean creation(Column c) {
        String n = c.name().value().toLowerCase(Locale.ROOT);
        return temporal(c) && (n.startsWith("created") || n.startsWith("inserted"));
    }

    static boolean temporal(Column c) {
        return c.type().is("timestamp with time zone")
                || c.type().is("timestamp without time zone")
                || c.type().is("date");
    }

    /** Returns the column that counts a row's versions, for an optimistic lock. */
    Optional<Name> version() {
        return columns.stream()
                .filter(c ->
                        (c.name().value().equals("version") || c.name().value().equals("lock_version"))
                                && (c.type().is("integer")
                                        || c.type().is("bigint")
                                        || c.type().is("smallint"))
                                && !key().contains(c.name())
                                && !table.nullable(c))
                .map(Column::name)
                .findFirst();
    }

    /** Returns the column that says when a row was last changed. */
    Optional<Column> touched() {
        return columns.stream()
                .filter(c -> (c.name().value().equals("updated_at")
                                || c.name().value().equals("modified_at"))
                        && temporal(c)
                        && !c.generated())
                .findFirst();
    }

    /** Returns the column that says when a row was deleted, of a table whose rows stay when they are. */
    Optional<Name> deleted() {
        return columns.stream()
                .filter(c -> DELETED.contains(c.name().value().toLowerCase(Locale.ROOT))
                        && temporal(c)
                        && table.nullable(c)
                        && c.value() instanceof Column.Absent)
                .map(Column::name)
                .findFirst();
    }

    Type type(Name column) {
        return column(column).type();
    }

    /** Returns what compares {@code column} of the source {@code alias} with its parameter. */
    Condition equal(Name column, String alias) {
        return new Condition.Compare(new Term.Column(alias, column), "=", compared(column));
    }

    /** Returns what compares {@code column}, by the table's own name, with its parameter. */
    Condition equalOwn(Name column) {
        return new Condition.Compare(new Term.OfTable(table.name(), column), "=", compared(column));
    }

    /** Where the column may be NULL the parameter is cast, so that sqlc does not take it for one that may be. */
    private Term compared(Name column) {
        Term.Parameter p = sought(column, parameter(column));
        return nullable(column) ? new Term.Cast(p, p.type()) : p;
    }

    List<Condition> equal(List<Name> columns) {
        return columns.stream().map(n -> equal(n, "")).toList();
    }

    List<Condition> equalOwn(List<Name> columns) {
        return columns.stream().map(this::equalOwn).toList();
    }

    /** Returns the order by the key, of the source {@code alias}; nothing when there is none. */
    List<Query.Order> order(String alias) {
        return Ordering.ascending(key()).orders(alias);
    }

    /** Returns what an update sets without being told: when the row was changed, and its next version. */
    List<Statement.Assignment> automatic() {
        return automatic(v -> new Term.Column("", v));
    }

    /** Returns what an update sets without being told, where other rows are at hand as well. */
    List<Statement.Assignment> automaticOwn() {
        return automatic(v -> new Term.OfTable(table.name(), v));
    }

    private List<Statement.Assignment> automatic(Function<Name, Term> column) {
        List<Statement.Assignment> set = new ArrayList<>();
        touched().ifPresent(c -> set.add(new Statement.Assignment(c.name(), StubTerms.now(c))));
        version().ifPresent(v -> set.add(new Statement.Assignment(v, StubTerms.next(column.apply(v)))));
        return set;
    }

    /** Returns what sets each of {@code columns} to its parameter. */
    List<Statement.Assignment> set(List<Column> columns) {
        return columns.stream()
                .map(c -> new Statement.Assignment(c.name(), arg(c.name())))
                .toList();
    }

    /** Returns the column that people know a row by, when there is one. */
    Optional<Name> label() {
        for (String wanted : List.of("name", "title", "label", "email", "slug", "subject", "code")) {
            Optional<Column> c = find(new Name(wanted));
            if (c.isPresent()) {
                return c.map(Column::name);
            }
        }
        return Optional.empty();
    }
}
