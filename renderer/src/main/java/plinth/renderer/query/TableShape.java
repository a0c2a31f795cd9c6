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
import java.util.stream.Collectors;
import plinth.model.schema.Column;
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
    private final Map<Name, String> parameters = new HashMap<>();

    TableShape(Schema schema, Table table, GoNames names) {
        this.table = table;
        this.columns = columns(schema, table);
        this.names = names;
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

    String sql() {
        return Sql.PUBLIC.name(table.name());
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

    /** Returns a parameter for {@code column}. */
    String arg(Name column) {
        return Params.arg(parameter(column));
    }

    /** Returns the columns' names in a row, as in the name of a stub: {@code EventIDAndPersonID}. */
    String words(List<Name> columns) {
        return String.join(
                "And", columns.stream().map(n -> GoNames.pascal(parameter(n))).toList());
    }

    /** Returns the whole row as a statement gives it back: {@code *}, or the only column by a name that a variable in Go can have. */
    String star() {
        return columns.size() == 1
                        && !SqlcNames.variable(columns.getFirst().name().value())
                ? returned("", List.of(columns.getFirst().name()))
                : "*";
    }

    /** Returns {@code columns} as a statement gives them back; a lone one by a name that a variable in Go can have. */
    String returned(String qualifier, List<Name> columns) {
        String all = columns.stream().map(n -> qualifier + Sql.name(n)).collect(Collectors.joining(", "));
        boolean lone =
                columns.size() == 1 && !SqlcNames.variable(columns.getFirst().value());
        return lone ? all + " AS " + Params.clean(columns.getFirst().value()) + "_value" : all;
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
    String given(Column c) {
        return given(c, parameter(c.name()));
    }

    /** Returns the value that an insert gives to {@code c} by the parameter {@code name}. */
    static String given(Column c, String name) {
        return computed(c)
                .map(d -> "COALESCE(" + optional(c, name) + ", " + d + ")")
                .orElseGet(() -> Params.arg(name));
    }

    /** Returns the parameter {@code name} for {@code c}, which may be left out. */
    static String optional(Column c, String name) {
        return Params.narg(name) + "::" + type(c.type());
    }

    List<String> given(List<Column> columns) {
        return columns.stream().map(this::given).toList();
    }

    /** Returns what an upsert gives to {@code c} of the row that is there: what is not told where there is a default stays. */
    String replaced(Column c) {
        return computed(c).isPresent()
                ? "COALESCE(" + optional(c, parameter(c.name())) + ", " + sql() + "." + Sql.name(c.name()) + ")"
                : "EXCLUDED." + Sql.name(c.name());
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

    /** Returns the columns that an update gives: no key, nothing generated, no time of creation, and what the update sets itself left out. */
    List<Column> updated() {
        Set<Name> not = new HashSet<>(key());
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

    /** Returns the SQL type of a column, as a cast has it. */
    String type(Name column) {
        return type(column(column).type());
    }

    static String type(Type type) {
        return Sql.PUBLIC.type(type);
    }

    /** Returns {@code column = @column}; where the column may be NULL the parameter is cast, so that sqlc does not take it for one that may be. */
    String equal(Name column, String qualifier) {
        return qualifier + Sql.name(column) + " = " + arg(column) + (nullable(column) ? "::" + type(column) : "");
    }

    List<String> equal(List<Name> columns) {
        return columns.stream().map(n -> equal(n, "")).toList();
    }

    /** Returns {@code ORDER BY} with the key, nothing when there is none. */
    Optional<String> order() {
        return key().isEmpty() ? Optional.empty() : Optional.of("ORDER BY " + Sql.names(key()));
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
