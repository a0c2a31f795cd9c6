package plinth.renderer.sql;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import plinth.model.ddl.Reading;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Statement;

/** The text of a pending step: where new statements go, and how its tool wants them. */
final class PendingText {
    private final Script script;

    PendingText(Reading.File file) {
        this.script = file.script();
    }

    /** Returns the patch that puts {@code statements} behind those that are there, before the part that undoes the step. */
    Patch appended(List<String> statements) {
        String text = script.text();
        String up = text.substring(0, end());
        String head = up.stripTrailing();
        String own = statements.stream()
                .flatMap(s -> split(s).stream())
                .map(s -> begun(up, s))
                .collect(Collectors.joining("\n"));
        String eol = text.contains("\r\n") ? "\r\n" : "\n";
        boolean mark = head.isEmpty() || lastLine(head).startsWith("--");
        boolean apart = !mark && (own.contains("\n") || lastStatementHasLines(head));
        String rest = text.substring(head.length());
        String behind = rest.isEmpty() || !rest.startsWith("\n") && !rest.startsWith("\r\n") ? "\n" : "";
        String lines = (head.isEmpty() ? "" : "\n") + (apart ? "\n" : "") + own + behind;
        return Patch.insert(head.length(), lines.replace("\n", eol));
    }

    /** Where the part that is run ends: at the mark of the one that undoes it, when no other part that is run comes behind that. */
    private int end() {
        List<Statement> all = script.statements();
        int last = all.size() - 1;
        while (last >= 0 && all.get(last).blank()) {
            last--;
        }
        return last >= 0 && all.get(last).leftOut()
                ? script.start(last) + all.get(last).core().start()
                : script.length();
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1).strip();
    }

    private boolean lastStatementHasLines(String head) {
        Statement last = script.statements().get(script.at(Math.max(0, head.length() - 1)));
        return !last.leftOut()
                && last.text().substring(last.core().start(), last.core().end()).contains("\n");
    }

    private List<String> split(String statements) {
        return Script.of(script.dialect(), statements).statements().stream()
                .filter(s -> !s.blank())
                .map(s -> s.text().strip())
                .toList();
    }

    /** goose and sql-migrate end a statement at a line that ends in a semicolon; one that holds such a line has to be marked. */
    private static String begun(String up, String statement) {
        String lower = up.toLowerCase(Locale.ROOT);
        String tool =
                lower.contains("-- +goose up") ? "-- +goose " : lower.contains("-- +migrate up") ? "-- +migrate " : "";
        boolean inner = statement
                .lines()
                .limit(Math.max(0, statement.lines().count() - 1))
                .anyMatch(l -> l.stripTrailing().endsWith(";"));
        return tool.isEmpty() || !inner
                ? statement
                : tool + "StatementBegin\n" + statement + "\n" + tool + "StatementEnd";
    }
}
