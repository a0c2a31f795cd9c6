package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/**
 * How the elements of one CREATE TABLE are laid out: their indent, whether commas lead or trail, what is aligned. New elements are written the same
 * way, and comments stay with the element that they stand behind, or above which they stand alone.
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
        if (!type.isEmpty()) {
            pad(out, typeAt - indent);
            out.append(type);
        }
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

    /** Returns the blanks to put between an end at {@code offset} and a clause behind a column's type, so that it stands under its neighbours'. */
    String gap(int offset, int length) {
        int at = column(offset) + length;
        int to = commonColumn(true);
        return " ".repeat(Math.max(1, to - at));
    }

    /** Returns where on their lines the types (or what is behind them) of all columns begin, or -1 when they differ or nobody aligned them. */
    private int commonColumn(boolean behind) {
        int common = -1;
        boolean differs = false;
        int previous = -1;
        for (TableElement e : elements) {
            if (!(e instanceof TableElement.ColumnNode c)
                    || (behind && c.clauses().isEmpty())
                    || c.type().span().length() == 0) {
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

    boolean leadingCommas() {
        for (int i = 0; i + 1 < elements.size(); i++) {
            int comma = commaBehind(i);
            if (comma >= 0) {
                return newlineBetween(elements.get(i).span().end(), comma)
                        && !newlineBetween(comma, elements.get(i + 1).span().start());
            }
        }
        return false;
    }

    boolean oneLine() {
        return elements.isEmpty()
                ? !newlineBetween(open, close)
                : !newlineBetween(open, elements.getFirst().span().start());
    }

    /** Returns the white space with which a line of elements begins. */
    String indent() {
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
            int stop = lineEnd(end);
            return close < stop
                    ? List.of(Patch.insert(end, eol + leadingIndent() + line))
                    : List.of(Patch.insert(stop, eol + leadingIndent() + line));
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
    String leadingIndent() {
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

    /** Returns the end of the line of {@code offset} without its line end. */
    private int lineEnd(int offset) {
        int nl = text.indexOf('\n', offset);
        if (nl < 0) {
            return text.length();
        }
        return nl > 0 && text.charAt(nl - 1) == '\r' ? nl - 1 : nl;
    }

    /**
     * One element with what belongs to it.
     *
     * @param lead what stands before it: line end, comments above, indent, and with leading commas the comma
     * @param body the element
     * @param tail what stands behind it up to its comma
     * @param note the comment behind it on its line
     */
    private record Piece(String lead, String body, String tail, String note) {}

    private List<Piece> pieces(Map<Integer, String> bodies) {
        List<Piece> all = new ArrayList<>();
        boolean leading = leadingCommas();
        int at = open + 1;
        for (int i = 0; i < elements.size(); i++) {
            Span span = elements.get(i).span();
            String lead = text.substring(at, span.start());
            String body = bodies.getOrDefault(i, span.of(text));
            int comma = commaBehind(i);
            int from = comma >= 0 && !leading ? comma + 1 : span.end();
            String tail = comma >= 0 && !leading ? text.substring(span.end(), comma) : "";
            int stop = Math.min(lineEnd(from), close);
            int next = i + 1 < elements.size() ? elements.get(i + 1).span().start() : close;
            int end = stop < next && tokens.from(from) >= tokens.from(stop) ? stop : from;
            all.add(new Piece(lead, body, tail, text.substring(from, end)));
            at = end;
        }
        return all;
    }

    /**
     * Returns the patch after which the elements are those of {@code order}, by their places, in that order; {@code bodies} says what becomes of
     * elements that change themselves.
     */
    Patch arrange(List<Integer> order, Map<Integer, String> bodies) {
        List<Piece> pieces = pieces(bodies);
        boolean leading = leadingCommas();
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < order.size(); k++) {
            Piece p = pieces.get(order.get(k));
            // A comment above an element goes where the element goes.
            boolean own = order.get(k) == k || comment(p.lead);
            String lead = own ? p.lead : pieces.get(k).lead;
            if (!own && comment(lead)) {
                lead = plain(lead);
            }
            if (leading) {
                lead = k == 0 ? lead.replace(',', ' ') : lead.contains(",") ? lead : eol + leadingIndent();
                if (k == 0 && lead.isBlank()) {
                    lead = plain(pieces.getFirst().lead);
                }
            }
            boolean last = k == order.size() - 1;
            String tail = last || leading ? p.tail.isBlank() ? "" : p.tail : p.tail;
            out.append(lead)
                    .append(p.body)
                    .append(tail)
                    .append(last || leading ? "" : ",")
                    .append(p.note);
        }
        int end = open + 1;
        for (Piece p : pieces(Map.of())) {
            end += p.lead.length() + p.body.length() + p.tail.length() + p.note.length();
        }
        // Commas that trail are in no piece.
        if (!leading) {
            for (int i = 0; i < elements.size(); i++) {
                end += commaBehind(i) >= 0 ? 1 : 0;
            }
        }
        if (order.isEmpty()) {
            out.setLength(0);
        }
        Patch p = Patch.between(text.substring(open + 1, end), out.toString());
        return new Patch(p.span().shifted(open + 1), p.text());
    }

    private static boolean comment(String s) {
        return s.contains("--") || s.contains("/*");
    }

    /** White space as before the first element, without comments. */
    private String plain(String lead) {
        int nl = lead.lastIndexOf('\n');
        return nl < 0 ? (lead.isBlank() ? lead : "") : eol + lead.substring(nl + 1);
    }

    /** Whether comments above element {@code i} are about it alone: the next element has its own, or there is none. */
    private boolean owned(int i) {
        List<Piece> all = pieces(Map.of());
        return comment(all.get(i).lead)
                && (i + 1 >= all.size()
                        || comment(all.get(i + 1).lead)
                        || all.get(i + 1).lead.indexOf('\n')
                                != all.get(i + 1).lead.lastIndexOf('\n'));
    }

    /** Returns the patch that takes the elements {@code gone} out, and puts {@code bodies} where elements change. */
    Patch without(java.util.Set<Integer> gone, Map<Integer, String> bodies) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (!gone.contains(i)) {
                order.add(i);
            }
        }
        return removing(order, bodies);
    }

    /** As arrange, but what stays keeps its own lead. */
    private Patch removing(List<Integer> order, Map<Integer, String> bodies) {
        List<Piece> pieces = pieces(bodies);
        List<Piece> old = pieces(Map.of());
        boolean leading = leadingCommas();
        StringBuilder out = new StringBuilder();
        int done = -1;
        for (int k = 0; k < order.size(); k++) {
            int i = order.get(k);
            Piece p = pieces.get(i);
            // A comment that heads a group stays when the first of the group goes.
            String heads = "";
            for (int g = done + 1; g < i; g++) {
                if (comment(old.get(g).lead) && !owned(g)) {
                    heads = old.get(g)
                            .lead
                            .substring(0, Math.max(0, old.get(g).lead.lastIndexOf('\n')));
                    heads = heads.endsWith("\r") ? heads.substring(0, heads.length() - 1) : heads;
                }
            }
            String lead = p.lead;
            if (k == 0 && i > 0 && !comment(lead)) {
                lead = oneLine() ? old.getFirst().lead : leading ? plain(old.getFirst().lead) : lead;
            } else if (k == 0 && i > 0 && leading) {
                lead = lead.replace(',', ' ');
            }
            boolean last = k == order.size() - 1;
            String tail = last && p.tail.isBlank() ? "" : p.tail;
            out.append(heads)
                    .append(lead)
                    .append(p.body)
                    .append(tail)
                    .append(last || leading ? "" : ",")
                    .append(p.note);
            done = i;
        }
        int end = open + 1;
        for (int i = 0; i < old.size(); i++) {
            Piece p = old.get(i);
            end += p.lead.length() + p.body.length() + p.tail.length() + p.note.length();
            end += !leading && commaBehind(i) >= 0 ? 1 : 0;
        }
        Patch p = Patch.between(text.substring(open + 1, end), out.toString());
        return new Patch(p.span().shifted(open + 1), p.text());
    }

    /** Returns the stretch to delete so that a clause behind a column goes: with the blanks before what follows, or else with those before it. */
    static Span clause(String text, Span span, int nextClause) {
        if (nextClause >= 0
                && text.substring(span.end(), nextClause).isBlank()
                && text.substring(span.end(), nextClause).indexOf('\n') < 0) {
            return new Span(span.start(), nextClause);
        }
        int start = span.start();
        while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
            start--;
        }
        if (start > 0 && text.charAt(start - 1) == '\n') {
            int before = start - 1;
            start = before > 0 && text.charAt(before - 1) == '\r' ? before - 1 : before;
            int line = text.lastIndexOf('\n', start - 1) + 1;
            // Behind a comment the line end must stay.
            if (text.substring(line, start).contains("--")) {
                start = span.start();
            }
        }
        return new Span(start, span.end());
    }
}
