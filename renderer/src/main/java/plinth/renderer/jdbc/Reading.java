package plinth.renderer.jdbc;

import plinth.renderer.jvm.JavaType;

/** Expressions that read a column of a java.sql.ResultSet. */
final class Reading {
    private Reading() {}

    /** Returns what reads the column {@code n} of {@code r}. */
    static String of(JavaType type, boolean nullable, int n) {
        return switch (type.kind()) {
            case ENUM -> type.name() + ".of(r.getString(" + n + "))";
            case ARRAY -> {
                String element =
                        type.name().substring("List<".length(), type.name().length() - 1);
                yield "Values.list(r.getArray(" + n + "), " + element + "[].class)";
            }
            case TEXT -> "r.getString(" + n + ")";
            case PLAIN ->
                switch (type.name(nullable)) {
                    case "short" -> "r.getShort(" + n + ")";
                    case "int" -> "r.getInt(" + n + ")";
                    case "long" -> "r.getLong(" + n + ")";
                    case "float" -> "r.getFloat(" + n + ")";
                    case "double" -> "r.getDouble(" + n + ")";
                    case "boolean" -> "r.getBoolean(" + n + ")";
                    case "byte[]" -> "r.getBytes(" + n + ")";
                    default -> "r.getObject(" + n + ", " + type.name() + ".class)";
                };
        };
    }
}
