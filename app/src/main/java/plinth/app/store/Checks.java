package plinth.app.store;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.ddl.Built;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Advice;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.report.Diagnostic;
import plinth.renderer.report.ProblemKey;

/**
 * What is wrong or doubtful in a document.
 *
 * @param of the document, absent before any was looked at
 * @param tables the worst that is known of a table
 */
public record Checks(
        Optional<Document> of, List<Problem> problems, List<Advice> advice, Map<ObjectName, Problem.Severity> tables) {
    static final Checks NONE = new Checks(Optional.empty(), List.of(), List.of(), Map.of());

    public Checks {
        problems = List.copyOf(problems);
        advice = List.copyOf(advice);
        tables = Map.copyOf(tables);
    }

    static Checks of(Document document) {
        Reading reading = document.reading();
        List<Problem> problems = reading.problems();
        List<Advice> advice = Advice.of(document.schema());
        Map<ObjectName, Problem.Severity> worst = new HashMap<>();
        Map<Entry, ObjectName> made = new IdentityHashMap<>();
        for (Built b : reading.built()) {
            if (b.object() instanceof Table t) {
                made.put(b.origins().definition().entry(), t.name());
            }
        }
        for (Problem p : problems) {
            for (int f = 0; f < reading.files().size(); f++) {
                if (reading.files().get(f).name().equals(p.file())) {
                    ObjectName table = made.get(reading.entryAt(f, p.offset()));
                    if (table != null) {
                        worst.merge(table, p.severity(), Checks::worse);
                    }
                }
            }
        }
        for (Advice a : advice) {
            Diagnostic d = Diagnostic.of(a);
            if (!document.sidecar().ignored().containsKey(d.key())) {
                worst.merge(a.table(), d.severity(), Checks::worse);
            }
        }
        return new Checks(Optional.of(document), problems, advice, worst);
    }

    /** Returns what is doubtful in the design, {@code picture} telling its patterns, but for what is ignored. */
    public List<Diagnostic> design(Picture picture) {
        return design(picture, false);
    }

    /** Returns what is doubtful in the design and ignored. */
    public List<Diagnostic> ignored(Picture picture) {
        return reasons().isEmpty() ? List.of() : design(picture, true);
    }

    /** Returns the problems that are ignored, with the reason. */
    public Map<ProblemKey, String> reasons() {
        return of.<Map<ProblemKey, String>>map(d -> d.sidecar().ignored()).orElse(Map.of());
    }

    private List<Diagnostic> design(Picture picture, boolean ignored) {
        return Diagnostic.of(advice, picture.findings()).stream()
                .filter(d -> reasons().containsKey(d.key()) == ignored)
                .toList();
    }

    private static Problem.Severity worse(Problem.Severity a, Problem.Severity b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
