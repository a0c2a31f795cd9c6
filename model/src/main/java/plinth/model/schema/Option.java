package plinth.model.schema;

import java.util.Optional;

/** A setting such as {@code fillfactor = 70}: its name in lower case and its value as written, absent where the name alone is enough. */
public record Option(String name, Optional<String> value) {
    public static Option of(String name, String value) {
        return new Option(name, Optional.of(value));
    }
}
