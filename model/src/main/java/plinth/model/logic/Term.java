package plinth.model.logic;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import plinth.model.schema.Name;

/** An expression as far as it is understood. */
sealed interface Term {
    /** A constant. */
    record Literal(Value value) implements Term {}

    record Column(Name name) implements Term {}

    record Not(Term of) implements Term {}

    record And(List<Term> all) implements Term {}

    record Or(List<Term> any) implements Term {}

    /** {@code IN}, {@code = ANY (ARRAY[...])} and {@code BETWEEN} are made of these. */
    record Comparison(Comparator by, Term left, Term right) implements Term {}

    /** {@code IS NULL}; of a row, whether all of it is. {@code notNull} of a row: whether none of it is. */
    record IsNull(Term of, boolean notNull) implements Term {}

    /** {@code IS TRUE}, {@code IS FALSE}; without a truth {@code IS UNKNOWN}. */
    record IsTruth(Term of, Optional<Boolean> truth) implements Term {}

    record Distinct(Term left, Term right) implements Term {}

    /** {@code CASE}; a simple one has been made a searched one. */
    record Case(List<When> whens, Term otherwise) implements Term {}

    record When(Term condition, Term result) {}

    record Coalesce(List<Term> of) implements Term {}

    record NullIf(Term value, Term nothing) implements Term {}

    /** {@code GREATEST} and {@code LEAST}: NULL when all are. */
    record Extreme(List<Term> of) implements Term {}

    record Row(List<Term> of) implements Term {}

    record ArrayOf(List<Term> of) implements Term {}

    /** How many are NULL, or are not: {@code num_nulls}, {@code num_nonnulls}. */
    record Count(List<Term> of, boolean nulls) implements Term {}

    /** {@code array_length(array_remove(ARRAY[...], NULL), 1)}, which is NULL instead of 0. */
    record NullIfZero(Term of) implements Term {}

    record Cast(Term of, Sort to, Optional<Integer> limit, boolean rounds) implements Term {}

    /** {@code +}, {@code -}, {@code *} and the exclusive or of bits, {@code #}. */
    record Arithmetic(char operator, Term left, Term right) implements Term {}

    /** Any value that is NULL when one of {@code of} is, and otherwise only when {@code orNull} says so. */
    record Opaque(List<Term> of, boolean orNull) implements Term {}

    /** Not understood: any value, or NULL. */
    record Unknown(String text) implements Term {}

    /** Returns the terms that this one is made of. */
    default List<Term> parts() {
        return switch (this) {
            case Literal l -> List.of();
            case Column c -> List.of();
            case Unknown u -> List.of();
            case Not n -> List.of(n.of());
            case And a -> a.all();
            case Or o -> o.any();
            case Comparison c -> List.of(c.left(), c.right());
            case IsNull n -> List.of(n.of());
            case IsTruth t -> List.of(t.of());
            case Distinct d -> List.of(d.left(), d.right());
            case Case c -> {
                List<Term> all = new java.util.ArrayList<>();
                c.whens().forEach(w -> {
                    all.add(w.condition());
                    all.add(w.result());
                });
                all.add(c.otherwise());
                yield all;
            }
            case Coalesce c -> c.of();
            case NullIf n -> List.of(n.value(), n.nothing());
            case Extreme e -> e.of();
            case Row r -> r.of();
            case ArrayOf a -> a.of();
            case Count c -> c.of();
            case NullIfZero n -> List.of(n.of());
            case Cast c -> List.of(c.of());
            case Arithmetic a -> List.of(a.left(), a.right());
            case Opaque o -> o.of();
        };
    }

    /** Gives this term and all within it to {@code seen}. */
    default void walk(Consumer<Term> seen) {
        seen.accept(this);
        parts().forEach(p -> p.walk(seen));
    }
}
