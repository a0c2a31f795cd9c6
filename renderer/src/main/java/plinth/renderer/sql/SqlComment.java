package plinth.renderer.sql;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes comments of SQL. Whatever stands in one stays a comment: line breaks and other characters that cannot be seen are written so that they are,
 * and what a tool takes for an instruction (a query's name, the mark of a part that undoes a step) is not the first word of its line.
 */
public final class SqlComment {
    /** sqlc's names of queries and its flags; the marks of goose, sql-migrate, dbmate and tern; the headings of pg_dump. */
    private static final Pattern INSTRUCTION =
            Pattern.compile("name.*:.*|[@+\\\\].*|migrate:.*|-.*|Name: .*|TOC entry .*", Pattern.DOTALL);

    private SqlComment() {}

    /** Returns {@code text} as one line of comment, without a line end. */
    public static String line(String text) {
        return line("", text);
    }

    /** Returns {@code text} as one line of comment behind {@code indent}, blanks; without a line end. */
    public static String line(String indent, String text) {
        String seen = visible(text);
        boolean instruction = INSTRUCTION.matcher(seen.strip()).matches();
        return ("-- " + indent + (instruction ? "* " : "") + seen).stripTrailing();
    }

    /** Returns {@code text}, which may have several lines, as lines of comment. */
    public static List<String> lines(String indent, String text) {
        return text.lines().map(l -> line(indent, l.stripTrailing())).toList();
    }

    /** Returns {@code text} with what ends a line, directs a terminal or turns the direction of writing replaced by its escape: {@code \n}, {@code \u2028}. */
    public static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (unseen(c)) {
                        out.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    /** Returns {@code text} as a comment of XML and HTML can hold it: visible, and no two hyphens in a row. */
    public static String xml(String text) {
        return visible(text).replaceAll("-(?=-)", "- ");
    }

    private static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            // Joiners are part of words in some scripts; what turns the direction of writing is not.
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }
}
