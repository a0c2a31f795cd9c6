package plinth.model.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;

class FamilyReaderTest {
    private static final String FILMS = """
        create table film (id bigint primary key references asset, runtime integer);
        create table album (id bigint primary key references asset, tracks integer);
        """;

    private static Schema schema(String sql) {
        return Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema();
    }

    private static Family family(String sql) {
        Schema schema = schema(sql);
        return FamilyReader.families(schema, Patterns.recognise(schema)).getFirst();
    }

    private static String refused(String sql) {
        Schema schema = schema(sql);
        assertThat(FamilyReader.families(schema, Patterns.recognise(schema))).isEmpty();
        return FamilyReader.refused(schema, Patterns.recognise(schema))
                .getFirst()
                .toString();
    }

    private static Layout laid(String sql, Strategy s) {
        return Layouts.lay(schema(sql), family(sql), s);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dtype varchar(31), ",
                "dtype varchar(31) not null, ",
                "dtype varchar(31) not null check (dtype in ('film', 'album')), ",
                "dtype smallint not null check (dtype in (1, 2)), unique (id, dtype), ",
                ""
            })
    void familiesAreReadHoweverTheirKindsAreTold(String discriminator) {
        String films = discriminator.contains("unique") ? """
            create table film (id bigint primary key, dtype smallint not null check (dtype = 1), runtime integer,
                foreign key (id, dtype) references asset (id, dtype));
            create table album (id bigint primary key, dtype smallint not null generated always as (2) stored,
                tracks integer, foreign key (id, dtype) references asset (id, dtype));
            """ : FILMS;
        String sql = "create table asset (id bigint primary key, " + discriminator + "created timestamptz not null);"
                + films;
        Family f = family(sql);
        List<String> values = f.kinds().stream().map(Family.Kind::value).toList();
        assertThat(values)
                .containsExactlyElementsOf(
                        discriminator.contains("unique") ? List.of("1", "2") : List.of("film", "album"));
        assertThat(f.assumed().isEmpty()).as(f.assumed().toString()).isEqualTo(discriminator.contains("check"));
        assertThat(f.told()).isEqualTo(!discriminator.isEmpty());
        for (Strategy s : Strategy.usual(f)) {
            assertThat(Layouts.lay(schema(sql), f, s).tables()).isNotEmpty();
        }
        assertThat(Layouts.lay(schema(sql), f, f.today()).schema()).isEqualTo(schema(sql));
    }

    @Test
    void whatCannotBeLaidOutIsRefusedWithTheReason() {
        assertThat(refused("create table asset (id bigint primary key, kind text not null check (kind = 'film'));"
                        + "create table film (id bigint primary key references asset, runtime integer);"))
                .startsWith("asset has one kind only, film");
        assertThat(refused("""
            create table notes (id bigint primary key, type text, a text, b text, c text, d text, e text,
                f text, g text);
            """)).contains("nothing limits type");
    }

    @Test
    void kindsThatOverlapHaveAFlagEachInEveryLayout() {
        String sql = """
            create table parties (id bigint primary key, name text not null, is_customer boolean,
                is_supplier boolean not null default false);
            create table customers (id bigint primary key references parties, credit numeric not null);
            create table suppliers (id bigint primary key references parties, rating integer, since date);
            create table partners (id bigint primary key references parties, since date);
            """;
        Family f = family(sql);
        assertThat(f.overlapping()).isTrue();
        assertThat(f.kinds().stream().map(f::mark).map(Name::value))
                .containsExactly("is_customer", "is_supplier", "is_partner");
        Table single = laid(sql, new Strategy.SingleTable(true, false)).schema().requireTable(f.base());
        assertThat(single.checks().stream().map(c -> c.expression().toString()))
                .contains(
                        "is_customer IS TRUE OR credit IS NULL",
                        "is_customer IS NOT TRUE OR credit IS NOT NULL",
                        "is_supplier OR (rating IS NULL AND supplier_since IS NULL)");
        assertThat(single.columns().stream().map(c -> c.name().value()))
                .as("a row of two kinds has the column of each")
                .contains("supplier_since", "partner_since");
        Layout concrete = laid(sql, new Strategy.ConcreteTables(true));
        assertThat(concrete.schema().view(f.base()).orElseThrow().query().toString())
                .contains("FULL JOIN")
                .contains("partners.id IS NOT NULL AS is_partner");
        assertThat(concrete.losses().toString()).contains("Rows that are of none of its kinds have no table");
    }

    @Test
    void whatTablesOfAViewHaveInCommonBecomesTheBase() {
        String sql = """
            create table cafes (id bigint primary key, street text not null unique, phone text not null, seats integer,
                constraint loud check (phone <> '0'), check (seats > 0));
            create table parks (id bigint primary key, street text not null unique, phone text, hectares numeric not null);
            create view places as select id, 'cafe' as what, street, phone, seats, null::numeric as hectares from cafes
                union all select id, 'park', street, phone, null, hectares from parks;
            """;
        Family f = family(sql);
        assertThat(f.today()).isEqualTo(new Strategy.ConcreteTables(true));
        assertThat(Layouts.lay(schema(sql), f, f.today()).schema()).isEqualTo(schema(sql));
        Layout bare = laid(sql, new Strategy.ClassTable(false));
        Table base = bare.schema().requireTable(f.base());
        assertThat(base.columns().stream().map(c -> c.name().value())).containsExactly("id", "what", "street", "phone");
        assertThat(base.checks().stream().map(c -> c.expression().toString()))
                .containsExactly("what <> 'cafe' OR (phone <> '0')", "what <> 'cafe' OR phone IS NOT NULL");
        assertThat(base.uniques().getFirst().columns().toString())
                .contains("street")
                .contains("what");
        assertThat(bare.schema().requireTable(ObjectName.of("parks")).columns().stream()
                        .map(c -> c.name().value()))
                .containsExactly("id", "hectares");
        assertThat(bare.losses().stream().map(Loss::reason))
                .containsExactlyInAnyOrder(
                        "Rows of two of the tables with the same id, which nothing forbids today, cannot both be in"
                                + " places.",
                        "The view places is a table from now on, of id, what, street, phone.");
    }

    @Test
    void todayIsTheUsersOwnTablesAndComesFirst() {
        Family f = family("""
            create table notices (id bigint primary key, kind text not null check (kind in ('mail', 'text')),
                address text, phone text, check ((kind = 'mail') = (address is not null)),
                check ((kind = 'text') = (phone is not null)));
            """);
        assertThat(f.today()).isEqualTo(new Strategy.SingleTable(true, false));
        assertThat(Strategy.usual(f).stream().map(Strategy::describe))
                .containsExactly(
                        "single-table guarded",
                        "class-table guarded",
                        "single-table guarded partial-indexes",
                        "concrete-tables view");
    }

    @Test
    void aTableThatOnlyHasTheNameOfAKindIsLeftAlone() {
        String sql = """
            create table tasks (id integer primary key, kind text not null check (kind in ('visit', 'order')));
            create table visits (task_id integer primary key references tasks on delete cascade, place text not null);
            create table orders (id integer primary key, total numeric not null);
            """;
        ObjectName orders = ObjectName.of("orders");
        for (Strategy s : Strategy.usual(family(sql))) {
            assertThat(laid(sql, s).schema().requireTable(orders))
                    .as(s.describe())
                    .isEqualTo(schema(sql).requireTable(orders));
        }
    }

    @Test
    void whatConcreteTablesCannotKeepIsKeptInPartOrNamed() {
        Layout l = laid("""
            create table kinds (code text primary key);
            create table tickets (id integer primary key,
                kind text not null references kinds check (kind in ('bug', 'chore')), title text not null,
                closed_on date, constraint stay_open check (kind <> 'chore' or closed_on is null),
                constraint per_kind unique (kind, title),
                constraint odd check (length(kind) < length(title))) with (fillfactor = 80);
            comment on table tickets is 'What people ask for';
            create unique index one_open on tickets (title) where kind = 'bug' and closed_on is null;
            alter table tickets enable row level security;
            create policy mine on tickets using (title like 'my%');
            create table bugs (ticket_id integer primary key references tickets on delete cascade, severity integer);
            create table chores (ticket_id integer primary key references tickets on delete cascade, room text);
            """, new Strategy.ConcreteTables(true));
        assertThat(l.notCarried().toString())
                .contains("foreign key", "tickets_kind_fkey of tickets is left out")
                .doesNotContain(
                        "odd", "stay_open", "per_kind", "one_open", "mine", "LEVEL SECURITY", "comment", "fillfactor");
        for (ObjectName n : l.tables()) {
            Table t = l.schema().requireTable(n);
            assertThat(t.policies()).hasSize(1);
            assertThat(t.traits()).contains("ENABLE ROW LEVEL SECURITY");
            assertThat(t.with()).hasSize(1);
        }
        assertThat(l.schema().requireTable(l.tables().getFirst()).checks().toString())
                .contains("length('bug') < length(");
        assertThat(l.schema().requireTable(l.tables().getFirst()).indexes().toString())
                .contains("closed_on");
        assertThat(l.schema().requireTable(l.tables().getLast()).indexes()).isEmpty();
        assertThat(l.schema().requireTable(l.tables().getLast()).checks().toString())
                .contains("closed_on");
        assertThat(l.schema().requireTable(l.tables().getFirst()).uniques()).hasSize(1);
        assertThat(l.notEnforced().toString()).doesNotContain("(kind, title)");
    }

    @Test
    void aRuleOfOneKindComesBackFromTheSingleTable() {
        String sql = """
            create table animals (id integer primary key, kind text not null check (kind in ('dog', 'cat')));
            create table dogs (animal_id integer primary key references animals on delete restrict, leash integer not null);
            create table cats (animal_id integer primary key references animals on delete cascade,
                lives integer not null check (lives <= 9));
            """;
        Schema single = laid(sql, new Strategy.SingleTable(true, false)).schema();
        Family f = FamilyReader.families(single, Patterns.recognise(single)).getFirst();
        Layout back = Layouts.lay(single, f, new Strategy.ClassTable(true));
        assertThat(back.schema().requireTable(back.tables().getLast()).checks().toString())
                .contains("lives")
                .doesNotContain("<> ");
        // What deleting a base row does today it does in every class table.
        Layout guarded = laid(sql, new Strategy.ClassTable(true));
        assertThat(guarded.schema()
                        .requireTable(guarded.tables().get(1))
                        .foreignKeys()
                        .getFirst()
                        .onDelete())
                .isEqualTo(plinth.model.schema.Constraint.Action.RESTRICT);
    }

    @Test
    void whatCannotBeLaidOutSaysWhy() {
        Schema levels = schema("""
            create table plants (id integer primary key, kind text not null check (kind in ('wind_farm', 'solar_park')));
            create table renewables (plant_id integer primary key references plants, tariff numeric);
            create table wind_farms (plant_id integer primary key references renewables, rotors integer);
            create table solar_parks (plant_id integer primary key references renewables, panels integer);
            """);
        assertThat(FamilyReader.results(levels, Patterns.recognise(levels)).toString())
                .contains("names the tables below renewables, wind_farm and solar_park");
    }
}
