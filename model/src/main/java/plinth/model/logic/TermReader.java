package plinth.model.logic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Reads an expression into a term by the precedence of PostgreSQL's operators (its manual, 4.1.6). */
final class TermReader {
    /** Thrown where the grammar ends; the whole expression is then unknown. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood(String what) {
            super(what, null, false, false);
        }
    }

    /** Precedences, the weakest first. */
    static final int OR = 1;

    static final int AND = 2;
    static final int NOT = 3;
    static final int IS = 4;
    static final int COMPARISON = 5;
    static final int RANGE = 6;
    static final int OTHER = 7;
    static final int SUM = 8;
    static final int PRODUCT = 9;
    static final int POWER = 10;
    static final int AT = 11;
    static final int SIGN = 13;

    private static final int DEEPEST = 200;

    private static final Map<String, Comparator> COMPARATORS = Map.of(
            "=", Comparator.EQUAL,
            "<>", Comparator.UNEQUAL,
            "!=", Comparator.UNEQUAL,
            "<", Comparator.LESS,
            "<=", Comparator.AT_MOST,
            ">", Comparator.GREATER,
            ">=", Comparator.AT_LEAST);

    final Tokens tokens;
    final Names names;
    private final Map<Integer, List<Name>> references;
    private final Primaries primaries;
    private int at;
    private int depth;

    private TermReader(Tokens tokens, Map<Integer, List<Name>> references, Names names) {
        this.tokens = tokens;
        this.references = references;
        this.names = names;
        this.primaries = new Primaries(this);
    }

    /** Returns {@code e} as a term; what is not understood in it is unknown. */
    static Term read(Expression e, Names names) {
        StringBuilder text = new StringBuilder();
        Map<Integer, List<Name>> references = new HashMap<>();
        for (Expression.Piece p : e.pieces()) {
            switch (p) {
                case Expression.Verbatim(String verbatim) -> text.append(verbatim);
                case Expression.Reference(List<Name> path) -> {
                    references.put(text.length(), path);
                    for (int i = 0; i < path.size(); i++) {
                        text.append(i == 0 ? "" : ".").append(path.get(i).quoted());
                    }
                }
            }
        }
        List<Statement> statements =
                Script.of(Dialect.POSTGRESQL, text.toString()).statements();
        if (statements.size() != 1) {
            return new Term.Unknown(e.toString());
        }
        TermReader reader = new TermReader(statements.getFirst().tokens(), references, names);
        try {
            Term t = reader.expression(0);
            return reader.at == reader.tokens.size() ? t : new Term.Unknown(e.toString());
        } catch (NotUnderstood x) {
            return new Term.Unknown(e.toString());
        }
    }

    // Tokens

    int at() {
        return at;
    }

    void skip(int n) {
        at += n;
    }

    void to(int token) {
        at = token;
    }

    boolean is(char c) {
        return tokens.is(at, c);
    }

    boolean is(Keyword k) {
        return tokens.is(at, k);
    }

    boolean accept(char c) {
        if (is(c)) {
            at++;
            return true;
        }
        return false;
    }

    boolean accept(Keyword k) {
        if (is(k)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char c) throws NotUnderstood {
        if (!accept(c)) {
            throw new NotUnderstood("no " + c);
        }
    }

    void expect(Keyword k) throws NotUnderstood {
        if (!accept(k)) {
            throw new NotUnderstood("no " + k);
        }
    }

    /** Returns the names at this token when a column may be named here; they are skipped. */
    Optional<List<Name>> reference() {
        List<Name> path = at < tokens.size() ? references.get(tokens.start(at)) : null;
        if (path == null) {
            return Optional.empty();
        }
        at += 2 * path.size() - 1;
        return Optional.of(path);
    }

    // Expressions

    /** Reads an expression whose operators bind at least as strongly as {@code weakest}. */
    Term expression(int weakest) throws NotUnderstood {
        if (++depth > DEEPEST) {
            throw new NotUnderstood("too deep");
        }
        Term left = prefixed();
        while (true) {
            Optional<Term> next = continued(left, weakest);
            if (next.isEmpty()) {
                depth--;
                return left;
            }
            left = next.get();
        }
    }

    private Term prefixed() throws NotUnderstood {
        if (accept(Keyword.NOT)) {
            return new Term.Not(expression(NOT));
        }
        if (accept('-')) {
            Term of = expression(SIGN);
            return new Term.Arithmetic('-', new Term.Literal(Value.Numbers.of(0)), of);
        }
        if (accept('+')) {
            return expression(SIGN);
        }
        if (tokens.kind(at) == TokenKind.OPERATOR) {
            at++;
            return new Term.Opaque(List.of(expression(OTHER + 1)), false);
        }
        return primaries.postfixed();
    }

    private Optional<Term> continued(Term left, int weakest) throws NotUnderstood {
        Keyword k = tokens.keyword(at);
        if (k != null && tokens.kind(at) == TokenKind.WORD) {
            return word(left, k, weakest);
        }
        if (tokens.kind(at) != TokenKind.OPERATOR) {
            return Optional.empty();
        }
        String operator = tokens.text(at);
        Comparator by = COMPARATORS.get(operator);
        if (by != null) {
            return weakest > COMPARISON ? Optional.empty() : Optional.of(compared(left, by));
        }
        int binds = switch (operator) {
            case "+", "-" -> SUM;
            case "*", "/", "%" -> PRODUCT;
            case "^" -> POWER;
            default -> OTHER;
        };
        if (weakest > binds) {
            return Optional.empty();
        }
        at++;
        if (tokens.is(at, Keyword.ANY) || tokens.is(at, Keyword.ALL) || tokens.is(at, Keyword.SOME)) {
            at++;
            expect('(');
            Term array = expression(0);
            expect(')');
            return Optional.of(new Term.Opaque(List.of(left, array), true));
        }
        Term right = expression(binds + 1);
        return Optional.of(
                switch (operator) {
                    case "+", "-", "*", "#" -> new Term.Arithmetic(operator.charAt(0), left, right);
                    // What concatenates arrays, or takes JSON apart, is not NULL when one side is, or NULL when none
                    // is.
                    case "||" -> new Term.Unknown(operator);
                    case "->", "->>", "#>", "#>>", "@?", "@@" -> new Term.Opaque(List.of(left, right), true);
                    default -> new Term.Opaque(List.of(left, right), false);
                });
    }

    private Optional<Term> word(Term left, Keyword k, int weakest) throws NotUnderstood {
        boolean not = k == Keyword.NOT;
        Keyword word = not ? tokens.keyword(at + 1) : k;
        if (word == null) {
            return Optional.empty();
        }
        int binds = switch (word) {
            case OR -> OR;
            case AND -> AND;
            case IS, ISNULL, NOTNULL -> IS;
            case BETWEEN, IN, LIKE, ILIKE, SIMILAR -> RANGE;
            case AT -> AT;
            default -> -1;
        };
        if (binds < weakest || binds < 0 || (not && binds != RANGE)) {
            return Optional.empty();
        }
        at += not ? 2 : 1;
        Term t = switch (word) {
            case OR -> new Term.Or(chain(left, Keyword.OR, OR));
            case AND -> new Term.And(chain(left, Keyword.AND, AND));
            case IS -> is(left);
            case ISNULL -> new Term.IsNull(left, false);
            case NOTNULL -> new Term.IsNull(left, true);
            case BETWEEN -> between(left);
            case IN -> in(left);
            case AT -> {
                expect(Keyword.TIME);
                expect(Keyword.ZONE);
                yield new Term.Opaque(List.of(left, expression(AT + 1)), false);
            }
            default -> like(left, word);
        };
        return Optional.of(not ? new Term.Not(t) : t);
    }

    private List<Term> chain(Term first, Keyword between, int binds) throws NotUnderstood {
        List<Term> all = new ArrayList<>();
        all.add(first);
        do {
            all.add(expression(binds + 1));
        } while (accept(between));
        return all;
    }

    private Term is(Term left) throws NotUnderstood {
        boolean not = accept(Keyword.NOT);
        if (accept(Keyword.NULL)) {
            return new Term.IsNull(left, not);
        }
        Term t;
        if (accept(Keyword.TRUE)) {
            t = new Term.IsTruth(left, Optional.of(true));
        } else if (accept(Keyword.FALSE)) {
            t = new Term.IsTruth(left, Optional.of(false));
        } else if (accept(Keyword.UNKNOWN)) {
            t = new Term.IsTruth(left, Optional.empty());
        } else if (accept(Keyword.DISTINCT)) {
            expect(Keyword.FROM);
            t = new Term.Distinct(left, expression(IS + 1));
        } else {
            throw new NotUnderstood("IS what");
        }
        return not ? new Term.Not(t) : t;
    }

    private Term between(Term left) throws NotUnderstood {
        boolean symmetric = accept(Keyword.SYMMETRIC);
        Term low = expression(RANGE + 1);
        expect(Keyword.AND);
        Term high = expression(RANGE + 1);
        Term t = within(left, low, high);
        return symmetric ? new Term.Or(List.of(t, within(left, high, low))) : t;
    }

    private static Term within(Term left, Term low, Term high) {
        return new Term.And(List.of(
                new Term.Comparison(Comparator.AT_LEAST, left, low),
                new Term.Comparison(Comparator.AT_MOST, left, high)));
    }

    private Term in(Term left) throws NotUnderstood {
        expect('(');
        List<Term> all = new ArrayList<>();
        do {
            all.add(new Term.Comparison(Comparator.EQUAL, left, expression(0)));
        } while (accept(','));
        expect(')');
        return new Term.Or(all);
    }

    private Term like(Term left, Keyword word) throws NotUnderstood {
        if (word == Keyword.SIMILAR) {
            expect(Keyword.TO);
        }
        if (is(Keyword.ANY) || is(Keyword.ALL) || is(Keyword.SOME)) {
            at++;
            return new Term.Opaque(List.of(left, primaries.postfixed()), true);
        }
        Term pattern = expression(OTHER);
        if (accept(Keyword.ESCAPE)) {
            expression(OTHER);
        }
        return new Term.Opaque(List.of(left, pattern), false);
    }

    private Term compared(Term left, Comparator by) throws NotUnderstood {
        at++;
        boolean all = is(Keyword.ALL);
        if (!all && !is(Keyword.ANY) && !is(Keyword.SOME)) {
            return new Term.Comparison(by, left, expression(COMPARISON + 1));
        }
        at++;
        expect('(');
        Term array = expression(0);
        expect(')');
        List<Term> elements = primaries.elements(array);
        List<Term> each = elements.stream()
                .<Term>map(e -> new Term.Comparison(by, left, e))
                .toList();
        return all ? new Term.And(each) : new Term.Or(each);
    }
}
