package plinth.renderer.sql;

import java.util.List;
import java.util.Optional;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/** Finds the least change of a stretch of text that says one thing so that it says another. */
final class TokenPatch {
    private TokenPatch() {}

    /**
     * Returns the patch of {@code text} within {@code span}, which says what {@code was} says in canonical form, so that it says what {@code is} says.
     * Where the stretch is written as the canonical form is, but for layout and case, only the tokens that differ are replaced; else all of it.
     */
    static Patch between(Tokens text, Span span, String was, String is) {
        return small(text, span, was, is).orElseGet(() -> new Patch(span, is));
    }

    private static Optional<Patch> small(Tokens text, Span span, String was, String is) {
        Optional<Tokens> before = tokens(was);
        Optional<Tokens> after = tokens(is);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Tokens a = before.get();
        Tokens b = after.get();
        int first = text.from(span.start());
        int count = text.from(span.end()) - first;
        if (count != a.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < count; i++) {
            if (!text.text(first + i).equalsIgnoreCase(a.text(i))) {
                return Optional.empty();
            }
        }
        int shorter = Math.min(a.size(), b.size());
        int head = 0;
        while (head < shorter && a.text(head).equals(b.text(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && a.text(a.size() - 1 - tail).equals(b.text(b.size() - 1 - tail))) {
            tail++;
        }
        if (head == 0 || head + tail > shorter) {
            return Optional.empty();
        }
        String middle =
                is.substring(b.start(head), b.size() - tail > head ? b.end(b.size() - tail - 1) : b.start(head));
        if (a.size() - tail > head) {
            int from = text.start(first + head);
            int to = text.end(first + a.size() - tail - 1);
            if (middle.isEmpty()) {
                // The blanks before what goes, go too.
                from = text.end(first + head - 1);
            }
            return Optional.of(new Patch(new Span(from, to), middle));
        }
        int at = text.end(first + head - 1);
        boolean blank = head < b.size() && b.start(head) > b.end(head - 1);
        boolean behind = tail > 0 && b.start(b.size() - tail) == b.end(b.size() - tail - 1);
        boolean glued = tail > 0 && text.start(first + head) == at;
        String gap = blank ? " " : "";
        return Optional.of(Patch.insert(at, gap + middle + (glued && !behind ? " " : "")));
    }

    private static Optional<Tokens> tokens(String s) {
        List<Statement> all = Script.of(Dialect.POSTGRESQL, s).statements();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst().tokens());
    }
}
