package plinth.model.logic;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an expression may come to, as a set: never less than what it can come to, possibly more. */
sealed interface Value {
    /** A condition: each of TRUE, FALSE and NULL that it may be. */
    record Truth(boolean isTrue, boolean isFalse, boolean isNull) implements Value {
        static final Truth TRUE = new Truth(true, false, false);
        static final Truth FALSE = new Truth(false, true, false);
        static final Truth EITHER = new Truth(true, true, false);

        static Truth of(boolean b) {
            return b ? TRUE : FALSE;
        }

        Truth or(Truth o) {
            return new Truth(isTrue || o.isTrue, isFalse || o.isFalse, isNull || o.isNull);
        }

        Truth not() {
            return new Truth(/* isTrue= */ isFalse, /* isFalse= */ isTrue, isNull);
        }
    }

    /**
     * A number between two bounds.
     *
     * @param low the lower bound, absent when there is none
     * @param lowIn whether the number may be the lower bound itself
     * @param exact whether it can be calculated with
     */
    record Numbers(
            Optional<BigDecimal> low,
            boolean lowIn,
            Optional<BigDecimal> high,
            boolean highIn,
            boolean exact,
            boolean isNull)
            implements Value {
        static Numbers of(BigDecimal n) {
            return between(n, n);
        }

        static Numbers of(long n) {
            return of(BigDecimal.valueOf(n));
        }

        static Numbers between(BigDecimal low, BigDecimal high) {
            return new Numbers(Optional.of(low), true, Optional.of(high), true, true, false);
        }

        static Numbers all(boolean exact, boolean isNull) {
            return new Numbers(Optional.empty(), false, Optional.empty(), false, exact, isNull);
        }

        Optional<BigDecimal> point() {
            return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) == 0 ? low : Optional.empty();
        }

        Numbers orNull(boolean isNull) {
            return new Numbers(low, lowIn, high, highIn, exact, isNull);
        }

        /** Whether a number of this can be less than one of {@code o}. */
        boolean canBeLess(Numbers o) {
            return low.isEmpty() || o.high.isEmpty() || low.get().compareTo(o.high.get()) < 0;
        }

        /** Whether a number of this can be one of {@code o}. */
        boolean canEqual(Numbers o) {
            return reaches(low, lowIn, o.high, o.highIn) && reaches(o.low, o.lowIn, high, highIn);
        }

        private static boolean reaches(
                Optional<BigDecimal> low, boolean lowIn, Optional<BigDecimal> high, boolean highIn) {
            if (low.isEmpty() || high.isEmpty()) {
                return true;
            }
            int sign = low.get().compareTo(high.get());
            return sign < 0 || (sign == 0 && lowIn && highIn);
        }

        Numbers hull(Numbers o) {
            int l = low.isEmpty() || o.low.isEmpty() ? 0 : low.get().compareTo(o.low.get());
            int h = high.isEmpty() || o.high.isEmpty() ? 0 : high.get().compareTo(o.high.get());
            boolean bothLow = low.isPresent() && o.low.isPresent();
            boolean bothHigh = high.isPresent() && o.high.isPresent();
            return new Numbers(
                    bothLow ? (l <= 0 ? low : o.low) : Optional.empty(),
                    l == 0 ? lowIn || o.lowIn : l < 0 ? lowIn : o.lowIn,
                    bothHigh ? (h >= 0 ? high : o.high) : Optional.empty(),
                    h == 0 ? highIn || o.highIn : h > 0 ? highIn : o.highIn,
                    exact && o.exact,
                    isNull || o.isNull);
        }
    }

    /**
     * A text or the label of an enum type.
     *
     * @param in what it is one of, when that is known
     * @param out what it is none of
     * @param padded whether blanks at its end do not count
     */
    record Texts(Optional<Set<String>> in, Set<String> out, boolean padded, boolean isNull) implements Value {
        public Texts {
            in = in.map(Set::copyOf);
            out = Set.copyOf(out);
        }

        static Texts of(String text) {
            return new Texts(Optional.of(Set.of(text)), Set.of(), false, false);
        }

        /** Returns a constant without a type of its own: where it becomes character(n), blanks at its end do not count. */
        static Texts constant(String text) {
            return new Texts(Optional.of(Set.copyOf(List.of(text, strip(text)))), Set.of(), false, false);
        }

        static Texts otherThan(Set<String> out, boolean padded) {
            return new Texts(Optional.empty(), out, padded, false);
        }

        Optional<String> point() {
            return in.filter(s -> s.size() == 1).map(s -> s.iterator().next());
        }

        Texts orNull(boolean isNull) {
            return new Texts(in, out, padded, isNull);
        }

        Texts stripped() {
            Set<String> neither = padded
                    ? stripped(out)
                    : out.stream().filter(s -> !s.endsWith(" ")).collect(Collectors.toSet());
            return new Texts(in.map(Texts::stripped), neither, true, isNull);
        }

        /** Whether it may have blanks at its end that count. */
        boolean endsBlank() {
            return !padded
                    && in.map(s -> s.stream().anyMatch(x -> x.endsWith(" "))).orElse(true);
        }

        private static Set<String> stripped(Set<String> all) {
            Set<String> result = new HashSet<>();
            all.forEach(s -> result.add(strip(s)));
            return result;
        }

        static String strip(String s) {
            int end = s.length();
            while (end > 0 && s.charAt(end - 1) == ' ') {
                end--;
            }
            return s.substring(0, end);
        }

        boolean mayBe(String s) {
            return !out.contains(s) && (in.isEmpty() || in.get().contains(s));
        }

        /** Whether a text of this can be one of {@code o}. */
        boolean canEqual(Texts o) {
            if (in.isPresent()) {
                return in.get().stream().anyMatch(s -> mayBe(s) && o.mayBe(s));
            }
            return o.in.isEmpty() || o.in.get().stream().anyMatch(s -> mayBe(s) && o.mayBe(s));
        }

        Texts hull(Texts o) {
            Optional<Set<String>> both = Optional.empty();
            if (in.isPresent() && o.in.isPresent()) {
                Set<String> all = new HashSet<>(in.get());
                all.addAll(o.in.get());
                both = Optional.of(all);
            }
            Set<String> neither = new HashSet<>();
            out.stream().filter(s -> !o.mayBe(s)).forEach(neither::add);
            o.out.stream().filter(s -> !mayBe(s)).forEach(neither::add);
            return new Texts(both, neither, padded || o.padded, isNull || o.isNull);
        }
    }

    /**
     * Anything.
     *
     * @param some whether it may be other than NULL
     * @param foreign whether even a comparison of it may be NULL
     */
    record Any(boolean isNull, boolean some, boolean foreign) implements Value {
        static final Value NULL = new Any(true, false, false);
        static final Value THING = new Any(true, true, true);
    }

    boolean isNull();

    /** Returns whether it may be other than NULL. */
    default boolean some() {
        return switch (this) {
            case Truth t -> t.isTrue() || t.isFalse();
            case Any a -> a.some();
            case Numbers n -> true;
            case Texts t -> true;
        };
    }

    /** Returns this as it is when it is not NULL. */
    default Value present() {
        return switch (this) {
            case Truth t -> new Truth(t.isTrue(), t.isFalse(), false);
            case Numbers n -> n.orNull(false);
            case Texts t -> t.orNull(false);
            case Any a -> new Any(false, true, a.foreign());
        };
    }

    /** Returns what is this or {@code o}. */
    default Value join(Value o) {
        if (!some()) {
            return o.withNull(isNull());
        }
        if (!o.some()) {
            return withNull(o.isNull());
        }
        return switch (this) {
            case Truth a when o instanceof Truth b -> a.or(b);
            case Numbers a when o instanceof Numbers b -> a.hull(b);
            case Texts a when o instanceof Texts b -> a.hull(b);
            case Any a when o instanceof Any b -> new Any(isNull() || o.isNull(), true, a.foreign() || b.foreign());
            default -> new Any(isNull() || o.isNull(), true, foreign() || o.foreign());
        };
    }

    /** Returns whether a comparison of it may be NULL although it is not. */
    default boolean foreign() {
        return this instanceof Any a && a.foreign();
    }

    /** Returns this, or NULL as well when {@code or} says so. */
    default Value withNull(boolean or) {
        if (!or || isNull()) {
            return this;
        }
        return switch (this) {
            case Truth t -> new Truth(t.isTrue(), t.isFalse(), true);
            case Numbers n -> n.orNull(true);
            case Texts t -> t.orNull(true);
            case Any a -> new Any(true, a.some(), a.foreign());
        };
    }

    /** Returns this as a condition. */
    default Truth truth() {
        return switch (this) {
            case Truth t -> t;
            case Any a -> new Truth(a.some(), a.some(), a.isNull());
            case Texts t ->
                t.point()
                        .flatMap(Values::truth)
                        .map(Truth::of)
                        .orElse(Truth.EITHER)
                        .or(t.isNull() ? new Truth(false, false, true) : new Truth(false, false, false));
            case Numbers n -> new Truth(true, true, n.isNull());
        };
    }
}
