package plinth.renderer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.model.text.Dialect;

class SqlcClashesTest {
    @Test
    void whatSqlcCannotTellApartIsLeftOutAndNamed() {
        Schema schema = Reading.of(Dialect.POSTGRESQL, "schema.sql", """
            CREATE SCHEMA audit;
            CREATE TYPE level AS ENUM ('low');
            CREATE TABLE audit.logs (id int PRIMARY KEY);
            CREATE TABLE audit_logs (id int PRIMARY KEY);
            CREATE TABLE level_low (id int PRIMARY KEY, level level NOT NULL);
            CREATE TABLE readers (log_id int REFERENCES audit.logs (id), audit_log_id int REFERENCES audit_logs (id), PRIMARY KEY (log_id, audit_log_id));
            """).schema();
        assertThat(SqlcExport.notes(schema))
                .anyMatch(n -> n.startsWith("The table audit.logs, and what queries read or write it:"))
                .anyMatch(n -> n.startsWith("The enum level is a string in Go:"));
        List<GeneratedFile> files = SqlcExport.files(
                Exported.of(schema, SeedRows.NONE), new SqlcOptions("schema.sql", "schema.sql", "queries", "db", "db"));
        assertThat(files).extracting(GeneratedFile::path).doesNotContain("queries/audit_logs_table.sql");
        assertThat(files)
                .filteredOn(f -> f.path().startsWith("queries/"))
                .hasSize(3)
                .noneMatch(f -> f.text().contains("audit.logs"))
                .anyMatch(f -> f.text().contains("JOIN audit_logs"));
        assertThat(files)
                .filteredOn(f -> f.path().equals("schema.sql"))
                .singleElement()
                .matches(f ->
                        f.text().contains("CREATE TABLE audit.logs") && f.text().contains("CREATE TYPE level"));
    }
}
