package plinth.model.ddl;

import java.util.Optional;
import plinth.model.text.Span;

/**
 * Something to say of a statement; the span counts from the statement's beginning.
 *
 * @param elsewhere another place that the message is about; {@code %s} in the message stands for it
 * @param meant what was probably meant to stand at {@code span}
 */
public record Remark(
        Problem.Severity severity, Span span, String message, Optional<Origin> elsewhere, Optional<String> meant) {
    public Remark(Problem.Severity severity, Span span, String message) {
        this(severity, span, message, Optional.empty(), Optional.empty());
    }

    public static Remark error(Span span, String message) {
        return new Remark(Problem.Severity.ERROR, span, message);
    }

    public static Remark warning(Span span, String message) {
        return new Remark(Problem.Severity.WARNING, span, message);
    }

    Remark at(Origin other) {
        return new Remark(severity, span, message, Optional.of(other), meant);
    }

    /** Returns the remark with {@code word} as what was meant, where the span is about a word as long as {@code wrong} alone. */
    Remark meaning(Optional<String> word, String wrong) {
        return span.length() == wrong.length() ? new Remark(severity, span, message, elsewhere, word) : this;
    }
}
