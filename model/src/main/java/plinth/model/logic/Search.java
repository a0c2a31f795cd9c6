package plinth.model.logic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import plinth.model.logic.Value.Numbers;
import plinth.model.logic.Value.Texts;
import plinth.model.logic.Value.Truth;
import plinth.model.schema.Name;

/** Looks for a row that conditions accept, column by column, leaving out what one of them refuses whatever the rest is. */
final class Search {
    /** So many rows are looked at before the answer is "perhaps". */
    private static final int MOST = 3000;

    /**
     * A condition of a row.
     *
     * @param strict whether it has to be true; otherwise, as of a check, NULL is accepted too
     */
    record Condition(Term term, boolean strict, Set<Name> columns) {
        static Condition of(Term term, boolean strict) {
            Set<Name> columns = new LinkedHashSet<>();
            term.walk(t -> {
                if (t instanceof Term.Column(Name n)) {
                    columns.add(n);
                }
            });
            return new Condition(term, strict, columns);
        }

        boolean accepts(Truth t) {
            return t.isTrue() || (!strict && t.isNull());
        }

        boolean refuses(Truth t) {
            return t.isFalse() || (strict && t.isNull());
        }
    }

    private final List<Condition> conditions;
    private final Function<Name, ColumnDomain> domains;
    private final Map<Name, List<Value>> constants;
    private final Optional<Evaluation.Relation> relation;
    private int left = MOST;

    Search(
            List<Condition> conditions,
            Function<Name, ColumnDomain> domains,
            Map<Name, List<Value>> constants,
            Optional<Evaluation.Relation> relation) {
        this.conditions = conditions;
        this.domains = domains;
        this.constants = constants;
        this.relation = relation;
    }

    /** Returns whether there can be a row with {@code fixed}. */
    Possibility possible(Map<Name, Value> fixed) {
        return look(new HashMap<>(fixed), new LinkedHashSet<>());
    }

    private Possibility look(Map<Name, Value> row, Set<Name> split) {
        Evaluation e = new Evaluation(
                n -> row.containsKey(n) ? row.get(n) : domains.apply(n).all(), relation);
        List<Condition> open = new ArrayList<>();
        for (Condition c : conditions) {
            Truth t = e.truth(c.term());
            if (!c.accepts(t)) {
                return Possibility.NO;
            }
            if (c.refuses(t)) {
                open.add(c);
            }
        }
        if (open.isEmpty()) {
            return Possibility.YES;
        }
        for (Condition c : open) {
            for (Name n : c.columns()) {
                if (!split.contains(n) && left > 0) {
                    return split(n, row, split);
                }
            }
        }
        return Possibility.PERHAPS;
    }

    private Possibility split(Name n, Map<Name, Value> row, Set<Name> split) {
        Optional<Value> supposed = Optional.ofNullable(row.get(n));
        split.add(n);
        Possibility found = Possibility.NO;
        for (Value cell : domains.apply(n).cells(constants.getOrDefault(n, List.of()))) {
            if (supposed.isPresent() && !overlap(cell, supposed.get())) {
                continue;
            }
            left--;
            row.put(n, supposed.map(s -> narrower(cell, s)).orElse(cell));
            Possibility p = look(row, split);
            if (p == Possibility.YES) {
                found = p;
                break;
            }
            if (p == Possibility.PERHAPS) {
                found = p;
            }
        }
        split.remove(n);
        if (supposed.isPresent()) {
            row.put(n, supposed.get());
        } else {
            row.remove(n);
        }
        return found;
    }

    /** A cell reaches over what is supposed; where that is one value, it says more. */
    private static Value narrower(Value cell, Value supposed) {
        boolean one = switch (supposed) {
            case Texts t -> t.point().isPresent();
            case Numbers n -> n.point().isPresent();
            case Value.Any a -> a.some();
            case Truth t -> false;
        };
        return one ? supposed : cell;
    }

    private static boolean overlap(Value a, Value b) {
        if (!a.some()) {
            return b.isNull();
        }
        if (!b.some()) {
            return a.isNull();
        }
        return switch (a) {
            case Truth x when b instanceof Truth y -> (x.isTrue() && y.isTrue()) || (x.isFalse() && y.isFalse());
            case Texts x when b instanceof Texts y -> x.canEqual(y);
            case Numbers x when b instanceof Numbers y -> x.canEqual(y);
            default -> true;
        };
    }

    /** Returns for each column the constants that {@code conditions} compare it with. */
    static Map<Name, List<Value>> constants(List<Condition> conditions) {
        Map<Name, List<Value>> all = new LinkedHashMap<>();
        for (Condition c : conditions) {
            c.term().walk(t -> {
                switch (t) {
                    case Term.Comparison(Comparator by, Term l, Term r) -> pair(l, r, all);
                    case Term.Distinct(Term l, Term r) -> pair(l, r, all);
                    case Term.NullIf(Term l, Term r) -> pair(l, r, all);
                    default -> {}
                }
            });
        }
        return all;
    }

    private static void pair(Term l, Term r, Map<Name, List<Value>> all) {
        Set<Name> columns = new LinkedHashSet<>();
        List<Value> values = new ArrayList<>();
        parts(l, columns, values);
        parts(r, columns, values);
        columns.forEach(n -> all.computeIfAbsent(n, x -> new ArrayList<>()).addAll(values));
    }

    /** Collects what a term can come to: columns and constants. */
    private static void parts(Term t, Set<Name> columns, List<Value> values) {
        switch (t) {
            case Term.Column(Name n) -> columns.add(n);
            case Term.Literal(Value v) -> values.add(v);
            case Term.Arithmetic a -> {
                Value v = new Evaluation(n -> Value.Any.THING, Optional.empty()).value(a);
                if (v instanceof Numbers) {
                    values.add(v);
                }
            }
            case Term.Cast c -> parts(c.of(), columns, values);
            case Term.Coalesce c -> c.of().forEach(x -> parts(x, columns, values));
            case Term.NullIf(Term v, Term nothing) -> {
                parts(v, columns, values);
                parts(nothing, columns, values);
            }
            case Term.Row(List<Term> of) -> of.forEach(x -> parts(x, columns, values));
            case Term.Case c -> {
                c.whens().forEach(w -> parts(w.result(), columns, values));
                parts(c.otherwise(), columns, values);
            }
            default -> {}
        }
    }
}
