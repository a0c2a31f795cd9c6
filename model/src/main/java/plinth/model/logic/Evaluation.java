package plinth.model.logic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import plinth.model.logic.Value.Any;
import plinth.model.logic.Value.Numbers;
import plinth.model.logic.Value.Truth;
import plinth.model.schema.Name;

/** Evaluates terms over what columns may hold. */
final class Evaluation {

    private final Function<Name, Value> row;
    private final Optional<Relation> relation;

    /** How the values of two columns, neither of them NULL, stand to each other: {@code first} is less ({@code sign < 0}), equal, or greater. */
    record Relation(Name first, Name second, int sign) {
        private Optional<Integer> between(Term l, Term r) {
            if (!(l instanceof Term.Column(Name a)) || !(r instanceof Term.Column(Name b))) {
                return Optional.empty();
            }
            return a.equals(first) && b.equals(second)
                    ? Optional.of(sign)
                    : a.equals(second) && b.equals(first) ? Optional.of(-sign) : Optional.empty();
        }
    }

    /** Takes from {@code row} what each column may hold, and from {@code relation} how two of them compare, where that is supposed. */
    Evaluation(Function<Name, Value> row, Optional<Relation> relation) {
        this.row = row;
        this.relation = relation;
    }

    /** Returns what {@code t} may come to as a condition. */
    Truth truth(Term t) {
        return value(t).truth();
    }

    /** Returns what {@code t} may come to. */
    Value value(Term t) {
        return switch (t) {
            case Term.Literal(Value v) -> v;
            case Term.Column(Name n) -> row.apply(n);
            case Term.Unknown u -> Value.Any.THING;
            case Term.Not(Term of) -> truth(of).not();
            case Term.And(List<Term> all) -> and(all);
            case Term.Or(List<Term> any) -> or(any);
            case Term.Comparison(Comparator by, Term l, Term r) -> comparison(by, l, r);
            case Term.IsNull(Term of, boolean notNull) -> isNull(of, notNull);
            case Term.IsTruth(Term of, Optional<Boolean> wanted) -> isTruth(truth(of), wanted);
            case Term.Distinct(Term l, Term r) ->
                relation.flatMap(x -> x.between(l, r))
                        .map(sign -> Truth.of(sign != 0))
                        .orElseGet(() -> distinct(value(l), value(r)));
            case Term.Case c -> choice(c);
            case Term.Coalesce(List<Term> of) -> coalesce(of);
            case Term.NullIf(Term v, Term nothing) -> nullIf(value(v), value(nothing));
            case Term.Extreme(List<Term> of) ->
                new Any(
                        of.stream().allMatch(x -> value(x).isNull()),
                        of.stream().anyMatch(x -> value(x).some()),
                        false);
            case Term.Row r -> Value.Any.THING;
            case Term.ArrayOf a -> new Any(false, true, false);
            case Term.Count(List<Term> of, boolean nulls) -> count(of, nulls);
            case Term.NullIfZero(Term of) -> nullIfZero(value(of));
            case Term.Cast(Term of, Sort to, Optional<Integer> limit, boolean rounds) ->
                Values.cast(value(of), to, limit, rounds);
            case Term.Arithmetic(char operator, Term l, Term r) -> arithmetic(operator, value(l), value(r));
            case Term.Opaque(List<Term> of, boolean orNull) -> opaque(of, orNull);
        };
    }

    private Truth and(List<Term> all) {
        boolean isTrue = true;
        boolean isFalse = false;
        boolean isNull = false;
        boolean canBeTrue = true;
        for (Term t : all) {
            Truth x = truth(t);
            isFalse |= x.isFalse();
            isTrue &= x.isTrue();
            // It is NULL when one is and none is false.
            canBeTrue &= x.isTrue() || x.isNull();
            isNull |= x.isNull();
        }
        return new Truth(isTrue, isFalse, isNull && canBeTrue);
    }

    private Truth or(List<Term> any) {
        return and(any.stream().<Term>map(Term.Not::new).toList()).not();
    }

    private Truth comparison(Comparator by, Term l, Term r) {
        if (l instanceof Term.Row(List<Term> a) && r instanceof Term.Row(List<Term> b)) {
            if (a.size() != b.size() || (by != Comparator.EQUAL && by != Comparator.UNEQUAL)) {
                return new Truth(true, true, true);
            }
            Truth all = Truth.TRUE;
            for (int i = 0; i < a.size(); i++) {
                Truth one = Values.compare(Comparator.EQUAL, value(a.get(i)), value(b.get(i)));
                all = new Truth(
                        all.isTrue() && one.isTrue(),
                        all.isFalse() || one.isFalse(),
                        (all.isNull() && (one.isTrue() || one.isNull()))
                                || (one.isNull() && (all.isTrue() || all.isNull())));
            }
            return by == Comparator.EQUAL ? all : all.not();
        }
        Optional<Integer> sign = relation.flatMap(x -> x.between(l, r));
        return sign.isPresent() ? Truth.of(by.holds(sign.get())) : Values.compare(by, value(l), value(r));
    }

    private Truth isNull(Term of, boolean notNull) {
        List<Term> parts = of instanceof Term.Row(List<Term> all) ? all : List.of(of);
        boolean can = true;
        boolean must = true;
        for (Term p : parts) {
            Value v = value(p);
            // A row that is not NULL itself is NULL for this test when all of its fields are.
            boolean row = v.foreign() && v.some();
            can &= row || (notNull ? v.some() : v.isNull());
            must &= !row && (notNull ? !v.isNull() : !v.some());
        }
        return new Truth(can, !must, false);
    }

    private static Truth isTruth(Truth t, Optional<Boolean> wanted) {
        boolean can = wanted.map(w -> w ? t.isTrue() : t.isFalse()).orElse(t.isNull());
        boolean cannot =
                wanted.isEmpty() ? t.isTrue() || t.isFalse() : t.isNull() || (wanted.get() ? t.isFalse() : t.isTrue());
        return new Truth(can, cannot, false);
    }

    private static Truth distinct(Value a, Value b) {
        boolean one = (a.isNull() && b.some()) || (b.isNull() && a.some());
        Truth both = new Truth(one, a.isNull() && b.isNull(), false);
        if (a.some() && b.some()) {
            Truth equal = Values.compare(Comparator.EQUAL, a.present(), b.present());
            boolean foreign = equal.isNull();
            both = both.or(new Truth(equal.isFalse() || foreign, equal.isTrue() || foreign, false));
        }
        return both;
    }

    private Value choice(Term.Case c) {
        Optional<Value> result = Optional.empty();
        for (Term.When w : c.whens()) {
            Truth t = truth(w.condition());
            if (t.isTrue()) {
                Value v = value(w.result());
                result = Optional.of(result.map(r -> r.join(v)).orElse(v));
            }
            if (!t.isFalse() && !t.isNull()) {
                return result.orElse(Value.Any.THING);
            }
        }
        Value otherwise = value(c.otherwise());
        return result.map(r -> r.join(otherwise)).orElse(otherwise);
    }

    private Value coalesce(List<Term> of) {
        Optional<Value> result = Optional.empty();
        for (Term t : of) {
            Value v = value(t);
            if (v.some()) {
                Value present = v.present();
                result = Optional.of(result.map(r -> r.join(present)).orElse(present));
            }
            if (!v.isNull()) {
                return result.orElse(Value.Any.THING);
            }
        }
        return result.map(r -> r.withNull(true)).orElse(Value.Any.NULL);
    }

    private static Value nullIf(Value v, Value nothing) {
        Truth equal = Values.compare(Comparator.EQUAL, v, nothing);
        if (!equal.isFalse() && !equal.isNull()) {
            return Value.Any.NULL;
        }
        return v.withNull(equal.isTrue());
    }

    private Value count(List<Term> of, boolean nulls) {
        int least = 0;
        int most = 0;
        for (Term t : of) {
            Value v = value(t);
            boolean can = nulls ? v.isNull() : v.some();
            boolean must = nulls ? !v.some() : !v.isNull();
            most += can ? 1 : 0;
            least += must ? 1 : 0;
        }
        return Numbers.between(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    private static Value nullIfZero(Value v) {
        if (v instanceof Numbers n && n.low().isPresent() && n.low().get().signum() > 0) {
            return v;
        }
        boolean zero = v instanceof Numbers n && n.point().isPresent();
        if (zero) {
            return Value.Any.NULL;
        }
        return v instanceof Numbers n
                ? new Numbers(Optional.of(BigDecimal.ONE), true, n.high(), n.highIn(), true, true)
                : v.withNull(true);
    }

    private static Value arithmetic(char operator, Value a, Value b) {
        return a.some() && b.some()
                ? Values.calculate(operator, a, b).withNull(a.isNull() || b.isNull())
                : Value.Any.NULL;
    }

    private Value opaque(List<Term> of, boolean orNull) {
        boolean isNull = orNull;
        boolean foreign = false;
        for (Term t : of) {
            Value v = value(t);
            if (!v.some()) {
                return Value.Any.NULL;
            }
            isNull |= v.isNull();
            foreign |= v.foreign();
        }
        return new Any(isNull, true, foreign);
    }
}
