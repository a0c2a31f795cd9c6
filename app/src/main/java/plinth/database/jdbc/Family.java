package plinth.database.jdbc;

import plinth.model.schema.Type;

/** Types that PostgreSQL compares with one another without being told how. */
enum Family {
    NUMBER,
    TEXT,
    TRUTH,
    TIME,
    OTHER;

    static Family of(Type type) {
        if (!(type instanceof Type.Known known)) {
            return OTHER;
        }
        return switch (known.name()) {
            case "bigint", "integer", "smallint", "numeric", "double precision", "real" -> NUMBER;
            case "text", "character varying", "character", "bpchar" -> TEXT;
            case "boolean" -> TRUTH;
            case "date" -> TIME;
            default -> known.name().startsWith("time") ? TIME : OTHER;
        };
    }
}
