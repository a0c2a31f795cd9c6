package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.sql.Sql;

/** A table as stubs see it: its names, and which of its columns a statement gives. */
final class TableShape {
    private final Schema schema;
    final Table table;
    final List<Column> columns;

    TableShape(Schema schema, Table table) {
        this.schema = schema;
        this.table = table;
        this.columns = inherited(table, new HashSet<>());
    }

    /** The columns of all tables that it inherits from come first, each name once. */
    private List<Column> inherited(Table t, Set<ObjectName> seen) {
        List<Column> out = new ArrayList<>();
        if (seen.add(t.name())) {
            for (ObjectName parent : t.inherits()) {
                schema.table(parent).ifPresent(p -> add(out, inherited(p, seen)));
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
        return GoNames.one(table.name());
    }

    String many() {
        return GoNames.many(table.name());
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

    /** Returns whether the database alone makes the column's value. */
    static boolean made(Column c) {
        return switch (c.value()) {
            case Column.Generated g -> true;
            case Column.Identity i -> true;
            case Column.Serial s -> true;
            case Column.Default d -> computed(d);
            case Column.Absent a -> false;
        };
    }

    /** A default that is more than a constant: now(), a new key. */
    private static boolean computed(Column.Default d) {
        String text = Sql.expression(d.expression()).toUpperCase(Locale.ROOT);
        return text.contains("(")
                        && !text.matches("(?s)^\\(*'.*")
                        && !text.matches("(?s)^[-+]?\\(*[0-9].*")
                        && !text.startsWith("ARRAY")
                || text.startsWith("CURRENT_")
                || text.startsWith("LOCALTIME");
    }

    /** Returns the columns that an insert gives: all but those that the database makes, and the counter of versions. */
    List<Column> inserted() {
        Optional<Name> version = version();
        return columns.stream()
                .filter(c -> !made(c)
                        && !(c.value() instanceof Column.Default
                                && version.filter(c.name()::equals).isPresent()))
                .toList();
    }

    /** Returns the columns that an update gives: no key, nothing generated, no time of creation, and what the update sets itself left out. */
    List<Column> updated() {
        Set<Name> not = new HashSet<>(key());
        version().ifPresent(not::add);
        touched().ifPresent(c -> not.add(c.name()));
        return columns.stream()
                .filter(c -> !not.contains(c.name())
                        && !(c.value() instanceof Column.Generated)
                        && !(c.value() instanceof Column.Identity)
                        && !(c.value() instanceof Column.Serial)
                        && !creation(c))
                .toList();
    }

    private static boolean creation(Column c) {
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

    /** Returns the SQL type of a column, as a cast has it. */
    String type(Name column) {
        return type(column(column).type());
    }

    static String type(Type type) {
        return Sql.PUBLIC.type(type);
    }

    /** Returns {@code column = @column}; where the column may be NULL the parameter is cast, so that sqlc does not take it for one that may be. */
    String equal(Name column, String qualifier) {
        return qualifier + Sql.name(column) + " = " + Params.arg(column)
                + (nullable(column) ? "::" + type(column) : "");
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
