package plinth.renderer.report;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.Problem.Severity;
import plinth.model.edit.Edit;
import plinth.model.pattern.Advice;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Gap;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/**
 * Something doubtful in the design of a schema. Command line and window tell it by this, so that both give it the same severity.
 *
 * @param key what tells it from all others of the schema, as long as its names stay
 * @param kind what it is a case of, in words
 * @param pattern whether a pattern means it and the schema does not enforce it; otherwise it is advice
 * @param table the table that it is about, and {@code columns} which of its columns, if it is about some
 * @param title the fact
 * @param consequence what comes of it
 * @param remedy the edits that mend it; empty when there are none as simple as that
 * @param remedyTitle the remedy in words
 */
public record Diagnostic(
        ProblemKey key,
        Severity severity,
        String kind,
        boolean pattern,
        ObjectName table,
        List<Name> columns,
        String title,
        String consequence,
        List<Edit> remedy,
        String remedyTitle) {
    public Diagnostic {
        columns = List.copyOf(columns);
        remedy = List.copyOf(remedy);
    }

    /** Returns what is doubtful in {@code schema}, of which {@code findings} are the patterns: advice table by table, then patterns. */
    public static List<Diagnostic> of(Schema schema, List<Finding> findings) {
        return of(Advice.of(schema), findings);
    }

    /** Returns the same where the advice on the schema is known. */
    public static List<Diagnostic> of(List<Advice> advice, List<Finding> findings) {
        List<Diagnostic> all = new ArrayList<>();
        advice.forEach(a -> all.add(of(a)));
        for (Finding f : findings) {
            f.gaps().forEach(g -> all.add(of(f.pattern().table(), g)));
        }
        return all;
    }

    /** Returns {@code advice} with its severity. */
    public static Diagnostic of(Advice advice) {
        return new Diagnostic(
                ProblemKey.of(advice),
                advice.warning() ? Severity.WARNING : Severity.HINT,
                advice.kind().title(),
                false,
                advice.table(),
                advice.columns(),
                advice.title(),
                advice.consequence(),
                advice.remedy().stream().toList(),
                advice.remedyTitle());
    }

    /** A gap that edits close is a warning: to leave it open is a choice. One that none closes is worth knowing. */
    private static Diagnostic of(ObjectName table, Gap gap) {
        return new Diagnostic(
                ProblemKey.of(table, gap),
                gap.remedy().isEmpty() ? Severity.HINT : Severity.WARNING,
                gap.remedy().isEmpty() ? "Meant, and not to be enforced by a key or check" : "Meant and not enforced",
                true,
                table,
                List.of(),
                gap.title(),
                gap.consequence(),
                gap.remedy(),
                gap.remedyTitle());
    }
}
