package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGResultSetMetaData;
import plinth.model.query.Term;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;
import plinth.renderer.query.QueryWriter;
import plinth.renderer.query.ResultColumn;
import plinth.renderer.query.ResultShape;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;
import plinth.renderer.query.Style;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Sql;

/** What is said of stubs is what PostgreSQL says: the types of parameters, the names and types of columns, and which columns cannot be NULL. */
class StubTypesTest {
    static Stream<Path> files() throws IOException {
        return StubNamesTest.schemas();
    }

    static Stream<Samples.Laid> layouts() {
        return Samples.layouts();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void parametersAndColumnsHaveTheTypesThatPostgresGivesThem(Path file) throws Exception {
        Exported exported = Samples.exported(Samples.read(Files.readString(file)));
        compare(exported.schema(), exported.files());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void parametersAndColumnsOfALayoutHaveTheTypesThatPostgresGivesThem(Samples.Laid laid) throws Exception {
        compare(
                laid.layout().schema(),
                Exported.of(laid.layout(), SeedRows.NONE).files());
    }

    private static void compare(Schema schema, List<StubFile> files) throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (TestDatabase db = Postgres.database()) {
            db.load(DdlWriter.write(schema).replaceAll(" TO :\\S+;", " TO postgres;"));
            Types types = new Types(db.connection());
            for (StubFile f : files) {
                for (Stub s : f.stubs()) {
                    wrong.addAll(compare(db.connection(), types, schema, s));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> compare(Connection c, Types types, Schema schema, Stub stub) throws SQLException {
        List<String> wrong = new ArrayList<>();
        QueryWriter.Written w = QueryWriter.write(stub.statement(), QueryWriter.Flavour.PLAIN);
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("PREPARE stub AS " + w.text());
            try (ResultSet r = s.executeQuery(
                    "SELECT parameter_types::oid[], result_types::oid[] FROM pg_prepared_statements WHERE name ="
                            + " 'stub'")) {
                r.next();
                List<String> said = new ArrayList<>();
                for (Term.Parameter p : w.parameters()) {
                    said.add(types.of(p.array() ? new Type.ArrayOf(p.type()) : p.type()));
                }
                // What is compared with a varchar is text.
                List<String> is = new ArrayList<>(types.of(r.getArray(1)));
                for (int i = 0; i < said.size() && i < is.size(); i++) {
                    if (said.get(i).equals("character varying") && is.get(i).equals("text")) {
                        is.set(i, said.get(i));
                    }
                }
                same(wrong, stub, "parameters " + w.parameters(), said, is);
                said.clear();
                for (ResultColumn k : ResultShape.of(stub.statement(), schema)) {
                    said.add(types.of(k.type()));
                }
                same(wrong, stub, "columns", said, types.of(r.getArray(2)));
            }
            s.execute("DEALLOCATE stub");
        }
        names(c, schema, stub, wrong);
        return wrong;
    }

    /** Names of columns; what PostgreSQL knows of NULL it knows of columns of tables alone, also where they are joined. */
    private static void names(Connection c, Schema schema, Stub stub, List<String> wrong) throws SQLException {
        List<ResultColumn> said = ResultShape.of(stub.statement(), schema);
        try (PreparedStatement p = c.prepareStatement(
                QueryWriter.write(stub.statement(), new Marks()).text())) {
            ResultSetMetaData m = p.getMetaData();
            PGResultSetMetaData tables = (PGResultSetMetaData) m;
            List<String> names = new ArrayList<>();
            for (int i = 1; m != null && i <= m.getColumnCount(); i++) {
                names.add(m.getColumnLabel(i));
                // Of the columns of a view PostgreSQL does not know.
                boolean never = i <= said.size()
                        && !said.get(i - 1).nullable()
                        && schema.tables().stream()
                                .map(t -> t.name().name().value())
                                .anyMatch(base(tables, i)::equals);
                if (never && m.isNullable(i) == ResultSetMetaData.columnNullable) {
                    wrong.add(stub.name() + ": " + m.getColumnLabel(i) + " may be NULL");
                }
            }
            same(wrong, stub, "names", said.stream().map(ResultColumn::name).toList(), names);
        }
    }

    private static String base(@Nullable PGResultSetMetaData m, int column) throws SQLException {
        return m == null ? "" : String.valueOf(m.getBaseTableName(column));
    }

    private static void same(List<String> wrong, Stub stub, String what, List<String> said, List<String> is) {
        if (!said.equals(is)) {
            wrong.add(stub.name() + ": " + what + " are " + is + ", said are " + said + "\n" + stub.sql());
        }
    }

    /** Parameters as JDBC has them. */
    private record Marks() implements Style {
        @Override
        public String parameter(Term.Parameter p, int number) {
            return "?";
        }

        @Override
        public String row(Term.WholeRow row) {
            return QueryWriter.Flavour.PLAIN.row(row);
        }
    }

    /** Types by name, domains as what they are of. */
    private record Types(Connection connection, Map<String, String> known) {
        Types(Connection connection) {
            this(connection, new HashMap<>());
        }

        String of(Type type) throws SQLException {
            String written = Sql.PUBLIC.type(type);
            return resolved("'" + written.replace("'", "''") + "'::regtype");
        }

        List<String> of(java.sql.Array oids) throws SQLException {
            List<String> out = new ArrayList<>();
            if (oids != null) {
                for (Object o : (Object[]) oids.getArray()) {
                    out.add(resolved(o + "::regtype"));
                }
            }
            return out;
        }

        private String resolved(String type) throws SQLException {
            String there = known.get(type);
            if (there != null) {
                return there;
            }
            String asked = "WITH RECURSIVE t AS (SELECT oid, typbasetype FROM pg_type WHERE oid = " + type
                    + " UNION ALL SELECT p.oid, p.typbasetype FROM t JOIN pg_type p ON p.oid = t.typbasetype) SELECT"
                    + " COALESCE((SELECT b.typarray FROM pg_type a JOIN pg_type e ON e.oid = a.typelem AND e.typtype ="
                    + " 'd' JOIN pg_type b ON b.oid = e.typbasetype WHERE a.oid = t.oid), t.oid)::regtype::text FROM t"
                    + " WHERE typbasetype = 0";
            try (Statement s = connection.createStatement();
                    ResultSet r = s.executeQuery(asked)) {
                r.next();
                String name = r.getString(1);
                known.put(type, name);
                return name;
            }
        }
    }
}
