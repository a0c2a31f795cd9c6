package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in a schema, every command does its work or says why not. {@code -Dodd.seeds=1000} tries more schemas, {@code -Dodd.first=17}
 * others.
 */
class OddSchemasTest {
    private static final int SEEDS = Integer.getInteger("odd.seeds", 40);
    private static final int FIRST = Integer.getInteger("odd.first", 0);
    private static final Pattern SEVERAL = Pattern.compile("several families: (.*)\\. Name one");

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (a int primary key, b int references t (b), unique (b), check (b > 0));",
                "create table t (a int, b int, unique (a, b), foreign key (a, b) references t (b, a), check (a <> a));",
                // A kind that needs no table of its own, beside one that does; and one whose table's columns are all
                // defaults.
                """
                create table e (id int primary key, kind text not null check (kind in ('note', 'call')));
                create table calls (e_id int primary key references e, number text not null);
                """,
                """
                create type sort as enum ('all', 'local');
                create table site (id int primary key, sort sort not null default 'local');
                create table local_site (id int primary key, sort sort not null default 'local', label text);
                create table local_site_limit (local_site_id int primary key references local_site on delete cascade, n int);
                """
            })
    void everyCommandWorksOn(String sql) throws Exception {
        assertThat(faults("s.sql", sql)).isEmpty();
    }

    @Test
    void noOddSchemaIsTooOdd() throws Exception {
        List<String> faults = new ArrayList<>();
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            faults.addAll(faults(seed + ".sql", OddSchemas.of(seed)));
        }
        assertThat(faults).isEmpty();
    }

    /** Runs all commands on {@code sql} and returns what went wrong by Plinth's own fault. */
    private List<String> faults(String name, String sql) throws Exception {
        Files.writeString(dir.resolve(name), sql, StandardCharsets.UTF_8);
        List<String> faults = new ArrayList<>();
        Stream.of(
                        "check",
                        "check --format json",
                        "patterns",
                        "patterns --format json",
                        "render --out -",
                        "export --dry-run --out exported",
                        "--text")
                .forEach(c -> run(name, c, faults));
        for (String family : families(name)) {
            for (String layout : List.of(
                    "class-table --option guarded",
                    "class-table --option bare",
                    "single-table --option guarded",
                    "single-table --option bare,partial-indexes",
                    "concrete-tables --option view",
                    "concrete-tables --option no-view")) {
                run(name, "layout" + family + " --strategy " + layout, faults);
                run(name, "export --dry-run --out exported" + family + " --strategy " + layout, faults);
            }
            run(name, "compare --rows 1,1k,1T --plans --assumptions" + family, faults);
            run(name, "compare --format json" + family, faults);
        }
        return faults;
    }

    /** Returns the option that names each of the families in {@code file}. */
    private List<String> families(String file) {
        Run r = Run.of(dir, "compare", "--rows", "1k", file);
        Matcher several = SEVERAL.matcher(r.err());
        if (several.find()) {
            return Pattern.compile(", ")
                    .splitAsStream(several.group(1))
                    .filter(f -> !f.contains(" "))
                    .map(f -> " --family " + f)
                    .toList();
        }
        return r.err().contains("no family") ? List.of() : List.of("");
    }

    private void run(String file, String command, List<String> faults) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("--trace", file));
        Run r;
        try {
            r = Run.of(dir, arguments);
        } catch (RuntimeException | Error e) {
            faults.add(String.join(" ", arguments) + ": " + e);
            return;
        }
        if (r.fault()) {
            faults.add(String.join(" ", arguments) + ": " + r.err());
        }
    }
}
