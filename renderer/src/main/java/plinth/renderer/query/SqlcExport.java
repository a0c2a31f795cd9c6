package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.SqlComment;

/** A schema with its query stubs as files for sqlc: canonical DDL, a query file for each table or family, and sqlc.yaml. */
public final class SqlcExport {
    private final Schema schema;
    private final List<StubFile> stubs;
    private final SqlcOptions options;

    private SqlcExport(Schema schema, List<StubFile> stubs, SqlcOptions options) {
        this.schema = schema;
        this.stubs = stubs;
        this.options = options;
    }

    /** Returns the files for {@code exported}, the schema's first, in a stable order. */
    public static List<GeneratedFile> files(Exported exported, SqlcOptions options) {
        return new SqlcExport(exported.schema(), exported.files(), options).files();
    }

    /**
     * Returns what the user should know of an export of {@code schema}, a sentence each: what sqlc cannot read of it and is told otherwise, in a
     * schema file of its own.
     */
    public static List<String> notes(Schema schema) {
        return SqlcSchema.of(schema).leftOut();
    }

    private List<GeneratedFile> files() {
        List<GeneratedFile> out = new ArrayList<>();
        out.add(GeneratedFile.ddl(options.schema(), schema, options.source()));
        SqlcSchema forSqlc = SqlcSchema.of(schema);
        String schemaFile = options.schema();
        if (!forSqlc.leftOut().isEmpty()) {
            schemaFile = options.schema().replaceAll("\\.sql$", "") + ".sqlc.sql";
            List<String> more = new ArrayList<>(List.of("For sqlc alone, which reads PostgreSQL 17's grammar; "
                    + options.schema() + " is the schema. What differs:"));
            forSqlc.leftOut().forEach(l -> more.add("  " + l));
            out.add(new GeneratedFile(
                    schemaFile,
                    header(SqlComment::line, "the schema as sqlc can read it", more) + "\n"
                            + DdlWriter.write(forSqlc.schema())));
        }
        Set<String> taken = new TreeSet<>();
        List<StubFile> known = forSqlc.clashes().known(stubs);
        for (StubFile f : known) {
            String path = options.queries() + "/" + Exported.fileName(f.table(), taken) + ".sql";
            out.add(queries(path, f.title(), f.stubs(), options.source()));
        }
        if (!known.isEmpty()) {
            // Without a query sqlc has nothing to do, and says so as an error.
            out.add(new GeneratedFile("sqlc.yaml", yaml(schemaFile, forSqlc, known)));
        }
        return out;
    }

    /** Returns a file of queries for {@code what}, which says that it is made from {@code source}. */
    static GeneratedFile queries(String path, String what, List<Stub> stubs, String source) {
        StringBuilder text = new StringBuilder(SqlComment.line(GeneratedFile.header(source, "queries for " + what)));
        text.append('\n');
        stubs.forEach(s -> text.append('\n').append(s.text()));
        return new GeneratedFile(path, text.toString());
    }

    /** The first line says that the file is generated and from what. */
    private String header(UnaryOperator<String> comment, String what, List<String> more) {
        StringBuilder out = new StringBuilder(comment.apply(GeneratedFile.header(options.source(), what))).append('\n');
        more.forEach(l -> out.append(comment.apply(l)).append('\n'));
        return out.toString();
    }

    private static String yamlComment(String text) {
        return "# " + SqlComment.visible(text);
    }

    private String yaml(String schemaFile, SqlcSchema forSqlc, List<StubFile> known) {
        StringBuilder out = new StringBuilder(header(SqlcExport::yamlComment, "settings of sqlc", List.of()));
        out.append("version: \"2\"\n")
                .append("sql:\n")
                .append("  - engine: \"postgresql\"\n")
                .append("    schema: ")
                .append(quoted(schemaFile))
                .append('\n')
                .append("    queries: ")
                .append(quoted(options.queries()))
                .append('\n')
                .append("    gen:\n")
                .append("      go:\n")
                .append("        package: ")
                .append(quoted(options.goPackage()))
                .append('\n')
                .append("        out: ")
                .append(quoted(options.goOut()))
                .append('\n')
                .append("        sql_package: \"pgx/v5\"\n")
                .append("        emit_interface: true\n")
                .append("        emit_empty_slices: true\n")
                .append("        emit_pointers_for_null_types: true\n");
        if (!forSqlc.clashes().enums().isEmpty()) {
            out.append("        overrides:\n");
            forSqlc.clashes().enums().keySet().forEach(e -> out.append(string(e)));
        }
        SqlcRenames names = SqlcRenames.of(forSqlc.schema(), new GoNames(schema), known);
        if (!names.exact().isEmpty()) {
            out.append("        inflection_exclude_table_names:\n");
            names.exact()
                    .forEach(t -> out.append("          - ").append(quoted(t)).append('\n'));
        }
        if (!names.renamed().isEmpty()) {
            out.append("        rename:\n");
            names.renamed()
                    .forEach((name, go) -> out.append("          ")
                            .append(quoted(name))
                            .append(": ")
                            .append(quoted(go))
                            .append('\n'));
        }
        return out.toString();
    }

    /** A type that is a string in Go. */
    private static String string(ObjectName type) {
        String name = quoted(
                type.schema().equals(ObjectName.PUBLIC) || type.schema().isEmpty()
                        ? type.name().value()
                        : type.schema() + "." + type.name());
        return "          - db_type: " + name + "\n            go_type: \"string\"\n          - db_type: " + name
                + "\n"
                + "            nullable: true\n"
                + "            go_type:\n"
                + "              type: \"string\"\n"
                + "              pointer: true\n";
    }

    private static String quoted(String s) {
        return "\"" + SqlComment.visible(s.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }
}
