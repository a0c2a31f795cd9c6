package plinth.tests.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random conditions, evaluated row by row by PostgreSQL: nothing that is said of them may be wrong for a row. */
class ConditionsTest {
    private static final int DEFAULT = 300;

    @Test
    void whatIsSaidOfAConditionHoldsForEveryRowThatPostgresqlAccepts() throws SQLException {
        check(20_251_128L, DEFAULT);
    }

    /** As many as {@code -Dplinth.formulas} says, others each time. */
    @Test
    @Tag("slow")
    void whatIsSaidOfManyConditionsHoldsForEveryRow() throws SQLException {
        check(Long.getLong("plinth.seed", System.nanoTime()), Integer.getInteger("plinth.formulas", 3000));
    }

    private static void check(long seed, int count) throws SQLException {
        Trial trial = new Trial(seed);
        trial.run(count);
        System.out.println("seed " + seed + ": " + trial.summary());
        assertThat(trial.wrong()).as("seed %d", seed).isEmpty();
        // A reading that says nothing at all would be right as well.
        assertThat(trial.certain()).isGreaterThan(trial.rowsAsked() / 2);
        assertThat(trial.claims()).isGreaterThan(count / 2L);
        assertThat(trial.refused()).isLessThan(count / 10);
    }
}
