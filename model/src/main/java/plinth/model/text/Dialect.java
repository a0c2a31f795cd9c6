package plinth.model.text;

import java.util.Locale;
import java.util.Optional;

/** A way to write SQL: how words, strings and comments look, and where a statement ends. */
public enum Dialect {
    POSTGRESQL("PostgreSQL"),
    MYSQL("MySQL"),
    SQLITE("SQLite");

    private final String label;

    Dialect(String label) {
        this.label = label;
    }

    /** Returns the name as its makers write it. */
    public String label() {
        return label;
    }

    /** Returns the dialect that a person calls {@code name}, in either case; {@code mariadb} and {@code postgres} are understood. */
    public static Optional<Dialect> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "postgresql", "postgres", "pg" -> Optional.of(POSTGRESQL);
            case "mysql", "mariadb" -> Optional.of(MYSQL);
            case "sqlite", "sqlite3" -> Optional.of(SQLITE);
            default -> Optional.empty();
        };
    }
}
