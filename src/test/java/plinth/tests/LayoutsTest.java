package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.renderer.sql.DdlWriter;

class LayoutsTest {
    static Stream<String> samples() {
        return Samples.NAMES.stream();
    }

    static Stream<Samples.Laid> layouts() {
        return Samples.layouts();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theCanonicalDdlOfASampleLoadsAndSaysTheSame(String sample) throws Exception {
        loadsAndSaysTheSame(Samples.schema(sample));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void theCanonicalDdlOfALayoutLoadsAndSaysTheSame(Samples.Laid laid) throws Exception {
        loadsAndSaysTheSame(laid.layout().schema());
    }

    /** Reading the DDL gives the schema that it was written from, and writing that once more the same text. */
    private static void loadsAndSaysTheSame(Schema schema) throws Exception {
        String ddl = DdlWriter.write(schema);
        var reading = Samples.read(ddl);
        assertThat(reading.problems()).as(ddl).isEmpty();
        assertThat(comparable(reading.schema())).containsExactlyInAnyOrderElementsOf(comparable(schema));
        assertThat(DdlWriter.write(reading.schema())).isEqualTo(ddl);
        try (TestDatabase db = Postgres.database()) {
            db.load(ddl);
        }
    }

    /**
     * What a schema says, without what makes no difference: the order of objects, that of a table's constraints (their names are compared instead),
     * and a nameless NOT NULL on a column of the primary key.
     */
    private static List<Object> comparable(Schema schema) {
        ImpliedNames names = ImpliedNames.of(schema);
        List<Object> out = new ArrayList<>();
        for (SchemaObject o : schema.objects()) {
            if (!(o instanceof Table t)) {
                out.add(o);
                continue;
            }
            Map<Name, Constraint> constraints = new HashMap<>();
            for (int i = 0; i < t.constraints().size(); i++) {
                constraints.put(names.constraint(t, i), t.constraints().get(i));
            }
            assertThat(constraints).hasSameSizeAs(t.constraints());
            out.add(List.of(
                    constraints,
                    t.withConstraints(List.of())
                            .withColumns(t.columns().stream()
                                    .map(c -> t.keyColumns().contains(c.name())
                                                    && c.notNull()
                                                            .filter(Column.NotNull.PLAIN::equals)
                                                            .isPresent()
                                            ? c.nullable()
                                            : c)
                                    .toList())));
        }
        return out;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void aLayoutTellsWhereTheColumnsOfEveryKindAre(Samples.Laid laid) {
        for (var k : laid.layout().kinds()) {
            var common = laid.layout().schema().requireTable(k.common());
            var own = laid.layout().schema().requireTable(k.own());
            assertThat(common.keyColumns()).isEqualTo(k.commonKey());
            assertThat(own.keyColumns()).isEqualTo(k.ownKey());
            assertThat(k.columns()).hasSameSizeAs(k.kind().columns());
            for (int i = 0; i < k.columns().size(); i++) {
                var column = own.column(k.columns().get(i));
                assertThat(column)
                        .as(k.kind().value() + "." + k.columns().get(i))
                        .isPresent();
                assertThat(column.get().type())
                        .isEqualTo(k.kind().columns().get(i).type());
            }
        }
    }
}
