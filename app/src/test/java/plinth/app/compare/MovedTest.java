package plinth.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plinth.model.text.LineDiff;

class MovedTest {
    private static List<String> changed(String before, String after) {
        List<LineDiff.Line> difference = LineDiff.of(before, after);
        Set<LineDiff.Line> moved = Moved.of(difference);
        return difference.stream()
                .filter(l -> l.change() != LineDiff.Change.SAME && !moved.contains(l))
                .map(l -> l.change() + " " + l.text().strip())
                .toList();
    }

    @Test
    void aStatementOrLineThatOnlyStandsElsewhereIsNoChange() {
        assertThat(changed(
                        "CREATE INDEX i ON a (x);\n"
                                + "CREATE TABLE t (\n"
                                + "  a int,\n"
                                + "  b int\n"
                                + ");\n"
                                + "CREATE TABLE u (\n"
                                + "  c int\n"
                                + ");",
                        "CREATE TABLE u (\n"
                                + "  c int\n"
                                + ");\n"
                                + "CREATE TABLE t (\n"
                                + "  b int,\n"
                                + "  a int\n"
                                + ");\n"
                                + "CREATE INDEX i ON a (x);"))
                .isEmpty();
    }

    @Test
    void aColumnThatIsInAnotherTableNowIsAChange() {
        assertThat(changed(
                        "CREATE TABLE t (\n  a int\n);\nCREATE TABLE u (\n  b int,\n  c int\n);",
                        "CREATE TABLE t (\n  a int,\n  c int\n);\nCREATE TABLE u (\n  b int\n);"))
                .containsExactlyInAnyOrder("ADDED c int", "REMOVED c int");
    }
}
