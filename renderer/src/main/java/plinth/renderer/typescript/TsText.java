package plinth.renderer.typescript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.renderer.sql.SqlComment;

/** Pieces of TypeScript. */
public final class TsText {
    private TsText() {}

    /** Returns {@code name} as the key of a property: in quotes where it is no identifier. */
    public static String key(String name) {
        return identifier(name) ? name : string(name);
    }

    /** Returns what reads the property {@code name} of {@code object}. */
    public static String property(String object, String name) {
        return identifier(name) ? object + "." + name : object + "[" + string(name) + "]";
    }

    private static boolean identifier(String name) {
        return !name.isEmpty()
                && !name.equals("__proto__")
                && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isUnicodeIdentifierPart)
                && name.codePoints().noneMatch(Character::isIdentifierIgnorable);
    }

    /** Returns {@code value} as a string in single quotes. */
    public static String string(String value) {
        StringBuilder out = new StringBuilder("'");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\'' -> out.append("\\'");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' '
                            || c == 0x7f
                            || c == 0x2028
                            || c == 0x2029
                            || Character.getType(c) == Character.FORMAT) {
                        out.append(String.format(Locale.ROOT, "\\u{%x}", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('\'').toString();
    }

    /** Returns {@code text} as a part of a template literal. */
    public static String template(String text) {
        return text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${");
    }

    /** Returns a comment of documentation, set in by {@code indent}; nothing when there are no lines. */
    public static String doc(String indent, List<String> lines) {
        List<String> safe = lines.stream()
                .flatMap(String::lines)
                .map(l -> SqlComment.visible(l).replace("*/", "* /"))
                .toList();
        if (safe.isEmpty()) {
            return "";
        }
        if (safe.size() == 1) {
            return indent + "/** " + safe.getFirst() + " */\n";
        }
        return safe.stream()
                .map(l -> indent + " * " + l + "\n")
                .collect(Collectors.joining("", indent + "/**\n", indent + " */\n"));
    }

    /** Returns {@code import type { A, B } from 'file'}; nothing when there are no names. */
    public static String importTypes(Set<String> names, String file) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(String::compareTo);
        return sorted.isEmpty() ? "" : "import type { " + String.join(", ", sorted) + " } from '" + file + "'\n";
    }

    /** Returns {@code name} with a small first letter, as functions have it. */
    public static String function(String name) {
        int first = name.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toLowerCase(first))
                .append(name.substring(Character.charCount(first)))
                .toString();
    }
}
