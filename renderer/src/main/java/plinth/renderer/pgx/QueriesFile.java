package plinth.renderer.pgx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;
import plinth.renderer.query.QueryWriter;
import plinth.renderer.query.ResultColumn;
import plinth.renderer.query.ResultShape;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;

/** A file of functions, one for each stub of a table or family. */
final class QueriesFile {
    private final Exported exported;
    private final GoTypes types;
    private final StubFile file;
    private final Set<String> packages = new TreeSet<>(Set.of("context"));
    private final Map<String, String> rows = new HashMap<>();

    QueriesFile(Exported exported, GoTypes types, StubFile file) {
        this.exported = exported;
        this.types = types;
        this.file = file;
    }

    /** Returns the text behind the header. */
    String text() {
        StringBuilder body = new StringBuilder();
        file.stubs().forEach(s -> body.append('\n').append(stub(s)));
        return GoText.head(types.packageName(), packages) + body;
    }

    private String stub(Stub s) {
        QueryWriter.Written w = QueryWriter.write(s.statement(), QueryWriter.Flavour.PLAIN);
        List<Term.Parameter> parameters = w.parameters();
        StringBuilder out = new StringBuilder();
        String given = "";
        String values = "";
        List<String> names = new ArrayList<>();
        List<String> goTypes = new ArrayList<>();
        parameters.forEach(p -> {
            names.add(Exported.parameter(p.name()));
            goTypes.add(type(p));
        });
        List<String> fields = GoText.fields(names);
        boolean many = s.command() == Stub.Command.COPYFROM;
        if (parameters.size() == 1 && !many) {
            String variable = GoText.variable(names.getFirst());
            given = ", " + variable + " " + goTypes.getFirst();
            values = ", " + variable;
        } else if (!parameters.isEmpty()) {
            out.append(GoText.struct(s.name() + "Params", GoText.ordered(fields, goTypes)))
                    .append('\n');
            given = many ? ", rows []" + s.name() + "Params" : ", arg " + s.name() + "Params";
            values = fields.stream().map(f -> ", arg." + f).collect(Collectors.joining());
        }
        if (many && s.statement() instanceof Statement.Insert i) {
            return out + copy(s, i, fields);
        }
        String row = row(out, s);
        String text = Character.toLowerCase(s.name().charAt(0)) + s.name().substring(1) + "SQL";
        out.append("const ")
                .append(text)
                .append(" = ")
                .append(GoText.raw(w.text()))
                .append("\n\n");
        out.append(doc(s))
                .append("func ")
                .append(s.name())
                .append("(ctx context.Context, db DBTX")
                .append(given)
                .append(") ")
                .append(body(s, row, "ctx, " + text + values));
        return out.toString();
    }

    private static String doc(Stub s) {
        List<String> all = new ArrayList<>(s.doc());
        if (s.command() == Stub.Command.ONE) {
            all.addFirst(s.name() + " gives pgx.ErrNoRows when there is no row.");
        } else if (!all.isEmpty()) {
            all.set(0, s.name() + ": " + all.getFirst());
        }
        return GoText.comment(all);
    }

    private String body(Stub s, String row, String call) {
        return switch (s.command()) {
            case ONE, MANY -> {
                packages.add("pgx");
                boolean one = s.command() == Stub.Command.ONE;
                yield "(" + (one ? "" : "[]") + row + ", error) {\n\trows, _ := db.Query(" + call + ")\n\treturn pgx."
                        + (one ? "CollectOneRow" : "CollectRows") + "(rows, pgx.RowToStructByPos[" + row + "])\n}\n";
            }
            case EXEC -> "error {\n\t_, err := db.Exec(" + call + ")\n\treturn err\n}\n";
            case EXECROWS, COPYFROM ->
                "(int64, error) {\n\ttag, err := db.Exec(" + call + ")\n\treturn tag.RowsAffected(), err\n}\n";
        };
    }

    private String copy(Stub s, Statement.Insert insert, List<String> fields) {
        packages.add("pgx");
        ObjectName t = insert.table();
        String name = (t.schema().isEmpty() ? "" : GoText.string(t.schema().value()) + ", ")
                + GoText.string(t.name().value());
        String columns =
                insert.columns().stream().map(Name::value).map(GoText::string).collect(Collectors.joining(", "));
        String values = fields.stream().map(f -> "rows[i]." + f).collect(Collectors.joining(", "));
        return GoText.comment(List.of(s.name() + " puts many rows in at once, and returns how many."))
                + "func " + s.name() + "(ctx context.Context, db DBTX, rows []" + s.name()
                + "Params) (int64, error) {\n"
                + "\treturn db.CopyFrom(ctx, pgx.Identifier{" + name + "}, []string{" + columns + "},\n"
                + "\t\tpgx.CopyFromSlice(len(rows), func(i int) ([]any, error) {\n"
                + "\t\t\treturn []any{" + values + "}, nil\n\t\t}))\n}\n";
    }

    private String type(Term.Parameter p) {
        GoType type = types.of(p.array() ? new Type.ArrayOf(p.type()) : p.type());
        GoText.uses(type.name(), packages);
        return p.presence() == Term.Presence.REQUIRED ? type.name() : type.orNull();
    }

    /** The type of a row; one that no other function of the file has goes into {@code out}. */
    private String row(StringBuilder out, Stub s) {
        List<ResultColumn> columns = ResultShape.of(s.statement(), exported.schema());
        if (columns.isEmpty()) {
            return "";
        }
        Optional<Table> whole = exported.whole(columns);
        if (whole.isPresent()) {
            return types.row(whole.get().name());
        }
        List<String> goTypes = new ArrayList<>();
        for (ResultColumn c : columns) {
            GoType type = types.of(c.type());
            GoText.uses(type.name(), packages);
            goTypes.add(c.nullable() ? type.orNull() : type.name());
        }
        List<String> fields =
                GoText.fields(columns.stream().map(ResultColumn::name).toList());
        String name = s.name() + "Row";
        String struct = GoText.struct(name, GoText.ordered(fields, goTypes));
        String known = rows.putIfAbsent(struct.substring(struct.indexOf('{')), name);
        if (known != null) {
            return known;
        }
        out.append(struct).append('\n');
        return name;
    }
}
