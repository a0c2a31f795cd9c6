package plinth.model.logic;

/** The sorts of the types that PostgreSQL brings along. */
final class TypeSorts {
    private TypeSorts() {}

    /** Returns the sort of the known type with the long name {@code name}. */
    static Sort of(String name) {
        return switch (name) {
            case "boolean" -> Sort.BOOLEAN;
            case "smallint", "integer", "bigint" -> Sort.WHOLE;
            // A real is not what a numeric constant of the same digits is.
            case "numeric", "double precision" -> Sort.NUMBER;
            case "text", "character varying" -> Sort.TEXT;
            case "character", "bpchar" -> Sort.PADDED;
            default -> Sort.OPAQUE;
        };
    }
}
