package plinth.app.compare;

import java.util.List;
import java.util.Optional;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.Scale;
import plinth.renderer.report.Finding;
import plinth.renderer.report.Words;

/**
 * The figures at one scale with what they say, made off the UI thread.
 *
 * @param comparison absent when there is nothing to compare
 */
record Evaluated(Wanted wanted, Optional<Comparison> comparison, List<Finding> words) {
    static final Evaluated NONE = new Evaluated(Wanted.NONE, Optional.empty(), List.of());

    Evaluated {
        words = List.copyOf(words);
    }

    /**
     * What figures are wanted.
     *
     * @param scale absent when there is no family
     * @param course the same layouts over the rows, for as much as is known of it yet
     */
    record Wanted(Ready ready, Optional<Scale> scale, Course course) {
        static final Wanted NONE = new Wanted(Ready.NONE, Optional.empty(), Course.NONE);
    }

    static Evaluated of(Wanted w) {
        Optional<Comparison> c = w.scale().flatMap(w.ready()::at);
        return new Evaluated(w, c, c.map(x -> Words.of(x, w.course())).orElse(List.of()));
    }
}
