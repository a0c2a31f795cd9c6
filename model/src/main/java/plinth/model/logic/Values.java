package plinth.model.logic;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import plinth.model.logic.Value.Any;
import plinth.model.logic.Value.Numbers;
import plinth.model.logic.Value.Texts;
import plinth.model.logic.Value.Truth;

/** What PostgreSQL makes of values: comparisons, casts, sums. */
final class Values {
    /** A number of more digits is not exact as a floating point number. */
    private static final int DIGITS = 15;

    private Values() {}

    /** Reads a truth value as PostgreSQL does: any beginning of true, false, yes, no that is unique, on, off, 1, 0. */
    static Optional<Boolean> truth(String text) {
        String s = text.strip().toLowerCase(Locale.ROOT);
        if (s.isEmpty()) {
            return Optional.empty();
        }
        if ("true".startsWith(s) || "yes".startsWith(s) || s.equals("on") || s.equals("1")) {
            return Optional.of(true);
        }
        boolean no = "false".startsWith(s) || "no".startsWith(s) || s.equals("of") || s.equals("off") || s.equals("0");
        return no ? Optional.of(false) : Optional.empty();
    }

    /** Reads a number with at most as many digits as are exact in every type. */
    static Optional<BigDecimal> number(String text) {
        String s = text.strip();
        boolean plain = !s.isEmpty()
                && s.chars()
                        .allMatch(c ->
                                (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '-' || c == '+');
        if (!plain) {
            return Optional.empty();
        }
        try {
            BigDecimal n = new BigDecimal(s);
            boolean small = n.precision() <= DIGITS && Math.abs((long) n.scale()) <= 40;
            return small || whole(n) ? Optional.of(n) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean whole(BigDecimal n) {
        return n.scale() <= 0 && n.precision() - n.scale() <= DIGITS;
    }

    static boolean isWhole(BigDecimal n) {
        return n.signum() == 0 || n.stripTrailingZeros().scale() <= 0;
    }

    /** Returns a number as a constant: 1, and not 1.0. */
    static String written(BigDecimal n) {
        return n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString();
    }

    /** Returns what a comparison of {@code a} with {@code b} may come to. */
    static Truth compare(Comparator by, Value a, Value b) {
        boolean isNull = a.isNull() || b.isNull() || a.foreign() || b.foreign();
        if (!a.some() || !b.some()) {
            return new Truth(false, false, true);
        }
        Truth present = present(by, a, b);
        return new Truth(present.isTrue(), present.isFalse(), isNull);
    }

    private static Truth present(Comparator by, Value a, Value b) {
        if (a instanceof Truth || b instanceof Truth) {
            return truths(by, a, b);
        }
        if (a instanceof Numbers || b instanceof Numbers) {
            Optional<Numbers> x = numbers(a);
            Optional<Numbers> y = numbers(b);
            return x.isPresent() && y.isPresent() ? numbers(by, x.get(), y.get()) : Truth.EITHER;
        }
        return a instanceof Texts x && b instanceof Texts y ? texts(by, x, y) : Truth.EITHER;
    }

    private static Truth truths(Comparator by, Value a, Value b) {
        if (a instanceof Numbers || b instanceof Numbers) {
            return Truth.EITHER;
        }
        Truth x = a.truth();
        Truth y = b.truth();
        boolean yes = false;
        boolean no = false;
        for (int i = 0; i < 4; i++) {
            boolean p = (i & 1) != 0;
            boolean q = (i & 2) != 0;
            if ((p ? x.isTrue() : x.isFalse()) && (q ? y.isTrue() : y.isFalse())) {
                boolean holds = by.holds(Boolean.compare(p, q));
                yes |= holds;
                no |= !holds;
            }
        }
        return new Truth(yes, no, false);
    }

    private static Optional<Numbers> numbers(Value v) {
        return switch (v) {
            case Numbers n -> Optional.of(n);
            case Texts t -> t.point().flatMap(Values::number).map(Numbers::of);
            case Truth t -> Optional.empty();
            case Any a -> Optional.empty();
        };
    }

    private static Truth numbers(Comparator by, Numbers a, Numbers b) {
        boolean yes = false;
        boolean no = false;
        for (int sign = -1; sign <= 1; sign++) {
            boolean can = sign < 0 ? a.canBeLess(b) : sign > 0 ? b.canBeLess(a) : a.canEqual(b);
            if (can) {
                yes |= by.holds(sign);
                no |= !by.holds(sign);
            }
        }
        return new Truth(yes, no, false);
    }

    private static Truth texts(Comparator by, Texts a, Texts b) {
        boolean padded = a.padded() || b.padded();
        Texts x = padded ? a.stripped() : a;
        Texts y = padded ? b.stripped() : b;
        boolean equal = x.canEqual(y);
        // Whether the blanks of a text count beside a padded one depends on whether it has been given a type.
        boolean blanks = padded && (a.endsBlank() || b.endsBlank());
        boolean same = equal && !blanks && x.point().isPresent() && x.point().equals(y.point());
        boolean yes = (equal && by.holds(0)) || (!same && (by == Comparator.UNEQUAL || ordered(by)));
        boolean no = (equal && !by.holds(0)) || (!same && (by == Comparator.EQUAL || ordered(by)));
        return new Truth(yes, no, false);
    }

    /** Which of two texts comes first is a matter of the collation. */
    private static boolean ordered(Comparator by) {
        return by != Comparator.EQUAL && by != Comparator.UNEQUAL;
    }

    /** Returns {@code v} cast to a type of the sort {@code to}; {@code limit} is its length, {@code rounds} whether digits may be lost. */
    static Value cast(Value v, Sort to, Optional<Integer> limit, boolean rounds) {
        if (!v.some()) {
            return v;
        }
        Value some = switch (to) {
            case BOOLEAN -> toTruth(v);
            case WHOLE -> toWhole(v);
            case NUMBER -> rounds ? unknown(v) : toNumber(v);
            case TEXT, PADDED -> toText(v, to == Sort.PADDED, limit);
            case LABEL -> v instanceof Texts t ? t.orNull(false) : unknown(v);
            case OPAQUE -> unknown(v);
            case FOREIGN -> Value.Any.THING;
        };
        return some.withNull(v.isNull());
    }

    private static Value unknown(Value v) {
        return new Any(v.foreign() && v.isNull(), true, v.foreign());
    }

    private static Value toTruth(Value v) {
        return switch (v) {
            case Truth t -> t.present();
            case Numbers n -> n.point().map(p -> Truth.of(p.signum() != 0)).orElse(Truth.EITHER);
            case Texts t -> t.truth().present();
            case Any a -> a.foreign() ? Value.Any.THING : Truth.EITHER;
        };
    }

    private static Value toWhole(Value v) {
        return switch (v) {
            case Truth t ->
                t.isTrue() && t.isFalse()
                        ? Numbers.between(BigDecimal.ZERO, BigDecimal.ONE)
                        : Numbers.of(t.isTrue() ? 1 : 0);
            case Numbers n when n.exact() && n.point().map(Values::isWhole).orElse(true) -> n.orNull(false);
            case Texts t
            when t.point().flatMap(Values::number).filter(Values::isWhole).isPresent() ->
                Numbers.of(t.point().flatMap(Values::number).orElseThrow());
            default -> unknown(v);
        };
    }

    private static Value toNumber(Value v) {
        return switch (v) {
            case Numbers n when n.exact() -> n.orNull(false);
            case Texts t
            when t.point().flatMap(Values::number).isPresent() ->
                Numbers.of(t.point().flatMap(Values::number).orElseThrow());
            default -> unknown(v);
        };
    }

    private static Value toText(Value v, boolean padded, Optional<Integer> limit) {
        return switch (v) {
            case Truth t when t.isTrue() && t.isFalse() -> Texts.of("true").hull(Texts.of("false"));
            case Truth t -> Texts.of(t.isTrue() ? "true" : "false");
            case Texts t -> {
                boolean cut = limit.isPresent()
                        && (t.in().isEmpty() || t.in().get().stream().anyMatch(s -> s.length() > limit.get()));
                Texts bare = t.padded() ? t.stripped() : t;
                yield cut
                        ? Texts.otherThan(java.util.Set.of(), padded)
                        : padded ? bare.stripped().orNull(false) : new Texts(bare.in(), bare.out(), false, false);
            }
            default -> unknown(v);
        };
    }

    /** Returns a sum, difference, product or exclusive or; both are taken not to be NULL. */
    static Value calculate(char operator, Value a, Value b) {
        Optional<Numbers> x = numbers(a).filter(Numbers::exact);
        Optional<Numbers> y = numbers(b).filter(Numbers::exact);
        if (x.isEmpty() || y.isEmpty() || a instanceof Texts && b instanceof Texts) {
            return new Any(a.foreign() || b.foreign(), true, a.foreign() || b.foreign());
        }
        return switch (operator) {
            case '+' -> sum(x.get(), y.get());
            case '-' -> sum(x.get(), negative(y.get()));
            default -> {
                Optional<BigDecimal> p = x.get().point();
                Optional<BigDecimal> q = y.get().point();
                if (p.isEmpty() || q.isEmpty()) {
                    yield Numbers.all(operator == '*', false);
                }
                yield operator == '*'
                        ? Numbers.of(p.get().multiply(q.get()))
                        : isWhole(p.get()) && isWhole(q.get())
                                ? Numbers.of(p.get().longValue() ^ q.get().longValue())
                                : Numbers.all(false, false);
            }
        };
    }

    private static Numbers negative(Numbers n) {
        return new Numbers(
                n.high().map(BigDecimal::negate),
                /* lowIn= */ n.highIn(),
                n.low().map(BigDecimal::negate),
                /* highIn= */ n.lowIn(),
                true,
                false);
    }

    private static Numbers sum(Numbers a, Numbers b) {
        return new Numbers(
                a.low().flatMap(l -> b.low().map(l::add)),
                a.lowIn() && b.lowIn(),
                a.high().flatMap(h -> b.high().map(h::add)),
                a.highIn() && b.highIn(),
                true,
                false);
    }
}
