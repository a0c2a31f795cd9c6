package plinth.app.inspector;

import java.util.Optional;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.text.Dialect;
import plinth.renderer.sql.Sql;

/** Reads a piece of SQL that was typed into a field, by the same reader as the files. */
final class Scratch {
    private final Dialect dialect;

    Scratch(Dialect dialect) {
        this.dialect = dialect;
    }

    /** What was read, or why it cannot be. */
    sealed interface Read<T> {
        record Good<T>(T value) implements Read<T> {}

        record Bad<T>(String reason) implements Read<T> {}
    }

    Read<Type> type(String text) {
        return column(text, Column::type);
    }

    /** Reads a default; nothing for an empty text. */
    Read<Column.Value> value(String text) {
        return text.isBlank() ? new Read.Good<>(Column.ABSENT) : column("text DEFAULT " + text, Column::value);
    }

    private <T> Read<T> column(String text, java.util.function.Function<Column, T> part) {
        return one(
                "CREATE TABLE t (c " + text + ")",
                t -> t.columns().size() == 1 && t.constraints().isEmpty()
                        ? Optional.of(part.apply(t.columns().getFirst()))
                        : Optional.empty());
    }

    /** Reads a constraint as it stands in the line of a table. */
    Read<Constraint> constraint(Table table, String text) {
        StringBuilder out = new StringBuilder("CREATE TABLE ")
                .append(Sql.PUBLIC.name(table.name()))
                .append(" (");
        table.columns().forEach(c -> out.append(Sql.name(c.name())).append(" text, "));
        return one(
                out + text + ")",
                t -> t.constraints().size() == 1 ? Optional.of(t.constraints().getFirst()) : Optional.empty());
    }

    /** Reads what stands behind {@code CREATE INDEX ON table}; parentheses may be left out. */
    Read<Index> index(Table table, boolean unique, String text) {
        StringBuilder out = new StringBuilder("CREATE TABLE ")
                .append(Sql.PUBLIC.name(table.name()))
                .append(" (");
        for (int i = 0; i < table.columns().size(); i++) {
            out.append(i == 0 ? "" : ", ")
                    .append(Sql.name(table.columns().get(i).name()))
                    .append(" text");
        }
        String keys = text.contains("(") ? text : "(" + text + ")";
        out.append(");\nCREATE ")
                .append(unique ? "UNIQUE " : "")
                .append("INDEX ON ")
                .append(Sql.PUBLIC.name(table.name()))
                .append(" ")
                .append(keys);
        return one(
                out.toString(),
                t -> t.indexes().size() == 1 ? Optional.of(t.indexes().getFirst()) : Optional.empty());
    }

    private <T> Read<T> one(String sql, java.util.function.Function<Table, Optional<T>> part) {
        Reading reading = Reading.of(dialect, "", sql + ";");
        Optional<String> wrong = reading.problems().stream()
                .filter(p ->
                        p.severity() == Problem.Severity.ERROR && !p.message().startsWith("There is no table"))
                .map(Problem::message)
                .findFirst();
        if (wrong.isPresent()) {
            return new Read.Bad<>(wrong.get());
        }
        return reading.schema().tables().stream()
                .findFirst()
                .flatMap(part)
                .<Read<T>>map(Read.Good::new)
                .orElseGet(() -> new Read.Bad<>("That is not understood here."));
    }
}
