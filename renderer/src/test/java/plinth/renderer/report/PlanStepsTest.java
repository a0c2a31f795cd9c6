package plinth.renderer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import plinth.model.cost.Plan;
import plinth.model.cost.PlanLine;

class PlanStepsTest {
    private static PlanLine line(String step, String about) {
        return new PlanLine(0, step, about, Optional.empty(), new Plan.Cost(0, 1, 1, 8), 1, 1);
    }

    @Test
    void stepsAreInSentenceCase() {
        assertThat(PlanSteps.name(line("Index Scan Backward", "i"))).isEqualTo("Index scan backward");
        assertThat(PlanSteps.name(line("Finalize GroupAggregate", "k"))).isEqualTo("Finalize group aggregate");
        assertThat(PlanSteps.name(line("BitmapAnd", ""))).isEqualTo("Bitmap and");
        assertThat(PlanSteps.name(line("Nested Loop Left Join", ""))).isEqualTo("Nested loop, left");
        assertThat(PlanSteps.name(line("Parallel Hash Left Join", ""))).isEqualTo("Parallel hash join, left");
        PlanLine sort = line("Sort", "starts_at DESC, keep 50");
        assertThat(PlanSteps.name(sort)).isEqualTo("Sort, keep 50");
        assertThat(PlanSteps.about(sort)).isEqualTo("starts_at DESC");
    }
}
