package plinth.renderer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Finding;
import plinth.model.pattern.InferredReference;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

class AreasTest {
    /** Three subjects with a hub each, tied among themselves by references and once to one another; the last is told by its names alone. */
    private static String subjects() {
        StringBuilder sql = new StringBuilder();
        for (String hub : List.of("order", "ticket")) {
            sql.append("CREATE TABLE ").append(hub).append("s (id bigint PRIMARY KEY);\n");
        }
        for (String t : List.of("lines", "parcels", "refunds", "carts", "coupons", "returns", "carriers")) {
            sql.append("CREATE TABLE ")
                    .append(t)
                    .append(" (id bigint PRIMARY KEY, order_id bigint REFERENCES orders);\n");
        }
        for (String t : List.of("answers", "macros", "queues", "surveys", "escalations", "agents", "shifts")) {
            sql.append("CREATE TABLE ")
                    .append(t)
                    .append(" (id bigint PRIMARY KEY, ticket_id bigint REFERENCES tickets);\n");
        }
        for (String t : List.of("pages", "posts", "assets", "menus", "themes", "drafts", "slugs", "feeds")) {
            sql.append("CREATE TABLE blog_").append(t).append(" (id bigint PRIMARY KEY);\n");
        }
        return sql.append("CREATE TABLE stray (id bigint PRIMARY KEY);\n").toString();
    }

    private static Schema schema(String sql) {
        return Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema();
    }

    @Test
    void referencesAndNamesSayWhatBelongsTogether() {
        List<Area> areas = Areas.propose(schema(subjects()), List.of());
        assertThat(areas).extracting(Area::name).containsExactlyInAnyOrder("Orders", "Tickets", "Blogs", "Others");
        assertThat(areas.getLast().tables()).containsExactly(ObjectName.of("stray"));
        assertThat(areas.stream()
                        .filter(a -> a.name().equals("Orders"))
                        .findFirst()
                        .orElseThrow()
                        .tables())
                .contains(ObjectName.of("carriers"), ObjectName.of("orders"))
                .hasSize(8);
        assertThat(areas.stream().flatMap(a -> a.tables().stream()))
                .doesNotHaveDuplicates()
                .hasSize(25);
    }

    @Test
    void schemasAreAreasAndFewTablesNeedNone() {
        String two = subjects().replace("blog_", "blog.");
        assertThat(Areas.propose(schema(two), List.of())).extracting(Area::name).contains("Blog");
        assertThat(Areas.propose(schema("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int);"), List.of()))
                .isEmpty();
    }

    @Test
    void eachAreaStandsByItselfAndNoGroundLiesOverAnother() {
        Schema s = schema(subjects());
        List<Finding> findings = Patterns.recognise(s);
        List<Area> areas = Areas.propose(s, List.of());
        Placement placement = Placer.place(s, findings, List.of(), areas, Placement.EMPTY, true);
        Drawing d = Drawing.of(s, findings, placement, Options.ALL.withAreas(areas));
        List<Zone> zones = new ArrayList<>();
        d.shapes().forEach(x -> {
            if (x instanceof Zone z) {
                zones.add(z);
            }
        });
        assertThat(zones).hasSameSizeAs(areas);
        for (Zone z : zones) {
            Set<ObjectName> inside = new HashSet<>();
            d.boxes().stream().filter(b -> b.bounds().intersects(z.bounds())).forEach(b -> inside.add(b.table()));
            assertThat(inside).isEqualTo(Set.copyOf(z.area().tables()));
            assertThat(zones.stream().filter(o -> o != z && o.bounds().intersects(z.bounds())))
                    .isEmpty();
        }
        assertThat(Placer.place(s, findings, List.of(), areas, Placement.EMPTY, true))
                .isEqualTo(placement);
        // Of tables that stand elsewhere, nobody has said that they belong together.
        Placement apart = placement.with(
                ObjectName.of("carts"), placement.of(ObjectName.of("agents")).orElseThrow());
        assertThat(Drawing.of(s, findings, apart, Options.ALL.withAreas(areas)).shapes())
                .noneMatch(Zone.class::isInstance);
    }

    @Test
    void whatIsProposedStaysWhileTheSchemaChanges() {
        Schema before = schema(subjects());
        List<Area> areas = Areas.propose(before, List.of());
        Schema after = schema(subjects().replace("CREATE TABLE macros", "CREATE TABLE canned")
                + "CREATE TABLE payments (id bigint PRIMARY KEY, order_id bigint REFERENCES orders);");
        List<Area> next = Areas.next(areas, after, List.<InferredReference>of());
        assertThat(next)
                .extracting(Area::name)
                .isEqualTo(areas.stream().map(Area::name).toList());
        for (int i = 0; i < areas.size(); i++) {
            Set<ObjectName> now = new HashSet<>(next.get(i).tables());
            Set<ObjectName> was = new HashSet<>(areas.get(i).tables());
            Set<ObjectName> come = new HashSet<>(now);
            come.removeAll(was);
            if (next.get(i).name().equals("Orders")) {
                assertThat(come).containsExactly(ObjectName.of("payments"));
            } else if (next.get(i).name().equals("Tickets")) {
                assertThat(come).containsExactly(ObjectName.of("canned"));
            } else {
                assertThat(come).isEmpty();
            }
        }
    }
}
