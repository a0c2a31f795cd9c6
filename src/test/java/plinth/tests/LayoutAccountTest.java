package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Item;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.renderer.sql.Adoption;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Edited;

/**
 * A layout accounts for everything: what a PostgreSQL that holds the original lists of the family's tables, and of what depends on them, is in the layout at the
 * place that the layout says, or is a stated loss. {@code -Dlayouts=REGEX} takes the files of such names alone, and {@code -Dstrategies=REGEX} such
 * layouts.
 */
@Tag("slow")
class LayoutAccountTest {
    /** What stands in a database, as the items of a layout are called. */
    private static final String ITEMS = """
        WITH rel AS (
          SELECT c.oid, n.nspname, c.relname, c.relkind, c.relrowsecurity
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema')
        SELECT 'table', nspname, relname, '' FROM rel WHERE relkind IN ('r', 'p')
        UNION ALL SELECT 'view', nspname, relname, '' FROM rel WHERE relkind IN ('v', 'm')
        UNION ALL SELECT 'column', nspname, relname, a.attname FROM rel JOIN pg_attribute a ON a.attrelid = rel.oid
          WHERE relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL SELECT 'value', nspname, relname, a.attname FROM rel JOIN pg_attribute a ON a.attrelid = rel.oid
          WHERE relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND (a.atthasdef OR a.attidentity <> '')
        UNION ALL SELECT 'not null', nspname, relname, a.attname FROM rel JOIN pg_attribute a ON a.attrelid = rel.oid
          WHERE relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND a.attidentity = ''
            AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = rel.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey))
        UNION ALL SELECT CASE k.contype WHEN 'c' THEN 'check' WHEN 'f' THEN 'foreign key' WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique'
            ELSE 'exclusion' END, nspname, relname, k.conname
          FROM rel JOIN pg_constraint k ON k.conrelid = rel.oid WHERE k.contype IN ('c', 'f', 'p', 'u', 'x')
        UNION ALL SELECT 'index', nspname, r.relname, x.relname FROM rel r JOIN pg_index i ON i.indrelid = r.oid JOIN pg_class x ON x.oid = i.indexrelid
          WHERE r.relkind IN ('r', 'p') AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
        UNION ALL SELECT 'trigger', nspname, relname, g.tgname FROM rel JOIN pg_trigger g ON g.tgrelid = rel.oid WHERE NOT g.tgisinternal
        UNION ALL SELECT 'policy', nspname, relname, p.polname FROM rel JOIN pg_policy p ON p.polrelid = rel.oid
        UNION ALL SELECT 'option', nspname, relname, 'ENABLE ROW LEVEL SECURITY' FROM rel WHERE relrowsecurity
        UNION ALL SELECT 'comment', nspname, relname, coalesce(a.attname, '') FROM rel JOIN pg_description d ON d.objoid = rel.oid
            AND d.classoid = 'pg_class'::regclass LEFT JOIN pg_attribute a ON a.attrelid = rel.oid AND a.attnum = d.objsubid AND d.objsubid > 0
          WHERE relkind IN ('r', 'p')
        UNION ALL SELECT 'comment', nspname, relname, k.conname FROM rel JOIN pg_constraint k ON k.conrelid = rel.oid
          JOIN pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass
        UNION ALL SELECT 'comment', nspname, r.relname, x.relname FROM rel r JOIN pg_index i ON i.indrelid = r.oid JOIN pg_class x ON x.oid = i.indexrelid
          JOIN pg_description d ON d.objoid = x.oid AND d.classoid = 'pg_class'::regclass
        UNION ALL SELECT 'statement', n.nspname, s.stxname, '' FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
        UNION ALL SELECT 'statement', '', p.pubname, '' FROM pg_publication p
        UNION ALL SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname, p.proname, '' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        """;

    /** A family and a way to lay it out. */
    record Case(String file, Reading reading, Family family, Strategy strategy) {
        Schema schema() {
            return reading.schema();
        }

        @Override
        public String toString() {
            return file + " " + family + " as " + strategy.describe();
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> all = new ArrayList<>();
        for (String folder : List.of("layouts", "patterns")) {
            try (Stream<Path> files = Files.list(Shared.root().resolve("src/test/cases/" + folder))) {
                for (Path f : files.filter(x -> x.toString().endsWith(".sql"))
                        .filter(x -> x.getFileName().toString().matches(System.getProperty("layouts", ".*")))
                        .sorted()
                        .toList()) {
                    add(all, f.getFileName().toString(), Samples.read(Files.readString(f)));
                }
            }
        }
        Samples.NAMES.stream()
                .filter(n -> n.matches(System.getProperty("layouts", ".*")))
                .forEach(n -> add(all, n, Samples.reading(n)));
        return all.stream();
    }

    private static void add(List<Case> all, String file, Reading reading) {
        Schema schema = reading.schema();
        for (Family f : FamilyReader.families(schema, Patterns.recognise(schema, reading.rows()))) {
            for (Strategy s : List.of(
                    new Strategy.ClassTable(true),
                    new Strategy.ClassTable(false),
                    new Strategy.SingleTable(true, true),
                    new Strategy.SingleTable(false, false),
                    new Strategy.SingleTable(true, false, true),
                    new Strategy.SingleTable(false, false, true),
                    new Strategy.ConcreteTables(true),
                    new Strategy.ConcreteTables(false),
                    Strategy.inheriting())) {
                boolean asked = s.describe().matches(System.getProperty("strategies", ".*"));
                if (asked
                        && !s.equals(f.today())
                        && Layouts.refusal(schema, f, s).isEmpty()) {
                    all.add(new Case(file, reading, f, s));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everythingIsInTheLayoutOrAStatedLoss(Case c) throws Exception {
        Layout laid = Layouts.lay(c.schema(), c.family(), c.strategy());
        Set<Item> was = ORIGINALS.computeIfAbsent(DdlWriter.write(c.schema()), LayoutAccountTest::items);
        Set<Item> is = items(DdlWriter.write(laid.schema()));
        Set<Item> said = new HashSet<>();
        laid.mapping().keySet().forEach(i -> said.add(plain(i)));
        laid.losses().forEach(l -> said.add(plain(l.item())));
        Set<Item> silent = new LinkedHashSet<>(was);
        // What stands there as before has not moved; a table of the family is another one under the same name.
        Set<ObjectName> family = new HashSet<>();
        family.add(c.family().base());
        c.family().kinds().forEach(k -> family.add(k.table()));
        silent.removeIf(i -> said.contains(i) || !family.contains(i.object()) && is.contains(i));
        assertThat(silent).as("neither in the layout nor a loss").isEmpty();
        List<Item> missing = laid.mapping().values().stream()
                .flatMap(List::stream)
                .map(LayoutAccountTest::plain)
                .filter(i -> KINDS.contains(i.kind()) && !is.contains(i))
                .distinct()
                .toList();
        assertThat(missing).as("said to be in the layout").isEmpty();
        boolean remade = c.strategy() instanceof Strategy.SingleTable s && s.partitioned()
                || c.strategy().equals(Strategy.inheriting()) && c.family().today() instanceof Strategy.ClassTable;
        if (remade) {
            return;
        }
        Edited edited = Adoption.carryOut(c.reading(), laid.schema());
        assertThat(edited).as(c.toString()).isInstanceOf(Edited.Done.class);
        String text = ((Edited.Done) edited)
                .reading().files().stream().map(f -> f.script().text()).collect(Collectors.joining("\n"));
        assertThat(items(text)).as("in the text that has adopted it").isEqualTo(is);
    }

    private static final Map<String, Set<Item>> ORIGINALS = new ConcurrentHashMap<>();

    private static final Set<String> KINDS = Set.of(
            "table",
            "view",
            "column",
            "check",
            "foreign key",
            "primary key",
            "unique",
            "exclusion",
            "index",
            "trigger",
            "policy");

    /** What a database does not tell apart. */
    private static Item plain(Item i) {
        return switch (i.kind()) {
            case "default", "identity", "serial", "generated" -> new Item("value", i.object(), i.part());
            case "statement", "function", "procedure" -> new Item(i.kind(), i.object(), "");
            default -> i;
        };
    }

    private static Set<Item> items(String ddl) {
        Set<Item> all = new LinkedHashSet<>();
        try (TestDatabase db = Postgres.database()) {
            db.load(ddl);
            Connection c = db.connection();
            try (Statement s = c.createStatement();
                    ResultSet r = s.executeQuery(ITEMS)) {
                while (r.next()) {
                    String schema = r.getString(2);
                    ObjectName name = schema.isEmpty()
                            ? new ObjectName(ObjectName.NONE, new plinth.model.schema.Name(r.getString(3)))
                            : ObjectName.of(schema, r.getString(3));
                    all.add(new Item(r.getString(1), name, r.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(ddl, e);
        }
        return all;
    }
}
