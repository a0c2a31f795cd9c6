package plinth.renderer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

class FaceTest {
    private static Drawing draw(String sql, Options options) {
        Schema schema = Reading.of(Dialect.POSTGRESQL, "test.sql", sql).schema();
        List<Finding> findings = Patterns.recognise(schema);
        return Drawing.of(
                schema, findings, Placer.place(schema, findings, List.of(), List.of(), Placement.EMPTY, true), options);
    }

    private static Face face(String sql, String table) {
        return draw(sql, Options.ALL).face(ObjectName.of(table)).orElseThrow();
    }

    @Test
    void widthsAreThoseOfTheFonts() {
        TextMeasure m = TextMeasure.bundled();
        // JetBrains Mono advances 600 of 1000 units, Inter 4.0's "0" 1288 of 2048 and its "1" 832 or so: proportional.
        assertThat(m.width(Typeface.MONO, 10, "timestamptz")).isEqualTo(66, org.assertj.core.data.Offset.offset(0.001));
        assertThat(m.width(Typeface.INTER, 13, "0000")).isEqualTo(33, org.assertj.core.data.Offset.offset(0.8));
        assertThat(m.width(Typeface.INTER, 13, "1111")).isEqualTo(21, org.assertj.core.data.Offset.offset(0.8));
        assertThat(m.width(Typeface.INTER_SEMIBOLD, 13, "users")).isGreaterThan(m.width(Typeface.INTER, 13, "users"));
    }

    @Test
    void aRowSaysWhatItsColumnIs() {
        Face f = face("""
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE t (id int PRIMARY KEY, p int REFERENCES p, slug text GENERATED ALWAYS AS (lower('x')) STORED UNIQUE,
              n numeric(10,2) NOT NULL CHECK (n > 0), a int, b int, CHECK (a < b));
            CREATE INDEX ON t (p, n);
            """, "t");
        Face.Row p = f.row(new Name("p")).orElseThrow();
        assertThat(p.reference()).isTrue();
        assertThat(p.key()).isFalse();
        assertThat(p.type()).isEqualTo("integer?");
        assertThat(p.marks()).isEqualTo(Set.of(ColumnMark.INDEXED));
        assertThat(f.row(new Name("slug")).orElseThrow().marks())
                .isEqualTo(Set.of(ColumnMark.GENERATED, ColumnMark.UNIQUE));
        assertThat(f.row(new Name("n")).orElseThrow().marks()).isEqualTo(Set.of(ColumnMark.CHECKED));
        assertThat(f.row(new Name("n")).orElseThrow().type()).isEqualTo("numeric(10,2)");
        assertThat(f.row(new Name("id")).orElseThrow().y()).isEqualTo(32 + 2 + 11);
        assertThat(f.feet()).extracting(Face.Foot::text).containsExactly("a < b");
        assertThat(f.height()).isEqualTo(32 + 2 + 6 * 22 + 4 + 24);
    }

    @Test
    void namesAreNeverCutAndTypesOnlyWhereABoxWouldBeTooWide() {
        String name = "a_very_long_name_of_a_column_that_goes_on_and_on_and_on_to_60";
        Face f = face("CREATE TABLE t (" + name + " \"a_type_with_a_long_name\", b varchar(20));", "t");
        Face.Row first = f.rows().getFirst();
        double end = Face.NAME_X + TextMeasure.bundled().width(Typeface.INTER, 12, name);
        double typeStart = f.width() - Face.RIGHT_PAD - TextMeasure.bundled().width(Typeface.MONO, 11, first.type());
        assertThat(first.type()).endsWith("…?");
        assertThat(first.fullType()).isEqualTo("a_type_with_a_long_name");
        assertThat(typeStart).isGreaterThan(end + 8);
        assertThat(f.rows().getLast().type()).isEqualTo("varchar(20)?");
        assertThat(f.width() % 8).isZero();
    }

    @Test
    void anExclusionIsPutInWordsAndPartitionsAreCounted() {
        Face rates = face(
                "CREATE TABLE r (room int, during tsrange, EXCLUDE USING gist (room WITH =, during WITH &&));", "r");
        assertThat(rates.feet()).extracting(Face.Foot::text).containsExactly("no overlap per room");
        Drawing d = draw("""
            CREATE TABLE m (at date NOT NULL) PARTITION BY RANGE (at);
            CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
            CREATE TABLE m2 PARTITION OF m DEFAULT;
            """, Options.ALL);
        assertThat(d.boxes()).hasSize(1);
        assertThat(d.boxes().iterator().next().face().feet())
                .extracting(Face.Foot::text)
                .containsExactly("range (at), 2 partitions");
    }

    @Test
    void lessDetailLeavesRowsOutAndLinksEndAtTheHead() {
        String sql = "CREATE TABLE p (id int PRIMARY KEY, note text); CREATE TABLE c (p int REFERENCES p, note text);";
        Drawing keys = draw(sql, Options.ALL.withDetail(Options.Detail.KEYS));
        assertThat(keys.face(ObjectName.of("c")).orElseThrow().rows()).hasSize(1);
        Drawing names = draw(sql, Options.ALL.withDetail(Options.Detail.NAMES));
        assertThat(names.face(ObjectName.of("c")).orElseThrow().height()).isEqualTo(Face.HEAD);
        Link.End end = names.links().getFirst().ends().getFirst();
        assertThat(end.at().y())
                .isEqualTo(names.box(ObjectName.of("c")).orElseThrow().bounds().y() + 16);
    }

    @Test
    void endsSayHowManyRows() {
        Drawing d = draw("""
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE many (p int NOT NULL REFERENCES p);
            CREATE TABLE one (p int NOT NULL UNIQUE REFERENCES p);
            CREATE TABLE maybe (p int REFERENCES p);
            """, Options.ALL);
        assertThat(cardinalities(d, "many")).containsExactly(Link.Cardinality.MANY, Link.Cardinality.ONE);
        assertThat(cardinalities(d, "one")).containsExactly(Link.Cardinality.NONE_OR_ONE, Link.Cardinality.ONE);
        assertThat(cardinalities(d, "maybe")).containsExactly(Link.Cardinality.MANY, Link.Cardinality.NONE_OR_ONE);
    }

    private static List<Link.Cardinality> cardinalities(Drawing d, String child) {
        return d.linksOf(ObjectName.of(child)).getFirst().ends().stream()
                .map(Link.End::cardinality)
                .toList();
    }

    @Test
    void thePointerMeetsTheTopmostFirst() {
        Drawing d = draw("CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int REFERENCES p);", Options.ALL);
        Box p = d.box(ObjectName.of("p")).orElseThrow();
        assertThat(d.at(p.bounds().centreX(), p.bounds().centreY())).first().isSameAs(p);
        Link l = d.links().getFirst();
        Point a = l.points().getFirst();
        Point b = l.points().get(1);
        assertThat(d.at((a.x() + b.x()) / 2, (a.y() + b.y()) / 2 + 3)).contains(l);
        assertThat(d.at(p.bounds().x() - 5000, 0)).isEmpty();
        assertThat(d.in(d.bounds())).containsExactlyElementsOf(d.shapes());
    }

    @Test
    void aWideTableShowsItsKeysAndReferencesUntilItIsOpened() {
        StringBuilder sql = new StringBuilder("CREATE TABLE owners (id bigint PRIMARY KEY);\nCREATE TABLE wide (\n");
        for (int i = 0; i < 290; i++) {
            sql.append("  c").append(i).append(" text,\n");
        }
        sql.append("  id bigint PRIMARY KEY,\n  owner_id bigint REFERENCES owners\n);");
        ObjectName wide = ObjectName.of("wide");
        Face few = draw(sql.toString(), Options.ALL).face(wide).orElseThrow();
        assertThat(few.rows()).hasSize(12);
        assertThat(few.row(new Name("id"))).isPresent();
        assertThat(few.row(new Name("owner_id"))).isPresent();
        assertThat(few.feet().getFirst().text()).isEqualTo("280 more");
        assertThat(few.moreAt(few.height() - 4)).isTrue();
        assertThat(few.moreAt(few.height() - 40)).isFalse();
        Face all = draw(sql.toString(), Options.ALL.withOpened(Set.of(wide)))
                .face(wide)
                .orElseThrow();
        assertThat(all.rows()).hasSize(292);
        assertThat(all.feet()).isEmpty();
    }
}
