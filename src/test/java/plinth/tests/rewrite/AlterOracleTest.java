package plinth.tests.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.database.Catalog;
import plinth.database.CatalogEntry;
import plinth.database.Difference;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.text.Dialect;
import plinth.renderer.sql.AlterWriter;
import plinth.renderer.sql.Edited;
import plinth.renderer.sql.Rewriter;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

/**
 * The second oracle: the catalog of a PostgreSQL that loaded the rewritten text is the catalog after loading the original and running the equivalent ALTER.
 * Names that nobody gave may differ, since ALTER keeps them and a text that is loaded anew has new ones; these are counted apart.
 */
class AlterOracleTest {
    private static final long SEED = Long.getLong("plinth.seed", 20261124L);
    private static final Pattern STAR = Pattern.compile("^The view (\\S+) at .* shows columns by a star");

    @Test
    void everyKindOfEditOfATextWithEverythingComesToWhatAlterComesTo() throws Exception {
        new Run(Integer.getInteger("plinth.pairs", 42)).go();
    }

    @Test
    @Tag("slow")
    void fiveHundredRandomEditsComeToWhatAlterComesTo() throws Exception {
        Run run = new Run(Math.max(500, Integer.getInteger("plinth.pairs", 600)));
        run.go();
        TreeSet<String> kinds = new TreeSet<>();
        for (Class<?> kind : Edit.class.getPermittedSubclasses()) {
            kinds.add(kind.getSimpleName());
        }
        // Several edits together are done one by one.
        kinds.remove("Together");
        assertThat(run.agreed.keySet()).as("kinds of edits among the pairs").isEqualTo(kinds);
    }

    private static List<Corpus.Text> texts() {
        List<Corpus.Text> all = new ArrayList<>(Corpus.samples());
        all.add(new Corpus.Text("everything", Everything.SQL));
        all.add(new Corpus.Text("dump", Everything.DUMP));
        all.add(new Corpus.Text("history", Everything.HISTORY));
        return all;
    }

    private static final class Run {
        private final int pairs;
        private final List<String> wrong = new ArrayList<>();
        private final Map<String, Integer> refused = new TreeMap<>();
        private final Map<String, Integer> agreed = new TreeMap<>();
        private int names;
        private int hidden;
        private int orders;
        private int stars;
        private int never;

        Run(int pairs) {
            this.pairs = pairs;
        }

        void go() throws SQLException {
            System.out.println("seed " + SEED + " (-Dplinth.seed), " + pairs + " pairs");
            List<Corpus.Text> texts = texts();
            int done = 0;
            try (TestDatabase fresh = Postgres.database()) {
                List<TestDatabase> loaded = new ArrayList<>();
                try {
                    for (Corpus.Text t : texts) {
                        TestDatabase db = Postgres.database();
                        loaded.add(db);
                        db.load(t.sql());
                        db.load("SET search_path = public");
                        db.connection().setAutoCommit(false);
                    }
                    fresh.connection().setAutoCommit(false);
                    for (int i = 0; done < pairs && i < pairs * 10; i++) {
                        SplittableRandom random = new SplittableRandom(SEED * 31 + i);
                        int at = random.nextInt(texts.size());
                        Reading r = Reading.of(
                                Dialect.POSTGRESQL,
                                texts.get(at).name(),
                                texts.get(at).sql());
                        Optional<Edit> edit = RandomEdits.draw(i % RandomEdits.kinds(), r.schema(), random);
                        if (edit.isPresent()) {
                            done += pair(fresh, loaded.get(at), r, edit.get(), "seed " + SEED + ", draw " + i) ? 1 : 0;
                        }
                    }
                } finally {
                    for (TestDatabase db : loaded) {
                        db.close();
                    }
                }
            }
            System.out.println(done + " pairs compared, " + names + " names that nobody gave differ, " + orders
                    + " orders of columns, " + stars + " orders of columns shown by stars that a note is about, "
                    + hidden
                    + " names of hidden outputs, " + never
                    + " edits that PostgreSQL takes in neither way; by kind: " + agreed);
            assertThat(wrong).as("edits that come to something else").isEmpty();
            assertThat(done).isGreaterThanOrEqualTo(pairs);
        }

        private boolean pair(TestDatabase fresh, TestDatabase original, Reading r, Edit edit, String where)
                throws SQLException {
            String kind = edit.getClass().getSimpleName();
            if (!(Rewriter.edit(r, edit) instanceof Edited.Done d)) {
                refused.merge(kind, 1, Integer::sum);
                return false;
            }
            String text = d.reading().files().getFirst().script().text();
            List<String> alters;
            try {
                alters = AlterWriter.write(r.schema(), edit);
            } catch (IllegalArgumentException e) {
                never++;
                return false;
            }
            Run.Outcome a = run(fresh, text);
            Run.Outcome b = run(original, String.join("\n", alters));
            if (a.catalog == null && b.catalog == null) {
                never++;
                return false;
            }
            String what = where + ", " + r.files().getFirst().name() + ": " + edit + ": ";
            if (b.error.contains("cannot cast type") || b.error.contains("cannot be cast automatically")) {
                // The text may say so where no rows are; PostgreSQL converts none.
                never++;
                return false;
            }
            if (a.catalog == null || b.catalog == null) {
                wrong.add(
                        what + (a.catalog == null ? "the text is refused: " + a.error : "ALTER is refused: " + b.error)
                                + "; " + alters);
                return true;
            }
            List<Difference> all = Catalog.differences(a.catalog, b.catalog);
            names += (int) all.stream().filter(Difference::nameOnly).count();
            hidden += (int) all.stream().filter(Run::hiddenName).count();
            orders += (int) all.stream().filter(x -> order(edit, x)).count();
            stars += (int) all.stream().filter(x -> noted(d, edit, x)).count();
            List<Difference> real = all.stream()
                    .filter(x -> !x.nameOnly()
                            && !hiddenName(x)
                            && !order(edit, x)
                            && !noted(d, edit, x)
                            && !hiddenStar(edit, x))
                    .toList();
            if (!real.isEmpty()) {
                wrong.add(what + real);
            }
            agreed.merge(kind, 1, Integer::sum);
            return true;
        }

        /** A query within an expression keeps the old name of an output that nobody can see. */
        private static boolean hiddenName(Difference d) {
            return (d.of() == CatalogEntry.Kind.POLICY
                            || (definition(d) && d.object().endsWith(" public.any_people")))
                    && plain(d.left()).equals(plain(d.right()));
        }

        private static String plain(String definition) {
            return definition.replaceAll(" AS \"?\\w+\"?", "");
        }

        /** ALTER puts a new column behind all others, and moves none. */
        private static boolean order(Edit edit, Difference d) {
            return (edit instanceof Edit.MoveColumn || edit instanceof Edit.AddColumn)
                    && d.what().equals("column order");
        }

        /** A view that shows a star has its columns in the order of the table's, which is another in a database; a note says so of each. */
        private static boolean noted(Edited.Done done, Edit edit, Difference d) {
            return definition(d)
                    && (edit instanceof Edit.MoveColumn || edit instanceof Edit.AddColumn)
                    && words(d.left()).equals(words(d.right()))
                    && done.notes().stream()
                            .map(STAR::matcher)
                            .filter(Matcher::find)
                            .map(m -> m.group(1).contains(".") ? m.group(1) : "public." + m.group(1))
                            .anyMatch(view -> d.object().endsWith(" " + view));
        }

        private static boolean definition(Difference d) {
            return d.of() == CatalogEntry.Kind.RELATION && d.what().equals("definition");
        }

        /** A star that nobody sees: {@code EXISTS (SELECT * ...)} shows a new column only where it is made anew. */
        private static boolean hiddenStar(Edit edit, Difference d) {
            if (!(edit instanceof Edit.AddColumn || edit instanceof Edit.MoveColumn)
                    || !definition(d)
                    || !d.object().endsWith(" public.any_people")) {
                return false;
            }
            List<String> left = words(d.left());
            if (edit instanceof Edit.AddColumn a) {
                String column = a.column().name().value();
                left.removeIf(w -> w.replace("\"", "").endsWith("." + column));
            }
            return left.equals(words(d.right()));
        }

        /** Two lists of the same columns in another order have the same words, each as often. */
        private static List<String> words(String definition) {
            return new ArrayList<>(Pattern.compile("[\\s,;]+")
                    .splitAsStream(definition)
                    .sorted()
                    .toList());
        }

        private record Outcome(
                @org.jspecify.annotations.Nullable Catalog catalog, String error) {}

        private static Outcome run(TestDatabase db, String sql) throws SQLException {
            try {
                db.load(sql.isBlank() ? "SELECT 1" : sql);
                return new Outcome(Catalog.read(db.connection()), "");
            } catch (SQLException e) {
                return new Outcome(
                        null, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            } finally {
                db.connection().rollback();
            }
        }
    }
}
