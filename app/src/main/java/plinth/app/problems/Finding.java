package plinth.app.problems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plinth.app.store.Checks;
import plinth.app.store.Picture;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.pattern.Advice;
import plinth.model.pattern.Gap;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Span;

/**
 * One line of the problems pane.
 *
 * @param title the fact
 * @param detail its consequence, or where it is
 * @param at file and place in the text, when it is about a place
 * @param column the table and column that it is about, when it is about one
 * @param fix what mends it, and {@code fixTitle} the button's words
 */
record Finding(
        Problem.Severity severity,
        String title,
        String detail,
        Optional<At> at,
        Optional<Of> column,
        Optional<Edit> fix,
        String fixTitle) {

    record At(int file, Span span) {}

    record Of(ObjectName table, List<Name> columns) {}

    /** Returns what is wrong, then what advice there is, then what patterns mean and the schema does not enforce. */
    static List<Finding> all(Checks checks, Picture picture) {
        List<Finding> found = new ArrayList<>();
        checks.of().ifPresent(d -> checks.problems().forEach(p -> found.add(of(p, d.reading()))));
        checks.advice().forEach(a -> found.add(of(a)));
        for (plinth.model.pattern.Finding f : picture.findings()) {
            f.gaps().forEach(g -> found.add(of(f.pattern().table(), g)));
        }
        found.sort(Comparator.comparing(Finding::severity));
        return found;
    }

    private static Finding of(Problem p, Reading reading) {
        int file = 0;
        for (int f = 0; f < reading.files().size(); f++) {
            if (reading.files().get(f).name().equals(p.file())) {
                file = f;
            }
        }
        return new Finding(
                p.severity(),
                p.message(),
                p.file() + ":" + p.position().line() + ":" + p.position().column(),
                Optional.of(new At(file, new Span(p.offset(), p.offset() + p.length()))),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static Finding of(Advice a) {
        return new Finding(
                a.warning() ? Problem.Severity.WARNING : Problem.Severity.HINT,
                a.title(),
                a.consequence(),
                Optional.empty(),
                Optional.of(new Of(a.table(), a.columns())),
                a.remedy(),
                a.remedyTitle());
    }

    private static Finding of(ObjectName table, Gap g) {
        Optional<Edit> fix = g.remedy().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        g.remedy().size() == 1
                                ? g.remedy().getFirst()
                                : new Edit.Together(g.remedyTitle(), g.remedy()));
        return new Finding(
                Problem.Severity.HINT,
                g.title(),
                g.consequence(),
                Optional.empty(),
                Optional.of(new Of(table, List.of())),
                fix,
                "Enforce");
    }
}
