package plinth.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;

/** MySQL's files go through the same reading: their dialect is a value, not a second reader. */
class MysqlBytesTest {
    @Test
    void mysqlSchemasAreReadAndWrittenByteForByte() {
        Corpus.missing().ifPresent(why -> {
            System.err.println("MysqlBytesTest is left out: " + why);
            Assumptions.abort(why);
        });
        for (Path file : Corpus.files("mysql")) {
            String text = Corpus.text(file);
            Reading reading = Reading.of(Dialect.MYSQL, file.getFileName().toString(), text);
            assertThat(reading.files().getFirst().script().text().equals(text))
                    .as(file.toString())
                    .isTrue();
            assertThat(reading.schema().tables()).as(file.toString()).isNotEmpty();
        }
    }
}
