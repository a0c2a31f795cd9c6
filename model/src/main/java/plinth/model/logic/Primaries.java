package plinth.model.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plinth.model.logic.TermReader.NotUnderstood;
import plinth.model.logic.Value.Numbers;
import plinth.model.logic.Value.Texts;
import plinth.model.logic.Value.Truth;
import plinth.model.schema.Name;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Reads what stands between operators: constants, columns, calls, CASE, and the casts behind them. */
final class Primaries {
    /** Functions that are NULL when an argument is, and never else. */
    private static final Set<String> STRICT = Set.of(
            "length",
            "char_length",
            "character_length",
            "octet_length",
            "bit_length",
            "trim",
            "btrim",
            "ltrim",
            "rtrim",
            "initcap",
            "reverse",
            "replace",
            "translate",
            "left",
            "right",
            "lpad",
            "rpad",
            "repeat",
            "substr",
            "substring",
            "position",
            "strpos",
            "starts_with",
            "split_part",
            "md5",
            "abs",
            "floor",
            "ceil",
            "ceiling",
            "round",
            "trunc",
            "sign",
            "mod",
            "div",
            "power",
            "sqrt",
            "jsonb_typeof",
            "json_typeof",
            "jsonb_array_length",
            "json_array_length",
            "cardinality",
            "date_trunc",
            "isfinite",
            "isempty",
            "lower_inc",
            "upper_inc",
            "lower_inf",
            "upper_inf",
            "pg_column_size",
            "encode",
            "decode",
            "ascii",
            "chr",
            "unaccent",
            "now",
            "regexp_like",
            "regexp_count",
            "st_srid",
            "st_ndims",
            "st_isvalid");

    /** Functions that may be NULL although no argument is; with a NULL they are NULL. */
    private static final Set<String> PARTIAL = Set.of(
            "extract",
            "date_part",
            "array_length",
            "array_upper",
            "array_lower",
            "array_ndims",
            "lower",
            "upper",
            "regexp_match",
            "jsonb_extract_path_text",
            "json_extract_path_text",
            "jsonb_path_query_first",
            "to_number",
            "to_date",
            "to_timestamp",
            "to_char",
            "age",
            "family",
            "masklen",
            "geometrytype",
            "st_geometrytype");

    private static final Set<Keyword> NOW = Set.of(
            Keyword.CURRENT_DATE,
            Keyword.CURRENT_TIMESTAMP,
            Keyword.CURRENT_TIME,
            Keyword.LOCALTIME,
            Keyword.LOCALTIMESTAMP,
            Keyword.CURRENT_USER,
            Keyword.SESSION_USER);

    private final TermReader r;
    private final CastTypes types;

    Primaries(TermReader r) {
        this.r = r;
        this.types = new CastTypes(r);
    }

    /** Reads a primary with the casts, subscripts and fields behind it. */
    Term postfixed() throws NotUnderstood {
        Term t = primary();
        while (true) {
            if (r.tokens.is(r.at(), "::")) {
                r.skip(1);
                t = types.cast(t);
            } else if (r.is('[')) {
                r.to(closing(r.at()) + 1);
                t = new Term.Opaque(List.of(t), true);
            } else if (r.is('.')) {
                r.skip(2);
                t = new Term.Opaque(List.of(t), true);
            } else if (r.accept(Keyword.COLLATE)) {
                t = collated(t);
            } else {
                return t;
            }
        }
    }

    /** Two collations of the system order texts differently, but equal are the same texts in both; one that somebody made may be of another mind. */
    private Term collated(Term t) throws NotUnderstood {
        String name = identifier();
        while (r.accept('.')) {
            name = identifier();
        }
        boolean known = Set.of("C", "POSIX", "default", "ucs_basic", "C.UTF-8", "pg_c_utf8")
                .contains(name);
        return known ? t : new Term.Opaque(List.of(t), false);
    }

    private String identifier() throws NotUnderstood {
        if (!r.tokens.isIdentifier(r.at())) {
            throw new NotUnderstood("no name");
        }
        String name = r.tokens.identifier(r.at());
        r.skip(1);
        return name;
    }

    int closing(int open) throws NotUnderstood {
        int end = r.tokens.closing(open);
        if (end < 0) {
            throw new NotUnderstood("open");
        }
        return end;
    }

    private Term primary() throws NotUnderstood {
        Optional<List<Name>> path = r.reference();
        if (path.isPresent()) {
            if (r.is('(')) {
                return call(path.get().stream().map(Name::value).toList());
            }
            Optional<Name> column = r.names.column(path.get());
            return column.isPresent()
                    ? new Term.Column(column.get())
                    : new Term.Unknown(path.get().getLast().value());
        }
        return switch (r.tokens.kind(r.at())) {
            case NUMBER -> number();
            case STRING -> string();
            case WORD, QUOTED -> word();
            case PUNCTUATION -> parenthesised();
            default -> throw new NotUnderstood(r.tokens.text(r.at()));
        };
    }

    private Term number() {
        String text = r.tokens.text(r.at());
        r.skip(1);
        return Values.number(text)
                .<Term>map(n -> new Term.Literal(Numbers.of(n)))
                .orElse(new Term.Opaque(List.of(), false));
    }

    private Term string() {
        String text = r.tokens.text(r.at());
        boolean bits = !text.isEmpty() && "bBxX".indexOf(text.charAt(0)) >= 0;
        Term t = bits ? new Term.Opaque(List.of(), false) : new Term.Literal(Texts.constant(r.tokens.string(r.at())));
        r.skip(1);
        return t;
    }

    private Term parenthesised() throws NotUnderstood {
        r.expect('(');
        List<Term> all = list(')');
        return all.size() == 1 ? all.getFirst() : new Term.Row(all);
    }

    private List<Term> list(char end) throws NotUnderstood {
        List<Term> all = new ArrayList<>();
        if (!r.is(end)) {
            do {
                all.add(r.expression(0));
            } while (r.accept(','));
        }
        r.expect(end);
        return all;
    }

    private Term word() throws NotUnderstood {
        Tokens tokens = r.tokens;
        int at = r.at();
        Keyword k = tokens.kind(at) == TokenKind.WORD ? tokens.keyword(at) : null;
        if (k != null) {
            Optional<Term> special = keyword(k);
            if (special.isPresent()) {
                return special.get();
            }
        }
        if (tokens.kind(at + 1) == TokenKind.STRING) {
            return typed();
        }
        List<String> path = new ArrayList<>();
        path.add(identifier());
        while (r.is('.') && tokens.isIdentifier(r.at() + 1)) {
            r.skip(1);
            path.add(identifier());
        }
        if (r.is('(')) {
            return call(path);
        }
        String name = path.getLast();
        Optional<Name> column = name.equals("value") ? r.names.column(List.of(Names.VALUE)) : Optional.empty();
        return column.<Term>map(Term.Column::new).orElse(new Term.Unknown(name));
    }

    private Optional<Term> keyword(Keyword k) throws NotUnderstood {
        if (NOW.contains(k)) {
            r.skip(1);
            if (r.is('(')) {
                r.to(closing(r.at()) + 1);
            }
            return Optional.of(new Term.Opaque(List.of(), false));
        }
        boolean called = r.tokens.is(r.at() + 1, '(');
        switch (k) {
            case TRUE, FALSE, NULL -> {
                r.skip(1);
                return Optional.of(new Term.Literal(k == Keyword.NULL ? Value.Any.NULL : Truth.of(k == Keyword.TRUE)));
            }
            case CASE -> {
                r.skip(1);
                return Optional.of(choice());
            }
            case CAST -> {
                r.skip(1);
                r.expect('(');
                Term of = r.expression(0);
                r.expect(Keyword.AS);
                Term cast = types.cast(of);
                r.expect(')');
                return Optional.of(cast);
            }
            case ARRAY -> {
                r.skip(1);
                r.expect('[');
                return Optional.of(new Term.ArrayOf(list(']')));
            }
            case ROW, COALESCE, NULLIF, GREATEST, LEAST -> {
                if (!called) {
                    return Optional.empty();
                }
                r.skip(2);
                return Optional.of(built(k, list(')')));
            }
            case EXTRACT, TRIM, SUBSTRING, POSITION, OVERLAY, NORMALIZE -> {
                return called ? Optional.of(spoken(k)) : Optional.empty();
            }
            case INTERVAL -> {
                r.skip(1);
                if (r.tokens.kind(r.at()) != TokenKind.STRING) {
                    throw new NotUnderstood("interval");
                }
                r.skip(1);
                return Optional.of(new Term.Opaque(List.of(), false));
            }
            case EXISTS, SELECT, WITH, VALUES -> throw new NotUnderstood("a query");
            default -> {
                if (k.category() == Keyword.Category.RESERVED) {
                    throw new NotUnderstood(k.name());
                }
                return Optional.empty();
            }
        }
    }

    private static Term built(Keyword k, List<Term> all) throws NotUnderstood {
        return switch (k) {
            case ROW -> new Term.Row(all);
            case COALESCE -> new Term.Coalesce(all);
            case NULLIF -> {
                if (all.size() != 2) {
                    throw new NotUnderstood("NULLIF");
                }
                yield new Term.NullIf(all.getFirst(), all.getLast());
            }
            default -> new Term.Extreme(all);
        };
    }

    /** Calls with words between their arguments: {@code EXTRACT(year FROM d)}. */
    private Term spoken(Keyword k) throws NotUnderstood {
        r.skip(2);
        List<Term> all = new ArrayList<>();
        if (k == Keyword.EXTRACT) {
            r.skip(1);
            r.expect(Keyword.FROM);
        }
        while (!r.accept(')')) {
            boolean between = r.accept(Keyword.FROM)
                    || r.accept(Keyword.FOR)
                    || r.accept(Keyword.IN)
                    || r.accept(Keyword.BOTH)
                    || r.accept(Keyword.LEADING)
                    || r.accept(Keyword.TRAILING)
                    || r.accept(Keyword.PLACING)
                    || r.accept(',');
            if (!between) {
                all.add(r.expression(TermReader.OTHER));
            }
        }
        return new Term.Opaque(all, k == Keyword.EXTRACT);
    }

    /** A constant behind the name of its type: {@code date '2024-01-01'}. */
    private Term typed() throws NotUnderstood {
        int type = r.at();
        r.skip(1);
        Term of = string();
        int behind = r.at();
        r.to(type);
        Term cast = types.cast(of);
        r.to(behind);
        return cast;
    }

    private Term choice() throws NotUnderstood {
        Optional<Term> operand = r.is(Keyword.WHEN) ? Optional.empty() : Optional.of(r.expression(0));
        List<Term.When> whens = new ArrayList<>();
        while (r.accept(Keyword.WHEN)) {
            Term condition = r.expression(0);
            r.expect(Keyword.THEN);
            Term test = operand.<Term>map(o -> new Term.Comparison(Comparator.EQUAL, o, condition))
                    .orElse(condition);
            whens.add(new Term.When(test, r.expression(0)));
        }
        Term otherwise = r.accept(Keyword.ELSE) ? r.expression(0) : new Term.Literal(Value.Any.NULL);
        r.expect(Keyword.END);
        return new Term.Case(whens, otherwise);
    }

    private Term call(List<String> path) throws NotUnderstood {
        int open = r.at();
        // A function of another schema is somebody's own, whatever it is called.
        boolean builtIn = path.size() == 1 || path.equals(List.of("pg_catalog", path.getLast()));
        String name = builtIn ? path.getLast().toLowerCase(Locale.ROOT) : String.join(".", path);
        r.skip(1);
        boolean variadic = r.accept(Keyword.VARIADIC);
        if (r.is('*') || r.is(Keyword.DISTINCT) || r.is(Keyword.ALL)) {
            r.to(closing(open) + 1);
            return new Term.Unknown(name);
        }
        List<Term> all = list(')');
        if (variadic) {
            all = all.size() == 1 && all.getFirst() instanceof Term.ArrayOf(List<Term> of) ? of : List.of();
            if (all.isEmpty()) {
                return new Term.Unknown(name);
            }
        }
        return switch (name) {
            case "num_nonnulls" -> new Term.Count(all, false);
            case "num_nulls" -> new Term.Count(all, true);
            case "cardinality" -> size(all, false).orElse(new Term.Opaque(all, false));
            case "array_length" -> size(all, true).orElse(new Term.Opaque(all, true));
            case "array_remove" -> removed(name, all);
            default ->
                PARTIAL.contains(name)
                        ? new Term.Opaque(all, true)
                        : STRICT.contains(name) ? new Term.Opaque(all, false) : new Term.Unknown(name);
        };
    }

    /** An array of which the NULLs are taken out is kept as the row of what may be left. */
    private static Term removed(String name, List<Term> all) {
        boolean nulls = all.size() == 2
                && all.getFirst() instanceof Term.ArrayOf
                && bare(all.get(1)) instanceof Term.Literal(Value v)
                && !v.some();
        return nulls && all.getFirst() instanceof Term.ArrayOf(List<Term> of)
                ? new Term.ArrayOf(List.of(new Term.Count(of, false)))
                : new Term.Unknown(name);
    }

    private static Term bare(Term t) {
        return t instanceof Term.Cast c ? bare(c.of()) : t;
    }

    private static Optional<Term> size(List<Term> arguments, boolean length) {
        boolean first = !length
                || (arguments.size() == 2
                        && arguments.get(1) instanceof Term.Literal(Numbers n)
                        && n.point().filter(p -> p.longValue() == 1).isPresent());
        if (!first || arguments.isEmpty() || !(arguments.getFirst() instanceof Term.ArrayOf(List<Term> of))) {
            return Optional.empty();
        }
        boolean counted = of.size() == 1 && of.getFirst() instanceof Term.Count;
        if (!counted && of.stream().anyMatch(Term.ArrayOf.class::isInstance)) {
            return Optional.empty();
        }
        Term n = counted ? of.getFirst() : new Term.Literal(Numbers.of(of.size()));
        return Optional.of(length ? new Term.NullIfZero(n) : n);
    }

    /** Returns the elements of {@code array}, written as {@code ARRAY[...]} or as {@code '{...}'}. */
    List<Term> elements(Term array) throws NotUnderstood {
        if (array instanceof Term.ArrayOf(List<Term> of)
                && of.stream().noneMatch(e -> e instanceof Term.Count || e instanceof Term.ArrayOf)) {
            return of;
        }
        if (array instanceof Term.Literal(Texts t) && t.point().isPresent()) {
            return ArrayLiterals.elements(t.point().get());
        }
        throw new NotUnderstood("an array");
    }
}
