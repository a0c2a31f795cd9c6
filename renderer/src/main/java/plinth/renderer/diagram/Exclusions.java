package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Constraint;

/** Puts exclusion constraints in words. */
final class Exclusions {
    private Exclusions() {}

    /** Returns {@code no overlap per room_id} where columns are compared by {@code =} and one period by {@code &&}; else the operators. */
    static String inWords(Constraint.Exclusion x) {
        List<String> same = new ArrayList<>();
        int overlapping = 0;
        for (Constraint.Excluded e : x.elements()) {
            switch (bare(e.operator())) {
                case "=" -> same.add(e.key().expression().toString());
                case "&&" -> overlapping++;
                default -> {
                    return asWritten(x);
                }
            }
        }
        if (overlapping == 1) {
            return noOverlap(same);
        }
        return overlapping == 0 ? "unique " + String.join(", ", same) : asWritten(x);
    }

    static String noOverlap(List<String> per) {
        return per.isEmpty() ? "no overlap" : "no overlap per " + String.join(", ", per);
    }

    private static String asWritten(Constraint.Exclusion x) {
        return "exclude "
                + String.join(
                        ", ",
                        x.elements().stream()
                                .map(e -> e.key().expression() + " " + e.operator())
                                .toList());
    }

    private static String bare(String operator) {
        return operator.replaceFirst("(?i)^operator\\s*\\((?:[^.]*\\.)?(.*)\\)$", "$1")
                .strip();
    }
}
