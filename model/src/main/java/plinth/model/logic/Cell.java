package plinth.model.logic;

import java.util.Set;

/** What a question supposes of a column's value. */
public sealed interface Cell {
    Cell UNSET = new Unset();
    Cell SET = new Present();

    /** It is NULL. */
    record Unset() implements Cell {}

    /** It is not NULL. */
    record Present() implements Cell {}

    /** It is {@code value}, as a constant without quotes. */
    record Is(String value) implements Cell {}

    /** It is neither NULL nor one of {@code values}. */
    record OtherThan(Set<String> values) implements Cell {
        public OtherThan {
            values = Set.copyOf(values);
        }
    }
}
