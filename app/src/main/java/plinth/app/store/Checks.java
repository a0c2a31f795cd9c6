package plinth.app.store;

import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Problem;
import plinth.model.pattern.Advice;

/**
 * What is wrong or doubtful in a document.
 *
 * @param of the document, absent before any was looked at
 */
public record Checks(Optional<Document> of, List<Problem> problems, List<Advice> advice) {
    static final Checks NONE = new Checks(Optional.empty(), List.of(), List.of());

    public Checks {
        problems = List.copyOf(problems);
        advice = List.copyOf(advice);
    }

    static Checks of(Document document) {
        return new Checks(Optional.of(document), document.reading().problems(), Advice.of(document.schema()));
    }
}
