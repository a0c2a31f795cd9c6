package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;

/** Takes conditions apart at their outermost AND or OR. */
final class Clauses {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(?![\\w.])");
    private static final Pattern NOT = Pattern.compile("NOT[\\s(]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CAST = Pattern.compile(
            "::\\s*(?:character varying|\"?[a-z_][a-z_0-9.]*\"?)(?:\\(\\d+\\))?(?:\\[\\])?", Pattern.CASE_INSENSITIVE);

    private Clauses() {}

    /** A character of an expression, or a reference in it. */
    private record Unit(char sign, Optional<Expression.Piece> reference) {}

    private static List<Unit> units(Expression e) {
        List<Unit> out = new ArrayList<>();
        for (Expression.Piece p : e.pieces()) {
            switch (p) {
                case Expression.Reference r -> out.add(new Unit('\u0001', Optional.of(r)));
                case Expression.Verbatim(String text) -> {
                    for (int i = 0; i < text.length(); i++) {
                        out.add(new Unit(text.charAt(i), Optional.empty()));
                    }
                }
            }
        }
        return out;
    }

    private static Expression of(List<Unit> units) {
        List<Expression.Piece> pieces = new ArrayList<>();
        for (Unit u : units) {
            pieces.add(u.reference().orElseGet(() -> new Expression.Verbatim(String.valueOf(u.sign()))));
        }
        return new Expression(pieces);
    }

    private static List<Unit> stripped(List<Unit> units) {
        int from = 0;
        int to = units.size();
        while (from < to && Character.isWhitespace(units.get(from).sign())) {
            from++;
        }
        while (to > from && Character.isWhitespace(units.get(to - 1).sign())) {
            to--;
        }
        List<Unit> inner = units.subList(from, to);
        boolean closed = !inner.isEmpty() && inner.getFirst().sign() == '(' && closing(inner) == inner.size() - 1;
        return closed ? stripped(inner.subList(1, inner.size() - 1)) : inner;
    }

    /** Where the parenthesis that opens {@code units} closes. */
    private static int closing(List<Unit> units) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < units.size(); i++) {
            char c = units.get(i).sign();
            quoted ^= c == '\'';
            if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Returns the parts between which {@code word}, AND or OR, stands outside of all parentheses; the whole when none does. */
    static List<Expression> split(Expression e, String word) {
        List<Unit> units = stripped(units(e));
        StringBuilder text = new StringBuilder();
        units.forEach(u -> text.append(u.sign()));
        String upper = text.toString().toUpperCase(Locale.ROOT);
        // The AND of BETWEEN joins no conditions.
        if (upper.length() != units.size() || upper.contains("BETWEEN") || upper.contains("CASE")) {
            return List.of(of(units));
        }
        List<Expression> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            quoted ^= c == '\'';
            if (quoted) {
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && upper.startsWith(word, i) && apart(upper, i - 1) && apart(upper, i + word.length())) {
                parts.add(of(stripped(units.subList(from, i))));
                from = i + word.length();
            }
        }
        parts.add(of(stripped(units.subList(from, units.size()))));
        return parts;
    }

    private static boolean apart(String text, int at) {
        return at < 0 || at >= text.length() || !(Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /**
     * Returns whether {@code e} holds of rows whose {@code kind} is {@code value}, when it says nothing else: {@code kind = 'a'}, {@code kind <> 'a'},
     * {@code kind IN ('a', 'b')}, {@code kind NOT IN ...}, {@code kind = ANY (ARRAY[...])}, {@code kind <> ALL (...)}; of a truth value also
     * {@code flag}, {@code NOT flag}, {@code flag IS TRUE}.
     */
    private static Optional<Boolean> truth(Expression e, Name kind, String value) {
        List<Expression.Piece> pieces = e.pieces();
        if (e.isColumn(kind)) {
            return Optional.of(value.equals("true"));
        }
        if (pieces.size() > 1
                && pieces.getFirst() instanceof Expression.Verbatim(String word)
                && NOT.matcher(word).matches()) {
            List<Unit> units = stripped(units(e));
            return truth(of(stripped(units.subList(3, units.size()))), kind, value)
                    .map(x -> !x);
        }
        if (pieces.size() != 2
                || !(pieces.getFirst() instanceof Expression.Reference r
                        && r.name().equals(kind))
                || !(pieces.getLast() instanceof Expression.Verbatim(String text))) {
            return Optional.empty();
        }
        Set<String> named = new HashSet<>();
        Matcher m = LITERAL.matcher(text);
        while (m.find()) {
            named.add(m.group(1).replace("''", "'"));
        }
        String rest = CAST.matcher(LITERAL.matcher(text).replaceAll("")).replaceAll("");
        Matcher n = NUMBER.matcher(rest);
        while (n.find()) {
            named.add(n.group());
        }
        String operator = NUMBER.matcher(rest)
                .replaceAll("")
                .replaceAll("(?i)[\\s(),\\[\\]]|\\bARRAY\\b", "")
                .toUpperCase(Locale.ROOT);
        boolean one = named.size() == 1;
        return switch (operator) {
            case "IN", "=ANY" -> Optional.of(named.contains(value));
            case "NOTIN", "<>ALL", "!=ALL" -> Optional.of(!named.contains(value));
            case "=" -> one ? Optional.of(named.contains(value)) : Optional.empty();
            case "<>", "!=" -> one ? Optional.of(!named.contains(value)) : Optional.empty();
            case "=TRUE", "ISTRUE", "<>FALSE", "!=FALSE", "ISNOTFALSE" -> Optional.of(value.equals("true"));
            case "=FALSE", "ISFALSE", "<>TRUE", "!=TRUE", "ISNOTTRUE" -> Optional.of(!value.equals("true"));
            default -> Optional.empty();
        };
    }

    /**
     * What a condition comes to for the rows of one kind.
     *
     * @param constant what it always is, when it does not depend on more than the kind
     * @param rest what is left to ask otherwise
     */
    record Outcome(Optional<Boolean> constant, Expression rest) {}

    /** Returns what {@code e} comes to where {@code kind} is {@code value}. */
    static Outcome where(Expression e, Name kind, String value) {
        Optional<Boolean> known = truth(of(stripped(units(e))), kind, value).or(() -> KindTruth.of(e, kind, value));
        if (known.isPresent()) {
            return new Outcome(known, e);
        }
        List<Expression> ors = split(e, "OR");
        boolean or = ors.size() > 1;
        List<Expression> parts = or ? ors : split(e, "AND");
        if (parts.size() < 2) {
            return new Outcome(Optional.empty(), e);
        }
        List<Expression> rest = new ArrayList<>();
        boolean changed = false;
        for (Expression p : parts) {
            Outcome o = where(p, kind, value);
            if (o.constant().isPresent() && o.constant().get() == or) {
                return o;
            }
            if (o.constant().isEmpty()) {
                rest.add(o.rest());
                changed |= !o.rest().equals(p);
            } else {
                changed = true;
            }
        }
        if (!changed) {
            return new Outcome(Optional.empty(), e);
        }
        return rest.isEmpty()
                ? new Outcome(Optional.of(!or), e)
                : new Outcome(Optional.empty(), joined(rest, or ? "OR" : "AND"));
    }

    private static Expression joined(List<Expression> parts, String word) {
        List<Expression.Piece> pieces = new ArrayList<>();
        for (Expression p : parts) {
            if (!pieces.isEmpty()) {
                pieces.add(new Expression.Verbatim(" " + word + " "));
            }
            boolean loose = parts.size() > 1
                    && (split(p, "OR").size() > 1 || split(p, "AND").size() > 1);
            pieces.add(new Expression.Verbatim(loose ? "(" : ""));
            pieces.addAll(p.pieces());
            pieces.add(new Expression.Verbatim(loose ? ")" : ""));
        }
        return new Expression(pieces);
    }

    /** Returns what {@code x} comes to for the rows whose {@code kind} is {@code value}: they agree in it. */
    static Constraint.Exclusion of(Constraint.Exclusion x, Name kind, String value) {
        return new Constraint.Exclusion(
                x.name(),
                x.method(),
                x.elements().stream()
                        .filter(e -> x.elements().size() == 1
                                || !(e.key().expression().isColumn(kind)
                                        && e.operator().equals("=")))
                        .toList(),
                x.include().stream().filter(n -> !n.equals(kind)).toList(),
                x.storage(),
                x.where().flatMap(w -> withoutKind(w, kind, value)),
                x.deferral(),
                x.comment());
    }

    /** Returns what {@code u} comes to for rows that agree in {@code kind}. */
    static Constraint.Unique of(Constraint.Unique u, Name kind) {
        return new Constraint.Unique(
                u.name(),
                new Constraint.Key(
                        u.columns().stream().filter(n -> !n.equals(kind)).toList(),
                        u.key().include().stream().filter(n -> !n.equals(kind)).toList(),
                        u.key().withoutOverlaps(),
                        u.key().storage()),
                u.nullsNotDistinct(),
                u.deferral(),
                u.comment());
    }

    /** Returns {@code e} with {@code value} in the place of {@code kind}, which no column holds. */
    static Expression withValue(Expression e, Name kind, Expression value) {
        List<Expression.Piece> pieces = new ArrayList<>();
        for (Expression.Piece p : e.pieces()) {
            if (p instanceof Expression.Reference r && r.name().equals(kind)) {
                pieces.addAll(value.pieces());
            } else {
                pieces.add(p);
            }
        }
        return new Expression(pieces);
    }

    /** Returns what {@code e} comes to for rows of {@code k} in a table without a column for the kind. */
    static Expression reduced(Expression e, Family family, Family.Kind k) {
        Name mark = family.mark(k);
        if (!e.names().contains(mark)) {
            return e;
        }
        Outcome o = where(e, mark, family.marked(k));
        return o.constant()
                .map(holds -> Expression.verbatim(holds ? "true" : "false"))
                .orElseGet(() -> withValue(o.rest(), mark, family.constant(k)));
    }

    /** Returns {@code c} computed with {@code value} in the place of {@code kind}; a column that is not computed as it is. */
    static Column withValue(Column c, Name kind, Expression value) {
        return c.value() instanceof Column.Generated g
                ? c.withValue(new Column.Generated(withValue(g.expression(), kind, value), g.stored()))
                : c;
    }

    /** Returns what the condition asks of rows of {@code value} beside their kind; nothing when that is all it asks. */
    static Optional<Expression> withoutKind(Expression e, Name kind, String value) {
        Outcome o = where(e, kind, value);
        return o.constant().filter(x -> x).isPresent() ? Optional.empty() : Optional.of(o.rest());
    }

    /**
     * Whether {@code e} only says which columns are there for which kinds: each column beside {@code marks} is but tested for NULL. Layouts make such
     * rules themselves.
     */
    static boolean guards(Expression e, Set<Name> marks) {
        List<Expression.Piece> pieces = e.pieces();
        boolean about = false;
        for (int i = 0; i < pieces.size(); i++) {
            if (!(pieces.get(i) instanceof Expression.Reference r)) {
                continue;
            }
            if (marks.contains(r.name())) {
                about = true;
                continue;
            }
            boolean tested = i + 1 < pieces.size()
                    && pieces.get(i + 1) instanceof Expression.Verbatim(String text)
                    && text.strip().toUpperCase(Locale.ROOT).matches("(?s)IS\\s+(NOT\\s+)?NULL\\b.*");
            if (!tested) {
                return false;
            }
        }
        return about;
    }
}
