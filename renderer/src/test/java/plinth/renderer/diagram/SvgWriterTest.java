package plinth.renderer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

class SvgWriterTest {
    private static final Path ROOT = Path.of(System.getProperty("plinth.root", ".."));

    private static Drawing draw(String sql, Options options) {
        Schema schema = Reading.of(Dialect.POSTGRESQL, "test.sql", sql).schema();
        List<Finding> findings = Patterns.recognise(schema);
        return Drawing.of(
                schema, findings, Placer.place(schema, findings, List.of(), List.of(), Placement.EMPTY, true), options);
    }

    private static Element parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    /** The pictures of the sample, light and dark; {@code -Dgolden=write} writes them anew, to be looked at before they are committed. */
    @Test
    void theEventsSampleLooksAsItDid() throws IOException {
        Options rows = Options.ALL.withRowCounts(Map.of(
                ObjectName.of("events"), 10_000_000L,
                ObjectName.of("appointments"), 6_000_000L,
                ObjectName.of("days_off"), 3_000_000L,
                ObjectName.of("launches"), 1_000_000L,
                ObjectName.of("users"), 99_500L));
        Drawing d = draw(Files.readString(ROOT.resolve("samples/events/schema.sql")), rows);
        for (Theme theme : Theme.values()) {
            String name = "events-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".svg";
            Path golden = ROOT.resolve("renderer/src/test/resources/plinth/renderer/diagram")
                    .resolve(name);
            String svg = SvgWriter.write(d, theme);
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(golden, svg);
            }
            assertThat(svg).isEqualTo(Files.readString(golden));
        }
    }

    @Test
    void whatNamesHoldNeverBreaksTheFile() throws Exception {
        String svg = SvgWriter.write(
                draw(
                        "CREATE TABLE \"a<b>&\"\"c\"\"\" (id int PRIMARY KEY, \"x]]>'\" text CHECK (\"x]]>'\" <> '<'));"
                                + "CREATE TABLE \"日本 😀\" (\"列\" int REFERENCES \"a<b>&\"\"c\"\"\");",
                        Options.ALL),
                Theme.LIGHT);
        NodeList texts = parsed(svg).getElementsByTagName("text");
        List<String> shown = java.util.stream.IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
        assertThat(shown).contains("a<b>&\"c\"", "x]]>'", "日本 😀", "列");
    }

    @Test
    void theViewBoxHoldsEverything() throws Exception {
        Drawing d = draw(RandomSchemas.text(7, 25), Options.ALL);
        Element root = parsed(SvgWriter.write(d, Theme.DARK));
        String[] box = root.getAttribute("viewBox").split(" ", -1);
        Rect page = new Rect(
                Double.parseDouble(box[0]),
                Double.parseDouble(box[1]),
                Double.parseDouble(box[2]),
                Double.parseDouble(box[3]));
        assertThat(d.shapes()).isNotEmpty().allSatisfy(s -> {
            assertThat(page.x()).isLessThan(s.bounds().x());
            assertThat(page.y()).isLessThan(s.bounds().y());
            assertThat(page.right()).isGreaterThan(s.bounds().right());
            assertThat(page.bottom()).isGreaterThan(s.bounds().bottom());
        });
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).contains("tables");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).contains("t0");
    }

    @Test
    void anEmptySchemaIsAnEmptyPicture() throws Exception {
        Element root = parsed(SvgWriter.write(draw("", Options.ALL), Theme.LIGHT));
        assertThat(root.getElementsByTagName("text").getLength()).isZero();
    }
}
