package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.renderer.kysely.KyselyTarget;
import plinth.renderer.sql.DdlWriter;

/** The TypeScript compiler takes the exports for Kysely, and Node.js runs them against PostgreSQL. Needs Node.js with npm and its registry. */
@Tag("slow")
class KyselyTest {
    private static final List<String> PACKAGES =
            List.of("kysely@0.28.18", "pg@8.23.1", "typescript@7.0.2", "@types/node@26.6.7", "@types/pg@8.23.1");

    private static Path work() {
        return Shared.root().resolve("target/kysely");
    }

    @BeforeAll
    static void compile() throws Exception {
        Clients.node(work(), PACKAGES);
        Clients.export(new KyselyTarget(), work());
        for (String program : List.of("events.ts", "odd.ts")) {
            Files.copy(Clients.cases("kysely").resolve(program), work().resolve(program));
        }
        Files.writeString(work().resolve("tsconfig.json"), Clients.TS_SETTINGS);
        assertThat(Clients.run(work(), "node", "node_modules/typescript/bin/tsc", "-p", "."))
                .as("tsc --strict, with mistakes that it must find")
                .isEmpty();
    }

    @Test
    void aClientReadsWritesConvertsAndKnowsWhatIsRefused() throws Exception {
        assertThat(program("events", Samples.text("events")))
                .containsExactly(
                        "user: [\"1\",true]",
                        "day off: [true,null]",
                        "appointment: [\"1\",\"here\",null]",
                        "before: 1",
                        "converted: true",
                        "patched: \"B\"",
                        "many: \"2\"",
                        "several: [\"C\",\"D\",\"E\"]",
                        "violation: \"email\"",
                        "violation: [\"events_user_id_fkey\",\"users\"]",
                        "violation: {\"kind\":\"not_null\",\"table\":\"users\",\"column\":\"name\"}",
                        "no violation: true",
                        "deleted: \"1\"");
    }

    @Test
    void everyTypeIsReadAsTheExportSaysAndOddNamesAreWhatTheyAre() throws Exception {
        assertThat(program("odd", DdlWriter.write(Clients.odd())))
                .containsExactly(
                        // What is read otherwise than said would stand before this.
                        "columns: 55",
                        "[\"a`b${c}\\\\d\",1,\"ha`p${p}y\",\"{sad,\\\"it's"
                                + " ok\\\"}\",[\"a,b\",\"\\\"c\\\"\"],\"a@b\",\"ü\",[1,{\"a\":null}],8]",
                        "{\"kind\":\"domain\",\"domain\":\"positive\",\"constraint\":\"is_positive\"}",
                        "{\"kind\":\"domain\",\"domain\":\"email\",\"constraint\":\"email_check\"}",
                        "{\"kind\":\"check\",\"table\":\"Odd Schema.Promise\",\"constraint\":\"no \\\\"
                                + " `here${0}\",\"columns\":[\"sql\"]}",
                        "[\"d\",\"ab\",1,\"q\\\"\",true]",
                        "12000");
    }

    private static List<String> program(String name, String ddl) throws Exception {
        return Clients.program(work(), ddl, "node", "out/" + name + ".js");
    }
}
