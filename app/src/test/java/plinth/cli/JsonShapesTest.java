package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what scripts rely on: the members of each command's JSON and their types stand in src/test/cases/cli-json.txt. Adding one is fine (write
 * the file anew with {@code -Dgolden=write}); taking one away or changing its type needs a new version of the format.
 */
class JsonShapesTest {
    private static final Path ROOT = Path.of(System.getProperty("plinth.root", ".."));

    @TempDir
    Path dir;

    private JsonNode json(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        int code = PlinthCommand.run(
                new Terminal(new PrintWriter(out), new PrintWriter(err), ROOT, false),
                new SessionsTest.NoWindow(),
                all);
        assertThat(code).as(err.toString()).isZero();
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private static void shape(String path, JsonNode node, Set<String> into) {
        if (node.isObject()) {
            into.add(path + " object");
            for (Map.Entry<String, JsonNode> e : node.properties()) {
                // The keys of a mix are the user's own.
                String key = path.endsWith(".mix") ? "*" : e.getKey();
                shape(path + "." + key, e.getValue(), into);
            }
        } else if (node.isArray()) {
            into.add(path + " array");
            node.forEach(n -> shape(path + "[]", n, into));
        } else {
            into.add(path + " " + (node.isNumber() ? "number" : node.isBoolean() ? "boolean" : "string"));
        }
    }

    @Test
    void theMembersThatScriptsRelyOnAreThere() throws IOException {
        TreeSet<String> shapes = new TreeSet<>();
        for (String sample : List.of("samples/events", "samples/legacy", "samples/tour")) {
            shape("check", json("check", sample), shapes);
            shape("patterns", json("patterns", sample), shapes);
        }
        shape("layout", json("layout", "--strategy", "single-table", "--option", "bare", "samples/events"), shapes);
        shape("compare", json("compare", "--rows", "1k,1M", "samples/events"), shapes);
        shape("render", json("render", "--out", dir.resolve("x.svg").toString(), "samples/events"), shapes);
        shape("export", json("export", "--out", dir.resolve("out").toString(), "--dry-run", "samples/events"), shapes);
        Path file = ROOT.resolve("src/test/cases/cli-json.txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, String.join("\n", shapes) + "\n", StandardCharsets.UTF_8);
            return;
        }
        assertThat(shapes).containsAll(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    @Test
    void aComparisonNamesLayoutsByTheirStableNames() {
        JsonNode root = json("compare", "--rows", "1M", "samples/events");
        List<String> layouts = new ArrayList<>();
        root.path("scales")
                .get(0)
                .path("layouts")
                .forEach(l -> layouts.add(
                        l.path("layout").asString("") + l.path("options").toString()));
        assertThat(layouts)
                .containsExactly(
                        "class-table[\"bare\"]",
                        "single-table[\"guarded\",\"partial-indexes\"]",
                        "single-table[\"bare\"]",
                        "concrete-tables[\"view\"]");
        assertThat(root.path("mix").propertyNames()).containsExactly("appointment", "day_off", "launch");
    }

    @Test
    void rowsAreWholeNumbersAndAssumptionsAreTold() {
        JsonNode layout = json("compare", "--rows", "1M", "samples/events")
                .path("scales")
                .get(0)
                .path("layouts")
                .get(0);
        layout.path("relations")
                .forEach(r -> assertThat(r.path("rows").isIntegralNumber())
                        .as(r.toString())
                        .isTrue());
        assertThat(layout.path("assumptions").toString()).contains("Half a per cent of the rows", "starts_at");
    }

    @Test
    void tablesOfFiguresAreAlignedAndSayThatTheyAreEstimated() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = PlinthCommand.run(
                new Terminal(new PrintWriter(out), new PrintWriter(err), ROOT, false),
                new SessionsTest.NoWindow(),
                List.of("compare", "--rows", "10M", "--mix", "appointment=6,day_off=3,launch=1", "samples/events"));
        assertThat(code).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("events: appointment 60 %, day_off 30 %, launch 10 %");
        assertThat(lines.get(2)).startsWith("10 M rows, estimated").endsWith("concrete-tables");
        int width = lines.get(2).length();
        List<String> sizes = lines.subList(3, 7);
        assertThat(sizes).allSatisfy(l -> assertThat(l).hasSize(width));
        // A row of sizes has one unit and three significant digits.
        assertThat(sizes.get(1)).matches("tables +((\\d\\.\\d{2}|0\\.\\d{3}) GiB *){4}");
        assertThat(sizes.get(2)).matches("indexes +((\\d\\.\\d{2}|0\\.\\d{3}) GiB *){4}");
        List<String> costs =
                lines.stream().filter(l -> l.startsWith("  ")).limit(8).toList();
        assertThat(costs).allSatisfy(l -> assertThat(l.length()).isIn(width, width - 6));
    }
}
