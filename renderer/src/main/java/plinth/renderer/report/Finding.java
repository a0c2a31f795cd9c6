package plinth.renderer.report;

import java.util.List;
import java.util.Optional;
import plinth.model.layout.Strategy;

/**
 * One thing that the figures of a comparison say.
 *
 * @param text a sentence or two for a person
 * @param favours the layout that it speaks for, absent when it speaks for none
 * @param evidence the figures behind it, a line each
 */
public record Finding(String text, Optional<Strategy> favours, List<String> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }
}
