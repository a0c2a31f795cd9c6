package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/**
 * How the elements of one CREATE TABLE are laid out: their indent, whether commas lead or trail, what is aligned. New elements are written the same
 * way, and comments stay with the element that they stand behind.
 */
final class Elements {
    private final Statement statement;
    private final String text;
    private final Tokens tokens;
    private final List<TableElement> elements;
    private final int open;
    private final int close;
    private final String eol;

    Elements(Statement statement, StatementNode.CreateTable node) {
        this.statement = statement;
        this.text = statement.text();
        this.tokens = statement.tokens();
        this.elements = node.elements();
        this.open = node.open();
        this.close = node.close();
        this.eol = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Returns {@code line}, written with keywords in capitals, in the case of the statement. */
    String cased(String line, List<String> keep) {
        return Casing.like(statement, line, keep);
    }

    /** Returns a column's line, its type and what is behind it aligned where its neighbours' are. */
    String column(String name, String type, String behind, List<String> keep) {
        int typeAt = commonColumn(false);
        int behindAt = commonColumn(true);
        int indent = indentWidth();
        StringBuilder out = new StringBuilder(name);
        pad(out, typeAt - indent);
        out.append(type);
        if (!behind.isEmpty()) {
            pad(out, behindAt - indent);
            out.append(cased(behind, keep));
        }
        return out.toString();
    }

    private static void pad(StringBuilder out, int to) {
        out.append(' ');
        while (out.length() < to) {
            out.append(' ');
        }
    }

    /** Returns where on their lines the types (or what is behind them) of all columns begin, or -1 when they differ or nobody aligned them. */
    private int commonColumn(boolean behind) {
        int common = -1;
        boolean differs = false;
        int previous = -1;
        for (TableElement e : elements) {
            if (!(e instanceof TableElement.ColumnNode c)
                    || (behind && c.clauses().isEmpty())) {
                continue;
            }
            int at = column(
                    behind
                            ? c.clauses().getFirst().span().start()
                            : c.type().span().start());
            if (common >= 0 && at != common) {
                return -1;
            }
            common = at;
            int length = behind ? c.type().span().length() : c.name().span().length();
            differs |= previous >= 0 && previous != length;
            previous = length;
        }
        boolean aligned = differs || (behind && commonColumn(false) >= 0);
        return aligned ? common : -1;
    }

    private int column(int offset) {
        return offset - (text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1);
    }

    private int indentWidth() {
        return elements.isEmpty() ? 2 : column(elements.getFirst().span().start());
    }

    private boolean newlineBetween(int from, int to) {
        return text.substring(from, to).indexOf('\n') >= 0;
    }

    /** Returns the comma behind element {@code i}, or -1. */
    private int commaBehind(int i) {
        int at = tokens.from(elements.get(i).span().end());
        return tokens.is(at, ',') ? tokens.start(at) : -1;
    }

    private boolean leadingCommas() {
        for (int i = 0; i + 1 < elements.size(); i++) {
            int comma = commaBehind(i);
            if (comma >= 0) {
                return newlineBetween(elements.get(i).span().end(), comma)
                        && !newlineBetween(comma, elements.get(i + 1).span().start());
            }
        }
        return false;
    }

    private boolean oneLine() {
        return elements.isEmpty()
                ? !newlineBetween(open, close)
                : !newlineBetween(open, elements.getFirst().span().start());
    }

    /** Returns the white space with which a line of elements begins. */
    private String indent() {
        if (elements.isEmpty()) {
            return "  ";
        }
        int start = elements.getFirst().span().start();
        int line = text.lastIndexOf('\n', start) + 1;
        String lead = text.substring(line, start);
        return lead.isBlank() ? lead : " ".repeat(lead.length());
    }

    /** Returns the patches that put {@code line} behind element {@code behind}, or before all when that is -1. */
    List<Patch> insert(int behind, String line) {
        if (elements.isEmpty()) {
            return List.of(new Patch(new Span(open + 1, close), eol + "  " + line + eol));
        }
        if (behind < 0) {
            int start = elements.getFirst().span().start();
            if (oneLine()) {
                return List.of(Patch.insert(start, line + ", "));
            }
            return leadingCommas()
                    ? List.of(Patch.insert(start, line + eol + leadingIndent()))
                    : List.of(Patch.insert(start, line + "," + eol + indent()));
        }
        int end = elements.get(behind).span().end();
        int comma = commaBehind(behind);
        if (oneLine() && !leadingCommas()) {
            return List.of(Patch.insert(end, ", " + line));
        }
        if (leadingCommas()) {
            return List.of(Patch.insert(lineEnd(end), eol + leadingIndent() + line));
        }
        if (comma >= 0) {
            int stop = lineEnd(comma + 1);
            boolean shares = stop > comma + 1 && tokens.from(comma + 1) < tokens.from(stop);
            return shares
                    ? List.of(Patch.insert(comma + 1, " " + line + ","))
                    : List.of(Patch.insert(stop, eol + indent() + line + ","));
        }
        int stop = lineEnd(end);
        boolean closes = close < stop;
        if (closes) {
            return List.of(Patch.insert(end, "," + eol + indent() + line));
        }
        return List.of(Patch.insert(end, ","), Patch.insert(stop, eol + indent() + line));
    }

    /** With leading commas: what stands before an element, from the line's beginning to its first letter. */
    private String leadingIndent() {
        for (int i = 1; i < elements.size(); i++) {
            int start = elements.get(i).span().start();
            int line = text.lastIndexOf('\n', start) + 1;
            String lead = text.substring(line, start);
            if (lead.contains(",")) {
                return lead;
            }
        }
        return "  , ";
    }

    /** Returns the end of the line of {@code offset} without its line end, but never behind the closing parenthesis. */
    private int lineEnd(int offset) {
        int nl = text.indexOf('\n', offset);
        if (nl < 0) {
            return text.length();
        }
        return nl > 0 && text.charAt(nl - 1) == '\r' ? nl - 1 : nl;
    }

    /** Returns the patches that take element {@code i} out with its comma and the comment behind it on its line. */
    List<Patch> remove(int i) {
        List<Patch> out = new ArrayList<>();
        Span span = elements.get(i).span();
        int comma = commaBehind(i);
        boolean last = i == elements.size() - 1;
        int lineStart = text.lastIndexOf('\n', Math.max(0, span.start() - 1)) + 1;
        boolean ownLine = text.substring(lineStart, span.start()).isBlank();
        int stop = lineEnd(comma >= 0 && !leadingCommas() ? comma + 1 : span.end());
        boolean alone =
                ownLine && tokens.from(comma >= 0 && !leadingCommas() ? comma + 1 : span.end()) >= tokens.from(stop);
        if (leadingCommas() && i > 0) {
            int own = commaBehind(i - 1);
            int from = text.lastIndexOf('\n', own) + 1;
            out.add(Patch.delete(new Span(from, Math.min(text.length(), behindLineEnd(lineEnd(span.end()))))));
            return out;
        }
        if (last && i > 0) {
            int before = commaBehind(i - 1);
            if (alone) {
                out.add(Patch.delete(new Span(before, before + 1)));
                out.add(Patch.delete(new Span(lineStart, behindLineEnd(stop))));
            } else {
                out.add(Patch.delete(new Span(before, span.end())));
            }
            return out;
        }
        if (alone) {
            out.add(Patch.delete(new Span(lineStart, behindLineEnd(stop))));
            return out;
        }
        int end = last ? span.end() : elements.get(i + 1).span().start();
        out.add(Patch.delete(new Span(span.start(), end)));
        return out;
    }

    private int behindLineEnd(int end) {
        int i = end;
        if (i < text.length() && text.charAt(i) == '\r') {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n' ? i + 1 : i;
    }

    /** Returns the patch that takes a clause behind a column out, with the blanks before it. */
    Patch removeClause(Span span) {
        int start = span.start();
        while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
            start--;
        }
        if (start > 0 && text.charAt(start - 1) == '\n') {
            int before = start - 1;
            start = before > 0 && text.charAt(before - 1) == '\r' ? before - 1 : before;
        }
        return Patch.delete(new Span(start, span.end()));
    }
}
