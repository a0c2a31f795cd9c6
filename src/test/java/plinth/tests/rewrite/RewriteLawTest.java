package plinth.tests.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Meaning;
import plinth.model.edit.Outcome;
import plinth.model.text.Dialect;
import plinth.renderer.sql.Edited;
import plinth.renderer.sql.Rewriter;

/** The law: reading the changed text gives what the edit makes of the schema, or the edit is refused; nothing else of the text changes. */
class RewriteLawTest {
    private static final long SEED = Long.getLong("plinth.seed", 20261124L);

    @Test
    void randomEditsOfTheSamplesKeepTheLaw() {
        new Run(Corpus.samples(), Integer.getInteger("plinth.edits", 600)).go();
    }

    @Test
    @Tag("slow")
    void tenThousandRandomEditsOfTheCorpusKeepTheLaw() {
        new Run(Corpus.shared(), Integer.getInteger("plinth.edits", 10_000)).go();
    }

    /** So many edits, each of a text of its own draw; in a chain of up to four the later ones are of what the earlier made. */
    private static final class Run {
        private final List<Corpus.Text> texts;
        private final int edits;
        private final Map<String, int[]> tally = new TreeMap<>();
        private final Map<String, Integer> reasons = new TreeMap<>();

        Run(List<Corpus.Text> texts, int edits) {
            this.texts = texts.stream()
                    .filter(t -> !Reading.of(Dialect.POSTGRESQL, t.name(), t.sql())
                            .schema()
                            .tables()
                            .isEmpty())
                    .toList();
            this.edits = edits;
        }

        void go() {
            System.out.println("seed " + SEED + " (-Dplinth.seed), " + edits + " edits of " + texts.size() + " texts");
            List<Reading> readings = texts.stream()
                    .map(t -> Reading.of(Dialect.POSTGRESQL, t.name(), t.sql()))
                    .toList();
            int done = 0;
            List<String> broken = new ArrayList<>();
            for (int i = 0; done < edits; i++) {
                SplittableRandom random = new SplittableRandom(SEED + i);
                int at = random.nextInt(readings.size());
                Reading reading = readings.get(at);
                List<Edit> chain = new ArrayList<>();
                for (int k = random.nextInt(4); k >= 0 && done < edits; k--, done++) {
                    if (reading.schema().tables().isEmpty()) {
                        break;
                    }
                    Edit edit = RandomEdits.draw(reading.schema(), random);
                    chain.add(edit);
                    String failure = failure(reading, edit);
                    if (!failure.isEmpty()) {
                        broken.add(counterexample(
                                readings.get(at),
                                chain,
                                "seed " + (SEED + i) + ", " + texts.get(at).name()));
                        break;
                    }
                    if (Rewriter.edit(reading, edit) instanceof Edited.Done d) {
                        reading = d.reading();
                    }
                }
            }
            tally.forEach((k, n) -> System.out.printf(
                    java.util.Locale.ROOT, "%-20s done %5d  refused %5d  by the law %5d%n", k, n[0], n[1], n[2]));
            int[] sum = new int[3];
            tally.values().forEach(n -> {
                for (int i = 0; i < 3; i++) {
                    sum[i] += n[i];
                }
            });
            System.out.println(sum[0] + " done, " + sum[1] + " refused since something else needs what would go, "
                    + sum[2] + " refused since the text cannot say it");
            reasons.entrySet().stream()
                    .sorted((x, y) -> y.getValue() - x.getValue())
                    .limit(Integer.getInteger("plinth.reasons", 0))
                    .forEach(e -> System.out.println(e.getValue() + "  " + e.getKey()));
            assertThat(broken).as("edits that broke the law").isEmpty();
        }

        /** Returns how an edit broke the law, or nothing. */
        private String failure(Reading before, Edit edit) {
            Edited edited;
            try {
                edited = Rewriter.edit(before, edit);
            } catch (RuntimeException e) {
                return "threw " + e + " at " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "");
            }
            Outcome outcome = Edits.apply(before.schema(), edit);
            int[] n = tally.computeIfAbsent(edit.getClass().getSimpleName(), k -> new int[3]);
            switch (edited) {
                case Edited.Refused r -> {
                    boolean law = outcome instanceof Outcome.Done;
                    n[law ? 2 : 1]++;
                    reasons.merge(
                            (law ? "text: " : "schema: ") + edit.getClass().getSimpleName() + ": " + r.reason(),
                            1,
                            Integer::sum);
                }
                case Edited.Done d -> {
                    n[0]++;
                    if (!(outcome instanceof Outcome.Done(var wanted))) {
                        return "was done although " + outcome;
                    }
                    String text = d.reading().files().getFirst().script().text();
                    Reading again = Reading.of(Dialect.POSTGRESQL, "again", text);
                    if (!Meaning.same(wanted, again.schema())) {
                        return "the text read anew says something else: " + Meaning.difference(wanted, again.schema());
                    }
                    return touched(before, d);
                }
            }
            return "";
        }

        /** Everything outside of the patches is the same, byte for byte. */
        private static String touched(Reading before, Edited.Done d) {
            String was = before.files().getFirst().script().text();
            List<plinth.model.text.Patch> patches =
                    d.patches().stream().map(p -> p.patch()).toList();
            String is = plinth.model.text.Patch.applyAll(was, patches);
            return is.equals(d.reading().files().getFirst().script().text()) ? "" : "the patches are not the change";
        }

        /** Leaves out of a chain whatever the failure does not need. */
        private String counterexample(Reading start, List<Edit> chain, String where) {
            List<Edit> left = new ArrayList<>(chain);
            for (int i = left.size() - 2; i >= 0; i--) {
                List<Edit> fewer = new ArrayList<>(left);
                fewer.remove(i);
                if (!last(start, fewer).isEmpty()) {
                    left = fewer;
                }
            }
            return where + ": " + left + ": " + last(start, left);
        }

        private String last(Reading start, List<Edit> chain) {
            Reading r = start;
            for (int i = 0; i < chain.size() - 1; i++) {
                if (Rewriter.edit(r, chain.get(i)) instanceof Edited.Done d) {
                    r = d.reading();
                }
            }
            return failure(r, chain.getLast());
        }
    }
}
