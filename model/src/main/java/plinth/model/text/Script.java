package plinth.model.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A text cut into statements. The statements' texts put together are the text, byte for byte. A change makes a new script in which the
 * statements that the change does not touch are the same objects.
 */
public final class Script {
    private final Dialect dialect;
    private final List<Statement> statements;
    private final int[] starts;
    private final int[] lines;

    private Script(Dialect dialect, List<Statement> statements) {
        this.dialect = dialect;
        this.statements = Collections.unmodifiableList(statements);
        int n = statements.size();
        this.starts = new int[n + 1];
        this.lines = new int[n + 1];
        for (int i = 0; i < n; i++) {
            Statement s = statements.get(i);
            starts[i + 1] = starts[i] + s.text().length();
            lines[i + 1] = lines[i] + s.lines();
        }
    }

    /** Cuts {@code text}. Never fails: what is not finished becomes a statement with a {@link Flaw}. */
    public static Script of(Dialect dialect, String text) {
        return new Script(dialect, new Splitter(dialect, text, ";").split(true).statements());
    }

    /** Returns the dialect that the text was cut in. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns the statements in order; the last one may be blank. */
    public List<Statement> statements() {
        return statements;
    }

    /** Returns the length of the text. */
    public int length() {
        return starts[statements.size()];
    }

    /** Returns the whole text. */
    public String text() {
        StringBuilder out = new StringBuilder(length());
        for (Statement s : statements) {
            out.append(s.text());
        }
        return out.toString();
    }

    /** Returns where the text of statement {@code index} begins. */
    public int start(int index) {
        return starts[index];
    }

    /** Returns the index of the statement that the character at {@code offset} belongs to; at the end of the text, of the last one. */
    public int at(int offset) {
        int low = 0;
        int high = statements.size() - 1;
        while (low < high) {
            int mid = (low + high + 1) >>> 1;
            if (starts[mid] <= offset) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return low;
    }

    /** Returns line and column of {@code offset}. */
    public Position position(int offset) {
        if (statements.isEmpty()) {
            return new Position(1, 1);
        }
        int i = at(offset);
        return position(i, offset - starts[i]);
    }

    /** Returns line and column of {@code offset} within statement {@code index}. */
    public Position position(int index, int offset) {
        String text = statements.get(index).text();
        int line = lines[index] + 1;
        int lineStart = 0;
        for (int nl = text.indexOf('\n'); nl >= 0 && nl < offset; nl = text.indexOf('\n', nl + 1)) {
            line++;
            lineStart = nl + 1;
        }
        int column = offset - lineStart + 1;
        if (lineStart == 0) {
            // The line may begin in an earlier statement.
            for (int i = index - 1; i >= 0; i--) {
                String before = statements.get(i).text();
                int nl = before.lastIndexOf('\n');
                column += before.length() - 1 - nl;
                if (nl >= 0) {
                    break;
                }
            }
        }
        return new Position(line, column);
    }

    /** Returns the offset at which line {@code line} (from 1) begins; beyond the last line, the text's length. */
    public int lineStart(int line) {
        int low = 0;
        int high = statements.size();
        // The last statement with fewer line ends before it than the line needs.
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (lines[mid + 1] >= line - 1) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        if (line <= 1) {
            return 0;
        }
        if (low >= statements.size()) {
            return length();
        }
        String text = statements.get(low).text();
        int missing = line - 1 - lines[low];
        int nl = -1;
        for (int k = 0; k < missing; k++) {
            nl = text.indexOf('\n', nl + 1);
        }
        return starts[low] + nl + 1;
    }

    /**
     * Returns the script of the changed text. Only the statements that {@code patch} touches are cut again, as long as what they become ends
     * where they ended; else all text from there on, and when that leaves something open, the statements behind are kept as they were.
     *
     * @throws IllegalArgumentException when the patch lies outside of the text
     */
    public Script patched(Patch patch) {
        if (patch.span().end() > length()) {
            throw new IllegalArgumentException("patch behind the end of the text: " + patch.span());
        }
        if (statements.isEmpty()) {
            return of(dialect, patch.text());
        }
        int first = firstTouched(patch.span().start());
        int last = at(patch.span().end());
        int earliestOpen = earliestOpen(first);
        if (earliestOpen < first) {
            Optional<Script> whole = cutAgain(earliestOpen, statements.size() - 1, patch);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        Optional<Script> region = cutAgain(first, last, patch);
        if (region.isPresent()) {
            return region.get();
        }
        if (last + 1 < statements.size()) {
            Optional<Script> rest = cutAgain(first, statements.size() - 1, patch);
            if (rest.isPresent()) {
                return rest.get();
            }
        }
        return with(
                first,
                last,
                splitter(first, text(first, last, patch)).split(true).statements());
    }

    /** Returns the script with all of {@code patches}; their spans refer to this script's text and must not overlap. */
    public Script patched(List<Patch> patches) {
        Script result = this;
        List<Patch> sorted = Patch.sorted(patches);
        for (int i = sorted.size() - 1; i >= 0; i--) {
            Patch p = sorted.get(i);
            if (i > 0 && sorted.get(i - 1).span().end() > p.span().start()) {
                throw new IllegalArgumentException(
                        "patches overlap at " + p.span().start());
            }
            result = result.patched(p);
        }
        return result;
    }

    private int firstTouched(int offset) {
        int i = at(offset);
        // Text put at a statement's very beginning may belong to an unfinished one before it, or to the comment behind
        // it.
        if (i > 0 && starts[i] == offset && !endsLine(statements.get(i - 1))) {
            i--;
        }
        while (i > 0 && !finished(statements.get(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean endsLine(Statement s) {
        return finished(s) && s.text().endsWith("\n");
    }

    private static boolean finished(Statement s) {
        return s.flaw().isEmpty()
                && (s.terminated() || (!s.blank() && s.tokens().kind(0) == TokenKind.META));
    }

    private int earliestOpen(int before) {
        for (int i = 0; i < before; i++) {
            Optional<Flaw> flaw = statements.get(i).flaw();
            if (flaw.isPresent() && flaw.get().kind().swallows()) {
                return i;
            }
        }
        return before;
    }

    private String text(int first, int last, Patch patch) {
        StringBuilder region = new StringBuilder(
                starts[last + 1] - starts[first] + patch.text().length());
        for (int i = first; i <= last; i++) {
            region.append(statements.get(i).text());
        }
        Span span = patch.span().shifted(-starts[first]);
        return region.replace(span.start(), span.end(), patch.text()).toString();
    }

    private Splitter splitter(int first, String text) {
        return new Splitter(dialect, text, statements.get(first).delimiter());
    }

    private Optional<Script> cutAgain(int first, int last, Patch patch) {
        Splitter.Cut cut = splitter(first, text(first, last, patch)).split(false);
        boolean toTheEnd = last + 1 == statements.size();
        List<Statement> found = cut.statements();
        boolean open = !cut.whole() || (!cut.closed() && (!toTheEnd || !unfinishedOnly(cut)));
        if (open
                || (!toTheEnd
                        && !cut.delimiter().equals(statements.get(last + 1).delimiter()))) {
            return Optional.empty();
        }
        // A blank end in the middle of the text belongs to the statement behind it.
        if (!toTheEnd && !found.isEmpty() && found.getLast().blank()) {
            return last + 1 < statements.size() ? cutAgain(first, last + 1, patch) : Optional.empty();
        }
        // A statement that now ends in the middle of a line may take a comment from the statement behind it.
        if (!toTheEnd && (found.isEmpty() || !found.getLast().text().endsWith("\n")) && !sameEnd(found, last)) {
            return cutAgain(first, last + 1, patch);
        }
        return Optional.of(with(first, last, found));
    }

    private boolean sameEnd(List<Statement> found, int last) {
        return !found.isEmpty()
                && !statements.get(last).text().endsWith("\n")
                && found.getLast().terminated() == statements.get(last).terminated();
    }

    /** Whether nothing is open but the last statement, which merely lacks its semicolon or a parenthesis. */
    private static boolean unfinishedOnly(Splitter.Cut cut) {
        if (cut.statements().isEmpty()) {
            return false;
        }
        Optional<Flaw> flaw = cut.statements().getLast().flaw();
        return flaw.isEmpty() || !flaw.get().kind().swallows();
    }

    private Script with(int first, int last, List<Statement> found) {
        List<Statement> all = new ArrayList<>(statements.size() - (last - first + 1) + found.size());
        all.addAll(statements.subList(0, first));
        all.addAll(found);
        all.addAll(statements.subList(last + 1, statements.size()));
        return new Script(dialect, all);
    }
}
