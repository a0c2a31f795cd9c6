package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.report.ProblemKey;

/** What is written into a file of ignored problems changes no more of it than is needed. */
class IgnoredTextTest {
    private static ProblemKey unindexed(String table, String column) {
        return new ProblemKey("unindexed-foreign-key", ObjectName.of(table), List.of(new Name(column)));
    }

    private static SortedMap<ProblemKey, String> read(String text) throws ProjectException {
        List<Notice> notices = new ArrayList<>();
        SortedMap<ProblemKey, String> all = IgnoredText.read("f", text, ObjectName.PUBLIC, notices);
        assertThat(notices).isEmpty();
        return all;
    }

    private static String write(String text, SortedMap<ProblemKey, String> wanted) throws ProjectException {
        String now = IgnoredText.write("f", text, wanted, ObjectName.PUBLIC);
        assertThat(read(now)).isEqualTo(wanted);
        return now;
    }

    @Test
    void linesComeInOrderAndCommentsStay() throws Exception {
        String text = """
            # ours
            - {rule: unindexed-foreign-key, table: b, columns: [x], reason: "one"}

            # theirs
            - rule: unindexed-foreign-key
              table: d
              columns: [x]
              reason: two
            # the end
            """;
        SortedMap<ProblemKey, String> all = new TreeMap<>(read(text));
        assertThat(write(text, all)).isEqualTo(text);
        all.put(unindexed("c", "x \"q\"\n"), "a: #b\n'");
        all.put(unindexed("a", "no"), "yes");
        all.put(unindexed("e", "1"), "");
        all.remove(unindexed("d", "x"));
        all.replaceAll((k, v) -> v.isEmpty() ? "late" : v);
        assertThat(write(text, all).lines().map(l -> l.replaceAll(", columns.*", "")))
                .containsExactly(
                        "# ours",
                        "- {rule: unindexed-foreign-key, table: a",
                        "- {rule: unindexed-foreign-key, table: b",
                        "- {rule: unindexed-foreign-key, table: c",
                        "",
                        "# theirs",
                        "- {rule: unindexed-foreign-key, table: e",
                        "# the end");
    }

    @Test
    void whatIsNotInLinesIsWrittenAnew() throws Exception {
        String text = """
            # ours
            [{rule: no-subtype, table: b, reason: x}, {rule: no-subtype, table: c, reason: y}]\
            """;
        SortedMap<ProblemKey, String> all = new TreeMap<>(read(text));
        all.put(unindexed("a", "x"), "z");
        assertThat(write(text, all)).startsWith("# ours\n- {rule: unindexed-foreign-key, table: a");
        all.clear();
        write(text, all);
        write("", new TreeMap<>());
    }
}
