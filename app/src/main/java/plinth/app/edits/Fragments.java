package plinth.app.edits;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.renderer.sql.Sql;

/** Reads pieces of SQL that were typed into a field, by the same reader as the files. */
public final class Fragments {
    private final Dialect dialect;

    public Fragments(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Reads a type as it stands in a column's definition. */
    public Read<Type> type(String text) {
        return column("c " + text).then(c -> {
            boolean bare = c.equals(Column.of("c", c.type()));
            return bare && !text.isBlank()
                    ? new Read.Good<>(c.type())
                    : new Read.Bad<>(text.isBlank() ? "A type is needed." : "Only a type belongs here.");
        });
    }

    /** Reads a default; nothing for an empty text. */
    public Read<Column.Value> value(String text) {
        return text.isBlank()
                ? new Read.Good<>(Column.ABSENT)
                : column("c text DEFAULT " + text).map(Column::value);
    }

    /** Reads an expression that a column is generated from. */
    public Read<Column.Value> generated(String text, boolean stored) {
        return text.isBlank()
                ? new Read.Bad<>("An expression is needed.")
                : column("c text GENERATED ALWAYS AS (" + text + ") " + (stored ? "STORED" : "VIRTUAL"))
                        .map(Column::value);
    }

    /** Reads a column as it stands in the line of a table. */
    public Read<Column> column(String text) {
        return table(
                "CREATE TABLE t (" + text + ")",
                t -> t.columns().size() == 1 && t.constraints().isEmpty()
                        ? Optional.of(t.columns().getFirst())
                        : Optional.empty());
    }

    /**
     * Reads the line of a column with the constraints behind it, in a table that has {@code others} before it. What the line names elsewhere is not
     * looked for.
     */
    Read<Table> line(ObjectName on, List<Name> others, String text) {
        String sql = start(on, others) + (others.isEmpty() ? "" : ", ") + text + "\n);";
        Reading reading = Reading.of(dialect, "", sql);
        List<Entry> entries = reading.files().getFirst().entries();
        Optional<String> wrong = entries.stream()
                .flatMap(e -> e.remarks().stream())
                .filter(r -> r.severity() == Problem.Severity.ERROR)
                .map(r -> Strings.capital(r.message()) + (r.message().endsWith(".") ? "" : "."))
                .findFirst();
        List<Table> tables = List.copyOf(reading.schema().tables());
        if (wrong.isPresent()) {
            return new Read.Bad<>(wrong.get());
        }
        boolean one = tables.size() == 1
                && entries.stream().filter(e -> !e.statement().blank()).count() == 1
                && tables.getFirst().columns().size() == others.size() + 1;
        return one ? new Read.Good<>(tables.getFirst()) : new Read.Bad<>("That is not understood as one column.");
    }

    /** Reads a constraint as it stands in the line of {@code table}. */
    public Read<Constraint> constraint(Table table, String text) {
        return table(
                start(table.name(), names(table)) + (table.columns().isEmpty() ? "" : ", ") + text + ")",
                t -> t.constraints().size() == 1 ? Optional.of(t.constraints().getFirst()) : Optional.empty());
    }

    /**
     * Reads an index: {@code tail} is what stands behind {@code CREATE INDEX ON name}, the method included; parentheses around plain keys may be left
     * out.
     */
    public Read<Index> index(ObjectName on, List<Name> columns, boolean unique, String tail) {
        String keys = tail.contains("(") ? tail : "(" + tail + ")";
        return table(
                start(on, columns) + ");\nCREATE " + (unique ? "UNIQUE " : "") + "INDEX ON " + Sql.PUBLIC.name(on) + " "
                        + keys,
                t -> t.indexes().size() == 1 ? Optional.of(t.indexes().getFirst()) : Optional.empty());
    }

    /** Reads a whole {@code CREATE INDEX} on {@code on}. */
    public Read<Index> wholeIndex(ObjectName on, List<Name> columns, String statement) {
        return table(
                start(on, columns) + ");\n" + statement,
                t -> t.indexes().size() == 1 ? Optional.of(t.indexes().getFirst()) : Optional.empty());
    }

    /** Reads a whole {@code CREATE TRIGGER} on the table or view {@code on}. */
    public Read<Trigger> trigger(ObjectName on, List<Name> columns, String statement) {
        return table(
                start(on, columns) + ");\n" + statement,
                t -> t.triggers().size() == 1 ? Optional.of(t.triggers().getFirst()) : Optional.empty());
    }

    /** Reads a whole {@code CREATE VIEW}. */
    public Read<View> view(String statement) {
        return one(
                statement,
                r -> r.schema().objects().size() == 1 ? r.schema().views().findFirst() : Optional.empty());
    }

    private static List<Name> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private static String start(ObjectName name, List<Name> columns) {
        return "CREATE TABLE " + Sql.PUBLIC.name(name) + " ("
                + columns.stream().map(c -> Sql.name(c) + " text").collect(Collectors.joining(", "));
    }

    private <T> Read<T> table(String sql, Function<Table, Optional<T>> part) {
        return one(sql, r -> r.schema().tables().stream().findFirst().flatMap(part));
    }

    private <T> Read<T> one(String sql, Function<Reading, Optional<T>> part) {
        Reading reading = Reading.of(dialect, "", sql + (sql.stripTrailing().endsWith(";") ? "" : ";"));
        Optional<String> wrong = reading.problems().stream()
                .filter(p -> p.severity() == Problem.Severity.ERROR && !missing(p.message()))
                .map(Problem::message)
                .findFirst();
        if (wrong.isPresent()) {
            return new Read.Bad<>(wrong.get());
        }
        return part.apply(reading)
                .<Read<T>>map(Read.Good::new)
                .orElseGet(() -> new Read.Bad<>("That is not understood here."));
    }

    /** What the fragment names is elsewhere: that it is missing here says nothing. */
    private static boolean missing(String message) {
        return message.startsWith("There is no table")
                || message.startsWith("There is no view")
                || message.startsWith("There is no type")
                || message.startsWith("There is no function");
    }
}
