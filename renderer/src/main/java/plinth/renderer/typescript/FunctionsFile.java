package plinth.renderer.typescript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.ObjectName;
import plinth.renderer.query.Exported;
import plinth.renderer.query.QueryWriter;
import plinth.renderer.query.ResultColumn;
import plinth.renderer.query.ResultShape;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;
import plinth.renderer.query.Style;
import plinth.renderer.sql.Sql;

/** queries/*.ts: a typed function for each stub of a table or family. */
public abstract class FunctionsFile {
    /** PostgreSQL takes no more parameters in one statement. */
    private static final int PARAMETERS = 65_535;

    private final Exported exported;
    private final TsTypes types;
    private final Kinds kinds;
    private final StubFile file;
    private final Set<String> names = new TreeSet<>();
    private final Map<String, String> rows = new HashMap<>();
    private boolean raw;

    protected FunctionsFile(Exported exported, TsTypes types, StubFile file) {
        this.exported = exported;
        this.types = types;
        this.file = file;
        this.kinds = new Kinds(types, file.family());
    }

    /** Returns the text behind the header. */
    public final String text() {
        StringBuilder body = new StringBuilder();
        file.stubs().stream()
                .map(this::stub)
                .filter(s -> !s.isEmpty())
                .forEach(s -> body.append('\n').append(s));
        return imports(names, raw) + body;
    }

    /**
     * Returns the lines that import.
     *
     * @param names the types of rows and values that the functions name
     * @param sql whether statements are written out
     */
    protected abstract String imports(Set<String> names, boolean sql);

    /** Returns the type of the connection or transaction that a function takes as {@code db}. */
    protected abstract String database();

    /** Returns what hands the value {@code value} of {@code p} over to the statement. */
    protected abstract String argument(Term.Parameter p, String value);

    /**
     * Returns the lines that send a statement and give back what comes of it.
     *
     * @param row the type of a row; empty where there are none
     * @param lines the statement, in lines for a template literal
     */
    protected abstract String body(Stub s, String row, List<ResultColumn> columns, List<String> lines);

    /** Returns the line that puts {@code rows.slice(at, at + atOnce)} into the table and adds to {@code written}; nothing where the client cannot be told of the table. */
    protected abstract Optional<String> insert(ObjectName table, int atOnce);

    /** Returns what a caller should know of parameters that say where the next page begins. */
    protected abstract Optional<String> pages(List<Term.Parameter> all);

    protected final TsTypes types() {
        return types;
    }

    private String stub(Stub s) {
        if (s.command() == Stub.Command.COPYFROM && s.statement() instanceof Statement.Insert i) {
            return many(s, i);
        }
        raw = true;
        Statement statement = distinct(s.statement());
        List<ResultColumn> columns = unique(ResultShape.of(statement, exported.schema()));
        StringBuilder out = new StringBuilder();
        String row = "";
        if (!columns.isEmpty()) {
            Optional<String> table = whole(columns);
            // Pages of one list have rows of one type.
            String fields = table.isPresent() ? "" : row(columns);
            row = table.orElseGet(() -> rows.getOrDefault(fields, s.name() + "Row"));
            if (table.isEmpty() && rows.putIfAbsent(fields, row) == null) {
                out.append("export type ")
                        .append(row)
                        .append(" = ")
                        .append(fields)
                        .append("\n\n");
            }
        }
        QueryWriter.Written w = QueryWriter.write(statement, new Rows(this, columns));
        List<String> doc = new ArrayList<>(s.doc());
        pages(w.parameters()).ifPresent(doc::add);
        return out.append(TsText.doc("", doc))
                .append(head(s.name(), w.parameters(), given(s, row)))
                .append(" {\n")
                .append(body(s, row, columns, w.text().lines().toList()))
                .append("}\n")
                .toString();
    }

    private static String given(Stub s, String row) {
        return switch (s.command()) {
            case ONE -> row + " | undefined";
            case MANY -> row + "[]";
            case EXEC -> "void";
            case EXECROWS, COPYFROM -> "bigint";
        };
    }

    /** Many rows at once: a statement for as many as there may be parameters. */
    private String many(Stub s, Statement.Insert insert) {
        int atOnce = PARAMETERS / Math.max(1, insert.columns().size());
        Optional<TsTypes.Names> table = types.known(insert.table());
        Optional<String> line = insert(insert.table(), atOnce);
        if (table.isEmpty() || line.isEmpty()) {
            return "";
        }
        names.add(table.get().fresh());
        return TsText.doc(
                        "",
                        List.of("Returns how many rows were put in. More than " + atOnce
                                + " are put in by several statements: all or nothing within a transaction."))
                + "export async function " + TsText.function(s.name()) + "(db: " + database() + ", rows: readonly "
                + table.get().fresh()
                + "[]): Promise<bigint> {\n"
                + "  let written = 0n\n"
                + "  for (let at = 0; at < rows.length; at += " + atOnce + ") {\n"
                + line.get()
                + "  }\n"
                + "  return written\n"
                + "}\n";
    }

    /** The first line of a function, or several where that would be long. */
    private String head(String name, List<Term.Parameter> all, String given) {
        String first = "export async function " + TsText.function(name) + "(";
        List<String> fields = all.stream().map(this::field).toList();
        String one = first + "db: " + database()
                + (fields.isEmpty() ? "" : ", params: { " + String.join("; ", fields) + " }") + "): Promise<" + given
                + ">";
        if (one.length() <= 100) {
            return one;
        }
        StringBuilder out = new StringBuilder(first + "\n  db: " + database() + ",\n");
        if (!fields.isEmpty()) {
            out.append("  params: {\n");
            fields.forEach(f -> out.append("    ").append(f).append('\n'));
            out.append("  },\n");
        }
        return out.append("): Promise<").append(given).append('>').toString();
    }

    private String field(Term.Parameter p) {
        TsType type = types.of(p.type());
        names.addAll(type.insertNames());
        String insert = p.array() ? "readonly " + TsTypes.array(type.insert()) : type.insert();
        String text = p.presence() == Term.Presence.REQUIRED ? insert : insert + " | null";
        return TsText.key(Exported.parameter(p.name()))
                + (p.presence() == Term.Presence.OPTIONAL ? "?: " : ": ")
                + text;
    }

    /** Columns of the same name cannot be told apart in a row: of a query the later ones get the name of their table before theirs. */
    private Statement distinct(Statement s) {
        if (!(s instanceof Statement.Ask a) || !(a.query() instanceof Query.Select q)) {
            return s;
        }
        Set<String> taken = new HashSet<>();
        List<Query.Output> outputs = new ArrayList<>();
        for (Query.Output o : q.outputs()) {
            Query.Select alone =
                    new Query.Select(List.of(o), q.from(), List.of(), List.of(), List.of(), Optional.empty());
            List<ResultColumn> columns = ResultShape.of(Statement.Ask.of(alone), exported.schema());
            ResultColumn c = columns.getFirst();
            boolean single = columns.size() == 1 && c.row().isEmpty();
            if (single && !taken.add(c.name())) {
                String label = c.source().map(x -> words(x.table()) + "_").orElse("other_") + c.name();
                while (!taken.add(label)) {
                    label += "_";
                }
                outputs.add(Query.Output.of(o.term(), label));
            } else {
                outputs.add(o);
            }
        }
        return new Statement.Ask(
                new Query.Select(outputs, q.from(), q.where(), q.groupBy(), q.order(), q.limit()),
                a.offset(),
                a.lock());
    }

    private String words(ObjectName table) {
        return Exported.parameter(exported.one(table));
    }

    /** Columns of the same name cannot be told apart in a row: those of a whole row of another table have its name before theirs. */
    private List<ResultColumn> unique(List<ResultColumn> columns) {
        Map<String, Integer> times = new HashMap<>();
        columns.forEach(c -> times.merge(c.name(), 1, Integer::sum));
        Set<String> taken = new HashSet<>();
        List<ResultColumn> out = new ArrayList<>();
        for (ResultColumn c : columns) {
            String name = c.name();
            if (c.row().isPresent() && times.getOrDefault(name, 0) > 1) {
                ObjectName table = c.source().orElseThrow().table();
                name = words(table) + "_" + name;
                while (times.containsKey(name) || !taken.add(name)) {
                    name += "_";
                }
            }
            out.add(new ResultColumn(name, c.type(), c.nullable(), c.source(), c.row()));
        }
        return out;
    }

    /** The name of a table's rows, where these are just such, their columns being called as the table has them. */
    private Optional<String> whole(List<ResultColumn> columns) {
        Optional<String> row = exported.whole(columns)
                .filter(t -> columns.stream().allMatch(FunctionsFile::ownName))
                .map(t -> types.names(t.name()).row());
        row.ifPresent(names::add);
        return row;
    }

    private static boolean ownName(ResultColumn c) {
        return c.source().filter(s -> s.column().value().equals(c.name())).isPresent();
    }

    private String row(List<ResultColumn> columns) {
        List<String> union = kinds.of(columns, names);
        List<ResultColumn> common = union.isEmpty() ? columns : kinds.common(columns);
        StringBuilder out = new StringBuilder("{\n");
        for (ResultColumn c : common) {
            TsType plain = c.source()
                    .map(s -> types.of(s.table(), s.column(), c.type()))
                    .orElseGet(() -> types.of(c.type()));
            TsType type = c.nullable() ? plain.orNull() : plain;
            names.addAll(type.selectNames());
            out.append("  ")
                    .append(TsText.key(c.name()))
                    .append(": ")
                    .append(type.select())
                    .append('\n');
        }
        out.append('}');
        if (!union.isEmpty()) {
            out.append(" & (\n").append(String.join("", union)).append(")");
        }
        return out.toString();
    }

    /** Parameters within a template literal, whole rows as their columns. */
    private record Rows(FunctionsFile file, List<ResultColumn> columns) implements Style {
        @Override
        public String parameter(Term.Parameter p, int number) {
            return "${" + file.argument(p, TsText.property("params", Exported.parameter(p.name()))) + "}";
        }

        @Override
        public String row(Term.WholeRow row) {
            return columns.stream()
                    .filter(c -> c.row().filter(row.alias()::equals).isPresent())
                    .map(c -> {
                        String column = c.source().orElseThrow().column().value();
                        String sql = Sql.name(row.alias()) + "." + Sql.name(column);
                        return text(sql + (column.equals(c.name()) ? "" : " AS " + Sql.name(c.name())));
                    })
                    .collect(Collectors.joining(", "));
        }

        @Override
        public String text(String sql) {
            return TsText.template(sql);
        }
    }
}
