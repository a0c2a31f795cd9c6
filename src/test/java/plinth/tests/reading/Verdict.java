package plinth.tests.reading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of one schema.
 *
 * @param refused what PostgreSQL refuses of the source
 * @param errors what {@code plinth check} says is an error
 * @param canonical what the canonical DDL comes to
 * @param inspected what the DDL that is read from the live database comes to; nothing where the source is refused in part
 */
record Verdict(String name, List<String> refused, List<String> errors, Made canonical, Optional<Made> inspected) {
    /**
     * What a DDL comes to beside its source.
     *
     * @param refused what PostgreSQL refuses of it
     * @param differences lines of the catalogs, those of the source alone with a minus
     */
    record Made(List<String> refused, List<String> differences) {
        boolean right() {
            return refused.isEmpty() && differences.isEmpty();
        }

        private Stream<String> lines() {
            return Stream.concat(refused.stream().map(r -> "refused: " + r), differences.stream());
        }
    }

    boolean canonicalRight() {
        return errors.size() <= refused.size() && canonical.right();
    }

    boolean inspectedRight() {
        return inspected.map(Made::right).orElse(true);
    }

    boolean right() {
        return canonicalRight() && inspectedRight();
    }

    /** Returns what is wrong, at most {@code limit} lines of each part. */
    String report(int limit) {
        StringBuilder out = new StringBuilder(name + ": refused " + refused.size() + ", errors " + errors.size()
                + ", canonical " + word(canonical)
                + inspected.map(i -> ", inspected " + word(i)).orElse("") + "\n");
        refused.stream()
                .limit(limit)
                .forEach(l -> out.append("    source refused: ").append(l).append('\n'));
        errors.stream()
                .limit(limit)
                .forEach(l -> out.append("    check: ").append(l).append('\n'));
        canonical
                .lines()
                .limit(limit)
                .forEach(l -> out.append("    canonical ").append(l).append('\n'));
        inspected.stream()
                .flatMap(Made::lines)
                .limit(limit)
                .forEach(l -> out.append("    inspected ").append(l).append('\n'));
        return out.toString();
    }

    private static String word(Made m) {
        return m.right()
                ? "right"
                : "WRONG (" + m.refused().size() + " refused, "
                        + m.differences().size() + " lines differ)";
    }
}
