package plinth.model.pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Finds the values that a column is limited to: by an enum type, or by a check that lists them. */
final class CheckedValues {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern CAST = Pattern.compile(
            "::\\s*(?:character varying|double precision|\"?[a-z_][a-z_0-9.]*\"?)(?:\\(\\d+\\))?(?:\\[\\])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOISE =
            Pattern.compile("[\\s(),\\[\\]]|\\bARRAY\\b|\\bANY\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(?![\\w.])");

    private CheckedValues() {}

    /** Returns the values that {@code column} may take, in order, or nothing when none of enum and checks limits it. */
    static Optional<List<String>> of(Schema schema, Table table, Name column) {
        Optional<List<String>> labels = table.column(column)
                .map(c -> c.type())
                .filter(Type.Named.class::isInstance)
                .flatMap(t -> schema.enumType(((Type.Named) t).name()))
                .map(EnumType::labels);
        if (labels.isPresent()) {
            return labels;
        }
        for (Constraint.Check k : table.checks()) {
            Optional<List<String>> listed = listed(k.expression(), column);
            if (listed.isPresent()) {
                return listed;
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the values when {@code e} says that {@code column} is one of them and nothing else: {@code c IN ('a', 'b')}, {@code c = 'a'},
     * {@code c = 'a' OR c = 'b'}, {@code c = ANY (ARRAY['a', 'b'])}, with casts and parentheses anywhere; whole numbers as well.
     */
    static Optional<List<String>> listed(Expression e, Name column) {
        StringBuilder skeleton = new StringBuilder();
        Set<String> values = new LinkedHashSet<>();
        for (Expression.Piece p : e.pieces()) {
            switch (p) {
                case Expression.Reference r -> {
                    if (!r.name().equals(column)) {
                        return Optional.empty();
                    }
                    skeleton.append('\u0001');
                }
                case Expression.Verbatim(String text) -> {
                    Matcher m = LITERAL.matcher(text);
                    while (m.find()) {
                        values.add(m.group(1).replace("''", "'"));
                    }
                    skeleton.append(LITERAL.matcher(text).replaceAll("\u0002"));
                }
            }
        }
        String bare = CAST.matcher(skeleton).replaceAll("");
        Matcher numbers = NUMBER.matcher(bare);
        while (numbers.find()) {
            values.add(numbers.group());
        }
        bare = NUMBER.matcher(bare).replaceAll("\u0002");
        bare = NOISE.matcher(bare).replaceAll("").toUpperCase(Locale.ROOT);
        boolean in = bare.matches("\u0001IN\u0002+") || bare.matches("\u0001=\u0002+");
        boolean ors = bare.matches("\u0001=\u0002(OR\u0001=\u0002)+");
        return (in || ors) && !values.isEmpty() ? Optional.of(new ArrayList<>(values)) : Optional.empty();
    }
}
