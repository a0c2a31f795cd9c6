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
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Finds the values that a column is limited to: by an enum type, by a check that lists them, or by its domain's. */
public final class CheckedValues {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern CAST = Pattern.compile(
            "::\\s*(?:character varying|double precision|\"?[a-z_][a-z_0-9.]*\"?)(?:\\(\\d+\\))?(?:\\[\\])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOISE =
            Pattern.compile("[\\s(),\\[\\]]|\\bARRAY\\b|\\bANY\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(?![\\w.])");

    /** What a domain's check calls the value. */
    private static final Name VALUE = new Name("value");

    private static final Pattern VALUE_WORD = Pattern.compile("\\bVALUE\\b", Pattern.CASE_INSENSITIVE);

    private CheckedValues() {}

    /** Returns the values that {@code column} may take, in order, or nothing when none of enum, domain and checks limits it. */
    public static Optional<List<String>> of(Schema schema, Table table, Name column) {
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
        return table.column(column).flatMap(c -> ofDomain(schema, c.type(), 0));
    }

    private static Optional<List<String>> ofDomain(Schema schema, Type type, int depth) {
        Optional<Domain> domain = type instanceof Type.Named n ? schema.domain(n.name()) : Optional.empty();
        if (domain.isEmpty() || depth > 16) {
            return Optional.empty();
        }
        for (Constraint.Check k : domain.get().checks()) {
            Optional<List<String>> listed = listed(k.expression(), VALUE);
            if (listed.isPresent()) {
                return listed;
            }
        }
        return ofDomain(schema, domain.get().type(), depth + 1);
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
                    String bare = LITERAL.matcher(text).replaceAll("\u0002");
                    skeleton.append(
                            column.equals(VALUE) ? VALUE_WORD.matcher(bare).replaceAll("\u0001") : bare);
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
