package plinth.app.problems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.app.store.Checks;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Picture;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.renderer.report.Diagnostic;
import plinth.renderer.report.ProblemKey;

/**
 * One line of the problems pane.
 *
 * @param key by what it can be ignored, if it can
 * @param kind what it is a case of, in words
 * @param title the fact
 * @param detail its consequence, or where it is
 * @param at file and place in the text, when it is about a place
 * @param column the table and column that it is about, when it is about one
 * @param fix the edit that mends it, or {@code meant} what to write in its place instead; {@code fixTitle} are the button's words
 */
record Finding(
        Problem.Severity severity,
        Optional<ProblemKey> key,
        String kind,
        String title,
        String detail,
        Optional<At> at,
        Optional<Of> column,
        Optional<Edit> fix,
        Optional<String> meant,
        String fixTitle)
        implements Line {

    record At(int file, Span span) {}

    record Of(ObjectName table, List<Name> columns) {}

    /** Returns what is wrong, then what advice there is, then what patterns mean and the schema does not enforce; nothing that is ignored. */
    static List<Finding> all(Checks checks, Picture picture) {
        List<Finding> found = new ArrayList<>();
        checks.of().ifPresent(d -> checks.problems().forEach(p -> found.add(of(p, d.reading()))));
        checks.design(picture).forEach(d -> found.add(of(d)));
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
                Optional.empty(),
                switch (p.severity()) {
                    case ERROR -> "Errors in the SQL";
                    case WARNING -> "Doubtful in the SQL";
                    case HINT -> "To know of the SQL";
                },
                p.message(),
                p.file() + ":" + p.position().line() + ":" + p.position().column(),
                Optional.of(new At(file, new Span(p.offset(), p.offset() + p.length()))),
                Optional.empty(),
                Optional.empty(),
                p.meant(),
                p.meant().map(m -> "Use " + m).orElse(""));
    }

    private static Finding of(Diagnostic d) {
        Optional<Edit> fix = switch (d.remedy().size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(d.remedy().getFirst());
            default -> Optional.of(new Edit.Together(d.remedyTitle(), d.remedy()));
        };
        return new Finding(
                d.severity(),
                Optional.of(d.key()),
                d.kind(),
                d.title(),
                d.consequence(),
                Optional.empty(),
                Optional.of(new Of(d.table(), d.columns())),
                fix,
                Optional.empty(),
                d.pattern() ? "Enforce" : d.remedyTitle());
    }

    /** Returns whether {@code word}, in lower case, occurs in it or in the name of its table. */
    boolean says(String word) {
        return (title + " " + detail + " " + kind + " "
                        + column.map(c -> c.table().toString()).orElse(""))
                .toLowerCase(Locale.ROOT)
                .contains(word);
    }

    /** Returns what mends it. */
    Optional<Command> command() {
        return fix.<Command>map(Command.Edited::once)
                .or(() -> meant.flatMap(m -> at.map(
                        a -> new Command.Typed(a.file(), List.of(new Patch(a.span(), m)), Gesture.of("Write " + m)))));
    }
}
