package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.ddl.QueryFit;
import plinth.model.schema.SeedRows;
import plinth.renderer.query.Exported;
import plinth.renderer.query.SqlcQuery;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;
import plinth.renderer.sql.DdlWriter;

class StubsPrepareTest {
    static Stream<String> samples() {
        return Samples.NAMES.stream();
    }

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Shared.root().resolve("src/test/cases/export"))) {
            return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList().stream();
        }
    }

    static Stream<Samples.Laid> layouts() {
        return Samples.layouts();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyStubOfASamplePrepares(String sample) throws Exception {
        prepared(Samples.text(sample), Samples.exported(Samples.reading(sample)).files());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void everyStubOfALayoutPrepares(Samples.Laid laid) throws Exception {
        prepared(
                DdlWriter.write(laid.layout().schema()),
                Exported.of(laid.layout(), SeedRows.NONE).files());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyStubOfACasePrepares(Path file) throws Exception {
        Exported exported = Samples.exported(Samples.read(Files.readString(file)));
        // What psql would put in for its variables.
        String ddl = DdlWriter.write(exported.schema()).replaceAll(" TO :\\S+;", " TO postgres;");
        int n = prepare(ddl, exported.files());
        assertThat(n > 0).isEqualTo(!exported.schema().tables().isEmpty());
    }

    private static void prepared(String ddl, List<StubFile> files) throws SQLException {
        assertThat(prepare(ddl, files)).isGreaterThan(20);
    }

    private static int prepare(String ddl, List<StubFile> files) throws SQLException {
        List<String> refused = new ArrayList<>();
        int n = 0;
        QueryFit fit = new QueryFit(Samples.read(ddl).schema());
        try (TestDatabase db = Postgres.database()) {
            db.load(ddl);
            for (StubFile f : files) {
                for (Stub s : f.stubs()) {
                    n++;
                    SqlcQuery.in(s.text())
                            .forEach(q -> fit.missing(q.tokens())
                                    .ifPresent(m -> refused.add(m.reason() + ", it is said\n" + s.text())));
                    try {
                        Prepared.prepare(db.connection(), s.sql());
                    } catch (SQLException e) {
                        refused.add(e.getMessage() + "\n" + s.text() + "\n" + Prepared.plain(s.sql()));
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
        return n;
    }
}
