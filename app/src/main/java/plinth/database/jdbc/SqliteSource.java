package plinth.database.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.database.NotCarried;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.SourceText;
import plinth.renderer.sql.Sql;

/**
 * A SQLite database by the SQL that it keeps of itself: its JDBC driver knows nothing of checks, of conditions and expressions of indexes, of collations
 * and of what a generated column is made of.
 */
final class SqliteSource {
    private static final String MASTER = """
        SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, rowid\
        """;

    private final List<NotCarried> notCarried = new ArrayList<>();

    private SqliteSource() {}

    static Source read(Connection connection) throws SQLException {
        return new SqliteSource().source(connection);
    }

    private record Made(String type, String name, String table, String sql) {}

    private Source source(Connection connection) throws SQLException {
        List<Made> all = new ArrayList<>();
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery(MASTER)) {
            while (r.next()) {
                all.add(new Made(r.getString(1), r.getString(2), r.getString(3), r.getString(4)));
            }
        }
        List<SourceText> texts = new ArrayList<>();
        List<Made> read = new ArrayList<>();
        List<String> virtual = all.stream()
                .filter(m -> m.sql().toUpperCase(Locale.ROOT).startsWith("CREATE VIRTUAL"))
                .map(Made::name)
                .toList();
        for (Made m : all) {
            // A virtual table keeps what it holds in tables of its own, which are named after it.
            boolean shadow = virtual.stream().anyMatch(v -> m.table().startsWith(v + "_"));
            if (m.type().equals("trigger")) {
                notCarried.add(new NotCarried("trigger", m.name() + " on " + m.table(), "", m.sql()));
            } else if (virtual.contains(m.name())) {
                notCarried.add(new NotCarried("virtual table", m.name(), "", m.sql()));
            } else if (!shadow) {
                read.add(m);
                texts.add(new SourceText(m.name(), plain(m.sql()) + ";\n"));
            }
        }
        Reading reading = Reading.of(Dialect.SQLITE, texts);
        unread(reading, read);
        read.forEach(this::conflicts);
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject o : reading.schema().objects()) {
            switch (o) {
                case Table t -> objects.add(table(t, reading.schema()));
                case View v -> objects.add(v.withName(named(v.name())));
                default -> {}
            }
        }
        return new Source(Product.SQLITE, "main", new Schema(objects), notCarried);
    }

    /** What the reader does not take is named with the reason. */
    private void unread(Reading reading, List<Made> made) {
        for (int i = 0; i < made.size(); i++) {
            Made m = made.get(i);
            Reading.File file = reading.files().get(i);
            Optional<String> why = reading.problems().stream()
                    .filter(p -> p.file().equals(file.name()) && p.severity() == Problem.Severity.ERROR)
                    .map(Problem::message)
                    .findFirst();
            // What a foreign key references is looked at when all tables are known.
            boolean lost = why.isPresent() && m.type().equals("index");
            if (lost || file.entries().stream().anyMatch(e -> !e.understood())) {
                notCarried.add(new NotCarried(m.type(), m.name(), why.orElse("not understood"), m.sql()));
            }
        }
    }

    /** {@code ON CONFLICT}: what to do with a row that breaks a rule, where PostgreSQL always refuses it. */
    private void conflicts(Made m) {
        List<Word> words = Word.of(m.sql(), Product.SQLITE);
        for (int i = 0; i + 2 < words.size(); i++) {
            if (words.get(i).is("ON")
                    && words.get(i + 1).is("CONFLICT")
                    && !words.get(i + 2).is("ABORT")) {
                notCarried.add(new NotCarried(
                        "conflict clause",
                        "of " + m.name(),
                        "",
                        "ON CONFLICT " + words.get(i + 2).upper()));
            }
        }
    }

    /** Returns {@code sql} with names in the quotes that the reader knows. */
    private static String plain(String sql) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            int end = switch (c) {
                case '\'', '"', '`' -> sql.indexOf(c, i + 1);
                case '[' -> sql.indexOf(']', i + 1);
                case '-' -> sql.startsWith("--", i) ? sql.indexOf('\n', i) : i;
                case '/' -> sql.startsWith("/*", i) ? sql.indexOf("*/", i + 2) + 1 : i;
                default -> i;
            };
            int last = end < i ? sql.length() - 1 : end;
            out.append(
                    c == '[' && last > i ? Identifiers.quoted(sql.substring(i + 1, last)) : sql.substring(i, last + 1));
            i = last + 1;
        }
        return out.toString();
    }

    private static ObjectName named(ObjectName name) {
        return new ObjectName(ObjectName.PUBLIC, name.name());
    }

    private Table table(Table t, Schema all) {
        boolean strictTypes = t.traits().contains("STRICT");
        List<Column> columns = new ArrayList<>();
        for (Column c : t.columns()) {
            columns.add(column(t, c, strictTypes));
        }
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            constraints.add(c instanceof Constraint.ForeignKey f ? target(f, all) : c);
        }
        return Table.of(named(t.name()), columns)
                .withConstraints(constraints)
                .withIndexes(t.indexes().stream().map(SqliteSource::index).toList());
    }

    private Column column(Table t, Column c, boolean strict) {
        PgTypes.Mapped type = PgTypes.of(c.type().toString(), 0, 0, Types.OTHER, Product.SQLITE);
        String name = t.name().name() + "." + c.name();
        if (!type.exact()) {
            notCarried.add(new NotCarried(
                    "type",
                    "of " + name,
                    "it is written as " + Sql.PUBLIC.type(type.type()),
                    c.type().toString().isEmpty()
                            ? (strict ? "ANY" : "no type")
                            : c.type().toString()));
        }
        c.collation()
                .map(k -> k.replace("\"", ""))
                .filter(k -> !k.equalsIgnoreCase("BINARY"))
                .ifPresent(k -> notCarried.add(new NotCarried("collation", "of " + name, "", "COLLATE " + k)));
        boolean rowid = c.type().toString().equalsIgnoreCase("integer")
                && t.keyColumns().equals(List.of(c.name()))
                && !t.traits().contains("WITHOUT ROWID");
        Column.Value value = rowid ? new Column.Identity(false, List.of()) : c.value();
        return new Column(
                c.name(),
                type.type(),
                rowid ? Optional.empty() : c.notNull(),
                value,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** SQLite finds tables and columns whatever the case; PostgreSQL is told the name as it was made. */
    private static Constraint target(Constraint.ForeignKey f, Schema all) {
        Optional<Table> found = all.tables().stream()
                .filter(t -> t.name()
                        .name()
                        .value()
                        .equalsIgnoreCase(f.target().name().value()))
                .findFirst();
        List<Name> references = f.references().stream()
                .map(n -> found.flatMap(t -> t.columns().stream()
                                .map(Column::name)
                                .filter(c -> c.value().equalsIgnoreCase(n.value()))
                                .findFirst())
                        .orElse(n))
                .toList();
        return f.withTarget(named(found.map(Table::name).orElse(f.target())), references);
    }

    private static Index index(Index i) {
        return i.withKeys(i.keys().stream()
                .map(k -> new IndexKey(
                        Expression.verbatim(Sql.expression(k.expression())),
                        k.collation().map(x -> x.replace("\"", "")).filter(x -> !x.equalsIgnoreCase("BINARY")),
                        Optional.empty(),
                        List.of(),
                        k.descending(),
                        k.nullsFirst()))
                .toList());
    }
}
