package plinth.app.compare;

import java.util.List;
import plinth.model.cost.Course;

/** Both layouts with one mix over the number of rows, made off the UI thread: what the curves show. */
record Along(Ready ready, List<Double> mix, Course course, Curve curve) {
    static final Along NONE = new Along(Ready.NONE, List.of(), Course.NONE, Curve.NONE);

    /** What is wanted of it: nothing as long as {@code mix} is empty. */
    record Wanted(Ready ready, List<Double> mix) {
        static final Wanted NONE = new Wanted(Ready.NONE, List.of());
    }

    static Along of(Wanted w) {
        Course course = w.mix().isEmpty()
                ? Course.NONE
                : w.ready().comparer().map(c -> c.course(w.mix())).orElse(Course.NONE);
        return new Along(w.ready(), w.mix(), course, Curve.of(course));
    }

    boolean isOf(Ready ready, List<Double> mix) {
        return this.ready == ready && this.mix.equals(mix);
    }
}
