package plinth.model.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.text.Dialect;

class PatternsTest {
    private static final String BASE =
            "CREATE TABLE events (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('talk', 'day_off')));";

    private static List<Finding> found(String sql) {
        return Patterns.recognise(
                Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema());
    }

    private static List<String> names(String sql) {
        return found(sql).stream()
                .map(f -> f.pattern().getClass().getSimpleName() + " "
                        + f.pattern().table())
                .toList();
    }

    /** DDL, and the patterns that are found in it. */
    static Stream<Arguments> schemas() {
        return Stream.of(
                // Families of tables: the key of one is a foreign key to the other, and the kinds fit.
                of(
                        BASE + "CREATE TABLE talks (event_id bigint PRIMARY KEY REFERENCES events (id), room"
                             + " text);CREATE TABLE days_off (event_id bigint PRIMARY KEY REFERENCES events (id), paid"
                             + " boolean);",
                        "SubtypeFamily events"),
                // One to one, but more of the same thing: settings of a user are no kind of user.
                of(
                        "CREATE TABLE users (id bigint PRIMARY KEY, name text);CREATE TABLE user_settings (user_id"
                                + " bigint PRIMARY KEY REFERENCES users (id), theme text);",
                        "Aspect user_settings"),
                // A reference that is not the key makes no subtype.
                of(BASE
                        + "CREATE TABLE talks (id bigint PRIMARY KEY, event_id bigint NOT NULL REFERENCES"
                        + " events (id));"),
                // One wide table: checks tie columns to kinds.
                of(
                        "CREATE TABLE animals (id bigint PRIMARY KEY, type text NOT NULL CHECK (type IN ('dog',"
                            + " 'cat')), bark int, purr int, CHECK (type = 'dog' OR bark IS NULL), CHECK (type = 'cat'"
                            + " OR purr IS NULL));",
                        "SingleTable animals"),
                // Names tie columns to kinds.
                of(
                        "CREATE TABLE animals (id bigint PRIMARY KEY, type text NOT NULL CHECK (type IN ('dog',"
                                + " 'cat')), dog_bark int, dog_size int, cat_purr int, cat_naps int);",
                        "SingleTable animals"),
                // A status is no kind.
                of("CREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL CHECK (status IN ('new',"
                        + " 'paid')), note text, paid_at date);"),
                // A type without columns of its own is a label.
                of("CREATE TABLE rooms (id bigint PRIMARY KEY, type text NOT NULL CHECK (type IN ('a', 'b')),"
                        + " name text NOT NULL);"),
                // Bridges: the key is made of references.
                of(
                        tables("a", "b")
                                + "CREATE TABLE a_b (a_id bigint REFERENCES a (id), b_id bigint REFERENCES b (id),"
                                + " note text, PRIMARY KEY (a_id, b_id));",
                        "Bridge a_b"),
                of(
                        tables("a", "b")
                                + "CREATE TABLE a_b (id bigint PRIMARY KEY, a_id bigint NOT NULL REFERENCES a (id),"
                                + " b_id bigint NOT NULL REFERENCES b (id), UNIQUE (a_id, b_id));",
                        "Bridge a_b"),
                of(tables("a", "b")
                        + "CREATE TABLE orders (id bigint PRIMARY KEY, a_id bigint NOT NULL REFERENCES a (id), b_id"
                        + " bigint NOT NULL REFERENCES b (id));"),
                // Exclusive arcs: of several references one is set.
                of(
                        tables("a", "b")
                                + "CREATE TABLE notes (id bigint PRIMARY KEY, a_id bigint REFERENCES a (id), b_id"
                                + " bigint REFERENCES b (id), CHECK (num_nonnulls(a_id, b_id) = 1));",
                        "ExclusiveArc notes"),
                of(tables("a", "b")
                        + "CREATE TABLE notes (id bigint PRIMARY KEY, a_id bigint REFERENCES a (id), b_id bigint"
                        + " REFERENCES b (id));"),
                // References by the name of a table.
                of(
                        "CREATE TABLE notes (id bigint PRIMARY KEY, subject_type text NOT NULL, subject_id bigint NOT"
                                + " NULL);",
                        "PolymorphicReference notes"),
                of(tables("subjects")
                        + "CREATE TABLE notes (id bigint PRIMARY KEY, subject_type text, subject_id bigint REFERENCES"
                        + " subjects (id));"),
                // A table that references itself.
                of(
                        "CREATE TABLE nodes (id bigint PRIMARY KEY, parent_id bigint REFERENCES nodes (id));",
                        "SelfReference nodes"),
                of(tables("other")
                        + "CREATE TABLE nodes (id bigint PRIMARY KEY, parent_id bigint REFERENCES other (id));"),
                // Rows that hold for a time.
                of(
                        "CREATE TABLE rates (room_id bigint, rate int, valid_from date NOT NULL, valid_to date);",
                        "Temporal rates"),
                of(
                        "CREATE TABLE rates (room_id bigint, during daterange, EXCLUDE USING gist (room_id WITH =,"
                                + " during WITH &&));",
                        "Temporal rates"),
                of(
                        "CREATE TABLE rates (room_id bigint, valid_during daterange, PRIMARY KEY (room_id,"
                                + " valid_during WITHOUT OVERLAPS));",
                        "Temporal rates"),
                of("CREATE TABLE trips (id bigint PRIMARY KEY, starts_at date NOT NULL, ends_at date NOT NULL);"));
    }

    private static Arguments of(String sql, String... patterns) {
        return Arguments.of(sql, List.of(patterns));
    }

    private static String tables(String... names) {
        return Stream.of(names)
                .map(n -> "CREATE TABLE " + n + " (id bigint PRIMARY KEY);")
                .reduce("", String::concat);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("schemas")
    void recognisesThePatternsOfASchemaAndNoOthers(String sql, List<String> patterns) {
        assertThat(names(sql)).isEqualTo(patterns);
    }

    private static Pattern.SubtypeFamily family(String sql) {
        return Patterns.families(found(sql)).getFirst();
    }

    private static final String GUARDED =
            "CREATE TABLE events (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('talk', 'day_off')),"
                + " UNIQUE (id, kind));CREATE TABLE talks (event_id bigint PRIMARY KEY, kind text NOT NULL GENERATED"
                + " ALWAYS AS ('talk') STORED, room text, FOREIGN KEY (event_id, kind) REFERENCES events (id, kind));";

    @Test
    void aFamilyWhoseReferencesIncludeTheKindIsDisjoint() {
        Pattern.SubtypeFamily f = family(GUARDED);
        assertThat(f.disjoint()).isEqualTo(Enforcement.ENFORCED);
        assertThat(f.subtypes().getFirst().value()).contains("talk");
        assertThat(f.subtypes().getFirst().guard().orElseThrow().value()).isEqualTo("kind");
        assertThat(f.complete()).isEqualTo(Enforcement.MEANT);
    }

    @Test
    void aFamilyWithoutGuardsIsMeantToBeDisjointAndTheGapSaysWhatIsAccepted() {
        String sql = BASE + "CREATE TABLE talks (event_id bigint PRIMARY KEY REFERENCES events (id), room text);"
                + "CREATE TABLE days_off (event_id bigint PRIMARY KEY REFERENCES events (id), paid boolean);";
        Finding f = found(sql).getFirst();
        assertThat(((Pattern.SubtypeFamily) f.pattern()).disjoint()).isEqualTo(Enforcement.MEANT);
        assertThat(f.gaps().getFirst().title()).isEqualTo("talks accepts a row for an event of kind 'day_off'");
        assertThat(f.gaps().getFirst().remedy()).hasSize(1);
        assertThat(f.evidence().getFirst()).startsWith("The key of talks, event_id, is a foreign key to events");
    }

    @Test
    void subtypesStandInTheOrderOfTheKindsWhateverTheOrderOfTheirTables() {
        String sql = BASE + "CREATE TABLE days_off (event_id bigint PRIMARY KEY REFERENCES events (id), paid boolean);"
                + "CREATE TABLE talks (event_id bigint PRIMARY KEY REFERENCES events (id), room text);";
        assertThat(family(sql).subtypes().stream().map(s -> s.value().orElse("")))
                .containsExactly("talk", "day_off");
    }

    @Test
    void severalLevelsOfSubtypesAreOneTreeWhoseLeavesHaveTheValuesOfTheTop() {
        List<Pattern.SubtypeFamily> families = Patterns.families(found(
                "CREATE TABLE party (id int PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('employee', 'customer',"
                        + " 'firm')));CREATE TABLE person (id int PRIMARY KEY REFERENCES party, born date);CREATE TABLE"
                        + " firm (id int PRIMARY KEY REFERENCES party, vat text);CREATE TABLE employee (id int PRIMARY"
                        + " KEY REFERENCES person, hired date);CREATE TABLE customer (id int PRIMARY KEY REFERENCES"
                        + " person, points int);"));
        Pattern.SubtypeFamily top = families.getFirst();
        assertThat(families).hasSize(2);
        assertThat(top.levels()).isEqualTo(2);
        assertThat(top.within()).isEmpty();
        assertThat(families.getLast().within()).contains(top.table());
        assertThat(tree(top.subtypes())).isEqualTo("firm=firm(), person=(employee=employee(), customer=customer())");
    }

    private static String tree(List<Pattern.Subtype> subtypes) {
        return subtypes.stream()
                .map(s -> s.table() + "=" + s.value().orElse("") + "(" + tree(s.below()) + ")")
                .collect(Collectors.joining(", "));
    }

    @Test
    void aSingleTableTellsWhichKindsHaveAColumnAndMustHaveIt() {
        Pattern.SingleTable t = (Pattern.SingleTable)
                found("CREATE TABLE animals (id bigint PRIMARY KEY, type text NOT NULL CHECK (type IN ('dog', 'cat')),"
                    + " bark int, purr int, CHECK (type <> 'dog' OR bark IS NOT NULL), CHECK (type = 'cat' OR purr IS"
                    + " NULL));")
                        .getFirst()
                        .pattern();
        assertThat(t.columns())
                .extracting(c -> c.column().value(), Pattern.KindColumn::values, Pattern.KindColumn::required)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bark", List.of("dog"), true),
                        org.assertj.core.groups.Tuple.tuple("purr", List.of("cat"), false));
    }

    private static List<String> values(String sql) {
        Reading r = Reading.of(Dialect.POSTGRESQL, "schema.sql", sql);
        Pattern.SubtypeFamily family =
                Patterns.families(Patterns.recognise(r.schema(), r.rows())).getFirst();
        return family.subtypes().stream()
                .map(s -> s.table().name() + " " + s.value().orElse("?"))
                .toList();
    }

    @Test
    void theRowsOfALookupTableSayWhichNumberMeansWhichTable() {
        String tables = """
            CREATE TABLE vehicles (id bigint PRIMARY KEY, kind_id int NOT NULL REFERENCES vehicle_kinds);
            CREATE TABLE boats (id bigint PRIMARY KEY REFERENCES vehicles, draught numeric);
            CREATE TABLE heavy_trucks (id bigint PRIMARY KEY REFERENCES vehicles, axles int);
            """;
        assertThat(values("CREATE TABLE vehicle_kinds (id int PRIMARY KEY, name text NOT NULL, note text);INSERT INTO"
                        + " vehicle_kinds (name, id) VALUES ('Heavy truck', 7), ('It''s a boat', 9), (upper('x'), 10);"
                        + tables))
                .containsExactly("heavy_trucks 7", "boats 9");
        assertThat(values("CREATE TABLE vehicle_kinds (id serial PRIMARY KEY, name text NOT NULL);INSERT INTO"
            + " vehicle_kinds (name) VALUES ('boat'); INSERT INTO vehicle_kinds (name) VALUES ('heavy-truck');"
                        + tables))
                .containsExactly("boats 1", "heavy_trucks 2");
    }

    @Test
    void valuesThatAreShortForTheNamesOfTablesAreMatchedWhereOnlyOneCanBeMeant() {
        String tables = """
            CREATE TABLE term_loans (id int PRIMARY KEY REFERENCES deals, months int);
            CREATE TABLE letters_of_credit (id int PRIMARY KEY REFERENCES deals, bank text);
            """;
        String deals = "CREATE TABLE deals (id int PRIMARY KEY, deal_type text NOT NULL CHECK (deal_type IN (%s)));";
        assertThat(values(deals.formatted("'LC', 'TL'") + tables))
                .containsExactly("letters_of_credit LC", "term_loans TL");
        assertThat(values(deals.formatted("'T', 'TL', 'LC'") + tables))
                .as("T and TL may both mean term loans, and one match may be chance")
                .containsExactly("term_loans ?", "letters_of_credit ?");
    }

    @Test
    void whatAFlagDoesNotMarkIsOnlyTheTableThatIsCalledByTheOpposite() {
        assertThat(values("CREATE TABLE clients (id int PRIMARY KEY, is_company boolean NOT NULL);"
                        + "CREATE TABLE companies (id int PRIMARY KEY REFERENCES clients, vat text);"
                        + "CREATE TABLE persons (id int PRIMARY KEY REFERENCES clients, born date);"))
                .containsExactly("persons false", "companies true");
        assertThat(values("CREATE TABLE users (id int PRIMARY KEY, is_admin boolean NOT NULL);"
                        + "CREATE TABLE admins (id int PRIMARY KEY REFERENCES users, level int);"
                        + "CREATE TABLE carts (id int PRIMARY KEY REFERENCES users, total numeric);"))
                .doesNotContain("carts false");
    }

    @Test
    void aTemporalTableWithoutAnExclusionIsOnlyMeantAndGetsOneProposed() {
        Finding f = found("CREATE TABLE rates (room_id bigint NOT NULL REFERENCES rooms (id), valid_from date, valid_to"
                        + " date);")
                .getFirst();
        assertThat(((Pattern.Temporal) f.pattern()).enforced()).isEqualTo(Enforcement.MEANT);
        assertThat(f.gaps().getFirst().remedy()).hasSize(1);
    }
}
