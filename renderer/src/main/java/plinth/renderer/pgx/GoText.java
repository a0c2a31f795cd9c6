package plinth.renderer.pgx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plinth.renderer.query.Exported;
import plinth.renderer.sql.SqlComment;

/** Pieces of Go, as gofmt writes them. */
final class GoText {
    /** The packages that files may need, by the name that stands before what is theirs. */
    private static final Map<String, String> PACKAGES = Map.of(
            "context", "context",
            "errors", "errors",
            "net", "net",
            "netip", "net/netip",
            "time", "time",
            "pgx", "github.com/jackc/pgx/v5",
            "pgconn", "github.com/jackc/pgx/v5/pgconn",
            "pgtype", "github.com/jackc/pgx/v5/pgtype");

    private static final Set<String> RESERVED = Set.of(
            "break",
            "default",
            "func",
            "interface",
            "select",
            "case",
            "defer",
            "go",
            "map",
            "struct",
            "chan",
            "else",
            "goto",
            "package",
            "switch",
            "const",
            "fallthrough",
            "if",
            "range",
            "type",
            "continue",
            "for",
            "import",
            "return",
            "var",
            "ctx",
            "db",
            "rows",
            "tag",
            "err",
            "context",
            "errors",
            "net",
            "netip",
            "time",
            "pgx",
            "pgconn",
            "pgtype",
            "string",
            "bool",
            "byte",
            "int16",
            "int32",
            "int64",
            "float32",
            "float64",
            "uint32",
            "error",
            "any",
            "nil",
            "len",
            "true",
            "false",
            "r",
            "i");

    private GoText() {}

    /** Returns the head of a file: its package and what it imports of {@code packages}. */
    static String head(String name, Set<String> packages) {
        Set<String> standard = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        packages.forEach(p -> {
            String path = PACKAGES.getOrDefault(p, p);
            (path.contains(".") ? others : standard).add("\t\"" + path + "\"\n");
        });
        if (standard.isEmpty() && others.isEmpty()) {
            return "\npackage " + name + "\n";
        }
        boolean both = !standard.isEmpty() && !others.isEmpty();
        return "\npackage " + name + "\n\nimport (\n" + String.join("", standard) + (both ? "\n" : "")
                + String.join("", others) + ")\n";
    }

    /** Returns the package before the dot of {@code type}, within brackets too, into {@code packages}. */
    static void uses(String type, Set<String> packages) {
        for (String word : type.split("[^A-Za-z0-9_.]+", -1)) {
            int dot = word.indexOf('.');
            if (dot > 0) {
                packages.add(word.substring(0, dot));
            }
        }
    }

    /** Returns a struct; {@code fields} are types by names. */
    static String struct(String name, Map<String, String> fields) {
        int width = fields.keySet().stream().mapToInt(GoText::length).max().orElse(0);
        StringBuilder out = new StringBuilder("type " + name + " struct {\n");
        fields.forEach((f, type) -> out.append('\t')
                .append(f)
                .append(" ".repeat(width - length(f) + 1))
                .append(type)
                .append('\n'));
        return out.append("}\n").toString();
    }

    private static int length(String s) {
        return s.codePointCount(0, s.length());
    }

    /** Returns names of fields for {@code columns}, each once, in their order. */
    static List<String> fields(List<String> columns) {
        Set<String> taken = new HashSet<>();
        List<String> out = new ArrayList<>();
        for (String c : columns) {
            String name = Exported.pascal(c);
            while (!taken.add(name)) {
                name += "Column";
            }
            out.add(name);
        }
        return out;
    }

    /** Returns fields in their order. */
    static Map<String, String> ordered(List<String> names, List<String> types) {
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            out.put(names.get(i), types.get(i));
        }
        return out;
    }

    /** Returns a name for a variable. */
    static String variable(String name) {
        String pascal = Exported.pascal(name);
        String camel = pascal.equals(pascal.toUpperCase(Locale.ROOT))
                ? pascal.toLowerCase(Locale.ROOT)
                : Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
        return RESERVED.contains(camel) ? "value" : camel;
    }

    /** Returns {@code text} as a string: a raw one where that can hold it. */
    static String raw(String text) {
        return text.contains("`") || text.contains("\r") ? string(text) : "`" + text + "`";
    }

    /** Returns {@code text} as a string in double quotes. */
    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ' || c == 0x7f || Character.getType(c) == Character.FORMAT || c == 0xfeff) {
                        out.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /** Returns lines of a comment. */
    static String comment(List<String> lines) {
        StringBuilder out = new StringBuilder();
        lines.stream()
                .flatMap(String::lines)
                .forEach(l -> out.append(("// " + SqlComment.visible(l)).stripTrailing())
                        .append('\n'));
        return out.toString();
    }
}
