package plinth.model.logic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.logic.Value.Any;
import plinth.model.logic.Value.Numbers;
import plinth.model.logic.Value.Texts;
import plinth.model.logic.Value.Truth;

/**
 * What a column can hold by its type and NOT NULL.
 *
 * @param labels the labels of its enum type
 */
record ColumnDomain(Sort sort, boolean nullable, List<String> labels) {
    ColumnDomain {
        labels = List.copyOf(labels);
    }

    /** Returns every value at once. */
    Value all() {
        return present().withNull(nullable);
    }

    private Value present() {
        return switch (sort) {
            case BOOLEAN -> Truth.EITHER;
            case WHOLE -> Numbers.all(true, false);
            case NUMBER -> Numbers.all(false, false);
            case TEXT -> Texts.otherThan(Set.of(), false);
            case PADDED -> Texts.otherThan(Set.of(), true);
            case LABEL -> new Texts(Optional.of(new HashSet<>(labels)), Set.of(), false, false);
            case OPAQUE -> new Any(false, true, false);
            case FOREIGN -> new Any(false, true, true);
        };
    }

    /** Returns the value of a question's cell; absent when the column cannot hold it. */
    Optional<Value> value(Cell cell) {
        return switch (cell) {
            case Cell.Unset u -> nullable ? Optional.of(Value.Any.NULL) : Optional.empty();
            case Cell.Present p -> Optional.of(present());
            case Cell.Is(String v) -> is(v);
            case Cell.OtherThan(Set<String> values) -> otherThan(values);
        };
    }

    private Optional<Value> is(String v) {
        return switch (sort) {
            case BOOLEAN -> Optional.of(Values.truth(v).<Value>map(Truth::of).orElse(Truth.EITHER));
            case WHOLE, NUMBER ->
                // NaN, say: of how it compares nothing is known.
                Optional.of(Values.number(v).map(this::number).orElseGet(() -> new Any(false, true, false)));
            case TEXT -> Optional.of(Texts.of(v));
            case PADDED -> Optional.of(Texts.of(v).stripped());
            case LABEL -> labels.contains(v) ? Optional.of(Texts.of(v)) : Optional.empty();
            case OPAQUE, FOREIGN -> Optional.of(present());
        };
    }

    private Value number(BigDecimal n) {
        return new Numbers(Optional.of(n), true, Optional.of(n), true, sort == Sort.WHOLE, false);
    }

    private Optional<Value> otherThan(Set<String> values) {
        return switch (sort) {
            case BOOLEAN -> {
                Set<Optional<Boolean>> said = new HashSet<>();
                values.forEach(v -> said.add(Values.truth(v)));
                boolean yes = !said.contains(Optional.of(true));
                boolean no = !said.contains(Optional.of(false));
                yield yes || no ? Optional.of(new Truth(yes, no, false)) : Optional.empty();
            }
            case TEXT -> Optional.of(Texts.otherThan(values, false));
            case PADDED -> Optional.of(Texts.otherThan(values, true).stripped());
            case LABEL -> {
                Set<String> rest = new LinkedHashSet<>(labels);
                rest.removeAll(values);
                yield rest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Texts(Optional.of(rest), Set.of(), false, false));
            }
            case WHOLE, NUMBER, OPAQUE, FOREIGN -> Optional.of(present());
        };
    }

    /** Returns all values in cells, of which each compares in one way with every one of {@code constants}; what is not NULL comes first. */
    List<Value> cells(List<Value> constants) {
        List<Value> all = new ArrayList<>();
        switch (sort) {
            case BOOLEAN -> {
                all.add(Truth.TRUE);
                all.add(Truth.FALSE);
            }
            case WHOLE, NUMBER -> numbers(constants, all);
            case TEXT, PADDED, LABEL -> texts(constants, all);
            case OPAQUE, FOREIGN -> all.add(present());
        }
        if (nullable) {
            all.add(Value.Any.NULL);
        }
        return all;
    }

    private void texts(List<Value> constants, List<Value> all) {
        Set<String> points = new LinkedHashSet<>();
        for (Value v : constants) {
            if (v instanceof Texts t && t.point().isPresent()) {
                String s = t.point().get();
                points.add(sort == Sort.PADDED ? Texts.strip(s) : s);
            }
        }
        if (sort == Sort.LABEL) {
            points.retainAll(labels);
        }
        points.forEach(p -> is(p).ifPresent(all::add));
        otherThan(points).ifPresent(all::add);
    }

    private void numbers(List<Value> constants, List<Value> all) {
        TreeSet<BigDecimal> bounds = new TreeSet<>();
        for (Value v : constants) {
            switch (v) {
                case Numbers n -> n.point().ifPresent(bounds::add);
                case Texts t -> t.point().flatMap(Values::number).ifPresent(bounds::add);
                default -> {}
            }
        }
        boolean exact = sort == Sort.WHOLE;
        Optional<BigDecimal> low = Optional.empty();
        for (BigDecimal b : bounds) {
            between(low, Optional.of(b), exact, all);
            if (!exact || Values.isWhole(b)) {
                all.add(number(b));
            }
            low = Optional.of(b);
        }
        between(low, Optional.empty(), exact, all);
    }

    private static void between(Optional<BigDecimal> low, Optional<BigDecimal> high, boolean exact, List<Value> all) {
        boolean none = exact
                && low.isPresent()
                && high.isPresent()
                && Values.isWhole(low.get())
                && high.get().subtract(low.get()).compareTo(BigDecimal.ONE) <= 0;
        if (!none) {
            all.add(new Numbers(low, false, high, false, exact, false));
        }
    }
}
