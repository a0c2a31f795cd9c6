package plinth.renderer.report;

import java.util.Locale;
import java.util.regex.Pattern;
import plinth.model.cost.PlanLine;

/** Steps of a plan in sentence case, as all words of Plinth are; EXPLAIN writes each word with a capital. */
public final class PlanSteps {
    /** Between two words that EXPLAIN writes as one: {@code HashAggregate}. */
    private static final Pattern WITHIN = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private PlanSteps() {}

    /** Returns what a step does: {@code Index scan backward}, {@code Hash aggregate}, {@code Nested loop, left}, {@code Sort, keep 50}. */
    public static String name(PlanLine line) {
        String lower = lower(line.step());
        String words = lower.endsWith(" left join")
                ? lower.substring(0, lower.length() - " left join".length())
                        + (lower.startsWith("nested") ? "" : " join") + ", left"
                : lower;
        int keep = line.about().lastIndexOf(", keep ");
        return words.substring(0, 1).toUpperCase(Locale.ROOT)
                + words.substring(1)
                + (keep < 0 ? "" : line.about().substring(keep));
    }

    /** Returns what it does it to: {@code starts_at desc}. */
    public static String about(PlanLine line) {
        int keep = line.about().lastIndexOf(", keep ");
        return keep < 0 ? line.about() : line.about().substring(0, keep);
    }

    /** Returns EXPLAIN's name of a step in lower case. */
    static String lower(String step) {
        return WITHIN.matcher(step).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
