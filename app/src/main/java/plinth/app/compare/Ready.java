package plinth.app.compare;

import java.util.List;
import java.util.Optional;
import plinth.model.cost.Comparer;
import plinth.model.cost.Comparison;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.Scale;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.text.LineDiff;
import plinth.renderer.sql.DdlWriter;

/**
 * What is made once for a question, off the UI thread; any scale can then be asked for.
 *
 * @param comparer absent when there is nothing to compare
 * @param trouble why there is nothing although there is a family
 */
record Ready(
        Question question,
        Optional<Comparer> comparer,
        Optional<Layout> left,
        Optional<Layout> right,
        String leftDdl,
        String rightDdl,
        List<LineDiff.Line> difference,
        Optional<String> trouble) {
    static final Ready NONE = new Ready(
            Question.NONE, Optional.empty(), Optional.empty(), Optional.empty(), "", "", List.of(), Optional.empty());

    Ready {
        difference = List.copyOf(difference);
    }

    static Ready of(Question q) {
        if (q.family().isEmpty()) {
            return new Ready(
                    q, Optional.empty(), Optional.empty(), Optional.empty(), "", "", List.of(), Optional.empty());
        }
        try {
            Comparer comparer = Comparer.of(q.schema(), q.family().get(), List.of(q.left(), q.right()), q.settings());
            Layout left = Layouts.lay(q.schema(), q.family().get(), q.left());
            Layout right = Layouts.lay(q.schema(), q.family().get(), q.right());
            String a = DdlWriter.write(left.schema());
            String b = DdlWriter.write(right.schema());
            return new Ready(
                    q,
                    Optional.of(comparer),
                    Optional.of(left),
                    Optional.of(right),
                    a,
                    b,
                    LineDiff.of(DdlLines.plain(a), DdlLines.plain(b)),
                    Optional.empty());
        } catch (IllegalArgumentException | IllegalStateException e) {
            String why = e.getMessage() == null ? "" : ": " + e.getMessage();
            return new Ready(
                    q,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "",
                    List.of(),
                    Optional.of("These layouts cannot be set side by side" + why + "."));
        }
    }

    Optional<Layout> layout(Side side) {
        return switch (side) {
            case LEFT -> left;
            case RIGHT -> right;
        };
    }

    String ddl(Side side) {
        return switch (side) {
            case LEFT -> leftDdl;
            case RIGHT -> rightDdl;
        };
    }

    /** Returns the comparison at a scale, when there is one. */
    Optional<Comparison> at(Scale scale) {
        return comparer.map(c -> c.at(scale));
    }

    static LayoutEstimate estimate(Comparison comparison, Side side) {
        return switch (side) {
            case LEFT -> comparison.layouts().get(0);
            case RIGHT -> comparison.layouts().get(1);
        };
    }
}
