package plinth.renderer.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plinth.model.pattern.Advice;
import plinth.model.pattern.Gap;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * What tells a problem of the design from all others, so that it can be ignored.
 *
 * @param rule what it is a case of: one of {@link #rules}
 * @param table the table that it is about
 * @param columns which of its columns, none where it is about the table as a whole
 */
public record ProblemKey(String rule, ObjectName table, List<Name> columns) implements Comparable<ProblemKey> {
    private static final Comparator<ProblemKey> ORDER = Comparator.comparing(ProblemKey::table)
            .thenComparing(ProblemKey::rule)
            .thenComparing(k -> k.columns().stream().map(Name::value).collect(Collectors.joining("\0")));

    public ProblemKey {
        columns = List.copyOf(columns);
    }

    /** Returns all rules there are, sorted. */
    public static List<String> rules() {
        return Stream.concat(
                        Stream.of(Advice.Kind.values()).map(Enum::name),
                        Stream.of(Gap.Rule.values()).map(Enum::name))
                .map(ProblemKey::word)
                .sorted()
                .toList();
    }

    static ProblemKey of(Advice advice) {
        return new ProblemKey(word(advice.kind().name()), advice.table(), advice.columns());
    }

    static ProblemKey of(ObjectName table, Gap gap) {
        return new ProblemKey(word(gap.rule().name()), table, gap.columns());
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int compareTo(ProblemKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return rule + " of " + table
                + (columns.isEmpty()
                        ? ""
                        : columns.stream().map(Name::value).collect(Collectors.joining(", ", " (", ")")));
    }
}
