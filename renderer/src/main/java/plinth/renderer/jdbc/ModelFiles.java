package plinth.renderer.jdbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.Table;
import plinth.renderer.jvm.JavaText;
import plinth.renderer.jvm.JavaType;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;

/** The records for rows of tables, the enums, and what reads and writes arrays. */
final class ModelFiles {
    private final Exported exported;
    private final JdbcTypes types;

    ModelFiles(Exported exported, JdbcTypes types) {
        this.exported = exported;
        this.types = types;
    }

    /** Returns the files, which say that they are made from {@code source}. */
    List<GeneratedFile> files(String source) {
        List<GeneratedFile> out = new ArrayList<>();
        out.add(JavaText.file(types.packageName(), "Values", source, "the arrays of the database", values()));
        for (EnumType e : exported.schema().enums().toList()) {
            out.add(JavaText.file(
                    types.packageName(), types.name(e), source, "the labels of " + e.name(), enumType(e)));
        }
        for (Table t : exported.tables()) {
            if (fits(t)) {
                out.add(JavaText.file(
                        types.packageName(), types.row(t.name()), source, "the rows of " + t.name(), row(t)));
            }
        }
        return out;
    }

    /** Returns whether a record can hold the rows of {@code t}. */
    private boolean fits(Table t) {
        return exported.columns(t).stream()
                        .mapToInt(c -> types.of(c.type()).places(t.nullable(c)))
                        .sum()
                <= JavaText.PLACES;
    }

    /** Returns the record of rows of {@code t}. */
    private String row(Table t) {
        List<Column> columns = exported.columns(t);
        List<String> parts =
                JavaText.variables(columns.stream().map(c -> c.name().value()).toList());
        List<String> typed = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            JavaType type = types.of(columns.get(i).type());
            boolean nullable = t.nullable(columns.get(i));
            typed.add(type.name(nullable) + " " + parts.get(i));
            read.add("                " + Reading.of(type, nullable, i + 1));
        }
        List<String> doc = new ArrayList<>(t.comment().stream().toList());
        List<String> absent = IntStream.range(0, parts.size())
                .filter(i -> t.nullable(columns.get(i)))
                .mapToObj(parts::get)
                .toList();
        if (!absent.isEmpty()) {
            doc.add("May be null: " + String.join(", ", absent) + ".");
        }
        String name = types.row(t.name());
        String text = JavaText.doc("", doc) + "public record " + name + "("
                + typed.stream().map(c -> "\n        " + c).collect(Collectors.joining(",")) + ") {\n"
                + "    static " + name + " of(ResultSet r) throws SQLException {\n        return new " + name + "(\n"
                + String.join(",\n", read) + ");\n    }\n}\n";
        return JavaText.head(types.packageName(), text, Set.of()) + text;
    }

    /** Returns the Java enum for {@code e}. */
    private String enumType(EnumType e) {
        String name = types.name(e);
        Set<String> taken = new HashSet<>();
        List<String> constants = new ArrayList<>();
        for (String label : e.labels()) {
            String constant = JavaText.constant(label);
            while (!taken.add(constant)) {
                constant += "_LABEL";
            }
            constants.add("    " + constant + "(" + JavaText.string(label) + ")");
        }
        String text = JavaText.doc("", e.comment().stream().toList()) + "public enum " + name + " {\n"
                + String.join(",\n", constants) + ";\n" + LABEL.replace("NAME", name) + "}\n";
        return JavaText.head(types.packageName(), text, Set.of()) + text;
    }

    private static final String LABEL = """

            private final String label;

            NAME(String label) {
                this.label = label;
            }

            /** Returns what PostgreSQL calls it. */
            public String label() {
                return label;
            }

            /** Returns what PostgreSQL calls {@code label}; null of null. */
            public static NAME of(String label) {
                if (label == null) {
                    return null;
                }
                for (NAME value : values()) {
                    if (value.label.equals(label)) {
                        return value;
                    }
                }
                throw new IllegalArgumentException("no label of the type: " + label);
            }
        """;

    /** Values.java, which the other files use. */
    private String values() {
        String text = """
            /** Reads and writes arrays. */
            final class Values {
                private Values() {}

                static <T> List<T> list(java.sql.Array array, Class<T[]> type) throws SQLException {
                    return array == null ? null : java.util.Arrays.asList(type.cast(array.getArray()));
                }

                static java.sql.Array array(Connection db, String type, List<?> values) throws SQLException {
                    return values == null ? null : db.createArrayOf(type, values.toArray());
                }
            }
            """;
        return JavaText.head(types.packageName(), text, Set.of()) + text;
    }
}
