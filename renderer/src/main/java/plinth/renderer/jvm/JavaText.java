package plinth.renderer.jvm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.sql.SqlComment;

/** Pieces of Java. */
public final class JavaText {
    /** The package of the files. */
    static final String PACKAGE = "db";

    /** So many places the JVM has for the parameters of a method, with some for the method's own. */
    public static final int PLACES = 250;

    /** What files may name of other packages, by its simple name. */
    private static final Map<String, String> IMPORTS = List.of(
                    "java.math.BigDecimal",
                    "java.sql.Connection",
                    "java.sql.PreparedStatement",
                    "java.sql.ResultSet",
                    "java.sql.SQLException",
                    "java.sql.Types",
                    "java.time.LocalDate",
                    "java.time.LocalDateTime",
                    "java.time.LocalTime",
                    "java.time.OffsetDateTime",
                    "java.time.OffsetTime",
                    "java.util.ArrayList",
                    "java.util.List",
                    "java.util.Optional",
                    "java.util.UUID",
                    "org.jooq.DSLContext",
                    "org.jooq.JSON",
                    "org.jooq.JSONB",
                    "org.jooq.XML",
                    "org.jooq.impl.DSL",
                    "org.jooq.impl.SQLDataType",
                    "org.jooq.types.YearToSecond",
                    "org.postgresql.util.PSQLException",
                    "org.postgresql.util.ServerErrorMessage")
            .stream()
            .collect(Collectors.toMap(n -> n.substring(n.lastIndexOf('.') + 1), n -> n));

    /** What files name of java.lang and of each other. */
    private static final Set<String> USED = Set.of(
            "Boolean",
            "Constraints",
            "Double",
            "Enum",
            "Exception",
            "Float",
            "Integer",
            "Long",
            "Object",
            "Override",
            "Record",
            "Short",
            "Stream",
            "String",
            "Throwable",
            "Values");

    /** Names that parameters and parts of records cannot have, or that the functions use themselves. */
    private static final Set<String> RESERVED = Set.of(
            "db",
            "s",
            "r",
            "out",
            "row",
            "rows",
            "n",
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait");

    private JavaText() {}

    /** Returns whether a type of the files may not be called {@code name}, in small letters, since they name another type so. */
    static boolean taken(String name) {
        return USED.stream().anyMatch(u -> u.toLowerCase(Locale.ROOT).equals(name))
                || IMPORTS.keySet().stream()
                        .anyMatch(u -> u.toLowerCase(Locale.ROOT).equals(name));
    }

    /** Returns the folder of the files of a package. */
    static String folder(String packageName) {
        return packageName.replace('.', '/');
    }

    /** Returns the file of the class {@code name}; {@code what} is what its first line says is in it. */
    public static GeneratedFile file(String packageName, String name, String source, String what, String text) {
        // A backslash could begin an escape of a character, also in a comment.
        String header = SqlComment.visible(GeneratedFile.header(source, what)).replace("\\", "/");
        return new GeneratedFile(folder(packageName) + "/" + name + ".java", "// " + header + "\n" + text);
    }

    /** Returns the head of a file: its package, and imports of the types that {@code body} names and of {@code others}. */
    public static String head(String packageName, String body, Set<String> others) {
        Set<String> imports = new TreeSet<>(others);
        IMPORTS.forEach((simple, whole) -> {
            if (names(body, simple)) {
                imports.add(whole);
            }
        });
        String lines = imports.stream().map(i -> "import " + i + ";\n").collect(Collectors.joining());
        return "package " + packageName + ";\n\n" + lines + (lines.isEmpty() ? "" : "\n");
    }

    /** Whether the word stands there; one in a string or a comment makes an import that is not needed, which does no harm. */
    private static boolean names(String body, String word) {
        for (int at = body.indexOf(word); at >= 0; at = body.indexOf(word, at + 1)) {
            boolean before =
                    at == 0 || !Character.isJavaIdentifierPart(body.charAt(at - 1)) && body.charAt(at - 1) != '.';
            int end = at + word.length();
            if (before && (end == body.length() || !Character.isJavaIdentifierPart(body.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Returns names of variables or parts of a record for {@code columns}, each once, in their order. */
    public static List<String> variables(List<String> columns) {
        Set<String> taken = new HashSet<>();
        List<String> out = new ArrayList<>();
        for (String c : columns) {
            String name = variable(c);
            while (!taken.add(name)) {
                name += "Column";
            }
            out.add(name);
        }
        return out;
    }

    /** Returns {@code name} as a method or variable: {@code userId}. */
    public static String variable(String name) {
        String camel = identifier(words(name).stream()
                .map(JavaText::capital)
                .collect(Collectors.collectingAndThen(Collectors.joining(), JavaText::small)));
        return RESERVED.contains(camel) || SourceVersion.isKeyword(camel) ? camel + "Value" : camel;
    }

    /** Returns {@code name} as a type, a capital letter first where the script has capitals. */
    static String type(String name) {
        return capital(identifier(name));
    }

    /** Returns the words of {@code name} in small letters: {@code user}, {@code id} of {@code UserID} and of {@code user_id}. */
    private static List<String> words(String name) {
        return Stream.of(name.replaceAll("(\\p{Ll}|\\p{Nd})(\\p{Lu})", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{M}\\p{Nd}]+", -1))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String small(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** Returns {@code name} with what no identifier may hold left out. */
    static String identifier(String name) {
        String clean = name.codePoints()
                .filter(c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) && c != '$')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.isEmpty() || !Character.isJavaIdentifierStart(clean.codePointAt(0)) ? "p" + clean : clean;
    }

    /** Returns the name of a constant: {@code USERS_EMAIL_KEY}. */
    public static String constant(String name) {
        return identifier(String.join("_", words(name)).toUpperCase(Locale.ROOT));
    }

    /** Returns {@code text} as a string in double quotes. */
    public static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> escaped(out, (char) c));
        return out.append('"').toString();
    }

    private static void escaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ' || c == 0x7f || Character.getType(c) == Character.FORMAT) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Returns {@code text} as a text block, its lines set in by {@code indent}; as a string where it is one line. */
    public static String block(String indent, String text) {
        if (text.indexOf('\n') < 0) {
            return string(text);
        }
        String lines = text.lines()
                .map(l -> {
                    StringBuilder out = new StringBuilder();
                    l.chars().forEach(c -> escaped(out, (char) c));
                    // A text block does not keep blanks at the end of a line.
                    String line = out.toString().replace("\\\"", "\"").replace("\"\"\"", "\\\"\"\"");
                    return line.endsWith(" ") ? line.substring(0, line.length() - 1) + "\\s" : line;
                })
                .collect(Collectors.joining("\n" + indent));
        // The quotes that end it are not to join those at the end of the text.
        String end = lines.endsWith("\"") ? lines.substring(0, lines.length() - 1) + "\\\"" : lines;
        return "\"\"\"\n" + indent + end + "\"\"\"";
    }

    /** Returns a comment of documentation, set in by {@code indent}; nothing when there are no lines. */
    public static String doc(String indent, List<String> lines) {
        List<String> safe =
                lines.stream().flatMap(String::lines).map(JavaText::safe).toList();
        if (safe.isEmpty()) {
            return "";
        }
        if (safe.size() == 1) {
            return indent + "/** " + safe.getFirst() + " */\n";
        }
        return safe.stream()
                .map(l -> (indent + " * " + l).stripTrailing() + "\n")
                .collect(Collectors.joining("", indent + "/**\n", indent + " */\n"));
    }

    /** A backslash could begin an escape of a character, also in a comment. */
    private static String safe(String line) {
        return SqlComment.visible(line)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("\\", "&#92;")
                .replace("*/", "*&#47;");
    }
}
