package plinth.database.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.renderer.sql.Sql;

/** Defaults in PostgreSQL's SQL: literals of the column's own type, the time, sequences, and expressions that translate. */
final class Defaults {
    private final Product product;
    private final List<ObjectName> sequences;

    Defaults(Product product, List<ObjectName> sequences) {
        this.product = product;
        this.sequences = sequences;
    }

    /** Returns the default {@code sql} of {@code column}, or nothing when it is NULL. */
    Optional<Expression> of(Column column, String sql) throws Untranslatable {
        List<Word> words = unwrapped(Word.of(sql, product));
        Family family = Family.of(column.type());
        if (words.isEmpty() && product != Product.MYSQL) {
            return Optional.empty();
        }
        if (words.size() == 1) {
            Word w = words.getFirst();
            if (w.is("NULL")) {
                return Optional.empty();
            }
            switch (w.kind()) {
                case STRING -> {
                    return Optional.of(literal(family, w.text()));
                }
                case NUMBER -> {
                    return Optional.of(number(family, w.text()));
                }
                case WORD, QUOTED -> {
                    if (w.is("TRUE") || w.is("FALSE")) {
                        return Optional.of(truth(family, w.is("TRUE")));
                    }
                    boolean known = w.kind() == Word.Kind.WORD && Grammar.MOMENTARY.containsKey(w.upper());
                    if (!known && product == Product.SQLITE) {
                        // SQLite takes a name in quotes for a text where there can be no name.
                        return Optional.of(literal(family, w.text()));
                    }
                }
                case SYMBOL -> {}
            }
        }
        if (words.size() == 2
                && (words.getFirst().is("-") || words.getFirst().is("+"))
                && words.getLast().kind() == Word.Kind.NUMBER) {
            return Optional.of(number(
                    family,
                    (words.getFirst().is("-") ? "-" : "") + words.getLast().text()));
        }
        if (words.size() > 3 && words.get(0).is("NEXT") && words.get(1).is("VALUE")) {
            return Optional.of(next(words.getLast().text()));
        }
        if (product == Product.MYSQL && unquoted(family, words, sql)) {
            return Optional.of(literal(family, sql));
        }
        return Optional.of(expression(family, sql));
    }

    /** MySQL hands a text over without its quotes. */
    private static boolean unquoted(Family family, List<Word> words, String sql) {
        boolean momentary = !words.isEmpty()
                && Grammar.MOMENTARY.containsKey(words.getFirst().upper());
        return (family == Family.TEXT || family == Family.OTHER || family == Family.TIME)
                && !momentary
                && !sql.contains("(");
    }

    private Expression expression(Family family, String sql) throws Untranslatable {
        Expression e = Expressions.translate(
                product, sql, new Scope(List.of(), List.of(), List.of(), "", false), Expressions.Use.ANY);
        String text = e.toString();
        boolean time = text.startsWith("CURRENT_") || text.startsWith("LOCALTIME");
        boolean id = text.equals("gen_random_uuid()");
        if ((time && family != Family.TIME) || (id && family != Family.OTHER)) {
            throw new Untranslatable("a value of another type than the column's");
        }
        if (!time && !id && (family == Family.TRUTH || family == Family.TIME || family == Family.OTHER)) {
            throw new Untranslatable("an expression for a column of this type");
        }
        return e;
    }

    private Expression next(String sequence) throws Untranslatable {
        ObjectName found = sequences.stream()
                .filter(s -> s.name().value().equalsIgnoreCase(sequence))
                .findFirst()
                .orElseThrow(() -> new Untranslatable("a sequence that is not there"));
        return Expression.verbatim("nextval(" + Strings.literal(Sql.PUBLIC.name(found)) + "::regclass)");
    }

    private static List<Word> unwrapped(List<Word> words) {
        List<Word> all = words;
        while (all.size() > 2 && all.getFirst().is("(") && all.getLast().is(")") && closes(all)) {
            all = all.subList(1, all.size() - 1);
        }
        return all;
    }

    /** Whether the first parenthesis closes with the last one. */
    private static boolean closes(List<Word> words) {
        int depth = 0;
        for (int i = 0; i < words.size() - 1; i++) {
            depth += words.get(i).is("(") ? 1 : words.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }

    private static Expression literal(Family family, String value) throws Untranslatable {
        switch (family) {
            case NUMBER -> {
                if (!value.matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
                    throw new Untranslatable("a text for a number");
                }
                return Expression.verbatim(value);
            }
            case TRUTH -> {
                return switch (value.toLowerCase(Locale.ROOT)) {
                    case "1", "true", "t", "y" -> Expression.verbatim("true");
                    case "0", "false", "f", "n" -> Expression.verbatim("false");
                    default -> throw new Untranslatable("a text for a truth value");
                };
            }
            case TIME -> {
                if (!value.matches("[0-9]{4}-[0-1][0-9]-[0-3][0-9]([ T][0-9:.]+)?|[0-9]{1,2}:[0-9]{2}(:[0-9.]+)?")
                        || value.startsWith("0000")
                        || value.contains("-00")) {
                    throw new Untranslatable("a text that may be no time");
                }
            }
            case TEXT, OTHER -> {}
        }
        return Expression.verbatim(Strings.literal(value));
    }

    private static Expression number(Family family, String value) throws Untranslatable {
        if (!value.matches("-?[0-9]*\\.?[0-9]*([eE][+-]?[0-9]+)?")) {
            throw new Untranslatable("the number " + value);
        }
        return switch (family) {
            case NUMBER -> Expression.verbatim(value);
            case TEXT -> Expression.verbatim(Strings.literal(value));
            case TRUTH -> truth(family, !value.matches("-?0+(\\.0*)?"));
            case TIME, OTHER -> throw new Untranslatable("a number for what is none");
        };
    }

    private static Expression truth(Family family, boolean value) throws Untranslatable {
        return switch (family) {
            case TRUTH -> Expression.verbatim(Boolean.toString(value));
            case NUMBER -> Expression.verbatim(value ? "1" : "0");
            case TEXT, TIME, OTHER -> throw new Untranslatable("a truth value for what is none");
        };
    }
}
