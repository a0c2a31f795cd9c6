package plinth.model.pattern;

import java.util.List;

/**
 * A pattern with what speaks for it and what it lacks.
 *
 * @param evidence why it is taken for that pattern, a sentence each
 * @param gaps what it means and the schema does not enforce
 */
public record Finding(Pattern pattern, List<String> evidence, List<Gap> gaps) {
    public Finding {
        evidence = List.copyOf(evidence);
        gaps = List.copyOf(gaps);
    }
}
