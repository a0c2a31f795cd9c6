package plinth.tests.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.database.Catalog;
import plinth.database.Difference;
import plinth.database.SchemaComparison;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Meaning;
import plinth.model.edit.Outcome;
import plinth.model.schema.KeptNames;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.SourceText;
import plinth.model.text.Statement;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Edited;
import plinth.renderer.sql.StepRewriter;
import plinth.renderer.sql.Steps;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

/**
 * Random edits of a schema whose text is cut into the steps of a migration: the steps stay as they are, what the edits ask for stands in the pending one, and
 * the catalog of a PostgreSQL that ran all of them is what the schema says.
 */
class PendingStepTest {
    private static final long SEED = Long.getLong("plinth.seed", 20261124L);

    @Test
    void aDatabaseThatRanAllStepsIsWhatTheSchemaSays() throws Exception {
        new Run(Integer.getInteger("plinth.chains", 20)).go();
    }

    @Test
    @Tag("slow")
    void fourHundredChainsOfEditsComeToWhatTheSchemaSays() throws Exception {
        new Run(Math.max(400, Integer.getInteger("plinth.chains", 400))).go();
    }

    private static final class Run {
        private final int chains;
        private final List<String> wrong = new ArrayList<>();
        private final Map<String, int[]> tally = new TreeMap<>();
        private final Map<String, Integer> reasons = new TreeMap<>();
        private int never;
        private int names;
        private int compared;

        Run(int chains) {
            this.chains = chains;
        }

        void go() throws SQLException {
            System.out.println("seed " + SEED + " (-Dplinth.seed), " + chains + " chains of edits");
            List<Corpus.Text> texts = new ArrayList<>(Corpus.samples());
            texts.add(new Corpus.Text("everything", Everything.SQL));
            texts.add(new Corpus.Text("everything", Everything.SQL));
            texts.add(new Corpus.Text("dump", Everything.DUMP));
            try (TestDatabase db = Postgres.database()) {
                db.connection().setAutoCommit(false);
                for (int i = 0; i < chains; i++) {
                    SplittableRandom random = new SplittableRandom(SEED * 31 + i);
                    Corpus.Text text = texts.get(random.nextInt(texts.size()));
                    chain(db, text, random, "seed " + SEED + ", chain " + i + " of " + text.name());
                }
            }
            tally.forEach((kind, n) -> System.out.printf(
                    java.util.Locale.ROOT, "%-18s appended %4d  patched %4d  refused %4d%n", kind, n[0], n[1], n[2]));
            System.out.println(
                    compared + " databases compared, " + names + " names of NOT NULL that nobody gave differ, " + never
                            + " chains that PostgreSQL takes in no way");
            reasons.forEach((r, n) -> System.out.println("  " + n + "  " + r));
            assertThat(wrong).as("chains that come to something else").isEmpty();
            assertThat(compared).isGreaterThanOrEqualTo(chains * 3 / 4);
        }

        private void chain(TestDatabase db, Corpus.Text text, SplittableRandom random, String where)
                throws SQLException {
            Reading start = Reading.of(Dialect.POSTGRESQL, steps(text.sql(), random));
            int pending = start.files().size() - 1;
            Steps steps = new Steps(
                    IntStream.rangeClosed(0, pending).map(f -> pending).boxed().toList(),
                    IntStream.rangeClosed(0, pending).mapToObj(f -> false).toList());
            Reading reading = start;
            List<Edit> done = new ArrayList<>();
            for (int k = 1 + random.nextInt(5); k > 0; k--) {
                Edit edit = RandomEdits.draw(reading.schema(), random);
                int[] n = tally.computeIfAbsent(edit.getClass().getSimpleName(), x -> new int[3]);
                switch (StepRewriter.edit(reading, edit, steps)) {
                    case Edited.Refused r -> {
                        n[2]++;
                        reasons.merge(
                                r.reason().startsWith("No statements")
                                        ? edit.getClass().getSimpleName() + ": " + r.reason()
                                        : "(the edit itself)",
                                1,
                                Integer::sum);
                    }
                    case Edited.Done d -> {
                        String before = reading.files().get(pending).script().text();
                        n[d.reading().files().get(pending).script().text().startsWith(before) ? 0 : 1]++;
                        law(reading, edit, d.reading(), where);
                        reading = d.reading();
                        done.add(edit);
                    }
                }
            }
            for (int f = 0; f < pending; f++) {
                assertThat(reading.files().get(f).script())
                        .as(where)
                        .isSameAs(start.files().get(f).script());
            }
            compare(db, reading, where + ": " + done);
        }

        private void law(Reading before, Edit edit, Reading after, String where) {
            boolean same = List.of(before.schema(), KeptNames.given(before.schema())).stream()
                    .anyMatch(s -> Edits.apply(s, behind(edit)) instanceof Outcome.Done(Schema wanted)
                                    && Meaning.same(KeptNames.given(wanted), KeptNames.given(after.schema()))
                            || Edits.apply(s, edit) instanceof Outcome.Done(Schema exact)
                                    && Meaning.same(exact, after.schema()));
            if (!same) {
                wrong.add(where + ": the law is broken by " + edit);
            }
        }

        private static Edit behind(Edit edit) {
            return switch (edit) {
                case Edit.AddColumn a -> new Edit.AddColumn(a.table(), a.column(), -1);
                case Edit.Together t ->
                    new Edit.Together(
                            t.label(), t.edits().stream().map(Run::behind).toList());
                default -> edit;
            };
        }

        private void compare(TestDatabase db, Reading reading, String what) throws SQLException {
            String pending = reading.files().getLast().script().text();
            Catalog steps;
            List<Difference> found;
            try {
                for (Reading.File f : reading.files()) {
                    if (!f.script().text().isBlank()) {
                        db.load(f.script().text());
                        db.load("SET search_path = public");
                    }
                }
                steps = Catalog.read(db.connection());
                found = new ArrayList<>(
                        SchemaComparison.of(db.connection(), reading.schema()).differences());
            } catch (SQLException e) {
                db.connection().rollback();
                String message = String.valueOf(e.getMessage());
                if (message.contains("unsafe use of new value")
                        || message.contains("cannot cast type")
                        || refused(db, reading.schema())) {
                    // A label that nobody may use before it is committed, a cast that there is not, or a schema that
                    // PostgreSQL has in no way.
                    never++;
                } else {
                    wrong.add(what + ": " + message + " in\n" + pending);
                }
                return;
            } finally {
                db.connection().rollback();
            }
            compared++;
            // The one kind of name that no edit asks for: that of a NOT NULL.
            names += (int) found.stream().filter(Run::ofNotNull).count();
            found.removeIf(Run::ofNotNull);
            if (!found.isEmpty()) {
                wrong.add(what + ": the schema says otherwise: " + found + " in\n" + pending);
            }
            try {
                db.load(DdlWriter.write(reading.schema()));
                Catalog written = Catalog.read(db.connection());
                List<Difference> real = Catalog.differences(steps, written).stream()
                        .filter(d -> !d.nameOnly() && !starred(reading.schema(), d))
                        .toList();
                if (!real.isEmpty()) {
                    wrong.add(what + ": the schema as text says otherwise: " + real + " in\n" + pending);
                }
            } catch (SQLException e) {
                wrong.add(what + ": the schema as text is refused: " + e.getMessage() + " in\n" + pending);
            } finally {
                db.connection().rollback();
            }
        }

        private static boolean refused(TestDatabase db, Schema schema) throws SQLException {
            try {
                db.load(DdlWriter.write(schema));
                return false;
            } catch (SQLException e) {
                return true;
            } finally {
                db.connection().rollback();
            }
        }

        /** A view that selects a star shows a column that came later only where it is made anew. */
        private static boolean starred(Schema schema, Difference d) {
            return schema.views()
                    .filter(v -> v.query().toString().contains("*"))
                    .anyMatch(v -> d.object().contains("." + v.name().name().value()));
        }

        private static boolean ofNotNull(Difference d) {
            return d.nameOnly() && d.object().endsWith("_not_null");
        }

        /** Cuts {@code sql} into three steps, and puts an empty pending one behind. */
        private static List<SourceText> steps(String sql, SplittableRandom random) {
            List<Statement> all = Script.of(Dialect.POSTGRESQL, sql).statements();
            int a = random.nextInt(all.size() + 1);
            int b = random.nextInt(all.size() + 1);
            int first = Math.min(a, b);
            int second = Math.max(a, b);
            String path = sql.contains("set_config('search_path'")
                    ? "SELECT pg_catalog.set_config('search_path', '', false);\n"
                    : "";
            return List.of(
                    new SourceText("1_a.sql", text(all.subList(0, first))),
                    new SourceText("2_b.sql", path + text(all.subList(first, second))),
                    new SourceText("3_c.sql", path + text(all.subList(second, all.size()))),
                    new SourceText("4_plinth_pending.sql", ""));
        }

        private static String text(List<Statement> statements) {
            return String.join("", statements.stream().map(Statement::text).toList());
        }
    }
}
