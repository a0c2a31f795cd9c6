package plinth.model.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;

/**
 * Reads expressions and queries, as far as it takes to know which names in them may be columns and in which scope: what binds stronger than what
 * makes no difference to that.
 */
final class Sql {
    private final Cursor c;
    private final Name schema;

    /** Names and subqueries of the scope at hand. */
    private List<RefNode> references = new ArrayList<>();

    private List<QueryNode> queries = new ArrayList<>();
    private int nesting;

    /** Deeper than any text written by people; beyond it the statement is kept as it is. */
    private static final int DEEPEST = 400;

    /** A join holds all joins to its left, so that a long row of them is as deep as parentheses are. */
    private static final int MOST_JOINS = 1000;

    Sql(Cursor c, Name schema) {
        this.c = c;
        this.schema = schema;
    }

    /** Reads an expression up to what cannot belong to it. */
    ExprNode expression() {
        return expression(Mode.FULL);
    }

    /** Reads an expression as it may stand behind DEFAULT: NOT and NULL behind it belong to the column. */
    ExprNode restricted() {
        return expression(Mode.RESTRICTED);
    }

    /** Reads the key of an index: a column, a call, or any expression in parentheses, which are left out. */
    ExprNode key() {
        if (!c.is('(')) {
            return expression(Mode.OPERAND);
        }
        c.expect('(');
        ExprNode node = expression(Mode.FULL);
        c.expect(')');
        return node;
    }

    /** Reads a query and returns it with its text as pieces, every name at the place of a table or column being a reference. */
    ExprNode wholeQuery() {
        int first = c.at();
        int start = c.start();
        QueryNode q = query();
        List<RefNode> all = new ArrayList<>();
        Names.all(q, all);
        all.sort(Comparator.comparingInt(r -> r.span().start()));
        return new ExprNode(c.from(start), pieces(first, c.at(), all), all, List.of(q));
    }

    /** How far an expression goes. */
    private enum Mode {
        FULL,
        RESTRICTED,
        OPERAND
    }

    private ExprNode expression(Mode mode) {
        nesting = 0;
        List<RefNode> outer = references;
        List<QueryNode> outerQueries = queries;
        references = new ArrayList<>(2);
        queries = new ArrayList<>(0);
        int first = c.at();
        int start = c.start();
        if (mode == Mode.OPERAND) {
            operand();
        } else {
            expr(mode == Mode.RESTRICTED);
        }
        Span span = c.from(start);
        ExprNode node = new ExprNode(span, pieces(first, c.at(), references), references, queries);
        references = outer;
        queries = outerQueries;
        return node;
    }

    /** Returns the tokens {@code [from, to)} as pieces; {@code among} are the references in that stretch, in order. */
    Expression pieces(int from, int to, List<RefNode> among) {
        if (among.isEmpty()) {
            return Expression.verbatim(c.text(from, to));
        }
        List<Expression.Piece> out = new ArrayList<>(2 * among.size() + 1);
        StringBuilder text = new StringBuilder();
        int at = from;
        for (RefNode r : among) {
            if (r.path().isEmpty()) {
                continue;
            }
            int begin = c.tokens.from(r.path().getFirst().span().start());
            Spacing.append(text, c.tokens, at, begin, at > from);
            if (begin > from && Spacing.before(c.tokens, begin)) {
                text.append(' ');
            }
            flush(text, out);
            List<Name> path = new ArrayList<>(r.path().size());
            for (Ident i : r.path()) {
                path.add(i.name());
            }
            out.add(new Expression.Reference(path));
            at = c.tokens.from(r.path().getLast().span().end());
        }
        Spacing.append(text, c.tokens, at, to, true);
        flush(text, out);
        return new Expression(out);
    }

    private static void flush(StringBuilder text, List<Expression.Piece> out) {
        if (text.length() > 0) {
            out.add(new Expression.Verbatim(text.toString()));
            text.setLength(0);
        }
    }

    /** Begins what may hold its own kind again; {@code nesting--} ends it. */
    private void deeper() {
        if (++nesting > DEEPEST) {
            throw new Unreadable(c.start(), "nested too deeply to be read; it is kept as it is");
        }
    }

    // Expressions

    private void expr(boolean restricted) {
        deeper();
        Operand operand = operand();
        while (operator(restricted, operand)) {
            operand = operand();
        }
        nesting--;
    }

    /** What was read last: its first token, and how many references had been found before it. */
    private record Operand(int first, int references) {}

    /** A name with fields behind it: its tokens, from the parenthesis that it stands in on. */
    private record Selected(RefNode reference, int first, int behind) {}

    private @Nullable Selected selected;

    /**
     * Notes the field that is selected of {@code of}, when that is one name in parentheses and nothing else; else it is a field of a value of which nothing is
     * known here.
     */
    private void field(Operand of) {
        int dot = c.at();
        c.skip();
        Ident field = c.label("a field");
        RefNode only = references.size() == of.references + 1 ? references.getLast() : null;
        if (only != null && !only.star() && alone(only, of.first, dot)) {
            RefNode next = only.withField(field);
            references.set(references.size() - 1, next);
            selected = new Selected(next, of.first, c.at());
            return;
        }
        int value = of.first;
        while (c.tokens.is(value, '(')) {
            value++;
        }
        RefNode next = RefNode.ofValue(c.tokens.span(value), field);
        references.add(next);
        selected = new Selected(next, of.first, c.at());
    }

    /** Whether the tokens {@code [from, to)} are {@code r}, in parentheses unless it has fields already. */
    private boolean alone(RefNode r, int from, int to) {
        Selected before = selected != null && selected.reference == r
                ? selected
                : new Selected(
                        r,
                        c.tokens.from(r.span().start()),
                        c.tokens.from(r.span().end()));
        boolean again = !r.fields().isEmpty();
        int first = before.first;
        int behind = before.behind;
        int depth = first - from;
        boolean alone = depth >= 0 && (again || depth > 0 && !r.path().isEmpty()) && behind + depth == to;
        for (int i = 0; alone && i < depth; i++) {
            alone = c.tokens.is(from + i, '(') && c.tokens.is(behind + i, ')');
        }
        return alone;
    }

    /** Steps over what stands between two operands; returns false where the expression ends. Postfix operators are taken on the way. */
    private boolean operator(boolean restricted, Operand operand) {
        while (true) {
            switch (c.kind()) {
                case OPERATOR -> {
                    c.skip();
                    quantifier();
                    return true;
                }
                case PUNCTUATION -> {
                    if (c.is('[')) {
                        c.skip();
                        subscript();
                    } else if (c.tokens.is(c.at(), "::")) {
                        c.skip();
                        new TypeGrammar(c, schema).type();
                    } else if (c.is('.') && c.tokens.isIdentifier(c.at() + 1)) {
                        field(operand);
                    } else if (c.is('.') && c.is(1, '*')) {
                        c.skip();
                        c.skip();
                    } else {
                        return false;
                    }
                }
                case WORD -> {
                    Keyword k = c.keyword();
                    if (k == null) {
                        return false;
                    }
                    switch (k) {
                        case IS -> {
                            if (is()) {
                                return true;
                            }
                        }
                        case ISNULL, NOTNULL -> {
                            if (restricted) {
                                return false;
                            }
                            c.skip();
                        }
                        case COLLATE -> {
                            if (restricted) {
                                return false;
                            }
                            c.skip();
                            c.record(NameRef.Role.COLLATION, c.name("a collation"), 0);
                        }
                        case AT -> {
                            if (c.accept(Keyword.AT, Keyword.TIME, Keyword.ZONE)) {
                                return true;
                            }
                            if (!c.accept(Keyword.AT, Keyword.LOCAL)) {
                                return false;
                            }
                        }
                        case OPERATOR -> {
                            if (!c.is(1, '(')) {
                                return false;
                            }
                            c.skip();
                            c.skipParenthesis();
                            quantifier();
                            return true;
                        }
                        case AND, OR, LIKE, ILIKE, IN, OVERLAPS, ESCAPE -> {
                            if (restricted) {
                                return false;
                            }
                            c.skip();
                            quantifier();
                            return true;
                        }
                        case SIMILAR -> {
                            if (restricted || !c.accept(Keyword.SIMILAR, Keyword.TO)) {
                                return false;
                            }
                            return true;
                        }
                        case BETWEEN -> {
                            if (restricted) {
                                return false;
                            }
                            c.skip();
                            if (!c.accept(Keyword.SYMMETRIC)) {
                                c.accept(Keyword.ASYMMETRIC);
                            }
                            return true;
                        }
                        case NOT -> {
                            Keyword next = c.keyword(1);
                            if (restricted
                                    || (next != Keyword.LIKE
                                            && next != Keyword.ILIKE
                                            && next != Keyword.IN
                                            && next != Keyword.BETWEEN
                                            && next != Keyword.SIMILAR)) {
                                return other(1);
                            }
                            c.skip();
                        }
                        default -> {
                            return other(0);
                        }
                    }
                }
                default -> {
                    return false;
                }
            }
        }
    }

    /** Operators of other dialects that are words. */
    private boolean other(int ahead) {
        if (c.tokens.dialect() == Dialect.POSTGRESQL || c.tokens.kind(c.at() + ahead) != TokenKind.WORD) {
            return false;
        }
        boolean operator = switch (c.tokens.text(c.at() + ahead).toUpperCase(Locale.ROOT)) {
            case "REGEXP", "RLIKE", "GLOB", "MATCH", "DIV", "MOD", "XOR", "SOUNDS" -> true;
            default -> false;
        };
        if (operator) {
            c.to(c.at() + ahead + 1);
        }
        return operator;
    }

    private void quantifier() {
        if (c.isAny(Keyword.ANY, Keyword.ALL, Keyword.SOME) && c.is(1, '(')) {
            c.skip();
        }
    }

    /** Steps over IS and its test; returns whether an operand must follow. */
    private boolean is() {
        c.expect(Keyword.IS);
        c.accept(Keyword.NOT);
        if (c.accept(Keyword.DISTINCT, Keyword.FROM)) {
            return true;
        }
        if (c.accept(Keyword.JSON)) {
            if (c.isAny(Keyword.VALUE, Keyword.ARRAY, Keyword.OBJECT, Keyword.SCALAR)) {
                c.skip();
            }
            if (c.isAny(Keyword.WITH, Keyword.WITHOUT) && c.keyword(1) == Keyword.UNIQUE) {
                c.skip();
                c.skip();
                c.accept(Keyword.KEYS);
            }
            return false;
        }
        if (c.isAny(Keyword.NFC, Keyword.NFD, Keyword.NFKC, Keyword.NFKD)) {
            c.skip();
        }
        if (c.kind() != TokenKind.WORD) {
            throw c.wanted("NULL, TRUE, FALSE or DISTINCT FROM");
        }
        c.skip();
        return false;
    }

    private void subscript() {
        while (!c.is(']')) {
            if (c.tokens.is(c.at(), ":")) {
                c.skip();
            } else {
                expr(false);
            }
        }
        c.expect(']');
    }

    private Operand operand() {
        while (true) {
            Operand found = new Operand(c.at(), references.size());
            switch (c.kind()) {
                case OPERATOR -> {
                    c.skip();
                    continue;
                }
                case NUMBER, PARAMETER -> {
                    c.skip();
                    return found;
                }
                case STRING -> {
                    while (c.kind() == TokenKind.STRING) {
                        c.skip();
                    }
                    return found;
                }
                case PUNCTUATION -> {
                    if (c.is('(')) {
                        parenthesis();
                        return found;
                    }
                    if (c.is(':')
                            && (c.tokens.isIdentifier(c.at() + 1) || c.tokens.kind(c.at() + 1) == TokenKind.STRING)) {
                        c.skip();
                        c.skip();
                        return found;
                    }
                    throw c.wanted("an expression");
                }
                case QUOTED -> {
                    chain();
                    return found;
                }
                case WORD -> {
                    if (c.accept(Keyword.NOT)) {
                        continue;
                    }
                    word();
                    return found;
                }
                default -> throw c.wanted("an expression");
            }
        }
    }

    private boolean beginsQuery(int ahead) {
        int i = c.at() + ahead;
        Keyword k = c.tokens.keyword(i);
        return k == Keyword.SELECT
                || k == Keyword.WITH
                || k == Keyword.VALUES
                || (k == Keyword.TABLE && c.tokens.isIdentifier(i + 1));
    }

    private void parenthesis() {
        int start = c.at();
        c.expect('(');
        if (beginsQuery(0)) {
            subquery();
            c.expect(')');
            return;
        }
        if (c.is('(') && startsWithQuery() && setOperationInside(start)) {
            subquery();
            c.expect(')');
            return;
        }
        if (c.is(')')) {
            c.skip();
            return;
        }
        arguments();
        c.expect(')');
    }

    /** Whether behind the opening parentheses at hand a query begins. */
    private boolean startsWithQuery() {
        int ahead = 0;
        while (c.is(ahead, '(')) {
            ahead++;
        }
        return beginsQuery(ahead);
    }

    /** Whether the parenthesis at {@code open} holds a set operation, ORDER BY or LIMIT behind its first inner parenthesis. */
    private boolean setOperationInside(int open) {
        int inner = c.tokens.closing(open + 1);
        Keyword k = inner < 0 ? null : c.tokens.keyword(inner + 1);
        return k == Keyword.UNION
                || k == Keyword.INTERSECT
                || k == Keyword.EXCEPT
                || k == Keyword.ORDER
                || k == Keyword.LIMIT
                || k == Keyword.OFFSET;
    }

    private void subquery() {
        List<RefNode> outer = references;
        List<QueryNode> outerQueries = queries;
        QueryNode q = query();
        references = outer;
        queries = outerQueries;
        queries.add(q);
    }

    private void word() {
        Keyword k = c.keyword();
        boolean call = c.is(1, '(');
        if (k != null) {
            switch (k) {
                case CASE -> {
                    cases();
                    return;
                }
                case COLLATION -> {
                    if (c.keyword(1) == Keyword.FOR && c.is(2, '(')) {
                        c.skip();
                        c.skip();
                        parenthesis();
                        return;
                    }
                }
                case CAST, TREAT -> {
                    if (call) {
                        c.skip();
                        c.skip();
                        expr(false);
                        c.expect(Keyword.AS);
                        new TypeGrammar(c, schema).type();
                        c.expect(')');
                        return;
                    }
                }
                case EXISTS, UNIQUE -> {
                    if (call) {
                        c.skip();
                        parenthesis();
                        return;
                    }
                }
                case ARRAY -> {
                    c.skip();
                    if (c.accept('[')) {
                        elements();
                        return;
                    }
                    parenthesis();
                    return;
                }
                case ROW, GROUPING -> {
                    if (call) {
                        c.skip();
                        parenthesis();
                        return;
                    }
                }
                case EXTRACT -> {
                    if (call) {
                        c.skip();
                        c.skip();
                        c.skip();
                        c.expect(Keyword.FROM);
                        expr(false);
                        c.expect(')');
                        return;
                    }
                }
                case SUBSTRING, OVERLAY, POSITION, TRIM, NORMALIZE -> {
                    if (call) {
                        c.skip();
                        c.skip();
                        special();
                        return;
                    }
                }
                case XMLELEMENT,
                        XMLFOREST,
                        XMLPARSE,
                        XMLPI,
                        XMLROOT,
                        XMLSERIALIZE,
                        XMLEXISTS,
                        JSON_OBJECT,
                        JSON_ARRAY,
                        JSON_VALUE,
                        JSON_QUERY,
                        JSON_EXISTS,
                        JSON_SERIALIZE,
                        JSON_SCALAR,
                        JSON,
                        JSON_OBJECTAGG,
                        JSON_ARRAYAGG -> {
                    if (call) {
                        c.skip();
                        c.skip();
                        loose();
                        return;
                    }
                }
                case INTERVAL -> {
                    if (interval()) {
                        return;
                    }
                }
                case TRUE,
                        FALSE,
                        NULL,
                        DEFAULT,
                        CURRENT_DATE,
                        CURRENT_ROLE,
                        CURRENT_USER,
                        SESSION_USER,
                        SYSTEM_USER,
                        USER,
                        CURRENT_CATALOG,
                        CURRENT_SCHEMA,
                        LOCALTIME,
                        LOCALTIMESTAMP,
                        CURRENT_TIME,
                        CURRENT_TIMESTAMP -> {
                    if (!c.is(1, '.')) {
                        c.skip();
                        if (c.is('(')) {
                            c.skipParenthesis();
                        }
                        return;
                    }
                }
                default -> {
                    if (k.category() == Keyword.Category.RESERVED
                            && !call
                            && c.tokens.dialect() == Dialect.POSTGRESQL) {
                        throw c.wanted("an expression");
                    }
                }
            }
        }
        if (typedLiteral()) {
            return;
        }
        chain();
    }

    private void cases() {
        c.expect(Keyword.CASE);
        if (!c.is(Keyword.WHEN)) {
            expr(false);
        }
        while (c.accept(Keyword.WHEN)) {
            expr(false);
            c.expect(Keyword.THEN);
            expr(false);
        }
        if (c.accept(Keyword.ELSE)) {
            expr(false);
        }
        c.expect(Keyword.END);
    }

    private void elements() {
        deeper();
        while (!c.is(']')) {
            if (c.is('[')) {
                c.skip();
                elements();
            } else {
                expr(false);
            }
            if (!c.accept(',')) {
                break;
            }
        }
        c.expect(']');
        nesting--;
    }

    /** SUBSTRING(a FROM b FOR c), TRIM(BOTH a FROM b), OVERLAY(a PLACING b FROM c), POSITION(a IN b), NORMALIZE(a, NFC). */
    private void special() {
        while (!c.is(')')) {
            if (c.isAny(
                    Keyword.FROM,
                    Keyword.FOR,
                    Keyword.PLACING,
                    Keyword.LEADING,
                    Keyword.TRAILING,
                    Keyword.BOTH,
                    Keyword.SIMILAR,
                    Keyword.ESCAPE)) {
                c.skip();
            } else if (c.is(',')) {
                c.skip();
            } else if (c.isAny(Keyword.NFC, Keyword.NFD, Keyword.NFKC, Keyword.NFKD)) {
                c.skip();
            } else {
                expr(false);
            }
        }
        c.expect(')');
    }

    /** Arguments with words between them that only their function knows: expressions are read, all other words stepped over. */
    private void loose() {
        while (!c.is(')')) {
            if (c.done()) {
                throw c.wanted(")");
            }
            if (c.isAny(Keyword.PASSING, Keyword.VALUE, Keyword.KEY)
                    && !c.is(1, '(')
                    && !c.is(1, ',')
                    && !c.is(1, ')')) {
                c.skip();
            } else if (c.is(Keyword.NAME) && c.tokens.isIdentifier(c.at() + 1)) {
                c.skip();
                c.skip();
            } else if (c.isAny(Keyword.RETURNING, Keyword.AS)) {
                c.skip();
                new TypeGrammar(c, schema).type();
            } else if (c.isAny(
                    Keyword.NULL,
                    Keyword.ABSENT,
                    Keyword.ERROR,
                    Keyword.EMPTY,
                    Keyword.DEFAULT,
                    Keyword.ON,
                    Keyword.WITH,
                    Keyword.WITHOUT,
                    Keyword.UNIQUE,
                    Keyword.KEYS,
                    Keyword.WRAPPER,
                    Keyword.CONDITIONAL,
                    Keyword.UNCONDITIONAL,
                    Keyword.ARRAY,
                    Keyword.OMIT,
                    Keyword.QUOTES,
                    Keyword.KEEP,
                    Keyword.FORMAT,
                    Keyword.JSON,
                    Keyword.DOCUMENT,
                    Keyword.CONTENT,
                    Keyword.ENCODING,
                    Keyword.VERSION,
                    Keyword.STANDALONE,
                    Keyword.YES,
                    Keyword.NO,
                    Keyword.REF,
                    Keyword.BY)) {
                c.skip();
            } else if (c.is(',') || c.is(':')) {
                c.skip();
            } else if (c.accept(Keyword.ORDER, Keyword.BY)) {
                sortKeys();
            } else if (c.is(Keyword.XMLATTRIBUTES) && c.is(1, '(')) {
                c.skip();
                c.skip();
                loose();
            } else {
                expr(false);
            }
        }
        c.expect(')');
    }

    private boolean interval() {
        int ahead = 1;
        if (c.is(1, '(')) {
            int close = c.tokens.closing(c.at() + 1);
            ahead = close < 0 ? 1 : close + 1 - c.at();
        }
        if (c.tokens.kind(c.at() + ahead) != TokenKind.STRING) {
            return false;
        }
        c.to(c.at() + ahead + 1);
        while (c.isAny(
                Keyword.YEAR, Keyword.MONTH, Keyword.DAY, Keyword.HOUR, Keyword.MINUTE, Keyword.SECOND, Keyword.TO)) {
            boolean seconds = c.is(Keyword.SECOND);
            c.skip();
            if (seconds && c.is('(')) {
                c.skipParenthesis();
            }
        }
        return true;
    }

    /** Steps over a literal with its type before it: {@code date '2020-01-01'}, {@code timestamp with time zone '...'}. */
    private boolean typedLiteral() {
        int start = c.at();
        Keyword k = c.keyword();
        int ahead = 1;
        boolean words = k == Keyword.TIMESTAMP
                || k == Keyword.TIME
                || k == Keyword.DOUBLE
                || k == Keyword.CHARACTER
                || k == Keyword.BIT;
        if (!words) {
            while (c.is(ahead, '.') && c.tokens.isIdentifier(start + ahead + 1)) {
                ahead += 2;
            }
            if (c.is(ahead, '(') && c.tokens.kind(start + ahead + 1) == TokenKind.NUMBER) {
                int close = c.tokens.closing(start + ahead);
                ahead = close < 0 ? ahead : close + 1 - start;
            }
            if (c.tokens.kind(start + ahead) != TokenKind.STRING) {
                return false;
            }
            if (c.tokens.isIdentifier(start)) {
                c.record(NameRef.Role.TYPE, c.name("a type"), 0);
            }
            c.to(start + ahead + 1);
            return true;
        }
        if (c.is(1, '.')) {
            return false;
        }
        try {
            new TypeGrammar(c, schema).type();
        } catch (Unreadable e) {
            c.to(start);
            return false;
        }
        if (c.kind() != TokenKind.STRING) {
            c.to(start);
            return false;
        }
        c.skip();
        return true;
    }

    /** A dotted name: a function's when a parenthesis follows, a reference else. */
    private void chain() {
        int start = c.start();
        Ident first = c.label("an expression");
        List<Ident> path = new ArrayList<>(2);
        path.add(first);
        boolean star = false;
        while (c.is('.')) {
            if (c.is(1, '*')) {
                c.skip();
                c.skip();
                star = true;
                break;
            }
            if (!c.tokens.isIdentifier(c.at() + 1)) {
                break;
            }
            c.skip();
            path.add(c.ident("a name"));
        }
        if (c.is('(') && !star) {
            c.recordCall(path);
            call();
            return;
        }
        references.add(new RefNode(path, star, c.from(start)));
    }

    private void call() {
        c.expect('(');
        if (c.is('*') && c.is(1, ')')) {
            c.skip();
        } else if (!c.is(')')) {
            if (!c.accept(Keyword.DISTINCT)) {
                c.accept(Keyword.ALL);
            }
            if (beginsQuery(0)) {
                subquery();
            } else {
                arguments();
            }
            if (c.accept(Keyword.ORDER, Keyword.BY)) {
                sortKeys();
            }
            if (c.accept("separator")) {
                c.skip();
            }
        }
        c.expect(')');
        if (c.is(Keyword.WITHIN, Keyword.GROUP)) {
            c.accept(Keyword.WITHIN, Keyword.GROUP);
            c.expect('(');
            c.accept(Keyword.ORDER, Keyword.BY);
            sortKeys();
            c.expect(')');
        }
        if (c.is(Keyword.FILTER) && c.is(1, '(')) {
            c.skip();
            c.expect('(');
            c.expect(Keyword.WHERE);
            expr(false);
            c.expect(')');
        }
        if (c.accept(Keyword.OVER)) {
            if (c.is('(')) {
                window();
            } else {
                c.ident("a window");
            }
        }
    }

    private void arguments() {
        do {
            c.accept(Keyword.VARIADIC);
            if (c.tokens.isIdentifier(c.at()) && (c.tokens.is(c.at() + 1, "=>") || c.tokens.is(c.at() + 1, ":="))) {
                c.skip();
                c.skip();
            }
            expr(false);
        } while (c.accept(','));
    }

    private void window() {
        c.expect('(');
        if (c.tokens.isIdentifier(c.at())
                && !c.isAny(Keyword.PARTITION, Keyword.ORDER, Keyword.ROWS, Keyword.RANGE, Keyword.GROUPS)) {
            c.skip();
        }
        if (c.accept(Keyword.PARTITION, Keyword.BY)) {
            arguments();
        }
        if (c.accept(Keyword.ORDER, Keyword.BY)) {
            sortKeys();
        }
        while (!c.is(')')) {
            if (c.isAny(
                    Keyword.ROWS,
                    Keyword.RANGE,
                    Keyword.GROUPS,
                    Keyword.BETWEEN,
                    Keyword.AND,
                    Keyword.UNBOUNDED,
                    Keyword.PRECEDING,
                    Keyword.FOLLOWING,
                    Keyword.CURRENT,
                    Keyword.ROW,
                    Keyword.EXCLUDE,
                    Keyword.NO,
                    Keyword.OTHERS,
                    Keyword.TIES,
                    Keyword.GROUP)) {
                c.skip();
            } else {
                operand();
            }
        }
        c.expect(')');
    }

    private void sortKeys() {
        do {
            expr(false);
            sortDirection();
        } while (c.accept(','));
    }

    private void sortDirection() {
        if (c.isAny(Keyword.ASC, Keyword.DESC)) {
            c.skip();
        } else if (c.is(Keyword.USING)) {
            c.skip();
            c.skip();
        }
        if (c.is(Keyword.NULLS, Keyword.FIRST) || c.is(Keyword.NULLS, Keyword.LAST)) {
            c.skip();
            c.skip();
        }
    }

    // Queries

    /** Reads a query, from WITH or SELECT or a parenthesis to its end. */
    QueryNode query() {
        deeper();
        int start = c.start();
        List<QueryNode.Cte> with = c.accept(Keyword.WITH) ? ctes() : List.of();
        List<QueryNode.Branch> branches = new ArrayList<>(1);
        branches.add(branch());
        while (c.isAny(Keyword.UNION, Keyword.INTERSECT, Keyword.EXCEPT)) {
            c.skip();
            if (!c.accept(Keyword.ALL)) {
                c.accept(Keyword.DISTINCT);
            }
            branches.add(branch());
        }
        references = new ArrayList<>(0);
        queries = new ArrayList<>(0);
        if (c.accept(Keyword.ORDER, Keyword.BY)) {
            sortKeys();
        }
        limits();
        nesting--;
        return new QueryNode(c.from(start), with, branches, references, queries);
    }

    private void limits() {
        while (true) {
            if (c.accept(Keyword.LIMIT)) {
                if (!c.accept(Keyword.ALL)) {
                    expr(false);
                    if (c.accept(',')) {
                        expr(false);
                    }
                }
            } else if (c.accept(Keyword.OFFSET)) {
                expr(false);
                if (c.isAny(Keyword.ROW, Keyword.ROWS)) {
                    c.skip();
                }
            } else if (c.is(Keyword.FETCH)) {
                c.skip();
                c.skip();
                if (!c.isAny(Keyword.ROW, Keyword.ROWS)) {
                    operand();
                }
                c.skip();
                if (!c.accept(Keyword.ONLY)) {
                    c.accept(Keyword.WITH, Keyword.TIES);
                }
            } else if (c.is(Keyword.FOR)
                    && (c.keyword(1) == Keyword.UPDATE
                            || c.keyword(1) == Keyword.SHARE
                            || c.keyword(1) == Keyword.NO
                            || c.keyword(1) == Keyword.KEY)) {
                c.skip();
                while (c.isAny(
                        Keyword.NO,
                        Keyword.KEY,
                        Keyword.UPDATE,
                        Keyword.SHARE,
                        Keyword.NOWAIT,
                        Keyword.SKIP,
                        Keyword.LOCKED)) {
                    c.skip();
                }
                if (c.accept(Keyword.OF)) {
                    do {
                        c.name("a table");
                    } while (c.accept(','));
                }
                while (c.isAny(Keyword.NOWAIT, Keyword.SKIP, Keyword.LOCKED)) {
                    c.skip();
                }
            } else {
                return;
            }
        }
    }

    private List<QueryNode.Cte> ctes() {
        boolean recursive = c.accept(Keyword.RECURSIVE);
        List<QueryNode.Cte> all = new ArrayList<>(2);
        do {
            Ident name = c.ident("a name for the query");
            List<Ident> columns = c.is('(') ? c.idents("a column") : List.of();
            c.expect(Keyword.AS);
            c.accept(Keyword.NOT);
            c.accept(Keyword.MATERIALIZED);
            c.expect('(');
            if (beginsChange()) {
                all.add(new QueryNode.Cte(name, columns, recursive, Optional.empty(), Optional.of(change())));
            } else {
                all.add(new QueryNode.Cte(name, columns, recursive, Optional.of(query()), Optional.empty()));
            }
            c.expect(')');
            // SEARCH and CYCLE name columns of the query itself.
            while (c.isAny(Keyword.SEARCH, Keyword.CYCLE)) {
                while (!c.done()
                        && !c.is(',')
                        && !c.isAny(Keyword.SELECT, Keyword.INSERT, Keyword.UPDATE, Keyword.DELETE, Keyword.VALUES)) {
                    c.skip();
                }
            }
        } while (c.accept(','));
        return all;
    }

    /** Whether a statement that changes data begins here. */
    boolean beginsChange() {
        return c.isAny(Keyword.INSERT, Keyword.UPDATE, Keyword.DELETE, Keyword.MERGE) || changesBehindWith();
    }

    /** Whether the WITH at hand heads a statement that changes data. */
    private boolean changesBehindWith() {
        if (!c.is(Keyword.WITH)) {
            return false;
        }
        int depth = 0;
        for (int i = c.at(); i < c.tokens.size(); i++) {
            if (c.tokens.is(i, '(')) {
                depth++;
            } else if (c.tokens.is(i, ')')) {
                if (--depth < 0) {
                    return false;
                }
            } else if (depth == 0) {
                Keyword k = c.tokens.keyword(i);
                if (k == Keyword.SELECT || k == Keyword.VALUES) {
                    return false;
                }
                if (k == Keyword.INSERT || k == Keyword.UPDATE || k == Keyword.DELETE || k == Keyword.MERGE) {
                    return true;
                }
            }
        }
        return false;
    }

    private QueryNode.Branch branch() {
        if (c.is('(')) {
            c.skip();
            QueryNode inner = query();
            c.expect(')');
            return new QueryNode.Nested(inner);
        }
        if (c.is(Keyword.TABLE)) {
            int start = c.start();
            c.skip();
            c.accept(Keyword.ONLY);
            NameNode table = c.name("a table");
            c.accept('*');
            return new QueryNode.Whole(c.from(start), table);
        }
        if (c.is(Keyword.VALUES)) {
            return values();
        }
        return select();
    }

    private QueryNode.Values values() {
        references = new ArrayList<>();
        queries = new ArrayList<>();
        int start = c.start();
        c.expect(Keyword.VALUES);
        int width = 0;
        do {
            c.accept(Keyword.ROW);
            c.expect('(');
            width = 0;
            do {
                expr(false);
                width++;
            } while (c.accept(','));
            c.expect(')');
        } while (c.accept(','));
        return new QueryNode.Values(c.from(start), width, references, queries);
    }

    private QueryNode.Select select() {
        int start = c.start();
        c.expect(Keyword.SELECT);
        List<RefNode> all = new ArrayList<>();
        List<QueryNode> inner = new ArrayList<>();
        references = all;
        queries = inner;
        if (c.accept(Keyword.DISTINCT)) {
            if (c.accept(Keyword.ON)) {
                c.expect('(');
                arguments();
                c.expect(')');
            }
        } else {
            c.accept(Keyword.ALL);
        }
        List<QueryNode.Item> items = items();
        if (c.accept(Keyword.INTO)) {
            while (!c.done() && !c.isAny(Keyword.FROM, Keyword.WHERE) && !c.is(')')) {
                c.skip();
            }
        }
        List<QueryNode.From> from = new ArrayList<>(2);
        references = all;
        queries = inner;
        if (c.accept(Keyword.FROM)) {
            do {
                from.add(from());
            } while (c.accept(','));
        }
        if (c.accept(Keyword.WHERE)) {
            expr(false);
        }
        List<RefNode> named = new ArrayList<>(2);
        if (c.accept(Keyword.GROUP, Keyword.BY)) {
            references = named;
            if (!c.accept(Keyword.ALL)) {
                c.accept(Keyword.DISTINCT);
            }
            grouping();
            references = all;
        }
        if (c.accept(Keyword.HAVING)) {
            expr(false);
        }
        if (c.accept(Keyword.WINDOW)) {
            do {
                c.ident("a window");
                c.expect(Keyword.AS);
                window();
            } while (c.accept(','));
        }
        return new QueryNode.Select(c.from(start), items, from, all, named, inner);
    }

    private void grouping() {
        deeper();
        do {
            if (c.isAny(Keyword.ROLLUP, Keyword.CUBE) && c.is(1, '(')) {
                c.skip();
                c.skip();
                grouping();
                c.expect(')');
            } else if (c.accept(Keyword.GROUPING, Keyword.SETS)) {
                c.expect('(');
                grouping();
                c.expect(')');
            } else {
                expr(false);
            }
        } while (c.accept(','));
        nesting--;
    }

    private List<QueryNode.Item> items() {
        List<QueryNode.Item> items = new ArrayList<>();
        if (c.is(Keyword.FROM) || c.done() || c.is(')')) {
            return items;
        }
        List<RefNode> scope = references;
        do {
            references = new ArrayList<>(2);
            int start = c.start();
            int first = c.at();
            if (c.is('*')) {
                c.skip();
                RefNode star = new RefNode(List.of(), true, c.from(start));
                items.add(new QueryNode.Item(
                        c.from(start), Optional.empty(), Optional.of(star), List.of(star), Optional.empty()));
                continue;
            }
            expr(false);
            int end = c.at();
            Optional<Ident> label = Optional.empty();
            if (c.accept(Keyword.AS)) {
                label = Optional.of(c.label("a name for the column"));
            } else if (c.tokens.isIdentifier(c.at()) && bareLabel()) {
                label = Optional.of(c.label("a name for the column"));
            }
            RefNode only = references.size() == 1 ? references.getFirst() : null;
            boolean sole = only != null
                    && only.span().start() == c.tokens.start(first)
                    && only.span().end() == c.tokens.end(end - 1);
            items.add(new QueryNode.Item(
                    c.from(start),
                    label,
                    sole ? Optional.ofNullable(only) : Optional.empty(),
                    references,
                    implied(first, end)));
        } while (c.accept(','));
        references = scope;
        return items;
    }

    /** As PostgreSQL's FigureColname: a function's name, a cast's inner name or its type, CASE; else nothing that can be relied on. */
    private Optional<Name> implied(int first, int end) {
        if (c.tokens.isIdentifier(first)) {
            int i = first;
            while (c.tokens.is(i + 1, '.') && c.tokens.isIdentifier(i + 2)) {
                i += 2;
            }
            if (c.tokens.is(i, Keyword.CASE)) {
                return Optional.of(new Name("case"));
            }
            if (i + 1 == end
                    || c.tokens.is(i + 1, "::")
                    || (c.tokens.is(i + 1, '(') && closesAtEndOrCast(i + 1, end))) {
                return Optional.of(new Name(c.tokens.identifier(i)));
            }
        }
        return Optional.empty();
    }

    private boolean closesAtEndOrCast(int open, int end) {
        int close = c.tokens.closing(open);
        return close == end - 1
                || c.tokens.is(close + 1, "::")
                || c.tokens.is(close + 1, Keyword.OVER)
                || c.tokens.is(close + 1, Keyword.FILTER);
    }

    private boolean bareLabel() {
        Keyword k = c.keyword();
        if (k == null) {
            return true;
        }
        return switch (k) {
            case FROM,
                    INTO,
                    WHERE,
                    GROUP,
                    HAVING,
                    WINDOW,
                    UNION,
                    INTERSECT,
                    EXCEPT,
                    ORDER,
                    LIMIT,
                    OFFSET,
                    FETCH,
                    FOR,
                    ON,
                    USING,
                    CROSS,
                    JOIN,
                    LEFT,
                    RIGHT,
                    FULL,
                    INNER,
                    NATURAL,
                    WITH,
                    RETURNING,
                    AS,
                    SET,
                    VALUES,
                    SELECT,
                    TABLESAMPLE,
                    WHEN,
                    THEN,
                    ELSE,
                    END,
                    OVER,
                    FILTER,
                    LATERAL,
                    ONLY,
                    TABLE -> false;
            default -> true;
        };
    }

    private QueryNode.From from() {
        deeper();
        QueryNode.From left = fromItem();
        int joins = 0;
        while (true) {
            boolean natural = c.is(Keyword.NATURAL);
            int mark = c.at();
            c.accept(Keyword.NATURAL);
            if (c.isAny(Keyword.INNER, Keyword.CROSS)) {
                c.skip();
            } else if (c.isAny(Keyword.LEFT, Keyword.RIGHT, Keyword.FULL)) {
                c.skip();
                c.accept(Keyword.OUTER);
            }
            if (!c.accept(Keyword.JOIN) && !c.accept("straight_join")) {
                c.to(mark);
                nesting--;
                return left;
            }
            if (++joins > MOST_JOINS) {
                throw new Unreadable(c.start(), "joins too many tables to be read; it is kept as it is");
            }
            QueryNode.From right = fromItem();
            List<Ident> using = List.of();
            Optional<Ident> alias = Optional.empty();
            if (c.accept(Keyword.ON)) {
                expr(false);
            } else if (c.accept(Keyword.USING)) {
                using = c.idents("a column");
                if (c.accept(Keyword.AS)) {
                    alias = Optional.of(c.ident("an alias"));
                }
            }
            left = new QueryNode.Join(left, right, natural, using, alias, Optional.empty());
        }
    }

    private QueryNode.From fromItem() {
        int start = c.start();
        boolean lateral = c.accept(Keyword.LATERAL);
        if (c.is('(')) {
            if (beginsQuery(1) || (c.is(1, '(') && startsWithQuery() && queryInParentheses())) {
                c.skip();
                List<RefNode> outer = references;
                List<QueryNode> outerQueries = queries;
                QueryNode q = query();
                references = outer;
                queries = outerQueries;
                c.expect(')');
                Alias alias = alias();
                return new QueryNode.FromQuery(q, lateral, alias.name, alias.columns);
            }
            return joinInParentheses();
        }
        if (c.is(Keyword.ROWS, Keyword.FROM) || c.isAny(Keyword.XMLTABLE, Keyword.JSON_TABLE)) {
            c.accept(Keyword.ROWS, Keyword.FROM);
            return function(start);
        }
        boolean only = c.accept(Keyword.ONLY);
        int mark = c.at();
        NameNode name = c.name("a table");
        if (c.is('(') && !only) {
            c.to(mark);
            return function(start);
        }
        boolean star = c.accept('*');
        Alias alias = alias();
        Span span = c.from(start);
        if (c.is(Keyword.TABLESAMPLE)) {
            c.skip();
            c.name("a method");
            c.skipParenthesis();
            if (c.accept("repeatable")) {
                c.skipParenthesis();
            }
        }
        return new QueryNode.FromTable(span, name, alias.name, alias.columns, star);
    }

    private QueryNode.From joinInParentheses() {
        c.skip();
        int refs = references.size();
        int subs = queries.size();
        QueryNode.From inner = from();
        c.expect(')');
        Alias alias = alias();
        if (alias.name.isEmpty() || !(inner instanceof QueryNode.Join j)) {
            return inner;
        }
        List<RefNode> own = references.subList(refs, references.size());
        List<QueryNode> within = queries.subList(subs, queries.size());
        QueryNode.Hidden hidden = new QueryNode.Hidden(alias.columns, List.copyOf(own), List.copyOf(within));
        own.clear();
        within.clear();
        return new QueryNode.Join(j.left(), j.right(), j.natural(), j.using(), alias.name, Optional.of(hidden));
    }

    /** Whether the parenthesis at hand holds a query in further parentheses and not a join. */
    private boolean queryInParentheses() {
        int inner = c.tokens.closing(c.at() + 1);
        if (inner < 0) {
            return false;
        }
        return c.tokens.is(inner + 1, ')') || setOperationInside(c.at());
    }

    private QueryNode.From function(int start) {
        List<RefNode> outer = references;
        List<QueryNode> outerQueries = queries;
        references = new ArrayList<>(2);
        queries = new ArrayList<>(0);
        if (c.is('(')) {
            c.skipParenthesis();
        } else if (c.isAny(Keyword.XMLTABLE, Keyword.JSON_TABLE)) {
            tableOfDocument();
        } else {
            expr(false);
        }
        List<RefNode> refs = references;
        List<QueryNode> subs = queries;
        references = outer;
        queries = outerQueries;
        c.accept(Keyword.WITH, Keyword.ORDINALITY);
        Optional<Ident> alias = Optional.empty();
        List<Ident> columns = List.of();
        boolean as = c.accept(Keyword.AS);
        if (as && c.is('(')) {
            columns = definitions();
        } else if (c.tokens.isIdentifier(c.at()) && (as || aliasWord())) {
            alias = Optional.of(c.ident("an alias"));
            if (c.is('(')) {
                columns = definitions();
            }
        }
        return new QueryNode.FromFunction(c.from(start), alias, columns, refs, subs);
    }

    /** The call of JSON_TABLE or XMLTABLE: the names are in the document, which stands first or behind PASSING, and in what is passed beside it. */
    private void tableOfDocument() {
        c.skip();
        int close = c.tokens.closing(c.at());
        int mark = c.at();
        c.skipParenthesis();
        int end = c.at();
        c.to(mark + 1);
        boolean value = !c.tokens.is(c.at(), "xmlnamespaces");
        while (c.at() < close && !c.is(Keyword.COLUMNS)) {
            if (value) {
                expr(false);
                value = false;
            } else if (c.is('(')) {
                c.skipParenthesis();
            } else {
                value = c.tokens.is(c.at(), "passing") || c.is(',');
                c.skip();
                if (value && c.is(Keyword.BY) && c.tokens.is(c.at() + 1, Keyword.REF)) {
                    c.skip();
                    c.skip();
                }
            }
        }
        c.to(end);
    }

    /** Names of columns in parentheses, each with or without a type. */
    private List<Ident> definitions() {
        List<Ident> all = new ArrayList<>();
        c.expect('(');
        do {
            all.add(c.ident("a column"));
            if (!c.is(',') && !c.is(')')) {
                new TypeGrammar(c, schema).type();
                if (c.accept(Keyword.COLLATE)) {
                    c.name("a collation");
                }
            }
        } while (c.accept(','));
        c.expect(')');
        return all;
    }

    private record Alias(Optional<Ident> name, List<Ident> columns) {}

    private Alias alias() {
        boolean as = c.accept(Keyword.AS);
        if (c.tokens.isIdentifier(c.at()) && (as || aliasWord())) {
            Ident name = c.ident("an alias");
            return new Alias(Optional.of(name), c.is('(') ? definitions() : List.of());
        }
        return new Alias(Optional.empty(), List.of());
    }

    private boolean aliasWord() {
        Keyword k = c.keyword();
        if (k == null) {
            return true;
        }
        return k.category() == Keyword.Category.UNRESERVED
                        || k.category() == Keyword.Category.COLUMN_NAME
                        || k.category() == Keyword.Category.NONE
                ? k != Keyword.SET && k != Keyword.VALUES
                : false;
    }

    // Statements that change data

    /** Reads INSERT, UPDATE, DELETE or MERGE, WITH before it included, as far as names of tables and columns go. */
    QueryNode.ChangeNode change() {
        deeper();
        int start = c.start();
        List<QueryNode.Cte> with = c.accept(Keyword.WITH) ? ctes() : List.of();
        references = new ArrayList<>();
        queries = new ArrayList<>();
        QueryNode.ChangeNode change = switch (c.keyword()) {
            case INSERT -> insert(start, with);
            case UPDATE -> update(start, with);
            case DELETE -> delete(start, with);
            case MERGE -> merge(start, with);
            case null, default -> throw c.wanted("INSERT, UPDATE, DELETE or MERGE");
        };
        nesting--;
        return change;
    }

    private QueryNode.ChangeNode insert(int start, List<QueryNode.Cte> with) {
        List<RefNode> refs = references;
        List<QueryNode> subs = queries;
        c.expect(Keyword.INSERT);
        c.expect(Keyword.INTO);
        NameNode table = c.name("a table");
        Optional<Ident> alias = c.accept(Keyword.AS) ? Optional.of(c.ident("an alias")) : Optional.empty();
        List<Ident> columns = c.is('(') && !beginsQuery(1) ? targets() : List.of();
        if (c.accept(Keyword.OVERRIDING)) {
            c.skip();
            c.skip();
        }
        Optional<QueryNode> source = Optional.empty();
        if (!c.accept(Keyword.DEFAULT, Keyword.VALUES)) {
            source = Optional.of(query());
        }
        references = refs;
        queries = subs;
        List<Ident> more = new ArrayList<>();
        if (c.accept(Keyword.ON, Keyword.CONFLICT)) {
            if (c.accept(Keyword.ON, Keyword.CONSTRAINT)) {
                c.ident("a constraint");
            } else if (c.is('(')) {
                c.skip();
                do {
                    if (c.tokens.isIdentifier(c.at()) && !c.is(1, '(') && !c.is(1, '.')) {
                        more.add(c.ident("a column"));
                        if (c.accept(Keyword.COLLATE)) {
                            c.record(NameRef.Role.COLLATION, c.name("a collation"), 0);
                        }
                    } else {
                        expr(false);
                    }
                    if (c.tokens.isIdentifier(c.at()) && !c.is(Keyword.WHERE)) {
                        c.name("an operator class");
                    }
                } while (c.accept(','));
                c.expect(')');
                if (c.accept(Keyword.WHERE)) {
                    expr(false);
                }
            }
            c.expect(Keyword.DO);
            if (!c.accept(Keyword.NOTHING)) {
                c.expect(Keyword.UPDATE);
                c.expect(Keyword.SET);
                assignments(more);
                if (c.accept(Keyword.WHERE)) {
                    expr(false);
                }
            }
        }
        List<QueryNode.Item> returning = returning();
        return new QueryNode.ChangeNode(
                c.from(start), "insert", table, alias, columns, more, List.of(), source, refs, returning, subs, with);
    }

    private List<Ident> targets() {
        List<Ident> all = new ArrayList<>();
        c.expect('(');
        do {
            all.add(c.ident("a column"));
            while (c.is('[') || c.is('.')) {
                if (c.is('[')) {
                    c.skipParenthesis();
                } else {
                    c.skip();
                    c.skip();
                }
            }
        } while (c.accept(','));
        c.expect(')');
        return all;
    }

    private void assignments(List<Ident> columns) {
        do {
            if (c.is('(')) {
                columns.addAll(targets());
            } else {
                columns.add(c.ident("a column"));
                while (c.is('[') || c.is('.')) {
                    if (c.is('[')) {
                        c.skipParenthesis();
                    } else {
                        c.skip();
                        c.skip();
                    }
                }
            }
            if (!c.accept("=")) {
                throw c.wanted("=");
            }
            expr(false);
        } while (c.accept(','));
    }

    private List<QueryNode.Item> returning() {
        if (!c.accept(Keyword.RETURNING)) {
            return List.of();
        }
        if (c.accept(Keyword.WITH)) {
            c.skipParenthesis();
        }
        return items();
    }

    private QueryNode.ChangeNode update(int start, List<QueryNode.Cte> with) {
        c.expect(Keyword.UPDATE);
        c.accept(Keyword.ONLY);
        NameNode table = c.name("a table");
        c.accept('*');
        Optional<Ident> alias = c.accept(Keyword.AS) || (c.tokens.isIdentifier(c.at()) && !c.is(Keyword.SET))
                ? Optional.of(c.ident("an alias"))
                : Optional.empty();
        c.expect(Keyword.SET);
        List<Ident> columns = new ArrayList<>();
        assignments(columns);
        return rest("update", start, table, alias, columns, Keyword.FROM, with);
    }

    private QueryNode.ChangeNode delete(int start, List<QueryNode.Cte> with) {
        c.expect(Keyword.DELETE);
        c.expect(Keyword.FROM);
        c.accept(Keyword.ONLY);
        NameNode table = c.name("a table");
        c.accept('*');
        Alias alias = alias();
        return rest("delete", start, table, alias.name, List.of(), Keyword.USING, with);
    }

    private QueryNode.ChangeNode merge(int start, List<QueryNode.Cte> with) {
        List<RefNode> refs = references;
        List<QueryNode> subs = queries;
        c.expect(Keyword.MERGE);
        c.expect(Keyword.INTO);
        c.accept(Keyword.ONLY);
        NameNode table = c.name("a table");
        c.accept('*');
        Alias alias = alias();
        c.expect(Keyword.USING);
        List<QueryNode.From> from = List.of(from());
        c.expect(Keyword.ON);
        expr(false);
        List<Ident> assigned = new ArrayList<>();
        while (c.accept(Keyword.WHEN)) {
            c.accept(Keyword.NOT);
            c.skip();
            if (c.accept(Keyword.BY)) {
                c.skip();
            }
            if (c.accept(Keyword.AND)) {
                expr(false);
            }
            c.expect(Keyword.THEN);
            action(assigned);
        }
        references = refs;
        queries = subs;
        List<QueryNode.Item> returning = returning();
        return new QueryNode.ChangeNode(
                c.from(start),
                "merge",
                table,
                alias.name,
                List.of(),
                assigned,
                from,
                Optional.empty(),
                refs,
                returning,
                subs,
                with);
    }

    /** What a MERGE does with a row. */
    private void action(List<Ident> assigned) {
        if (c.accept(Keyword.UPDATE)) {
            c.expect(Keyword.SET);
            assignments(assigned);
        } else if (c.accept(Keyword.INSERT)) {
            if (c.is('(')) {
                assigned.addAll(targets());
            }
            if (c.accept(Keyword.OVERRIDING)) {
                c.skip();
                c.skip();
            }
            if (!c.accept(Keyword.DEFAULT, Keyword.VALUES)) {
                c.expect(Keyword.VALUES);
                c.expect('(');
                arguments();
                c.expect(')');
            }
        } else if (!c.accept(Keyword.DELETE)) {
            c.expect(Keyword.DO);
            c.expect(Keyword.NOTHING);
        }
    }

    private QueryNode.ChangeNode rest(
            String verb,
            int start,
            NameNode table,
            Optional<Ident> alias,
            List<Ident> columns,
            Keyword sources,
            List<QueryNode.Cte> with) {
        List<QueryNode.From> from = new ArrayList<>(1);
        if (c.accept(sources)) {
            do {
                from.add(from());
            } while (c.accept(','));
        }
        if (c.accept(Keyword.WHERE)) {
            if (c.accept(Keyword.CURRENT, Keyword.OF)) {
                c.ident("a cursor");
            } else {
                expr(false);
            }
        }
        List<RefNode> refs = references;
        List<QueryNode> subs = queries;
        List<QueryNode.Item> returning = returning();
        return new QueryNode.ChangeNode(
                c.from(start),
                verb,
                table,
                alias,
                List.of(),
                columns,
                from,
                Optional.empty(),
                refs,
                returning,
                subs,
                with);
    }
}
