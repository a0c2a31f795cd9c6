package plinth.model.cost;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.TableFacts.ColumnFacts;
import plinth.model.query.Condition;
import plinth.model.query.Term;

/**
 * The share of rows that meet conditions, and how many different values there are: {@code selfuncs.c} and {@code clausesel.c}. Conditions are taken
 * to be independent of one another, as PostgreSQL does without extended statistics.
 */
final class Selectivity {
    private static final double INEQUALITY = 1.0 / 3;
    private static final double RANGE = .005;
    private static final double MATCH = .005;
    private static final double CONTAINS = .001;
    private static final double DEFAULT_DISTINCT = 200;

    /** An array given by the caller is taken to have so many elements. */
    private static final double ARRAY = 10;

    private final Map<String, TableFacts> tables = new HashMap<>();

    /** Makes the columns of {@code table} known under {@code alias}. */
    void add(String alias, TableFacts table) {
        tables.put(alias, table);
    }

    @Nullable
    ColumnFacts facts(Term term) {
        if (term instanceof Term.Cast c) {
            return facts(c.term());
        }
        if (!(term instanceof Term.Column c)) {
            return null;
        }
        TableFacts t = tables.get(c.alias());
        return t == null ? null : t.column(c.name());
    }

    Optional<TableFacts> table(Term term) {
        return term instanceof Term.Column c ? Optional.ofNullable(tables.get(c.alias())) : Optional.empty();
    }

    /** Returns how many different values {@code term} has in its table. */
    double distinct(Term term) {
        ColumnFacts f = facts(term);
        if (f == null || !f.known()) {
            double rows = table(term).map(TableFacts::rows).orElse(DEFAULT_DISTINCT);
            return Math.max(1, Math.min(DEFAULT_DISTINCT, rows));
        }
        return Math.max(1, f.distinct());
    }

    /** Returns the share of rows that meet all of {@code conditions}; two that bound one column from both sides count as a range. */
    double of(List<Condition> conditions) {
        double result = 1;
        Map<Term, double[]> ranges = new HashMap<>();
        for (Condition c : conditions) {
            Bound b = bound(c);
            if (b == null) {
                result *= of(c);
                continue;
            }
            double s = of(c);
            double[] known = ranges.computeIfAbsent(b.term(), t -> new double[] {-1, -1});
            int side = b.upper() ? 1 : 0;
            known[side] = known[side] < 0 ? s : Math.min(known[side], s);
        }
        for (Map.Entry<Term, double[]> e : ranges.entrySet()) {
            double low = e.getValue()[0];
            double high = e.getValue()[1];
            if (low < 0 || high < 0) {
                result *= Math.max(low, high);
            } else if (low == INEQUALITY || high == INEQUALITY) {
                result *= RANGE;
            } else {
                ColumnFacts f = facts(e.getKey());
                double s = low + high - 1 + (f == null ? 0 : f.nulls());
                result *= s <= 0 ? (s < -.01 ? RANGE : 1e-10) : s;
            }
        }
        return Math.max(0, Math.min(1, result));
    }

    private record Bound(Term term, boolean upper) {}

    private static @Nullable Bound bound(Condition condition) {
        if (!(condition instanceof Condition.Compare c)) {
            return null;
        }
        boolean less = c.operator().equals("<") || c.operator().equals("<=");
        boolean more = c.operator().equals(">") || c.operator().equals(">=");
        if (!less && !more) {
            return null;
        }
        if (c.left() instanceof Term.Column && Terms.constant(c.right())) {
            return new Bound(c.left(), less);
        }
        return c.right() instanceof Term.Column && Terms.constant(c.left()) ? new Bound(c.right(), more) : null;
    }

    double of(Condition condition) {
        return switch (condition) {
            case Condition.Compare c -> compare(c);
            case Condition.CompareRows c ->
                c.operator().equals("=") ? Math.pow(RANGE, c.left().size()) : INEQUALITY;
            case Condition.In i -> {
                double sum = 0;
                for (Term v : i.values()) {
                    sum += equal(i.term(), v);
                }
                yield Math.min(1, sum);
            }
            case Condition.AnyOf a -> Math.min(1, ARRAY * equal(a.term(), a.array()));
            case Condition.IsNull i -> {
                ColumnFacts f = facts(i.term());
                double nulls = f == null ? .005 : f.nulls();
                yield i.not() ? 1 - nulls : nulls;
            }
            case Condition.Holds h -> truth(h.term());
            case Condition.Not n -> {
                if (n.condition() instanceof Condition.Holds h) {
                    ColumnFacts f = facts(h.term());
                    yield Math.max(0, 1 - truth(h.term()) - (f == null ? 0 : f.nulls()));
                }
                yield 1 - of(n.condition());
            }
            case Condition.Or o -> {
                double none = 1;
                for (Condition c : o.conditions()) {
                    none *= 1 - of(c);
                }
                yield 1 - none;
            }
            case Condition.And a -> of(a.conditions());
            case Condition.Exists e -> .5;
        };
    }

    private double truth(Term term) {
        ColumnFacts f = facts(term);
        if (f == null) {
            return term instanceof Term.Literal l && l.text().equalsIgnoreCase("true") ? 1 : .5;
        }
        for (ColumnStatistics.Common c : f.common()) {
            if (c.value().equals("true")) {
                return c.share();
            }
        }
        return .5 * (1 - f.nulls());
    }

    private double compare(Condition.Compare c) {
        boolean swap = Terms.constant(c.left()) && !Terms.constant(c.right());
        Term var = swap ? c.right() : c.left();
        Term other = swap ? c.left() : c.right();
        return switch (c.operator().toUpperCase(Locale.ROOT)) {
            case "=" -> equal(var, other);
            case "<>", "!=" -> {
                ColumnFacts f = facts(var);
                yield Math.max(0, 1 - equal(var, other) - (f == null ? 0 : f.nulls()));
            }
            case "<", "<=" -> below(var, other, !swap);
            case ">", ">=" -> below(var, other, swap);
            case "LIKE", "ILIKE", "SIMILAR TO", "~", "~*" -> MATCH;
            case "NOT LIKE", "NOT ILIKE" -> 1 - MATCH;
            case "IS DISTINCT FROM" -> 1 - equal(var, other);
            case "IS NOT DISTINCT FROM" -> equal(var, other);
            case "@>", "<@", "@@", "?" -> CONTAINS;
            default -> RANGE;
        };
    }

    private double equal(Term term, Term other) {
        ColumnFacts f = facts(term);
        if (!Terms.constant(other) && !(other instanceof Term.Parameter)) {
            return join(term, other);
        }
        if (f == null) {
            return 1 / DEFAULT_DISTINCT;
        }
        String value = value(other);
        double common = 0;
        for (ColumnStatistics.Common c : f.common()) {
            if (c.value().equals(value)) {
                return c.share();
            }
            common += c.share();
        }
        if (value.isEmpty() || f.common().isEmpty()) {
            // A value that is not known yet is as frequent as any (var_eq_non_const).
            return Math.min(1, (1 - f.nulls()) / Math.max(1, distinct(term)));
        }
        double left = Math.max(0, 1 - common - f.nulls());
        double others = distinct(term) - f.common().size();
        double share = others > 1 ? left / others : left;
        double least = f.common().stream()
                .mapToDouble(ColumnStatistics.Common::share)
                .min()
                .orElse(1);
        return Math.min(share, least);
    }

    /** Returns the share of pairs that agree ({@code eqjoinsel_inner} without common values). */
    double join(Term a, Term b) {
        ColumnFacts fa = facts(a);
        ColumnFacts fb = facts(b);
        double present = (1 - (fa == null ? 0 : fa.nulls())) * (1 - (fb == null ? 0 : fb.nulls()));
        return present / Math.max(distinct(a), distinct(b));
    }

    /** A constant's value without quotes; empty for what the caller gives. */
    private static String value(Term term) {
        return switch (term) {
            case Term.Literal l -> unquoted(l.text());
            case Term.Cast c -> value(c.term());
            case Term.Column c -> "";
            case Term.Parameter p -> "";
            case Term.Operation o -> "";
            case Term.Call c -> "";
            case Term.Aggregate a -> "";
            case Term.Special s -> "";
        };
    }

    private static String unquoted(String text) {
        int quote = text.indexOf('\'');
        return quote >= 0 && text.endsWith("'") && text.length() > quote + 1
                ? text.substring(quote + 1, text.length() - 1).replace("''", "'")
                : text;
    }

    private double below(Term var, Term other, boolean less) {
        ColumnFacts f = facts(var);
        OptionalDouble at = f == null || f.range().isEmpty() ? OptionalDouble.empty() : position(value(other));
        if (f == null || at.isEmpty()) {
            return INEQUALITY;
        }
        ColumnStatistics.Range r = f.range().orElseThrow();
        double share = r.high() > r.low() ? (at.getAsDouble() - r.low()) / (r.high() - r.low()) : .5;
        share = Math.max(1e-4, Math.min(1 - 1e-4, share));
        return (less ? share : 1 - share) * (1 - f.nulls());
    }

    /** Returns a number, or a time in seconds since 1970. */
    private static OptionalDouble position(String value) {
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(value));
        } catch (NumberFormatException notANumber) {
            return time(value.replace(' ', 'T'));
        }
    }

    private static OptionalDouble time(String value) {
        try {
            if (value.length() == 10) {
                return OptionalDouble.of(LocalDate.parse(value).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
            }
            return OptionalDouble.of(
                    value.length() > 19 && (value.endsWith("Z") || value.lastIndexOf('+') > 0)
                            ? OffsetDateTime.parse(value).toEpochSecond()
                            : LocalDateTime.parse(value).toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeParseException notATime) {
            return OptionalDouble.empty();
        }
    }

    /** Rows of one table as they come to a grouping: all of them, and those that are left. */
    record Share(double all, double left) {}

    /**
     * Returns how many groups {@code keys} make of {@code rows} ({@code estimate_num_groups}).
     *
     * @param shares what is left of each alias' rows
     */
    double groups(List<Term> keys, double rows, Map<String, Share> shares) {
        Map<String, List<Double>> byTable = new HashMap<>();
        for (Term k : keys) {
            if (Terms.constant(k)) {
                continue;
            }
            List<Term.Column> columns = new ArrayList<>();
            Terms.columns(k, columns::add);
            for (Term.Column c : columns) {
                byTable.computeIfAbsent(c.alias(), a -> new ArrayList<>()).add(distinct(c));
            }
        }
        double groups = 1;
        for (Map.Entry<String, List<Double>> e : byTable.entrySet()) {
            double product = 1;
            double most = 1;
            for (double d : e.getValue()) {
                product *= d;
                most = Math.max(most, d);
            }
            Share s = shares.getOrDefault(e.getKey(), new Share(0, 0));
            if (s.all() > 0) {
                double cap = e.getValue().size() > 1 ? Math.max(s.all() * .1, Math.min(most, s.all())) : s.all();
                product = Math.min(product, cap);
                if (s.left() < s.all()) {
                    product *= 1 - Math.pow((s.all() - s.left()) / s.all(), s.all() / product);
                }
                product = CostModel.rows(product);
            }
            groups *= product;
        }
        return Math.max(1, Math.min(Math.ceil(groups), rows));
    }
}
